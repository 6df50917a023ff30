"""Who wants alerts, about what, when, and in which language."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.tables import subscription, subscription_topic

CHINA = 8 * 60


class Tip(StrEnum):
    """How often a tip is wanted."""

    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True)
class Subscription:
    chat_id: int
    language: str
    """A tag such as ``zh-tw``."""
    topics: frozenset[str] = frozenset()
    """Ids of fraud types; none means all."""
    quiet_from: int | None = None
    """An hour of the day, 0 to 23; nothing is sent from then until ``quiet_until``."""
    quiet_until: int | None = None
    utc_offset: int = CHINA
    """Minutes to add to UTC."""
    tip: Tip | None = None


class Subscriptions:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def set(self, wanted: Subscription) -> None:
        """Write a subscription in place of the chat's former one."""
        values = {name: value for name, value in asdict(wanted).items() if name != "topics"}
        async with self._database.transaction() as connection:
            insert = self._database.insert(subscription).values(values)
            await connection.execute(
                insert.on_conflict_do_update(
                    index_elements=[subscription.c.chat_id],
                    set_={name: value for name, value in values.items() if name != "chat_id"},
                )
            )
            await _drop_topics(connection, wanted.chat_id)
            if wanted.topics:
                rows = [{"chat_id": wanted.chat_id, "topic": topic} for topic in wanted.topics]
                await connection.execute(self._database.insert(subscription_topic), rows)

    async def of(self, chat: int) -> Subscription | None:
        found = await self._read(subscription.c.chat_id == chat)
        return found[0] if found else None

    async def with_tip(self, rhythm: Tip) -> tuple[Subscription, ...]:
        """Return the subscriptions that want tips so often, by chat."""
        return await self._read(subscription.c.tip == rhythm)

    async def remove(self, chat: int) -> bool:
        """Return whether there was one."""
        async with self._database.transaction() as connection:
            await _drop_topics(connection, chat)
            gone = delete(subscription).where(subscription.c.chat_id == chat)
            return (await connection.execute(gone)).rowcount > 0

    async def _read(self, condition: Any) -> tuple[Subscription, ...]:
        chosen = select(subscription).where(condition).order_by(subscription.c.chat_id)
        topics = select(subscription_topic).where(
            subscription_topic.c.chat_id.in_(select(subscription.c.chat_id).where(condition))
        )
        async with self._database.transaction() as connection:
            rows = (await connection.execute(chosen)).all()
            wanted: dict[int, set[str]] = {}
            for row in await connection.execute(topics):
                wanted.setdefault(row.chat_id, set()).add(row.topic)
        return tuple(_subscription(row, wanted.get(row.chat_id, ())) for row in rows)


async def _drop_topics(connection: AsyncConnection, chat: int) -> None:
    gone = delete(subscription_topic).where(subscription_topic.c.chat_id == chat)
    await connection.execute(gone)


def _subscription(row: Row[Any], topics: Iterable[str]) -> Subscription:
    fields = dict(row._mapping)
    tip = fields.pop("tip")
    return Subscription(**fields, topics=frozenset(topics), tip=Tip(tip) if tip else None)
