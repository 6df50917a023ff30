"""Whether an answer helped: a code for a message, never a word."""

from datetime import UTC, date, datetime

from sqlalchemy import func, select

from bot.state.database import Database
from bot.state.tables import feedback


def today() -> date:
    return datetime.now(UTC).date()


class Feedback:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def set(
        self, chat: int, message: int, kind: str, code: str, topic: str | None = None
    ) -> None:
        """Note what a chat says of an answer of some kind; the last word on a message counts."""
        values = {"kind": kind, "topic": topic or "", "code": code, "day": today()}
        insert = self._database.insert(feedback)
        given = insert.values(chat_id=chat, message_id=message, **values)
        async with self._database.transaction() as connection:
            await connection.execute(
                given.on_conflict_do_update(
                    index_elements=[feedback.c.chat_id, feedback.c.message_id], set_=values
                )
            )

    async def totals(self, least: int) -> dict[tuple[str, str, str], int]:
        """Return how often (kind, topic, code) was said, without what fewer than ``least`` said."""
        by = (feedback.c.kind, feedback.c.topic, feedback.c.code)
        chats = func.count(feedback.c.chat_id.distinct())
        grouped = select(*by, func.count()).group_by(*by).having(chats >= least)
        async with self._database.transaction() as connection:
            return {
                (kind, topic, code): total
                for kind, topic, code, total in await connection.execute(grouped)
            }
