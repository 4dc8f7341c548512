"""Deals that one verb tells: "traded this for that", "made this conditional on that", "stop firing and we will go".

Words in `data/<language>/deals.toml`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.attribute.happenings.clauses import everybody
from headwater.attribute.happenings.conditions import Conditions
from headwater.attribute.happenings.stretches import SUBJECT, Bargain, Side
from headwater.attribute.happenings.words import listed
from headwater.attribute.nouns import WORD
from headwater.attribute.patterns import edges
from headwater.records import Span

_SWAPS = ("barters", "swaps", "ties", "asked")
_JOINED = ("hangs", "swapped", "priced")
_TOLD = frozenset((*_SWAPS, *_JOINED, "costs"))
"""The lists of which one tells of a barter, unless it is an order to somebody."""


class Barters(Conditions):
    """Reads the deals of one article that a single verb tells."""

    def _bartered(self, sentence: Span) -> Bargain | None:
        """Reads "A traded this for that", "an exchange of this for that", "A linked this to that": what is given stands
        between verb and tie."""
        if not self._may_any(_TOLD, sentence):
            return self._told_to(sentence)
        for key in _SWAPS:
            for found in self._all(key, sentence):
                bargain = self._swapped(sentence, found, key)
                if bargain:
                    return bargain
        return self._joined(sentence) or self._costed(sentence) or self._told_to(sentence)

    def _formula(self, sentence: Span) -> Bargain | None:
        """Reads "prisoners for grain: that is the deal": two nouns at the head of a sentence that calls it a deal."""
        if not self._is("trade", sentence.start, sentence.end):
            return None
        found = edges(self.ground.language, SUBJECT, "formula").match(self.ground.text, sentence.start, sentence.end)
        one, other = (self._thing(*found.span(n)) for n in (1, 2)) if found else (None, None)
        if one is None or other is None or self._is("no_goods", one.content.start, other.content.end):
            return None
        return self._made(one, other, sentence, firm=True)

    def _joined(self, sentence: Span) -> Bargain | None:
        """Reads "the return of this depends on that", "this was exchanged for that", "that was the price for this":
        two things, of which the one is not to be had without the other."""
        for key in _JOINED:
            for found in self._all(key, sentence):
                where = self._around(sentence, found)
                start = self._start(where.start, found.start())
                one = self._thing(start, found.start())
                other = self._thing(found.end(), self._end(found.end(), where.end))
                if one is None or other is None or self._is("no_goods", one.content.start, other.content.end):
                    continue
                if key != "swapped" and not (self._worth(one) or self._worth(other)):
                    continue  # "the harvest depends on the weather"
                gives, gets = (other, one) if key == "priced" else (one, other)
                bargain = self._made(gives, gets, where, firm=True)
                if bargain:
                    return bargain
        return None

    def _costed(self, sentence: Span) -> Bargain | None:
        """Reads "the price of the withdrawal was an amnesty": one of the two has to be a favour."""
        for found in self._all("costs", sentence):
            got = self._thing(*found.span(found.lastindex or 0))
            paid = self._thing(found.end(), self._end(found.end(), sentence.end))
            if paid is None or got is None or self._is("no_goods", paid.content.start, paid.content.end):
                continue  # "the price of the release was two euros"
            if self._grants(paid) or self._grants(got) or self._bought(got, paid):
                return self._made(paid, got, sentence, firm=True)
        return None

    def _bought(self, got: Side, paid: Side) -> bool:
        """True for a sum of money for somebody: "the price for keeping X was £6m"."""
        money = edges(self.ground.language, SUBJECT, "sum").search(
            self.ground.text, paid.content.start - 1, paid.content.end
        )
        people = [m for m in self.ground.named(got.content) if m.entity.kind == "person"]
        before = WORD.findall(self.ground.text[got.content.start : people[0].span.start].lower()) if people else []
        theirs = bool(people) and not set(before) & listed(self.ground.language, "preposition")
        return bool(money and theirs)  # no "painting by X"

    def _swapped(self, sentence: Span, found: re.Match[str], key: str) -> Bargain | None:
        content = self._trim(*found.span(found.lastindex or 0))
        got = self._trim(found.end(), self._end(found.end(), sentence.end))
        if content is None or got is None or self._is("no_goods", content.start, got.end):
            return None
        if key == "swaps":
            return self._made(Side(None, content), Side(None, got), sentence, firm=True)
        since = self._start(sentence.start, found.start())
        acting = [p for p in everybody(self.ground, since, found.start()) if self._may_give(p)]
        if not acting and not self._grants(Side(None, content)):
            return None
        other = acting[-1].entity.id if len(acting) > 1 else None
        gives = Side(acting[-2 if other else -1].entity.id if acting else None, content)
        whose = self._thing(got.start, got.end)
        gets = Side(other or (whose.party if whose else None), got, bool(other))
        if key in ("ties", "asked") and not (self._worth(gives) or self._worth(gets)):
            return None  # "linked workers to jobs"
        if key == "asked":
            gives, gets = replace(gives, content=got), Side(other, content, bool(other))
        return self._made(gives, gets, sentence, firm=not acting)

    def _worth(self, side: Side) -> bool:
        """True for a favour, and for what is given: "aid", "membership"."""
        return self._grants(side) or self._is("goods", side.content.start, side.content.end)

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
