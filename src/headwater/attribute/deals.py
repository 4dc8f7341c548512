"""What one side would give and what it would get.

Read where the text itself ties the two: "A would do this in exchange for that", "A does this, and in return B does
that", "In return, ..." in the sentence behind, "A would do this if B does that", "a simple deal: A does this, B does
that". Who gives is found as who acts in an event. Words in `data/<language>/deals.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.attribute import presentation
from headwater.attribute.event_clauses import Party, everybody, words_of
from headwater.attribute.event_ground import Ground, lay_out
from headwater.attribute.event_letters import Spelling, respelled
from headwater.attribute.event_stand_ins import StandIns
from headwater.attribute.event_words import SUBJECT as EVENTS
from headwater.attribute.event_words import Trigger, triggers
from headwater.attribute.patterns import edges, pattern
from headwater.records import Article, Deal, DealSide, Entity, Span, Statement

SUBJECT = "deals"
HEAD = 40
"""Characters at the head of a sentence in which "in return" may stand for it to answer the sentence before."""

_TRIM = " \t\n,;:.–—“”„«»‘’\"'()"
_WORD = re.compile(r"[\w’'ʼ-]+")
_GIVING = frozenset({"retreat", "aid", "support"})


@dataclass(frozen=True, slots=True)
class Side:
    """What one side would give: `party` is None where it is not named; `acts` where it is somebody that can give."""

    party: str | None
    content: Span
    acts: bool = True


@dataclass(frozen=True, slots=True)
class Bargain:
    """The two sides of a deal, where it is told, and the condition, where it has the form of one."""

    gives: Side
    gets: Side
    where: Span
    conditions: tuple[Span, ...] = ()


class Reader:
    """Reads the deals of one article."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.stand_ins = StandIns(ground)
        self.acts: list[Trigger] | None = None

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
        if self._is("legislates", joint.end(), end) or self._is("threatens", where.start, where.end):
            return None
        gets = self._side(joint.end(), end)
        before = self.ground.text[where.start : joint.start()]
        if len(before.strip(_TRIM)) < 12 or edges(self.ground.language, SUBJECT, "source_head").fullmatch(before):
            gives = self._side(end, self._end(end + 2, where.end), True)
        else:
            gives = self._side(self._start(where.start, joint.start()), joint.start(), True)
        if gets is None or gives is None or not self._gives(gets):
            return None
        trimmed = self._trim(joint.start(), end)
        return self._made(gives, gets, where, (trimmed,) if trimmed else ())

    def _announced(self, sentence: Span) -> Bargain | None:
        """Reads "A simple deal: A does this, and B does that", "first A ..., then B ..."."""
        named = self._find("announced", sentence)
        if not named:
            return None
        joint = self._find("halves", Span(named.end(), sentence.end)) if named.end() < sentence.end else None
        if not joint:
            return None
        end = self._end(joint.end(), sentence.end)
        gives, gets = self._side(named.end(), joint.start()), self._side(joint.end(), end)
        if not gives or not gets or not gives.party or not gets.party:
            return None
        return self._made(gives, gets, sentence)

    def _made(
        self, gives: Side | None, gets: Side | None, where: Span, conditions: tuple[Span, ...] = ()
    ) -> Bargain | None:
        if gives is None or gets is None:
            return None
        tied = not conditions and gives.acts and gets.acts
        if not (gives.party or gets.party or tied):
            return None  # "in return" between nobodies is a turn of phrase
        if gives.party == gets.party:
            gets = Side(None, gets.content, gets.acts)
        return Bargain(gives, gets, where, conditions)

    # Stretches ------------------------------------------------------------------------------------------------------

    def _around(self, sentence: Span, joint: re.Match[str]) -> Span:
        """The content that holds both sides, else the sentence."""
        for content, statement in self.ground.covering(Span(joint.start(), joint.end())):
            if content.start < joint.start() - 12 and content.end > joint.end() + 4:
                return Span(max(sentence.start, content.start), min(sentence.end, content.end))
            pieces = [c for c in statement.content if sentence.covers(c)]
            if len(pieces) > 1:
                return Span(pieces[0].start, pieces[-1].end)
        return sentence

    def _start(self, since: int, until: int) -> int:
        """Where the clause that makes the offer begins: behind the last "that" or mark before it."""
        found = since
        for match in edges(self.ground.language, SUBJECT, "offer_start").finditer(self.ground.text, since, until):
            if len(self.ground.text[match.end() : until].strip(_TRIM)) > 12:
                found = match.end()
        return found

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
        return start < end and bool(pattern(self.ground.language, SUBJECT, key).search(self.ground.text, start, end))

    def _trim(self, start: int, end: int) -> Span | None:
        piece = self.ground.text[start:end]
        left = len(piece) - len(piece.lstrip(_TRIM))
        kept = piece.strip(_TRIM)
        return Span(start + left, start + left + len(kept)) if re.search(r"\w", kept) else None

    # Sides ----------------------------------------------------------------------------------------------------------

    def _without(self, start: int, turn: re.Match[str], end: int) -> Side | None:
        """The side around a word such as "in return", which stands before or behind who gives."""
        ahead_of_it = self._behind_conjunction(self._trim(start, turn.start()))
        if ahead_of_it is None or ahead_of_it.end - ahead_of_it.start < 3:
            return self._side(self._past_speaker(turn.end(), end), end)
        demanded = edges(self.ground.language, SUBJECT, "that").match(self.ground.text, turn.end(), end)
        ahead = self._who(start, turn.start())
        if demanded:
            wished = self._side(demanded.end(), self._end(demanded.end(), self.ground.sentence(start).end), False)
            return wished if wished is None or wished.party else Side(None, wished.content, wished.acts)
        behind = self._side(turn.end(), end)
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
        return Side(inside[-1].entity.id if inside else None, content)

    def _side(self, start: int, end: int, main: bool = False) -> Side | None:
        """Who gives and what, in one clause."""
        whole = self._behind_conjunction(self._trim(start, end))
        if whole is None:
            return None
        offered = self._offered(whole)
        if offered:
            return offered
        subject = next((p for p in everybody(self.ground, whole.start, whole.end) if self._may_give(p)), None)
        word = self._word_subject(whole, subject.span.start if subject else whole.end)
        if word is not None and not (subject and subject.span.start - word[1] < 4):
            return self._cut_to(whole, word[1], word[0], True)
        if subject:
            return self._cut_to(whole, subject.span.end, subject.entity.id, True)
        speaks = main and self._begins_with_verb(whole)
        return self._cut_to(whole, whole.start, self._speaker(whole) if speaks else None, False)

    def _begins_with_verb(self, whole: Span) -> bool:
        """True for "to withdraw ...", "would withdraw ...", "zejdziemy ...": the subject is who says so."""
        first = _WORD.search(self.ground.text, whole.start, whole.end)
        if not first:
            return False
        language = self.ground.language
        helper = edges(language, EVENTS, "words.auxiliaries").search(f" {first.group()} ")
        forms = (edges(language, SUBJECT, "infinitive"), edges(language, SUBJECT, "we"))
        return bool(helper) or any(form.search(first.group()) for form in forms)

    def _behind_conjunction(self, whole: Span | None) -> Span | None:
        first = _WORD.match(self.ground.text, whole.start, whole.end) if whole else None
        if whole and first and first.group().lower() in words_of(self.ground.language, "joining"):
            return self._trim(first.end(), whole.end)
        return whole

    def _cut_to(self, whole: Span, start: int, party: str | None, acts: bool) -> Side | None:
        content = self._trim(start, whole.end)
        return Side(party, self._verb(content), acts) if content else None

    def _may_give(self, party: Party) -> bool:
        return not party.led and not party.owns and (not self.ground.cases or party.nominative >= 0.3)

    def _word_subject(self, whole: Span, until: int) -> tuple[str | None, int] | None:
        """A pronoun, a noun for somebody known or for people, at the head of a clause: who it is and where it ends."""
        for n, match in enumerate(_WORD.finditer(self.ground.text, whole.start, min(whole.end, until))):
            if n > 4:
                return None
            span, word = Span(match.start(), match.end()), match.group()
            if word.lower() in words_of(self.ground.language, "self"):
                return self._speaker(whole), span.end
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

    def _group(self, word: str, span: Span) -> str | None:
        """The one body named before that "the company" can mean; people in the plural are nobody's name."""
        if not pattern(self.ground.language, SUBJECT, "bodies").fullmatch(word):
            return None
        before = (
            [
                m.entity
                for m in self.ground.named(Span(max(0, span.start - 600), span.start))
                if m.entity.kind == "organization" and not m.entity.outlet
            ]
            if span.start
            else []
        )
        return before[-1].id if len({e.id for e in before}) == 1 else None

    def _speaker(self, whole: Span) -> str | None:
        said = self.ground.covering(Span(whole.start, whole.start + 1)) or self.ground.covering(whole)
        return self.stand_ins.of_source(said[0][1]) if said else None

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
        close = bool(told) and told[0].span.start - behind.start < 30
        content = self._trim(told[0].span.end, whole.end) if close else behind
        if content is None:
            return None
        first = _WORD.search(self.ground.text, content.start)
        if close and first and edges(self.ground.language, SUBJECT, "infinitive").search(first.group()):
            return Side(told[0].entity.id, content)
        givers = [p for p in everybody(self.ground, whole.start, offer.start()) if self._may_give(p)]
        if givers:
            return Side(givers[-1].entity.id, content)
        word = self._word_subject(Span(whole.start, max(whole.start + 1, offer.start())), offer.start())
        return Side(word[0] if word else self._speaker(content), content)

    def _verb(self, content: Span) -> Span:
        """A side from its verb on: helpers such as "would", "is ready to" left out."""
        start = content.start
        while match := _WORD.search(self.ground.text, start, content.end):
            if not edges(self.ground.language, EVENTS, "words.auxiliaries").search(f" {match.group()} "):
                break
            start = match.end()
        return self._trim(start, content.end) or content

    def _gives(self, side: Side) -> bool:
        """True where a condition is something that somebody gives, not the weather."""
        if side.party or side.acts:
            return True
        if self.acts is None:
            self.acts = triggers(self.ground.text, self.ground.language)
        return any(t.type in _GIVING and side.content.covers(t.span) for t in self.acts)


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
    put = presentation.judge(spelling.back(bargain.gives.content).of(article.text), article.read_in or "")
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
