"""Which updates were answered: their ids, for two days, and nothing else of them."""

import asyncio
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database, StoreError
from bot.state.tables import seen

KEPT_SECONDS = 48 * 3600
"""Telegram keeps an update for a day at most."""


@dataclass(frozen=True)
class Seen:
    done: bool = False
    tries: int = 0
    """How often it was begun before and neither finished nor given back."""


class _Step(Enum):
    CLAIM = auto()
    RETRY = auto()
    RELEASE = auto()
    DONE = auto()


@dataclass(frozen=True)
class _Entry:
    step: _Step
    update_id: int
    result: asyncio.Future[Seen]


_CHANGES = {
    _Step.RETRY: update(seen)
    .where(seen.c.update_id == bindparam("id"))
    .values(tries=seen.c.tries + 1),
    _Step.RELEASE: update(seen)
    .where(seen.c.update_id == bindparam("id"), ~seen.c.done)
    .values(tries=seen.c.tries - 1),
    _Step.DONE: update(seen).where(seen.c.update_id == bindparam("id")).values(done=True),
}


class Ledger:
    """Writes what is asked at the same time together."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock
        self._waiting: list[_Entry] = []
        self._writer: asyncio.Task[None] | None = None

    async def claim(self, update_id: int) -> Seen:
        """Begin an update that nobody has seen; of any other say how it stands."""
        return await self._write(_Step.CLAIM, update_id)

    async def retry(self, update_id: int) -> None:
        """Begin an update again that was begun before."""
        await self._write(_Step.RETRY, update_id)

    async def release(self, update_id: int) -> None:
        """Give a begun update back: that it was not finished says nothing against it."""
        await self._write(_Step.RELEASE, update_id)

    async def done(self, update_id: int) -> None:
        await self._write(_Step.DONE, update_id)

    async def prune(self) -> int:
        """Drop what Telegram cannot send again; return how many rows that were."""
        async with self._database.quick_transaction() as connection:
            old = delete(seen).where(seen.c.at < self._clock() - KEPT_SECONDS)
            return (await connection.execute(old)).rowcount

    async def _write(self, step: _Step, update_id: int) -> Seen:
        result: asyncio.Future[Seen] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Entry(step, update_id, result))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_waiting())
        return await result

    async def _write_waiting(self) -> None:
        while self._waiting:
            entries, self._waiting = self._waiting, []
            try:
                async with self._database.quick_statements() as connection:
                    standing = await self._apply(connection, entries)
            except StoreError as error:
                for entry in entries:
                    _settle(entry, error)
            else:
                for entry in entries:
                    _settle(entry, standing.get(entry.update_id, Seen()))

    async def _apply(
        self, connection: AsyncConnection, entries: Iterable[_Entry]
    ) -> dict[int, Seen]:
        steps: dict[_Step, list[int]] = {}
        for entry in entries:
            steps.setdefault(entry.step, []).append(entry.update_id)
        for step, change in _CHANGES.items():
            if ids := steps.get(step):
                await connection.execute(change, [{"id": update_id} for update_id in ids])
        return await self._claimed(connection, steps.get(_Step.CLAIM, []))

    async def _claimed(self, connection: AsyncConnection, ids: list[int]) -> dict[int, Seen]:
        """Begin the new ones; return how those stand that were seen before."""
        if not ids:
            return {}
        rows: list[dict[str, Any]] = [
            {"update_id": update_id, "done": False, "tries": 1, "at": self._clock()}
            for update_id in dict.fromkeys(ids)
        ]
        begin = self._database.insert(seen).values(rows).on_conflict_do_nothing()
        begun = await connection.execute(begin.returning(seen.c.update_id))
        old = set(ids) - set(begun.scalars())
        if not old:
            return {}
        known = select(seen.c.update_id, seen.c.done, seen.c.tries)
        rows_known = await connection.execute(known.where(seen.c.update_id.in_(old)))
        return {row.update_id: Seen(row.done, row.tries) for row in rows_known}


def _settle(entry: _Entry, outcome: Seen | StoreError) -> None:
    if entry.result.done():  # nobody waits any more
        return
    if isinstance(outcome, StoreError):
        entry.result.set_exception(outcome)
    else:
        entry.result.set_result(outcome)
