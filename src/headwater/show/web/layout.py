"""Which part of an article's text is on a page, and what begins in each paragraph of it.

A report of 700 words is one page. A text of 20,000 words with 400 statements is a megabyte of HTML: it is cut between
paragraphs into parts of about one size, each of which a browser shows at once, and which can be linked to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from headwater.desk.margin.margin_notes import Thread
from headwater.records import Reading, Span
from headwater.show.highlight import Mark, Told, by_paragraph, marks, ordered, sent_to
from headwater.show.notes import Note
from headwater.show.voices import Voice
from headwater.show.web import weight


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with the marks over it, and what begins in it."""

    window: Span
    over: tuple[Mark, ...]
    notes: tuple[Note, ...] = ()
    warnings: tuple[int, ...] = ()
    threads: tuple[Thread, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of the text that is on the page."""

    start: int
    end: int
    first: bool
    last: bool

    def has(self, span: Span | None) -> bool:
        """True for what begins in it; what has no place is with the beginning of the text."""
        if span is None:
            return self.first
        return self.start <= span.start < self.end


@dataclass(frozen=True, slots=True)
class Laid:
    """A part of a text. `loose` and `apart` have no place in it; `warnings` are on the headline."""

    blocks: tuple[Block, ...]
    part: int
    parts: int
    window: Window
    loose: tuple[Note, ...]
    apart: tuple[Thread, ...]
    warnings: tuple[int, ...]


class Asked(Protocol):
    """What of an article is asked for (pages.py, `View`)."""

    @property
    def passage(self) -> Span | None: ...
    @property
    def statement(self) -> int: ...
    @property
    def part(self) -> int: ...


def lay(
    reading: Reading,
    every: Sequence[Note],
    voices: Iterable[Voice],
    chosen: Voice | None,
    threads: Sequence[Thread],
    view: Asked,
) -> Laid:
    """The part of a text that is asked for; where only one source is to be seen, only its statements are marked."""
    text, only = reading.article.text, set(chosen.statements) if chosen else None
    told = {n: Told(v.mark, v.letter) for v in voices for n in v.statements}
    found = ordered([*marks(reading, told, only=only), *_noted(threads), *_sent(view.passage, text)])
    waiting = {n.number: n for n in every if only is None or n.number in only}
    blocks = [_block(window, over, waiting, threads) for window, over in by_paragraph(text, found)]
    names = weight.named(reading, [b.window for b in blocks])
    cuts = weight.cut([weight.block(b, reading, n) for b, n in zip(blocks, names, strict=True)])
    part = _part(blocks, cuts, view)
    first, end = cuts[part - 1]
    last = part == len(cuts)
    shown = tuple(blocks[first:end])
    begin = 0 if part == 1 else shown[0].window.start
    stop = len(text) + 1 if last else blocks[end].window.start
    placed = {n for b in blocks for n in b.warnings}
    return Laid(
        blocks=shown,
        part=part,
        parts=len(cuts),
        window=Window(begin, stop, part == 1, last),
        loose=tuple(waiting.values()) if last else (),
        apart=tuple(t for t in threads if t.span is None) if part == 1 else (),
        warnings=tuple(n for n, _ in enumerate(reading.cautions, 1) if n not in placed) if part == 1 else (),
    )


def _noted(threads: Iterable[Thread]) -> list[Mark]:
    return [Mark(t.span, "noted", t.note.id, numbered=True) for t in threads if t.span]


def _sent(passage: Span | None, text: str) -> list[Mark]:
    return sent_to(passage, text) if passage else []


def _block(window: Span, over: Sequence[Mark], waiting: dict[int, Note], threads: Sequence[Thread]) -> Block:
    """The paragraph takes the notes that begin in it out of those that wait for their place."""
    new = [m for m in over if m.numbered]
    here = sorted({m.statement for m in new if m.part != "noted" and m.statement in waiting})
    ids = {m.statement for m in new if m.part == "noted" and window.start <= m.span.start < window.end}
    warned = (m.anchor for m in over if m.part == "warned" and m.anchor and m.span.start >= window.start)
    return Block(
        window,
        tuple(over),
        tuple(waiting.pop(n) for n in here),
        tuple(int(anchor[1:]) for anchor in warned),
        tuple(t for t in threads if t.note.id in ids) if ids else (),
    )


def _part(blocks: Sequence[Block], cuts: Sequence[tuple[int, int]], view: Asked) -> int:
    """The number of the part: the one that is named, else the one that has the passage or the statement."""
    if view.part:
        return min(view.part, len(cuts))
    for n, (first, end) in enumerate(cuts, 1):
        for b in blocks[first:end]:
            if view.passage and view.passage.start < b.window.end:
                return n
            if view.statement and any(note.number == view.statement for note in b.notes):
                return n
    return 1
