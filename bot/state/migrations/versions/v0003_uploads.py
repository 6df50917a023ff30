"""Which pictures Telegram has already."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "upload",
        sa.Column("bot_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("picture", sa.String(64), primary_key=True),
        sa.Column("file_id", sa.Text, nullable=False),
    )
