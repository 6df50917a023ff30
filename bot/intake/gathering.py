"""Gathers the messages of one case: what waits behind an update of the same chat joins it.

The updates of a chat are answered one after another. The first of a burst answers for those
that joined it; when their own turn comes, nothing is left to do but to let them go.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from telegram import Update

from bot.conversation.bursts import Burst, as_edited, expects_more, joinable, joins

QUIET_SECONDS = 0.7
"""How long nothing may come before a burst is over."""
LONGEST_SECONDS = 3.0
"""How long a burst may keep its first message waiting."""
MOST = 60
MOST_IN_A_CROWD = 20
"""Updates of one chat that may wait together, so that a flood leaves room for others."""


@dataclass
class _Waiting:
    """An update whose turn has not come, with those that joined it."""

    updates: list[Update]
    began: float
    touched: float
    started: bool = False
    joined: set[int] = field(default_factory=set)

    def takes(self, update: Update) -> bool:
        return not self.started and joins(self.updates[-1], update)


class Gathering:
    def __init__(
        self,
        process: Callable[[Update | Burst], Awaitable[None]],
        quiet: float | None = None,
    ) -> None:
        """``quiet`` is 0 where Telegram brings the next update of a chat only after this one."""
        self._process = process
        self._quiet = QUIET_SECONDS if quiet is None else quiet
        self._last: dict[int, _Waiting] = {}
        self._of: dict[int, _Waiting] = {}
        self._answered: set[int] = set()
        self._held: Counter[int] = Counter()
        self.hurried = False
        """Whether so many wait that nobody is given time for more."""

    def join(self, update: Update) -> bool:
        """Add an update to a burst that still waits; return False if it stands for itself."""
        chat = _chat(update)
        waiting = self._last.get(chat)
        most = MOST_IN_A_CROWD if self.hurried else MOST
        if waiting is None or not waiting.takes(update) or self._held[chat] >= most:
            return False
        self._held[chat] += 1
        waiting.updates.append(update)
        waiting.joined.add(update.update_id)
        waiting.touched = time.monotonic()
        self._of[update.update_id] = waiting
        return True

    def wait(self, update: Update) -> None:
        """Let an update wait for its turn, and others join it until then."""
        now = time.monotonic()
        waiting = _Waiting([update], now, now)
        self._held[_chat(update)] += 1
        self._of[update.update_id] = self._last[_chat(update)] = waiting

    def leave(self, update: Update) -> bool:
        """Forget an update; return whether it had joined another."""
        self._answered.discard(update.update_id)
        waiting = self._of.pop(update.update_id, None)
        if waiting is None:
            return False
        waiting.started = True
        chat = _chat(update)
        self._held[chat] -= 1
        if not self._held[chat]:
            del self._held[chat]
        if self._last.get(chat) is waiting:
            del self._last[chat]
        return update.update_id in waiting.joined

    async def process(self, update: Update) -> None:
        """Answer an update, and with it those that joined it."""
        if update.update_id in self._answered:
            return
        waiting = self._of.get(update.update_id)
        if waiting is None or update.update_id in waiting.joined:
            await self._process(update)  # the first of its burst could not be answered
            return
        await self._collect(waiting)
        waiting.started = True
        versions = as_edited(waiting.updates)
        alone = versions == (update,)
        await self._process(update if alone else Burst(versions, update))
        self._answered |= waiting.joined & self._of.keys()

    async def _collect(self, waiting: _Waiting) -> None:
        """Give more messages the time to come; none to a message that stands alone."""
        while not self.hurried and any(map(_expects_more, waiting.updates)):
            end = min(waiting.touched + self._quiet, waiting.began + LONGEST_SECONDS)
            if (left := end - time.monotonic()) <= 0:
                return
            await asyncio.sleep(left)


def _expects_more(update: Update) -> bool:
    message = joinable(update)
    return message is not None and expects_more(message)


def _chat(update: Update) -> int:
    return update.effective_chat.id if update.effective_chat else -update.update_id
