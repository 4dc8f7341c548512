"""Spans of a text, ready to be asked what they touch and cover."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from headwater.records import Attribution, Span

PLACE = attrgetter("start", "end")
"""By what spans are sorted: as they compare, at a third of the price."""


class Spans:
    """Sorted once, so that a question looks only at those that are near."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._all = sorted(spans, key=PLACE)
        self._starts = [s.start for s in self._all]
        self._longest = max((s.end - s.start for s in self._all), default=0)

    def touch(self, span: Span) -> bool:
        """True where one of them shares a character with `span`."""
        near = self._near(span)
        return bool(near) and any(s.overlaps(span) for s in near)

    def cover(self, span: Span) -> bool:
        """True where one of them holds all of `span`."""
        near = self._near(span)
        return bool(near) and any(s.covers(span) for s in near)

    def inside(self, span: Span) -> bool:
        """True where one of them lies wholly in `span`."""
        low = bisect_left(self._starts, span.start)
        return any(s.end <= span.end for s in self._all[low : bisect_left(self._starts, span.end, low)])

    def _near(self, span: Span) -> list[Span]:
        low = bisect_left(self._starts, span.start - self._longest)
        return self._all[low : bisect_right(self._starts, span.end)]


class Beside:
    """Attributions, ready to be asked which of them stand beside another; always in their own order."""

    def __init__(self, found: Sequence[Attribution]) -> None:
        self._all = found
        self._cues = sorted((c.start, c.end, n) for n, a in enumerate(found) for c in a.cue)
        self._longest = max((end - start for start, end, _ in self._cues), default=0)
        self._speaking: defaultdict[int, list[Attribution]] = defaultdict(list)
        for a in found:
            if len(a.source) == 1:
                self._speaking[a.source[0].start].append(a)

    def at(self, other: Attribution) -> list[Attribution]:
        """Those of whose cue a character stands in that of another."""
        numbers = {n for cue in other.cue for n in self._touching(cue)}
        return [self._all[n] for n in sorted(numbers)]

    def by(self, other: Attribution) -> list[Attribution]:
        """Those of one source, which begins where that of another does."""
        return self._speaking.get(other.source[0].start, []) if other.source else []

    def _touching(self, cue: Span) -> Iterator[int]:
        low = bisect_left(self._cues, (cue.start - self._longest,))
        high = bisect_left(self._cues, (cue.end,), low)
        return (n for start, end, n in self._cues[low:high] if end > cue.start)


def hull(found: Attribution) -> Span:
    """From the first to the last character of what was found."""
    spans = (*found.source, *found.cue, *found.content)
    return Span(min(s.start for s in spans), max(s.end for s in spans))
