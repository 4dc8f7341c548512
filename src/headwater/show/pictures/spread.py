"""How a claim spread: how many told it by when, in which languages, and when its standing or its count changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from headwater.linked import Step, Weighed
from headwater.show import sayings, words
from headwater.show.pictures import dots
from headwater.show.pictures.drawing import Drawing, Part, Stroke, Words, line, n
from headwater.show.pictures.lettering import fit, width
from headwater.show.pictures.moments import Label, Point, Scale, axis, moment, place, worded
from headwater.show.places import Place, Ref
from headwater.show.tongue import say

WIDE: Final = 1120.0
NARROW: Final = 300.0
_FEWEST: Final = 3
"""Articles: of two nobody needs a curve."""
_CURVE, _ROW, _SIZE = 96.0, 17.0, 12.5
_LANE, _LABEL = 30.0, 150.0
_LANES: Final = 6
"""Languages with a lane of their own; the others share one."""
_ROWS: Final = 4
_COPIES: Final = ("copy", "owner", "credit")


@dataclass(frozen=True, slots=True)
class Turned:
    """A moment at which standing or interval changed."""

    when: str
    at: float
    said: str
    why: str
    href: str


def turns(history: Sequence[Step], found: Mapping[Ref, Place]) -> list[Turned]:
    """The steps of a history at which something changed that is counted; those without a day are left out."""
    made: list[Turned] = []
    before = None
    for step in history:
        now = (step.standing, step.at_least, step.at_most)
        if now != before and (at := moment(step.when)) is not None:
            by = found.get(step.by)
            said = f"{words.STANDING[step.standing]}, {words.interval(step.at_least, step.at_most)}"
            made.append(Turned(step.when, at, said, sayings.said(step.why), by.link if by else ""))
        before = now
    return made


def drawn(weighed: Weighed, found: Mapping[Ref, Place], full: str, across: float = WIDE) -> Drawing | None:
    """The spread of a claim; None where there is nothing to see: few articles, or all at one moment."""
    told = _first_of_each(found)
    if len(told) < _FEWEST or told[0][0] == told[-1][0]:
        return None
    moved = turns(weighed.history, found)
    wide = across > NARROW
    left = _LABEL if wide else 12.0
    first = min([told[0][0], *(t.at for t in moved)])
    last = max([told[-1][0], *(t.at for t in moved)])
    scale = Scale(first, last, left, across - 44)
    labels = place([*_firsts(told, weighed, scale), *_turned(moved, scale)], left, across, size=_SIZE, rows=_ROWS)
    top = _ROW * (max((p.row for p in labels), default=-1) + 1) + 10
    bottom = top + _CURVE
    lanes = _lanes(told)
    step = _LANE if wide else _LANE + 14
    end = bottom + 10 + step * len(lanes)
    parts = [axis(scale, top, end)]
    parts += _verticals(moved, scale, top, end)
    parts += worded(labels, _SIZE, _ROW)
    parts.append(_curve([at for at, _ in told], scale, top, bottom))
    for row, (name, points) in enumerate(lanes):
        y = bottom + 10 + step * (row + 1) - _LANE / 2
        parts.append(_lane_name(name, y, wide=wide))
        parts += dots.lane(points, scale, y, full, apart=dots.gap(len(told)))
    title = say("How it spread: {n} articles, {days}").format(n=len(told), days=_days(told))
    return Drawing(across, end + 24, title, tuple(parts))


def _first_of_each(found: Mapping[Ref, Place]) -> list[tuple[float, Place]]:
    """The first telling of each article, in time; what a person entered and what has no day is left out."""
    seen: dict[str, tuple[float, Place]] = {}
    for place_ in found.values():
        at = moment(place_.day)
        if at is not None and not place_.own:
            seen.setdefault(place_.article, (at, place_))
    return sorted(seen.values(), key=lambda row: (row[0], row[1].name))


def _days(told: Sequence[tuple[float, Place]]) -> str:
    return words.days(told[0][1].day[:10], told[-1][1].day[:10])


def _lanes(told: Sequence[tuple[float, Place]]) -> list[tuple[str, list[Point]]]:
    lanes: dict[str, list[Point]] = {}
    for at, place_ in told:
        title = f"{place_.outlet}, {words.day(place_.day)}: {place_.wording}"
        look = "gone-dot" if place_.withdrawn else "told"
        lanes.setdefault(words.language(place_.language), []).append(Point(at, title, place_.link, look))
    ranked = sorted(lanes.items(), key=lambda row: (-len(row[1]), row[0]))
    own, rest = ranked[:_LANES], [point for _, points in ranked[_LANES:] for point in points]
    return [*own, *([(say("other languages"), rest)] if rest else [])]


def _firsts(told: Sequence[tuple[float, Place]], weighed: Weighed, scale: Scale) -> Iterator[Label]:
    """The first report and the first copy, named."""
    at, first = told[0]
    text = say("first: {outlet}, {day}").format(outlet=first.outlet, day=words.day(first.day))
    yield Label(scale.x(at), text, f"{text}: {first.wording}", first.link, "strong")
    how = {edge.telling: edge.how for edge in reversed(weighed.edges)}
    copied = {ref[0] for ref, each in how.items() if each in _COPIES}
    copy = next(((at, p) for at, p in told if p.article in copied and p.article != first.article), None)
    if copy:
        at, place_ = copy
        text = say("first copy: {outlet}, {day}").format(outlet=place_.outlet, day=words.day(place_.day))
        yield Label(scale.x(at), text, f"{text}: {place_.wording}", place_.link, "name")


def _turned(moved: Sequence[Turned], scale: Scale) -> Iterator[Label]:
    for turn in moved:
        title = f"{words.day(turn.when)}: {turn.said}. {turn.why}"
        yield Label(scale.x(turn.at), turn.said, title, turn.href, "turned")


def _verticals(moved: Sequence[Turned], scale: Scale, top: float, bottom: float) -> Iterator[Part]:
    for turn in moved:
        x = scale.x(turn.at)
        yield Part((line(x, top, x, bottom, "turn"),), f"{words.day(turn.when)}: {turn.said}. {turn.why}")


def _curve(times: Sequence[float], scale: Scale, top: float, bottom: float) -> Part:
    """So many articles by then: a step up at each."""
    up = (bottom - top - 6) / len(times)
    d = f"M{n(scale.x(times[0]))} {n(bottom)}"
    places = [scale.x(at) for at in times]
    for number, (x, after) in enumerate(zip(places, [*places[1:], places[-1] + 2], strict=True), 1):
        # Steps that nobody can see apart are one: two units across are less than the line is wide.
        if number == 1 or round(after / 2) > round(x / 2):
            d += f"H{n(x)}V{n(bottom - up * number)}"
    d += f"H{n(scale.right)}"
    count = f"{len(times):,}"
    marks = (
        line(scale.left, bottom, scale.right, bottom, "rule"),
        Stroke(d, "curve"),
        Words(scale.right + 6, bottom - up * len(times) + 5, count, "strong", 13, width(count, 13, bold=True)),
        Words(scale.right + 6, bottom + 4, "0", "meta", 12, 10),
    )
    return Part(marks, say("Articles by then, one step each"))


def _lane_name(name: str, y: float, *, wide: bool) -> Part:
    room = _LABEL - 24 if wide else NARROW
    return Part((Words(0, y + 4 if wide else y - 16, fit(name, room, 13), "name", 13, room),))
