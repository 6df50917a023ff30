"""A window over Telegram's own queue: what lies before it is answered, what is in it is in work."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from telegram import Update

log = logging.getLogger(__name__)

WIDTH = 100
"""Updates Telegram hands out at a time."""
AT_ONCE = 16
"""Updates in work at a time, of different chats. No more can be answered twice after a crash."""

Handle = Callable[[Update], Awaitable[float | None]]
Admit = Callable[[Update, bool], bool]
Leave = Callable[[Update], None]


def lane(update: Update) -> int:
    """Return what the updates of one chat have in common: they are answered in their order."""
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else update.update_id


class Window:
    """Chats side by side, the updates of one chat one after another."""

    def __init__(self, handle: Handle, admit: Admit, leave: Leave) -> None:
        """``admit`` says whether an update gets a place, while many wait or not."""
        self._handle = handle
        self._admit = admit
        self._leave = leave
        self._next = 0
        self._places: dict[int, asyncio.Task[None] | None] = {}
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._stopping = False
        self.finished = asyncio.Event()
        """Set whenever an update was settled."""

    @property
    def offset(self) -> int:
        """Return the lowest id that is not settled: what lies below it, Telegram may forget."""
        open_ids = (number for number, task in self._places.items() if task is not None)
        return min(open_ids, default=self._next)

    @property
    def waiting(self) -> int:
        """Return how many updates are not settled."""
        return sum(task is not None for task in self._places.values())

    def take(self, updates: Sequence[Update]) -> int:
        """Begin what is new among the updates handed out; return how many that were."""
        for settled in [number for number in self._places if number < self.offset]:
            del self._places[settled]
        new = [
            update
            for update in updates
            if update.update_id >= self.offset and update.update_id not in self._places
        ]
        for update in sorted(new, key=lambda update: update.update_id):
            self._next = max(self._next, update.update_id + 1)
            crowded = len(updates) >= WIDTH or self.waiting >= WIDTH // 2
            self._places[update.update_id] = (
                self._begin(update) if self._admit(update, crowded) else None
            )
        return len(new)

    def forget_offset(self) -> None:
        """Ask for everything again: after a week's rest Telegram numbers anew."""
        self._next = 0

    async def stop(self, seconds: float) -> None:
        """Finish what is in work, begin nothing else; leave the rest to Telegram."""
        self._stopping = True
        tasks = [task for task in self._places.values() if task is not None]
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _begin(self, update: Update) -> asyncio.Task[None]:
        before = self._lanes.get(lane(update))
        task = asyncio.create_task(self._answer(update, before))
        self._lanes[lane(update)] = task
        return task

    async def _answer(self, update: Update, before: asyncio.Task[None] | None) -> None:
        try:
            if before:
                await asyncio.wait([before])
            if await self._settled(update):
                self._places[update.update_id] = None
                self.finished.set()
        finally:
            self._leave(update)
            if self._lanes.get(lane(update)) is asyncio.current_task():
                del self._lanes[lane(update)]

    async def _settled(self, update: Update) -> bool:
        while not self._stopping:
            async with self._slots:
                pause = await self._handle(update)
            if pause is None:
                return True
            await asyncio.sleep(pause)
        return False
