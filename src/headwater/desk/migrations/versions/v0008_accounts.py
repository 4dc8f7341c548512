"""Accounts, what they may do, their sessions."""

from __future__ import annotations

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Brings a desk to this form."""
