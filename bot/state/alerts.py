"""Alerts of the office and regular tips: written, confirmed, made into deliveries, sent once."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    case,
    delete,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.audit import Audit
from bot.state.database import Database
from bot.state.recipients import due_at, wants
from bot.state.subscriptions import Tip
from bot.state.tables import (
    alert,
    alert_notice,
    delivery,
    subscription,
    subscription_topic,
)

DRAFT_SECONDS = 3600
"""A draft that nobody sent for so long is not sent any more: its alarm is no news."""
TIP_MINUTE = 9 * 60


class AlertState(StrEnum):
    DRAFT = "draft"
    WAITING = "waiting"
    """Released by its author; sent when it is due, unless it is cancelled."""
    SENDING = "sending"
    DONE = "done"
    CANCELLED = "cancelled"


class DeliveryState(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    GONE = "gone"
    """Nobody is there any more; the subscription went with it."""
    UNKNOWN = "unknown"
    """It may have arrived. Never sent again: twice is worse than a question to the operator."""
    FAILED = "failed"
    """Telegram refused it: a mistake of ours."""
    STOPPED = "stopped"
    """Not sent, since the alert was cancelled before."""


@dataclass(frozen=True)
class Alert:
    id: int
    state: AlertState
    topic: str | None
    zh: str
    en: str
    author: int
    confirmed_by: int | None
    created: float
    due: float | None
    nonce: str
    """A secret of the buttons under it, so that none can be made up."""
    occasion: str | None
    """Names a regular tip; None for an alert of the office."""
    begun: float | None


@dataclass(frozen=True)
class Delivery:
    alert: int
    chat: int
    language: str


@dataclass(frozen=True)
class Audience:
    chats: int
    held: int
    """Those of them whose quiet hours are now."""


class Alerts:
    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock
        self._audit = Audit(database, clock)

    async def draft(self, author: int, topic: str | None, zh: str, en: str) -> Alert:
        values = {
            "state": AlertState.DRAFT.value,
            "topic": topic,
            "zh": zh,
            "en": en,
            "author": author,
            "created": self._clock(),
            "nonce": secrets.token_urlsafe(9),
        }
        async with self._database.transaction() as connection:
            insert = self._database.insert(alert).values(values).returning(alert)
            written = _alert((await connection.execute(insert)).one())
            await self._audit.note_with(connection, author, "draft", written.id)
        return written

    async def of(self, number: int) -> Alert | None:
        async with self._database.transaction() as connection:
            row = (await connection.execute(select(alert).where(alert.c.id == number))).first()
        return _alert(row) if row else None

    async def audience(self, topic: str | None) -> Audience:
        now = self._clock()
        held = func.sum(case((due_at(now, None) > now, 1), else_=0))
        counted = select(func.count(), held).select_from(subscription).where(wants(topic))
        async with self._database.transaction() as connection:
            chats, waiting = (await connection.execute(counted)).one()
        return Audience(chats, int(waiting or 0))

    async def release(self, number: int, nonce: str, by: int, delay: float) -> Alert | None:
        """Let a draft be sent after a delay in seconds; None if it cannot be any more."""
        now = self._clock()
        fresh = alert.c.created > now - DRAFT_SECONDS
        values = {"state": AlertState.WAITING.value, "due": now + delay}
        return await self._turn(
            number, nonce, by, "release", values, alert.c.state == AlertState.DRAFT, fresh
        )

    async def confirm(self, number: int, nonce: str, by: int) -> Alert | None:
        """Let another admin than the author send it at once; None if that cannot be."""
        values = {"due": self._clock(), "confirmed_by": by}
        return await self._turn(
            *(number, nonce, by, "confirm", values),
            *(alert.c.state == AlertState.WAITING, alert.c.author != by),
        )

    async def cancel(self, number: int, nonce: str, by: int) -> Alert | None:
        """Stop an alert, even one that is being sent; None if it is over already."""
        stoppable = alert.c.state.in_((AlertState.DRAFT, AlertState.WAITING, AlertState.SENDING))
        values = {"state": AlertState.CANCELLED.value}
        cancelled = await self._turn(number, nonce, by, "cancel", values, stoppable)
        if cancelled:
            left = (delivery.c.alert_id == number, delivery.c.state == DeliveryState.PENDING)
            await self._execute(update(delivery).where(*left).values(state=DeliveryState.STOPPED))
        return cancelled

    async def released_since(self, moment: float) -> int:
        """Count the alerts that were let go since then, cancelled ones left out."""
        counted = (
            select(func.count())
            .where(alert.c.due >= moment, alert.c.occasion.is_(None))
            .where(alert.c.state != AlertState.CANCELLED)
        )
        async with self._database.transaction() as connection:
            return (await connection.execute(counted)).scalar_one()

    async def begin_due(self) -> tuple[int, ...]:
        """Make the deliveries of every alert that is due; return which those are."""
        now = self._clock()
        due = (alert.c.state == AlertState.WAITING, alert.c.due <= now)
        begun = update(alert).where(*due).values(state=AlertState.SENDING, begun=now)
        async with self._database.transaction() as connection:
            rows = await connection.execute(begun.returning(alert.c.id, alert.c.topic))
            alerts = tuple((row.id, row.topic) for row in rows)
            for number, topic in alerts:
                await self._deliver_to(connection, number, wants(topic), due_at(now, None))
        return tuple(number for number, _ in alerts)

    async def begin_tip(
        self, occasion: str, rhythm: Tip, midnight: float, topic: str, zh: str, en: str
    ) -> bool:
        """Make the deliveries of a tip for 9 o'clock local time after ``midnight`` (UTC), once."""
        values = {
            "state": AlertState.SENDING.value,
            **{"topic": topic, "zh": zh, "en": en, "author": 0, "occasion": occasion},
            **{"created": self._clock(), "begun": self._clock(), "nonce": secrets.token_urlsafe(9)},
        }
        insert = self._database.insert(alert).values(values).on_conflict_do_nothing()
        async with self._database.transaction() as connection:
            number = (await connection.execute(insert.returning(alert.c.id))).scalar()
            if number is None:
                return False
            wanting = subscription.c.tip == rhythm.value
            await self._deliver_to(connection, number, wanting, due_at(midnight, TIP_MINUTE))
        return True

    async def claim(self) -> Delivery | None:
        """Take the next delivery that is due; nobody else gets it."""
        sending = select(alert.c.id).where(alert.c.state == AlertState.SENDING)
        following = (
            select(delivery.c.alert_id, delivery.c.chat_id)
            .where(delivery.c.state == DeliveryState.PENDING, delivery.c.due <= self._clock())
            .where(delivery.c.alert_id.in_(sending))
            .order_by(delivery.c.due, delivery.c.alert_id, delivery.c.chat_id)
            .limit(1)
            .subquery()
        )
        taken = (
            update(delivery)
            .where(delivery.c.alert_id == following.c.alert_id)
            .where(delivery.c.chat_id == following.c.chat_id)
            .where(delivery.c.state == DeliveryState.PENDING)
            .values(state=DeliveryState.SENDING)
            .returning(delivery.c.alert_id, delivery.c.chat_id, delivery.c.language)
        )
        async with self._database.quick_transaction() as connection:
            row = (await connection.execute(taken)).first()
        return Delivery(row.alert_id, row.chat_id, row.language) if row else None

    async def settle(self, done: Delivery, state: DeliveryState) -> None:
        """Note how a delivery ended."""
        row = (delivery.c.alert_id == done.alert, delivery.c.chat_id == done.chat)
        await self._execute(update(delivery).where(*row).values(state=state))

    async def gone(self, chat: int) -> None:
        """Nobody is in a chat any more: neither this alert nor a later one is for it."""
        unsent = delivery.c.state.in_((DeliveryState.PENDING, DeliveryState.SENDING))
        lost = update(delivery).where(delivery.c.chat_id == chat, unsent)
        async with self._database.transaction() as connection:
            await connection.execute(lost.values(state=DeliveryState.GONE))
            for table in (subscription_topic, subscription):
                await connection.execute(delete(table).where(table.c.chat_id == chat))

    async def orphan(self) -> int:
        """Give up what a dead broadcaster had in hand: it may have arrived."""
        left = delivery.c.state == DeliveryState.SENDING
        unknown = update(delivery).where(left).values(state=DeliveryState.UNKNOWN)
        return await self._execute(unknown)

    async def progress(self, number: int) -> dict[DeliveryState, int]:
        counted = (
            select(delivery.c.state, func.count())
            .where(delivery.c.alert_id == number)
            .group_by(delivery.c.state)
        )
        async with self._database.quick_transaction() as connection:
            rows = await connection.execute(counted)
            return {DeliveryState(state): count for state, count in rows}

    async def sending(self) -> tuple[int, ...]:
        """Return the alerts of the office that are being sent."""
        chosen = select(alert.c.id).where(
            alert.c.state == AlertState.SENDING, alert.c.occasion.is_(None)
        )
        async with self._database.quick_transaction() as connection:
            return tuple((await connection.execute(chosen)).scalars())

    async def finish(self) -> tuple[int, ...]:
        """Close the alerts of which nothing is left to send; return those of the office."""
        unsent = (DeliveryState.PENDING, DeliveryState.SENDING)
        left = select(1).where(delivery.c.alert_id == alert.c.id, delivery.c.state.in_(unsent))
        over = (
            update(alert)
            .where(alert.c.state == AlertState.SENDING, ~left.exists())
            .values(state=AlertState.DONE)
            .returning(alert.c.id, alert.c.occasion)
        )
        async with self._database.quick_transaction() as connection:
            rows = (await connection.execute(over)).all()
        return tuple(row.id for row in rows if row.occasion is None)

    async def watch(self, number: int, chat: int, message: int) -> None:
        """Remember a message that shows an alert's progress."""
        values = {"alert_id": number, "chat_id": chat, "message_id": message}
        insert = self._database.insert(alert_notice).values(values)
        keys = list(alert_notice.primary_key)
        await self._execute(
            insert.on_conflict_do_update(index_elements=keys, set_={"message_id": message})
        )

    async def watched(self, number: int) -> tuple[tuple[int, int], ...]:
        """Return chat and message of everything that shows an alert's progress."""
        chosen = select(alert_notice.c.chat_id, alert_notice.c.message_id)
        async with self._database.quick_transaction() as connection:
            rows = await connection.execute(chosen.where(alert_notice.c.alert_id == number))
            return tuple((row.chat_id, row.message_id) for row in rows)

    async def _turn(
        self,
        number: int,
        nonce: str,
        by: int,
        action: str,
        values: dict[str, Any],
        *conditions: ColumnElement[bool],
    ) -> Alert | None:
        turned = (
            update(alert)
            .where(alert.c.id == number, alert.c.nonce == nonce, *conditions)
            .values(values)
            .returning(alert)
        )
        async with self._database.transaction() as connection:
            row = (await connection.execute(turned)).first()
            if row is None:
                return None
            await self._audit.note_with(connection, by, action, number)
        return _alert(row)

    async def _deliver_to(
        self,
        connection: AsyncConnection,
        number: int,
        wanting: ColumnElement[bool],
        due: ColumnElement[float],
    ) -> None:
        """Make a row a chat in one statement; one that is there already stays as it is."""
        rows: Select[Any] = select(
            literal(number),
            subscription.c.chat_id,
            subscription.c.language,
            literal(DeliveryState.PENDING.value),
            due,
        ).where(wanting)
        columns = ["alert_id", "chat_id", "language", "state", "due"]
        insert = self._database.insert(delivery).from_select(columns, rows)
        await connection.execute(insert.on_conflict_do_nothing())

    async def _execute(self, statement: Any) -> int:
        async with self._database.quick_transaction() as connection:
            return (await connection.execute(statement)).rowcount


def _alert(row: Row[Any]) -> Alert:
    values = {field.name: getattr(row, field.name) for field in fields(Alert)}
    return Alert(**{**values, "state": AlertState(row.state)})
