"""Even steps: no bursts, and a standstill for all when Telegram asks for one."""

import asyncio
import time

_MADE_UP = 3


class Pace:
    def __init__(self, per_second: float) -> None:
        self._step = 1 / per_second
        self._next = 0.0

    async def step(self) -> None:
        """Wait for the next slot; a few that were missed are made up for, no more."""
        wait = self._next - time.monotonic()
        while wait > 0:
            await asyncio.sleep(wait)
            wait = self._next - time.monotonic()
        self._next = max(self._next, time.monotonic() - _MADE_UP * self._step) + self._step

    def pause(self, seconds: float) -> None:
        self._next = max(self._next, time.monotonic() + seconds)
