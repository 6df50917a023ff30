"""When Telegram refuses, is slow or is away: nothing stops, and nobody goes without an answer."""

import asyncio
import io
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from bot.command_line import main
from bot.dialogue import Dialogue
from bot.dialogue.case import Case, Setting
from bot.engine import Engine
from bot.phrasebook import Phrases
from bot.reply import Reply, say
from tests.bot_api.person import Person
from tests.bot_api.refusals import (
    BAD_GATEWAY,
    BLOCKED,
    NOT_FOUND,
    UNAUTHORIZED,
    Refusal,
    too_many_requests,
)
from tests.bot_api.rules import Json
from tests.bot_api.server import BotApi
from tests.conftest import TOKEN, Running

INTERNAL = Refusal(500, "Internal Server Error")


async def test_somebody_who_blocked_the_bot_keeps_nobody_else_waiting(
    person: Person, zh: Phrases
) -> None:
    person.api.account.blocked.add(person.id)
    assert await person.says("谢谢你") == ()
    assert await person.says("/start") == ()
    assert (await person.other(2).says("谢谢你"))[0].title == zh.smalltalk.thanks

    person.api.account.blocked.clear()
    assert (await person.says("谢谢你"))[0].title == zh.smalltalk.thanks


@pytest.mark.parametrize("refusal", [BAD_GATEWAY, INTERNAL], ids=["502", "500"])
async def test_an_answer_that_did_not_arrive_is_sent_again(
    person: Person, zh: Phrases, refusal: Refusal
) -> None:
    person.api.trouble("sendMessage", refusal, refusal)
    [reply] = await person.says("谢谢你")
    assert reply.text == zh.smalltalk.thanks


@pytest.mark.parametrize(
    "refusal", [BAD_GATEWAY, UNAUTHORIZED, NOT_FOUND], ids=["502", "401", "404"]
)
async def test_an_answer_refused_again_and_again_is_given_back_and_comes_later(
    person: Person, zh: Phrases, refusal: Refusal
) -> None:
    person.api.trouble("sendMessage", *[refusal] * 5)
    [reply] = await person.says("谢谢你")
    assert reply.text == zh.smalltalk.thanks


async def test_a_page_that_could_not_be_turned_is_turned_again(person: Person) -> None:
    await person.says("/scams")
    person.api.trouble("editMessageText", BAD_GATEWAY)
    [reply] = await person.presses("下一页 ›")
    assert (reply.title, reply.edited) == ("骗局大全（第2页，共3页）", True)


