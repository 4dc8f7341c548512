"""Dates as the world writes them, as ISO 8601: one place that says what is a date and what only looks like one.

A date comes from feeds, mails, exports and pages, and is kept as a string. What names no day of the calendar or no time
of the clock is no date, in whatever input it stands: everything behind it reckons with what it got.
"""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Final

FIRST, LAST = 1000, 9000
"""Years between which days can be counted in any zone. A machine's nought (0001-01-01) is no date of anything."""

_MONTH: Final = re.compile(r"\d{4}-\d\d")
# Names of zones that RFC 5322 does not know and feeds use all the same.
_ZONES: Final = {
    **{"CET": "+0100", "CEST": "+0200", "BST": "+0100", "WET": "+0000", "WEST": "+0100"},
    **{"EET": "+0200", "EEST": "+0300", "MSK": "+0300", "MSD": "+0400"},
}
_ZONED: Final = re.compile(r"\s([A-Z]{3,4})\s*$", re.IGNORECASE)


def exists(stamp: str) -> bool:
    """True where a month, a day or a time in ISO 8601, as it stands, is one that the calendar and the clock have."""
    return _read(stamp) is not None


def moment(text: str) -> str | None:
    """A time in any form of ISO 8601, to the second, its zone kept; None where it is none."""
    found = _read(text)
    return found.isoformat(timespec="seconds") if found else None


def letter(text: str) -> str | None:
    """A date of RFC 5322 to the second, with its zone: without one where it says that none is known (`-0000`)."""
    text = _ZONED.sub(lambda zone: f" {_ZONES.get(zone[1].upper(), zone[1])}", text)
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.isoformat(timespec="seconds") if FIRST < found.year < LAST else None


def _read(stamp: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(f"{stamp}-01" if _MONTH.fullmatch(stamp) else stamp)
    except ValueError:
        return None
    return found if FIRST < found.year < LAST else None
