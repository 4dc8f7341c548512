"""What is going on: the claims of one affair, who really stands behind each, and when which word comes out."""

from __future__ import annotations

import random
from collections import deque
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from benchmarks.mill.dials import Dials
from benchmarks.mill.facts import ACCIDENTS, KINDS, TOPICS, Fact, Kind, countable
from benchmarks.mill.voices import Face, Origin, of_person
from benchmarks.mill.world import Person, World, firms_of

Stance = Literal["asserts", "confirms", "denies", "declines", "silent"]
BEGINNING = date(2025, 1, 6)
"""Day 0 of the world, a Monday."""
DAY = 24 * 60
REMEMBERED = 600
"""Affairs back, at most, to the one of which another is the twin: some ten days."""
APART = 12
"""Days, at least, between two facts that differ in day and number alone and are no twins."""
KEPT = 20_000
"""Facts that are remembered before the old ones among them are forgotten."""
TWINS_APART = 4
"""The same for twins: a second strike at the same plant, a second round of sanctions."""
ONCE = ("resign", "appointment", "arrest", "sentence", "vote")
"""What does not happen to the same people again within days, and so has no twin."""
_ISSUERS = {"letter": "foreign", "draft": "government"}
_LEADERS = {  # the post of who leads a body
    "foreign": "foreign",
    "interior": "interior",
    "economy": "economy",
    "defence": "defence",
    "president": "president",
    "government": "premier",
}


@dataclass(frozen=True, slots=True)
class Word:
    """Somebody's word comes out: a public statement, or what one outlet was told. `after` in minutes from the first."""

    claim: int
    stance: Stance
    origin: Origin
    public: bool
    after: int


@dataclass(slots=True)
class Affair:
    """Claims that come up together. The first word of each claim is in `words`, in the order of time."""

    number: int
    begins: int
    facts: list[Fact]
    words: list[Word] = field(default_factory=list)
    asked: Origin | None = None
    asked_stance: Stance = "declines"

    def claim(self, i: int) -> str:
        """The id of a claim."""
        return f"c{self.number}.{i}"


