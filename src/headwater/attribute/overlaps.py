"""Spans of a text, ready to be asked what they touch and cover."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from headwater.records import Attribution, Span


class Spans:
    """Sorted once, so that a question looks only at those that are near."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._all = sorted(spans)
        self._starts = [s.start for s in self._all]
        self._longest = max((s.end - s.start for s in self._all), default=0)

    def touch(self, span: Span) -> bool:
        """True where one of them shares a character with `span`."""
        return any(s.overlaps(span) for s in self._near(span))

    def cover(self, span: Span) -> bool:
        """True where one of them holds all of `span`."""
        return any(s.covers(span) for s in self._near(span))

    def _near(self, span: Span) -> list[Span]:
        low = bisect_left(self._starts, span.start - self._longest)
        return self._all[low : bisect_right(self._starts, span.end)]


def hull(found: Attribution) -> Span:
    """From the first to the last character of what was found."""
    spans = (*found.source, *found.cue, *found.content)
    return Span(min(s.start for s in spans), max(s.end for s in spans))
