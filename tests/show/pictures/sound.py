"""What must hold of every drawing: nothing outside, no words over others, no words wider than their room."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from headwater.show.pictures import svg
from headwater.show.pictures.drawing import Box, Dot, Drawing, Stroke, Words
from headwater.show.pictures.lettering import width

_BOLD = ("strong", "veiled", "gone", "on")
_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
_SIDEWAYS = re.compile(r"[MLHQC]")


def wide(words: Words) -> float:
    return width(words.text, words.size, bold=words.look in _BOLD)


def box(words: Words) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    across = wide(words)
    left = words.x - {"start": 0.0, "middle": across / 2, "end": across}[words.anchor]
    return left, words.y - words.size * 0.75, left + across, words.y + words.size * 0.2


def check(drawing: Drawing) -> None:
    """Fails where something does not hold."""
    boxes = [(box(mark), mark.text) for mark in drawing.marks if isinstance(mark, Words)]
    for (left, top, right, bottom), text in boxes:
        assert left >= -0.5, text
        assert right <= drawing.width + 0.5, text
        assert top >= 0, text
        assert bottom <= drawing.height, text
    for n, (one, text) in enumerate(boxes):
        for other, beside in boxes[n + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (text, beside)
    for mark in drawing.marks:
        if isinstance(mark, Words) and mark.width:
            assert wide(mark) <= mark.width + 0.5, mark.text
        if isinstance(mark, Dot):
            assert mark.radius - 1 <= mark.x <= drawing.width - mark.radius + 1
            assert mark.radius <= mark.y <= drawing.height
        if isinstance(mark, Box):
            assert mark.x >= 0
            assert mark.x + mark.width <= drawing.width
        if isinstance(mark, Stroke):
            assert all(-1 <= float(number) <= max(drawing.width, drawing.height) for number in _NUMBERS.findall(mark.d))
    assert all(mark.size >= 9.5 for mark in drawing.marks if isinstance(mark, Words))
    for written in (svg.alone(drawing), str(svg.inline(drawing))):
        ElementTree.fromstring(written)
        assert "style=" not in written
        assert "<style" not in written
