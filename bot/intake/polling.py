"""Asking Telegram for updates, for one machine without a public address."""

import asyncio
import logging
import time
from collections.abc import Coroutine, Sequence
from typing import Any, TypeVar

from telegram import Bot
from telegram.error import TelegramError

from bot.intake.backoff import Backoff
from bot.intake.health import Health
from bot.intake.passing import wait_asked
from bot.intake.window import WIDTH, Window

log = logging.getLogger(__name__)

_LONG_POLL_SECONDS = 25
_SHORTEST_PAUSE = 0.03
_LONGEST_PAUSE = 0.3
_RENUMBERED_SECONDS = 24 * 3600

Result = TypeVar("Result")


class Poller:
    def __init__(
        self,
        bot: Bot,
        window: Window,
        health: Health,
        kinds: Sequence[str],
        turn: asyncio.Event,
    ) -> None:
        """Poll while ``turn`` is set: it is the turn of this process, of all with its database."""
        self._turn = turn
        self._bot = bot
        self._window = window
        self._health = health
        self._kinds = kinds
        self._stopped = asyncio.Event()

    async def run(self) -> None:
        """Poll until stopped; no error of Telegram ends it."""
        backoff, pause, heard = Backoff(), _SHORTEST_PAUSE, time.monotonic()
        while not self._stopped.is_set():
            if not self._turn.is_set():
                await self._first(self._turn.wait())
                continue
            try:
                new = await self._poll()
            except TelegramError as error:
                if self._health.troubled(error):
                    log.warning("Telegram cannot be polled: %s", type(error).__name__)
                await self._rest(max(backoff.pause(), wait_asked(error)))
                continue
            backoff.reset()
            if new:
                pause, heard = _SHORTEST_PAUSE, time.monotonic()
            elif time.monotonic() - heard > _RENUMBERED_SECONDS:
                self._window.forget_offset()
            if self._window.waiting and await self._rest(pause):
                pause = min(pause * 1.5, _LONGEST_PAUSE)

    def stop(self) -> None:
        self._stopped.set()
        self._window.finished.set()

    async def confirm(self) -> None:
        """Let Telegram forget what is settled."""
        try:
            await self._bot.get_updates(self._window.offset, limit=1, timeout=0)
        except TelegramError as error:
            log.info("the last answers are not confirmed: %s", type(error).__name__)

    async def _poll(self) -> int:
        """Take what is there; wait for it only while nothing is in work."""
        self._window.finished.clear()
        updates = await self._first(
            self._bot.get_updates(
                self._window.offset,
                limit=WIDTH,
                timeout=0 if self._window.waiting else _LONG_POLL_SECONDS,
                allowed_updates=self._kinds,
            )
        )
        if updates is None:
            return 0
        self._health.contact()
        return self._window.take(updates)

    async def _first(self, awaited: Coroutine[Any, Any, Result]) -> Result | None:
        """Return what is awaited, or None if we are stopped before."""
        waiting = asyncio.create_task(awaited)
        stopped = asyncio.create_task(self._stopped.wait())
        try:
            await asyncio.wait({waiting, stopped}, return_when=asyncio.FIRST_COMPLETED)
            return None if self._stopped.is_set() else waiting.result()
        finally:
            for task in (waiting, stopped):
                task.cancel()
            await asyncio.gather(waiting, stopped, return_exceptions=True)

    async def _rest(self, seconds: float) -> bool:
        """Wait, unless something is settled meanwhile; return whether nothing was."""
        try:
            async with asyncio.timeout(seconds):
                await self._window.finished.wait()
        except TimeoutError:
            return True
        return False
