"""The doctor finds each thing that can be wrong with a set-up, and says what mends it."""

import argparse
import socket
from pathlib import Path

import pytest
from telegram import Bot

from bot import command_line as command
from bot.engine import Engine
from bot.operation import doctor
from bot.operation.doctor import Verdict
from bot.phrasebook import PhraseError
from bot.settings import Settings, SettingsError, read_settings
from index.encoder import ModelError
from index.manifest import StaleIndexError
from knowledge import KnowledgeError
from tests.bot_api.person import Person
from tests.bot_api.server import BotApi
from tests.conftest import TOKEN

Found = dict[str, tuple[Verdict, str]]


async def _nothing() -> None:
    pass


@pytest.fixture(autouse=True)
def _loaded(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Engine, "load", lambda settings: engine)


async def _found() -> Found:
    """Return verdict and text by part; of several on a part the gravest."""
    found: Found = {}
    async for diagnosis in doctor.examine(read_settings()):
        before = found.get(diagnosis.part, (Verdict.FINE, ""))[0]
        if diagnosis.part not in found or before is Verdict.FINE:
            found[diagnosis.part] = (diagnosis.verdict, str(diagnosis))
    return found


async def test_a_good_set_up_is_fine_throughout(
    bot_api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_ADMINS", "11")
    await Person(bot_api, _nothing, 11, chat={"id": 11, "type": "private"})._write({"text": "x"})
    found = await _found()
    assert {part: verdict for part, (verdict, _) in found.items() if verdict != Verdict.FINE} == {}
    assert found.keys() >= {
        *("data folder", "knowledge", "model and index", "database", "token"),
        *("group privacy", "webhook", "admins"),
    }
    assert "@antifraud_test_bot" in found["token"][1]
    assert not any(TOKEN in text for _, text in found.values())


async def test_without_a_token_it_says_where_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    monkeypatch.setattr(doctor, "_database", lambda settings: _fine())
    verdict, text = (await _found())["token"]
    assert verdict is Verdict.WARNING
    assert "@BotFather" in text


async def _fine() -> doctor.Diagnosis:
    return doctor.Diagnosis("database", Verdict.FINE, "")


async def test_a_refused_token(bot_api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1234567:wrong")
    verdict, text = (await _found())["token"]
    assert verdict is Verdict.WRONG
    assert "copy the token again" in text
    assert "1234567:wrong" not in text


async def test_a_server_that_is_not_there(bot_api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_API_URL", "http://127.0.0.1:1")
    verdict, text = (await _found())["Telegram"]
    assert verdict is Verdict.WRONG
    assert "check the network" in text


async def test_a_folder_that_cannot_be_written(
    bot_api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_DATA", "/proc/nothing")
    found = await _found()
    assert found["data folder"][0] is Verdict.WRONG
    assert found["database"][0] is Verdict.WRONG
    assert "BOT_DATA" in found["data folder"][1]


async def test_a_database_that_does_not_answer(
    bot_api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_DATABASE_URL", "postgresql://bot:canary-word@127.0.0.1:1/bot")
    verdict, text = (await _found())["database"]
    assert verdict is Verdict.WRONG
    assert "BOT_DATABASE_URL" in text
    assert "canary-word" not in text


@pytest.mark.parametrize(
    ("error", "part", "remedy"),
    [
        (KnowledgeError("topics/x.yaml: title is missing"), "knowledge", "python -m knowledge"),
        (PhraseError("zh.yaml: start is missing"), "phrases", "mend the file"),
        (ModelError("the model is not there"), "model", "python -m index"),
        (StaleIndexError("no index"), "index", "python -m index"),
        (SettingsError("BOT_PLACE: ZZ has no hotlines"), "settings", "set the variable"),
    ],
)
async def test_what_cannot_be_loaded(
    bot_api: BotApi, monkeypatch: pytest.MonkeyPatch, error: Exception, part: str, remedy: str
) -> None:
    def fail(settings: Settings) -> Engine:
        raise error

    monkeypatch.setattr(Engine, "load", fail)
    verdict, text = (await _found())[part]
    assert verdict is Verdict.WRONG
    assert str(error) in text
    assert remedy in text


async def test_a_port_in_use(bot_api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        monkeypatch.setenv("BOT_METRICS_LISTEN", str(listening.getsockname()[1]))
        verdict, text = (await _found())["metrics"]
    assert verdict is Verdict.WRONG
    assert "BOT_METRICS_LISTEN" in text


async def test_group_privacy_that_is_off(bot_api: BotApi) -> None:
    bot_api.account.me["can_read_all_group_messages"] = True
    verdict, text = (await _found())["group privacy"]
    assert verdict is Verdict.WARNING
    assert "/setprivacy" in text


async def test_nobody_in_the_office(bot_api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BOT_ADMINS", raising=False)
    assert (await _found())["admins"][0] is Verdict.WARNING


async def test_an_admin_who_never_wrote(bot_api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_ADMINS", "11")
    verdict, text = (await _found())["admins"]
    assert verdict is Verdict.WARNING
    assert "/start" in text


async def test_many_updates_that_wait(bot_api: BotApi) -> None:
    for number in range(201):
        await bot_api.account.updates.push("message", {"message_id": number})
    verdict, text = (await _found())["webhook"]
    assert verdict is Verdict.WARNING
    assert "201 updates wait" in text


@pytest.mark.parametrize(
    ("mine", "set_already", "told"),
    [
        (None, "https://bot.example.org/x", "another machine has set one"),
        ("https://bot.example.org/x", None, "another address, or none"),
        ("https://bot.example.org/x", "https://bot.example.org/other", "another address, or none"),
        ("https://bot.example.org/x", "https://bot.example.org/x", "is set; 0 updates wait"),
    ],
)
async def test_a_webhook_that_is_not_what_it_should_be(
    bot_api: BotApi,
    monkeypatch: pytest.MonkeyPatch,
    mine: str | None,
    set_already: str | None,
    told: str,
) -> None:
    monkeypatch.setenv("BOT_LISTEN", "127.0.0.1:0")
    if mine:
        monkeypatch.setenv("BOT_WEBHOOK_URL", mine)
    if set_already:
        async with Bot(TOKEN, base_url=f"{bot_api.url}/bot") as bot:
            await bot.set_webhook(set_already, secret_token="s" * 16)
    _, text = (await _found())["webhook"]
    assert told in text


def test_the_exit_code_tells(
    bot_api: BotApi, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BOT_TOKEN")
    assert command._doctor(argparse.Namespace(), read_settings()) == 0
    assert capsys.readouterr().out.startswith("ok    data folder: ")
    monkeypatch.setenv("BOT_DATA", str(Path("/proc/nothing")))
    assert command._doctor(argparse.Namespace(), read_settings()) == 1
    assert "\n      -> " in capsys.readouterr().out
