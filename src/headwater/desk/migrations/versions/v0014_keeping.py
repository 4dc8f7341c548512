"""What is kept for how long, and that something was removed."""

from __future__ import annotations

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Brings a desk to this form."""
