"""What changed about claims and stories, and what somebody has seen of it."""

from __future__ import annotations

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    pass
