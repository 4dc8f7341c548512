"""What somebody wants to be told, and what was told."""

from __future__ import annotations

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Brings a desk to this form."""
