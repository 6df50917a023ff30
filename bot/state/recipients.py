"""Who is sent an alert or a tip, and when, as the database works it out."""

from sqlalchemy import ColumnElement, Integer, case, cast, literal, or_, select

from bot.state.tables import subscription, subscription_topic

_DAY_MINUTES = 24 * 60


def wants(topic: str | None) -> ColumnElement[bool]:
    """Who names no kinds of fraud wants them all; an alert of no kind is for everybody."""
    if topic is None:
        return subscription.c.chat_id.is_not(None)
    named = select(subscription_topic.c.topic).where(
        subscription_topic.c.chat_id == subscription.c.chat_id
    )
    return or_(~named.exists(), named.where(subscription_topic.c.topic == topic).exists())


def due_at(moment: float, minute: int | None) -> ColumnElement[float]:
    """Return when to send: at once or at a minute of the local day, but not in quiet hours."""
    utc = int(moment) // 60 % _DAY_MINUTES
    begins, ends, offset = (
        cast(column, Integer)  # in PostgreSQL the product of two small ones overflows
        for column in (
            subscription.c.quiet_from,
            subscription.c.quiet_until,
            subscription.c.utc_offset,
        )
    )
    local = (utc + offset + _DAY_MINUTES) % _DAY_MINUTES
    wanted = local if minute is None else literal(minute)
    hour = wanted // 60
    quiet = case(
        (begins.is_(None), False),
        (begins <= ends, (begins <= hour) & (hour < ends)),
        else_=(begins <= hour) | (hour < ends),
    )
    at = case((quiet, ends * 60), else_=wanted)
    return literal(moment) + (at - local + _DAY_MINUTES) % _DAY_MINUTES * 60
