"""What waits for the bot: handed out until an offset confirms it, to one poller at a time."""

import asyncio

from telegram.constants import PollingLimit

from tests.bot_api.refusals import CONFLICT, WEBHOOK_ACTIVE, Refused
from tests.bot_api.rules import Json

_LONGEST_WAIT_SECONDS = 50


class Updates:
    def __init__(self) -> None:
        self.waiting: list[Json] = []
        """What the bot has not confirmed, in its order."""
        self.brought = False
        """Whether a webhook is set, so that nothing can be polled."""
        self._allowed: list[str] = []
        self._last = 0
        self._poll = 0
        self._closed = False
        self._changed = asyncio.Condition()

    async def push(self, kind: str, body: Json) -> int | None:
        """Queue an update and return its id, unless the bot asked for other kinds only."""
        if self._allowed and kind not in self._allowed:
            return None
        async with self._changed:
            self._last += 1
            self.waiting.append({"update_id": self._last, kind: body})
            self._changed.notify_all()
            return self._last

    def allow(self, kinds: list[str] | None) -> None:
        """Keep only these kinds from now on; None leaves it as it was."""
        self._allowed = self._allowed if kinds is None else kinds

    async def settle(self, number: int) -> None:
        """Forget one update that the bot took when it was brought."""
        async with self._changed:
            self.waiting = [update for update in self.waiting if update["update_id"] != number]
            self._changed.notify_all()

    async def poll(
        self, offset: int, limit: int, seconds: float, allowed: list[str] | None
    ) -> list[Json]:
        """Forget what lies before the offset; wait for the rest. A newer poll ends an older one."""
        if self.brought:
            raise Refused(WEBHOOK_ACTIVE)
        self.allow(allowed)
        self._poll += 1
        mine = self._poll
        async with self._changed:
            self._confirm(offset)
            self._changed.notify_all()
            try:
                async with asyncio.timeout(min(seconds, _LONGEST_WAIT_SECONDS)):
                    await self._changed.wait_for(
                        lambda: self.waiting or self._closed or mine != self._poll
                    )
            except TimeoutError:
                pass
        if mine != self._poll:
            raise Refused(CONFLICT)
        return self.waiting[: min(max(limit, PollingLimit.MIN_LIMIT), PollingLimit.MAX_LIMIT)]

    async def taken(self) -> None:
        """Return when the bot has confirmed all there was."""
        async with self._changed:
            await self._changed.wait_for(lambda: not self.waiting)

    async def close(self) -> None:
        async with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self.waiting = self.waiting[offset:]
        else:
            self.waiting = [update for update in self.waiting if update["update_id"] >= offset]


def chat_of(update: Json) -> int:
    """Return the chat that an update belongs to, or else the person."""
    [body] = [body for field, body in update.items() if field != "update_id"]
    message = body.get("message", body)
    number: int = (message.get("chat") or body.get("from") or body["user"])["id"]
    return number
