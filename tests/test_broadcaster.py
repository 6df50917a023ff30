"""The sending of alerts piece by piece: what an error means, who leads, at what pace, which tip."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.alerts import form
from bot.alerts.broadcaster import Broadcaster
from bot.alerts.leadership import Leadership
from bot.alerts.outcomes import Trouble, state_after
from bot.alerts.pace import Pace
from bot.alerts.tips import Tips
from bot.engine import Engine
from bot.reply import say
from bot.state import Store, StoreError
from bot.state.alerts import Alert, DeliveryState
from bot.state.subscriptions import Subscription, Tip
from knowledge import Language
from tests.bot_api.server import BotApi
from tests.conftest import TOKEN

TUESDAY = datetime(2026, 11, 24, 1, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 1, tzinfo=UTC)


def _caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


# What an error means


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (RetryAfter(3), DeliveryState.PENDING),
        (ChatMigrated(-100), DeliveryState.PENDING),
        (InvalidToken(), DeliveryState.PENDING),
        (Forbidden("bot was blocked by the user"), DeliveryState.GONE),
        (Forbidden("user is deactivated"), DeliveryState.GONE),
        (BadRequest("Chat not found"), DeliveryState.GONE),
        (BadRequest("can't parse entities"), DeliveryState.FAILED),
        (_caused(NetworkError("x"), httpx.ConnectError("x")), DeliveryState.PENDING),
        (_caused(TimedOut(), httpx.ConnectTimeout("x")), DeliveryState.PENDING),
        (_caused(TimedOut(), httpx.PoolTimeout("x")), DeliveryState.PENDING),
        (_caused(TimedOut(), httpx.ReadTimeout("x")), DeliveryState.UNKNOWN),
        (_caused(NetworkError("x"), httpx.ReadError("x")), DeliveryState.UNKNOWN),
        (NetworkError("Bad Gateway"), DeliveryState.UNKNOWN),
        (TelegramError("whatever"), DeliveryState.UNKNOWN),
    ],
)
def test_what_an_error_says_about_a_delivery(error: Exception, state: DeliveryState) -> None:
    assert state_after(error) is state


def test_an_outage_slows_the_sending_down_and_a_success_ends_that() -> None:
    trouble = Trouble()
    assert [trouble.pause_after(NetworkError("x")) for _ in range(8)] == [
        *(1, 2, 4, 8, 16, 32, 60, 60),
    ]
    trouble.over()
    assert trouble.pause_after(TimedOut()) == 1
    assert trouble.pause_after(Forbidden("blocked")) == 0
    assert trouble.pause_after(RetryAfter(7)) > 7


# Pace


async def test_steps_are_even_and_a_pause_holds_for_all() -> None:
    pace, began = Pace(100), time.monotonic()
    for _ in range(11):
        await pace.step()
    assert time.monotonic() - began >= 0.099 - 3 * 0.01
    pace.pause(0.1)
    began = time.monotonic()
    await pace.step()
    assert time.monotonic() - began >= 0.099


# Who leads


async def test_one_leads_until_it_lets_go(store: Store) -> None:
    first, second = Leadership(store.leases, "x"), Leadership(store.leases, "x")
    assert await first.take()
    async with first.kept():
        assert first.held
        assert not await second.take()
        assert not second.held
    assert not first.held
    assert await second.take()


async def test_without_the_database_nobody_leads(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> bool:
        raise StoreError("away")

    monkeypatch.setattr(store.leases, "take", fail)
    leader = Leadership(store.leases, "x")
    assert not await leader.take()
    assert not leader.held


# Two machines


@pytest.fixture
async def bot(bot_api: BotApi) -> AsyncIterator[Bot]:
    async with Bot(TOKEN, base_url=f"{bot_api.url}/bot") as bot:
        yield bot


def _broadcaster(bot: Bot, store: Store) -> Broadcaster:
    return Broadcaster(
        bot, store, lambda alert, _: say(alert.zh), lambda alert, _, __: say(alert.state)
    )


async def _written(bot_api: BotApi, store: Store, chats: int) -> Alert:
    for chat in range(1, chats + 1):
        bot_api.account.chats[chat] = {"id": chat, "type": "private", "first_name": "P"}
        await store.subscriptions.set(Subscription(chat, "zh"))
    alert = await store.alerts.draft(1, None, "注意", "Look out")
    assert await store.alerts.release(alert.id, alert.nonce, 1, 0)
    return alert


async def _until_sent(store: Store, alert: Alert, states: dict[DeliveryState, int]) -> None:
    async with asyncio.timeout(20):
        while await store.alerts.progress(alert.id) != states:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def test_two_machines_send_every_chat_one_message(
    bot_api: BotApi, bot: Bot, store: Store
) -> None:
    alert = await _written(bot_api, store, 20)
    machines = [_broadcaster(bot, store) for _ in range(2)]
    tasks = [asyncio.create_task(machine.run()) for machine in machines]
    await _until_sent(store, alert, {DeliveryState.SENT: 20})
    for machine in machines:
        machine.stop()
    await asyncio.gather(*tasks)
    chats = sorted(message.chat for message in bot_api.account.messages.shown)
    assert chats == list(range(1, 21))


async def test_what_is_on_its_way_at_a_stop_still_arrives_and_is_noted(
    bot_api: BotApi, bot: Bot, store: Store
) -> None:
    alert = await _written(bot_api, store, 3)
    first = _broadcaster(bot, store)
    task = asyncio.create_task(first.run())
    async with asyncio.timeout(20):
        while not bot_api.account.messages.shown:  # noqa: ASYNC110
            await asyncio.sleep(0)
    first.stop()
    await task
    states = await store.alerts.progress(alert.id)
    assert states[DeliveryState.SENT] == len(bot_api.account.messages.shown)
    assert DeliveryState.SENDING not in states
    second = _broadcaster(bot, store)
    task = asyncio.create_task(second.run())
    await _until_sent(store, alert, {DeliveryState.SENT: 3})
    second.stop()
    await task
    assert len(bot_api.account.messages.shown) == 3


async def test_an_alert_that_cannot_be_worded_does_not_stop_another(
    bot_api: BotApi, bot: Bot, store: Store
) -> None:
    def compose(alert: Alert, _: str) -> object:
        if alert.zh == "坏":
            raise KeyError("坏")
        return say(alert.zh)

    alert = await _written(bot_api, store, 1)
    bad = await store.alerts.draft(1, None, "坏", "bad")
    assert await store.alerts.release(bad.id, bad.nonce, 1, 0)
    broadcaster = Broadcaster(bot, store, compose, lambda alert, _, __: say(alert.state))  # type: ignore[arg-type]
    task = asyncio.create_task(broadcaster.run())
    await _until_sent(store, alert, {DeliveryState.SENT: 1})
    await _until_sent(store, bad, {DeliveryState.FAILED: 1})
    broadcaster.stop()
    await task


async def test_an_outcome_is_noted_when_the_database_is_back(
    bot_api: BotApi, bot: Bot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.alerts.broadcaster._LOOKED_SECONDS", 0.05)
    alert = await _written(bot_api, store, 1)
    settle, failures = store.alerts.settle, iter(range(3))

    async def unreliable(*arguments: object) -> None:
        if next(failures, None) is not None:
            raise StoreError("away")
        await settle(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(store.alerts, "settle", unreliable)
    broadcaster = _broadcaster(bot, store)
    task = asyncio.create_task(broadcaster.run())
    await _until_sent(store, alert, {DeliveryState.SENT: 1})
    broadcaster.stop()
    await task
    assert len(bot_api.account.messages.shown) == 1


# Tips


async def test_a_tip_a_day_and_one_a_week(store: Store, engine: Engine) -> None:
    await store.subscriptions.set(Subscription(1, "zh", tip=Tip.DAILY))
    await store.subscriptions.set(Subscription(2, "en", tip=Tip.WEEKLY))
    for now, begun in ((TUESDAY, [1]), (MONDAY, [1, 2])):
        tips = Tips(engine.dialogue(), lambda now=now: now.timestamp())  # type: ignore[misc]
        await tips.plan(store)
        await tips.plan(store)
        chats = []
        while claimed := await store.alerts.claim():
            chats.append(claimed.chat)
            tip = await store.alerts.of(claimed.alert)
            assert tip
            assert tip.topic in engine.knowledge.topics
            topic = engine.knowledge.topics[tip.topic]
            assert topic.summary.zh in tip.zh
            assert topic.summary.en in tip.en
        assert sorted(chats) == begun


async def test_another_day_another_kind_of_fraud(store: Store, engine: Engine) -> None:
    topics = []
    for day in range(1, 6):
        now = datetime(2026, 12, day, 2, tzinfo=UTC)
        await Tips(engine.dialogue(), now.timestamp).plan(store)
        tip = await store.alerts.of(day)
        if tip is None or tip.occasion is None or not tip.occasion.startswith("daily"):
            continue
        topics.append(tip.topic)
    assert len(set(topics)) == len(topics) >= 4


async def test_a_bot_that_was_down_in_the_morning_sends_no_tip_in_the_evening(
    store: Store, engine: Engine
) -> None:
    await Tips(engine.dialogue(), TUESDAY.replace(hour=6).timestamp).plan(store)
    assert await store.alerts.of(1) is None


# The form


@pytest.mark.parametrize(
    "text",
    [
        "phishing\n中文：最近有人冒充快递理赔。\nEnglish: Callers pose as couriers.",
        "phishing\nzh:最近有人冒充快递理赔。\nEN: Callers pose as couriers.",
        " phishing \nenglish:\nCallers pose as couriers.\n英文外\nzh：\n最近有人冒充快递理赔。",
    ],
)
def test_a_form_is_read_however_it_is_marked(text: str) -> None:
    read = form.read(text, {"phishing"})
    assert (read.topic, read.problems) == ("phishing", ())
    assert read.texts[Language.ZH] == "最近有人冒充快递理赔。"
    assert read.texts[Language.EN].startswith("Callers pose as couriers.")


def test_a_form_without_a_kind_is_for_everybody() -> None:
    for text in (
        "\nzh: 最近有人冒充快递理赔。\nen: Callers pose as couriers.",
        "zh: 最近有人冒充快递理赔。\nen: Callers pose as couriers.",
    ):
        read = form.read(text, {"phishing"})
        assert (read.topic, read.problems) == (None, ())


def test_a_text_may_have_paragraphs_and_colons() -> None:
    read = form.read(
        "\nzh: 注意：有人冒充快递理赔。\n\n第二段：请核实。\nen: Look out: couriers.\n\nB: c", ()
    )
    assert read.problems == ()
    assert read.texts[Language.ZH] == "注意：有人冒充快递理赔。\n\n第二段：请核实。"
    assert read.texts[Language.EN] == "Look out: couriers.\n\nB: c"
