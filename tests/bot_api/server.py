"""The Bot API over HTTP on this computer, as strict as Telegram with what a bot sends."""

import inspect
import re
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.bot_api.account import Account
from tests.bot_api.refusals import BAD_GATEWAY, NOT_FOUND, UNAUTHORIZED, Refusal, Refused
from tests.bot_api.rules import Json, Params
from tests.bot_api.weather import Weather

_MOST_BYTES = 50_000_000
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class Call:
    method: str
    params: Params


class BotApi:
    def __init__(self, token: str, account: Account | None = None) -> None:
        self.token = token
        self.account = account or Account()
        self.url = ""
        self.calls: list[Call] = []
        """All but the polls, in order."""
        self.refused: list[str] = []
        """What the bot was told when it asked for something that cannot be."""
        self.weather = Weather()
        self._methods = self.account.methods()
        self._troubles: defaultdict[str, deque[Refusal]] = defaultdict(deque)
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        application = web.Application(client_max_size=_MOST_BYTES)
        application.router.add_route("*", "/bot{token}/{method}", self._method)
        application.router.add_get("/file/bot{token}/{path}", self._file)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        await self.account.webhook.close()
        await self.account.updates.close()
        if self._runner:
            await self._runner.cleanup()

    def trouble(self, method: str, *refusals: Refusal) -> None:
        """Refuse the next calls of a method, whatever they are."""
        self._troubles[method.lower()].extend(refusals)

    def called(self, prefix: str) -> list[str]:
        """Return the methods called whose names begin so."""
        return [call.method for call in self.calls if call.method.startswith(prefix)]

    async def _method(self, request: web.Request) -> web.Response:
        params = {name: self._param(value) for name, value in (await request.post()).items()}
        try:
            self._authorize(request.match_info["token"])
            await self.weather.pass_through(request.match_info["method"].lower())
            result = self._call(request.match_info["method"], params)
            result = await result if inspect.isawaitable(result) else result
        except Refused as refused:
            return self._refusal(refused.refusal)
        except ConnectionResetError:
            if request.transport:
                request.transport.close()
            return web.Response()
        return web.json_response({"ok": True, "result": result})

    def _param(self, value: str | bytearray | web.FileField) -> str:
        """Take in a file that is sent up, under a name that no file of Telegram's has."""
        if isinstance(value, web.FileField):
            return self.account.uploads.take(value.file.read())
        return str(value)

    def _authorize(self, token: str) -> None:
        if not _TOKEN.fullmatch(token):
            raise Refused(NOT_FOUND)
        if token != self.token:
            raise Refused(UNAUTHORIZED)

    def _call(self, method: str, params: Params) -> Any:
        name = method.lower()
        if name not in self._methods:
            raise Refused(NOT_FOUND)
        if name != "getupdates":
            self.calls.append(Call(method, params))
        if self._troubles[name]:
            raise Refused(self._troubles[name].popleft())
        return self._methods[name](params)

    def _refusal(self, refusal: Refusal) -> web.Response:
        if refusal is BAD_GATEWAY:  # comes from the proxy in front, which speaks no JSON
            return web.Response(status=502, text="<html><h1>502 Bad Gateway</h1></html>")
        if refusal.status == 400 and refusal.migrate_to_chat_id is None:
            self.refused.append(refusal.description)
        body: Json = {
            "ok": False,
            "error_code": refusal.status,
            "description": refusal.description,
        }
        if refusal.retry_after is not None:
            body["parameters"] = {"retry_after": refusal.retry_after}
        if refusal.migrate_to_chat_id is not None:
            body["parameters"] = {"migrate_to_chat_id": refusal.migrate_to_chat_id}
        return web.json_response(body, status=refusal.status)

    async def _file(self, request: web.Request) -> web.Response:
        try:
            self._authorize(request.match_info["token"])
        except Refused as refused:
            return self._refusal(refused.refusal)
        content = self.account.files.get(request.match_info["path"])
        return web.Response(body=content) if content is not None else self._refusal(NOT_FOUND)
