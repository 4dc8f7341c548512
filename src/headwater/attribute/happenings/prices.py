"""Deals of which a sentence behind the first half tells the other: "A opened its archives. That was the price of a loan
from B".

Words in `data/<language>/deals.toml`.
"""

from __future__ import annotations

from dataclasses import replace

from headwater.attribute.happenings.bids import Bids
from headwater.attribute.happenings.clauses import everybody
from headwater.attribute.happenings.stretches import SUBJECT, Bargain, Side
from headwater.attribute.happenings.words import listed, may_be_verb
from headwater.attribute.nouns import WORD
from headwater.attribute.patterns import edges, pattern
from headwater.records import Span

ASIDE = 8
"""Words between a comma and the cue of who says so, at most."""
OWNER = 10
"""Words that name whoever pays, at most: "its owner, the company Polar Line,"."""
ALONE = 2
"""Words of a verb behind which nothing stands that is let go: that is its subject."""
WHEN = 3
"""Words between who gives and the verb, at most: "from March"."""
UPRIGHT = 0.5
"""Share of the readings of a name from which it is who gives what stands behind it."""


class Prices(Bids):
    """Reads the deals of one article whose price stands in the sentence before."""

    def _price_of(self, sentence: Span, earlier: Span | None) -> Bargain | None:
        """Reads "A withdrew its guards. That was the price for a loan from B", "such was the condition on which B
        agreed to open the line"."""
        called = edges(self.ground.language, SUBJECT, "was_price").match(self.ground.text, sentence.start, sentence.end)
        if called is None or earlier is None:
            return None
        start = self._last_clause(earlier)
        paid = self._side(start, self._end(start, earlier.end), True)
        got = self._had(called.end(), sentence.end)
        if paid is None or got is None or not (paid.acts or paid.party):
            return None
        if not (self._yields(got) or self._worth(got) or self._is("offered", *got.bounds)):
            return None  # "that was the price for the first of them", "the price of victory": nobody gives these
        return self._made(paid, got, Span(earlier.start, sentence.end), firm=True)

    def _only_then(self, sentence: Span, earlier: Span | None) -> Bargain | None:
        """Reads "A demands that B withdraw. Only then would it open the bridge"."""
        then = edges(self.ground.language, SUBJECT, "only_then").match(self.ground.text, sentence.start, sentence.end)
        if then is None or earlier is None:
            return None
        demands = pattern(self.ground.language, SUBJECT, "demands")
        asking = demands.search(self.ground.text, earlier.start, earlier.end)
        if asking is None:
            return None
        that = edges(self.ground.language, SUBJECT, "that").match(self.ground.text, asking.end(), earlier.end)
        asked = self._side(that.end() if that else asking.end(), self._end(asking.end() + 2, earlier.end))
        gives = self._side(then.end(), self._end(then.end(), sentence.end), True)
        if asked is None or gives is None or not self._yields(gives) or self._denied(gives):
            return None
        start = self._start(earlier.start, asking.start())
        acting = [p for p in everybody(self.ground, start, asking.start()) if self._may_give(p)]
        whose = [m.entity.id for m in self.ground.named(asked.content) if not m.entity.outlet]
        asked = self._from_infinitive(replace(asked, party=asked.party or next(iter(whose), None)))
        gives = replace(gives, party=acting[-1].entity.id) if acting else gives
        return self._made(gives, asked, Span(earlier.start, sentence.end), firm=True)

    def _paid_off(self, sentence: Span) -> Bargain | None:
        """Reads "the ferry was let go after its owner had paid a fine"."""
        for joint in (joint for key in ("after", "condition") for joint in self._all(key, sentence)):
            where = self._around(sentence, joint)
            paid = pattern(self.ground.language, SUBJECT, "pays_off").search(self.ground.text, joint.end(), where.end)
            if paid is None or len(WORD.findall(self.ground.text[joint.end() : paid.start()])) > OWNER:
                continue
            end = self._end(paid.end(), where.end)
            gives, content = self._offer_of(sentence, where, joint, end), self._trim(paid.start(), end)
            if gives is None or content is None or not self._is("freed", *gives.bounds):
                continue
            if gives.told and len(WORD.findall(gives.content.of(self.ground.text))) <= ALONE:
                gives = Side(None, gives.told, True, gives.told)  # "the ferry was let go": nobody says by whom
            paying = [p for p in everybody(self.ground, joint.end(), paid.start()) if not p.owns]
            got = Side(paying[-1].entity.id if paying else None, content, True, Span(joint.end(), end))
            return self._made(gives, got, where, firm=True)
        return None

    def _had_for(self, sentence: Span) -> Bargain | None:
        """Reads "for X the club will release two juniors", where languages put the verb behind what it is for."""
        for found in edges(self.ground.language, SUBJECT, "for_what").finditer(
            self.ground.text, sentence.start, sentence.end
        ):
            start = self._start(sentence.start, found.start())
            ahead = self._trim(start, found.start())
            got, who = self._without_giver(*found.span(1))
            who = who or (self._last_of(ahead) if ahead else (None, False))
            content = self._trim(found.end(), self._end(found.end(), sentence.end))
            if got is None or content is None or not who[1] or self._tells(ahead) or self._joins(*found.span(1)):
                continue
            told = Span(min(start, found.start()), content.end)
            gives = Side(who[0], self._verb(content), True, told)
            thing = self._thing(got.start, got.end)
            if thing and (who[0] or self._yields(gives) or self._worth(thing)):
                return self._made(gives, self._held(thing), sentence, firm=True)
        return None

    def _last_of(self, ahead: Span) -> tuple[str | None, bool]:
        """Who gives, of a stretch that names just that: "the Norvian fund Brokk" is Brokk."""
        named = [p for p in everybody(self.ground, ahead.start, ahead.end) if self._may_give(p)]
        return (named[-1].entity.id, True) if named else self._who(ahead.start, ahead.end)

    def _tells(self, ahead: Span | None) -> bool:
        """True where a verb stands before "for": "voted for a treaty" gives nothing for it."""
        before = WORD.findall(ahead.of(self.ground.text)) if ahead else []
        return any(word.islower() and may_be_verb(word, self.ground.language) for word in before)

    def _joins(self, start: int, end: int) -> bool:
        """True where "and" stands before the verb: it is another's or another thing."""
        last = WORD.findall(self.ground.text[start:end])[-1:]
        return any(word.lower() in listed(self.ground.language, "joining") for word in last)

    def _without_giver(self, start: int, end: int) -> tuple[Span | None, tuple[str | None, bool] | None]:
        """What something is given for, and who gives it, where that stands between this and the verb."""
        giving = [p for p in everybody(self.ground, start, end) if self._may_give(p)]
        last = giving[-1] if giving else None
        if last and last.nominative >= UPRIGHT and len(WORD.findall(self.ground.text[last.span.end : end])) <= WHEN:
            return self._trim(start, last.span.start), (last.entity.id, True)
        words = list(WORD.finditer(self.ground.text, start, end))
        if len(words) > 1 and self._is_people(words[-1].group().lower()):
            span = Span(*words[-1].span())
            return self._trim(start, span.start), (self.stand_ins.of_word(span.of(self.ground.text), span), True)
        return self._trim(start, end), None

    def _had(self, start: int, end: int) -> Side | None:
        """What is had for the price: a noun, with whoever gives it, or who "agreed to do" it and what."""
        said = self._said_from(start, end)
        comma = self._end(start, said)
        agreed = edges(self.ground.language, SUBJECT, "agreed_to").search(self.ground.text, start, end)
        if agreed and not WORD.search(self.ground.text, comma, agreed.start()):
            giving = [p for p in everybody(self.ground, start, said) if self._may_give(p)]
            content = self._trim(agreed.end(), self._end(agreed.end(), said))
            return Side(giving[0].entity.id if giving else None, content) if content else None
        got = self._thing(start, comma)
        if got is None or got.party:
            return got
        behind = [p for p in everybody(self.ground, comma, said) if self._may_give(p) or p.nominative >= UPRIGHT]
        return replace(got, party=behind[0].entity.id) if len(behind) == 1 else got

    def _said_from(self, start: int, end: int) -> int:
        """Where who said so begins behind a comma: ", two diplomats said"."""
        for cue in (cue for statement in self.ground.statements for cue in statement.cue if start < cue.start < end):
            comma = self.ground.text.rfind(",", start, cue.start)
            if comma > 0 and len(WORD.findall(self.ground.text[comma : cue.start])) <= ASIDE:
                return comma
        return end
