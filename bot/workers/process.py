"""The bot's side of a worker: started when it is needed, and again whenever it has ended."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from bot.workers.wire import receive, send

_ROOT = Path(__file__).parent.parent.parent
_START_SECONDS = 60.0
_SECRET = "BOT_"
"""What begins so in the environment is not a worker's business."""


class WorkerProcess:
    """Not for several threads at once."""

    def __init__(self, module: str) -> None:
        """``module`` is run by its name and calls `bot.workers.serving.serve`."""
        self._module = module
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def id(self) -> int | None:
        """Return the id of the process that is running."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def start(self) -> None:
        self._started()

    def ask(self, content: bytes, seconds: float) -> bytes:
        """Return the answer; if none comes, end the process and raise an `OSError`."""
        try:
            process = self._started()
            assert process.stdin
            assert process.stdout
            send(process.stdin, content)
            return receive(process.stdout, time.monotonic() + seconds)
        except OSError:  # a `TimeoutError` is one
            self.end()
            raise

    def end(self) -> None:
        if process := self._process:
            self._process = None
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    with suppress(OSError):  # what was not sent yet
                        pipe.close()

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process and self._process.poll() is None:
            return self._process
        self.end()
        self._process = subprocess.Popen(
            [sys.executable, "-m", self._module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(),
            cwd=_ROOT,
        )
        assert self._process.stdout
        receive(self._process.stdout, time.monotonic() + _START_SECONDS)
        return self._process


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_SECRET)}
    return {**kept, "OMP_NUM_THREADS": "1"}
