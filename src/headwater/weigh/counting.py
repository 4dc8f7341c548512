"""The interval: how many origins are proven distinct, and how many there can be.

`at most` counts every origin that is not proven to be another. `at least` is the size of the largest set of origins of
which any two are proven to be two: named ones whose names say so, unnamed ones only where a judgement or the body they
speak for does. Nobody unnamed is proven to be somebody new beside a named one, and all unnamed ones may be one.
Why so: docs/decisions/0091-counting-origins.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from headwater.weigh.brief import Brief
from headwater.weigh.origins import Spring, Springs

EXACT = 14
"""Origins in one knot of namesakes of which the largest set that is apart is looked for exactly."""
VEILED = 10
"""Unnamed origins proven to be other than some that are looked at together: 2 to the power of this are tried."""


@dataclass(frozen=True, slots=True)
class Distinct:
    """What is known of which origins are two, by their places in `Springs.all`.

    `firm` can be looked up; `near` are those of them that may be one all the same, as in `relayed`, where all that is
    known of the first came through the second. `veiled` cannot, and are two with somebody only where `parted` says so.
    """

    firm: frozenset[int]
    veiled: frozenset[int]
    near: Mapping[int, frozenset[int]]
    parted: Mapping[int, frozenset[int]]
    relayed: frozenset[tuple[int, int]] = frozenset()

    def two(self, a: int, b: int) -> bool:
        """True where two origins are proven to be two."""
        if a in self.firm and b in self.firm:
            return b not in self.near.get(a, frozenset())
        return b in self.parted.get(a, frozenset())

    def parting(self, i: int, others: Collection[int]) -> Distinct:
        """What would be known if it were proven that one origin is none of these others."""
        gone = frozenset(others) - {i}
        near = {a: b - (gone if a == i else {i} if a in gone else frozenset()) for a, b in self.near.items()}
        parted = dict(self.parted)
        parted[i] = parted.get(i, frozenset()) | gone
        for other in gone:
            parted[other] = parted.get(other, frozenset()) | {i}
        return Distinct(self.firm, self.veiled, near, parted, self.relayed)


def distinct(brief: Brief, found: Springs, side: str) -> Distinct:
    """Who is proven to be two among the origins of one side."""
    here = [i for i, s in enumerate(found.all) if s.side == side and s.counts]
    firm = frozenset(i for i in here if found.all[i].firm)
    veiled = frozenset(here) - firm
    relayed = frozenset(_relayed(firm, brief, found))
    near = {i: set(_near(i, firm, brief, found)) for i in firm}
    for i, j in relayed:
        near[i].add(j)
        near[j].add(i)
    parted: dict[int, set[int]] = {}
    for pair in found.apart:
        a, b = sorted(pair)
        if {a, b} <= firm | veiled:
            parted.setdefault(a, set()).add(b)
            parted.setdefault(b, set()).add(a)
    for a, b in _of_other_countries(veiled, firm, found.all):
        parted.setdefault(a, set()).add(b)
        parted.setdefault(b, set()).add(a)
    return Distinct(
        firm,
        veiled,
        {i: frozenset(others) for i, others in near.items() if others},
        {i: frozenset(others) for i, others in parted.items()},
        relayed,
    )


def _near(i: int, firm: frozenset[int], brief: Brief, found: Springs) -> frozenset[int]:
    """The named origins that this one may be after all: by name, by office, or as the issuer of a document."""
    one = found.all[i]
    like = one.numbers.union(*(brief.people.near(n) | brief.posts.get(n, frozenset()) for n in one.numbers))
    others = {j for j in firm if j != i and found.all[j].numbers & like}
    if one.kind == "document":
        others |= {j for j in firm if found.all[j].kind != "document" and _may_issue(found.all[j])}
    elif _may_issue(one):
        others |= {j for j in firm if found.all[j].kind == "document"}
    return frozenset(j for j in others if frozenset((i, j)) not in found.apart)


def _relayed(firm: frozenset[int], brief: Brief, found: Springs) -> Iterable[tuple[int, int]]:
    """Named origins with those through whom all comes that is known of them: what these say themselves may be their
    word."""
    for i in firm if brief.through else ():
        one = found.all[i]
        own = [brief.through.get(ref, frozenset()) for ref in one.tellings if brief.identity(ref) in one.numbers]
        passers: frozenset[int] = frozenset.intersection(*own) if own else frozenset()
        for j in firm if passers else ():
            if j != i and found.all[j].numbers & passers and frozenset((i, j)) not in found.apart:
                yield i, j


def _may_issue(spring: Spring) -> bool:
    """A document whose author nobody names may be a body's or an official's."""
    return spring.official or spring.kind in ("body", "group")


def _of_other_countries(
    veiled: Iterable[int], firm: Collection[int], springs: Sequence[Spring]
) -> Iterable[tuple[int, int]]:
    """An unnamed official of one country is nobody who speaks for another."""
    said = [i for i in firm if springs[i].countries]
    # The few that are looked at together (`VEILED`) are enough: more pairs could only raise what is proven.
    for i in [v for v in sorted(veiled) if springs[v].countries and springs[v].sort == "unnamed"][:VEILED]:
        for j in said:
            if not springs[i].countries & springs[j].countries:
                yield i, j


def proven(present: frozenset[int], known: Distinct) -> tuple[int, ...]:
    """The largest set of the origins that are present of which any two are two, in order; the first of equals."""
    firm, veiled = present & known.firm, present & known.veiled
    best = _apart_by_name(firm, known) or tuple(sorted(veiled)[:1])
    some = [v for v in sorted(veiled) if known.parted.get(v)][:VEILED]
    for size in range(1, len(some) + 1):
        for chosen in combinations(some, size):
            if all(known.two(a, b) for a, b in combinations(chosen, 2)):
                beside = frozenset(f for f in firm if all(known.two(f, v) for v in chosen))
                if size + len(beside) > len(best):
                    found = (*_apart_by_name(beside, known), *chosen)
                    best = max(best, found, key=len)
    return tuple(sorted(best))


def _apart_by_name(firm: frozenset[int], known: Distinct) -> tuple[int, ...]:
    """The most named origins of which none may be another."""
    sure = [i for i in firm if not known.near.get(i, frozenset()) & firm]
    knotted = firm.difference(sure)
    found = [*sure]
    while knotted:
        knot = _knot(min(knotted), knotted, known)
        knotted -= knot
        found += _most_apart(sorted(knot), known)
    return tuple(sorted(found))


def _knot(start: int, among: frozenset[int], known: Distinct) -> frozenset[int]:
    """All that hang together with one by maybes."""
    seen, open_ = {start}, [start]
    while open_:
        for other in known.near.get(open_.pop(), frozenset()) & among - seen:
            seen.add(other)
            open_.append(other)
    return frozenset(seen)


def _most_apart(knot: list[int], known: Distinct) -> tuple[int, ...]:
    """The largest part of a knot without a maybe in it: exactly for a small one, else one that is surely apart."""
    if len(knot) <= EXACT:
        for size in range(len(knot), 0, -1):
            for chosen in combinations(knot, size):
                if all(known.two(a, b) for a, b in combinations(chosen, 2)):
                    return chosen
    taken: list[int] = []
    for i in sorted(knot, key=lambda i: (len(known.near[i]), i)):
        if all(known.two(i, other) for other in taken):
            taken.append(i)
    return tuple(taken)


def most(present: Iterable[int], springs: Sequence[Spring]) -> int:
    """How many origins there can be, where nobody proves that two are one."""
    return sum(springs[i].most for i in present)
