"""Has pictures read by one worker process, one after another, without holding anybody up."""

import asyncio
import json
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from bot.reading.picture import Picture, Trouble, from_json
from bot.workers.process import WorkerProcess

log = logging.getLogger(__name__)

_WAITING = 8
"""Pictures in work or waiting; the next one is told to come back."""
_SECONDS = 12.0
"""For one picture, of the clock."""
_PATIENCE_SECONDS = 16.0
"""For its turn and itself: an update must be answered within twenty."""


Observe = Callable[[str, float], None]


def _unobserved(outcome: str, seconds: float) -> None:
    pass


class PictureReader:
    """Starts its worker at the first picture and again whenever it has died."""

    def __init__(
        self,
        seconds: float = _SECONDS,
        waiting: int = _WAITING,
        patience: float = _PATIENCE_SECONDS,
        observe: Observe = _unobserved,
    ) -> None:
        """``observe`` is told how each picture ended and after how many seconds."""
        self.seconds = seconds
        self._patience = patience
        self.observe = observe
        self._places = threading.BoundedSemaphore(waiting)
        self._turns = ThreadPoolExecutor(1, "pictures")
        self._worker = WorkerProcess("bot.reading.worker")

    async def read(self, content: bytes) -> Picture | Trouble:
        """Read a picture, unless its turn does not come in time."""
        began = time.monotonic()
        try:
            async with asyncio.timeout(self._patience):
                found = await asyncio.wrap_future(self.submit(content))
        except TimeoutError:
            found = Trouble.BUSY
        outcome = found.value if isinstance(found, Trouble) else "read"
        self.observe(outcome, time.monotonic() - began)
        return found

    def submit(self, content: bytes) -> "Future[Picture | Trouble]":
        """Queue a picture, or answer at once that too many are waiting."""
        if not self._places.acquire(blocking=False):
            busy: Future[Picture | Trouble] = Future()
            busy.set_result(Trouble.BUSY)
            return busy
        reading = self._turns.submit(self._read, content)
        reading.add_done_callback(lambda _: self._places.release())
        return reading

    def warm_up(self) -> None:
        """Start the worker now, so that the first picture need not wait for it."""
        self._turns.submit(self._worker.start)

    def close(self) -> None:
        self._turns.shutdown(cancel_futures=True)
        self._worker.end()

    @property
    def process(self) -> int | None:
        """Return the id of the worker that is running."""
        return self._worker.id

    def _read(self, content: bytes) -> Picture | Trouble:
        try:
            answer = self._worker.ask(content, self.seconds)
        except TimeoutError:
            log.warning("a picture took longer than %.0f s and was given up", self.seconds)
            return Trouble.SLOW
        except OSError as error:
            log.warning("the picture worker ended: %s", type(error).__name__)
            return Trouble.FAILED
        return from_json(json.loads(answer))
