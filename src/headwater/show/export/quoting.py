"""Where a passage stands, so that it is found again: its words, what stands around them, its place in code points.

Both selectors are those of the Web Annotation Data Model (W3C, 2017): the place is exact in the frozen text, the words
find the passage in another copy of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from headwater.records import Span

AROUND: Final = 32
"""Characters before and behind that are kept: enough to tell one place of a word from all others."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a text, those around them, and where they stand, [start, end) in code points."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def passage(text: str, span: Span) -> Passage:
    """A passage of a text."""
    return Passage(
        exact=span.of(text),
        prefix=text[max(0, span.start - AROUND) : span.start],
        suffix=text[span.end : span.end + AROUND],
        start=span.start,
        end=span.end,
    )


def found(text: str, quote: Passage) -> Span | None:
    """Where the words stand in a text: at their place, else at the one place where the words around them fit, too.

    None where they are nowhere, or in several places of which none is told from the others.
    """
    if text[quote.start : quote.end] == quote.exact:
        return Span(quote.start, quote.end)
    whole = quote.prefix + quote.exact + quote.suffix
    at = text.find(whole)
    if at < 0 or text.find(whole, at + 1) >= 0:
        return None
    start = at + len(quote.prefix)
    return Span(start, start + len(quote.exact))
