"""Deals that one verb tells: "traded this for that", "made this conditional on that", "stop firing and we will go".

Words in `data/<language>/deals.toml`.
"""

from __future__ import annotations

import re

from headwater.attribute.happenings.clauses import everybody
from headwater.attribute.happenings.conditions import Conditions
from headwater.attribute.happenings.stretches import SUBJECT, Bargain, Side
from headwater.attribute.nouns import WORD
from headwater.attribute.patterns import edges, pattern
from headwater.records import Span


class Barters(Conditions):
    """Reads the deals of one article that a single verb tells."""

    def _bartered(self, sentence: Span) -> Bargain | None:
        """Reads "A traded this for that", "an exchange of this for that", "A linked this to that": what is given stands
        between verb and tie."""
        for key in ("barters", "swaps", "ties"):
            for found in pattern(self.ground.language, SUBJECT, key).finditer(
                self.ground.text, sentence.start, sentence.end
            ):
                bargain = self._swapped(sentence, found, key)
                if bargain:
                    return bargain
        return self._told_to(sentence)

    def _swapped(self, sentence: Span, found: re.Match[str], key: str) -> Bargain | None:
        content = self._trim(*found.span(found.lastindex or 0))
        got = self._trim(found.end(), self._end(found.end(), sentence.end))
        if content is None or got is None or self._is("no_goods", content.start, got.end):
            return None
        if key == "swaps":
            return self._made(Side(None, content), Side(None, got), sentence, firm=True)
        since = self._start(sentence.start, found.start())
        acting = [p for p in everybody(self.ground, since, found.start()) if self._may_give(p)]
        if not acting:
            return None
        other = acting[-1].entity.id if len(acting) > 1 else None
        gives = Side(acting[-2 if other else -1].entity.id, content)
        whose = self._thing(got.start, got.end)
        gets = Side(other or (whose.party if whose else None), got, bool(other))
        if key == "ties" and not (self._grants(gives) or self._grants(gets)):
            return None  # "linked workers to jobs"
        return self._made(gives, gets, sentence)

    def _told_to(self, sentence: Span) -> Bargain | None:
        """Reads "Stop the shelling and we will open the road", said to whoever is to stop it."""
        joint = edges(self.ground.language, SUBJECT, "and_we").search(self.ground.text, sentence.start, sentence.end)
        if joint is None:
            return None
        asked = self._trim(self._start(sentence.start, joint.start()), joint.start())
        first = WORD.match(self.ground.text, asked.start, asked.end) if asked else None
        if first is None or not edges(self.ground.language, SUBJECT, "imperative").search(first.group()):
            return None
        gives = self._side(joint.end(), self._end(joint.end(), sentence.end), True)
        return self._made(gives, Side(None, asked), sentence, firm=True) if asked and gives else None
