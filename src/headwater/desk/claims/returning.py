"""A part that leaves the claim it once went into goes on under the number that it had before: addresses are for good.

What a claim was made of is in its row, which nobody changes after it went into another one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select, update

from headwater.desk.changes import noting
from headwater.desk.claims import contents, following
from headwater.desk.claims.claim_tables import claims as table
from headwater.desk.claims.following import Followed
from headwater.desk.claims.packing import unpack
from headwater.desk.claims.weighed import Kept

Ref = tuple[str, str]
"""A telling by its name: article and statement."""


def again(
    connection: Connection,
    followed: Followed,
    old: Mapping[int, int],
    groups: Sequence[Sequence[int]],
    left: Mapping[int, Collection[int]],
) -> Followed:
    """What was split off, under the number that it had before it went into the claim it leaves, if it had one.

    The arguments are those of `following.follow` and what it found. Numbers that are given back stand for themselves
    again, and whatever else went into the claim together with a part now leads to that part.
    """
    for number in sorted(set(followed.split.values())):
        went = _went_into(connection, number)
        if not went:
            continue
        members = {
            n: [m for m in groups[n] if old.get(m) == number or number in left.get(m, ())]
            for n, of in enumerate(following.wanted(old, groups, left))
            if any(number == each for each, _ in of)
        }
        refs = contents.refs(connection, {m for each in members.values() for m in each})
        parts = {n: {ref for m in each for ref in refs.get(m, ())} for n, each in members.items()}
        followed, back = given_back(followed, number, parts, went)
        _lead(connection, back, followed)
    return followed


def _went_into(connection: Connection, number: int) -> dict[int, set[Ref]]:
    """The claims that went into one, and into those, with what each was told in when it did."""
    found: dict[int, set[Ref]] = {}
    fresh: list[int] = [number]
    while fresh:
        rows = connection.execute(select(table.c.id, table.c.body).where(table.c.into.in_(fresh))).all()
        fresh = [row.id for row in rows if row.id not in found and row.id != number]
        found |= {row.id: _told(row.body) for row in rows if row.id in fresh}
    return found


def _told(body: bytes) -> set[Ref]:
    """Nothing of a claim that began and ended within one transaction: nobody ever saw its address."""
    return set(unpack(Kept, body).claim.tellings) if body else set()


def given_back(
    followed: Followed, number: int, parts: Mapping[int, set[Ref]], went: Mapping[int, set[Ref]]
) -> tuple[Followed, dict[int, int]]:
    """Which part of the claim `number` goes on under which of the numbers that went into it, and to which part each of
    these leads now.

    `parts` are the groups that it fell into, with its tellings in each; `went` what the others had been told in.
    """
    homes = {each: n for each, told in went.items() if (n := _home(told, parts)) is not None}
    numbers, split = list(followed.numbers), dict(followed.split)
    holder = next((n for n in parts if numbers[n] == number), None)
    if holder is not None and (heir := _rightful(holder, number, split, parts, went, homes)) is not None:
        numbers[holder], numbers[heir] = None, number
        split[holder] = split.pop(heir)
    for n in sorted(n for n in parts if numbers[n] is None and split.get(n) == number):
        mine = [each for each, home in homes.items() if home == n]
        if mine:
            numbers[n] = min(mine, key=lambda each: (-len(went[each] & parts[n]), each))
    back = {each: n for each, n in homes.items() if numbers[n] not in (None, number)}
    return replace(followed, numbers=numbers, split=split), back


def _home(told: set[Ref], parts: Mapping[int, set[Ref]]) -> int | None:
    """The part that has more than half of what is left of a claim."""
    shares = {n: len(told & refs) for n, refs in parts.items()}
    return next((n for n, share in shares.items() if 2 * share > sum(shares.values())), None)


def _rightful(
    holder: int,
    number: int,
    split: Mapping[int, int],
    parts: Mapping[int, set[Ref]],
    went: Mapping[int, set[Ref]],
    homes: Mapping[int, int],
) -> int | None:
    """The part that has the number by right where the one that was given it is mostly another claim come back.

    None where the holder has it by right: so a claim that has grown since it took another in keeps its number.
    """
    if not any(homes[each] == holder and 2 * len(went[each] & parts[holder]) >= len(parts[holder]) for each in homes):
        return None
    every = set[Ref]().union(*went.values())
    natives = {
        n: len(refs - every)
        for n, refs in parts.items()
        if split.get(n) == number and n not in homes.values() and refs - every
    }
    return min(natives, key=lambda n: (-natives[n], min(parts[n])), default=None)


def _lead(connection: Connection, back: Mapping[int, int], followed: Followed) -> None:
    for each, n in sorted(back.items()):
        number = followed.numbers[n]
        noting.claim(connection, each)
        into = None if each == number else number
        connection.execute(update(table).where(table.c.id == each).values(into=into))
