"""Sentences with their offsets: every non-blank stretch of a text belongs to exactly one.

Lines are paragraphs, as in text copied from a page, unless the text is hard-wrapped; abbreviations are data
(`data/<language>/sentences.toml`). Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from headwater import lexicon
from headwater.records import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_END = re.compile(r"(?:[.!?…。！？]|\.\.\.)+")
_CLOSED = re.compile(r"[\"'”’»“)\]}›″]*")
_NEXT = re.compile(r"[\s\u00a0]*([-–—]\s+)?([\"'“‘«„‚(\[{‹”]*)(\S?)")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_](?:[\w'’-]|\.(?=\w))*|\d+)\Z")
_INITIAL = re.compile(r"[^\W\d_]\Z|[^\W\d_](?:\.\s?[^\W\d_])+\Z")
_QUOTE = re.compile(r"[“”„«»\"]")
_ANY_WORD = re.compile(r"\w+")
_LIST_NUMBER = re.compile(r"\s*\d{1,3}\Z")

WRAP = 110
"""The widest line of hard-wrapped text: wider ones are paragraphs."""
DATE = 300
"""Characters of a sentence up to a date that it begins with, alone or behind a clause of who says it."""


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    before_name: frozenset[str]
    before_number: frozenset[str]
    anywhere: frozenset[str]
    openers: frozenset[str]
    dated: re.Pattern[str]


def split(text: str, language: str | None) -> tuple[Span, ...]:
    """The sentences of `text`, in order, without the white space around them.

    A paragraph's end always ends a sentence; a quotation that goes on in mid-sentence is not broken.
    """
    abbreviations = _abbreviations(language or "")
    return tuple(s for start, end in paragraphs(text) for s in _sentences(text, start, end, abbreviations))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph: lines, or blocks of lines where the text is hard-wrapped."""
    lines = [m.span() for m in _LINE.finditer(text) if not m[0].isspace()]
    if not _wrapped(text, lines):
        yield from lines
        return
    width = max(b - a for a, b in lines)
    start = None
    for i, (a, b) in enumerate(lines):
        start = a if start is None else start
        if i + 1 == len(lines) or text.count("\n", b, lines[i + 1][0]) > 1 or not _full(text, lines, i, width):
            yield start, b
            start = None


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """True where lines break because the next word did not fit: the mark of mail and wire text."""
    width = max((b - a for a, b in lines), default=0)
    if len(lines) < 4 or width > WRAP:
        return False
    pairs = [i for i in range(len(lines) - 1) if text.count("\n", lines[i][1], lines[i + 1][0]) == 1]
    full = [i for i in pairs if _full(text, lines, i, width)]
    # Lines of a list may be alike in length, but they do not go on in small letters.
    going_on = sum(text[lines[i + 1][0]].islower() for i in full)
    return len(full) >= 3 and len(full) >= 0.7 * len(pairs) and going_on >= 0.3 * len(full)


def _full(text: str, lines: list[tuple[int, int]], i: int, width: int) -> bool:
    word = text[lines[i + 1][0] : lines[i + 1][1]].split(maxsplit=1)[0]
    return lines[i][1] - lines[i][0] + 1 + len(word) > width - 3


def _sentences(text: str, start: int, end: int, abbreviations: _Abbreviations) -> Iterator[Span]:
    quotes = _quotations(text, start, end)
    q = 0
    at = start
    for match in _END.finditer(text, start, end):
        closed = _CLOSED.match(text, match.end(), end)
        stop = closed.end() if closed else match.end()
        while q < len(quotes) and quotes[q][1] < stop:
            q += 1
        if stop >= end or not _ends(text, (at, stop, end), match, abbreviations):
            continue
        if q < len(quotes) and quotes[q][0] < match.start() and quotes[q][2]:
            continue
        yield from _trimmed(text, at, stop)
        at = stop
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    body = piece.strip()
    if body:
        start += piece.index(body)
        yield Span(start, start + len(body))


