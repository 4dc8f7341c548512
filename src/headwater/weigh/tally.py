"""The count as tellings come and go: cheap to keep, since most of two thousand tellings bring no new origin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.linked import StandingName
from headwater.weigh.counting import Distinct, proven
from headwater.weigh.moments import Moment
from headwater.weigh.origins import Spring, Springs
from headwater.weigh.sides import Ref
from headwater.weigh.standing import OFFICIAL, OPEN, VEILED, Weight, standing


@dataclass(frozen=True, slots=True)
class Count:
    """What is to be said of a claim at one time."""

    standing: StandingName
    at_least: int
    at_most: int
    least_against: int
    most_against: int


class _Side:
    """The origins of one side that count now, by their places in `Springs.all`."""

    def __init__(self, springs: Sequence[Spring], known: Distinct) -> None:
        self._springs = springs
        self._known = known
        self.present: set[int] = set()
        self.most = 0
        self._levels: Counter[int] = Counter()
        self._lone = 0
        self._hard: set[int] = set()
        self._veiled = 0

    def put(self, i: int, level: int) -> None:
        """Counts an origin that is shown as openly as `level`."""
        self._change(i, level, 1)
        self.present.add(i)

    def take(self, i: int, level: int) -> None:
        """Counts it no longer."""
        self._change(i, level, -1)
        self.present.discard(i)

    def _change(self, i: int, level: int, by: int) -> None:
        self.most += by * self._springs[i].most
        self._levels[level] += by
        if i in self._known.near or i in self._known.parted:
            (self._hard.add if by > 0 else self._hard.discard)(i)
        elif i in self._known.firm:
            self._lone += by
        elif i in self._known.veiled:
            self._veiled += by

    def weight(self) -> Weight:
        """What stands on this side."""
        official = self._levels[OFFICIAL]
        return Weight(len(self.present), self._levels[OPEN] + official, official)

    def least(self) -> int:
        """How many are proven to be distinct; only where namesakes or judgements are among them is that looked up."""
        if any(i in self._known.veiled for i in self._hard):
            return len(proven(frozenset(self.present), self._known))
        named = self._lone + (len(proven(frozenset(self._hard), self._known)) if self._hard else 0)
        return named or min(self._veiled, 1)


class Tally:
    """Counts the tellings that stand at a time. `put` and `take` in the order of time, then `count`."""

    def __init__(
        self, found: Springs, levels: Mapping[tuple[Ref, int], int], support: Distinct, denial: Distinct
    ) -> None:
        self._found = found
        self._levels = levels
        self._sides = {"for": _Side(found.all, support), "against": _Side(found.all, denial)}
        self._standing: dict[int, Counter[int]] = defaultdict(Counter)
        self._since: dict[int, Moment] = {}
        self._counted: dict[int, int] = {}
        self._opposite = _opposites(found.all)

    def put(self, ref: Ref, published: Moment) -> bool:
        """A telling comes out; False where it changes nothing, since all of it was there.

        When it was captured says nothing of whether somebody has changed his mind: only `published` does.
        """
        changed = False
        for i in self._found.rests[ref]:
            if not self._standing[i]:
                self._since[i] = published
            self._standing[i][self._levels[ref, i]] += 1
            changed |= self._settle(i)
        return changed

    def take(self, ref: Ref) -> bool:
        """A telling is withdrawn; False where that changes nothing."""
        changed = False
        for i in self._found.rests[ref]:
            self._standing[i][self._levels[ref, i]] -= 1
            self._standing[i] = +self._standing[i]
            changed |= self._settle(i)
        return changed

    def took_back(self, i: int) -> bool:
        """True where the same named origin has since said the opposite."""
        return any(self._standing[j] and self._since[j].after(self._since[i]) for j in self._opposite.get(i, ()))

    def is_open(self, i: int) -> bool:
        """True where an origin is shown by name, and not only through people whom nobody names."""
        return max(self._standing[i], default=VEILED) >= OPEN

    def count(self) -> Count:
        """The standing and both intervals at this moment."""
        support, denial = self._sides["for"], self._sides["against"]
        return Count(
            standing(support.weight(), denial.weight(), support.most),
            support.least(),
            support.most,
            denial.least(),
            denial.most,
        )

    def present(self, side: str) -> frozenset[int]:
        """The origins that count on one side."""
        return frozenset(self._sides[side].present)

    def _settle(self, i: int) -> bool:
        """Brings what is counted of an origin, and of the same one on the other side, up to date."""
        changed = [self._recount(j) for j in (i, *self._opposite.get(i, ()))]
        return any(changed)

    def _recount(self, i: int) -> bool:
        side = self._sides.get(self._found.all[i].side)
        if side is None:
            return False
        stands = bool(self._standing[i]) and not self.took_back(i)
        level = max(self._standing[i], default=VEILED) if stands else None
        before = self._counted.get(i)
        if level == before:
            return False
        if before is not None:
            side.take(i, before)
            del self._counted[i]
        if level is not None:
            side.put(i, level)
            self._counted[i] = level
        return True


def _opposites(springs: Sequence[Spring]) -> dict[int, tuple[int, ...]]:
    """For each named origin its places on the other side of the claim.

    None for what stands in papers alone: a letter goes on to say what it says, whatever its author says of it.
    """
    by_number: dict[int, list[int]] = defaultdict(list)
    for i, spring in enumerate(springs):
        for number in spring.numbers if spring.side in ("for", "against") and not spring.paper else ():
            by_number[number].append(i)
    found: dict[int, set[int]] = defaultdict(set)
    for places in by_number.values():
        for i in places:
            found[i] |= {j for j in places if springs[j].side != springs[i].side}
    return {i: tuple(sorted(others)) for i, others in found.items() if others}
