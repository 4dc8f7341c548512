"""What somebody would do if another does something: a deal in the form of a condition.

"If" alone offers nothing: who would do the one thing and who is to do the other have to be somebody who can, and where
neither is named the words have to say that it is an offer. Words in `data/<language>/deals.toml`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.attribute import presentation
from headwater.attribute.happenings.clauses import everybody
from headwater.attribute.happenings.offers import Offers
from headwater.attribute.happenings.stretches import EDGES, SUBJECT, Bargain, Side
from headwater.attribute.happenings.words import SUBJECT as EVENTS
from headwater.attribute.happenings.words import listed, triggers_in
from headwater.attribute.nouns import WORD
from headwater.attribute.patterns import edges, pattern
from headwater.records import Span

OFFERED = ("proposes", "promises")
"""What a source does with words that are an offer."""
NEAR = 24
"""Characters at the head of a side in which its verb stands."""
FEW = 4
"""Words of a subject before its verb, at most."""
LEAD = 2
"""Words that may stand before the name with which a clause begins."""

_JOINTS = ("condition", "until", "after")
_TOLD = frozenset((*_JOINTS, "before"))
"""The lists of which one joins a condition to what it is for."""


class Conditions(Offers):
    """Reads the deals of one article that have the form of a condition."""

    def _condition(self, sentence: Span) -> Bargain | None:
        """Reads "A would do this if B does that", in either order, and "A will not do this until B does that"."""
        if not self._may_any(_TOLD, sentence):
            return None
        for key in _JOINTS:
            for joint in self._all(key, sentence):
                found = self._conditional(sentence, joint, key)
                if found:
                    return found
        return self._demanded(sentence)

    def _demanded(self, sentence: Span) -> Bargain | None:
        """Reads "demands the return of its funds before it lets inspectors in": what is asked for stands before."""
        for joint in self._all("before", sentence):
            where = self._around(sentence, joint)
            start = self._start(where.start, joint.start())
            demands = pattern(self.ground.language, SUBJECT, "demands")
            asking = list(demands.finditer(self.ground.text, start, joint.start()))[-1:]
            if not asking or self._is("threatens", where.start, where.end):
                continue
            asked = self._thing(asking[0].end(), joint.start())
            gives = self._side(joint.end(), self._end(joint.end(), where.end))
            if asked is None or gives is None or not (self._grants(gives) and self._grants(asked)):
                continue
            acting = [p for p in everybody(self.ground, start, asking[0].start()) if self._may_give(p)]
            if acting and not gives.party:
                gives = replace(gives, party=acting[-1].entity.id)
            return self._made(gives, asked, where, (), firm=True)
        return None

    def _conditional(self, sentence: Span, joint: re.Match[str], key: str) -> Bargain | None:
        where = self._around(sentence, joint)
        end = self._end(joint.end(), where.end)
        if self._is("legislates", joint.end(), end) or self._is("threatens", where.start, where.end):
            return None
        gets = self._side(joint.end(), end)
        gives = self._offer_of(sentence, where, joint, end)
        if gets is None or gives is None or self._no_offer(gives, gets, joint):
            return None
        if self._withheld(gets, gives):
            return None
        gives, gets = self._apart(gives, gets), self._of_the_other(gives, gets)
        if (gained := self._gained(gets)) and self._yields(gives):
            gets, key = Side(None, gained), "gained"  # "when we see the money, we will drive": who pays is the other
        if self._addressed(gives, gets):
            gets = replace(gets, acts=True)
        firm = key == "until" or bool(pattern(self.ground.language, SUBJECT, "firm").search(joint.group()))
        pays = self._is("goods", *gives.bounds)  # "a loan once the parliament adopts the law"
        if self._is("approves", joint.end(), end) and not (firm or pays or self._is("concedes", joint.end(), end)):
            return None
        if not firm and self._foretold(gives):
            return None
        if firm and self._permitted(gives, gets):
            if not self._yields(gets):
                return None  # "may reach the final provided that it scores": that is nobody's price
            gives, gets = replace(gives, party=None), replace(gets, party=gives.party, acts=True)
        firm = firm or key == "gained"
        favour = key == "after" or (not firm and not self._is_said(gives, where) and self._over(gives, gets))
        if not (self._favour_for_favour(gives, gets) if favour else self._is_offer(gives, gets, where, firm)):
            return None
        if key == "until" and not self._refused(gives):
            return None
        if not (firm or favour or self._is_said(gives, where)) and self._known(gives, gets):
            return None
        if self._only_late(gives, gets, joint) and not self._favour_for_favour(gives, gets):
            return None
        trimmed = self._trim(joint.start(), end)
        return self._made(gives, gets, where, (trimmed,) if trimmed else (), firm=True)

    def _withheld(self, gets: Side, gives: Side) -> bool:
        """True for "if they refuse to back the plan", "if they sign no treaty": what then follows is no price of it."""
        whole = gets.told or gets.content
        if self._is("withholds", whole.start, whole.end):
            return True
        return self._denied(gets) and not self._denied(gives) and self._is_agreed(whole)

    def _is_agreed(self, whole: Span) -> bool:
        """True where an agreement is told of."""
        return any(t.type == "agree" for t in triggers_in(self.ground.text, self.ground.language, whole))

    def _gained(self, gets: Side) -> Span | None:
        """What whoever would do the one thing is to get first."""
        whole = gets.told or gets.content
        sees = pattern(self.ground.language, SUBJECT, "sees").search(self.ground.text, whole.start, whole.end)
        if sees is None or len(WORD.findall(self.ground.text[whole.start : sees.start()])) > 1:
            return None
        we = edges(self.ground.language, SUBJECT, "we")
        low = [w.lower() for w in WORD.findall(self.ground.text[whole.start : sees.end()])]
        they = [listed(self.ground.language, key) for key in ("they", "he", "she", "ours")]
        own = any(we.search(word) or any(word in words for words in they) for word in low)
        own = own or (self.ground.cases and len(low) == 1)  # "когда увидят деньги"
        gained = self._trim(sees.end(), gets.content.end) if own else None
        money = edges(self.ground.language, SUBJECT, "sum")
        paid = gained and (
            any(self._is(key, gained.start, gained.end) for key in ("goods", "earned"))
            or money.search(self.ground.text, gained.start - 1, gained.end)
        )
        return gained if paid else None  # not a visa, or all the data

    def _no_offer(self, gives: Side, gets: Side, joint: re.Match[str]) -> bool:
        """True for "will sue unless they pay", "will demand damages if it opens", "they compete when prices fall", "if
        he wins, he promises more": a threat, a claim, what goes on at the time, a person alone."""
        told = gets.told or gets.content
        if pattern(self.ground.language, SUBJECT, "unless").fullmatch(joint.group()) and not self._refused(gives):
            return True
        if pattern(self.ground.language, SUBJECT, "when").fullmatch(joint.group()) and not self._gained(gets):
            return self._tense(told.of(self.ground.text)) != "future" and not self._yields(gets)
        if pattern(self.ground.language, SUBJECT, "receives").fullmatch(gives.content.of(self.ground.text)):
            return True  # what is got stands before the verb
        if pattern(self.ground.language, SUBJECT, "presses").match(self.ground.text, gives.content.start):
            return True
        return bool(gives.party) and gives.party == gets.party and self._pronoun_leads(gives)

    def _pronoun_leads(self, side: Side) -> bool:
        whole = side.told or side.content
        first = WORD.match(self.ground.text, whole.start, whole.end)
        low = first.group().lower() if first else ""
        return any(low in listed(self.ground.language, key) for key in ("he", "she", "it"))

    def _pledged(self, where: Span) -> bool:
        """True for what somebody proposes or promises: whose words they are says that it is an offer."""
        return any(statement.stance in OFFERED for _, statement in self.ground.covering(where))

    def _apart(self, gives: Side, gets: Side) -> Side:
        """What is given, without its giver where that is who is named in the condition: "the union" of the clause
        behind "if the Torvel works pay" is not the works."""
        named, there = (self._by_name(side, gives.party) for side in (gives, gets))
        return replace(gives, party=None) if gives.party == gets.party and there and not named else gives

    def _permitted(self, gives: Side, gets: Side) -> bool:
        """True for "A may take over the bank provided that it sells its branches": who lets A do it is another."""
        whole = gets.told or gets.content
        told = (gives.told or gives.content).start
        if not gives.party or not self._is("permits", told, gives.content.end) or self._gained(gets):
            return False
        named = [p for p in everybody(self.ground, whole.start, whole.end) if self._may_give(p)]
        first = WORD.match(self.ground.text, whole.start, whole.end)
        own = first is not None and first.group().lower() in listed(self.ground.language, "it", "he", "she", "they")
        return not named and not self._received(gets) and (own or (self.ground.cases and not gets.acts))

    def _foretold(self, gives: Side) -> bool:
        """True for what an analyst says that others would do: who is no party offers nothing; not where the words
        themselves tell of an offer."""
        if self._is("offered", *gives.bounds):
            return False
        spans = [span for _, said in self.ground.covering(gives.content) for span in said.source.spans]
        return any(self._is("observers", span.start, span.end) for span in spans)

    def _of_the_other(self, gives: Side, gets: Side) -> Side:
        """What is got, without whoever gives where it begins with a word such as "the latter": that is the other."""
        whole = gets.told or gets.content
        first = WORD.match(self.ground.text, whole.start, whole.end)
        latter = first and pattern(self.ground.language, SUBJECT, "latter").fullmatch(first.group())
        return replace(gets, party=None) if latter and gets.party == gives.party else gets

    def _by_name(self, side: Side, id: str | None) -> bool:
        mentions = [m for m in self.ground.named(side.told or side.content) if m.entity.id == id]
        return any(not m.span.of(self.ground.text)[:1].islower() for m in mentions)

    def _addressed(self, gives: Side, gets: Side) -> bool:
        """True for "we will go back the day you pay": said to whoever is to do it."""
        heads = [WORD.findall((side.told or side.content).of(self.ground.text))[:2] for side in (gives, gets)]
        language = self.ground.language
        we, you = edges(language, SUBJECT, "we"), edges(language, SUBJECT, "you")
        return any(we.search(w) for w in heads[0]) and any(you.search(w) for w in heads[1])

    def _offer_of(self, sentence: Span, where: Span, joint: re.Match[str], end: int) -> Side | None:
        """What would be done: behind a condition that opens the sentence or is set into it, else before it."""
        before = self.ground.text[where.start : joint.start()]
        short = len(before.strip(EDGES)) < 12 and not self._is_clause(before)
        opening = before.rstrip(' "„“«')[-8:] + " "
        led = bool(edges(self.ground.language, EVENTS, "words.that").search(opening))  # "promised that / if she signs,"
        if short or led or edges(self.ground.language, SUBJECT, "source_head").fullmatch(before):
            return self._side(end, self._end(end + 2, where.end), True)
        if set_in := self._set_in(joint, end, where):
            return self._side(set_in, self._end(set_in, where.end), True)
        gives = self._side(self._start(where.start, joint.start()), joint.start(), True)
        if gives and not gives.acts and where.start > sentence.start:
            wider = self._side(self._start(sentence.start, joint.start()), joint.start(), True)
            gives = wider if wider and wider.party else gives
        return gives

    def _is_clause(self, before: str) -> bool:
        """True for "They will go", "Odejdą": a clause though it is short."""
        low = [word.lower() for word in WORD.findall(before)]
        if self.ground.cases and low and pattern(self.ground.language, SUBJECT, "concedes").fullmatch(low[0]):
            return True
        pronouns = (listed(self.ground.language, key) for key in ("they", "he", "she", "ours"))
        return len(low) > 1 and any(low[0] in words for words in pronouns)

    def _refused(self, gives: Side) -> bool:
        """True behind "not": only then is "until" a condition."""
        whole = gives.told or gives.content
        put = presentation.judge(whole.of(self.ground.text), self.ground.language)
        return put.polarity == "negative" or self._is("refused", whole.start, whole.end)

    def _only_late(self, gives: Side, gets: Side, joint: re.Match[str]) -> bool:
        """True for "did visit the port, but | not until | May": what was done, though late, was no offer."""
        told = self.ground.text[(gives.told or gives.content).start : joint.start()].rstrip(EDGES)
        refused = pattern(self.ground.language, "presentation", "negative")
        late = refused.search(joint.group()) or refused.search((WORD.findall(told) or [""])[-1])
        when = pattern(self.ground.language, SUBJECT, "only_when").fullmatch(joint.group())
        past = bool(when) and self._tense((gets.told or gets.content).of(self.ground.text)) == "past"
        return bool(late or past) and presentation.judge(told, self.ground.language).tense == "past"

    def _favour_for_favour(self, gives: Side, gets: Side) -> bool:
        """True for "freed the captain after B had lifted the ban": what only followed upon something was no deal."""
        if not gives.acts or not gets.acts or gives.party == gets.party:
            return False
        promised = pattern(self.ground.language, SUBJECT, "promised").search(self.ground.text, *gets.bounds)
        begins = self._trim(gives.content.start, min(gives.content.end, gives.content.start + NEAR))
        if promised and begins and len(WORD.findall(self.ground.text[gets.bounds[0] : promised.start()])) <= FEW:
            return self._yields(Side(None, begins))  # "backed the budget after B promised it the chair"
        return self._grants(gives) and self._grants(gets)

    def _known(self, gives: Side, gets: Side) -> bool:
        """True for "will be refunded if they have kept the ticket": what is past can no longer be asked for."""
        if not self.ground.cases or gives.party or gets.party:
            return False
        put = presentation.judge((gets.told or gets.content).of(self.ground.text), self.ground.language)
        return put.tense == "past" and not put.conditional and put.certainty == "certain"

    def _is_offer(self, gives: Side, gets: Side, where: Span, firm: bool) -> bool:
        """True where the words say that it is offered, or where somebody who can would do somebody who can a favour.

        "If she loses, it will be a blow" and "we would all gain if they join" offer nothing.
        """
        told = (gives.told or gives.content).of(self.ground.text)
        to_come = self._tense(told) == "future"
        said = self._is_said(gives, where)
        willed = gets.acts or bool(gets.party) or self._grants(gets)
        if firm:
            return (said or to_come or gives.acts or bool(gives.party) or self._grants(gives)) and (
                willed or said or bool(gives.party)
            )
        if not willed or (gives.party and gives.party == gets.party):
            return False  # what one does oneself is nobody's price
        if self._received(gives) and not (said or self._yields(gets)):
            return False  # "if the country joins, its farmers will get subsidies" foretells
        if self._denied(gets) and not self._denied(gives) and not self._grants(gives):
            return False  # "will close the ports if the duty is not lifted" threatens
        # Where verbs have aspects, a present tense may be of what is to come.
        ahead = to_come or (self.ground.cases and self._tense(told) == "present")
        if said or self._favoured(gives) or (to_come and self._grants(gives)):
            return True
        if self._favoured(gets) and (gives.acts or bool(gives.party)):
            return True
        if ahead and self._bargained(gives, gets):
            return True
        return ahead and (self._ours(gives) or self._promised(gives) or (self._leads(gives) and gets.acts))

    def _bargained(self, gives: Side, gets: Side) -> bool:
        """True where somebody would do something for another who is to yield something: "they will leave if the yard
        takes the welders back"; not for what is done to somebody, nor for one and the same."""
        if not (gives.acts and gets.acts) or self._hostile(gives) or self._denied(gives) or self._denied(gets):
            return False
        if self._tense((gets.told or gets.content).of(self.ground.text)) == "past" and self.ground.cases:
            return False
        heads = [WORD.findall((side.told or side.content).of(self.ground.text))[:1] for side in (gives, gets)]
        return heads[0] != heads[1] and self._yields(gives) and self._yields(gets)

    def _yields(self, side: Side) -> bool:
        """True for a favour, and for what one may do for another at a price."""
        return self._grants(side) or self._is("concedes", side.content.start, side.content.end)

    def _is_said(self, gives: Side, where: Span) -> bool:
        """True where the words are those of an offer: "is ready to", "promised"."""
        until = max(where.start + 1, gives.content.end)
        return self._is("offered", where.start, until) or self._pledged(gives.content)

    def _denied(self, side: Side) -> bool:
        told = (side.told or side.content).of(self.ground.text)
        told = pattern(self.ground.language, SUBJECT, "renounces").sub("", told)
        return presentation.judge(told, self.ground.language).polarity == "negative"

    def _tense(self, text: str) -> str:
        return presentation.judge(text, self.ground.language).tense

    def _promised(self, gives: Side) -> bool:
        """True where whoever would do it says so: "they will leave the bridge when B shuts the sluice, they said"."""
        where = gives.told or gives.content
        said = self.ground.covering(Span(where.start, where.start + 1)) or self.ground.covering(where)
        return bool(gives.party and said) and self.stand_ins.of_source(said[0][1]) == gives.party

    def _leads(self, side: Side) -> bool:
        """True for a clause that begins with the name of whoever acts in it, and says that they will."""
        whole = side.told or side.content
        named = next((m for m in self.ground.named(whole) if m.entity.id == side.party), None)
        if named is None or len(WORD.findall(self.ground.text[whole.start : named.span.start])) > LEAD:
            return False
        return presentation.judge(whole.of(self.ground.text), self.ground.language).certainty == "certain"

    def _ours(self, gives: Side) -> bool:
        first = WORD.findall((gives.told or gives.content).of(self.ground.text))[:2]
        return any(edges(self.ground.language, SUBJECT, "we").search(word) for word in first)

    def _set_in(self, joint: re.Match[str], end: int, where: Span) -> int | None:
        """Where the offer goes on behind a condition set into it: "is ready, should B do that, to do this"."""
        behind = self._trim(end, where.end)
        first = WORD.match(self.ground.text, behind.start, behind.end) if behind else None
        opened = self.ground.text[: joint.start()].rstrip().endswith(",")
        if not (opened and first and edges(self.ground.language, SUBJECT, "infinitive").search(first.group())):
            return None
        return first.start()
