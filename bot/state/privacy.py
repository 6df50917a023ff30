"""What is stored of a chat, and how it goes."""

from dataclasses import dataclass, field

from sqlalchemy import Table, delete, func, select, update

from bot.state.database import Database
from bot.state.preferences import Preference, Preferences
from bot.state.subscriptions import Subscription, Subscriptions
from bot.state.tables import OF_A_CHAT, delivery, feedback, quiz_card


@dataclass(frozen=True)
class Stored:
    preference: Preference = field(default_factory=Preference)
    subscription: Subscription | None = None
    opinions: int = 0
    """Answers it said something of."""
    alerts: int = 0
    """Alerts it was sent or is about to be sent."""
    questions: int = 0
    """Of the quiz that it has practised."""


class Privacy:
    def __init__(
        self, database: Database, preferences: Preferences, subscriptions: Subscriptions
    ) -> None:
        self._database = database
        self._preferences = preferences
        self._subscriptions = subscriptions

    async def stored(self, chat: int) -> Stored:
        return Stored(
            await self._preferences.of(chat),
            await self._subscriptions.of(chat),
            await self._count(feedback, chat),
            await self._count(delivery, chat),
            await self._count(quiz_card, chat),
        )

    async def forget(self, chat: int) -> int:
        """Delete every row of a chat, from the disk too; return how many there were."""
        rows = 0
        async with self._database.transaction() as connection:
            for table in OF_A_CHAT:
                gone = await connection.execute(delete(table).where(table.c.chat_id == chat))
                rows += gone.rowcount
        await self._database.wipe_traces()
        return rows

    async def move(self, old: int, new: int) -> None:
        """Follow a group that got a new id; what the new id has already, it keeps."""
        async with self._database.transaction() as connection:
            for table in OF_A_CHAT:
                others = [key for key in table.primary_key if key.name != "chat_id"]
                twin = table.alias()
                kept = select(1).where(
                    twin.c.chat_id == new, *(twin.c[key.name] == key for key in others)
                )
                moved = update(table).where(table.c.chat_id == old, ~kept.exists())
                await connection.execute(moved.values(chat_id=new))
                await connection.execute(delete(table).where(table.c.chat_id == old))

    async def _count(self, table: Table, chat: int) -> int:
        counted = select(func.count()).select_from(table).where(table.c.chat_id == chat)
        async with self._database.transaction() as connection:
            return (await connection.execute(counted)).scalar_one()
