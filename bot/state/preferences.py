"""What a chat chose: its language, and whether it wants one step at a time."""

from dataclasses import dataclass

from sqlalchemy import delete, select

from bot.state.database import Database
from bot.state.tables import preference


@dataclass(frozen=True)
class Preference:
    language: str | None = None
    """A tag such as ``zh-tw``; None follows the words."""
    simple: bool = False
    """Whether answers come in large steps, one at a time."""


class Preferences:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, chat: int) -> Preference:
        chosen = select(preference.c.language, preference.c.simple).where(
            preference.c.chat_id == chat
        )
        async with self._database.quick_transaction() as connection:
            row = (await connection.execute(chosen)).one_or_none()
            return Preference(row.language, row.simple) if row else Preference()

    async def keep(self, chat: int, chosen: Preference) -> None:
        """Store a choice; of a chat that chose nothing, nothing stays."""
        async with self._database.transaction() as connection:
            if chosen == Preference():
                await connection.execute(delete(preference).where(preference.c.chat_id == chat))
                return
            values = {"language": chosen.language, "simple": chosen.simple}
            insert = self._database.insert(preference).values(chat_id=chat, **values)
            upsert = insert.on_conflict_do_update(
                index_elements=[preference.c.chat_id], set_=values
            )
            await connection.execute(upsert)
