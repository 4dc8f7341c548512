"""Who gives each side of a deal, weighed: the answer of the rules beside all that the text says of those named near.

Of a side the text often says only "they", "the company", "lift the ban": the giver is who speaks, the state for which
the speaker acts, who was spoken to, or whom the text has named before as the other in the quarrel. Each of these is a
sign; the weights are learnt by `training/parties.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from headwater import wordforms
from headwater.attribute.happenings import signs, sorts, states
from headwater.attribute.happenings.clauses import Sides, everybody
from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.hints import Hints
from headwater.attribute.happenings.parties import by_rules
from headwater.attribute.happenings.settled import settled
from headwater.attribute.happenings.stand_ins import StandIns
from headwater.attribute.happenings.stretches import SUBJECT, Bargain, Side
from headwater.attribute.happenings.words import listed, triggers
from headwater.attribute.nouns import WORD
from headwater.attribute.patterns import pattern
from headwater.records import Entity, Span

LIKELY = 0.35
"""Share from which somebody is taken for the giver where the rules took nobody; at a half fewer were right, at 0.3 the
reports had givers that they do not name (five-fold, passages and reports)."""
KEPT = 0.25
"""Share from which the giver that the rules found is kept."""
PLAIN = 0.45
"""Share from which a side that begins with "the drivers" is somebody's: they are a party though they have no name."""
UNLIKE = 0.5
"""What is left of the share of a place or body where the side says "the company" or "the union" and it is none."""
LOCATED = 0.25
"""What is left of the share of a place near which something only is, and of a ship that is let go."""
PEOPLED = {"person": 0.4, "place": 0.6}
"""What is left of the share of a person or a place where the side says "the nurses" and means others."""
NEARBY = 700
"""Characters before a deal in which its parties are named."""
STEM = 5
"""Letters of a noun, at least, by which it is that of a name; its last may be another in another case."""
_MEETING = ("consult", "agree")
HEAD = 4
"""Words at the head of a side among which its subject stands."""
_PRONOUNS = ("ours", "self", "he", "she", "they", "it")


