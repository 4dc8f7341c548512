"""Statements read from short texts with given marks, printed by an invented outlet, which is the entity `e0`."""

from __future__ import annotations

import re

from headwater.attribute.statements import build
from headwater.read import dateline
from headwater.read.sentences import split
from headwater.records import Article, Attribution, CaptureRef, Entity, Marks, Outlet, Span, Statement

Mark = tuple[str | None, str, str]
"""Source, cue and content; fragments of one are joined with " | "."""


def article(text: str, language: str = "en", *, title: str = "T", outlet: str = "Lodestar") -> Article:
    """An article whose body is `text`."""
    sentences, capture = split(text, language), CaptureRef("0", "t")
    printed = Outlet(outlet)
    opening = dateline.find(text, language)
    return Article(
        "a1",
        title,
        text,
        language,
        "open",
        capture,
        printed,
        dateline=opening.text if opening else None,
        sentences=sentences,
        read_in=language,
    )


def everywhere(text: str, pattern: str) -> tuple[Span, ...]:
    """Every place where a pattern stands."""
    return tuple(Span(m.start(), m.end()) for m in re.finditer(pattern, text))


def spans(text: str, pieces: str | None, near: int = 0) -> tuple[Span, ...]:
    """The first places of fragments at or behind `near`, or anywhere."""
    out = []
    for piece in pieces.split(" | ") if pieces else ():
        at = text.find(piece, near)
        at = text.index(piece) if at < 0 else at
        out.append(Span(at, at + len(piece)))
    return tuple(out)


def attributions(text: str, marks: list[Mark]) -> tuple[Attribution, ...]:
    """The marks as spans: each is looked for from where the one before begins."""
    out: list[Attribution] = []
    near = 0
    for source, cue, content in marks:
        found = Attribution(spans(text, source, near), spans(text, cue, near), spans(text, content, near))
        near = min(s.start for s in (*found.source, *found.cue, *found.content))
        out.append(found)
    return tuple(out)


def read(
    text: str, marks: list[Mark], language: str = "en", entities: tuple[Entity, ...] = (), outlet: str = "Lodestar"
) -> tuple[Statement, ...]:
    """The statements of a text with these marks."""
    home = Entity("e0", "organization", outlet, mentions=everywhere(text, re.escape(outlet)), outlet=True)
    printed = article(text, language, outlet=outlet)
    return build(printed, Marks(attributions(text, marks)), (home, *entities), ())