async def test_an_apology_that_does_not_arrive_stops_nothing(
    person: Person, zh: Phrases, dialogue: Dialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(dialogue, "consider", _broken)
        person.api.trouble("sendMessage", BLOCKED)
        assert await person.says("谢谢你") == ()
    assert (await person.says("谢谢你"))[0].title == zh.smalltalk.thanks


async def test_an_error_of_ours_is_apologised_for(
    person: Person, zh: Phrases, dialogue: Dialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogue, "consider", _broken)
    [reply] = await person.says("谢谢你")
    assert reply.text == zh.errors.apology
    assert (await person.says("/help"))[0].title == zh.help.title


def _broken(chat: int, case: Case, *_: object) -> None:
    raise RuntimeError(case.own)


async def test_a_slow_answer_keeps_nobody_else_waiting(
    person: Person, zh: Phrases, dialogue: Dialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer, other_is_heard = dialogue.consider, Event()

    def consider(chat: int, case: Case, client: str | None, setting: Setting) -> Reply:
        if chat == person.id:
            assert other_is_heard.wait(5)
        else:
            other_is_heard.set()
        return answer(chat, case, client, setting)

    monkeypatch.setattr(dialogue, "consider", consider)
    [slow], [quick] = await asyncio.gather(person.says("谢谢你"), person.other(2).says("谢谢你"))
    assert (quick.title, slow.title) == (zh.smalltalk.thanks, zh.smalltalk.thanks)


async def test_the_messages_of_a_chat_are_answered_in_their_order(
    person: Person, dialogue: Dialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def consider(chat: int, case: Case, *_: object) -> Reply:
        time.sleep(0.2 if case.own == "first" else 0)
        return say(case.own)

    monkeypatch.setattr(dialogue, "consider", consider)
    await asyncio.gather(person.says("first", date=1), person.says("second", date=9))
    assert [message.text for message in person.api.account.messages.shown] == ["first", "second"]


async def test_too_many_messages_are_sent_again_when_telegram_says_so(
    person: Person, zh: Phrases
) -> None:
    person.api.trouble("sendMessage", too_many_requests(1))
    [reply] = await person.says("谢谢你")
    assert reply.title == zh.smalltalk.thanks
    assert len(person.api.called("sendMessage")) == 2


async def test_a_poll_that_fails_loses_no_message(person: Person, zh: Phrases) -> None:
    person.api.trouble("getUpdates", BAD_GATEWAY)
    [reply] = await person.says("谢谢你")
    assert reply.title == zh.smalltalk.thanks


async def test_what_was_sent_while_the_bot_was_away_is_answered_after_the_start(
    bot_api: BotApi, running: Running, zh: Phrases
) -> None:
    async with running():
        pass
    message: Json = {
        "message_id": bot_api.account.messages.next_id(7),
        "date": 1,
        "chat": {"id": 7, "type": "private", "first_name": "P"},
        "from": {"id": 7, "is_bot": False, "first_name": "P", "language_code": "zh"},
        "text": "谢谢你",
    }
    bot_api.account.chats[7] = message["chat"]
    await bot_api.account.updates.push("message", message)
    async with running() as application:
        await bot_api.account.updates.taken()
        await application.update_queue.join()
    assert [shown.title for shown in bot_api.account.messages.shown] == [zh.smalltalk.thanks]


# The start


async def test_what_is_set_already_is_not_set_again(bot_api: BotApi, running: Running) -> None:
    async with running():
        first = bot_api.called("setMy")
    async with running():
        pass
    assert sorted(set(first)) == [
        "setMyCommands",
        "setMyDescription",
        "setMyName",
        "setMyShortDescription",
    ]
    assert bot_api.called("setMy") == first


async def test_only_what_differs_is_set_again(bot_api: BotApi, running: Running) -> None:
    async with running():
        first = bot_api.called("setMy")
    bot_api.account.profile.set("name", {"name": "Somebody else", "language_code": "zh"})
    async with running():
        pass
    assert bot_api.called("setMy") == [*first, "setMyName"]
    assert bot_api.account.profile.shown("name", "zh") == "反诈帮手"


@pytest.mark.parametrize(
    "refusal",
    [Refusal(400, "Bad Request: BOT_TITLE_INVALID"), BAD_GATEWAY],
    ids=["400", "502"],
)
async def test_a_refused_name_does_not_keep_the_bot_from_starting(
    bot_api: BotApi, running: Running, refusal: Refusal
) -> None:
    bot_api.trouble("setMyName", refusal)
    async with running():
        assert bot_api.account.profile.shown("name", "en") == "Anti-Fraud Helper"


async def test_a_name_set_too_often_does_not_keep_people_waiting(
    bot_api: BotApi, running: Running, zh: Phrases
) -> None:
    """Telegram limits setMyName to a few a day, and then asks for hours of patience."""
    bot_api.trouble("setMyName", *[too_many_requests(3600)] * 9)
    async with asyncio.timeout(60), running() as application:
        [reply] = await Person(bot_api, application.update_queue.join).says("谢谢你")
    assert reply.title == zh.smalltalk.thanks


# `python -m bot`


@contextmanager
def _served() -> Iterator[BotApi]:
    """Serve from another thread, since `python -m bot` brings its own loop."""
    api, loop = BotApi(TOKEN), asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever)
    thread.start()
    asyncio.run_coroutine_threadsafe(api.start(), loop).result(30)
    yield api
    asyncio.run_coroutine_threadsafe(api.stop(), loop).result(30)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


Start = Callable[[str], str]


@pytest.fixture
def start(
    engine: Engine, logging_restored: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Start]:
    """Run `python -m bot` with a token, and return what it ends with."""
    monkeypatch.setattr(Engine, "load", lambda settings: engine)  # loaded once for all tests
    monkeypatch.setattr(sys, "argv", ["antifraud-bot"])
    monkeypatch.setenv("BOT_DATA", str(tmp_path))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))

    def run(token: str) -> str:
        monkeypatch.setenv("BOT_TOKEN", token)
        try:
            main()
        except SystemExit as stop:
            return str(stop.code)
        except Exception as error:
            return f"a traceback of {type(error).__name__}"
        return "nothing"

    with _served() as api:
        monkeypatch.setenv("BOT_API_URL", api.url)
        yield run


@pytest.mark.parametrize("token", [TOKEN[:-1] + "X", TOKEN[:24]], ids=["another", "cut short"])
def test_a_wrong_token_stops_the_start_and_says_what_to_do(
    start: Start, token: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start(token) == (
        "error: BOT_TOKEN: Telegram refuses this token; copy it again from @BotFather"
    )
    assert token.partition(":")[2] not in capsys.readouterr().err


def test_an_address_where_nobody_answers_is_named(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_API_URL", "http://127.0.0.1:9")
    assert "BOT_API_URL" in start(TOKEN)
