"""Values of dates that are no day and no counted length (TIMEX3), as a reader writes them: "winter 2025", "some years".

What is none of these stays as it is.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from headwater.show import tongue
from headwater.show.tongue import Words, mark

_PART = re.compile(r"(\d{4})-(WI|SP|SU|FA|H1|H2)")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_ROUND = re.compile(r"(\d{2,3})")
"""A century by its first two digits, a decade by its first three."""
_EVERY_YEAR = re.compile(r"XXXX-(\d\d)-(\d\d)")
_PARTS: Final = Words(
    {
        "WI": mark("winter {year}"),
        "SP": mark("spring {year}"),
        "SU": mark("summer {year}"),
        "FA": mark("autumn {year}"),
        "H1": mark("first half of {year}"),
        "H2": mark("second half of {year}"),
    }
)
_VAGUE: Final = Words(
    {
        "PAST_REF": mark("some time ago"),
        "PRESENT_REF": mark("at present"),
        "FUTURE_REF": mark("some time to come"),
        "PXY": mark("some years"),
        "PXM": mark("some months"),
        "PXW": mark("some weeks"),
        "PXD": mark("some days"),
        "PTXH": mark("some hours"),
        "PTXM": mark("some minutes"),
        "PTXS": mark("some seconds"),
    },
    context="of a date",
)
_LEAP: Final = 2000
"""Has every day of a year."""


def stretch(value: str) -> str:
    """What the value says, in the language that is spoken."""
    if value in _VAGUE:
        return _VAGUE[value]
    if match := _PART.fullmatch(value):
        return _PARTS[match[2]].format(year=match[1])
    try:
        return _by_calendar(value)
    except ValueError:
        return value


def _by_calendar(value: str) -> str:
    from babel.dates import format_date, format_skeleton

    if match := _QUARTER.fullmatch(value):
        return format_date(date(int(match[1]), 3 * int(match[2]), 1), "QQQQ y", tongue.locale())
    if match := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        first, last = (monday + timedelta(5), monday + timedelta(6)) if match[3] else (monday, monday + timedelta(6))
        return _from_to(first, last)
    if match := _ROUND.fullmatch(value):
        rest = 4 - len(value)
        return f"{value}{'0' * rest}–{value}{'9' * rest}"
    if match := _EVERY_YEAR.fullmatch(value):
        return format_skeleton("MMMMd", date(_LEAP, int(match[1]), int(match[2])), locale=tongue.locale())
    return value


def _from_to(first: date, last: date) -> str:
    from babel.dates import format_date, format_skeleton

    end = format_date(last, "long", tongue.locale())
    if first.month == last.month:
        return f"{first.day}–{end}"  # all that we speak put the day first
    if first.year == last.year:
        start = format_skeleton("MMMMd", first, locale=tongue.locale())
    else:
        start = format_date(first, "long", tongue.locale())
    return tongue.say("{first} to {last}").format(first=start, last=end)
