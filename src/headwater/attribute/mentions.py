"""Which entity a stretch of text speaks of: the mentions of an article's entities, ready to be asked."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from headwater.records import Entity, Span

FEW = 16
"""Mentions that are looked at sooner than it is found which of them need be."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an entity."""

    span: Span
    entity: Entity


class Mentions:
    """All mentions of an article in the order of its text."""

    def __init__(self, entities: tuple[Entity, ...]) -> None:
        found = (Mention(span, entity) for entity in entities for span in entity.mentions)
        self._all = sorted(found, key=lambda m: (m.span.start, -m.span.end))
        self._starts = [m.span.start for m in self._all]
        self._longest = max((m.span.end - m.span.start for m in self._all), default=0)
        self.entities = {e.id: e for e in entities}

    def within(self, span: Span) -> list[Mention]:
        """The mentions that lie wholly inside `span`, in order."""
        low = bisect_left(self._starts, span.start)
        high = bisect_left(self._starts, span.end, low)
        if low == high:
            return []
        # Only those that begin near its end may go on past it: of a long text most need not be looked at.
        near = low if high - low < FEW else bisect_left(self._starts, span.end - self._longest, low, high)
        return self._all[low:near] + [m for m in self._all[near:high] if m.span.end <= span.end]

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie wholly between two places, in order; none where nothing lies between."""
        return self.within(Span(start, end)) if start < end else []

    def before(self, offset: int, since: int) -> Mention | None:
        """The last mention that ends at or before `offset` and starts at or after `since`."""
        inside = self.between(since, offset)
        return inside[-1] if inside else None

    def after(self, offset: int, until: int) -> Mention | None:
        """The first mention that starts at or after `offset` and ends at or before `until`."""
        inside = self.between(offset, until)
        return inside[0] if inside else None
