"""The two sides of a deal, and where they begin and end in a sentence. Words in `data/<language>/deals.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.words import listed
from headwater.attribute.nouns import WORD
from headwater.attribute.patterns import edges, opened_lists, pattern
from headwater.records import Span

SUBJECT = "deals"

_OPENS = ":;,.–—“«„‘\"'"
_OPENING = ("«", "“", "„", "‘", '"')
_CLOSING = re.compile(r"[»”“’\"]")
NAME = 60
"""Letters of a name in quotation marks, at most."""
EDGES = " \t\n,;:.–—“”„«»‘’\"'()"
"""Signs that are no part of a side."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one side would give: `party` is None where it is not named; `acts` where it is somebody that can give;
    `told` is the clause with its "would" and "could", which the content leaves out."""

    party: str | None
    content: Span
    acts: bool = True
    told: Span | None = None

    @property
    def bounds(self) -> tuple[int, int]:
        """Where its clause begins and ends."""
        whole = self.told or self.content
        return whole.start, whole.end


@dataclass(frozen=True, slots=True)
class Bargain:
    """The two sides of a deal, where it is told, and the condition, where it has the form of one."""

    gives: Side
    gets: Side
    where: Span
    conditions: tuple[Span, ...] = ()


class Stretches:
    """The stretches of the sentences of one article."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._lists: dict[tuple[int, int], frozenset[str]] = {}

    def _look_at(self, sentence: Span) -> None:
        """Finds out which lists a word of a sentence may open. Most sentences tell of no deal: each list looked for in
        each of them would cost more than all the rest."""
        bounds = (sentence.start, sentence.end)
        if bounds not in self._lists:
            self._lists[bounds] = opened_lists(self.ground.language, SUBJECT, self.ground.text, sentence)

    def _may(self, key: str, start: int, end: int) -> bool:
        """False where no word of a sentence that was looked at opens a list; of other stretches nothing is known."""
        opened = self._lists.get((start, end))
        return opened is None or key in opened

    def _may_any(self, keys: frozenset[str], where: Span) -> bool:
        """As `_may`, of several lists at once."""
        opened = self._lists.get((where.start, where.end))
        return opened is None or not opened.isdisjoint(keys)

    def _all(self, key: str, where: Span) -> Iterator[re.Match[str]]:
        """What of a list stands in a stretch, in order."""
        if not self._may(key, where.start, where.end):
            return iter(())
        return pattern(self.ground.language, SUBJECT, key).finditer(self.ground.text, where.start, where.end)

    def _find(self, key: str, where: Span) -> re.Match[str] | None:
        """What of a list stands first in a stretch."""
        return next(self._all(key, where), None)

    def _around(self, sentence: Span, joint: re.Match[str]) -> Span:
        """The content that holds both sides, else the sentence."""
        for content, statement in self.ground.covering(Span(joint.start(), joint.end())):
            if content.start < joint.start() - 12 and content.end > joint.end() + 4:
                start = sentence.start if self._within_clause(content) else max(sentence.start, content.start)
                return Span(start, min(sentence.end, content.end))
            pieces = [c for c in statement.content if sentence.covers(c)]
            if len(pieces) > 1:
                return Span(pieces[0].start, pieces[-1].end)
        return sentence

    def _within_clause(self, content: Span) -> bool:
        """True where a content has its subject before it: "offered B / two seats"."""
        before = self.ground.text[max(0, content.start - 12) : content.start].rstrip()
        first = WORD.search(self.ground.text, content.start, content.end)
        if not before or before[-1] in _OPENS or first is None:
            return False
        if self.ground.text[content.start] in _OPENS and not self._opens_name(content.start):
            return False
        return not {first.group().lower(), before.split()[-1].lower()} & listed(self.ground.language, "joining")

    def _start(self, since: int, until: int) -> int:
        """Where the clause that makes the offer begins: behind the last "that" or mark before it."""
        found = since
        for match in edges(self.ground.language, SUBJECT, "offer_start").finditer(self.ground.text, since, until):
            if len(self.ground.text[match.end() : until].strip(EDGES)) > 12 and not self._opens_name(match.start()):
                found = match.end()
        return found

    def _opens_name(self, at: int) -> bool:
        """True for the sign that opens a name: фракції «Коріння»."""
        if self.ground.text[at] not in _OPENING:
            return False
        close = _CLOSING.search(self.ground.text, at + 2, at + NAME)
        named = self.ground.named_between(at + 1, close.start()) if close else []
        return bool(close and named and named[0].span.start == at + 1 and named[-1].span.end == close.start())

    def _last_clause(self, sentence: Span) -> int:
        return self._start(sentence.start, sentence.end)

    def _cut(self, since: int, until: int) -> int | None:
        """The joint between the two halves before a word such as "in return"."""
        found = None
        # What stands behind the joint may be asked for: the search goes on past `until`.
        for match in edges(self.ground.language, SUBJECT, "cut").finditer(self.ground.text, since):
            if match.start() >= until:
                break
            found = match.start()
        return found

    def _end(self, since: int, until: int, wide: bool = False) -> int:
        """Where a side ends; `wide` lets it pass the commas of the speaker in its middle."""
        match = edges(self.ground.language, SUBJECT, "end").search(self.ground.text, since, until)
        return match.start() if match and not (wide and match.start() - since < 4) else until

    def _is(self, key: str, start: int, end: int) -> bool:
        if start >= end or not self._may(key, start, end):
            return False
        return pattern(self.ground.language, SUBJECT, key).search(self.ground.text, start, end) is not None

    def _trim(self, start: int, end: int) -> Span | None:
        piece = self.ground.text[start:end]
        left = len(piece) - len(piece.lstrip(EDGES))
        kept = piece.strip(EDGES)
        return Span(start + left, start + left + len(kept)) if re.search(r"\w", kept) else None
