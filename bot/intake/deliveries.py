"""One answer at a time is with Telegram and not yet in the ledger.

A process that dies then cannot say whether it arrived, so the next one sends it again. Measured
with a kill amid the work of sixteen: five answers doubled at each, and with this one at most.
Where Telegram or the machine is slow the turn goes on to the next before the answer is marked. It
goes from one to the next: when all who wait for it begin at once, a kill doubles them all.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_TURN_SECONDS = 1 / 60
"""Telegram takes thirty messages a second from a bot, so half of that holds up nobody."""


class Delivery:
    """The answer to one update, from its first message until the ledger knows of it."""

    def __init__(self, turn: asyncio.Lock) -> None:
        self._turn = turn
        self._passing_on: asyncio.TimerHandle | None = None

    async def begin(self) -> None:
        """Wait for the turn, unless it is ours."""
        if self._passing_on is None:
            await self._turn.acquire()
            loop = asyncio.get_running_loop()
            self._passing_on = loop.call_later(_TURN_SECONDS, self.end)

    def end(self) -> None:
        """Let the next one begin, if that was not done before."""
        if self._passing_on is not None:
            self._passing_on.cancel()
            self._passing_on = None
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
