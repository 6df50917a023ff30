"""How late the event loop is: one blocking call holds up every chat."""

import asyncio
import time
from collections import deque
from collections.abc import Callable

EVERY_SECONDS = 0.1
_KEPT = 100


class LoopLag:
    """Notices the delays of the last ten seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._late: deque[float] = deque(maxlen=_KEPT)

    @property
    def longest(self) -> float:
        """Seconds by which the loop was late at worst."""
        return max(self._late, default=0.0)

    async def watch(self) -> None:
        """Run for ever."""
        while True:
            due = self._clock() + EVERY_SECONDS
            await asyncio.sleep(EVERY_SECONDS)
            self._late.append(max(0.0, self._clock() - due))
