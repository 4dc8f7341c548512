"""Which shape stands for which kind of source: told apart without colour. Filled where it is counted, else hollow."""

from __future__ import annotations

from typing import Final, Literal

from headwater.linked import Origin
from headwater.show.pictures.drawing import Box, Dot, Mark, Stroke, n
from headwater.show.tongue import mark

Shape = Literal["person", "body", "document", "outlet", "unnamed", "nobody", "silent", "unseen"]
NAMES: Final[dict[Shape, str]] = {
    "person": mark("a person"),
    "body": mark("a body"),
    "document": mark("a document"),
    "outlet": mark("an outlet by itself"),
    "unnamed": mark("unnamed"),
    "nobody": mark("nobody is named"),
    "silent": mark("gave no answer"),
    "unseen": mark("a report that is not here"),
}
"""What a legend says of each."""
RADIUS: Final = 8.0


def of(origin: Origin, *, unseen: bool = False, silent: bool = False) -> Shape:
    """The shape of an origin."""
    if silent:
        return "silent"
    if unseen:
        return "unseen"
    if origin.naming == "implicit":
        return "nobody"
    if origin.naming in ("described", "bare") and origin.kind in ("person", "group"):
        return "unnamed"
    known: dict[str, Shape] = {"body": "body", "document": "document", "outlet": "outlet", "author": "outlet"}
    return known.get(origin.kind, "person")


def drawn(shape: Shape, x: float, y: float, *, counted: bool) -> tuple[Mark, ...]:
    """The shape with its middle at a point, `RADIUS` in each direction at most."""
    look = "unseen" if shape == "unseen" else "full" if counted else "hollow"
    r = RADIUS
    if shape == "body":
        return (Box(x - r + 1, y - r + 1, 2 * r - 2, 2 * r - 2, look),)
    if shape == "document":
        return (_path(x, y, look, (-6, -r), (2, -r), (6, -4), (6, r), (-6, r)), Stroke(_bend(x, y), f"{look}-in"))
    if shape == "outlet":
        return (_path(x, y, look, (-r, 0), (-4, -7), (4, -7), (r, 0), (4, 7), (-4, 7)),)
    if shape == "unseen":
        return (_path(x, y, look, (-r, 0), (-4, -7), (4, -7), (r, 0), (4, 7), (-4, 7)),)
    if shape == "unnamed":
        return (_path(x, y, look, (-r, 0), (0, -r), (r, 0), (0, r)),)
    if shape == "nobody":
        return (Dot(x, y, r - 1, "hollow"), Stroke(f"M{n(x - 3)} {n(y)}H{n(x + 3)}", "sign"))
    if shape == "silent":
        return (Dot(x, y, r - 1, "hollow"), Stroke(f"M{n(x - 5)} {n(y + 5)}L{n(x + 5)} {n(y - 5)}", "sign"))
    return (Dot(x, y, r - 1, look),)


def _path(x: float, y: float, look: str, *points: tuple[float, float]) -> Stroke:
    return Stroke("M" + "L".join(f"{n(x + dx)} {n(y + dy)}" for dx, dy in points) + "Z", look)


def _bend(x: float, y: float) -> str:
    return f"M{n(x + 2)} {n(y - RADIUS)}V{n(y - 4)}H{n(x + 6)}"
