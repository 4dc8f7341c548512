"""What is written up, with the state of each claim when it was."""

from __future__ import annotations

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Brings a desk to this form."""
