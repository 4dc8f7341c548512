"""Where each part of a source tree stands: from left to right in a wide window, set in line by line in a narrow one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from headwater.linked import Weighed
from headwater.show import words
from headwater.show.pictures import branches, shapes
from headwater.show.pictures.branches import Branch, Lead, Room, Side
from headwater.show.pictures.drawing import Dot, Drawing, Mark, Part, Stroke, Words, drop, elbow, n
from headwater.show.pictures.lettering import fit, width
from headwater.show.tongue import say
from headwater.show.tree import Ref, Trees

WIDE: Final = 1120.0
NARROW: Final = 300.0
"""Units across. A wide window shows the wide picture at one pixel a unit; one of 320 pixels the narrow one."""
LINES: Final = 28
"""Lines of a picture: of more, less is drawn and more is folded. Some 40 kB of page, a wide and a narrow one."""
_FOLDS: Final = (
    *((12, 12, 4), (8, 10, 4), (6, 8, 4), (5, 7, 4), (4, 6, 4), (3, 5, 4), (2, 4, 4), (1, 3, 4)),
    *((1, 3, 3), (1, 3, 2), (1, 2, 2), (1, 1, 2)),
)
"""Branches at one place, origins on one side, steps, tried in this order until the picture is small enough."""
_NAME, _META = 14.5, 12.5
_ROW, _LINE, _TOP = 42.0, 17.0, 34.0
_UNDER = 44.0
"""What a column has beside a note: the step to the next begins there."""
_EYE = 14.0
"""From the top of a row to the middle of its shape and of its name."""
_STEP = 15.0
_OVER = 22.0
"""How far above a line of names the thin line goes that would lead through them."""
_COLUMN, _LEAST = 320.0, 200.0
"""How wide a column is at most, and at least where there is room."""
_GAP = 40.0


def wide(trees: Trees, weighed: Weighed, full: str, lines: int = LINES) -> Drawing:
    """The source tree from left to right: origins, what stands between, who has it from whom; in some `lines` lines."""
    return _wide(_Folds(trees, weighed, full), weighed, lines)


def narrow(trees: Trees, weighed: Weighed, full: str, lines: int = LINES) -> Drawing:
    """The same, set in under each other."""
    return _narrow(_Folds(trees, weighed, full), weighed, lines)


def both(trees: Trees, weighed: Weighed, full: str, *lines: int) -> Iterator[tuple[Drawing, Drawing]]:
    """Wide and narrow, as a page needs both, once in so many lines each: what is folded for one is not folded again."""
    folds = _Folds(trees, weighed, full)
    return ((_wide(folds, weighed, each), _narrow(folds, weighed, each)) for each in lines)


def _wide(folds: _Folds, weighed: Weighed, lines: int) -> Drawing:
    sides = folds.small(branches.rows, lines)
    page = _Wide(_columns(sides))
    y = 0.0
    for side in sides:
        page.parts.append(_heading(side, y, WIDE))
        y = page.side(side.roots, y + _TOP)
    return Drawing(WIDE, max(y, _ROW), _title(weighed), (*page.crossing(), *page.parts))


def _narrow(folds: _Folds, weighed: Weighed, lines: int) -> Drawing:
    sides = folds.small(lambda roots: sum(1 for _ in branches.every(roots)), lines)
    page = _Narrow()
    y = 0.0
    for side in sides:
        page.parts.append(_heading(side, y, NARROW))
        y = page.under(side.roots, y + _TOP, 0)
    return Drawing(NARROW, max(y, _ROW), _title(weighed), tuple(page.parts))


def legend(trees: Trees) -> tuple[shapes.Shape, ...]:
    """The shapes that a tree has, each once, in the order in which a legend names them."""
    found = {shapes.of(r.origin, unseen=r.unseen) for r in (*trees.behind, *trees.against)}
    found |= {"silent"} if trees.unanswered else set()
    through = [t for r in (*trees.behind, *trees.against) for twig in r.below for e in twig.evidence for t in e.through]
    found |= {"unnamed" if t.hidden else "unseen" for t in through}
    return tuple(shape for shape in shapes.NAMES if shape in found)


def _title(weighed: Weighed) -> str:
    count = words.interval(weighed.at_least, weighed.at_most)
    return say("Who has it from whom: {interval}").format(interval=count)


class _Folds:
    """The sides of a claim, folded ever more: each as it is asked for, and once."""

    def __init__(self, trees: Trees, weighed: Weighed, full: str) -> None:
        self._drawn, self._full = branches.joined(trees), full
        self._behind = words.interval(weighed.at_least, weighed.at_most)
        self._against = words.interval(weighed.least_against, weighed.most_against) if weighed.most_against else ""
        self._made: dict[int, tuple[Side, ...]] = {}

    def small(self, size: Callable[[Sequence[Branch]], int], most: int) -> tuple[Side, ...]:
        """With so much folded that they are small enough, or as small as they get."""

        def fits(at: int) -> bool:
            return sum(size(side.roots) for side in self._folded(at)) <= most

        # Most fit as they are; of others half the folds are passed over at each step, for each has less than the last.
        at = 0 if fits(0) else bisect_left(range(1, len(_FOLDS) - 1), True, key=fits) + 1
        return self._folded(at)

    def _folded(self, at: int) -> tuple[Side, ...]:
        """With so much folded as one of `_FOLDS` says."""
        if at not in self._made:
            each, origins, steps = _FOLDS[at]
            room = Room(each, origins, self._full, steps)
            self._made[at] = branches.sides(self._drawn, room, self._behind, self._against)
        return self._made[at]


def _columns(sides: Sequence[Side]) -> tuple[float, ...]:
    """How wide each column is: as its longest name asks for; where that is too much, the widest give way first."""
    asked: list[float] = []
    _ask(asked, [branch for side in sides for branch in side.roots])
    left, most = WIDE, WIDE
    for others, ask in zip(range(len(asked), 0, -1), sorted(asked), strict=True):
        most = left / others
        left -= min(ask, most)
    return tuple(min(ask, most) for ask in asked)


def _ask(asked: list[float], roots: Sequence[Branch]) -> None:
    """What the names of these branches and of all below them ask for, column by column."""
    below = [under for branch in roots for under in branch.below]
    if roots:
        names = max(width(b.name, _NAME, bold=b.kind != "more") + 20 + _GAP for b in roots)
        notes = max(width(b.note, _META) + _UNDER for b in roots)
        asked.append(min(WIDE / 2, max(_LEAST, names, min(_COLUMN, notes))))
        _ask(asked, below)


def _heading(side: Side, y: float, across: float) -> Part:
    size = _NAME if width(side.heading, _NAME, bold=True) <= across else _META
    return Part((Words(0, y + 18, fit(side.heading, across, size, bold=True), "strong", size, across),))


@dataclass(slots=True)
class _Wide:
    """A picture from left to right as it grows: `columns` are how wide each is, `at` is where each telling and origin
    stands, `also` what is still to be drawn between them."""

    columns: tuple[float, ...]
    parts: list[Part] = field(default_factory=list)
    at: dict[Ref | str, tuple[float, float]] = field(default_factory=dict)
    also: list[tuple[Ref | str, tuple[float, float], Lead]] = field(default_factory=list)

    def side(self, roots: Sequence[Branch], y: float) -> float:
        """One side from there on down; where it ends."""
        for root in roots:
            y = self._branch(root, 0, y, None) + 4
        return y + 12

    def _branch(self, branch: Branch, depth: int, y: float, start: tuple[float, float] | None) -> float:
        """A branch with all below it; the height where the next one begins."""
        x, middle, column = sum(self.columns[:depth]) + shapes.RADIUS + 1, y + _EYE, self.columns[depth]
        if branch.lead and start:
            self.parts.append(
                _edge(branch.lead, elbow(*start, x - 22, x - shapes.RADIUS - 3, middle, branch.lead.look))
            )
        room = column - 20 - _GAP if branch.below else WIDE - x - 20
        marks, end = _label(branch, x + 14, middle, room, column - _UNDER)
        self.parts.append(Part((*_glyph(branch, x, middle), *marks), branch.title, branch.href))
        self.at |= dict.fromkeys(branch.refs, (x, middle))
        self.at[branch.key] = (x, middle)
        self.also += [(onto, (x, middle), lead) for onto, lead in branch.also]
        begin = (min(end + 8, x + column - 44), middle)
        below = y
        for under in branch.below:
            below = self._branch(under, depth + 1, below, begin)
        return max(below, y + _ROW)

    def crossing(self) -> Iterator[Part]:
        """What rests on a second origin, or on a second telling: a thin line to it, behind all else."""
        for onto, (x, y), lead in self.also:
            if onto and (to := self.at.get(onto)) and to != (x, y):
                # On one line it goes round above: through the names it would strike them out, as what was withdrawn.
                middle = (y + to[1]) / 2 - (_OVER if abs(y - to[1]) < 1 else 0)
                bend = f"C{n(x)} {n(middle)} {n(to[0])} {n(middle)}"
                yield _edge(
                    lead, Stroke(f"M{n(x)} {n(y)}{bend} {n(to[0])} {n(to[1])}", "also"), said=say("Also: {why}")
                )


@dataclass(slots=True)
class _Narrow:
    """A picture from the top down as it grows."""

    parts: list[Part] = field(default_factory=list)

    def under(self, roots: Sequence[Branch], y: float, depth: int, above: tuple[float, float] | None = None) -> float:
        """These branches, set in by their depth, hanging from `above`; where the next one begins."""
        for branch in roots:
            x, middle = depth * _STEP + shapes.RADIUS + 1, y + _EYE
            if branch.lead and above:
                self.parts.append(_edge(branch.lead, drop(*above, x - 10, middle, branch.lead.look)))
            marks, _ = _label(branch, x + 13, middle, NARROW - x - 13)
            self.parts.append(Part((*_glyph(branch, x, middle), *marks), branch.title, branch.href))
            y = self.under(branch.below, y + _ROW, depth + 1, (x, middle + shapes.RADIUS + 2))
        return y + (6 if not depth else 0)


def _edge(lead: Lead, stroke: Stroke, said: str = "{why}") -> Part:
    """A step as a link to its words; a wide stroke that is not seen lets it be hit."""
    return Part((stroke, Stroke(stroke.d, "hit")), said.format(why=lead.title), lead.href)


def _glyph(branch: Branch, x: float, y: float) -> tuple[Mark, ...]:
    if branch.kind in ("origin", "through"):
        return shapes.drawn(branch.shape, x, y, counted=branch.counted)
    if branch.kind == "copies":
        return (Dot(x + 3, y - 3, 5, "copy"), Dot(x - 1, y + 1, 5, "copy"))
    if branch.kind == "more":
        return tuple(Dot(x + dx, y, 1.75, "told") for dx in (-5, 0, 5))
    return (Dot(x, y, 5, "told"),)


def _label(branch: Branch, x: float, middle: float, room: float, under: float = 0) -> tuple[tuple[Mark, ...], float]:
    """The name and the note of a branch, and where its name ends; `under`: more room for the note."""
    bold = branch.kind != "more"
    look = "more" if not bold else "veiled" if branch.veiled else "gone" if branch.gone else "strong"
    name = fit(branch.name, room, _NAME, bold=bold)
    up = middle + 5
    marks: list[Mark] = [Words(x, up, name, look, _NAME, room)]
    end = width(name, _NAME, bold=bold)
    if branch.note:
        under = max(room, under)
        marks.append(Words(x, up + _LINE, fit(branch.note, under, _META), "meta", _META, under))
    return tuple(marks), x + min(room, end)
