"""Which copies the words tell of, and not names and numbers alone; the days of stories by index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Brings a desk to this form. Of the copies that are there any may be told by its words."""
    op.add_column("copies", sa.Column("worded", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.drop_index("ix_sheets_story", "sheets")
    op.create_index("ix_sheets_story", "sheets", ["story", "published"])
