"""Letting Telegram bring updates, for several machines behind one address."""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot, Update

from bot.intake.health import Health

log = logging.getLogger(__name__)

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LARGEST_BODY = 1 << 20
_BODY_SECONDS = 10.0

Handle = Callable[[Update], Awaitable[float | None]]


class Webhook:
    """Answers 200 only when an update is settled; until then Telegram holds back its chat."""

    def __init__(self, bot: Bot, secret: str, handle: Handle, health: Health) -> None:
        self._bot = bot
        self._secret = secret
        self._handle = handle
        self._health = health
        self._in_work: set[int] = set()

    async def post(self, request: Request) -> Response:
        given = request.headers.get(_SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            return Response(status_code=403)
        try:
            async with asyncio.timeout(_BODY_SECONDS):
                body = await _read(request)
        except TimeoutError:
            return Response(status_code=408, headers={"Connection": "close"})
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return Response(status_code=413, headers={"Connection": "close"})
        return await self._take(body)

    async def _take(self, body: bytes) -> Response:
        try:
            data = json.loads(body)
            number = int(data["update_id"])
        except (ValueError, KeyError, TypeError, RecursionError):
            return Response(status_code=400)
        try:
            update = Update.de_json(data, self._bot)
        except Exception as error:  # refused, it would hold up its chat for a day
            log.error("update %s is not one we know: %s", number, type(error).__name__)
            return Response()
        self._health.contact()
        return await self._answer(update)

    async def _answer(self, update: Update) -> Response:
        number = update.update_id
        if number in self._in_work:
            return _later(1)
        self._in_work.add(number)
        try:
            pause = await self._handle(update)
        finally:
            self._in_work.discard(number)
        return Response() if pause is None else _later(pause)


def _later(seconds: float) -> Response:
    return Response(status_code=503, headers={"Retry-After": str(max(1, round(seconds)))})


async def _read(request: Request) -> bytes | None:
    """Return the body, or None if it is too large."""
    if int(request.headers.get("content-length") or 0) > _LARGEST_BODY:
        return None
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST_BODY:
            return None
    return bytes(body)


class Server(uvicorn.Server):
    """Leaves the signals to whoever runs it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def server(webhook: Webhook, path: str, grace: float) -> Server:
    """Return a server of one path; ``grace`` is how many seconds it may take to stop."""
    routes = [Route(path, webhook.post, methods=["POST"])]
    return Server(
        uvicorn.Config(
            Starlette(routes=routes),
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=round(grace),
        )
    )
