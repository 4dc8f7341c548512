"""Marks laid over a text, however they overlap: a sweep from left to right cuts it where a mark begins or ends.

Sources, cues and contents nest and cross, and HTML elements may not. So the text is cut at every boundary, each
piece knows all the marks over it, and one flat element is written for each piece.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from markupsafe import Markup, escape

from headwater.records import Reading, Span, Statement
from headwater.show.clean import MARK, shown
from headwater.show.notes import numbers
from headwater.show.tongue import say

Part = Literal["source", "cue", "content", "terms", "place", "passage", "warned", "noted"]
"""What a mark is of a statement. The others are of none: `place` is only an anchor (a date, an event) that a link
elsewhere points to, `passage` is where the reader was sent to, `warned` what a warning points at, `noted` what somebody
wrote a note on."""
LONGEST: Final = 6000
"""Characters of a paragraph: a text without line breaks is cut, at a blank where it has one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of the text that means something. `anchor` is the id of its first piece, where it has one."""

    span: Span
    part: Part
    statement: int = 0
    unnamed: bool = False
    anchor: str | None = None
    numbered: bool = False
    """The number of the statement, or of the note of a person, which leads to it, stands before this mark."""
    voice: str = ""
    """The classes under which everything of one source stands (voices.py)."""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch with the same marks over all of it, the widest first; `begins` are those that begin here."""

    start: int
    end: int
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()


def pieces(window: Span, marks: Iterable[Mark]) -> Iterator[Piece]:
    """`window` cut at every boundary of `marks`: the pieces follow each other without gap or overlap."""
    inside = [m for m in marks if m.span.overlaps(window)]
    starts: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for m in inside:
        starts.setdefault(max(m.span.start, window.start), []).append(m)
        ends.setdefault(min(m.span.end, window.end), []).append(m)
    over: list[Mark] = []
    for start, end in pairwise(sorted({window.start, window.end, *starts, *ends})):
        gone = {id(m) for m in ends.get(start, ())}
        new = starts.get(start, ())
        over = sorted([m for m in over if id(m) not in gone] + list(new), key=_widest_first)
        yield Piece(start, end, tuple(over), tuple(m for m in over if m.span.start == start))


def _widest_first(mark: Mark) -> tuple[int, int, int]:
    return mark.span.start, -mark.span.end, mark.statement


