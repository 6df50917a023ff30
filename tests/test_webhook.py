"""Updates that Telegram brings, and whatever else comes to that door."""

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from io import BytesIO
from threading import Event

import aiohttp
import pytest

from bot import service
from bot.dialogue import Dialogue
from bot.engine import Engine
from bot.intake import webhook
from bot.phrasebook import Phrases
from bot.reply import Reply, say
from bot.settings import SettingsError, read_settings
from tests.bot_api.person import Person
from tests.bot_api.refusals import BAD_GATEWAY
from tests.bot_api.rules import Json
from tests.bot_api.server import BotApi
from tests.conftest import Running

PATH = "/way-in"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@dataclass(frozen=True)
class Door:
    """The bot's own address, without Telegram in front."""

    api: BotApi
    url: str
    secret: str

    def update(self, number: int, text: str = "谢谢你") -> Json:
        chat = {"id": 1, "type": "private", "first_name": "P"}
        self.api.account.chats[1] = chat
        user = {"id": 1, "is_bot": False, "first_name": "P", "language_code": "zh"}
        message = {"message_id": number, "date": 1, "chat": chat, "from": user, "text": text}
        return {"update_id": number, "message": message}

    async def post(self, update: Json) -> int:
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.url, json=update, headers={HEADER: self.secret}) as response,
        ):
            return response.status

    @property
    def answers(self) -> list[str]:
        return [message.title for message in self.api.account.messages.shown]


@pytest.fixture
def address(bot_api: BotApi, monkeypatch: pytest.MonkeyPatch) -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    monkeypatch.setenv("BOT_WEBHOOK_URL", f"https://bot.example.org{PATH}")
    monkeypatch.setenv("BOT_LISTEN", f"127.0.0.1:{port}")
    return f"http://127.0.0.1:{port}"


@pytest.fixture
async def visitor(bot_api: BotApi, address: str, running: Running) -> AsyncIterator[Person]:
    """Somebody whose messages Telegram brings."""
    bot_api.account.webhook.machines = [address]
    async with running() as application:
        yield Person(bot_api, application.update_queue.join)
    assert bot_api.refused == []


@pytest.fixture
async def door(bot_api: BotApi, address: str, running: Running) -> AsyncIterator[Door]:
    async with running():
        await bot_api.account.webhook.was_set.wait()
        yield Door(bot_api, f"{address}{PATH}", read_settings().secret_of_webhook)


# What Telegram brings


async def test_what_telegram_brings_is_answered(visitor: Person, zh: Phrases) -> None:
    assert (await visitor.says("/help"))[0].title == zh.help.title
    assert (await visitor.presses(zh.buttons.start))[0].title == zh.start.greeting
    assert (await visitor.says("谢谢你"))[0].title == zh.smalltalk.thanks


async def test_the_webhook_is_registered_with_its_secret_and_kinds(door: Door) -> None:
    [call] = [call for call in door.api.calls if call.method == "setWebhook"]
    assert call.params["secret_token"] == door.secret
    assert call.params["max_connections"] == "100"
    assert "callback_query" in call.params["allowed_updates"]
    assert call.params.get("drop_pending_updates", "False").lower() == "false"


async def test_an_answer_that_telegram_does_not_take_comes_later(
    visitor: Person, zh: Phrases
) -> None:
    visitor.api.trouble("sendMessage", *[BAD_GATEWAY] * 5)
    [reply] = await visitor.says("谢谢你")
    assert reply.title == zh.smalltalk.thanks


async def test_an_update_brought_again_is_not_answered_again(door: Door, zh: Phrases) -> None:
    assert await door.post(door.update(1)) == 200
    assert await door.post(door.update(1)) == 200
    assert door.answers == [zh.smalltalk.thanks]


