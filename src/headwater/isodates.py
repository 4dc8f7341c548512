"""Dates as the world writes them, as ISO 8601: one place that says what is a date and what only looks like one.

A date comes from feeds, mails, exports and pages, and is kept as a string. What names no day of the calendar or no time
of the clock is no date, in whatever input it stands: everything behind it reckons with what it got.
"""

from __future__ import annotations

import re
from datetime import datetime, time
from email.utils import parsedate_to_datetime
from typing import Final

FIRST, LAST = 1000, 9000
"""Years between which days can be counted in any zone. A machine's nought (0001-01-01) is no date of anything."""

_ONE_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
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


def is_day(text: str) -> bool:
    """True for a day of the calendar alone, as 2026-03-31."""
    return _ONE_DAY.fullmatch(text) is not None and exists(text)


def told(value: str) -> bool:
    """True where a value of TIMEX3 is one: what it names of the calendar and the clock is there, `X` stands for any."""
    if not value.isascii():
        return False
    if _LENGTH.fullmatch(value) or _ROUND.fullmatch(value):
        return True
    day, at, clock = value.partition("T")
    return _on_a_day(day) and (not at or clock in _PARTS or _at_a_time(clock))


_LENGTH: Final = re.compile(r"P[\dXYMWDTHS.]+|(?:PAST|PRESENT|FUTURE)_REF")
_ROUND: Final = re.compile(r"\d{2,4}|XXXX")
"""A century, a decade, a year."""
_PARTS: Final = frozenset(("MO", "MI", "AF", "EV", "NI", "DT"))
_DAY: Final = re.compile(r"(\d{4}|XXXX)-(\d\d|XX)(?:-(\d\d|XX))?")
_WEEK: Final = re.compile(r"(\d{4}|XXXX)-W(\d\d|XX)(?:-([1-7])|-WE)?")
_STRETCH: Final = re.compile(r"(?:\d{4}|XXXX)-(?:WI|SP|SU|FA|H[12]|Q[1-4])")


def _on_a_day(text: str) -> bool:
    if _STRETCH.fullmatch(text):
        return True
    # For any year one that has every day and every week, for any month one of 31 days.
    if found := _WEEK.fullmatch(text):
        return exists(f"{found[1].replace('XXXX', '2020')}-W{found[2].replace('XX', '01')}-1")
    if found := _DAY.fullmatch(text):
        year, month, day = found.groups("01")
        return exists(f"{year.replace('XXXX', '2020')}-{month.replace('XX', '01')}-{day.replace('XX', '01')}")
    return False


def _at_a_time(text: str) -> bool:
    try:
        return bool(text) and time.fromisoformat(text) is not None
    except ValueError:
        return False


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
