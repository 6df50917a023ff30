"""What a supervisor and Prometheus see of a bot that works, and of one that does not."""

import asyncio
import re
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.background import alive, ready
from bot.dialogue import Dialogue
from bot.engine import Engine
from bot.memory import Memory
from bot.operation.health import Check, Finding, Health
from bot.operation.lag import EVERY_SECONDS, LoopLag
from bot.operation.metrics import Metrics
from bot.operation.operating import operating
from bot.operation.server import serving
from bot.reading.reader import PictureReader
from bot.settings import Listen, Settings, SettingsError, read_settings
from knowledge import Language
from tests.bot_api.server import BotApi
from tests.whole import whole

LOOPBACK = Listen("127.0.0.1", 0)
SECRET = "骗子让我转账五万到安全账户"


async def _well() -> Finding:
    return Finding(True, "well")


async def _ill() -> Finding:
    return Finding(False, "ill")


async def _broken() -> Finding:
    raise ValueError(SECRET)


async def _endless() -> Finding:
    await asyncio.Event().wait()
    return Finding(True)


@asynccontextmanager
async def _asking(
    alive: dict[str, Check] | None = None, ready: dict[str, Check] | None = None
) -> AsyncIterator[tuple[httpx.AsyncClient, Health]]:
    health = Health(Metrics(), LoopLag(), alive or {}, ready or {})
    async with (
        serving(health.application(), LOOPBACK) as listen,
        httpx.AsyncClient(base_url=f"http://{listen}") as client,
    ):
        yield client, health


def counted(text: str) -> dict[tuple[str, ...], float]:
    """Return the samples by name and labels' values."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def free_port() -> int:
    with socket.create_server(LOOPBACK) as listening:
        return int(listening.getsockname()[1])


@asynccontextmanager
async def asking_about_itself() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"http://{read_settings().metrics_listen}") as client:
        yield client


async def test_a_bot_that_is_well_says_so() -> None:
    async with _asking({"poller": _well}, {"store": _well}) as (client, _):
        lives, ready = await client.get("/livez"), await client.get("/readyz")
        assert (lives.status_code, lives.json()["alive"]) == (200, True)
        assert lives.json()["loop_lag_seconds"] == 0.0
        assert ready.json() == {"ready": True, "checks": {"store": {"ok": True, "detail": "well"}}}


async def test_not_ready_is_not_dead() -> None:
    async with _asking({"poller": _well}, {"store": _ill}) as (client, _):
        assert (await client.get("/livez")).status_code == 200
        ready = await client.get("/readyz")
        assert ready.status_code == 503
        assert ready.json()["checks"]["store"] == {"ok": False, "detail": "ill"}
        assert counted((await client.get("/metrics")).text)[("bot_ready",)] == 0
        assert (await client.get("/readyz?exclude=other")).status_code == 503
        assert (await client.get("/readyz?exclude=store")).json() == {"ready": True, "checks": {}}


async def test_a_check_that_breaks_has_failed_and_quotes_nothing() -> None:
    async with _asking(ready={"store": _broken}) as (client, _):
        ready = await client.get("/readyz")
        assert ready.status_code == 503
        assert ready.json()["checks"]["store"]["detail"] == "ValueError"


async def test_a_check_that_hangs_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.operation.health._PATIENCE_SECONDS", 0.01)
    async with _asking(ready={"store": _endless, "other": _well}) as (client, _):
        checks = (await client.get("/readyz")).json()["checks"]
        assert [checks["store"]["ok"], checks["other"]["ok"]] == [False, True]


async def test_what_is_not_there_is_not_found_and_nothing_is_changed() -> None:
    async with _asking() as (client, _):
        assert (await client.get("/")).status_code == 404
        assert (await client.post("/livez")).status_code == 405
        assert "server" not in (await client.get("/livez")).headers


async def test_a_blocked_loop_is_seen() -> None:
    lag = LoopLag()
    watching = asyncio.create_task(lag.watch())
    await asyncio.sleep(0)
    time.sleep(3 * EVERY_SECONDS)  # noqa: ASYNC251  blocking is what is tried here
    for _ in range(3):
        await asyncio.sleep(0)
    watching.cancel()
    assert lag.longest >= EVERY_SECONDS


async def test_nothing_is_served_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.operation.operating.serving", None)
    async with operating(Settings(), Metrics(), alive={}, ready={}):
        pass


async def test_a_port_in_use_is_named() -> None:
    async with serving(Health(Metrics(), LoopLag(), {}, {}).application(), LOOPBACK) as listen:
        settings = Settings(metrics_listen=listen)
        with pytest.raises(SettingsError, match=rf"^BOT_METRICS_LISTEN: {listen} cannot be"):
            async with operating(settings, Metrics(), alive={}, ready={}):
                raise AssertionError("it must not start")


async def test_an_error_of_the_bot_is_not_taken_for_one_of_the_port() -> None:
    settings = Settings(metrics_listen=LOOPBACK)
    with pytest.raises(ConnectionResetError):
        async with operating(settings, Metrics(), alive={}, ready={}):
            raise ConnectionResetError


async def test_answers_are_counted_by_kind_language_and_reason(engine: Engine) -> None:
    metrics = Metrics()
    dialogue = engine.dialogue(Memory(), metrics.answered)
    await asyncio.to_thread(dialogue.hear, 1, "什么是杀猪盘")
    await asyncio.to_thread(dialogue.hear, 1, "Who won the world cup in 2018?")
    await asyncio.to_thread(dialogue.judge, 1, "好的")
    counts = counted(metrics.text().decode())
    assert counts["bot_answers_total", "topic", "zh"] == 1
    assert counts["bot_answers_total", "unknown", "en"] == 1
    assert counts["bot_answers_total", "assessment", "zh"] == 1
    assert counts["bot_abstentions_total", "out-of-scope"] == 1
    assert counts["bot_abstentions_total", "not-recognised"] == 1
    assert counts[("bot_answer_seconds_count",)] == 3


async def test_a_bot_that_nobody_has_written_to_yet_is_ready(
    bot_api: BotApi, engine: Engine, reader: PictureReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A first poll that brings nothing takes longer than who starts a machine will wait."""
    monkeypatch.setenv("BOT_METRICS_LISTEN", str(free_port()))
    async with whole(bot_api, engine, reader), asking_about_itself() as client:
        async with asyncio.timeout(5):
            while not (await client.get("/readyz")).json()["ready"]:  # noqa: ASYNC110
                await asyncio.sleep(0.05)


