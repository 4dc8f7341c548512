"""What an outlet prints around its articles: invitations, notices, captions, words of the page to whoever reads it.

Two articles that share it share nothing that anybody wrote about the news. `worn` finds such words where an outlet
prints them around many texts; of an outlet with one or two articles, and of a chain's papers, only the words tell.
Wordings are data: `data/<language>/notices.toml`, and the beginnings of such lines in `listing.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from headwater import lexicon
from headwater.link.writings import respelling
from headwater.records import Span

MOST = 0.85
"""The share of a text in such sentences from which on it is no article with something around it: it is that."""
OF_LINE = 0.6
"""The share of a line in such sentences from which on all of it is, if it is no more than half of the text."""
LONGEST = 300
"""Characters of a sentence beyond which it is no notice: a text without full stops, or without lines."""
STEM = 5
"""Letters by which words are known that such sentences have."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What one language has: patterns that match nothing where nobody has written them, and how words begin."""

    begin: frozenset[str]
    alone: re.Pattern[str]
    reader: re.Pattern[str]
    thing: re.Pattern[str]
    owner: re.Pattern[str]
    line: re.Pattern[str]


@cache
def _words(language: str) -> _Words:
    data, lines = lexicon.load(language, "notices"), lexicon.load(language, "listing")
    starts = [rf"\W*{re.escape(x)}" for x in (*lines.get("furniture_starts", ()), *lines.get("captions", ()))]
    respelt = respelling(language) or str
    return _Words(
        frozenset(respelt(word)[:STEM] for word in data.get("words", "").split()),
        _any(data.get("sentences", ())),
        _any((data.get("reader", "(?!)"),)),
        _any((data.get("thing", "(?!)"),)),
        _any((data.get("owner", "(?!)"),)),
        _any((*data.get("captions", ()), *starts)),
    )


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns) or "(?!)", re.IGNORECASE)


def notices(
    text: str,
    words: Sequence[str],
    starts: Sequence[int],
    sentences: Sequence[Span],
    quoted: Collection[Span],
    language: str | None,
) -> tuple[Span, ...]:
    """The sentences of a text that are no part of its news, in their order; none where they are nearly all of it.

    `words` are those of the text in small letters, `starts` where each begins, `quoted` what it quotes.
    """
    known = _words(language or "")
    if not known.begin:
        return ()
    found = set(_on_lines(known, text, sentences, quoted))
    at = [start for word, start in zip(words, starts, strict=True) if word[:STEM] in known.begin]
    firsts = [span.start for span in sentences]
    for n in sorted({bisect_right(firsts, start) - 1 for start in at}):
        if n >= 0:
            found.update(_told(known, text, sentences, n, quoted))
    kept = _with_lines(text, sentences, found) if found else ()
    return kept if _long(kept) <= MOST * _long(sentences) else ()


def _on_lines(known: _Words, text: str, sentences: Sequence[Span], quoted: Collection[Span]) -> Iterator[Span]:
    """Sentences that open a line as a caption or a notice does."""
    for span in sentences:
        opens = _short(span) and _opens_line(text, span) and known.line.match(text, span.start, span.end)
        if opens and not _is_quoted(span, quoted):
            yield span


def _told(known: _Words, text: str, sentences: Sequence[Span], n: int, quoted: Collection[Span]) -> Iterator[Span]:
    """The `n`th sentence where the page speaks in it to its reader, or where it says whose the picture above it is."""
    span = sentences[n]
    if not _short(span):
        return
    said = text[span.start : span.end]
    if known.alone.search(said) or (known.thing.search(said) and known.reader.search(said)):
        if not _is_quoted(span, quoted):
            yield span
    elif owner := known.owner.search(said):
        # The owner of a picture, where a sentence opens with it, stands behind the caption.
        behind = owner.start() == 0 and n > 0 and not _opens_line(text, span)
        yield sentences[n - 1] if behind else span


def _short(span: Span) -> bool:
    return span.end - span.start <= LONGEST


def _is_quoted(span: Span, quoted: Collection[Span]) -> bool:
    """True where most of a sentence is what somebody said."""
    inside = sum(max(0, min(q.end, span.end) - max(q.start, span.start)) for q in quoted)
    return 2 * inside > span.end - span.start


def _opens_line(text: str, span: Span) -> bool:
    return not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip()


def _with_lines(text: str, sentences: Sequence[Span], found: set[Span]) -> tuple[Span, ...]:
    """Those found, and what else stands on a line that is mostly such sentences."""
    lines: list[list[Span]] = []
    for span in sentences:
        if lines and not _opens_line(text, span):
            lines[-1].append(span)
        else:
            lines.append([span])
    kept: list[Span] = []
    for line in lines:
        such = [span for span in line if span in found]
        whole = _long(such) >= OF_LINE * _long(line) and 2 * _long(line) <= _long(sentences)
        kept += line if such and whole else such
    return tuple(kept)


def _long(spans: Collection[Span]) -> int:
    return sum(span.end - span.start for span in spans)
