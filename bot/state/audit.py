"""The log of what admins did: codes, never a text."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.tables import audit


@dataclass(frozen=True)
class Act:
    at: float
    admin: int
    action: str
    alert: int | None


class Audit:
    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    async def note(self, admin: int, action: str) -> int:
        """Write down what an admin did; return the entry's number."""
        async with self._database.transaction() as connection:
            return await self.note_with(connection, admin, action, None)

    async def note_with(
        self, connection: AsyncConnection, admin: int, action: str, number: int | None
    ) -> int:
        """Write it in the transaction that does what it tells of."""
        values = {"at": self._clock(), "admin": admin, "action": action, "alert_id": number}
        written = self._database.insert(audit).values(values).returning(audit.c.id)
        return int((await connection.execute(written)).scalar_one())

    async def last(self, action: str) -> int:
        """Return the number of the latest entry of an action; 0 if there is none."""
        latest = select(func.max(audit.c.id)).where(audit.c.action == action)
        async with self._database.quick_transaction() as connection:
            return (await connection.execute(latest)).scalar() or 0

    async def acts(self, latest: int) -> tuple[Act, ...]:
        """Return what admins did last, the newest first."""
        chosen = select(audit).order_by(audit.c.id.desc()).limit(latest)
        async with self._database.transaction() as connection:
            rows = await connection.execute(chosen)
            return tuple(Act(row.at, row.admin, row.action, row.alert_id) for row in rows)
