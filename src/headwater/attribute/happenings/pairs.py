"""Deals told as two things side by side: what each does where the sentence beside them calls it a deal, and two
nouns with "for" between them.

Words in `data/<language>/deals.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from headwater.attribute import nouns, presentation
from headwater.attribute.happenings.prices import Prices
from headwater.attribute.happenings.stretches import SUBJECT, Bargain, Side
from headwater.attribute.happenings.words import may_be_verb
from headwater.attribute.nouns import WORD
from headwater.attribute.patterns import edges, pattern
from headwater.records import Span

LEAST = 2
"""Words of a half, at least."""
MOST = 24
"""Words of a half, at most: longer ones tell of more than what one side does."""
WHOLE = 1
"""Words of "such terms", more than which say that terms are settled or written down; "agreed" alone may be of a day."""


class Pairs(Prices):
    """Reads the deals of one article that stand as two halves."""

    def _paired(self, sentence: Span, earlier: Span | None, later: Span | None) -> Bargain | None:
        """Reads "A would do this, and B would do that. So it stands in the draft", "The terms were agreed at night. A
        does this, B does that", "He proposed: we do this, you do that"."""
        around = [s for s in (earlier, sentence, later) if s]
        lead = self._find("lays_out", sentence)
        if not lead and not any(self._terms(s) for s in around):
            return None
        beside = [m.group() for s in (earlier, later) if s for m in self._terms(s)]
        laid_down = any(self._laid_down(s) for s in (earlier, later) if s)
        told = next(iter(self._terms(sentence)), None)
        since = lead.end() if lead else sentence.start
        for start, end in self._breaks(since, sentence.end):
            gives = self._half(since if lead else self._start(sentence.start, start), start)
            gets = self._half(end, self._end(end, sentence.end))
            if gives is None or gets is None:
                continue
            inside = told and any(s.told and s.told.start <= told.start() < s.told.end for s in (gives, gets))
            if inside and not (beside or lead):
                continue  # "A agreed, and B refused" is not what they agreed on
            settled = laid_down or bool(lead and lead.group().endswith(":"))
            if not (laid_down or lead or inside) or not self._mutual(gives, gets, settled, bool(lead)):
                continue
            return self._made(*self._gets_first(gives, gets), sentence)
        return None

    @cached_property
    def _found_terms(self) -> dict[int, tuple[re.Match[str], ...]]:
        """The words of a deal in each sentence that was asked about, by where it begins: its neighbours ask again."""
        return {}

    def _laid_down(self, where: Span) -> bool:
        """True where a sentence says that the terms are written or settled; "agreed" alone may be of a day."""
        return any(len(m.group().split()) > WHOLE for m in self._terms(where))

    def _terms(self, where: Span) -> tuple[re.Match[str], ...]:
        found = self._found_terms.get(where.start)
        if found is None:
            found = self._found_terms[where.start] = tuple(self._all("terms", where))
        return found

    def _breaks(self, since: int, until: int) -> Iterator[tuple[int, int]]:
        joints = edges(self.ground.language, SUBJECT, "versus").finditer(self.ground.text, since + 1, until)
        yield from (match.span() for match in joints)

    def _half(self, start: int, end: int) -> Side | None:
        colon = self.ground.text.find(":", start, end)
        side = self._side(start, end if colon < 0 else colon)
        if side:
            side = self._capital(side) or side
        if side is None or not side.acts or side.told is None:
            return None
        told = side.told.of(self.ground.text)
        first = WORD.findall(side.content.of(self.ground.text))[:1]
        if first and pattern(self.ground.language, "presentation", "negative").fullmatch(first[0]):
            first = WORD.findall(side.content.of(self.ground.text))[1:2]  # "will not take it to court"
        acts = any(may_be_verb(word.lower(), self.ground.language) for word in first)
        acts = acts or self._denied(side)
        if not (acts or presentation.is_clause(told, self.ground.language) or self._yields(side)):
            return None
        return side if LEAST <= len(WORD.findall(told)) <= MOST and side.content.start > side.told.start else None

    def _capital(self, side: Side) -> Side | None:
        """A side that begins with a name which nobody found, and its verb."""
        whole = side.told or side.content
        first, second = [*WORD.finditer(self.ground.text, whole.start, whole.end), None, None][:2]
        if first is None or second is None or not first.group()[0].isupper() or not self.ground.cases:
            return None
        if any(m.span.start == first.start() for m in self.ground.named(whole)):
            return None
        content = self._trim(second.start(), whole.end)
        if content is None or not self._is("concedes", content.start, second.end()):
            return None
        return Side(None, content, True, whole)

    def _gets_first(self, gives: Side, gets: Side) -> tuple[Side, Side]:
        """The halves of "A gets three seats, and its members back B": what A gets is given by the other."""
        if gained := self._received(gives):
            return Side(None, gained, told=gives.told), replace(gets, party=gets.party or gives.party)
        return gives, gets

    def _mutual(self, gives: Side, gets: Side, laid_down: bool, led: bool = False) -> bool:
        """True for two who each are to do something for the other, or have done so; under an agreement
        that is only mentioned (`led`) both have to be named and to do so."""
        sides = (gives, gets)
        spared = [self._denied(side) for side in sides]  # "and B will not take it to court"
        if any(self._hostile(side) and not left for side, left in zip(sides, spared, strict=True)):
            return False
        if all(spared) or (any(spared) and not laid_down):
            return False
        if gives.party is not None and gives.party == gets.party:
            return False
        texts = [(side.told or side.content).of(self.ground.text) for side in sides]
        if any(self._is("says", side.content.start, side.content.end) for side in sides):
            return False
        tenses = [presentation.judge(text, self.ground.language).tense for text in texts]
        yields = [left or self._yields(side) or self._worth(side) for left, side in zip(spared, sides, strict=True)]
        yields[0] = yields[0] or (led and self._received(gives) is not None)
        if led and not laid_down:
            named = gives.party is not None and gets.party is not None
            return named and all(yields)  # two works that stand side by side in a paper are no bargain
        if all(yields) or (any(yields) and laid_down):
            return True
        if tenses[0] != tenses[1] or tenses[0] == "past":
            return False
        return any(yields) or laid_down

    def _let_give(self, sentence: Span, earlier: Span | None) -> Bargain | None:
        """Reads "A offered to heat the school. And let B give him the hall for it"."""
        let = edges(self.ground.language, SUBJECT, "let").search(self.ground.text, sentence.start, sentence.end)
        if let is None or earlier is None or not self._is("offered", earlier.start, earlier.end):
            return None
        gets = self._side(sentence.start, self._end(let.end(), sentence.end))
        begin = let.end()
        who = self._who(sentence.start, let.start())
        if who[1]:
            content = self._trim(begin, self._end(begin, sentence.end))
            gets = Side(who[0], content, True, Span(sentence.start, content.end)) if content else None
        gives = self._side(self._last_clause(earlier), earlier.end)
        gives = self._from_infinitive(gives) if gives else None
        if gives is None or gets is None or not (self._yields(gets) or self._yields(gives)):
            return None
        return self._made(gives, gets, Span(earlier.start, sentence.end))

    def _plea(self, sentence: Span, earlier: Span | None) -> Bargain | None:
        """Reads "X admitted one count and will repay it. The prosecution dropped four", in one sentence or in two."""
        spared = self._find("spares", sentence)
        if spared is None:
            return None
        places = [(sentence.start, spared.start())]
        if earlier and nouns.count(self.ground.text[spared.end() : sentence.end], self.ground.language):
            places.append((earlier.start, earlier.end))  # in two sentences it is so many counts that are dropped
        for since, until in places:
            pleads = pattern(self.ground.language, SUBJECT, "pleads").search(self.ground.text, since, until)
            if pleads is None:
                continue
            gives = self._side(self._start(since, pleads.start()), self._end(pleads.end(), until))
            gets = self._side(spared.start(), self._end(spared.end(), sentence.end))
            said = self._trim(pleads.start(), self._end(pleads.end(), until))
            if gives and gets and said and not self._denied(gives):
                who = self._who(self._start(since, pleads.start()), pleads.start())
                gives = replace(gives, party=gives.party or who[0], content=said)
                return self._made(gives, gets, Span(min(since, sentence.start), sentence.end), firm=True)
        return None

    def _got_back(self, sentence: Span, earlier: Span | None, later: Span | None) -> Bargain | None:
        """Reads "A lends B its guard, and may choose a player of its in autumn. So they shook hands"."""
        around = [s for s in (earlier, later) if s]
        called = any(self._laid_down(s) for s in around)
        return self._given_and_got(sentence, True) if called else None

    def _two_nouns(self, sentence: Span) -> Bargain | None:
        """Reads "They speak of a larger deal: thirteen prisoners for the opening of accounts"."""
        if not (self._is("trade", sentence.start, sentence.end) or self._terms(sentence)):
            return None
        found = edges(self.ground.language, SUBJECT, "nouns_for").search(self.ground.text, sentence.start, sentence.end)
        if found is None:
            return None
        named = self._is("trade", sentence.start, found.start()) or self._is("terms", sentence.start, found.start())
        one, other = self._thing(*found.span(1)), self._thing(*found.span(2))
        if not named or one is None or other is None or self._is("no_goods", one.content.start, other.content.end):
            return None
        if any(presentation.is_clause(s.content.of(self.ground.text), self.ground.language) for s in (one, other)):
            return None
        return self._made(one, other, sentence, firm=True)
