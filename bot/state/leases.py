"""Who alone does what must be done once, for as long as it says so again in time."""

import time
from collections.abc import Callable

from sqlalchemy import delete, or_

from bot.state.database import Database
from bot.state.tables import lease


class Leases:
    """Machines that share a database must agree on the time to a fraction of a lease's length."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    async def take(self, name: str, holder: str, seconds: float) -> bool:
        """Take or keep a lease that nobody else holds; return whether it is held now."""
        now = self._clock()
        values = {"holder": holder, "until": now + seconds}
        insert = self._database.insert(lease).values(name=name, **values)
        taken = insert.on_conflict_do_update(
            index_elements=[lease.c.name],
            set_=values,
            where=or_(lease.c.holder == holder, lease.c.until < now),
        ).returning(lease.c.name)
        async with self._database.quick_transaction() as connection:
            return (await connection.execute(taken)).first() is not None

    async def release(self, name: str, holder: str) -> None:
        """Let go, so that another need not wait for the end of the lease."""
        mine = delete(lease).where(lease.c.name == name, lease.c.holder == holder)
        async with self._database.quick_transaction() as connection:
            await connection.execute(mine)
