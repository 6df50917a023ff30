"""The one way of every update: look it up, answer it in time, and only then let it go."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from bot.conversation.bursts import Burst
from bot.conversation.context import Context
from bot.intake.backoff import Backoff
from bot.intake.deliveries import Deliveries
from bot.intake.health import Health, Outcome
from bot.intake.passing import passing, wait_asked
from bot.state import StoreError
from bot.state.ledger import Seen

log = logging.getLogger(__name__)

DEADLINE_SECONDS = 20.0
POISON_TRIES = 3
"""Deaths of the process that one update may cause."""
_PATIENCE = 6
"""Refusals of one answer while others are taken."""
_PAUSES = (0.1, 0.3, 1.0)
"""Seconds between tries to reach the database."""

Result = TypeVar("Result")
Process = Callable[[Update], Awaitable[None]]


class Ledger(Protocol):
    async def claim(self, update_id: int) -> Seen: ...
    async def retry(self, update_id: int) -> None: ...
    async def release(self, update_id: int) -> None: ...
    async def done(self, update_id: int) -> None: ...


@dataclass
class _Refusals:
    """How often the answer to an update was refused while other answers were taken."""

    answered: int
    count: int = 1
    backoff: Backoff = field(default_factory=Backoff)


class Desk:
    def __init__(self, ledger: Ledger, process: Process, sorry: Process, health: Health) -> None:
        """``process`` answers an update; ``sorry`` tells its sender that it cannot be answered."""
        self._ledger = ledger
        self._process = process
        self._sorry = sorry
        self._health = health
        self._deliveries = Deliveries()
        self._suspects = asyncio.Lock()
        self._refused: dict[int, float] = {}
        self._refusals: dict[int, _Refusals] = {}

    async def note(self, update: object, context: Context) -> None:
        """Take an error that will pass away from the other error handlers: it is tried again."""
        if isinstance(update, Burst):
            update = update.first
        if isinstance(update, Update) and passing(context.error):
            self._refused[update.update_id] = wait_asked(context.error)
            raise ApplicationHandlerStop

    async def handle(self, update: Update) -> float | None:
        """Answer an update once; return None when it is settled.

        Otherwise return the seconds after which the same update should come again.
        """
        with self._health.working(update.update_id), self._deliveries.of_an_update():
            seen = await self._stored(lambda: self._ledger.claim(update.update_id), Seen())
            if seen.done:
                self._health.outcomes[Outcome.KNOWN] += 1
                return None
            if seen.tries >= POISON_TRIES:
                await self._give_up(update, Outcome.POISON)
                return None
            if seen.tries:
                return await self._suspected(update)
            return await self._work(update)

    async def _suspected(self, update: Update) -> float | None:
        """Answer what was begun before a crash, one at a time: so only the culprit is counted."""
        async with self._suspects:
            await self._stored(lambda: self._ledger.retry(update.update_id), None)
            return await self._work(update)

    async def _work(self, update: Update) -> float | None:
        try:
            async with asyncio.timeout(DEADLINE_SECONDS):
                await self._process(update)
        except TimeoutError:
            await self._give_up(update, Outcome.LATE)
            return None
        except Exception as error:
            log.error("update %s broke: %s", update.update_id, type(error).__name__)
            await self._give_up(update, Outcome.BROKEN)
            return None
        except asyncio.CancelledError:  # stopped: whoever comes next answers it
            await asyncio.shield(self._stored(lambda: self._ledger.release(update.update_id), None))
            raise
        asked = self._refused.pop(update.update_id, None)
        if asked is not None:
            return await self._again(update, asked)
        await self._settle(update, Outcome.ANSWERED)
        return None

    async def _again(self, update: Update, asked: float) -> float | None:
        """Give an update back, unless Telegram takes all answers but this one."""
        answered = self._health.outcomes[Outcome.ANSWERED]
        refusals = self._refusals.get(update.update_id)
        if refusals is None:
            refusals = self._refusals[update.update_id] = _Refusals(answered)
        elif answered > refusals.answered:
            refusals.answered = answered
            refusals.count += 1
        if refusals.count > _PATIENCE:
            await self._give_up(update, Outcome.GIVEN_UP)
            return None
        await self._stored(lambda: self._ledger.release(update.update_id), None)
        self._health.outcomes[Outcome.REPEATED] += 1
        return max(asked, refusals.backoff.pause())

    async def _give_up(self, update: Update, outcome: Outcome) -> None:
        log.error("update %s is given up: %s", update.update_id, outcome)
        try:
            async with asyncio.timeout(DEADLINE_SECONDS):
                await self._sorry(update)
        except Exception as error:
            log.error("the apology did not arrive either: %s", type(error).__name__)
        await self._settle(update, outcome)

    async def _settle(self, update: Update, outcome: Outcome) -> None:
        self._refusals.pop(update.update_id, None)
        await self._stored(lambda: self._ledger.done(update.update_id), None)
        self._health.outcomes[outcome] += 1

    async def _stored(self, write: Callable[[], Awaitable[Result]], otherwise: Result) -> Result:
        """Write to the ledger; without it answer all the same, for people wait."""
        for pause in _PAUSES:
            try:
                return await write()
            except StoreError as error:
                log.warning("the ledger failed: %s", error)
                await asyncio.sleep(pause)
        return otherwise
