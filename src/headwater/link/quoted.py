"""The stretches of a text inside quotation marks: what articles share in them, they have from the speaker.

Marks differ by language and house, and a running text mixes them; so all pairs are looked for at once. A quotation over
several paragraphs opens anew in each of them and is closed in the last. Speech set off by dashes, as in Polish or
Russian, runs from the dash that opens a paragraph to the dash behind which the telling goes on in a small letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.records import Span

FEWEST = 4
"""Words of a quotation: fewer are a name, a title or a single word held at arm's length."""

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_MARK = re.compile(r"[“”„«»\"]|``|''")
_CLOSING = {"“": ("”", '"'), "«": ("»",), "„": ("”", "“", '"'), '"': ('"', "”"), "``": ("''", '"')}
_ANY = re.compile("[“”„«»\"`'‘–—-]")
"""One of which every quotation has: most texts have none, and that is seen at once."""
_WORD = re.compile(r"\w+")
_SINGLE = re.compile(r"(?:(?<=\s)|(?<=\()|^)[‘'](?=\w)([^‘\n]{15,600}?)(?<=[\w.,!?…])['’](?!\w)", re.MULTILINE)
_DASH = re.compile(r"\s*[–—-][\s\u00a0]+")
_TELLING = re.compile(r"[\s\u00a0][–—-][\s\u00a0]+(?=[^\W\d_])")


def stretches(text: str) -> tuple[Span, ...]:
    """What `text` has between quotation marks (the marks left out) or says in a speech after a dash, in its order."""
    if not _ANY.search(text):
        return ()
    found: list[Span] = []
    going_on = False
    for line in _LINE.finditer(text):
        spans, going_on = _in_line(text, line.start(), line.end(), going_on=going_on)
        found += spans or _spoken(text, line.start(), line.end()) or _single(text, line.start(), line.end())
    return tuple(span for span in found if _long(text, span))


def _in_line(text: str, start: int, end: int, *, going_on: bool) -> tuple[list[Span], bool]:
    """The quotations of a paragraph, and whether the last one goes on in the next.

    `going_on`: one of the paragraph before was not closed. It goes on here only behind an opening mark of its own.
    """
    marks = list(_MARK.finditer(text, start, end))
    found: list[Span] = []
    opened: re.Match[str] | None = None
    for mark in marks:
        if opened is None:
            if _opens(text, mark, start, end):
                opened = mark
        elif mark[0] in _CLOSING[opened[0]]:
            if mark.start() > opened.end():
                found.append(Span(opened.end(), mark.start()))
            opened = None
    if opened is not None and opened.end() < end and _runs_on(text, opened, start, end, going_on=going_on):
        found.append(Span(opened.end(), end))
        return found, True
    return found, False


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """A mark opens a quotation where a word follows it closely and none ends right before it."""
    if mark[0] not in _CLOSING:
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    return not before.isalnum() and not after.isspace()


def _runs_on(text: str, opened: re.Match[str], start: int, end: int, *, going_on: bool) -> bool:
    """A quotation left open at the end of its paragraph: it opens the paragraph, or the next one opens with a mark."""
    if going_on and not text[start : opened.start()].strip():
        return True
    following = _LINE.search(text, end)
    return bool(following) and text[following.start() : following.end()].lstrip()[:1] == opened[0][:1]  # type: ignore[union-attr]


def _single(text: str, start: int, end: int) -> list[Span]:
    """Quotations in single marks, as British and Australian papers print them; an apostrophe is none."""
    return [Span(*match.span(1)) for match in _SINGLE.finditer(text, start, end)]


def _spoken(text: str, start: int, end: int) -> list[Span]:
    return list(_speech(text, start, end))


def _speech(text: str, start: int, end: int) -> Iterator[Span]:
    """Speech after the dash that opens a paragraph; a second dash hands over to the telling, a third back to it."""
    opening = _DASH.match(text, start, end)
    if opening is None:
        return
    at, speaking = opening.end(), True
    for dash in _TELLING.finditer(text, at, end):
        if speaking and not text[dash.end()].islower():
            continue
        if speaking and dash.start() > at:
            yield Span(at, dash.start())
        at, speaking = dash.end(), not speaking
    if speaking and at < end:
        yield Span(at, end)


def _long(text: str, span: Span) -> bool:
    return sum(1 for _ in _WORD.finditer(text, span.start, span.end)) >= FEWEST
