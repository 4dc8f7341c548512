"""Where in a picture a moment stands, which moments are named below it, and what of many words beside it finds room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final, TypeVar

from headwater.show import zones
from headwater.show.pictures.drawing import Part, Words, line
from headwater.show.pictures.lettering import fit, width

T = TypeVar("T")
_HOUR, _DAY = 3600.0, 86_400.0
_STEPS: Final = tuple(_HOUR * n for n in (1, 2, 3, 6, 12)) + tuple(_DAY * n for n in (1, 2, 7, 14, 30, 91, 182, 365))
"""How far apart the moments are that may be named."""
_EARLIEST, _LATEST = 1800, 2200
"""Years: no news is from elsewhere, and some clocks are."""
_TICK: Final = 11.5
_APART: Final = 12.0
"""Units between what is named and the next."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Moments (seconds since 1970) from `first` to `last`, set out between `left` and `right`."""

    first: float
    last: float
    left: float
    right: float

    def x(self, when: float) -> float:
        """Where a moment stands; one outside stands at the edge."""
        share = (when - self.first) / max(1.0, self.last - self.first)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)


def moment(value: str) -> float | None:
    """Seconds since 1970 of an ISO 8601 date, None where it is none; a time without a zone is taken as UTC.

    A day without a time stands at its beginning.
    """
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        return None
    if not _EARLIEST <= when.year <= _LATEST:
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


def _zone() -> tzinfo:
    return zones.zone() or UTC


def ticks(scale: Scale) -> list[tuple[float, str]]:
    """The moments that are named below a picture, as many as there is room for: hours of a day, else days."""
    sample = width("30.12.2026", _TICK) + _APART
    room = max(1.0, (scale.right - scale.left) / sample)
    step = next((s for s in _STEPS if (scale.last - scale.first) / s <= room), _STEPS[-1])
    while (scale.last - scale.first) / step > room:
        step *= 2
    found = []
    for at in _rounds(scale.first, scale.last, step):
        when = datetime.fromtimestamp(at, _zone())
        hourly = step < _DAY and (when.hour or when.minute)
        found.append((at, when.strftime("%H:%M") if hourly else f"{when.day}.{when.month:02}.{when.year}"))
    return found


def _rounds(first: float, last: float, step: float) -> Iterator[float]:
    """The round moments between two: full hours, or the beginnings of days where the picture is read."""
    begin = datetime.fromtimestamp(first, _zone()).replace(hour=0, minute=0, second=0, microsecond=0)
    at = begin
    while at.timestamp() <= last:
        if at.timestamp() >= first:
            yield at.timestamp()
        at += timedelta(seconds=step)


def axis(scale: Scale, top: float, bottom: float) -> Part:
    """The named moments as thin lines from `top` to `bottom`, their names below."""
    marks: list[Words] = []
    free = scale.left
    lines = []
    for at, name in ticks(scale):
        x = scale.x(at)
        lines.append(line(x, top, x, bottom, "day"))
        here = width(name, _TICK)
        if x - here / 2 >= free - _APART / 2 and x + here / 2 <= scale.right + 14:
            marks.append(Words(x, bottom + 15, name, "meta", _TICK, here, "middle"))
            free = x + here / 2 + _APART
    return Part((*lines, *marks))


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a moment: where, what, as what they look, where they lead, and what all of it is."""

    x: float
    text: str
    title: str
    href: str = ""
    look: str = "meta"


@dataclass(frozen=True, slots=True)
class Placed:
    """A label in its row, from the top; `x` is where it begins."""

    label: Label
    x: float
    row: int
    text: str


def place(labels: Sequence[Label], left: float, right: float, *, size: float, rows: int) -> list[Placed]:
    """The labels that find room beside each other in so many rows, none over another; the others are left out."""
    ends = [left - _APART] * rows
    found = []
    for label in sorted(labels, key=lambda each: each.x):
        bold = label.look == "strong"
        text = fit(label.text, right - left, size, bold=bold)
        wide = width(text, size, bold=bold)
        x = max(left, min(label.x, right - wide))
        row = next((n for n, end in enumerate(ends) if x >= end + _APART), None)
        if row is not None:
            ends[row] = x + wide
            found.append(Placed(label, x, row, text))
    return found


def worded(labels: Sequence[Placed], size: float, row: float) -> Iterator[Part]:
    """Placed labels as words, their rows from the top down."""
    for placed in labels:
        look, y = placed.label.look, row * (placed.row + 1) - 4
        room = width(placed.text, size, bold=look == "strong")
        marks = (Words(placed.x, y, placed.text, look, size, room),)
        yield Part(marks, placed.label.title, placed.label.href)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing at a moment: its height is that of its lane."""

    when: float
    title: str
    href: str
    look: str = "told"


def clusters(points: Iterable[Point], scale: Scale, gap: float) -> list[tuple[float, list[Point]]]:
    """Points so near to each other that they would lie over each other, as one; where each stands."""
    found: list[tuple[float, list[Point]]] = []
    for point in sorted(points, key=lambda each: each.when):
        x = scale.x(point.when)
        if found and x - scale.x(found[-1][1][0].when) < gap:
            found[-1][1].append(point)
        else:
            found.append((x, [point]))
    return found
