"""When a telling came out: its day, and its time where that is known, so that one can be said to be later."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A point in time, as ISO 8601 in UTC: `day` (a month or a year where no more is known), `time` "" where unknown.

    Where nothing is known both are "" and `undated` is True; such a moment comes after all others.
    """

    undated: bool
    day: str
    time: str

    def after(self, other: Moment) -> bool:
        """True where this moment is surely later: on one day only if both have a time."""
        if self.undated or other.undated:
            return False
        if self.day != other.day:
            width = min(len(self.day), len(other.day))
            return self.day[:width] > other.day[:width]
        return bool(self.time and other.time) and self.time > other.time


NEVER = Moment(True, "", "")


def moment(*values: str) -> Moment:
    """The first of these (ISO 8601) that can be read; `NEVER` where none can."""
    return next((found for value in values if (found := _read(value.strip())) is not None), NEVER)


@lru_cache(maxsize=20_000)
def _read(value: str) -> Moment | None:
    if "T" not in value and " " not in value:
        found = _DAY.fullmatch(value)
        return Moment(False, value, "") if found and _is_day(value) else None
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return _read(value[:10])
    # A time without a zone is taken as UTC: on the same day that may be some hours off, and no more.
    at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return Moment(False, at.date().isoformat(), at.time().isoformat())


def _is_day(value: str) -> bool:
    whole = value + "-01" * ((10 - len(value)) // 3)
    try:
        datetime.fromisoformat(whole)
    except ValueError:
        return False
    return True
