"""What the log must never hold, at its most talkative: the token, and what people wrote."""

import io
import logging
from collections.abc import Callable

import pytest

from bot import logs
from bot.dialogue import Dialogue
from bot.dialogue.case import Case
from tests.bot_api.person import Person
from tests.bot_api.refusals import BAD_GATEWAY, BLOCKED, Refusal, too_many_requests
from tests.bot_api.server import BotApi
from tests.conftest import TOKEN, Running
from tests.screenshots import damage, drawing

SECRET = TOKEN.partition(":")[2]
CANARY = "金丝雀canary"

Written = Callable[[], str]


@pytest.fixture(params=["DEBUG", "INFO"])
def written(
    request: pytest.FixtureRequest, logging_restored: None, caplog: pytest.LogCaptureFixture
) -> Written:
    """What the process writes at a level; the records behind it are caught too."""
    logs.set_up(request.param)
    root, stream = logging.getLogger(), io.StringIO()
    [handler] = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    root.addHandler(caplog.handler)
    return stream.getvalue


async def _talk(person: Person) -> None:
    """Do everything once, with the canary in it."""
    await person.says("/start")
    await person.presses("🆘 已经转钱了")
    await person.says(f"{CANARY}，有人要我下载会议软件{CANARY}，共享屏幕")
    await person.edits(person.wrote[-1], f"{CANARY}改了")
    await person.sends("photo", f"{CANARY}的照片")
    screen = drawing.sms(CANARY, [("left", f"{CANARY}请转账")], dark=False, chinese=True)
    [reply] = await person.sends_picture(damage.clean(screen), CANARY)
    assert CANARY in reply.text
    await person.says(f"/check {CANARY}")
    await person.in_group().says(f"@antifraud_test_bot {CANARY}")
    await person.in_group().says(CANARY)
    start = {**person.chat, "id": person.id}
    await person.presses_data(CANARY, {"chat": start, "message_id": 1, "date": 0})


async def test_the_token_is_never_written(
    written: Written, caplog: pytest.LogCaptureFixture, bot_api: BotApi, running: Running
) -> None:
    bot_api.trouble("setMyName", BAD_GATEWAY)
    async with running() as application:
        person = Person(bot_api, application.update_queue.join)
        await _talk(person)
        bot_api.trouble("sendMessage", BAD_GATEWAY, BLOCKED, too_many_requests(1))
        bot_api.trouble("getUpdates", BAD_GATEWAY)
        await person.says(CANARY)
        await person.says(CANARY)
    log = written()
    assert "the profile in zh was not set" in log
    assert SECRET not in log
    assert SECRET not in caplog.text


async def test_what_people_write_is_never_written(written: Written, person: Person) -> None:
    await _talk(person)
    assert CANARY not in written()


def _broken(chat: int, case: Case, *_: object) -> None:
    raise RuntimeError(f"cannot read {case.own!r}")


@pytest.mark.parametrize(
    "then",
    [(), (BAD_GATEWAY,), (BLOCKED,), (Refusal(500, "Internal Server Error"),)],
    ids=["apologised", "502", "403", "500"],
)
async def test_what_people_write_is_not_written_when_a_handler_breaks(
    then: tuple[Refusal, ...],
    written: Written,
    dialogue: Dialogue,
    person: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nor when the apology for it is refused."""
    monkeypatch.setattr(dialogue, "consider", _broken)
    person.api.trouble("sendMessage", *then)
    await person.says(CANARY)
    log = written()
    assert "could not be answered" in log
    assert "_broken" in log
    assert CANARY not in log
