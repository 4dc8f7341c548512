"""A part that leaves the claim it once went into goes on under the number that it had before: addresses are for good.

What a claim was made of is in its row, which nobody changes after it went into another one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select, update

from headwater.desk.changes import noting
from headwater.desk.claims import contents, following
from headwater.desk.claims.claim_tables import claims as table
from headwater.desk.claims.following import Followed
from headwater.desk.claims.packing import unpack
from headwater.desk.claims.weighed import Kept

Ref = tuple[str, str]
"""A telling by its name: article and statement."""


@dataclass(frozen=True, slots=True)
class Went:
    """A claim that went into another one: what it was told in when it did, and into which it leads."""

    told: frozenset[Ref]
    into: int


def again(
    connection: Connection,
    followed: Followed,
    old: Mapping[int, int],
    groups: Sequence[Sequence[int]],
    left: Mapping[int, Collection[int]],
) -> tuple[Followed, dict[int, int]]:
    """Which group goes on as which number, those among them that one had before it went into a claim that it leaves.

    The arguments are those of `following.follow` and what it found. The second answer is to which group each number
    leads from now on that had gone into a claim that fell apart.
    """
    parts: dict[int, list[int]] = {}
    for n, of in enumerate(following.wanted(old, groups, left)):
        for number, _ in of:
            parts.setdefault(number, []).append(n)
    parts = {number: of for number, of in parts.items() if len(of) > 1}
    went = {each: one for number in sorted(parts) for each, one in _went_into(connection, number).items()}
    if not went:
        return followed, {}
    named = contents.refs(connection, {m for members in groups for m in members})
    refs = [{ref for m in members for ref in named.get(m, ())} for members in groups]
    return given_back(followed, parts, refs, went)


def _went_into(connection: Connection, number: int) -> dict[int, Went]:
    """The claims that went into one, and into those. Nothing of one that began and ended within one transaction: nobody
    ever saw its address."""
    found: dict[int, Went] = {}
    fresh = [number]
    while fresh:
        rows = connection.execute(select(table.c.id, table.c.body).where(table.c.into.in_(fresh))).all()
        new = {row.id: row.body for row in rows if row.id not in found and row.id != number}
        told = {id: frozenset(unpack(Kept, body).claim.tellings if body else ()) for id, body in new.items()}
        found |= {id: Went(of, number) for id, of in told.items()}
        fresh = list(new)
    return found


def given_back(
    followed: Followed,
    parts: Mapping[int, Sequence[int]],
    refs: Sequence[set[Ref]],
    went: Mapping[int, Went],
) -> tuple[Followed, dict[int, int]]:
    """As `again`: `parts` are the claims that fell apart with the groups that have something of each, `refs` what each
    group is told in, `went` what had gone into these claims.

    A number is given back to a group that has most of what it was told in and little else, or just that.
    """
    homes = {each: n for each, one in went.items() if (n := _home(one.told, refs)) is not None}
    mostly = {each: n for each, n in homes.items() if 2 * len(went[each].told & refs[n]) >= len(refs[n])}
    numbers, split, merged = list(followed.numbers), dict(followed.split), dict(followed.merged)
    for number, of in sorted(parts.items()):
        every = set[Ref]().union(*(one.told for one in went.values() if one.into == number))
        natives = {n: len(refs[n] - every) for n in of if split.get(n) == number and n not in homes.values()}
        holder = next((n for n in of if numbers[n] == number), None)
        come_back = any(mostly.get(each) == holder for each, one in went.items() if one.into == number)
        if holder is not None and come_back and any(natives.values()):
            # It was given to what is another claim come back, as that has more members or the smaller one.
            heir = min(natives, key=lambda n: (-natives[n], min(refs[n])))
            numbers[holder], numbers[heir] = None, number
            split[holder] = split.pop(heir)
    for n, members in enumerate(refs):
        mine = [each for each, home in mostly.items() if home == n]
        now = numbers[n]
        if now is None and mine:
            numbers[n] = min(mine, key=lambda each: (-len(went[each].told & members), each))
        elif now is not None and now not in split.values():
            just = [each for each in mine if each < now != went[each].into and _is_just(went[each].told, n, refs)]
            if just:
                numbers[n], merged[now] = min(just), n
    leads = {each: n for each, n in homes.items() if numbers[n] != went[each].into}
    return replace(followed, numbers=numbers, split=split, merged=merged), leads


def _home(told: Collection[Ref], refs: Sequence[set[Ref]]) -> int | None:
    """The group that has more than half of what is left of a claim."""
    shares = [len(of.intersection(told)) for of in refs]
    return next((n for n, share in enumerate(shares) if 2 * share > sum(shares)), None)


def _is_just(told: Collection[Ref], n: int, refs: Sequence[set[Ref]]) -> bool:
    """True where a group is what is left of a claim, all of it and nothing else."""
    return refs[n] == set(told) & set[Ref]().union(*refs)


def lead(connection: Connection, leads: Mapping[int, int], numbers: Sequence[int]) -> None:
    """Has each of these claims lead to its group; one that its group goes on as stands for itself again."""
    for each, n in sorted(leads.items()):
        noting.claim(connection, each)
        into = None if each == numbers[n] else numbers[n]
        connection.execute(update(table).where(table.c.id == each).values(into=into))
