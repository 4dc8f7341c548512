"""When a session last proved whose it is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Brings a desk to this form. Sessions that go on have to prove it anew."""
    with op.batch_alter_table("sessions") as sessions:
        sessions.add_column(sa.Column("proven", sa.String(length=40), nullable=False, server_default=""))
