"""A story in time: a line for each outlet, a dot for each article, places in per cent so that it fits any width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from headwater.desk.claim_listing import StoryArticle

FEWEST: Final = 2
MOST: Final = 14
"""Outlets with a line of their own: those that came first. The others share one."""
_EDGE: Final = 2.0
"""Per cent left free on each side, so that a dot on the first day is a whole one."""


@dataclass(frozen=True, slots=True)
class Dot:
    """An article: how far from the left it stands, in per cent, and what it is."""

    at: float
    day: str
    title: str


@dataclass(frozen=True, slots=True)
class Lane:
    """The articles of an outlet, or of all `others` that have no line of their own."""

    outlet: str
    dots: tuple[Dot, ...]
    others: int = 0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A timeline. `days` are where days begin, in per cent."""

    first: str
    last: str
    lanes: tuple[Lane, ...]
    days: tuple[float, ...]


def drawn(articles: Sequence[StoryArticle]) -> Drawn | None:
    """The articles of a story, in time; None where there is nothing to be seen: one article, or all at one moment."""
    timed = sorted(
        ((when, each) for each in articles if (when := _moment(each.published))),
        key=lambda row: (row[0], row[1].article),
    )
    if len(timed) < FEWEST or timed[0][0] == timed[-1][0]:
        return None
    first, last = timed[0][0], timed[-1][0]
    scale = (100 - 2 * _EDGE) / (last - first)
    lanes: dict[str, list[Dot]] = {}
    for when, each in timed:
        dot = Dot(round(_EDGE + (when - first) * scale, 2), each.published, each.title or "")
        lanes.setdefault(each.outlet or "Outlet not known", []).append(dot)
    own = [Lane(outlet, tuple(dots)) for outlet, dots in list(lanes.items())[:MOST]]
    rest = list(lanes.values())[MOST:]
    if rest:
        own.append(Lane("", tuple(sorted((dot for dots in rest for dot in dots), key=lambda d: d.at)), len(rest)))
    days = tuple(round(_EDGE + (day - first) * scale, 2) for day in _midnights(first, last))
    return Drawn(timed[0][1].published, timed[-1][1].published, tuple(own), days)


def _moment(value: str) -> float | None:
    """Seconds since 1970 of an ISO 8601 date, or None; a time without a zone is taken as UTC."""
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


_DAY: Final = 86_400
_MOST_DAYS: Final = 40
"""Lines of days: more would be a grey ground."""


def _midnights(first: float, last: float) -> list[float]:
    start = -(-first // _DAY) * _DAY
    count = int((last - start) // _DAY) + 1
    step = max(1, -(-count // _MOST_DAYS)) * _DAY
    return [start + n * step for n in range(max(0, count)) if start + n * step <= last]
