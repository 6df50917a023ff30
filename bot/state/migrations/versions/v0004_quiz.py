"""The quiz: what a chat knows, its open round, who does how well in it, its polls."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "quiz_card",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("question", sa.String(64), primary_key=True),
        sa.Column("box", sa.SmallInteger, nullable=False),
        sa.Column("due", sa.Double, nullable=False),
    )
    op.create_table(
        "quiz_round",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("questions", sa.Text, nullable=False),
        sa.Column("position", sa.SmallInteger, nullable=False),
        sa.Column("begun", sa.Double, nullable=False),
    )
    op.create_table(
        "quiz_score",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("answered", sa.Integer, nullable=False),
        sa.Column("correct", sa.Integer, nullable=False),
    )
    op.create_table(
        "quiz_poll",
        sa.Column("poll_id", sa.String(32), primary_key=True),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("position", sa.SmallInteger, nullable=False),
        sa.Column("right_option", sa.SmallInteger, nullable=False),
        sa.Column("message_id", sa.BigInteger, nullable=False),
        sa.Column("opened", sa.Double, nullable=False),
    )
    op.create_index("quiz_poll_by_chat", "quiz_poll", ["chat_id"])
