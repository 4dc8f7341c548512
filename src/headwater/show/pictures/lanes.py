"""How a story went, in lanes: one for each outlet, or for each origin that its articles rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import quote

from headwater.desk.claims.story_pages import MainClaim, Printed
from headwater.show import clean, sayings, tongue, words
from headwater.show.pictures import dots, shapes
from headwater.show.pictures.drawing import Drawing, Mark, Part, Words, line
from headwater.show.pictures.lettering import fit
from headwater.show.pictures.moments import Label, Point, Scale, axis, moment, place, worded
from headwater.show.tongue import many, say
from headwater.show.tree import called

By = Literal["outlet", "origin"]
WIDE: Final = 1120.0
NARROW: Final = 300.0
MOST: Final = 14
"""Lanes of their own; the others share one."""
_LABEL, _LANE, _ROW, _SIZE, _NAME = 210.0, 30.0, 17.0, 12.5, 13.5
_ROWS: Final = 5
_TURNS: Final = 8
_CLAIM: Final = 48
"""Characters of a claim beside the moment at which it turned."""


@dataclass(frozen=True, slots=True)
class Change:
    """A text that was changed after it came out, or withdrawn: of which article, and in a sentence how."""

    article: str
    when: str
    said: str


@dataclass(frozen=True, slots=True)
class Lane:
    """What stands in one line: articles of an outlet, or those that rest on an origin (`shape`)."""

    name: str
    points: tuple[Point, ...]
    shape: shapes.Shape | None = None
    counted: bool = False


def by_outlet(articles: Sequence[Printed], changes: Mapping[str, Change] | None = None) -> list[Lane]:
    """A lane for each outlet, those with the first article first; what a person entered is left out."""
    lanes: dict[str, list[Point]] = {}
    for each in articles:
        if (at := moment(each.published)) is not None and not each.own:
            lanes.setdefault(each.outlet or say("Outlet not known"), []).append(_point(each, at, changes or {}))
    own = [Lane(name, tuple(points)) for name, points in lanes.items()]
    return _few(own, lambda n: many("{n} other outlet", "{n} other outlets", n))


def by_origin(
    articles: Sequence[Printed], claims: Sequence[MainClaim], changes: Mapping[str, Change] | None = None
) -> list[Lane]:
    """A lane for each origin of the main claims, those with most articles first; the last for all that rest on none."""
    known = {each.article: each for each in articles if moment(each.published) is not None and not each.own}
    found: dict[str, tuple[shapes.Shape, bool, dict[str, Printed]]] = {}
    for claim in claims:
        for origin in claim.origins:
            here = {a: known[a] for a, _ in origin.tellings if a in known}
            name = called(origin)
            shape, counted, before = found.get(name, (shapes.of(origin), False, {}))
            found[name] = (shape, counted or origin.proven, before | here)
    ranked = sorted(found.items(), key=lambda row: (-len(row[1][2]), row[0]))
    changed = changes or {}
    lanes = [
        Lane(name, _points(here.values(), changed), shape, counted) for name, (shape, counted, here) in ranked if here
    ]
    resting = {article for _, _, here in found.values() for article in here}
    rest = [each for article, each in known.items() if article not in resting]
    made = _few(lanes, lambda n: many("{n} other origin", "{n} other origins", n))
    return [*made, *([Lane(say("tell no main claim"), _points(rest, changed))] if rest else [])]


def _points(articles: Iterable[Printed], changes: Mapping[str, Change]) -> tuple[Point, ...]:
    timed = ((moment(each.published), each) for each in articles)
    return tuple(_point(each, at, changes) for at, each in timed if at is not None)


def _few(lanes: Sequence[Lane], others: Callable[[int], str]) -> list[Lane]:
    if len(lanes) <= MOST + 1:
        return list(lanes)
    rest = lanes[MOST:]
    points = tuple(sorted((p for lane in rest for p in lane.points), key=lambda p: p.when))
    return [*lanes[:MOST], Lane(others(len(rest)).format(n=f"{len(rest):,}"), points)]


def _point(each: Printed, at: float, changes: Mapping[str, Change]) -> Point:
    title = f"{words.day(each.published)}, {each.outlet}: {each.title}"
    change = changes.get(each.article)
    look = "changed" if change else "told" if each.access == "open" else "unread"
    if change:
        title += f". {change.said}"
    elif each.access != "open":
        title += f" ({say('not read')})"
    return Point(at, title, f"/articles/{quote(each.article, safe='')}", look)


def drawn(lanes: Sequence[Lane], claims: Sequence[MainClaim], full: str, across: float = WIDE) -> Drawing | None:
    """The lanes of a story; None where there is nothing to see: one article, or all at one moment."""
    times = [point.when for lane in lanes for point in lane.points]
    if len(times) < 2 or min(times) == max(times):
        return None
    wide = across > NARROW
    left = _LABEL if wide else 12.0
    scale = Scale(min(times), max(times), left + 4, across - 14)
    turns = _turns(claims, scale, (min(times), max(times)))
    labels = place(turns, left, across, size=_SIZE, rows=_ROWS)
    top = _ROW * (max((p.row for p in labels), default=-1) + 1) + 6
    step = _LANE if wide else _LANE + 16
    end = top + step * len(lanes) + 6
    parts = [axis(scale, top, end)]
    parts += [Part((line(t.x, top, t.x, end, "turn"),), t.title) for t in turns]
    parts += worded(labels, _SIZE, _ROW)
    for row, lane in enumerate(lanes):
        y = top + step * (row + 1) - _LANE / 2
        parts.append(Part((line(left, y, across, y, "rule"), *_name(lane, y, wide=wide))))
        parts += dots.lane(lane.points, scale, y, full, apart=dots.gap(len(times)))
    title = say("In time: {n} articles").format(n=f"{len(times):,}")
    return Drawing(across, end + 24, title, tuple(parts))


def _name(lane: Lane, y: float, *, wide: bool) -> Iterator[Mark]:
    down, x = (y + 4, 0.0) if wide else (y - 16, 0.0)
    if lane.shape:
        yield from shapes.drawn(lane.shape, 9, down - 5, counted=lane.counted)
        x = 23.0
    room = (_LABEL - 14 if wide else NARROW) - x
    yield Words(x, down, fit(lane.name, room, _NAME), "name", _NAME, room)


def _turns(claims: Sequence[MainClaim], scale: Scale, between: tuple[float, float]) -> list[Label]:
    """When the standing of the main claims changed; not the first of each, which only says that it was told."""
    found: list[tuple[float, Label]] = []
    for each in claims:
        for before, step in zip(each.history, each.history[1:], strict=False):
            at = moment(step.when)
            if at is None or step.standing == before.standing or not between[0] <= at <= between[1]:
                continue
            standing, wording = words.STANDING[step.standing], each.claim.wording
            title = f"{words.day(step.when)}: {standing}: {tongue.quoted(wording)}. {sayings.said(step.why)}"
            text, href = f"{standing}: {clean.shorten(wording, _CLAIM)}", f"/claim/{each.claim.claim}"
            found.append((at, Label(scale.x(at), text, title, href, "turned")))
    return [label for _, label in sorted(found, key=lambda row: row[0])][:_TURNS]
