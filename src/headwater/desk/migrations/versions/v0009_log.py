"""The log of what was done; second factors, tokens, providers."""

from __future__ import annotations

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Brings a desk to this form."""