class Affairs:
    """Makes one affair after another."""

    def __init__(self, world: World, dials: Dials, rng: random.Random) -> None:
        self._world = world
        self._dials = dials
        self._rng = rng
        self._past: deque[Fact] = deque(maxlen=REMEMBERED)
        self._taken: dict[tuple[object, ...], date] = {}

    def next(self, number: int, begins: int) -> Affair:
        """The affair that begins in this minute of the world."""
        rng = self._rng
        fact = self._new(begins)
        affair = Affair(number, begins, [fact])
        first = self._first(affair, fact)
        affair.words.append(first)
        if rng.random() < self._dials.second_claim:
            affair.facts.append(self._beside(fact, begins))
            affair.words.append(replace(first, claim=1))
        self._later(affair, first)
        if not first.origin.official and rng.random() < self._dials.no_comment:
            affair.asked = Origin(*self._body(fact))
            affair.asked_stance = rng.choice(("declines", "silent"))
        affair.words.sort(key=lambda word: word.after)
        return affair

    # Facts

    def _new(self, begins: int) -> Fact:
        today = BEGINNING + timedelta(days=begins // DAY)
        twin = bool(self._past) and self._rng.random() < self._dials.twins
        for _ in range(60):
            fact = self._twin(today) if twin else self._fact(None, today)
            if self._free(fact, TWINS_APART if twin else APART):
                break
            twin = False
        self._past.append(fact)
        self._taken[_key(fact)] = fact.day
        if len(self._taken) > KEPT:
            self._taken = {key: day for key, day in self._taken.items() if (today - day).days <= APART}
        return fact

    def _free(self, fact: Fact, apart: int) -> bool:
        """True where nobody could take this fact for an earlier one."""
        last = self._taken.get(_key(fact))
        return last is None or abs((fact.day - last).days) >= apart

    def _twin(self, today: date) -> Fact:
        old = self._rng.choice([fact for fact in self._past if fact.kind not in ONCE] or [self._fact(None, today)])
        n = countable(old.n + self._rng.choice((-3, -2, 2, 3, 5, 9))) if old.n else 0
        return replace(old, day=self._day(old.about, today), n=n)

    def _fact(self, near: Fact | None, today: date) -> Fact:
        rng = self._rng
        kind = KINDS[rng.choice(sorted(KINDS))]
        c = near.c if near else min(int(rng.expovariate(0.35)), self._world.countries - 1)
        d = near.d if near else rng.choice([i for i in range(self._world.countries) if i != c])
        t = near.t if near else rng.choice(self._world.towns(c))
        n = countable(rng.randint(*kind.number)) if kind.number else 0
        p = self._concerned(kind, c)
        q = self._concerned(kind, d) if "q" in kind.slots else None
        firm = near.f if near else rng.choice(firms_of(t))
        g, x = rng.choice(TOPICS), rng.choice(ACCIDENTS)
        return Fact(kind.key, c, d, t, firm, g, x, self._day(kind, today), n, p.id if p else -1, q.id if q else -1)

    def _concerned(self, kind: Kind, c: int) -> Person | None:
        if "p" not in kind.slots:
            return None
        return self._rng.choice(self._world.holders(c, self._rng.choice(kind.person)))

    def _beside(self, fact: Fact, begins: int) -> Fact:
        today = BEGINNING + timedelta(days=begins // DAY)
        for attempt in range(40):
            other = self._fact(fact, today)
            fits = attempt > 25 or set(other.about.bodies) & set(fact.about.bodies)
            if fits and other.kind != fact.kind and other.actor == fact.actor and self._free(other, APART):
                self._taken[_key(other)] = other.day
                return other
        return replace(self._fact(fact, today), kind="troops", n=countable(self._rng.randint(200, 5000)))

    def _day(self, kind: Kind, today: date) -> date:
        away = self._rng.choice((1, 2, 3, 4, 7)) if kind.future else -self._rng.choice((0, 0, 0, 1, 1, 2))
        return today + timedelta(days=away)

    # Words

    def _first(self, affair: Affair, fact: Fact) -> Word:
        dials, kind = self._dials, fact.about
        sorts = {"official": dials.official, "named": dials.named, "unnamed": dials.unnamed}
        sorts |= {"silent": dials.silent, "own": dials.own, "document": dials.document if kind.documents else 0.0}
        sort = self._rng.choices(list(sorts), list(sorts.values()))[0] if sum(sorts.values()) else "official"
        hidden = f"hidden:{affair.number}"
        origin = {
            "official": lambda: self._official(fact),
            "named": lambda: self._other(fact, ()),
            "unnamed": lambda: Origin(hidden, (self._unnamed(fact),)),
            "document": lambda: self._document(affair, fact),
            "silent": lambda: Origin(hidden, ()),
            "own": lambda: Origin(hidden, (), "own"),
        }[sort]()
        return Word(0, "asserts", origin, sort == "official", 0)

    def _later(self, affair: Affair, first: Word) -> None:
        dials, rng, fact = self._dials, self._rng, affair.facts[0]
        veiled = not first.origin.named
        if veiled and first.origin.faces and rng.random() < dials.twice_unnamed:
            same = rng.random() < dials.same_unnamed
            id_ = first.origin.id if same else first.origin.id + ":2"
            affair.words.append(Word(0, "asserts", Origin(id_, (self._unnamed(fact),)), False, rng.randint(60, 1200)))
        if rng.random() < dials.second_named:
            other = self._other(fact, tuple(f.who.id for f in first.origin.faces if f.who))
            if veiled and rng.random() < dials.leaker_named:
                other = replace(other, id=first.origin.id)
            if other.id != first.origin.id or veiled:
                affair.words.append(Word(0, "asserts", other, False, rng.randint(120, 1800)))
        roll = rng.random()
        if first.origin.official:
            if roll < dials.denied / 3:
                affair.words.append(Word(0, "denies", self._other(fact, ()), False, rng.randint(180, 2000)))
        elif roll < dials.confirmed + dials.denied:
            stance: Stance = "confirms" if roll < dials.confirmed else "denies"
            affair.words.append(Word(0, stance, self._official(fact), True, rng.randint(180, 2200)))

    def _official(self, fact: Fact) -> Origin:
        rng, kind = self._rng, fact.about
        if rng.random() < 0.5:
            id_, faces = self._body(fact)
            leader = _LEADERS.get(faces[0].key)
            if leader and rng.random() < self._dials.office:
                faces = (*faces, of_person(self._world.holders(fact.actor, leader)[0]))
            return Origin(id_, faces)
        post = rng.choice(kind.posts or ("speaker_interior",))
        return self._of(self._holder(fact, post))

    def _body(self, fact: Fact) -> tuple[str, tuple[Face, ...]]:
        key = self._rng.choice(fact.about.bodies)
        return f"body:{key}:{fact.actor}", (Face("body", key, fact.actor, fact.t),)

    def _other(self, fact: Fact, without: tuple[int, ...]) -> Origin:
        for _ in range(20):
            who = self._holder(fact, self._rng.choice(fact.about.others))
            if who.id not in without and who.id not in (fact.p, fact.q):
                break
        return self._of(who)

    def _of(self, who: Person) -> Origin:
        face = of_person(who)
        return Origin(f"body:{face.body}:{who.country}" if face.spokesman else f"person:{who.id}", (face,))

    def _holder(self, fact: Fact, post: str) -> Person:
        people = self._world.holders(fact.actor, post)
        if post == "mayor":
            people = [w for w in people if w.town == fact.t] or people
        if post == "director":
            people = [w for w in people if w.firm == fact.f] or people
        return self._rng.choice(people)

    def _unnamed(self, fact: Fact) -> Face:
        return Face("unnamed", self._rng.choice(fact.about.unnamed), fact.actor, fact.t)

    def _document(self, affair: Affair, fact: Fact) -> Origin:
        key = self._rng.choice(fact.about.documents)
        group = self._rng.randrange(4)
        face = Face("document", key, fact.actor, fact.t, None, group)
        issuer = _ISSUERS.get(key)
        id_ = f"body:{issuer}:{fact.actor}" if issuer else f"document:{key}:{affair.number}"
        return Origin(id_, (face,))


_SAME = {
    "arrest": "p", "sentence": "p", "appointment": "p", "resign": "p", "visit": "pd", "agreement": "cd",
    "meeting": "pq", "closure": "t", "release": "t", "troops": "t", "vote": "cg", "sanctions": "cd", "aid": "cd",
    "offer": "cd", "strike": "tf", "deaths": "tf", "attack": "tf", "layoffs": "tf",
}  # fmt: skip
"""What, of each kind, does not happen to the same twice within days."""


def _key(fact: Fact) -> tuple[object, ...]:
    """What two facts have in common that a reader would take for one; of two parties to something in either order."""
    parts = [getattr(fact, slot) for slot in _SAME[fact.kind]]
    return (fact.kind, *(sorted(parts) if fact.kind in ("agreement", "meeting") else parts))
