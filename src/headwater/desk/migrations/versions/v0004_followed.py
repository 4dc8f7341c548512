"""Feeds and pages that are followed, what was found there, and how it went."""

from __future__ import annotations

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    pass