@dataclass
class Partners:
    """Who may give the sides of one bargain."""

    ground: Ground
    stand_ins: StandIns
    bargain: Bargain
    known: list[Entity] = field(default_factory=list)
    """Whoever may give a side."""

    def __post_init__(self) -> None:
        near = self._near()
        self.bargain = settled(Hints(self.ground, self.stand_ins, self.bargain, near))
        meant = (self.ground.mentions.entities.get(s.party or "") for s in (self.bargain.gives, self.bargain.gets))
        self.known = [*near, *(e for e in meant if e and e not in near)]

    def choose(self) -> Bargain:
        """The bargain with the likeliest givers, not the same for both sides."""
        sides = (self.bargain.gives, self.bargain.gets)
        found = [self._shares(n) for n in (0, 1)]
        pairs = [(a * b, one, other) for one, a in found[0] for other, b in found[1] if self._two(one, other)]
        _, gives, gets = max(pairs, key=lambda pair: pair[0])
        gives, gets = self._fuller(gives), self._fuller(gets)
        return replace(self.bargain, gives=replace(sides[0], party=gives), gets=replace(sides[1], party=gets))

    def _fuller(self, id: str | None) -> str | None:
        """Who bears the whole name of which somebody's is the last word: "the Kingdom" of the Kingdom of Gelmark."""
        entity = self.ground.mentions.entities.get(id or "")
        if entity is None or entity.kind == "person" or len(entity.name.split()) > 1:
            return id
        for other in self.ground.mentions.entities.values():
            words = other.name.split()
            if other.kind == entity.kind and len(words) == 2 and wordforms.alike(words[-1], entity.name):
                return other.id if sorts.of_noun(self.ground.language, entity.name) else id
        return id

    def _two(self, one: str | None, other: str | None) -> bool:
        """True for two who are not one and the same, nor found twice by one name in two cases."""
        if self._says(one, 1) or self._says(other, 0):
            return False
        if one is None or other is None:
            return True
        return one != other and not wordforms.alike(*(self.ground.mentions.entities[id].name for id in (one, other)))

    def _says(self, id: str | None, n: int) -> bool:
        """True for whoever says "we" of one side: the other is not theirs."""
        return id is not None and id == self.hints.speaker and self.hints.speaks(n)

    def _shares(self, n: int) -> list[tuple[str | None, float]]:
        """How likely each may give a side; nobody is as likely as somebody has to be."""
        rule = (self.bargain.gives, self.bargain.gets)[n].party
        if rule and self.ground.mentions.entities[rule].outlet:
            return [(rule, 1.0)]
        weights = signs.weights("deals")
        shares = [(id, signs.shares(held, weights, 1)[0]) for id, held in self.candidates(n)]
        shares = [(id, share * self._left(n, id)) for id, share in shares]
        nobody = KEPT if rule else PLAIN if self.heads[n][0] == "people" else LIKELY
        return [(None, nobody), *shares]

    def _left(self, n: int, id: str) -> float:
        """What is left of somebody's share for what the side says of who gives."""
        if self.hints.located(id) or self.hints.let_go(n, id):
            return LOCATED
        if self.hints.no_place(n, id):
            return UNLIKE
        if id == (self.bargain.gives, self.bargain.gets)[n].party or not self.hints.peopled(n, id):
            return 1.0
        return PEOPLED.get(self.ground.mentions.entities[id].kind, 1.0) if self.heads[n][1] != id else 1.0

    def candidates(self, n: int) -> list[tuple[str, tuple[str, ...]]]:
        """Everybody who may give one side (0 what is given, 1 what is got) with the signs that hold."""
        return [(e.id, tuple(dict.fromkeys(self._signs(n, e)))) for e in self.known]

    # What is asked of everybody ---------------------------------------------------------------------------------------

    def _near(self) -> list[Entity]:
        """Whoever is named near the bargain or speaks of it; of outlets only one that was found to give a side."""
        where = self.bargain.where
        near = self.ground.named_between(max(0, where.start - NEARBY), where.end)
        rules = [self.bargain.gives.party, self.bargain.gets.party]
        ids = [*rules, *self.voices.values(), *(m.entity.id for m in near)]
        known = self.ground.mentions.entities
        found = [known[id] for id in dict.fromkeys(ids) if id in known]
        return [e for e in found if not e.outlet or e.id in rules]

    @cached_property
    def voices(self) -> dict[str, str | None]:
        """Who says that it is offered, for whom they speak, and to whom."""
        gives, gets = self.bargain.gives.content, self.bargain.gets.content
        said = self.ground.covering(gives) or self.ground.covering(gets)
        if not said:
            return {}
        source = self.stand_ins.of_source(said[0][1])
        told_to = said[0][1].told_to
        body, state = self.stand_ins.body_of(source), states.behind(self.ground, source)
        return {"speaker": source, "ours": self.stand_ins.ours(said[0][1]), "body": body, "state": state, "to": told_to}

    @cached_property
    def hints(self) -> Hints:
        """What else tells who gives a side."""
        return Hints(self.ground, self.stand_ins, self.bargain, self.known)

    @cached_property
    def acts(self) -> list[list[Sides]]:
        """Who acts in the events of each side."""
        found = triggers(self.ground.text, self.ground.language)
        wholes = [side.told or side.content for side in (self.bargain.gives, self.bargain.gets)]
        return [[by_rules(self.ground, self.stand_ins, t) for t in found if w.covers(t.span)] for w in wholes]

    @cached_property
    def ranks(self) -> dict[str, str]:
        """Who is named most often."""
        order = sorted(self.known, key=lambda e: -len(e.mentions))
        return {e.id: str(min(n, 3)) for n, e in enumerate(order)}

    @cached_property
    def met(self) -> set[tuple[str, str | None]]:
        """Who was told, shortly before, to have met, agreed or bargained with whom."""
        where = self.bargain.where
        near = Span(max(0, where.start - NEARBY), where.end)
        pairs: set[tuple[str, str | None]] = set()
        for found in triggers(self.ground.text, self.ground.language):
            if found.type in _MEETING and near.covers(found.span):
                sides = by_rules(self.ground, self.stand_ins, found)
                both = (*sides.actors, *sides.recipients)
                pairs |= {(one, other) for one in both for other in both if one != other}
        return pairs

    @cached_property
    def heads(self) -> list[tuple[str, str | None]]:
        """What stands at the head of each side where a subject would, and for whom it stands."""
        return [self._head(side) for side in (self.bargain.gives, self.bargain.gets)]

    def _head(self, side: Side) -> tuple[str, str | None]:
        whole = side.told or side.content
        language = self.ground.language
        for word in list(WORD.finditer(self.ground.text, whole.start, whole.end))[:HEAD]:
            low, span = word.group().lower(), Span(word.start(), word.end())
            kind = next((key for key in _PRONOUNS if low in listed(language, key)), "")
            if not kind and pattern(language, SUBJECT, "bodies").fullmatch(word.group()):
                kind = "body"
            if not kind and (pattern(language, SUBJECT, "groups").fullmatch(word.group()) or self._noun(low)):
                kind = "people"
            if kind:
                return kind, self.stand_ins.of_word(word.group(), span)
            if self.ground.named(span):
                return "name", None
        return "none", None

    def _noun(self, low: str) -> bool:
        return low in listed(self.ground.language, "people") or low in listed(self.ground.language, "stands_for")

    def _called(self, side: Side, entity: Entity) -> bool:
        """True where a word of somebody's name stands at the head of a side: "the federation", of that of skiers."""
        if entity.kind != "organization":
            return False
        whole = side.told or side.content
        heads = [w.group().lower() for w in list(WORD.finditer(self.ground.text, whole.start, whole.end))[:HEAD]]
        name = [w.lower() for w in WORD.findall(entity.name)]
        return any(len(w) >= STEM and w[:-1] == n[: len(w) - 1] and len(n) <= len(w) + 1 for w in heads for n in name)

    # The signs of one -------------------------------------------------------------------------------------------------

    def _signs(self, n: int, entity: Entity) -> Iterator[str]:
        sides = (self.bargain.gives, self.bargain.gets)
        mine, other = sides[n], sides[1 - n]
        rule = "this" if mine.party == entity.id else "another" if mine.party else "nobody"
        theirs = "this" if other.party == entity.id else "another" if other.party else "nobody"
        head, meant = self.heads[n]
        held = [f"rule:{rule}", f"rule of other:{theirs}", f"rules:{rule}:{theirs}", f"at:{self._place(mine, entity)}"]
        held += [f"at other:{self._place(other, entity)}", f"kind:{entity.kind}", f"rank:{self.ranks[entity.id]}"]
        held += [f"voice:{key}" for key, id in self.voices.items() if id == entity.id]
        held += ["meant"] if meant == entity.id else []
        for key, acts in (("side", self.acts[n]), ("other", self.acts[1 - n])):
            held += [f"acts in {key}"] if any(entity.id in s.actors for s in acts) else []
            held += [f"touched in {key}"] if any(entity.id in s.recipients for s in acts) else []
        held += [f"{key} belongs" for key, side in (("own", mine), ("other", other)) if self._owns(side, entity)]
        held += [f"back:{self._back(entity)}"]
        held += ["behind other"] if self._behind(other.party, entity) else []
        held += ["called"] if self._called(mine, entity) else []
        held += [f"called beside:{theirs}"] if self._called(other, entity) else []
        held += ["met other"] if other.party != entity.id and (entity.id, other.party) in self.met else []
        held += self.hints.signs(n, entity)
        about = (f"head:{head}", f"acts:{mine.acts}", f"side:{n}", "if" if self.bargain.conditions else "for")
        yield "bias"
        yield from held
        yield from about
        yield from (f"{sign}|{one}" for sign in held for one in (*about, f"kind:{entity.kind}", f"rule:{rule}"))
        yield from (f"{sign}|{theirs}|{head}" for sign in held)

    def _place(self, side: Side, entity: Entity) -> str:
        """Where somebody is named in a side, and how."""
        whole = side.told or side.content
        for party in everybody(self.ground, whole.start, whole.end):
            if party.entity.id == entity.id:
                inside = "content" if side.content.covers(party.span) else "subject"
                led = "owns" if party.owns else "led" if party.led else "free"
                upright = party.nominative >= 0.5
                first = len(WORD.findall(self.ground.text[whole.start : party.span.start])) < HEAD
                return f"{inside}:{led}:{upright}:{first}"
        return "no"

    def _back(self, entity: Entity) -> str:
        """How many sentences before the bargain somebody is named last, and whether in it."""
        where = self.bargain.where
        if any(where.covers(m) for m in entity.mentions):
            return "here"
        before = [m for m in entity.mentions if m.end <= where.start]
        if not before:
            return "later"
        return str(min(self.ground.sentences_between(before[-1].end, where.start), 3))

    def _owns(self, side: Side, entity: Entity) -> bool:
        """True where what a side gives is somebody's: "sanctions on Karvenian ports"."""
        words = WORD.finditer(self.ground.text, side.content.start, side.content.end)
        return any(states.by_adjective(self.ground, w.group()) == entity.id for w in words)

    def _behind(self, party: str | None, entity: Entity) -> bool:
        """True for the state or body of the giver of the other side."""
        return bool(party) and entity.id in (states.behind(self.ground, party), self.stand_ins.body_of(party))
