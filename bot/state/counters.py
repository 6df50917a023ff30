"""How often what was asked, by day; nothing tells who asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from bot.state.database import Database
from bot.state.tables import counter


@dataclass(frozen=True)
class Counted:
    day: date
    kind: str
    topic: str = ""
    language: str = ""


class Counters:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, counts: Mapping[Counted, int]) -> None:
        """Add to what is counted already, all in one transaction."""
        if not counts:
            return
        insert = self._database.insert(counter)
        added = insert.on_conflict_do_update(
            index_elements=list(counter.primary_key),
            set_={"total": counter.c.total + insert.excluded.total},
        )
        rows = [{**vars(counted), "total": total} for counted, total in counts.items()]
        async with self._database.quick_transaction() as connection:
            await connection.execute(added, sorted(rows, key=str))

    async def totals(self, since: date, least: int) -> dict[tuple[str, str, str], int]:
        """Return the sums by (kind, topic, language) since a day, without those below ``least``."""
        by = (counter.c.kind, counter.c.topic, counter.c.language)
        total = func.sum(counter.c.total)
        grouped = select(*by, total).where(counter.c.day >= since).group_by(*by)
        async with self._database.quick_transaction() as connection:
            return {
                (kind, topic, language): int(count)
                for kind, topic, language, count in await connection.execute(
                    grouped.having(total >= least)
                )
            }
