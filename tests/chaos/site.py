"""Where a scenario takes place: a Telegram, a database, machines and people."""

import asyncio
import socket
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

import asyncpg

from tests.bot_api.server import BotApi
from tests.chaos.crowd import Crowd
from tests.chaos.machine import Machine, environment, running
from tests.postgresql import Postgresql

TOKEN = "7000000007:AAcanary-token_of-thirty-five-charac0"
_START_SECONDS = 90


class Door(StrEnum):
    POLLING = "polling"
    WEBHOOK = "webhook"


@dataclass(frozen=True)
class Site:
    api: BotApi
    crowd: Crowd
    machines: tuple[Machine, ...]
    folder: Path
    database: str | None

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text("utf-8", "replace")


@dataclass(frozen=True)
class Plan:
    program: tuple[str, ...]
    door: Door = Door.POLLING
    machines: int = 1
    log_level: str = "WARNING"


@asynccontextmanager
async def built(plan: Plan, server: Postgresql | None) -> AsyncIterator[Site]:
    """Build a site on PostgreSQL, or on SQLite without it; machines answer when it is yielded."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="chaos-")))
        api = BotApi(TOKEN)
        await api.start()
        stack.push_async_callback(api.stop)
        database = await _database(server) if server else None
        more = {"database_url": database} if database else {}
        machines = []
        for _ in range(plan.machines):
            if plan.door is Door.WEBHOOK:
                port = free_port()
                more |= {
                    "webhook_url": "https://bot.example.org/in",
                    "listen": f"127.0.0.1:{port}",
                }
                api.account.webhook.machines.append(f"http://127.0.0.1:{port}")
            variables = environment(api, folder, log_level=plan.log_level, **more)
            machines.append(Machine(plan.program, variables, folder / "log"))
        site = Site(api, Crowd(api), tuple(machines), folder, database)
        await stack.enter_async_context(running(*machines))
        await _awake(site)
        yield site


async def _awake(site: Site) -> None:
    """Return when the bot has answered somebody."""
    await Crowd(site.api, first_chat=1).write(0)
    async with asyncio.timeout(_START_SECONDS):
        await site.api.account.updates.taken()


async def _database(server: Postgresql) -> str:
    name = f"chaos_{uuid4().hex}"
    connection = await asyncpg.connect(server.url())
    await connection.execute(f"create database {name}")
    await connection.close()
    return server.url(name)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
