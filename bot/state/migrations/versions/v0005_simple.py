"""A chat may want one step at a time, whether it chose a language or not."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    with op.batch_alter_table("preference") as preference:  # SQLite cannot change a column
        preference.alter_column("language", existing_type=sa.String(16), nullable=True)
        preference.add_column(
            sa.Column("simple", sa.Boolean, nullable=False, server_default=sa.false())
        )
