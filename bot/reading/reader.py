"""Has pictures read by one worker process, one after another, without holding anybody up."""

import asyncio
import json
import logging
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import IO

from bot.reading.picture import LENGTH, Picture, Trouble, from_json

log = logging.getLogger(__name__)

_ROOT = Path(__file__).parent.parent.parent
_WAITING = 8
"""Pictures in work or waiting; the next one is told to come back."""
_SECONDS = 12.0
"""For one picture, of the clock."""
_PATIENCE_SECONDS = 16.0
"""For its turn and itself: an update must be answered within twenty."""
_START_SECONDS = 60.0
_SECRET = "BOT_"
"""What begins so in the environment is not the worker's business."""


Observe = Callable[[str, float], None]


def _unobserved(outcome: str, seconds: float) -> None:
    pass


class PictureReader:
    """Starts its worker at the first picture and again whenever it has died."""

    def __init__(
        self,
        seconds: float = _SECONDS,
        waiting: int = _WAITING,
        observe: Observe = _unobserved,
    ) -> None:
        """``observe`` is told how each picture ended and after how many seconds."""
        self.seconds = seconds
        self.observe = observe
        self._places = threading.BoundedSemaphore(waiting)
        self._turns = ThreadPoolExecutor(1, "pictures")
        self._worker: subprocess.Popen[bytes] | None = None

    async def read(self, content: bytes) -> Picture | Trouble:
        """Read a picture, unless its turn does not come in time."""
        began = time.monotonic()
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
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
        self._turns.submit(self._started)

    def close(self) -> None:
        self._turns.shutdown(cancel_futures=True)
        self._end()

    @property
    def process(self) -> int | None:
        """Return the id of the worker that is running."""
        return self._worker.pid if self._worker and self._worker.poll() is None else None

    def _read(self, content: bytes) -> Picture | Trouble:
        try:
            answer = _ask(self._started(), content, self.seconds)
        except TimeoutError:
            log.warning("a picture took longer than %.0f s and was given up", self.seconds)
            self._end()
            return Trouble.SLOW
        except OSError as error:
            self._end()
            log.warning("the picture worker ended: %s", type(error).__name__)
            return Trouble.FAILED
        return from_json(json.loads(answer))

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._worker and self._worker.poll() is None:
            return self._worker
        self._end()
        self._worker = subprocess.Popen(
            [sys.executable, "-m", "bot.reading.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(),
            cwd=_ROOT,
        )
        _receive(self._worker, time.monotonic() + _START_SECONDS)
        return self._worker

    def _end(self) -> None:
        if worker := self._worker:
            self._worker = None
            worker.kill()
            worker.wait()
            for pipe in (worker.stdin, worker.stdout):
                if pipe:
                    with suppress(OSError):  # what was not sent yet
                        pipe.close()


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_SECRET)}
    return {**kept, "OMP_NUM_THREADS": "1"}


def _ask(worker: "subprocess.Popen[bytes]", content: bytes, seconds: float) -> bytes:
    assert worker.stdin
    worker.stdin.write(LENGTH.pack(len(content)) + content)
    worker.stdin.flush()
    return _receive(worker, time.monotonic() + seconds)


def _receive(worker: "subprocess.Popen[bytes]", deadline: float) -> bytes:
    assert worker.stdout
    (length,) = LENGTH.unpack(_exactly(worker.stdout, LENGTH.size, deadline))
    return _exactly(worker.stdout, length, deadline)


def _exactly(source: IO[bytes], wanted: int, deadline: float) -> bytes:
    content = b""
    while len(content) < wanted:
        left = max(deadline - time.monotonic(), 0)
        if not select.select([source], [], [], left)[0]:
            raise TimeoutError
        part = os.read(source.fileno(), wanted - len(content))
        if not part:
            raise ConnectionResetError
        content += part
    return content
