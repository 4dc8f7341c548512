"""Model and rules read the same text; here their finds become one list. Who wins where was measured (decision 0054).

The model leads: it sees the ends of spans better than the rules do. The rules add what it leaves out: statements
within statements (its English gold marks the outermost only), silence and refusal, who relays whom, and finds of
rules that are seldom wrong. Where both see the same cue the model's spans stand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from headwater.attribute.model.calibration import Calibration
from headwater.attribute.model.decoding import Tagged
from headwater.attribute.model.linking import Bound
from headwater.attribute.model.pieces import Pieces
from headwater.attribute.model.reader import Seen
from headwater.records import Attribution, Name, NameKind, Span

ADDED = 0.6
"""Least confidence of a rule whose find is added where the model sees nothing."""
NESTED = 0.45
"""The same within a content: the scores of the field do not see these, readers do."""


def attributions(seen: Seen, by_rule: Sequence[Attribution], calibration: Calibration) -> list[Attribution]:
    """The attributions of a text, in order."""
    model = [_attribution(seen.pieces, b, calibration) for b in seen.outer]
    held = Spans(c for a in model for c in a.content)
    nested = [_attribution(seen.pieces, b, calibration) for b in seen.nested]
    model += [a for a in nested if held.cover(_hull(a))]
    cues = Spans(c for a in model for c in a.cue)
    kept = [a for a in by_rule if not any(cues.touch(c) for c in a.cue) and _adds(a, held, seen.end)]
    return sorted(model + kept, key=_place)


def _adds(found: Attribution, held: Spans, end: int) -> bool:
    """Whether a rule's find is worth having beside the model's, which has read up to `end`."""
    if found.cue[0].start >= end:
        return True
    if held.cover(_hull(found)):
        return found.confidence >= NESTED
    return found.confidence >= ADDED


def _attribution(pieces: Pieces, bound: Bound, calibration: Calibration) -> Attribution:
    return Attribution(
        source=(_span(pieces, bound.source),) if bound.source else (),
        cue=(_span(pieces, bound.cue),),
        content=tuple(_span(pieces, c) for c in bound.contents),
        confidence=calibration.of(bound),
    )


def _span(pieces: Pieces, tagged: Tagged) -> Span:
    return Span(int(pieces.start[tagged.first]), int(pieces.end[tagged.last - 1]))


def _hull(a: Attribution) -> Span:
    spans = (*a.source, *a.cue, *a.content)
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _place(a: Attribution) -> tuple[int, int]:
    return (_hull(a).start, a.cue[0].start if a.cue else 0)


class Spans:
    """Spans of a text, ready to be asked what they touch and cover."""

    def __init__(self, spans: Iterable[Span]) -> None:
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


def names(seen: Seen, by_rule: Sequence[Name]) -> list[Name]:
    """The names of a text, in order, none overlapping: the model's; the kind `outlet` where the rules know it.

    What the model leaves out and the rules know from a list of outlets, bodies or places is added.
    """
    outlets = [n for n in by_rule if n.kind == "outlet"]
    known = Spans(n.span for n in outlets)
    mine = [Name(_span(seen.pieces, t), _KINDS[t.kind]) for t in seen.names]
    mine = [n for n in mine if not known.touch(n.span)]
    held = Spans(n.span for n in mine)
    more = [
        n for n in by_rule if n.kind == "outlet" or n.span.start >= seen.end or (not held.touch(n.span) and _sure(n))
    ]
    return sorted(mine + more, key=lambda n: n.span)


def _sure(name: Name) -> bool:
    return True


_KINDS: dict[str, NameKind] = {"person": "person", "place": "place", "organization": "organization"}
