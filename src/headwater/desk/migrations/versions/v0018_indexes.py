"""By index alone: from which ties a content is reached, and when a name was last met."""

from __future__ import annotations

from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Brings a desk to this form."""
    op.drop_index("ix_ties_other", "ties")
    op.create_index("ix_ties_other", "ties", ["other", "one"])
    op.create_index("ix_spellings_last", "spellings", ["bearer", "last"])
