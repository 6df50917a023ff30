"""Serves an ASGI application beside the bot, in the same event loop."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.types import ASGIApp

from bot.intake.webhook import Server
from bot.settings import Listen

_IDLE_SECONDS = 5
_BACKLOG = 128


@asynccontextmanager
async def serving(application: ASGIApp, listen: Listen) -> AsyncIterator[Listen]:
    """Serve until the end of the block; yield the real address. Raises OSError if it is taken."""
    listening = socket.create_server(
        (listen.host, listen.port),
        family=socket.AF_INET6 if ":" in listen.host else socket.AF_INET,
        backlog=_BACKLOG,
    )
    server = Server(
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
