"""Who bargains and what is no offer: the speaker, the other side, a lawyer's client, a body called by a noun.

Words in `data/<language>/deals.toml`.
"""

from __future__ import annotations

import re

from headwater.attribute import presentation
from headwater.attribute.happenings import heads, sorts, states
from headwater.attribute.happenings.clauses import Party
from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.stand_ins import StandIns
from headwater.attribute.happenings.stretches import SUBJECT, Side, Stretches
from headwater.attribute.happenings.words import Trigger, listed, triggers
from headwater.attribute.nouns import WORD
from headwater.attribute.patterns import pattern
from headwater.records import Span

PLAINLY = 0.9
"""Share of the readings of a name from which it is plainly a subject."""
TITLED = 40
"""Characters before a name in which a noun for it and its preposition stand."""
NEARBY = 700
"""Characters before a deal in which the other side was named."""
ASIDE = 3
"""Words between a comma and "said", at most."""
_TITLE = re.compile(r"(\w+) ([^\W\d_]+) $")
_GIVING = frozenset({"retreat", "aid"})
_FAVOURS = frozenset(f"retreat.{mode}" for mode in ("release", "ease", "withdraw", "return", "ceasefire")) | {
    "aid.grant",
    "aid.asylum",
    "agree.agree",
    "agree.sign",
    "vote.adopt",
    "support.recognise",
}
"""What is done for another, and may be asked for."""
_HOSTILE = frozenset({"sanction", "threaten", "assault", "coerce", "accuse", "mobilize", "die"})
"""What is no return for anything but the like."""


