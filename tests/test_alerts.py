"""Alerts as people meet them: signing up, what arrives, what never does, and the office."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.conversation.office import MOST_A_DAY
from bot.engine import Engine
from bot.phrasebook import Phrases
from bot.reading.reader import PictureReader
from bot.state.alerts import DeliveryState
from bot.state.subscriptions import Subscription, Tip
from tests.bot_api.messages import Message
from tests.bot_api.refusals import BAD_GATEWAY, too_many_requests
from tests.bot_api.server import BotApi
from tests.whole import Whole, whole

ADMIN, SECOND, PERSON = 11, 12, 2002
TEXTS = "中文：最近有人冒充快递理赔，让您共享屏幕。\nEnglish: Callers pose as couriers and ask to see your screen."
ZH = "最近有人冒充快递理赔，让您共享屏幕。"
EN = "Callers pose as couriers and ask to see your screen."


@pytest.fixture
async def bot(
    bot_api: BotApi, engine: Engine, reader: PictureReader, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Whole]:
    """The bot with two admins; nothing it sends may be refused, no button keep turning."""
    monkeypatch.setenv("BOT_ADMINS", f"{ADMIN},{SECOND}")
    monkeypatch.setattr("bot.conversation.office.DELAY_SECONDS", 0)
    monkeypatch.setattr("bot.conversation.subscribing.QUIET_AT_FIRST", (0, 0))
    async with whole(bot_api, engine, reader) as bot:
        for admin in (ADMIN, SECOND):
            await bot.person(admin).says("/start")
        yield bot
    # the office and the broadcaster may show the same progress at the same time
    assert [refusal for refusal in bot_api.refused if "not modified" not in refusal] == []
    assert bot_api.account.pressed == set()


async def _alert(bot: Whole, zh: Phrases, kind: str = "") -> None:
    office = bot.person(ADMIN)
    await office.says(f"/admin alert {kind}\n{TEXTS}")
    await office.presses(zh.office.release.format(seconds=0))


def _alerts_of(bot: Whole, chat: int, phrases: Phrases) -> list[Message]:
    return [message for message in bot.shown(chat) if message.title == phrases.alerts.alert]


async def _closed(bot: Whole, zh: Phrases, number: int = 1) -> Message:
    """Wait for the end of an alert; return what the office then sees."""
    done = zh.office.state.done.format(number=number)
    await bot.until(lambda: any(message.title == done for message in bot.shown(ADMIN)))
    return next(message for message in bot.shown(ADMIN) if message.title == done)


# Signing up


async def test_subscribe_says_what_will_come_and_how_to_change_it(bot: Whole, zh: Phrases) -> None:
    person = bot.person(PERSON)
    [reply] = await person.says("/subscribe")
    assert reply.title == zh.alerts.started
    assert zh.alerts.what in reply.text
    assert f"• 种类：{zh.alerts.all_kinds}" in reply.text
    assert zh.alerts.buttons.end in reply.buttons
    [again] = await person.says("/subscribe")
    assert again.title == zh.alerts.title
    assert await bot.store.subscriptions.of(PERSON) == Subscription(
        PERSON, "zh", frozenset(), 0, 0, 480
    )


async def test_at_first_the_nights_are_quiet(
    bot: Whole, zh: Phrases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    [reply] = await bot.person(PERSON).says("/subscribe")
    assert zh.alerts.quiet.format(start=22, end=7) in reply.text


async def test_everything_can_be_chosen_with_buttons(
    bot: Whole, zh: Phrases, engine: Engine
) -> None:
    person, labels = bot.person(PERSON), zh.alerts.buttons
    titles = [topic.title.zh for topic in engine.knowledge.topics.values()]
    ids = list(engine.knowledge.topics)
    await person.says("/subscribe")

    [kinds] = await person.presses(labels.kinds)
    assert kinds.edited
    assert kinds.buttons[0] == labels.chosen.format(choice=labels.all_kinds)
    [chosen] = await person.presses(titles[1])
    assert labels.chosen.format(choice=titles[1]) in chosen.buttons
    await person.presses(zh.buttons.next)
    [second] = await person.presses(titles[9])
    assert labels.chosen.format(choice=titles[9]) in second.buttons
    await person.presses(labels.chosen.format(choice=titles[9]))
    await person.presses(titles[10])
    await person.presses(labels.done)

    await person.presses(labels.quiet)
    await person.presses("23:00-8:00")
    await person.presses(labels.done)
    await person.presses(labels.zone)
    await person.presses("UTC-5")
    await person.presses(labels.done)
    await person.presses(labels.tip)
    await person.presses(labels.weekly)
    await person.presses(labels.done)
    await person.presses(labels.language)
    await person.presses(zh.language.english)
    [overview] = await person.presses(labels.done)

    assert overview.title == zh.alerts.title
    assert zh.alerts.quiet.format(start=23, end=8) in overview.text
    wanted = frozenset({ids[1], ids[10]})
    assert await bot.store.subscriptions.of(PERSON) == Subscription(
        PERSON, "en", wanted, 23, 8, -300, Tip.WEEKLY
    )


async def test_every_choice_can_be_taken_back(bot: Whole, zh: Phrases) -> None:
    person, labels = bot.person(PERSON), zh.alerts.buttons
    await bot.store.subscriptions.set(
        Subscription(PERSON, "en", frozenset({"phishing"}), 23, 8, -300, Tip.WEEKLY)
    )
    await person.says("/subscribe")
    await person.presses(labels.kinds)
    await person.presses(labels.all_kinds)
    await person.presses(labels.done)
    await person.presses(labels.quiet)
    await person.presses(labels.no_quiet)
    await person.presses(labels.done)
    await person.presses(labels.tip)
    await person.presses(labels.no_tip)
    assert await bot.store.subscriptions.of(PERSON) == Subscription(
        PERSON, "en", frozenset(), None, None, -300
    )


async def test_unsubscribe_ends_it_and_says_so_once(bot: Whole, zh: Phrases) -> None:
    person = bot.person(PERSON)
    assert (await person.says("/unsubscribe"))[0].text == zh.alerts.was_off
    await person.says("/subscribe")
    assert (await person.says("/unsubscribe"))[0].text == zh.alerts.stopped
    assert await bot.store.subscriptions.of(PERSON) is None
    [on] = await person.presses(zh.alerts.buttons.begin)
    assert on.title == zh.alerts.started
    [off] = await person.presses(zh.alerts.buttons.end)
    assert off.text == zh.alerts.stopped


@pytest.mark.parametrize(
    "data",
    [
        *("u.k.+gone", "u.k.", "u.q.25-3", "u.q.x", "u.z.9999", "u.t.hourly", "u.l.fr"),
        *("u.z.", "n.k.99", "n.o.1", "u.o.on", "n.x.0", "k.r.1.guess", "k.r.x.y"),
    ],
)
async def test_an_old_or_made_up_button_changes_nothing(bot: Whole, data: str) -> None:
    person = bot.person(PERSON)
    [shown] = await person.says("/subscribe")
    before = await bot.store.subscriptions.of(PERSON)
    replies = await person.presses_data(data, bot.api.account.as_json(shown))
    assert replies
    assert await bot.store.subscriptions.of(PERSON) == before


async def test_a_button_of_one_who_is_off_offers_to_begin(bot: Whole, zh: Phrases) -> None:
    person = bot.person(PERSON)
    [shown] = await person.says("/subscribe")
    await person.says("/unsubscribe")
    [reply] = await person.presses_data("u.t.daily", bot.api.account.as_json(shown))
    assert zh.alerts.nothing in reply.text
    assert await bot.store.subscriptions.of(PERSON) is None


async def test_a_group_is_signed_up_by_its_admins_only(bot: Whole, zh: Phrases) -> None:
    group = bot.person(PERSON).in_group()
    number = group.chat["id"]
    [refused] = await group.says("/subscribe")
    assert refused.text == zh.alerts.admins_only
    assert await bot.store.subscriptions.of(number) is None
    bot.api.account.admins.add((number, PERSON))
    [on] = await group.says("/subscribe")
    assert on.title == zh.alerts.started
    bot.api.account.admins.clear()
    [refused] = await group.presses(zh.alerts.buttons.end)
    assert refused.text == zh.alerts.admins_only
    [refused] = await group.says("/unsubscribe")
    assert refused.text == zh.alerts.admins_only
    assert await bot.store.subscriptions.of(number)


# What arrives


async def test_an_alert_arrives_in_the_language_of_each(
    bot: Whole, zh: Phrases, en: Phrases
) -> None:
    await bot.person(PERSON).says("/subscribe")
    await bot.person(2003, "en").says("/subscribe")
    await bot.person(2004, "zh-hant").says("/subscribe")
    await _alert(bot, zh, "fake-customer-service")
    done = await _closed(bot, zh)
    assert zh.office.counts.sent.format(count=3) in done.text
    [chinese] = _alerts_of(bot, PERSON, zh)
    assert ZH in chinese.text
    assert chinese.text.endswith(zh.alerts.alert_note)
    [english] = _alerts_of(bot, 2003, en)
    assert EN in english.text
    [traditional] = [message for message in bot.shown(2004) if "⚠️" in message.title]
    assert "冒充快遞理賠" in traditional.text


async def test_under_an_alert_stand_more_about_it_and_the_settings(
    bot: Whole, zh: Phrases, engine: Engine
) -> None:
    person = bot.person(PERSON)
    await person.says("/subscribe")
    await _alert(bot, zh, "fake-customer-service")
    await _closed(bot, zh)
    [alert] = _alerts_of(bot, PERSON, zh)
    [settings] = await person.presses(zh.alerts.title)
    assert settings.title == zh.alerts.title
    assert settings.id != alert.id, "the alert must stay"
    [topic] = await person.presses(zh.buttons.how)
    assert topic.title == engine.knowledge.topics["fake-customer-service"].title.zh


async def test_an_alert_of_another_kind_is_for_others(bot: Whole, zh: Phrases) -> None:
    for chat, kinds in ((PERSON, {"phishing"}), (2003, {"fake-customer-service"})):
        await bot.person(chat).says("/start")
        await bot.store.subscriptions.set(Subscription(chat, "zh", frozenset(kinds)))
    await _alert(bot, zh, "phishing")
    await _closed(bot, zh)
    assert len(_alerts_of(bot, PERSON, zh)) == 1
    assert _alerts_of(bot, 2003, zh) == []


async def test_who_has_blocked_us_is_signed_off(bot: Whole, zh: Phrases) -> None:
    await bot.person(PERSON).says("/subscribe")
    await bot.person(2003).says("/subscribe")
    bot.api.account.blocked.add(PERSON)
    await _alert(bot, zh)
    done = await _closed(bot, zh)
    assert zh.office.counts.sent.format(count=1) in done.text
    assert zh.office.counts.gone.format(count=1) in done.text
    assert await bot.store.subscriptions.of(PERSON) is None


async def test_a_block_is_noticed_when_it_happens(bot: Whole) -> None:
    person = bot.person(PERSON)
    await person.says("/subscribe")
    me = bot.api.account.me
    await person.causes(
        "my_chat_member",
        {
            "chat": person.chat,
            "from": {"id": PERSON, "is_bot": False, "first_name": "P"},
            "date": 1,
            "old_chat_member": {"status": "member", "user": me},
            "new_chat_member": {"status": "kicked", "user": me, "until_date": 0},
        },
    )
    assert await bot.store.subscriptions.of(PERSON) is None


async def test_a_group_that_got_a_new_number_still_gets_its_alert(bot: Whole, zh: Phrases) -> None:
    old, new = -77, -1000000000077
    account = bot.api.account
    account.chats[new] = {"id": new, "type": "supergroup", "title": "Family"}
    account.migrated[old] = new
    await bot.store.subscriptions.set(Subscription(old, "zh"))
    await _alert(bot, zh)
    done = await _closed(bot, zh)
    assert zh.office.counts.sent.format(count=1) in done.text
    assert len(_alerts_of(bot, new, zh)) == 1
    assert await bot.store.subscriptions.of(old) is None
    assert await bot.store.subscriptions.of(new)


async def test_a_group_that_moves_takes_its_subscription_along(bot: Whole) -> None:
    group = bot.person(PERSON).in_group()
    await bot.store.subscriptions.set(Subscription(group.chat["id"], "zh"))
    new = group.chat["id"] - 1
    await group.says("x")
    await group.causes("message", {**group.wrote[-1], "text": "", "migrate_to_chat_id": new})
    assert await bot.store.subscriptions.of(new)
    assert await bot.store.subscriptions.of(group.chat["id"]) is None


async def test_when_telegram_asks_for_patience_the_alert_comes_later_and_once(
    bot: Whole, zh: Phrases
) -> None:
    await bot.person(PERSON).says("/subscribe")
    office = bot.person(ADMIN)
    await office.says(f"/admin alert\n{TEXTS}")
    await office.presses(zh.office.cancel)
    draft = await bot.store.alerts.draft(ADMIN, None, ZH, EN)
    bot.api.trouble("sendMessage", too_many_requests(1))
    assert await bot.store.alerts.release(draft.id, draft.nonce, ADMIN, 0)
    await bot.until(lambda: _alerts_of(bot, PERSON, zh))
    await asyncio.sleep(0)
    assert len(_alerts_of(bot, PERSON, zh)) == 1


async def test_what_may_have_arrived_is_not_sent_again(bot: Whole, zh: Phrases) -> None:
    await bot.person(PERSON).says("/subscribe")
    draft = await bot.store.alerts.draft(ADMIN, None, ZH, EN)
    bot.api.trouble("sendMessage", BAD_GATEWAY)
    assert await bot.store.alerts.release(draft.id, draft.nonce, ADMIN, 0)
    states: dict[DeliveryState, int] = {}
    async with asyncio.timeout(20):
        while DeliveryState.UNKNOWN not in states:
            states = await bot.store.alerts.progress(draft.id)
            await asyncio.sleep(0.02)
    assert states == {DeliveryState.UNKNOWN: 1}
    assert _alerts_of(bot, PERSON, zh) == []


# The office


async def test_to_everybody_else_admin_is_no_command(bot: Whole, zh: Phrases) -> None:
    [reply] = await bot.person(PERSON).says("/admin alert")
    assert reply.text.startswith(zh.errors.no_such_command)
    group = bot.person(ADMIN).in_group()
    assert await group.says("/admin alert") == ()
    assert await group.says("/admin@antifraud_test_bot stats") == ()


async def test_admin_alone_says_what_there_is(bot: Whole, zh: Phrases) -> None:
    office = bot.person(ADMIN)
    for command in ("/admin", "/admin nonsense"):
        [menu] = await office.says(command)
        assert menu.title == zh.office.title
    [form] = await office.says("/admin alert")
    assert form.title == zh.office.form_title
    assert (office.copies(zh.office.form_copy) or "").startswith("/admin alert ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("phising\n" + TEXTS, "没有“phising”这一种。相近的：phishing"),
        ("\n中文：太短\nEnglish: too short", "中文那一段没有写，或太短"),
        ("\n中文：最近有人冒充快递理赔，让您共享屏幕。", "英文那一段没有写"),
        ("\n中文：Callers pose as couriers.\nEnglish: Callers pose as couriers.", "看起来不是中文"),
        (
            "\nzh: 最近有人冒充快递理赔。\nen: 最近有人冒充快递理赔，让您共享屏幕。",
            "看起来不是英文",
        ),
        ("\n中文：" + "长" * 1501 + "\nEnglish: A text.....", "中文那一段太长"),
    ],
)
async def test_a_form_with_a_mistake_is_not_taken(
    bot: Whole, zh: Phrases, text: str, told: str
) -> None:
    [reply] = await bot.person(ADMIN).says(f"/admin alert {text}")
    assert reply.title == zh.office.problem
    assert told in reply.text
    assert await bot.store.alerts.of(1) is None


async def test_the_office_sees_both_texts_and_how_many_get_them_before_it_sends(
    bot: Whole, zh: Phrases
) -> None:
    await bot.person(PERSON).says("/subscribe")
    chinese, english, draft = await bot.person(ADMIN).says(f"/admin alert phishing\n{TEXTS}")
    assert ZH in chinese.text
    assert EN in english.text
    assert draft.title == zh.office.state.draft.format(number=1)
    assert "发给1个聊天，其中0个在免打扰" in draft.text
    assert zh.office.today.format(count=0, most=MOST_A_DAY) in draft.text
    assert _alerts_of(bot, PERSON, zh) == []


@pytest.fixture
async def in_an_hour(bot: Whole, zh: Phrases, monkeypatch: pytest.MonkeyPatch) -> None:
    """An alert was released that waits for an hour."""
    monkeypatch.setattr("bot.conversation.office.DELAY_SECONDS", 3600)
    await bot.person(PERSON).says("/subscribe")
    office = bot.person(ADMIN)
    await office.says(f"/admin alert\n{TEXTS}")
    await office.presses(zh.office.release.format(seconds=3600))


async def test_a_second_admin_sends_it_at_once(bot: Whole, zh: Phrases, in_an_hour: None) -> None:
    asked, chinese, _, standing = bot.shown(SECOND)[-4:]
    assert asked.text == zh.office.asks.format(seconds=3600)
    assert ZH in chinese.text
    assert standing.buttons == (zh.office.confirm, zh.office.cancel)
    mine = bot.shown(ADMIN)[-1]
    assert mine.buttons == (zh.office.cancel,), "nobody confirms his own"
    await bot.person(SECOND).presses(zh.office.confirm)
    await _closed(bot, zh)
    assert len(_alerts_of(bot, PERSON, zh)) == 1
    assert [act.action for act in await bot.store.audit.acts(3)] == ["confirm", "release", "draft"]


async def test_the_author_cannot_confirm_with_the_button_of_the_other(
    bot: Whole, zh: Phrases, in_an_hour: None
) -> None:
    office = bot.person(ADMIN)
    alert = await bot.store.alerts.of(1)
    assert alert
    standing = bot.api.account.as_json(bot.shown(ADMIN)[-1])
    [reply] = await office.presses_data(f"k.c.1.{alert.nonce}", standing)
    assert reply.text == zh.office.not_yours
    stranger = bot.person(PERSON)
    [page] = await stranger.says("/subscribe")
    await stranger.presses_data(f"k.c.1.{alert.nonce}", standing)
    await stranger.presses_data(f"k.c.1.{alert.nonce}", bot.api.account.as_json(page))
    assert _alerts_of(bot, PERSON, zh) == []
    assert (await bot.store.audit.acts(1))[0].action == "release"


async def test_within_the_delay_anybody_of_the_office_can_cancel(
    bot: Whole, zh: Phrases, in_an_hour: None
) -> None:
    second = bot.person(SECOND)
    await second.presses(zh.office.cancel)
    cancelled = zh.office.state.cancelled.format(number=1)
    for admin in (ADMIN, SECOND):
        [standing] = [message for message in bot.shown(admin) if message.title == cancelled]
        assert standing.buttons == ()
    assert await bot.store.alerts.begin_due() == ()
    alert = await bot.store.alerts.of(1)
    assert alert
    [late] = await second.presses_data(
        f"k.c.1.{alert.nonce}", bot.api.account.as_json(bot.shown(SECOND)[-1])
    )
    assert late.text == zh.office.too_late
    assert _alerts_of(bot, PERSON, zh) == []


async def test_no_more_than_a_few_alerts_go_out_in_a_day(bot: Whole, zh: Phrases) -> None:
    for _ in range(MOST_A_DAY):
        draft = await bot.store.alerts.draft(ADMIN, None, ZH, EN)
        assert await bot.store.alerts.release(draft.id, draft.nonce, ADMIN, 0)
    office = bot.person(ADMIN)
    await office.says(f"/admin alert\n{TEXTS}")
    [refused] = await office.presses(zh.office.release.format(seconds=0))
    assert refused.text == zh.office.too_often.format(most=MOST_A_DAY)


async def test_the_log_says_who_did_what_without_a_text(bot: Whole, zh: Phrases) -> None:
    office = bot.person(ADMIN)
    assert zh.office.log.nothing in (await office.says("/admin log"))[0].text
    await office.says(f"/admin alert\n{TEXTS}")
    [log] = await office.says("/admin log")
    assert f"{ADMIN}　draft 1" in log.text
    assert "快递" not in log.text


async def test_html_in_an_alert_is_text(bot: Whole, zh: Phrases) -> None:
    await bot.person(PERSON).says("/subscribe")
    office = bot.person(ADMIN)
    await office.says(
        "/admin alert\n中文：请看<b>这里</b>&amp;<a href='x'>链接</a>一二三\nEnglish: See <b>here</b> & there"
    )
    await office.presses(zh.office.release.format(seconds=0))
    await _closed(bot, zh)
    [alert] = _alerts_of(bot, PERSON, zh)
    assert "请看<b>这里</b>&amp;<a href='x'>链接</a>一二三" in alert.text
