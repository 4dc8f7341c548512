"""How a word spreads: who has it first, who writes from the same statement, who cites, who copies, who errs."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.mill import copying
from benchmarks.mill.affairs import Affair, Word
from benchmarks.mill.dials import Dials
from benchmarks.mill.facts import TOPICS, Fact, countable
from benchmarks.mill.pieces import Line, Piece, Taken
from benchmarks.mill.voices import Face, Origin
from benchmarks.mill.world import Outlet, World, firms_of

AT_ONCE = 0.25
"""Reports that are reproduced within four minutes (Cagé, Hervé, Viaud 2020)."""
MOST = 80
"""Articles on one word, at most."""
BACKGROUNDS = 24
"""Rows of backgrounds in each language."""
OPINIONS = 640
"""What opinions can be made of."""
HELD = 60
"""Opinions that are remembered so as not to be held by two people."""
ROUNDS, HOURS = 12, 9
"""How often everybody comes back to a great affair, and the hours between."""

SHORTEST = 3
"""Lines below which whoever copies a text adds something."""
NEIGHBOUR = 6.0
"""How much likelier an outlet takes up news of its own country."""


class Press:
    """All outlets of the world, at work on one affair after another."""

    def __init__(self, world: World, dials: Dials, rng: random.Random) -> None:
        self.world, self.dials, self.rng = world, dials, rng
        self._articles = 0
        self._held: deque[tuple[int, int]] = deque(maxlen=HELD)
        self._lines = 0

    def pieces(self, affair: Affair) -> list[Piece]:
        """All articles about an affair, in the order of time."""
        found: list[Piece] = []
        fame = min(MOST, int(self.rng.paretovariate(self.dials.fame)))
        if self.dials.great and affair.number % round(1000 / self.dials.great) == 100:
            fame = MOST
            for n in range(1, ROUNDS):
                later = replace(affair, begins=affair.begins + 60 * HOURS * n)
                found += self._word(later, 0, affair.words[0], fame, [])
        for i, word in enumerate(affair.words):
            if word.claim:
                continue  # a second claim comes out in the same articles as the first
            size = fame if i == 0 else max(1, int(fame * self.rng.uniform(0.2, 0.8)))
            found += self._word(affair, i, word, size, found)
        found.sort(key=lambda piece: (piece.when, piece.id))
        return found

    def noise(self, affair: Affair) -> Piece:
        """An article that claims nothing: background on who and what the affair is about."""
        outlet = self._outlet(affair.facts[0].c, frozenset()) or self.world.outlets[0]
        lines = tuple(self._backgrounds(affair, self.rng.randint(4, 7)))
        return self._piece(outlet, affair.begins + self.rng.randint(0, 900), affair, lines[0], lines, 0)

    def _word(self, affair: Affair, at: int, word: Word, size: int, before: list[Piece]) -> list[Piece]:
        used: set[str] = set()
        start = affair.begins + word.after
        firsts = max(1, round(size * self.dials.direct)) if word.public else 1
        told: list[Piece] = []
        quotes = self._quotes(affair, word)
        for n in range(firsts):
            outlet = self._outlet(affair.facts[0].actor, used, first=n == 0 and not word.public)
            if outlet is None:
                break
            used.add(outlet.key)
            told.append(
                self._original(affair, at, word, outlet, start + (n and self.rng.randint(2, 240)), before, quotes)
            )
        found = list(told)
        found += self._again(affair, told[0])
        when = float(start)
        while len(found) < size:
            when += self._pause()
            outlet = self._outlet(affair.facts[0].c, used)
            if outlet is None:
                break
            used.add(outlet.key)
            found.append(self._follow(affair, outlet, int(when), [p for p in found if p.when < when]))
        return found + [more for piece in found for more in self._family(affair, piece, used)]

    def _pause(self) -> float:
        """Minutes until the next one has it: a quarter within four of them, the others in their own time."""
        return self.rng.uniform(1, 4) if self.rng.random() < AT_ONCE else self.rng.expovariate(1 / 50) + 4

    # First reports

    def _original(
        self, affair: Affair, at: int, word: Word, outlet: Outlet, when: int, before: list[Piece], quotes: list[Line]
    ) -> Piece:
        origin = word.origin
        if origin.house:
            origin = replace(origin, id=f"house:{outlet.house}", house=outlet.house)
        face = self.rng.choice(origin.faces) if origin.faces else None
        mine = (outlet,) if not word.public and face and self.rng.random() < 0.6 else ()
        lead = self._told(affair, word, 0, origin, face, mine, full=True)
        lines = [lead]
        if word.stance in ("confirms", "denies"):
            lines += self._reminder(outlet, before)
        elif len(affair.facts) > 1 and at == 0:
            lines.append(self._told(affair, word, 1, origin, face, (), full=False))
        if face and face.sort != "document" and self.rng.random() < self.dials.quoted:
            lines.append(replace(self.rng.choice(quotes), dice=self._dice(), face=face))
        if face and face.sort != "document" and self.dials.sayings:
            lines += [replace(said, dice=self._dice(), face=face) for said in self._sayings(affair, word)]
        if affair.asked and at == 0:
            lines.append(self._asked(affair))
        lines += self._backgrounds(affair, self.rng.randint(2, 6))
        return self._piece(outlet, when, affair, lead, tuple(lines), at)

    def _reminder(self, outlet: Outlet, before: list[Piece]) -> list[Line]:
        """What had been reported, and by whom: the first report of the affair."""
        if not before:
            return []
        first = min(before, key=lambda piece: piece.when)
        line = first.head
        public = line.face is not None and line.face.official
        chain = () if first.outlet.root == outlet.root or public else (first.outlet,)
        return [replace(line, id=self._next(), dice=self._dice(), chain=chain, full=True, earlier=True, own=False)]

    def _again(self, affair: Affair, first: Piece) -> Iterator[Piece]:
        """The first report in a corrected or a longer version."""
        roll = self.rng.random()
        fact = affair.facts[0]
        if roll < self.dials.corrected and fact.n:
            wrong = replace(fact, n=countable(fact.n + self.rng.choice((-2, 2, 3, 4))))
            first.head = replace(first.head, fact=wrong)
            spoilt = tuple(replace(x, fact=wrong) if x.claim == affair.claim(0) else x for x in first.lines)
            right, first.lines = first.lines, spoilt
            lines = (*right, Line(self._next(), "note", self._dice(), fact, row=0))
            head = replace(first.head, fact=fact)
            yield self._version(first, head, lines)
        elif roll < self.dials.corrected + self.dials.updated:
            more = (*self._backgrounds(affair, 1), Line(self._next(), "note", self._dice(), fact, row=1))
            yield self._version(first, first.head, (*first.lines, *more))

    def _version(self, first: Piece, head: Line, lines: tuple[Line, ...]) -> Piece:
        when = first.when + self.rng.randint(30, 400)
        piece = self._piece(first.outlet, when, first.affair, head, lines, first.word)
        piece.text, piece.dice, piece.dateline = first.text, first.dice, first.dateline
        piece.taken = (Taken(first.id, "extended", len(first.lines) / len(lines)),)
        return piece

    # Those who have it from others

    def _follow(self, affair: Affair, outlet: Outlet, when: int, there: list[Piece]) -> Piece:
        firsts = [p for p in there if not p.taken and p.lines[0].chain in ((), (p.outlet,))]
        pool = there if self.rng.random() < self.dials.through or not firsts else firsts
        near = [p for p in pool if p.outlet.language == outlet.language]
        pool = near if near and self.rng.random() < 0.7 else pool
        model = self.rng.choices(pool, [p.outlet.size**1.5 for p in pool])[0]
        if self.rng.random() < self.dials.cite:
            return self._citing(affair, outlet, when, model)
        return self._copying(affair, outlet, when, model)

    def _citing(self, affair: Affair, outlet: Outlet, when: int, model: Piece) -> Piece:
        """A text of its own that says where it has this from."""
        lead = self._cited(model.head, model.outlet, outlet, full=True)
        lines = [lead]
        seconds = [x for x in model.lines if x.sort == "told" and x.id != model.head.id and x.stance == "asserts"]
        if seconds and self.rng.random() < 0.5:
            lines.append(self._cited(seconds[0], model.outlet, outlet, full=False))
        quotes = [x for x in model.lines if x.sort == "quote"]
        if quotes and lead.face and self.rng.random() < 0.4:
            lines.append(quotes[0])
        lines += self._backgrounds(affair, self.rng.randint(2, 5))
        return self._piece(outlet, when, affair, lead, tuple(lines), model.word)

    def _cited(self, line: Line, from_: Outlet, outlet: Outlet, *, full: bool) -> Line:
        chain = (from_, *(o for o in line.chain if o.root != from_.root))[:2]
        face = line.face
        if self.rng.random() < self.dials.dropped and len(chain) + bool(face) > 1:
            if len(chain) > 1:
                chain = (chain[self.rng.randrange(2)],)
            elif self.rng.random() < 0.5 and line.stance == "asserts":
                face = None
        chain = tuple(o for o in chain if o.root != outlet.root)
        return replace(line, id=self._next(), dice=self._dice(), chain=chain, face=face, full=full, own=False)

    def _copying(self, affair: Affair, outlet: Outlet, when: int, model: Piece) -> Piece:
        rng, dials = self.rng, self.dials
        credited = rng.random() >= dials.uncredited
        shape = copying.shape(outlet, model, rng.random(), dials.verbatim, dials.trimmed)
        work = copying.Work(rng, outlet, model, credited, self._dice, dials.misread)
        lines, how = work.copied(shape)
        share = 1.0
        taken = [Taken(model.id, how, share)]
        if rng.random() < dials.merged or len(lines) < SHORTEST:
            tag = tuple(x for x in lines if x.sort == "tag")
            lines = (*(x for x in lines if x.sort != "tag"), *self._backgrounds(affair, 2), *tag)
            taken = [Taken(model.id, how, 1 - 2 / len(lines))]
        head = next((x for x in lines if x.id == model.head.id), lines[0])
        piece = self._piece(outlet, when, affair, head, lines, model.word)
        piece.text, piece.taken = model.text, tuple(taken)
        piece.dice = model.dice if shape in ("verbatim", "trimmed", "translated") else piece.dice
        piece.dateline, piece.credit = work.dateline(shape), model.outlet if credited else None
        return piece

    def _family(self, affair: Affair, piece: Piece, used: set[str]) -> Iterator[Piece]:
        """Its mirrors and sisters print it as well, whole."""
        kin = [(o, self.dials.mirrored) for o in self.world.mirrors.get(piece.outlet.key, ())]
        owner = "" if piece.outlet.mirror else piece.outlet.owner
        kin += [(o, self.dials.owned) for o in self.world.sisters.get(owner, ()) if owner and o.key != piece.outlet.key]
        for outlet, share in kin:
            if outlet.key in used or self.rng.random() >= share:
                continue
            used.add(outlet.key)
            same = outlet.language == piece.outlet.language
            copy = self._piece(
                outlet, piece.when + self.rng.randint(1, 90), affair, piece.head, piece.lines, piece.word
            )
            copy.text, copy.dice, copy.dateline = piece.text, piece.dice, piece.dateline
            copy.taken = (Taken(piece.id, "verbatim" if same else "translated", 1.0),)
            yield copy

    # Lines

    def _told(
        self,
        affair: Affair,
        word: Word,
        claim: int,
        origin: Origin,
        face: Face | None,
        chain: tuple[Outlet, ...],
        *,
        full: bool,
    ) -> Line:
        return Line(
            self._next(),
            "told",
            self._dice(),
            affair.facts[claim],
            affair.claim(claim),
            word.stance,
            origin,
            face,
            chain,
            full,
            own=bool(origin.house),
        )

    def _asked(self, affair: Affair) -> Line:
        assert affair.asked is not None
        face, stance = affair.asked.faces[0], affair.asked_stance
        return Line(
            self._next(), "told", self._dice(), affair.facts[0], affair.claim(0), stance, affair.asked, face, (), True
        )

    def _quotes(self, affair: Affair, word: Word) -> list[Line]:
        """What an origin says word for word: all who were there can quote it. Row -1: the claim itself."""
        id_, origin = self._next(), word.origin
        told = Line(id_, "quote", self._dice(), affair.facts[0], affair.claim(0), "asserts", origin, row=-1)
        if self.rng.random() >= self.dials.opinion and word.stance != "denies":
            return [told]
        fact = replace(self._beside(affair.facts[0], 0), n=10 * self.rng.randint(2, 99))
        claim = f"q{affair.number}.{id_}"
        return [replace(told, fact=fact, claim=claim, row=self._opinion(fact))]

    def _sayings(self, affair: Affair, word: Word) -> list[Line]:
        """More of what an origin thinks, each said to one outlet alone."""
        count = self.rng.randint(0, round(2 * self.dials.sayings))
        facts = [replace(self._beside(affair.facts[0], 0), n=10 * self.rng.randint(2, 99)) for _ in range(count)]
        made = []
        for fact in facts:
            id_ = self._next()
            claim, row = f"q{affair.number}.{id_}", self._opinion(fact)
            made.append(Line(id_, "quote", 0, fact, claim, "asserts", word.origin, row=row))
        return made

    def _opinion(self, fact: Fact) -> int:
        """A row of opinions that nobody has held of late in this country: no two people find the same words."""
        for _ in range(40):
            row = self.rng.randrange(OPINIONS)
            if (row % 10, fact.c) not in self._held:
                break
        self._held.append((row % 10, fact.c))
        return row

    def _backgrounds(self, affair: Affair, count: int) -> list[Line]:
        """What is known of old: sentences that claim nothing new."""
        rows = self.rng.sample(range(BACKGROUNDS), count)
        facts = [self._beside(affair.facts[0], row) for row in rows]
        return [Line(self._next(), "background", self._dice(), f, row=r) for f, r in zip(facts, rows, strict=True)]

    def _beside(self, fact: Fact, row: int) -> Fact:
        """What a background is about: the country of the affair, and what else comes to mind about it."""
        rng = self.rng
        d = fact.d if rng.random() < 0.4 else rng.choice([i for i in range(self.world.countries) if i != fact.c])
        t = fact.t if rng.random() < 0.4 else rng.choice(self.world.towns(fact.c))
        f = fact.f if t == fact.t else rng.choice(firms_of(t))
        other = replace(fact, d=d, t=t, f=f, g=rng.choice(TOPICS))
        return replace(other, n=_known(row, other))

    def _piece(
        self, outlet: Outlet, when: int, affair: Affair, head: Line, lines: tuple[Line, ...], word: int
    ) -> Piece:
        self._articles += 1
        agency = outlet if outlet.what == "agency" and self.rng.random() < 0.7 else None
        id_ = self._articles
        return Piece(id_, outlet, when, affair, head, lines, id_, dateline=agency, dice=self._dice(), word=word)

    def _outlet(self, country: int, used: set[str] | frozenset[str], *, first: bool = False) -> Outlet | None:
        free = [o for o in self.world.outlets if o.key not in used and not o.mirror and not (first and o.state)]
        if not free:
            return None
        weights = [o.size * (NEIGHBOUR if o.country == country else 1.0) for o in free]
        return self.rng.choices(free, weights)[0]

    def _next(self) -> int:
        self._lines += 1
        return self._lines

    def _dice(self) -> int:
        return self.rng.getrandbits(40)


def _known(row: int, fact: Fact) -> int:
    """The number in a background, always the same of the same places; round, so that its noun is a plural."""
    return 10 * (2 + (row * 31 + fact.c * 7 + fact.d * 13 + fact.t * 17) % 47)
