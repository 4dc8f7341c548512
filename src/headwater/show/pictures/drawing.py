"""Of what a picture is made: strokes, shapes and words, each with the look it has, some of them links.

Looks are names, not colours: a page gives them colours by its style sheet (light, dark, print), a file that stands
alone gets them written in (`svg`). Units are those of the view box; y goes down.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `width` is the room it may take, `size` the height of its letters' box, `y` its base line."""

    x: float
    y: float
    text: str
    look: str = "name"
    size: float = 14
    width: float = 0
    anchor: Anchor = "start"
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line or an outline, as the `d` of an SVG path: absolute, made here and never of anybody's text."""

    d: str
    look: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    look: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle."""

    x: float
    y: float
    radius: float
    look: str


Mark = Words | Stroke | Box | Dot


@dataclass(frozen=True, slots=True)
class Part:
    """Marks that belong together. With `href` they are a link; `title` says all of it, whatever was cut."""

    marks: tuple[Mark, ...]
    title: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture; the parts in the order in which they are painted and gone through by keyboard."""

    width: float
    height: float
    title: str
    parts: tuple[Part, ...]

    @property
    def marks(self) -> Iterable[Mark]:
        """All marks, in order."""
        return (mark for part in self.parts for mark in part.marks)


def n(value: float) -> str:
    """A number as an SVG has it: at most one decimal."""
    return f"{value:.1f}".rstrip("0").rstrip(".") or "0"


def line(x1: float, y1: float, x2: float, y2: float, look: str) -> Stroke:
    """A straight line."""
    return Stroke(f"M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}", look)


def elbow(x1: float, y1: float, bend: float, x2: float, y2: float, look: str) -> Stroke:
    """From one point across to `bend`, down or up there, and across to the other, with rounded corners."""
    if abs(y2 - y1) < 1:
        return line(x1, y1, x2, y2, look)
    round_ = min(8.0, abs(y2 - y1) / 2, abs(bend - x1), abs(x2 - bend))
    down = round_ if y2 > y1 else -round_
    return Stroke(
        f"M{n(x1)} {n(y1)}H{n(bend - round_)}Q{n(bend)} {n(y1)} {n(bend)} {n(y1 + down)}"
        f"V{n(y2 - down)}Q{n(bend)} {n(y2)} {n(bend + round_)} {n(y2)}H{n(x2)}",
        look,
    )


def drop(x1: float, y1: float, x2: float, y2: float, look: str) -> Stroke:
    """From one point straight down, and across to the other, with a rounded corner."""
    round_ = min(6.0, abs(y2 - y1), abs(x2 - x1))
    return Stroke(f"M{n(x1)} {n(y1)}V{n(y2 - round_)}Q{n(x1)} {n(y2)} {n(x1 + round_)} {n(y2)}H{n(x2)}", look)
