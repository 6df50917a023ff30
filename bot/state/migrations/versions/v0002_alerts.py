"""What sending alerts needs: when, who watches, who did what."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("alert", sa.Column("nonce", sa.String(16), nullable=False, server_default=""))
    op.add_column("alert", sa.Column("occasion", sa.String(32)))
    op.add_column("alert", sa.Column("begun", sa.Double))
    op.create_index("alert_by_occasion", "alert", ["occasion"], unique=True)
    op.add_column("delivery", sa.Column("due", sa.Double, nullable=False, server_default="0"))
    op.create_index("delivery_by_due", "delivery", ["state", "due"])
    op.create_table(
        "alert_notice",
        sa.Column("alert_id", sa.Integer, sa.ForeignKey("alert.id"), primary_key=True),
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("message_id", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("admin", sa.BigInteger, nullable=False),
        sa.Column("action", sa.String(16), nullable=False),
        sa.Column("alert_id", sa.Integer),
    )