async def test_updates_and_errors_are_counted_as_they_pass(
    bot_api: BotApi, engine: Engine, reader: PictureReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_METRICS_LISTEN", str(free_port()))

    def fail(*_: object, **__: object) -> None:
        raise ValueError(SECRET)

    async with whole(bot_api, engine, reader) as bot:
        person = bot.person(2002)
        await person.says("/start")
        await person.presses(engine.phrasebook[Language.ZH].buttons.help)
        await person.says("什么是杀猪盘")
        await reader.read(b"no picture")
        monkeypatch.setattr(Dialogue, "consider", fail)
        await person.says(SECRET)
        async with asking_about_itself() as client:
            assert (await client.get("/livez")).json()["checks"]["alerts"]["ok"]
            ready = await client.get("/readyz")
            assert ready.json()["ready"], ready.json()
            text = (await client.get("/metrics")).text
    counts = counted(text)
    assert counts["bot_updates_total", "message"] == 3
    assert counts["bot_updates_total", "callback_query"] == 1
    assert counts["bot_answers_total", "topic", "zh"] == 1
    assert counts["bot_errors_total", "ValueError"] == 1
    assert counts["bot_ocr_total", "format"] == 1
    assert counts["bot_update_outcomes_total", "answered"] == 4
    assert counts[("bot_updates_in_work",)] == 0
    assert counts[("bot_queue_age_seconds",)] == 0
    assert counts[("bot_update_seconds_count",)] == 4
    assert counts[("bot_update_age_seconds_count",)] == 3
    assert SECRET not in text
    assert not re.search(r"\b2002\b", text)  # whole: a duration has such digits by chance


async def test_a_bot_that_was_told_to_stop_wants_no_more_traffic(
    bot_api: BotApi, engine: Engine, reader: PictureReader
) -> None:
    async with whole(bot_api, engine, reader) as bot:
        await bot.person(2002).says("/start")
        checks = ready(bot.door, bot.store, polls=True)
        assert all([(await check()).ok for check in checks.values()])
        bot.door.health.stopping = True
        assert not (await checks["running"]()).ok
        bot.door.health.trouble = "InvalidToken"
        assert await checks["telegram"]() == Finding(False, "InvalidToken")


async def test_a_bot_whose_alerts_have_ended_wants_a_restart() -> None:
    async def end() -> None:
        pass

    task = asyncio.create_task(end())
    assert (await alive(task)["alerts"]()).ok
    await task
    assert not (await alive(task)["alerts"]()).ok


def test_pictures_and_deliveries_have_their_counters() -> None:
    metrics = Metrics()
    metrics.read_picture("text", 0.2)
    metrics.delivered("sent")
    counts = counted(metrics.text().decode())
    assert counts["bot_ocr_total", "text"] == 1
    assert counts[("bot_ocr_seconds_sum",)] == 0.2
    assert counts["bot_alert_deliveries_total", "sent"] == 1


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("9090", "127.0.0.1", 9090),
        (":9090", "127.0.0.1", 9090),
        ("0.0.0.0:9090", "0.0.0.0", 9090),
        ("[::1]:0", "::1", 0),
    ],
)
def test_an_address_to_listen_on(text: str, host: str, port: int) -> None:
    assert Listen.parse(text) == (host, port)
    assert Listen.parse(str(Listen.parse(text))) == (host, port)


@pytest.mark.parametrize("text", ["", "localhost", "1:x", "65536", "-1", "9090:"])
def test_what_is_no_address_to_listen_on(text: str) -> None:
    with pytest.raises(ValueError, match="is not an address"):
        Listen.parse(text)
