"""What one side would give and what it would get.

Read where the text itself ties the two: "A would do this in exchange for that", "A does this, and in return B does
that", "In return, ..." in the sentence behind, "A would do this if B does that", "a simple deal: A does this, B does
that". Who gives is found as who acts in an event. Words in `data/<language>/deals.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from headwater.attribute import presentation, stance
from headwater.attribute.happenings.clauses import Party, everybody
from headwater.attribute.happenings.ground import Ground, lay_out
from headwater.attribute.happenings.letters import Spelling, respelled
from headwater.attribute.happenings.offers import FAR
from headwater.attribute.happenings.pairs import Pairs
from headwater.attribute.happenings.partners import Partners
from headwater.attribute.happenings.stretches import SUBJECT, Bargain, Side
from headwater.attribute.happenings.words import listed
from headwater.attribute.nouns import WORD
from headwater.attribute.patterns import edges, pattern
from headwater.records import Article, Deal, DealSide, Entity, Span, Statement

UPRIGHT = 0.5
"""How likely a name is a subject that begins a clause though a noun of people stands before it."""
_PARTS = frozenset(";:")
"""Signs up to which a sentence is whole."""
HEAD_WORDS = 5
"""Words between a comma and "in turn", at most, where they name whoever answers, and the comma parts the halves."""
AHEAD = 12
"""Characters that may stand before "in exchange for" where what is given stands behind it."""
ONLY_SAYS = ("asserts", "confirms", "denies", "believes")
"""What a source does by which it gives nothing."""
SPEAKS = 7
"""Words between "in turn" and the verb by which somebody only speaks next, at most."""
HEAD = 40
"""Characters at the head of a sentence in which "in return" may stand for it to answer the sentence before."""


class Reader(Pairs):
    """Reads the deals of one article."""

    # The forms in which a deal is told ------------------------------------------------------------------------------

    def read(self, sentence: Span, earlier: Span | None, later: Span | None = None) -> Bargain | None:
        """The deal that a sentence tells, with the sentence before it where the offer stands there; what stands
        `later` may call it one."""
        for each in (sentence, later):
            if each:
                self._look_at(each)
        found = self._plea(sentence, earlier) or self._price_of(sentence, earlier)
        found = found or self._exchange(sentence) or self._turn(sentence, earlier)
        found = found or self._only_then(sentence, earlier) or self._paid_off(sentence)
        found = found or self._bartered(sentence) or self._condition(sentence)
        found = found or self._announced(sentence) or self._formula(sentence)
        found = found or self._given_and_got(sentence) or self._agreed(sentence, earlier)
        found = found or self._bid(sentence) or self._had_for(sentence) or self._two_nouns(sentence)
        found = found or self._got_back(sentence, earlier, later)
        return found or self._let_give(sentence, earlier) or self._paired(sentence, earlier, later)

    def _exchange(self, sentence: Span) -> Bargain | None:
        """Reads "this in exchange for that" and "in exchange for that, this"."""
        for joint in self._all("exchange", sentence):
            if found := self._exchanged(sentence, joint):
                return found
        return None

    def _exchanged(self, sentence: Span, joint: re.Match[str]) -> Bargain | None:
        where = self._around(sentence, joint)
        end = self._end(joint.end(), where.end)
        opens = self._opens(where.start, joint.start())
        gets = self._is("receives", joint.end(), end)
        until = where.end
        whole = self._said_at(end, where.end) or self.ground.text[end : end + 1] in _PARTS
        if opens and self.ground.cases and (gets or end - where.end > -3 or whole):
            until = end if whole else until
            end = self._main_subject(joint.end(), end)
        got = self._thing(joint.end(), end)
        if opens:
            gives = self._side(end, until, True)
        else:
            start = self._start(where.start, joint.start())
            gives = self._side(start, joint.start(), True) or self._thing(start, joint.start())
        if gives and self._thanks(gives.content):
            return None
        lacking = pattern(self.ground.language, SUBJECT, "without").match(self.ground.text, joint.start())
        if lacking and not (gives and got and self._withholds_from(gives, got)):
            return None  # "without the return of the money, the shop closed"
        granted = bool(gives and self._grants(gives))
        if gives and not granted and (self._hostile(gives) or self._is("threatens", *gives.bounds)):
            return None  # "punished for its support"
        if got and not granted and self._is("tokens", got.content.start, got.content.end):
            return None  # "a map in exchange for a ticket"
        weak = pattern(self.ground.language, SUBJECT, "weak").match(self.ground.text, joint.start())
        if weak and (not (granted or (opens and gets)) or self._is("legislates", joint.end(), end)):
            return None
        if opens and got and gives and (gained := self._received(gives)):
            return self._made(Side(got.party, gained, told=gives.told), replace(got, party=gives.party), where)
        if got and gives and gives.party and not got.party:
            got = replace(got, party=self._counterpart(gives.party, where, gives.content, got.content))
        return self._made(gives, got, where, firm=granted) if got else None

    def _withholds_from(self, gives: Side, got: Side) -> bool:
        """True for "without a guarantee from B, A will not sign": A keeps a favour back from B, who is named as well;
        "without compensation the farmers will not live through the winter" keeps nothing from anybody."""
        others = [m.entity for m in self.ground.named(got.content) if m.entity.id != gives.party]
        if not gives.party or all(e.outlet for e in others) or self._done(Span(*gives.bounds)):
            return False
        return self._refused(gives) and self._yields(gives)

    def _said_at(self, comma: int, end: int) -> bool:
        """True where what stands behind a comma is who said what stands before it: ", сказал «Маяку» чиновник"."""
        cues = (cue for statement in self.ground.statements for cue in statement.cue if comma <= cue.start < end)
        return any(len(WORD.findall(self.ground.text[comma : cue.start])) <= HEAD_WORDS for cue in cues)

    def _opens(self, start: int, joint: int) -> bool:
        """True where nothing but "but" or "allegedly" stands before the joint: what is given stands behind."""
        before = self._trim(start, joint)
        return joint - start < AHEAD and (before is None or not self._grants(Side(None, before)))

    def _thanks(self, given: Span) -> bool:
        """True where a side only thanks: "thanked the union for the release" offers nothing for it."""
        thanked = pattern(self.ground.language, stance.SUBJECT, "cue.thanks")
        return thanked.search(self.ground.text, given.start, given.end) is not None

    def _main_subject(self, start: int, end: int) -> int:
        """Where the main clause begins behind "in exchange for that", which no comma parts from it where nouns have
        cases: at whoever may act, or at a noun of people."""
        first = next((w.end() for w in WORD.finditer(self.ground.text, start, end)), end)
        named = [p for p in everybody(self.ground, first, end) if self._may_give(p) and not self._placed(p)]
        until = named[0].span.start if named else end
        if named and named[0].nominative >= UPRIGHT:
            return until
        before = ""
        for word in WORD.finditer(self.ground.text, first, until):
            low = word.group().lower()
            if self._is_people(low) and before not in listed(self.ground.language, "preposition"):
                return word.start()
            before = low
        return until

    def _placed(self, party: Party) -> bool:
        """True for a place behind a preposition: "под Норвином"."""
        before = WORD.findall(self.ground.text[max(0, party.span.start - FAR) : party.span.start])[-1:]
        small = listed(self.ground.language, "preposition")
        return party.entity.kind == "place" and any(word.lower() in small for word in before)

    def _turn(self, sentence: Span, earlier: Span | None) -> Bargain | None:
        """Reads "A does this, and in return B does that", in one sentence or in two."""
        turn = self._find("turn", sentence)
        if not turn or self._takes_the_word(turn, sentence):
            return None
        head = self.ground.text[sentence.start : turn.start()]
        inside = re.search(r"[,;–—:]", head[12:])
        if earlier is not None and (len(head) < HEAD and not inside):
            start = self._last_clause(earlier)
            # What ends before an apposition to the subject is no side yet.
            gives = self._side(start, self._end(start, earlier.end), True) or self._side(start, earlier.end, True)
            gets = self._without(sentence.start, turn, self._end(turn.end(), sentence.end, True))
            return self._returned(turn, gives, gets, Span(earlier.start, sentence.end))
        where = self._around(sentence, turn)
        cuts = (self._cut(where.start, turn.start()), self._beside(where.start, turn))
        cut = max((at for at in cuts if at is not None), default=None)
        if cut is None:
            return self._given_for(turn, where)
        gives = self._side(self._start(where.start, cut), cut)
        gets = self._without(cut, turn, self._end(turn.end(), where.end, True)) or self._wished(cut, turn.start())
        if gives and gets and not gets.party and not gets.acts:
            gets = Side(self._other(where.start, cut, gives.party), gets.content)
        asks = gets and pattern(self.ground.language, SUBJECT, "asks").match(
            self.ground.text, gets.content.start, gets.content.end
        )
        if gets and asks and (wished := self._trim(asks.end(), gets.content.end)):
            gets = Side(None, wished, told=gets.told)
        gives = self._from_infinitive(gives) if gives else None
        if gives and gets and gives.party and (gained := self._received(gives)):
            own = gets.party if self._by_name(gets, gets.party) else None  # "A gets this, and in return does that"
            gives, gets = Side(own, gained, told=gives.told), replace(gets, party=gives.party, acts=True)
        return self._returned(turn, gives, gets, where)

    def _takes_the_word(self, turn: re.Match[str], sentence: Span) -> bool:
        """True for "in turn, President X stressed that": who only speaks next gives nothing in return."""
        if not pattern(self.ground.language, SUBJECT, "loose").fullmatch(turn.group()):
            return False
        cues = (
            cue
            for statement in self.ground.statements
            if statement.stance in ONLY_SAYS
            for cue in statement.cue
            if turn.end() <= cue.start < sentence.end
        )
        between = (self.ground.text[turn.end() : cue.start] for cue in cues)
        return any(len(WORD.findall(text)) <= SPEAKS and not re.search(r"[,;:] ", text[2:]) for text in between)

    def _wished(self, cut: int, until: int) -> Side | None:
        """What is asked for before "in return": "and wants B to lift its ban in return"."""
        demands = pattern(self.ground.language, SUBJECT, "demands")
        asking = demands.search(self.ground.text, cut, until)
        if asking is None:
            return None
        that = edges(self.ground.language, SUBJECT, "that").match(self.ground.text, asking.end(), until)
        return self._side(that.end() if that else asking.end(), until)

    def _beside(self, start: int, turn: re.Match[str]) -> int | None:
        """The comma before whoever answers, where no word joins the halves: "A will do this, B in turn that"."""
        comma = self.ground.text.rfind(", ", start, turn.start())
        if comma < 0 or self.ground.text[turn.end() :].startswith(","):
            return None
        giving = [p for p in everybody(self.ground, comma + 1, turn.start()) if self._may_give(p)]
        between = self._trim(comma, turn.start())
        if between is None or len(WORD.findall(between.of(self.ground.text))) > HEAD_WORDS:
            return None
        return comma if len(giving) == 1 or self._word_subject(between, between.end) else None

    def _given_for(self, turn: re.Match[str], where: Span) -> Bargain | None:
        """Reads "A freed the crew, for which B gave it two tugs": both are named."""
        text = self.ground.text
        if not text[: turn.start()].endswith(", ") or text.startswith(",", turn.end()):
            return None
        gives = self._side(self._start(where.start, turn.start() - 2), turn.start() - 2)
        gets = self._side(turn.end(), self._end(turn.end(), where.end, True))
        named = gives and gets and ((gives.party and gets.party) or self._grants(gives) or self._grants(gets))
        return self._returned(turn, gives, gets, where) if named else None

    def _returned(self, turn: re.Match[str], gives: Side | None, gets: Side | None, where: Span) -> Bargain | None:
        """The bargain of two halves that "in return" ties; it may be said of a blow for a blow as well, of two things
        that only stand beside each other, and of one clause cut in two."""
        if gives is None or gets is None or self._hostile(gives) or self._hostile(gets):
            return None
        if len(WORD.findall((gives.told or gives.content).of(self.ground.text))) < 2:
            return None
        if self._thanks(Span(self.ground.sentence(turn.start()).start, turn.end())):
            return None  # "the actors thanked her for this decision"
        loose = pattern(self.ground.language, SUBJECT, "loose").fullmatch(turn.group())
        if loose and len(WORD.findall(gets.content.of(self.ground.text))) < 2 and not self._yields(gets):
            return None  # "the clerk, who is paid for this"
        if (loose or not (gives.party or gets.party)) and not self._favours(gives, gets, where, bool(loose)):
            return None
        return self._made(gives, gets, where)

    def _favours(self, gives: Side, gets: Side, where: Span, loose: bool) -> bool:
        """True where one of two halves is a favour (of a `loose` tie one that is given), the words
        are those of an offer, or each half has somebody who is still to do it."""
        granted = [self._grants(gives), self._grants(gets)]
        if all(granted) or (any(granted) and not loose) or self._given(gives) or self._given(gets):
            return True
        if self._is("offered", where.start, where.end):
            return True
        if gives.acts and gets.acts and self._is("agreed", self.ground.sentence(where.start).start, where.end):
            return True
        told = [(side.told or side.content).of(self.ground.text) for side in (gives, gets)]
        tenses = [presentation.judge(t, self.ground.language).tense for t in told]
        return gives.acts and gets.acts and tenses[1] != "past" and (bool(gives.party) or tenses[0] != "past")

    def _other(self, start: int, end: int, than: str | None) -> str | None:
        """Who acts in the first half, where the second half names nobody: "asked B to leave, promising in return"."""
        found = [p.entity.id for p in everybody(self.ground, start, end) if self._may_give(p)]
        return next((id for id in reversed(found) if id != than), None)


def find(article: Article, statements: tuple[Statement, ...], entities: tuple[Entity, ...]) -> tuple[Deal, ...]:
    """The deals that the text tells of, in its order; one of which only one side can be read is left out."""
    if not article.read_in or not _may_tell(article):
        return ()
    spelling, there, said, named, _ = respelled(article, statements, entities, ())
    if not _may_tell(there):
        return ()
    ground = lay_out(there, said, named, ())
    return tuple(
        _deal(article, ground, spelling, partners.choose(), f"x{n}") for n, partners in enumerate(asked(ground), 1)
    )


def asked(ground: Ground) -> Iterator[Partners]:
    """The bargains of an article, each with whoever may give its sides."""
    reader = Reader(ground)
    earlier = None
    sentences = ground.article.sentences
    for n, sentence in enumerate(sentences):
        later = sentences[n + 1] if n + 1 < len(sentences) else None
        if bargain := reader.read(sentence, earlier, later):
            yield Partners(ground, reader.stand_ins, bargain)
        earlier = sentence


def _may_tell(article: Article) -> bool:
    return bool(pattern(article.read_in or "", SUBJECT, "exchange").pattern)


def _deal(article: Article, ground: Ground, spelling: Spelling, bargain: Bargain, id: str) -> Deal:
    covering = ground.covering(bargain.gets.content) or ground.covering(bargain.gives.content)
    told = spelling.back(bargain.gives.told or bargain.gives.content)
    put = presentation.judge(told.of(article.text), article.read_in or "")
    if bargain.conditions:
        put = replace(put, conditional=True)
    return Deal(
        id,
        (_side(spelling, bargain.gives),),
        (_side(spelling, bargain.gets),),
        put,
        covering[0][1].id if covering else None,
        tuple(spelling.back(c) for c in bargain.conditions),
    )


def _side(spelling: Spelling, side: Side) -> DealSide:
    return DealSide(side.party, (spelling.back(side.content),))