def paragraphs(text: str) -> Iterator[Span]:
    """The lines of `text` that have more on them than white space; of those that never end, stretches."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield from (window for window in _stretches(text, start, end) if window.of(text).strip())
        start = end + 1


def _stretches(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST:
        blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = start + LONGEST if blank < 0 else blank + 1
        yield Span(start, cut)
        start = cut
    if start < end:
        yield Span(start, end)


@dataclass(frozen=True, slots=True)
class Told:
    """Whose a statement is in the text: the classes and the letter of its source (voices.py)."""

    voice: str
    letter: str


def marks(
    reading: Reading, told: Mapping[int, Told] | None = None, *, only: Collection[int] | None = None
) -> list[Mark]:
    """Everything that is marked in the text of a reading, in the order of the text.

    `told` are the marks of the sources by the numbers of their statements; `only` these statements are marked.
    """
    text = reading.article.text
    number = numbers(reading)
    said = [s for s in reading.statements if only is None or number[s.id] in only]
    found = [m for s in said for m in _of_statement(s, number[s.id], text, (told or {}).get(number[s.id]))]
    places = [(d.span, f"d{n}") for n, d in enumerate(reading.dates, 1)]
    places += [(e.trigger, f"e{n}") for n, e in enumerate(reading.events, 1)]
    found += [Mark(span, "place", anchor=id) for where, id in places for span in _trimmed([where], text)]
    for n, caution in enumerate(reading.cautions, 1):
        spans = list(_trimmed(caution.spans, text))
        found += [Mark(span, "warned", anchor=f"w{n}" if first else None) for first, span in _first_told(spans)]
    return sorted(found, key=_widest_first)


def sent_to(passage: Span, text: str) -> list[Mark]:
    """The mark on the passage that a reader was sent to, with the anchor `at`; none where the text is shorter."""
    spans = _trimmed([passage], text) if passage.end <= len(text) else ()
    return [Mark(span, "passage", anchor="at") for span in spans]


def ordered(found: Iterable[Mark]) -> list[Mark]:
    """Marks in the order of the text, of those that begin together the widest first."""
    return sorted(found, key=_widest_first)


def _first_told(spans: Sequence[Span]) -> Iterator[tuple[bool, Span]]:
    return ((n == 0, span) for n, span in enumerate(spans))


def _of_statement(s: Statement, number: int, text: str, told: Told | None) -> Iterator[Mark]:
    voice, letter = (told.voice, told.letter) if told else ("", "")
    rows: list[tuple[Span, Part]] = [(span, "content") for span in _trimmed(s.content, text)]
    rows += [(span, "source") for span in _trimmed(s.source.spans, text)]
    rows += [(span, "cue") for span in _trimmed(s.cue, text)]
    hidden = s.source.unnamed
    for n, (span, part) in enumerate(sorted(rows)):
        yield Mark(span, part, number, unnamed=hidden and part == "source", numbered=n == 0, voice=voice, letter=letter)
    # "citing unnamed officials": the source that speaks is named, the one that it has it from is not.
    links = [x.span for x in s.chain if x.span and x.unnamed and x.span not in s.source.spans]
    for span in _trimmed(links, text):
        yield Mark(span, "source", number, unnamed=True)
    for span in _trimmed([s.terms.span] if s.terms else [], text):
        yield Mark(span, "terms", number)


def _trimmed(spans: Iterable[Span], text: str) -> Iterator[Span]:
    """Without white space at the beginning: a mark has to begin where a paragraph shows it."""
    for span in spans:
        if lead := len(words := span.of(text)) - len(words.lstrip()):
            if lead < len(words):
                yield Span(span.start + lead, span.end)
        else:
            yield span


def by_paragraph(text: str, found: Sequence[Mark]) -> Iterator[tuple[Span, list[Mark]]]:
    """Each paragraph with the marks that touch it; `found` in the order of the text."""
    open_: list[Mark] = []
    at = 0
    for window in paragraphs(text):
        first = at
        while at < len(found) and found[at].span.start < window.end:
            at += 1
        open_ = [m for m in (*open_, *found[first:at]) if m.span.end > window.start]
        yield window, open_


def html(text: str, window: Span, found: Iterable[Mark]) -> Markup:
    """One paragraph as HTML: without its tags it is `text` from end to end of `window`, controls made visible."""
    return Markup("").join(_piece(text[p.start : p.end], p) for p in pieces(window, found))


def _piece(text: str, piece: Piece) -> Markup:
    inner = visible(text)
    if kinds := _classes(piece.marks):
        inner = Markup('<span class="{}">{}</span>').format(kinds, inner)
    for mark in reversed(piece.begins):
        if mark.anchor:
            inner = Markup('<span class="at" id="{}">{}</span>').format(mark.anchor, inner)
    numbers = (_number(mark) for mark in piece.begins if mark.numbered)
    return Markup("").join((*numbers, inner))


def _number(mark: Mark) -> Markup:
    """The link to the note. Its digits are drawn by the style sheet, so that copied text stays as it was printed."""
    if mark.part == "noted":
        label = say("Note %(n)s, go to it") % {"n": mark.statement}
        link = '<a class="ref noting" id="p{n}" href="#m{n}" data-n="{word}" aria-label="{label}"></a>'
        return Markup(link).format(n=mark.statement, word=say("note"), label=label)
    label = say("Statement %(n)s, go to its note") % {"n": mark.statement}
    link = '<a class="{kind}" id="s{n}" href="#n{n}" data-n="{letter}{n}" aria-label="{label}"></a>'
    kind = f"ref {mark.voice}".rstrip()
    return Markup(link).format(n=mark.statement, kind=kind, letter=mark.letter, label=label)


def _classes(over: Sequence[Mark]) -> str:
    """The classes of a piece: what it is in its statements, and `sN` for each statement that it belongs to.

    Where the words of several sources stand in each other, the mark of the innermost is shown.
    """
    said = [m for m in over if m.part != "place"]
    names: list[str] = [m.part for m in said]
    contents = [m for m in said if m.part == "content"]
    if len(contents) > 1:
        names.append("nested")
    if any(m.unnamed for m in said):
        names.append("unnamed")
    if contents and contents[-1].voice:
        names.append(contents[-1].voice)
    own = (f"s{m.statement}" for m in said if m.statement and m.part not in ("warned", "noted"))
    return " ".join(dict.fromkeys([*names, *own]))


def visible(text: str) -> Markup:
    """Text of others for a page: escaped, and controls that would turn it around shown as marks."""
    safe = escape(shown(text))
    return Markup(_CONTROLS.sub(_control, safe)) if MARK in safe else safe


_CONTROLS = re.compile(f"{MARK}+")


def _control(run: re.Match[str]) -> str:
    title = escape(say("a control character, not carried out"))
    return f'<span class="control" title="{title}">{run.group()}</span>'
