"""Times as the desk writes them."""

from __future__ import annotations

from datetime import UTC, datetime


def stamp() -> str:
    """Now, as ISO 8601 in UTC with microseconds."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
