"""What is bid for whom: "offers 4 million and a goalkeeper for the striker", "a bid of 4 million".

Words in `data/<language>/deals.toml`.
"""

from __future__ import annotations

from dataclasses import replace

from headwater.attribute.happenings.agreements import Agreements
from headwater.attribute.happenings.clauses import everybody
from headwater.attribute.happenings.stretches import SUBJECT, Bargain, Side
from headwater.attribute.patterns import edges
from headwater.records import Span

NEAR = 90
"""Characters between a bid and what it is for, at most."""


class Bids(Agreements):
    """Reads the deals of one article in which somebody bids."""

    def _bid(self, sentence: Span) -> Bargain | None:
        """Reads "A offers for the striker 4 million and a goalkeeper", "a bid of 4 million for the striker"."""
        for bid in self._all("bids", sentence):
            end = self._end(bid.end(), sentence.end)
            cut = self._priced(bid.end(), end)
            if cut is None:
                continue
            start = self._start(sentence.start, bid.start())
            giving = [p.entity.id for p in everybody(self.ground, start, bid.start()) if self._may_give(p)]
            party = giving[-1] if giving else None
            gained, paid = self._trim(bid.end(), cut), self._trim(cut, end)
            if gained and paid and party:
                got = self._thing(gained.start, gained.end)
                told = Span(max(start, sentence.start), paid.end)
                return self._made(Side(party, paid, told=told), self._held(got), sentence, firm=True)
        return self._offered_sum(sentence)

    def _offered_sum(self, sentence: Span) -> Bargain | None:
        """Reads "offered £4m plus a goalkeeper for X": a sum for somebody who is named."""
        for bid in self._all("sums_for", sentence):
            paid = self._trim(*bid.span(bid.lastindex or 0))
            comma = self.ground.text.find(", ", bid.end(), sentence.end)
            got = self._thing(bid.end(), self._end(bid.end(), sentence.end if comma < 0 else comma))
            who = self._who(self._start(sentence.start, bid.start()), bid.start())
            if paid and got and who[1] and self._bought(got, Side(None, paid)):
                told = Span(self._start(sentence.start, bid.start()), paid.end)
                return self._made(Side(who[0], paid, told=told), self._held(got), sentence, firm=True)
        return None

    def _held(self, got: Side | None) -> Side | None:
        """What is bid for, by whom it is held: a player by his club."""
        named = [m.entity for m in self.ground.named(got.content)] if got else []
        people = [entity for entity in named if entity.kind == "person"]
        clubs = [entity.id for entity in named if entity.kind == "organization"]
        club = (self.stand_ins.body_of(people[0].id) or next(iter(clubs), None)) if people else None
        return replace(got, party=got.party or club, acts=False) if got else None

    def _priced(self, start: int, end: int) -> int | None:
        """Where what is paid begins behind what it is for: at a sum, else behind a name."""
        money = edges(self.ground.language, SUBJECT, "sum").search(self.ground.text, start + 2, min(end, start + NEAR))
        named = self.ground.named_between(start, min(end, start + NEAR))
        if money:
            return money.start()
        if not named or named[0].span.start > start + 24 or named[0].entity.kind == "place":
            return None
        last = named[0]
        for one in named[1:]:
            if not self.ground.text[last.span.end : one.span.start].strip(" »”"):
                last = one
        return last.span.end if self._trim(last.span.end, end) else None
