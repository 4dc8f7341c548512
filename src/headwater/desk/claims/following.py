"""Which group goes on under which number when groups are made anew: a claim or a story keeps its address for good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from sqlalchemy import Connection, insert

from headwater.desk.claims.claim_tables import moves
from headwater.desk.stamps import stamp


@dataclass(frozen=True, slots=True)
class Followed:
    """`numbers` is for each new group the old one that it goes on as, None for a new one. `merged`: which old number is
    now in which group; `split`: for a group the old number that it was a part of."""

    numbers: list[int | None]
    merged: dict[int, int] = field(default_factory=dict)
    split: dict[int, int] = field(default_factory=dict)


def follow(
    old: Mapping[int, int],
    groups: Sequence[Sequence[int]],
    left: Mapping[int, Collection[int]] = MappingProxyType({}),
) -> Followed:
    """A group goes on as the number that gives it most members; `old` is the number of each member that had one.

    `left`: which numbers those had in whose place a member came (what a person corrected is new content). They count
    nothing beside members, so such a number is given where nobody else is left of it.

    Of groups that want the same number the one with most of its members gets it; of equals the one with the smallest
    member. So it does not matter in which order the groups are handed in.
    """
    wishes = sorted(
        ((-count, number, min(groups[n]), n) for n, of in enumerate(wanted(old, groups, left)) for number, count in of),
    )
    numbers: list[int | None] = [None] * len(groups)
    taken: dict[int, int] = {}
    for _, number, _, n in wishes:
        if numbers[n] is None and number not in taken:
            numbers[n] = number
            taken[number] = n
    merged: dict[int, int] = {}
    split: dict[int, int] = {}
    for _, number, _, n in wishes:
        if number not in taken and number not in merged:
            merged[number] = n
        if number in taken and taken[number] != n and numbers[n] is None and n not in split:
            split[n] = number
    return Followed(numbers, merged, split)


def wanted(
    old: Mapping[int, int], groups: Sequence[Sequence[int]], left: Mapping[int, Collection[int]]
) -> list[list[tuple[int, int]]]:
    """For each group the numbers that it may go on as, with how many members of it have each (`follow`)."""
    found = []
    for members in groups:
        counts = Counter({number: 0 for m in members for number in left.get(m, ())})
        counts.update(old[m] for m in members if m in old)
        found.append(list(counts.items()))
    return found


def record(connection: Connection, of: str, number: int, what: str, other: int | None, why: str) -> None:
    """Keeps in the history of a claim or story what became of it."""
    row = {"of": of, "number": number, "what": what, "other": other, "when": stamp(), "why": why}
    connection.execute(insert(moves), row)
