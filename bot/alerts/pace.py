"""Even steps: no bursts, and a standstill for all when Telegram asks for one."""

import asyncio
import time


class Pace:
    def __init__(self, per_second: float) -> None:
        self._step = 1 / per_second
        self._next = 0.0

    async def step(self) -> None:
        """Wait for the next slot; slots that were missed are not made up for."""
        wait = self._next - time.monotonic()
        while wait > 0:
            await asyncio.sleep(wait)
            wait = self._next - time.monotonic()
        self._next = max(self._next + self._step, time.monotonic())

    def pause(self, seconds: float) -> None:
        self._next = max(self._next, time.monotonic() + seconds)
