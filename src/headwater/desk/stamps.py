"""Times as the desk writes them."""

from __future__ import annotations

from datetime import UTC, datetime


def stamp() -> str:
    """Now, as ISO 8601 in UTC with microseconds."""
    return written(datetime.now(UTC))


def written(when: datetime) -> str:
    """A time with its zone, in the same form: in the order of the letters they are in the order of time."""
    return when.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