class Bargainers(Stretches):
    """The sides of the deals of one article, by who they are."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self.stand_ins = StandIns(ground)
        self.acts: tuple[Trigger, ...] | None = None

    def _over(self, gives: Side, gets: Side) -> bool:
        """True where both sides are told as past: what happened after something else is no offer."""
        text, language = self.ground.text, self.ground.language
        told = [presentation.judge((side.told or side.content).of(text), language) for side in (gives, gets)]
        return all(put.tense == "past" and put.certainty == "certain" and not put.conditional for put in told)

    def _counterpart(self, party: str, where: Span, given: Span, whose: Span) -> str | None:
        """The other side, that of `whose`, where only one is named: for whom the speaker acts, else whose it is what
        the one gives (`given`), else who is named most beside the one."""
        known = self.ground.mentions.entities
        said = self.ground.covering(Span(where.start, where.start + 1)) or self.ground.covering(where)
        own = states.behind(self.ground, said[0][1].source.entity) if said else None
        if own and own != party and states.behind(self.ground, party) != own:
            return own
        if owner := self._whose(given, party):
            return owner
        if known[party].kind != "place":
            return self._opposite(party, where, whose)
        same = [e for e in known.values() if e.kind == known[party].kind and not e.outlet and e.id != party]
        counts = sorted(((len(e.mentions), e.id) for e in same), reverse=True)
        clear = len(counts) == 1 or (len(counts) > 1 and counts[0][0] > counts[1][0])
        return counts[0][1] if clear and counts[0][0] > 1 else None

    def _opposite(self, party: str, where: Span, whose: Span) -> str | None:
        """The one body named up to the deal beside the giver and the body for which the giver acts; None where the
        side itself (`whose`) begins with whoever gives: "the prosecutors drop the case"."""
        nouns = heads.nouns_for(self.ground, False)
        if any(w.lower() in nouns for w in WORD.findall(whose.of(self.ground.text))[:3]):
            return None
        own = {party, states.behind(self.ground, party), self.stand_ins.body_of(party)}
        before = self.ground.named_between(max(0, where.start - NEARBY), where.end)
        found = {m.entity.id for m in before if m.entity.kind == "organization" and not m.entity.outlet} - own
        return found.pop() if len(found) == 1 else None

    def _whose(self, given: Span, party: str) -> str | None:
        """The state or body whose what one side would give is: "bank accounts of the Marundi airline"."""
        for word in WORD.finditer(self.ground.text, given.start, given.end):
            owner = states.by_adjective(self.ground, word.group())
            if owner and owner != party:
                return owner
        named = [m.entity for m in self.ground.named(given) if m.entity.kind == "place" and not m.entity.outlet]
        others = list(dict.fromkeys(e.id for e in named if e.id not in (party, states.behind(self.ground, party))))
        return others[0] if len(others) == 1 else None

    def _client(self, whole: Span) -> str | None:
        """For whom a lawyer speaks: the person of whom the text speaks most, the speaker aside."""
        speaker = self._speaker(whole)
        people = [
            e for e in self.ground.mentions.entities.values() if e.kind == "person" and e.id != speaker and e.mentions
        ]
        before = [e for e in people if e.mentions[0].start < whole.start]
        return max(before, key=lambda e: len(e.mentions)).id if before else None

    def _group(self, word: str, span: Span) -> str | None:
        """The one body named before that "the company" can mean; people in the plural are nobody's name."""
        if not pattern(self.ground.language, SUBJECT, "bodies").fullmatch(word):
            return None
        before = (
            [
                m.entity
                for m in self.ground.named_between(max(0, span.start - 600), span.start)
                if m.entity.kind == "organization" and not m.entity.outlet
            ]
            if span.start
            else []
        )
        one = before[-1] if len({e.id for e in before}) == 1 else None
        return one.id if one and sorts.fit(self.ground, one, word) != "unlike" else None  # the ministry is no union

    def _speaker(self, whole: Span, ours: bool = False) -> str | None:
        """Who says so; of "we" the state or body for which they speak."""
        said = self.ground.covering(Span(whole.start, whole.start + 1)) or self.ground.covering(whole)
        if not said:
            return None
        return self.stand_ins.ours(said[0][1]) if ours else self.stand_ins.of_source(said[0][1])

    def _before_speaker(self, start: int, end: int) -> int:
        """Where ", she said" begins that stands in or behind a side."""
        for statement in self.ground.statements:
            for cue in statement.cue:
                comma = self.ground.text.rfind(",", start, cue.start) if start < cue.start < end else -1
                if comma > start and len(WORD.findall(self.ground.text[comma : cue.start])) <= 3:
                    return comma
        return end

    def _in_aside(self, name: Span, whole: Span) -> bool:
        """True for who is named between a comma and "said": she of "would hand the island back, she said"."""
        comma = self.ground.text.rfind(",", whole.start, name.start)
        if comma < 0:
            return False
        cues = [cue for s in self.ground.statements for cue in s.cue if name.end <= cue.start and cue.end <= whole.end]
        closed = [cue for cue in cues if cue.end == whole.end or self.ground.text[cue.end] == ","]
        return any(len(WORD.findall(self.ground.text[comma : cue.start])) <= ASIDE for cue in closed)

    def _behind_offer(self, start: int, end: int) -> int:
        """Where what is offered begins: behind ", having met B, promised to"."""
        for found in pattern(self.ground.language, SUBJECT, "offered").finditer(self.ground.text, start, end):
            if len(WORD.findall(self.ground.text[found.end() : end])) > 1:
                start = found.end()
        return start

    def _given(self, side: Side) -> bool:
        """True where a side tells of an event that gives another something: a release, aid."""
        whole = side.told or side.content
        return any(t.type in _GIVING and whole.covers(t.span) for t in self._acts())

    def _favoured(self, side: Side) -> bool:
        """True where a side tells of an event that is a favour to another."""
        whole = side.told or side.content
        return any(f"{t.type}.{t.mode}" in _FAVOURS and whole.covers(t.span) for t in self._acts())

    def _grants(self, side: Side) -> bool:
        """True where a side tells of a favour to another, or has words of one."""
        whole = side.told or side.content
        return self._favoured(side) or self._is("favours", whole.start, whole.end)

    def _hostile(self, side: Side) -> bool:
        """True where a side tells of nothing but what is done against somebody."""
        whole = side.told or side.content
        types = {t.type for t in self._acts() if whole.covers(t.span)}
        return bool(types) and types <= _HOSTILE and not self._grants(side)

    def _received(self, side: Side) -> Span | None:
        """What somebody "will get" by a side: whoever does gives the other side, not this."""
        start = (side.told or side.content).start
        verb = pattern(self.ground.language, SUBJECT, "receives").search(self.ground.text, start, side.content.end)
        if verb is None or len(WORD.findall(self.ground.text[side.content.start : verb.start()])) > 1:
            return None
        return self._trim(verb.end(), side.content.end)

    def _acts(self) -> tuple[Trigger, ...]:
        """The words of the article that tell of events."""
        if self.acts is None:
            self.acts = triggers(self.ground.text, self.ground.language)
        return self.acts

    def _may_give(self, party: Party) -> bool:
        if party.led or party.owns or self._in_place(party):
            return False
        return not self.ground.cases or party.nominative >= 0.3

    def _in_place(self, party: Party) -> bool:
        """True for a place named behind a noun that a preposition leads: "to the port / Lim"."""
        if not self.ground.cases or party.entity.kind != "place" or party.nominative >= PLAINLY:
            return False
        before = _TITLE.search(self.ground.text, max(0, party.span.start - TITLED), party.span.start)
        if before is None or before[1].lower() not in listed(self.ground.language, "preposition"):
            return False
        return bool(sorts.of_noun(self.ground.language, before[2]))
