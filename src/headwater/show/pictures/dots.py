"""The points of one lane, drawn: one as a dot that leads to its passage, many at a place as one with their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from headwater.show import clean
from headwater.show.pictures.drawing import Dot, Mark, Part, Words
from headwater.show.pictures.lettering import width
from headwater.show.pictures.moments import Point, Scale, clusters
from headwater.show.tongue import many

GAP: Final = 23.0
"""Units between the middles of two dots, at least: each can be told from the next, and hit with a finger."""
_CROWDS: Final = ((40, 1), (120, 2), (240, 3))
"""So many points in a picture, and how many times as far apart they stand then; five times where there are more. Of
hundreds most stand for several in any case, and a page has room for some sixty."""
_ONE, _MANY = 5.0, 10.0
_TITLES: Final = 6
_TOLD: Final = 140


def gap(points: int) -> float:
    """Units between two dots of a picture that has so many points."""
    return GAP * next((times for most, times in _CROWDS if points <= most), 5)


def lane(points: Iterable[Point], scale: Scale, y: float, full: str, *, apart: float = GAP) -> Iterator[Part]:
    """The points of a lane at that height; several at one place lead to `full`, where all are listed."""
    for x, group in clusters(points, scale, apart):
        ring = tuple(Dot(x, y, (_ONE if len(group) == 1 else _MANY) + 3, "edited") for p in group[:1] if _marked(group))
        if len(group) == 1:
            yield Part((Dot(x, y, _ONE, group[0].look), *ring), group[0].title, group[0].href)
        else:
            yield Part((*_number(x, y, len(group)), *ring), _titles(group), full)


def _marked(group: list[Point]) -> bool:
    return any(point.look == "changed" for point in group)


def _number(x: float, y: float, count: int) -> tuple[Mark, ...]:
    text = f"{count}" if count < 1000 else "999+"
    size = 9.5 if count > 99 else 11.0
    return Dot(x, y, _MANY, "told"), Words(x, y + 4, text, "on", size, width(text, size, bold=True), "middle")


def _titles(group: list[Point]) -> str:
    """How many they are, and the first ones."""
    told = [clean.shorten(point.title, _TOLD) for point in group[:_TITLES]]
    head = many("{n} article", "{n} articles", len(group)).format(n=f"{len(group):,}")
    return "\n".join([head, *told, *(["…"] if len(group) > _TITLES else [])])
