"""The tables. Whatever belongs to a chat has a column ``chat_id``, so that it can be forgotten."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    false,
)

metadata = MetaData()

preference = Table(
    "preference",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(16)),
    Column("simple", Boolean, nullable=False, server_default=false()),
)

subscription = Table(
    "subscription",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(16), nullable=False),
    Column("quiet_from", SmallInteger),
    Column("quiet_until", SmallInteger),
    Column("utc_offset", SmallInteger, nullable=False),
    Column("tip", String(8)),
)

subscription_topic = Table(
    "subscription_topic",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("topic", String(64), primary_key=True),
)

feedback = Table(
    "feedback",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("topic", String(64), nullable=False),
    Column("code", String(16), nullable=False),
    Column("day", Date, nullable=False),
)

counter = Table(
    "counter",
    metadata,
    Column("day", Date, primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("topic", String(64), primary_key=True),
    Column("language", String(16), primary_key=True),
    Column("total", Integer, nullable=False),
)

alert = Table(
    "alert",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("state", String(16), nullable=False),
    Column("topic", String(64)),
    Column("zh", Text, nullable=False),
    Column("en", Text, nullable=False),
    Column("author", BigInteger, nullable=False),
    Column("confirmed_by", BigInteger),
    Column("created", Double, nullable=False),
    Column("due", Double),
    Column("nonce", String(16), nullable=False, server_default=""),
    Column("occasion", String(32)),
    Column("begun", Double),
    Index("alert_by_occasion", "occasion", unique=True),
)

alert_notice = Table(
    "alert_notice",
    metadata,
    Column("alert_id", ForeignKey("alert.id"), primary_key=True),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Double, nullable=False),
    Column("admin", BigInteger, nullable=False),
    Column("action", String(16), nullable=False),
    Column("alert_id", Integer),
)

delivery = Table(
    "delivery",
    metadata,
    Column("alert_id", ForeignKey("alert.id"), primary_key=True),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("due", Double, nullable=False, server_default="0"),
    Index("delivery_by_state", "state", "alert_id"),
    Index("delivery_by_due", "state", "due"),
    Index("delivery_by_chat", "chat_id"),
)

seen = Table(
    "seen",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("done", Boolean, nullable=False),
    Column("tries", SmallInteger, nullable=False),
    Column("at", Double, nullable=False),
    Index("seen_by_age", "at"),
)

lease = Table(
    "lease",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("holder", String(64), nullable=False),
    Column("until", Double, nullable=False),
)

upload = Table(
    "upload",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("picture", String(64), primary_key=True),
    Column("file_id", Text, nullable=False),
)

quiz_card = Table(
    "quiz_card",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("question", String(64), primary_key=True),
    Column("box", SmallInteger, nullable=False),
    Column("due", Double, nullable=False),
)

quiz_round = Table(
    "quiz_round",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("number", BigInteger, nullable=False),
    Column("language", String(16), nullable=False),
    Column("questions", Text, nullable=False),
    Column("position", SmallInteger, nullable=False),
    Column("begun", Double, nullable=False),
)

quiz_score = Table(
    "quiz_score",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("answered", Integer, nullable=False),
    Column("correct", Integer, nullable=False),
)

quiz_poll = Table(
    "quiz_poll",
    metadata,
    Column("poll_id", String(32), primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("position", SmallInteger, nullable=False),
    Column("right_option", SmallInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("opened", Double, nullable=False),
    Index("quiz_poll_by_chat", "chat_id"),
)

OF_A_CHAT = tuple(table for table in metadata.sorted_tables if "chat_id" in table.c)