async def test_an_update_brought_again_while_it_is_answered_waits(
    door: Door, dialogue: Dialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard, go_on = asyncio.Event(), Event()
    loop = asyncio.get_running_loop()

    def consider(*_: object) -> Reply:
        loop.call_soon_threadsafe(heard.set)
        assert go_on.wait(5)
        return say("answer")

    monkeypatch.setattr(dialogue, "consider", consider)
    first = asyncio.create_task(door.post(door.update(1)))
    await heard.wait()
    assert await door.post(door.update(1)) == 503
    go_on.set()
    assert await first == 200
    assert door.answers == ["answer"]


async def test_what_is_in_work_when_the_bot_is_stopped_is_answered_and_let_go(
    bot_api: BotApi,
    address: str,
    running: Running,
    dialogue: Dialogue,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard, loop = asyncio.Event(), asyncio.get_running_loop()

    def consider(*_: object) -> Reply:
        loop.call_soon_threadsafe(heard.set)
        return say("answer")

    monkeypatch.setattr(dialogue, "consider", consider)
    async with running():
        door = Door(bot_api, f"{address}{PATH}", read_settings().secret_of_webhook)
        posted = asyncio.create_task(door.post(door.update(1)))
        await heard.wait()
    assert await posted == 200
    assert door.answers == ["answer"]


# Whatever else comes


@pytest.mark.parametrize(
    ("method", "headers", "body", "status"),
    [
        ("POST", {}, b"{}", 403),
        ("POST", {HEADER: "wrong"}, b"{}", 403),
        ("POST", {HEADER: "密".encode().decode("latin-1")}, b"{}", 403),
        ("GET", {HEADER: "right"}, b"", 405),
        ("PUT", {HEADER: "right"}, b"{}", 405),
        ("POST", {HEADER: "right"}, b"x" * (2 << 20), 413),
        ("POST", {HEADER: "right"}, b"", 400),
        ("POST", {HEADER: "right"}, b"{", 400),
        ("POST", {HEADER: "right"}, b"\xff\xfe", 400),
        ("POST", {HEADER: "right"}, b"[]", 400),
        ("POST", {HEADER: "right"}, b"null", 400),
        ("POST", {HEADER: "right"}, b'{"update_id": "x"}', 400),
        ("POST", {HEADER: "right"}, b'{"message": {}}', 400),
        ("POST", {HEADER: "right"}, b"[" * 100_000, 400),
    ],
)
async def test_a_stranger_gets_nowhere(
    door: Door, method: str, headers: dict[str, str], body: bytes, status: int
) -> None:
    headers = {name: value.replace("right", door.secret) for name, value in headers.items()}
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, door.url, headers=headers, data=BytesIO(body)) as response,
    ):
        assert response.status == status
        assert "Server" not in response.headers
        if status == 403:
            assert await response.read() == b""
    assert door.answers == []


async def test_another_path_is_not_found(door: Door) -> None:
    async with aiohttp.ClientSession() as session, session.post(f"{door.url}/x") as response:
        assert response.status == 404


async def test_a_body_of_unknown_length_has_an_end(door: Door) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b"x" * (64 << 10)

    async with (
        aiohttp.ClientSession() as session,
        session.post(door.url, headers={HEADER: door.secret}, data=endless()) as response,
    ):
        assert response.status == 413


async def test_who_sends_slowly_is_not_waited_for(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "_BODY_SECONDS", 0.1)

    async def slow() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.sleep(60)

    async with (
        aiohttp.ClientSession() as session,
        session.post(door.url, headers={HEADER: door.secret}, data=slow()) as response,
    ):
        assert response.status == 408


async def test_an_update_of_a_kind_not_known_holds_nobody_up(door: Door) -> None:
    assert await door.post({"update_id": 5, "telepathy": {"id": 1}}) == 200
    assert await door.post({"update_id": 6, "message": {"message_id": "no chat"}}) == 200


async def test_a_port_that_is_taken_is_named(engine: Engine, bot_api: BotApi, address: str) -> None:
    with (
        socket.create_server(("127.0.0.1", int(address.rpartition(":")[2]))),
        pytest.raises(SettingsError, match="^BOT_LISTEN: 127.0.0.1"),
    ):
        await service.run(read_settings(), engine)
