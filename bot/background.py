"""What runs beside the answering: alerts are sent, counts written, the operator told."""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from telegram import Bot
from telegram.error import TelegramError

from bot.alerts.broadcaster import Broadcaster
from bot.alerts.tips import Tips
from bot.alerts.wording import Wording
from bot.dialogue import Dialogue
from bot.intake import Intake
from bot.intake.backoff import Backoff
from bot.operation.health import Check, Finding
from bot.operation.metrics import Metrics
from bot.operation.tally import Tally
from bot.settings import Settings
from bot.state import Store

log = logging.getLogger(__name__)

_SILENT_SECONDS = 90.0
"""Longer than a long poll of Telegram's can take."""


@asynccontextmanager
async def alerting(
    settings: Settings, dialogue: Dialogue, store: Store, metrics: Metrics
) -> AsyncIterator[asyncio.Task[None]]:
    """Send alerts and tips while the block runs; yield the task that does."""
    if settings.token is None:
        raise ValueError("alerts need a token")
    bot = Bot(settings.token.get_secret_value(), base_url=f"{settings.api_base}/bot")
    wording = Wording(dialogue)
    broadcaster = Broadcaster(
        *(bot, store, wording.message, wording.progress),
        plan=Tips(dialogue).plan,
        delivered=metrics.delivered,
    )
    task = asyncio.create_task(_broadcast(bot, broadcaster))
    try:
        yield task
    finally:
        broadcaster.stop()
        await asyncio.wait([task])


async def _broadcast(bot: Bot, broadcaster: Broadcaster) -> None:
    """Begin once Telegram can be reached."""
    backoff = Backoff()
    while not broadcaster.stopped:
        try:
            async with bot:
                await broadcaster.run()
        except TelegramError as error:
            log.warning("alerts wait for Telegram: %s", type(error).__name__)
            await asyncio.sleep(backoff.pause())


@asynccontextmanager
async def counting(tally: Tally) -> AsyncIterator[None]:
    """Write the counts from time to time, and the rest at the end."""
    async with beside(tally.keep_writing()):
        yield
    await tally.write()


@asynccontextmanager
async def beside(work: Coroutine[Any, Any, None]) -> AsyncIterator[asyncio.Task[None]]:
    """Do something that has no end of its own until the block ends."""
    task = asyncio.create_task(work)
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def alive(broadcasting: asyncio.Task[None]) -> dict[str, Check]:
    """Return what can only be mended by a restart."""

    async def alerts() -> Finding:
        return Finding(not broadcasting.done(), "ended" if broadcasting.done() else "running")

    return {"alerts": alerts}


def ready(door: Intake, store: Store, polls: bool) -> dict[str, Check]:
    """Return what must be well for people to be answered."""

    async def running() -> Finding:
        return Finding(not door.health.stopping, "told to stop" if door.health.stopping else "")

    async def database() -> Finding:
        await store.ping()
        return Finding(True)

    async def telegram() -> Finding:
        since, trouble = door.health.since_contact, door.health.trouble
        if trouble or since is None:
            return Finding(False, trouble or "not heard of yet")
        if polls and since > _SILENT_SECONDS:
            return Finding(False, f"not heard of for {since:.0f} s")
        return Finding(True)

    return {"running": running, "database": database, "telegram": telegram}
