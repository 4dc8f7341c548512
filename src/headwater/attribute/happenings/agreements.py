"""Deals of which the words only say that they are one: "A freed two men, and B let the ship go, as part of a swap".

Words in `data/<language>/deals.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from headwater.attribute.happenings.barters import Barters
from headwater.attribute.happenings.stretches import SUBJECT, Bargain, Side
from headwater.attribute.nouns import WORD
from headwater.attribute.patterns import edges, pattern
from headwater.records import Span

NEAR_HEAD = 60
"""Characters at the head of a sentence in which "such was the deal" speaks of the sentence before."""
LEAST = 2
"""Words of a side that are left before "as part of a deal", at least."""


class Agreements(Barters):
    """Reads the deals of one article that are told as what each side does."""

    def _announced(self, sentence: Span) -> Bargain | None:
        """Reads "A simple deal: A does this, and B does that", "first A ..., then B ..."."""
        named = self._find("announced", sentence)
        if not named:
            return None
        halves = edges(self.ground.language, SUBJECT, "halves")
        joint = halves.search(self.ground.text, named.end() + 8, sentence.end)
        if not joint:
            return None
        end = self._end(joint.end(), sentence.end)
        gives, gets = self._side(named.end(), joint.start()), self._side(joint.end(), end)
        if not gives or not gets or not gives.acts or not gets.acts:
            return None
        return self._made(gives, gets, sentence)

    def _agreed(self, sentence: Span, earlier: Span | None) -> Bargain | None:
        """Reads two clauses, each with a favour, that the words call a deal: in one sentence, in two ("Hours later B
        freed ninety men under the truce"), or in the sentence before "That was the deal"."""
        named = self._find("called", sentence)
        if named is None:
            return None
        if found := self._two_halves(sentence):
            return found
        if earlier is None:
            return None
        end = self._end(sentence.start, sentence.end)
        gives, gets = self._side(self._last_clause(earlier), earlier.end), self._side(sentence.start, end)
        if gives and gets and self._traded(gives, gets):
            return self._made(gives, gets, Span(earlier.start, sentence.end))
        return self._two_halves(earlier) if named.start() < sentence.start + NEAR_HEAD else None

    def _two_halves(self, sentence: Span) -> Bargain | None:
        """The clauses on both sides of the first joint that parts two favours."""
        for start, end in self._joints(sentence):
            gives = self._side(self._start(sentence.start, start), start)
            gets = self._side(end, self._end(end, sentence.end))
            if gives and gets and self._traded(gives, gets):
                return self._made(gives, gets, sentence)
        return None

    def _joints(self, sentence: Span) -> Iterator[tuple[int, int]]:
        found = [
            match.span()
            for key in ("halves", "cut")
            for match in edges(self.ground.language, SUBJECT, key).finditer(
                self.ground.text, sentence.start + 1, sentence.end
            )
        ]
        commas = re.compile(r",(?= )").finditer(self.ground.text, sentence.start + 1, sentence.end)
        yield from sorted({*found, *(match.span() for match in commas)})

    def _traded(self, gives: Side, gets: Side) -> bool:
        """True for two favours of two who can do them; two that nobody is named for are no deal."""
        sides = (gives, gets)
        if not all(side.acts and self._yields(side) for side in sides) or any(self._hostile(side) for side in sides):
            return False
        if any(self._denied(side) for side in sides):
            return False
        return gives.party != gets.party and any(self._grants(side) for side in sides)

    def _given_and_got(self, sentence: Span, called: bool = False) -> Bargain | None:
        """Reads "A sends B rice and receives oil, in a barter deal": one subject gives the one and gets the other."""
        named = any(self._is(key, sentence.start, sentence.end) for key in ("trade", "agreed"))
        if not (called or named):
            return None
        for joint in self._all("and_gets", sentence):
            where = self._around(sentence, joint)
            gives = self._side(self._start(where.start, joint.start()), joint.start(), True)
            got = self._thing(joint.end(), self._end(joint.end(), where.end))
            if gives is None or got is None or not gives.party or self._hostile(gives):
                continue
            return self._made(gives, replace(got, acts=False), where)
        return None

    def _made(
        self, gives: Side | None, gets: Side | None, where: Span, conditions: tuple[Span, ...] = (), firm: bool = False
    ) -> Bargain | None:
        """As the forms make it, without the words that only call it a deal."""
        sides = [self._uncalled(side) if side else None for side in (gives, gets)]
        return super()._made(sides[0], sides[1], where, conditions, firm)

    def _uncalled(self, side: Side) -> Side:
        """A side up to "as part of a deal", where something stands before that."""
        content = side.content
        named = pattern(self.ground.language, SUBJECT, "called").search(
            self.ground.text, content.start + 1, content.end
        )
        colon = self.ground.text.rfind(":", content.start, named.start()) if named else -1
        kept = self._trim(content.start, max(colon, named.start() if colon < 0 else 0)) if named else None
        if kept is None or len(WORD.findall(kept.of(self.ground.text))) < LEAST:
            return side
        return replace(side, content=kept)
