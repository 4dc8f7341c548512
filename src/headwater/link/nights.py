"""Nights, which lie on two days: "Sunday night" and «ночь на понедельник» are one.

A night is known by the day on whose evening it begins. Some are named by that day, others by the one on which they
end; `contents.toml` has the words (`onto`) before the latter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from headwater import lexicon

_NIGHT = "TNI"


def is_night(value: str) -> bool:
    """True for a TIMEX3 value of a night."""
    return value.endswith(_NIGHT)


def begins(day: int, printed: str, language: str | None) -> int:
    """The day (ordinal) on whose evening a night begins that is read as of `day` and printed so."""
    return day - 1 if _onto(language).search(printed) else day


def apart(mine: Iterable[int], yours: Iterable[int]) -> int:
    """The days between the nearest of two lists of nights."""
    others = list(yours)
    return min(abs(one - other) for one in mine for other in others)


@cache
def _onto(language: str | None) -> re.Pattern[str]:
    words = lexicon.load(language, "contents").get("onto", "") if language in lexicon.LANGUAGES else ""
    return re.compile(rf"\b(?:{words})\b" if words else "(?!)", re.IGNORECASE)
