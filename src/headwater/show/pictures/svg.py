"""Writes a drawing as SVG: into a page, whose style sheet colours it, or as a file of its own, with its colours in it.

Everything that is anybody's text is escaped here, and every control character in it made visible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape
from typing import Final

from markupsafe import Markup

from headwater.show import clean
from headwater.show.pictures.drawing import Box, Dot, Drawing, Mark, Part, Stroke, Words, n

FONT: Final = "system-ui, 'Noto Sans', 'Liberation Sans', 'DejaVu Sans', sans-serif"
TITLE: Final = 400
"""Characters of what is said of a part when it is pointed at."""
ALL, SHORTEST = 2400, 32
"""Characters of all that is said in a picture on a page, and of one thing at least: a picture of hundreds of articles
says of each as much as there is room for. The file of its own says it whole."""
WORTH: Final = 60
"""Characters below which what has words of its own says no more than these."""
_INK, _QUIET, _RULE, _COUNTED, _GREY = "#1d1c1a", "#5b5850", "#b9b4a7", "#1c5520", "#8a867c"
ALONE: Final[dict[str, str]] = {
    "ground": 'fill="#fff"',
    "name": f'fill="{_INK}"',
    "strong": f'fill="{_INK}" font-weight="700"',
    "veiled": 'fill="#a02c17" font-weight="700"',
    "meta": f'fill="{_QUIET}"',
    "faint": f'fill="{_QUIET}" font-style="italic"',
    "more": 'fill="#17507f"',
    "gone": f'fill="{_QUIET}" text-decoration="line-through"',
    "full": f'fill="{_COUNTED}" stroke="{_COUNTED}" stroke-width="2"',
    "hollow": f'fill="#fff" stroke="{_QUIET}" stroke-width="2"',
    "full-in": 'fill="none" stroke="#fff"',
    "hollow-in": f'fill="none" stroke="{_QUIET}"',
    "unseen": f'fill="#e4e1d8" stroke="{_GREY}" stroke-width="1.5" stroke-dasharray="2 2"',
    "sign": f'fill="none" stroke="{_QUIET}" stroke-width="2"',
    "told": f'fill="{_INK}"',
    "many": f'fill="#fff" stroke="{_INK}" stroke-width="2"',
    "edge": f'fill="none" stroke="{_QUIET}" stroke-width="1.5"',
    "copied": f'fill="none" stroke="{_QUIET}" stroke-width="1.5" stroke-dasharray="5 4"',
    "behind": f'fill="none" stroke="{_GREY}" stroke-width="1.5" stroke-dasharray="1.5 3"',
    "judged": 'fill="none" stroke="#8a6608" stroke-width="3"',
    "also": f'fill="none" stroke="{_RULE}" stroke-width="1"',
    "rule": f'fill="none" stroke="{_RULE}" stroke-width="1"',
    "day": f'fill="none" stroke="{_RULE}" stroke-width="1"',
    "turn": 'fill="none" stroke="#8b2413" stroke-width="1.5" stroke-dasharray="4 3"',
    "turned": 'fill="#8b2413"',
    "curve": f'fill="none" stroke="{_INK}" stroke-width="2"',
    "copy": f'fill="#fff" stroke="{_INK}" stroke-width="2" stroke-dasharray="3 2"',
    "edited": 'fill="none" stroke="#8a6608" stroke-width="2.5"',
    "on": 'fill="#fff" font-weight="700"',
    "changed": f'fill="{_INK}"',
    "unread": f'fill="#fff" stroke="{_QUIET}" stroke-width="1.5" stroke-dasharray="2 2"',
    "gone-dot": f'fill="#fff" stroke="{_INK}" stroke-width="2"',
    "hit": 'fill="none" stroke="transparent" stroke-width="12"',
}
"""The looks of a picture that stands alone: black on white, for paper."""


def inline(drawing: Drawing, to: Callable[[str], str] = str, *, of: str = "") -> Markup:
    """A picture as a part of a page; `to` makes its addresses, `of` is a class of its own."""
    head = f'<svg class="picture {of}" role="group" aria-label="{_title(drawing.title)}" '
    head += f'viewBox="0 0 {n(drawing.width)} {n(drawing.height)}">'
    most = min(TITLE, ALL // max(1, sum(bool(part.title) for part in drawing.parts)))
    bare = [replace(part, title="") if most < WORTH and _worded(part) else part for part in drawing.parts]
    return Markup(head + "".join(_part(part, to, _class, max(SHORTEST, most)) for part in bare) + "</svg>")


def _worded(part: Part) -> bool:
    return any(isinstance(mark, Words) for mark in part.marks)


def marks(drawn: Iterable[Mark]) -> Markup:
    """Marks by themselves, for a picture that a page makes."""
    return Markup("".join(_mark(mark, _class) for mark in drawn))


def alone(drawing: Drawing, to: Callable[[str], str] = str) -> str:
    """A picture as a file of its own; its links lead where `to` says."""
    size = f'width="{n(drawing.width)}" height="{n(drawing.height)}"'
    view = f'viewBox="0 0 {n(drawing.width)} {n(drawing.height)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} font-family="{FONT}" role="group">'
    ground = f"<rect {size} {ALONE['ground']}/>"
    body = "".join(_part(part, to, _attributes) for part in drawing.parts)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}<title>{_title(drawing.title)}</title>{ground}{body}</svg>\n'


Looked = Callable[[str], str]


def _class(look: str) -> str:
    return f'class="p-{look}"'


def _attributes(look: str) -> str:
    return ALONE[look]


def _part(part: Part, to: Callable[[str], str], look: Looked, most: int = TITLE) -> str:
    body = "".join(_mark(mark, look) for mark in part.marks)
    said = _title(part.title, most)
    title = f"<title>{said}</title>" if said else ""
    if part.href:
        # A link is called by its title: browsers take an SVG title for its name (SVG-AAM), with or without words in it.
        return f'<a href="{_text(to(part.href))}">{title}{body}</a>'
    return f"<g>{title}{body}</g>" if title else body


def _mark(mark: Mark, look: Looked) -> str:
    if isinstance(mark, Stroke):
        return f'<path d="{mark.d}" {look(mark.look)}/>'
    if isinstance(mark, Dot):
        return f'<circle cx="{n(mark.x)}" cy="{n(mark.y)}" r="{n(mark.radius)}" {look(mark.look)}/>'
    if isinstance(mark, Box):
        size = f'width="{n(mark.width)}" height="{n(mark.height)}"'
        return f'<rect x="{n(mark.x)}" y="{n(mark.y)}" {size} {look(mark.look)}/>'
    return _words(mark, look)


def _words(words: Words, look: Looked) -> str:
    anchor = "" if words.anchor == "start" else f' text-anchor="{words.anchor}"'
    language = f' lang="{_text(words.language)}"' if words.language else ""
    place = f'x="{n(words.x)}" y="{n(words.y)}" font-size="{n(words.size)}"'
    return f"<text {place}{anchor}{language} {look(words.look)}>{_text(words.text)}</text>"


def _title(text: str, most: int = TITLE) -> str:
    # What a thing is called may have names of others in it, of any length.
    return _text(clean.shorten(text, most))


def _text(text: str) -> str:
    # XML has no form feed and the like, which `clean` has made visible; tabs and newlines are spaces here.
    return escape(clean.shown(" ".join(text.split())), quote=True)
