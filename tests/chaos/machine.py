"""Processes of the bot that are started again whenever they end, as a supervisor does."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.bot_api.server import BotApi

ROOT = Path(__file__).parent.parent.parent
REAL = ("-m", "bot")


def stand_in(milliseconds: int) -> tuple[str, ...]:
    return ("-m", "tests.chaos.stand_in", str(milliseconds))


def thinking(milliseconds: int) -> tuple[str, ...]:
    return (*stand_in(milliseconds), "busy")


def environment(api: BotApi, data: Path, **more: str) -> dict[str, str]:
    """Return what a process of the bot finds around it, and nothing else of ours."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    return {
        **ours,
        "BOT_TOKEN": api.token,
        "BOT_API_URL": api.url,
        "BOT_DATA": str(data),
        "BOT_LOG_LEVEL": "WARNING",
        "OMP_NUM_THREADS": "1",
        **{f"BOT_{name.upper()}": value for name, value in more.items()},
    }


class Machine:
    def __init__(self, program: tuple[str, ...], variables: Mapping[str, str], log: Path) -> None:
        self._program = program
        self._variables = variables
        self._log = log
        self._process: asyncio.subprocess.Process | None = None
        self._supervisor: asyncio.Task[None] | None = None
        self._started = asyncio.Event()
        self.starts = 0

    async def start(self) -> None:
        self._supervisor = asyncio.create_task(self._supervise())
        await self._started.wait()

    async def kill(self, number: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal, and return when another process runs in place of the old one."""
        process, self._started = self._process, asyncio.Event()
        if process and process.returncode is None:
            process.send_signal(number)
        await self._started.wait()

    def keep_to(self, core: int) -> None:
        assert self._process
        for thread in Path(f"/proc/{self._process.pid}/task").iterdir():
            os.sched_setaffinity(int(thread.name), {core})

    @property
    def memory(self) -> int:
        """Return the memory in use, in KiB."""
        assert self._process
        status = Path(f"/proc/{self._process.pid}/status").read_text("ascii")
        [line] = [line for line in status.splitlines() if line.startswith("VmRSS:")]
        return int(line.split()[1])

    async def close(self) -> None:
        if self._supervisor:
            self._supervisor.cancel()
            await asyncio.gather(self._supervisor, return_exceptions=True)
        if self._process and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def _supervise(self) -> None:
        with self._log.open("ab") as log:
            while True:
                self._process = await asyncio.create_subprocess_exec(
                    sys.executable,
                    *self._program,
                    cwd=ROOT,
                    env=self._variables,
                    stdin=asyncio.subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                )
                self.starts += 1
                self._started.set()
                await self._process.wait()


@asynccontextmanager
async def running(*machines: Machine) -> AsyncIterator[None]:
    try:
        for machine in machines:
            await machine.start()
        yield
    finally:
        await asyncio.gather(*(machine.close() for machine in machines))
