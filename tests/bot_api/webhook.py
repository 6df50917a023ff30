"""Bringing updates to the bot: in each chat one after another, until it says that it is done."""

import asyncio
import re
import time
from collections import Counter
from dataclasses import dataclass
from itertools import cycle
from urllib.parse import urlsplit

import aiohttp

from tests.bot_api import rules
from tests.bot_api.refusals import Refused, bad_request, too_many_requests
from tests.bot_api.rules import Json, Params
from tests.bot_api.updates import Updates, chat_of

_PORTS = {None, 443, 80, 88, 8443}
_CONNECTIONS = 40
_PATIENCE_SECONDS = 60
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


@dataclass(frozen=True)
class Registered:
    url: str
    secret: str
    connections: int


class Webhook:
    def __init__(self, updates: Updates) -> None:
        self._updates = updates
        self._busy: dict[int, int] = {}
        self._failures: Counter[int] = Counter()
        self._not_before: dict[int, float] = {}
        self._set_at = float("-inf")
        self._loop: asyncio.Task[None] | None = None
        self.registered: Registered | None = None
        self.was_set = asyncio.Event()
        self.machines: list[str] = []
        """Where the proxy behind the public address passes on to, such as http://127.0.0.1:8080."""
        self.hurry = 10.0
        """How many times faster than Telegram a failed update is brought again."""

    def set(self, params: Params) -> bool:
        url = urlsplit(params.get("url", ""))
        if not params.get("url"):
            return self.delete(params)
        if url.scheme != "https":
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if url.port not in _PORTS:
            raise bad_request(
                "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
            )
        secret = params.get("secret_token", "")
        if secret and not _SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        if time.monotonic() - self._set_at < 1:
            raise Refused(too_many_requests(1))
        self._set_at = time.monotonic()
        self._updates.allow(rules.json_of(params, "allowed_updates"))
        connections = int(params.get("max_connections", _CONNECTIONS))
        self.registered = Registered(params["url"], secret, connections)
        self._updates.brought = True
        self.was_set.set()
        self._loop = self._loop or asyncio.create_task(self._bring_all())
        return True

    def delete(self, params: Params) -> bool:
        self.registered = None
        self._updates.brought = False
        return True

    def info(self, _: Params) -> Json:
        registered = self.registered
        return {
            "url": registered.url if registered else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.waiting),
            **({"max_connections": registered.connections} if registered else {}),
        }

    async def close(self) -> None:
        if self._loop:
            self._loop.cancel()
            await asyncio.gather(self._loop, return_exceptions=True)

    async def _bring_all(self) -> None:
        machines = cycle(range(1_000_000))
        async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as deliveries:
            while True:
                for update in self._ready():
                    self._busy[chat_of(update)] = update["update_id"]
                    deliveries.create_task(self._bring(session, update, next(machines)))
                await asyncio.sleep(0.004)

    def _ready(self) -> list[Json]:
        """Return the first update of each chat, if its time has come."""
        if not self.registered or not self.machines:
            return []
        firsts: dict[int, Json] = {}
        for update in self._updates.waiting:
            firsts.setdefault(chat_of(update), update)
        now = time.monotonic()
        free = self.registered.connections - len(self._busy)
        return [
            update
            for chat, update in firsts.items()
            if chat not in self._busy and self._not_before.get(update["update_id"], 0) <= now
        ][: max(free, 0)]

    async def _bring(self, session: aiohttp.ClientSession, update: Json, turn: int) -> None:
        assert self.registered
        number = update["update_id"]
        path = urlsplit(self.registered.url).path
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.registered.secret}
        try:
            machine = await self._machine(turn)
            timeout = aiohttp.ClientTimeout(total=_PATIENCE_SECONDS)
            async with session.post(
                f"{machine}{path}", json=update, headers=headers, timeout=timeout
            ) as response:
                if response.status // 100 != 2:
                    raise ConnectionError(response.status)
            await self._updates.settle(number)
        except (aiohttp.ClientError, OSError, TimeoutError):
            failures = self._failures[number]
            self._failures[number] += 1
            pause = min(2.0**failures, 60) if failures else 0.5
            self._not_before[number] = time.monotonic() + pause / self.hurry
        finally:
            self._busy.pop(chat_of(update), None)

    async def _machine(self, turn: int) -> str:
        """Return the next machine that takes connections, as a proxy in front does."""
        for skipped in range(len(self.machines)):
            machine = self.machines[(turn + skipped) % len(self.machines)]
            address = urlsplit(machine)
            try:
                _, writer = await asyncio.open_connection(address.hostname, address.port)
            except OSError:
                continue
            writer.close()
            return machine
        raise ConnectionError
