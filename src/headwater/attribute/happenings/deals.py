"""What one side would give and what it would get.

Read where the text itself ties the two: "A would do this in exchange for that", "A does this, and in return B does
that", "In return, ..." in the sentence behind, "A would do this if B does that", "a simple deal: A does this, B does
that". Who gives is found as who acts in an event. Words in `data/<language>/deals.toml`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from headwater import lexicon
from headwater.attribute import presentation
from headwater.attribute.happenings import states
from headwater.attribute.happenings.bargainers import Bargainers
from headwater.attribute.happenings.clauses import Party, everybody
from headwater.attribute.happenings.ground import Ground, lay_out
from headwater.attribute.happenings.letters import Spelling, respelled
from headwater.attribute.happenings.stretches import EDGES, SUBJECT, Bargain, Side
from headwater.attribute.happenings.words import SUBJECT as EVENTS
from headwater.attribute.happenings.words import listed
from headwater.attribute.nouns import WORD
from headwater.attribute.patterns import edges, pattern
from headwater.records import Article, Deal, DealSide, Entity, Span, Statement

HEAD = 40
"""Characters at the head of a sentence in which "in return" may stand for it to answer the sentence before."""

_QUOTATION_ENDS = re.compile(r"[,!?][’”»]\s")


class Reader(Bargainers):
    """Reads the deals of one article."""

    # The forms in which a deal is told ------------------------------------------------------------------------------

    def read(self, sentence: Span, earlier: Span | None) -> Bargain | None:
        """The deal that a sentence tells, with the sentence before it where the offer stands there."""
        found = self._exchange(sentence) or self._turn(sentence, earlier)
        return found or self._condition(sentence) or self._announced(sentence)

    def _find(self, key: str, where: Span) -> re.Match[str] | None:
        return pattern(self.ground.language, SUBJECT, key).search(self.ground.text, where.start, where.end)

    def _exchange(self, sentence: Span) -> Bargain | None:
        """Reads "this in exchange for that" and "in exchange for that, this"."""
        joint = self._find("exchange", sentence)
        if not joint:
            return None
        where = self._around(sentence, joint)
        end = self._end(joint.end(), where.end)
        got = self._thing(joint.end(), end)
        if joint.start() - where.start < 12:
            gives = self._side(end, where.end, True)
        else:
            gives = self._side(self._start(where.start, joint.start()), joint.start(), True)
        if got and gives and gives.party and not got.party:
            got = replace(got, party=self._counterpart(gives.party, where, gives.content, got.content))
        return self._made(gives, got, where) if got else None

    def _turn(self, sentence: Span, earlier: Span | None) -> Bargain | None:
        """Reads "A does this, and in return B does that", in one sentence or in two."""
        turn = self._find("turn", sentence)
        if not turn:
            return None
        head = self.ground.text[sentence.start : turn.start()]
        inside = re.search(r"[,;–—:]", head[12:])
        if earlier is not None and (len(head) < HEAD and not inside):
            start = self._last_clause(earlier)
            gives = self._side(start, self._end(start, earlier.end), True)
            gets = self._without(sentence.start, turn, self._end(turn.end(), sentence.end, True))
            return self._made(gives, gets, Span(earlier.start, sentence.end)) if gets else None
        where = self._around(sentence, turn)
        cut = self._cut(where.start, turn.start())
        if cut is None:
            return None
        gives = self._side(self._start(where.start, cut), cut)
        gets = self._without(cut, turn, self._end(turn.end(), where.end, True))
        if gives and gets and not gets.party and not gets.acts:
            gets = Side(self._other(where.start, cut, gives.party), gets.content)
        return self._made(gives, gets, where) if gets else None

    def _other(self, start: int, end: int, than: str | None) -> str | None:
        """Who acts in the first half, where the second half names nobody: "asked B to leave, promising in return"."""
        found = [p.entity.id for p in everybody(self.ground, start, end) if self._may_give(p)]
        return next((id for id in reversed(found) if id != than), None)

    def _condition(self, sentence: Span) -> Bargain | None:
        """Reads "A would do this if B does that", in either order."""
        for joint in pattern(self.ground.language, SUBJECT, "condition").finditer(
            self.ground.text, sentence.start, sentence.end
        ):
            found = self._conditional(sentence, joint)
            if found:
                return found
        return None

    def _conditional(self, sentence: Span, joint: re.Match[str]) -> Bargain | None:
        where = self._around(sentence, joint)
        end = self._end(joint.end(), where.end)
        set_in = self._set_in(joint, end, where)
        if self._is("legislates", joint.end(), end) or self._is("threatens", where.start, where.end):
            return None
        gets = self._side(joint.end(), end)
        before = self.ground.text[where.start : joint.start()]
        if len(before.strip(EDGES)) < 12 or edges(self.ground.language, SUBJECT, "source_head").fullmatch(before):
            gives = self._side(end, self._end(end + 2, where.end), True)
        elif set_in:
            gives = self._side(set_in, self._end(set_in, where.end), True)
        else:
            gives = self._side(self._start(where.start, joint.start()), joint.start(), True)
            if gives and not gives.acts and where.start > sentence.start:
                wider = self._side(self._start(sentence.start, joint.start()), joint.start(), True)
                gives = wider if wider and wider.party else gives
        if gets is None or gives is None or not self._gives(gets):
            return None
        if self._over(gives, gets) or self._says(gives, joint):
            return None
        trimmed = self._trim(joint.start(), end)
        return self._made(gives, gets, where, (trimmed,) if trimmed else ())

    def _set_in(self, joint: re.Match[str], end: int, where: Span) -> int | None:
        """Where the offer goes on behind a condition set into it: "is ready, should B do that, to do this"."""
        behind = self._trim(end, where.end)
        first = WORD.match(self.ground.text, behind.start, behind.end) if behind else None
        opened = self.ground.text[: joint.start()].rstrip().endswith(",")
        if not (opened and first and edges(self.ground.language, SUBJECT, "infinitive").search(first.group())):
            return None
        return first.start()

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

    def _made(
        self, gives: Side | None, gets: Side | None, where: Span, conditions: tuple[Span, ...] = ()
    ) -> Bargain | None:
        if gives is None or gets is None:
            return None
        tied = not conditions and gives.acts and gets.acts
        if gives.party and not gets.party and not gets.acts:
            gets = replace(gets, party=self._counterpart(gives.party, where, gives.content, gets.content))
        elif gets.party and not gives.party and not gives.acts:
            gives = replace(gives, party=self._counterpart(gets.party, where, gets.content, gives.content))
        if not (gives.party or gets.party or tied):
            return None  # "in return" between nobodies is a turn of phrase
        if gives.party == gets.party:
            gets = Side(None, gets.content, gets.acts)
        return Bargain(gives, gets, where, conditions)

    # Sides ----------------------------------------------------------------------------------------------------------

    def _without(self, start: int, turn: re.Match[str], end: int) -> Side | None:
        """The side around a word such as "in return", which stands before or behind who gives."""
        ahead_of_it = self._behind_conjunction(self._trim(start, turn.start()))
        demanded = edges(self.ground.language, SUBJECT, "that").match(self.ground.text, turn.end(), end + 8)
        if demanded:
            wished = self._side(demanded.end(), self._end(demanded.end(), self.ground.sentence(start).end), False)
            return wished if wished is None or wished.party else Side(None, wished.content, wished.acts)
        if ahead_of_it is None or ahead_of_it.end - ahead_of_it.start < 3:
            return self._side(self._past_speaker(turn.end(), end), end)
        ahead = self._who(start, turn.start())
        behind = self._side(turn.end(), end)
        first = WORD.search(self.ground.text, turn.end(), end)
        if first and edges(self.ground.language, EVENTS, "words.urges").match(self.ground.text, first.start()):
            asked = self._trim(first.end(), end)
            return Side(None, asked, False) if asked else behind
        if behind and behind.party:
            return behind
        content = self._trim(turn.end(), end)
        return Side(ahead[0], self._verb(content), ahead[1]) if content else behind

    def _who(self, start: int, end: int) -> tuple[str | None, bool]:
        """Who gives, of a stretch that names just that, and whether it is somebody at all."""
        whole = self._behind_conjunction(self._trim(start, end))
        if whole is None:
            return None, False
        named = next((p for p in everybody(self.ground, whole.start, whole.end) if self._may_give(p)), None)
        word = None if named else self._word_subject(whole, whole.end)
        return (named.entity.id, True) if named else (word[0], True) if word else (None, False)

    def _past_speaker(self, start: int, end: int) -> int:
        """Behind ", the envoy said," where that stands between "In exchange" and who gives."""
        match = edges(self.ground.language, SUBJECT, "speaker").match(self.ground.text, start, end)
        return match.end() if match else start

    def _thing(self, start: int, end: int) -> Side | None:
        """What is given as a noun or a verb, with who is named in it as giving."""
        content = self._trim(start, end)
        if content is None:
            return None
        inside = [
            p for p in everybody(self.ground, content.start, content.end) if p.entity.kind != "place" or not p.led
        ]
        giving = [p for p in inside if self._gives_thing(p, content)]
        return Side(giving[-1].entity.id if giving else None, content)

    def _gives_thing(self, party: Party, content: Span) -> bool:
        """True for "timber from the Union", "the Union's timber", "освобождение Лебедева"; not for what it is of."""
        if party.led in str(lexicon.load(self.ground.language, SUBJECT).get("from", "")).split() or party.owns:
            return True
        first = WORD.search(self.ground.text, content.start, content.end)
        if first and pattern(self.ground.language, SUBJECT, "own_acts").fullmatch(first.group()):
            return not party.led or party.led in listed(self.ground.language, "genitive")
        return not party.led and len(WORD.findall(self.ground.text[content.start : party.span.start])) <= 1

    def _side(self, start: int, end: int, main: bool = False) -> Side | None:
        """Who gives and what, in one clause; what stands behind a quotation that ends in it is the speaker's."""
        closed = _QUOTATION_ENDS.search(self.ground.text, min(start + 12, end), end)
        end = closed.start() if closed else end
        whole = self._behind_conjunction(self._trim(start, end))
        if whole is None:
            return None
        offered = self._offered(whole)
        if offered:
            return offered
        subject = next((p for p in everybody(self.ground, whole.start, whole.end) if self._may_give(p)), None)
        word = self._word_subject(whole, subject.span.start if subject else whole.end)
        if word is not None and word[0] is None and self._done(whole):
            return Side(None, whole, True, whole)
        if word is not None and not (subject and subject.span.start - word[1] < 4):
            return self._cut_to(whole, word[1], word[0], True)
        if subject and self._trim(subject.span.end, whole.end) is None:
            ahead = self._trim(whole.start, subject.span.start)  # "the permit was signed by X": X stands behind
            return Side(subject.entity.id, ahead, True, whole) if ahead else None
        if subject:
            return self._cut_to(whole, subject.span.end, subject.entity.id, True)
        speaks = main and self._begins_with_verb(whole)
        first = WORD.search(self.ground.text, whole.start, whole.end)
        ours = bool(first and edges(self.ground.language, SUBJECT, "we").search(first.group()))
        return self._cut_to(whole, whole.start, self._speaker(whole, ours) if speaks else None, False)

    def _done(self, whole: Span) -> bool:
        """True for a clause in the passive: "all prisoners are freed" says nothing of who frees them."""
        return any(t.voice == "passive" and whole.covers(t.span) for t in self._acts())

    def _begins_with_verb(self, whole: Span) -> bool:
        """True for "to withdraw ...", "would withdraw ...", "zejdziemy ...": the subject is who says so."""
        first = WORD.search(self.ground.text, whole.start, whole.end)
        if not first:
            return False
        language = self.ground.language
        helper = edges(language, EVENTS, "words.auxiliaries").search(f" {first.group()} ")
        forms = (edges(language, SUBJECT, "infinitive"), edges(language, SUBJECT, "we"))
        return bool(helper) or any(form.search(first.group()) for form in forms)

    def _behind_conjunction(self, whole: Span | None) -> Span | None:
        first = WORD.match(self.ground.text, whole.start, whole.end) if whole else None
        if whole and first and first.group().lower() in listed(self.ground.language, "joining"):
            return self._trim(first.end(), whole.end)
        return whole

    def _cut_to(self, whole: Span, start: int, party: str | None, acts: bool) -> Side | None:
        content = self._trim(start, self._before_speaker(start, whole.end))
        return Side(party, self._verb(content), acts, whole) if content else None

    def _word_subject(self, whole: Span, until: int) -> tuple[str | None, int] | None:
        """A pronoun, a noun for somebody known or for people, at the head of a clause: who it is and where it ends."""
        for n, match in enumerate(WORD.finditer(self.ground.text, whole.start, min(whole.end, until))):
            if n > 4:
                return None
            span, word = Span(match.start(), match.end()), match.group()
            if word.lower() in listed(self.ground.language, "ours"):
                return self._speaker(whole, True), span.end
            if pattern(self.ground.language, SUBJECT, "clients").fullmatch(word):
                return self._client(whole), span.end
            if word.lower() in listed(self.ground.language, "self"):
                return self._speaker(whole), span.end
            if state := states.side(self.ground, span):
                return state, span.end
            if pattern(self.ground.language, SUBJECT, "those").fullmatch(word):
                return None, span.end
            if pattern(self.ground.language, SUBJECT, "latter").fullmatch(word):
                earlier = self.ground.mentions.before(span.start, max(0, span.start - 160))
                return (earlier.entity.id if earlier else None), span.end
            people = pattern(self.ground.language, SUBJECT, "groups").fullmatch(word)
            body = pattern(self.ground.language, SUBJECT, "bodies").fullmatch(word)
            found = None if people and not body else self.stand_ins.of_word(word, span)
            if found or people:
                return found or self._group(word, span), span.end
        return None

    def _offered(self, whole: Span) -> Side | None:
        """Reads "A offered B to do this" is given by B, "A offered B this" by A."""
        offer = None
        for match in edges(self.ground.language, EVENTS, "words.offers").finditer(
            self.ground.text, whole.start, whole.end
        ):
            offer = match
        if offer is None:
            return None
        behind = self._trim(offer.end(), whole.end)
        if behind is None:
            return None
        told = [p for p in everybody(self.ground, behind.start, behind.end) if not p.led][:1]
        close = bool(told) and told[0].span.start - behind.start < 30 and not self._begins_with_act(behind)
        content = self._trim(told[0].span.end, whole.end) if close else behind
        if content is None:
            return None
        first = WORD.search(self.ground.text, content.start)
        if close and first and edges(self.ground.language, SUBJECT, "infinitive").search(first.group()):
            return Side(told[0].entity.id, content)
        givers = [p for p in everybody(self.ground, whole.start, offer.start()) if self._may_give(p)]
        if givers:
            return Side(givers[-1].entity.id, content)
        word = self._word_subject(Span(whole.start, max(whole.start + 1, offer.start())), offer.start())
        return Side(word[0] if word else self._speaker(content), content)

    def _begins_with_act(self, whole: Span) -> bool:
        """True for "to bring X back", "the release of X": what is offered, not to whom."""
        first = WORD.search(self.ground.text, whole.start, whole.end)
        if not first:
            return False
        if edges(self.ground.language, SUBJECT, "infinitive").search(first.group()):
            return self.ground.cases
        return any(t.span.start == first.start() for t in self._acts())

    def _verb(self, content: Span) -> Span:
        """A side from its verb on: helpers such as "would", "is ready to" left out."""
        start = content.start
        while match := WORD.search(self.ground.text, start, content.end):
            if not edges(self.ground.language, EVENTS, "words.auxiliaries").search(f" {match.group()} "):
                break
            start = match.end()
        return self._trim(start, content.end) or content


def find(article: Article, statements: tuple[Statement, ...], entities: tuple[Entity, ...]) -> tuple[Deal, ...]:
    """The deals that the text tells of, in its order; one of which only one side can be read is left out."""
    if not article.read_in or not _may_tell(article):
        return ()
    spelling, there, said, named, _ = respelled(article, statements, entities, ())
    if not _may_tell(there):
        return ()
    ground = lay_out(there, said, named, ())
    reader = Reader(ground)
    found: list[Deal] = []
    for n, sentence in enumerate(there.sentences):
        bargain = reader.read(sentence, there.sentences[n - 1] if n else None)
        if bargain:
            found.append(_deal(article, ground, spelling, bargain, f"x{len(found) + 1}"))
    return tuple(found)


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
