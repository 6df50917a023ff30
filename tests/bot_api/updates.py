"""What waits for the bot: handed out until an offset confirms it, to one poller at a time."""

import asyncio

from telegram.constants import PollingLimit

from tests.bot_api.refusals import CONFLICT, Refused
from tests.bot_api.rules import Json

_LONGEST_WAIT_SECONDS = 50


class Updates:
    def __init__(self) -> None:
        self._waiting: list[Json] = []
        self._allowed: list[str] = []
        self._last = 0
        self._poll = 0
        self._closed = False
        self._changed = asyncio.Condition()

    async def push(self, kind: str, body: Json) -> None:
        """Queue an update, unless the bot asked for other kinds only."""
        if self._allowed and kind not in self._allowed:
            return
        async with self._changed:
            self._last += 1
            self._waiting.append({"update_id": self._last, kind: body})
            self._changed.notify_all()

    async def poll(
        self, offset: int, limit: int, seconds: float, allowed: list[str] | None
    ) -> list[Json]:
        """Forget what lies before the offset; wait for the rest. A newer poll ends an older one."""
        self._allowed = self._allowed if allowed is None else allowed
        self._poll += 1
        mine = self._poll
        async with self._changed:
            self._confirm(offset)
            self._changed.notify_all()
            try:
                async with asyncio.timeout(min(seconds, _LONGEST_WAIT_SECONDS)):
                    await self._changed.wait_for(
                        lambda: self._waiting or self._closed or mine != self._poll
                    )
            except TimeoutError:
                pass
        if mine != self._poll:
            raise Refused(CONFLICT)
        return self._waiting[: min(max(limit, PollingLimit.MIN_LIMIT), PollingLimit.MAX_LIMIT)]

    async def taken(self) -> None:
        """Return when the bot has confirmed all there was."""
        async with self._changed:
            await self._changed.wait_for(lambda: not self._waiting)

    async def close(self) -> None:
        async with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._waiting = self._waiting[offset:]
        else:
            self._waiting = [update for update in self._waiting if update["update_id"] >= offset]
