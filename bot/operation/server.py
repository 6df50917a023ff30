"""Serves an ASGI application beside the bot, in the same event loop."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

from bot.settings import Listen

_IDLE_SECONDS = 5
_BACKLOG = 128


class _Server(uvicorn.Server):
    """Leaves the signals of the process to the bot."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serving(application: ASGIApp, listen: Listen) -> AsyncIterator[Listen]:
    """Serve until the end of the block; yield the real address. Raises OSError if it is taken."""
    listening = socket.create_server(
        (listen.host, listen.port),
        family=socket.AF_INET6 if ":" in listen.host else socket.AF_INET,
        backlog=_BACKLOG,
    )
    server = _Server(
        uvicorn.Config(
            application,
            log_config=None,
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_keep_alive=_IDLE_SECONDS,
            timeout_graceful_shutdown=_IDLE_SECONDS,
        )
    )
    task = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        host, port, *_ = listening.getsockname()
        yield Listen(host, port)
    finally:
        server.should_exit = True
        await task