def _ends(text: str, place: tuple[int, int, int], match: re.Match[str], abbreviations: _Abbreviations) -> bool:
    """True where the full stop (or !, ?, ...) at `match` ends a sentence, seen from the characters around it.

    `place`: where this sentence began, where it would end with its closing quotes, and where the paragraph ends.
    """
    at, stop, end = place
    if not text[stop].isspace():
        return _glued(text, match, stop)
    after = _NEXT.match(text, stop, end)
    first = after[3] if after else ""
    if first and first.islower():
        return False
    if after and after[1] and stop > match.end():
        return False  # `"…!" - said` and the like: the sentence goes on after the dash.
    if match[0] != ".":
        return True
    return stop > match.end() or not _abbreviated(text, at, match.start(), after, abbreviations)


def _glued(text: str, match: re.Match[str], stop: int) -> bool:
    """A full stop with no space after it ends a sentence only between words: "left.The", not "U.S" or "site.com"."""
    before = text[max(0, match.start() - 3) : match.start()]
    return (
        len(before) == 3
        and before.isalpha()
        and before.islower()
        and text[stop : stop + 2].istitle()
        and (text[stop : stop + 2].isalpha())
    )


def _abbreviated(text: str, at: int, dot: int, after: re.Match[str] | None, abbreviations: _Abbreviations) -> bool:
    word = _WORD_BEFORE.search(text, max(at, dot - 24), dot)
    if not word:
        return False
    low = word[0].lower()
    if low.isdigit():
        return bool(_LIST_NUMBER.fullmatch(text, at, dot))
    first = after[3] if after else ""
    if low in abbreviations.before_number and first.isdigit():
        return True
    # "in 1999 г. Then": after a number the word is a unit, and a capital opens a sentence.
    counted = low in abbreviations.anywhere and text[max(at, word.start() - 2) : word.start()].strip()[-1:].isdigit()
    if low in abbreviations.before_name and not counted:
        return True
    # "Sausio 12 d. Valdžia ...": nothing but a date has been said yet.
    if counted and dot - at <= DATE and abbreviations.dated.search(text[at:dot]):
        return not _opens(text, after, abbreviations)
    if low in abbreviations.anywhere:
        return not counted and not _opens(text, after, abbreviations)
    return word[0].isupper() and bool(_INITIAL.fullmatch(word[0])) and not _opens(text, after, abbreviations)


def _opens(text: str, after: re.Match[str] | None, abbreviations: _Abbreviations) -> bool:
    """True where the next word is one that rarely stands with a capital but at the head of a sentence."""
    if not after or not after[3]:
        return True
    word = _ANY_WORD.match(text, after.start(3))
    if word is None or (len(word[0]) == 1 and text[word.end() : word.end() + 1] == "."):
        return False
    return bool(after[2]) or word[0].lower() in abbreviations.openers


def _quotations(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Quotations of a paragraph: start, end, and whether it stands in mid-sentence and is not to be broken."""
    found: list[tuple[int, int, bool]] = []
    opened = -1
    for match in _QUOTE.finditer(text, start, end):
        mark, at = match[0], match.start()
        opens = mark in "„«" or (mark in '"“' and (at == start or not text[at - 1].strip() or text[at - 1] in "([—–-/"))
        if opened < 0 and opens:
            opened = at
        elif opened >= 0 and not (opens and mark != '"'):
            found.append((opened, at, _in_sentence(text, start, opened, at + 1)))
            opened = -1
    return found


def _in_sentence(text: str, start: int, opened: int, closed: int) -> bool:
    """A quotation that begins after a lower-case word and after which the sentence goes on in lower case."""
    before = text[max(start, opened - 3) : opened].rstrip()
    after = text[closed : closed + 4].lstrip()
    return bool(before) and (before[-1].isalnum()) and bool(after) and (after[0].islower() or after[0] in ",;")


@cache
def _abbreviations(language: str) -> _Abbreviations:
    table = lexicon.load(language, "sentences")
    if not table:
        # An unread language borrows what all have in common.
        table = lexicon.load("en", "sentences")
    before_name, before_number, anywhere, openers = (
        frozenset(table.get(key, "").split()) for key in ("before_name", "before_number", "anywhere", "openers")
    )
    dated = re.compile(rf"(?:{table.get('dated', '(?!)')})\Z", re.IGNORECASE)
    return _Abbreviations(before_name, before_number, anywhere, openers, dated)
