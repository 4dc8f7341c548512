"""How contents become claims with a number for good, and when each claim is weighed (weighed.py).

All contents that hang together by ties are looked at together, whatever came first; so any order of arrival gives the
same claims. A claim is weighed anew when its tellings change, or when one of their articles turns out to be a copy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from sqlalchemy import Connection, Update, select, update

from headwater.desk.changes import noting
from headwater.desk.chunks import fetched, put
from headwater.desk.claims import contents, entering, following, returning, rulings, weighed
from headwater.desk.claims.claim_tables import claims as claim_table
from headwater.desk.claims.claim_tables import contents as content_table
from headwater.desk.stamps import stamp
from headwater.linked import Ruling, Telling
from headwater.weighing import Weighing

TOGETHER = 120
"""Contents that are looked at together, at most. In a busy month everything hangs together with everything through
others; so far from what is new, nothing changes."""
_NONE: Mapping[int, Collection[int]] = MappingProxyType({})


Heirs = Mapping[int, Collection[int]]
"""For contents those in whose place they came: the same words of the same article, read or judged otherwise."""


def take_in(connection: Connection, touched: Iterable[int], weighing: Weighing, heirs: Heirs = _NONE) -> None:
    """Makes anew the claims that an article touches: only weighed where it says, word for word, what others said."""
    touched = set(touched)
    before = contents.claims_of(connection, touched)
    known = len(before) == len(touched) and not contents.untold(connection, touched)
    if known and not contents.answering(connection, touched):
        reweigh(connection, set(before.values()), weighing)
    else:
        settle(connection, touched, weighing, heirs=heirs)


def settle(
    connection: Connection,
    touched: Iterable[int],
    weighing: Weighing,
    *,
    most: int | None = TOGETHER,
    heirs: Heirs = _NONE,
) -> None:
    """Makes the claims of these contents, and of those that hang together with them, anew.

    `most` bounds how many are looked at together (`contents.around`). Those in whose place `heirs` came are among them.
    """
    touched = set(touched)
    gone = contents.untold(connection, touched)
    before = contents.claims_of(connection, touched)
    judged = rulings.of_contents(connection)
    near = (touched - gone) | judged.contents
    neighbours = contents.members(connection, set(before.values()))
    contents.drop(connection, gone, weighing)
    together = contents.around(connection, (touched | neighbours) - gone, also=judged.joined, most=most, near=near)
    old = contents.claims_of(connection, together)
    held = contents.held(connection, old, near) if most is not None else []
    left = {id: {before[each] for each in of if each in before} for id, of in heirs.items()}
    numbers_of = {id: {old[id]} if id in old else left.get(id, set()) for id in together}
    groups = _groups(connection, sorted(together), weighing, judged, held, numbers_of)
    followed, leads = returning.again(connection, following.follow(old, groups, left), old, groups, left)
    numbers = _numbered(connection, followed.numbers)
    if leads:
        returning.lead(connection, leads, numbers)
    moved = _move(connection, old, dict(zip(numbers, groups, strict=True)))
    sizes, had = Counter(old.values()), set(before.values())
    for number, group in zip(numbers, groups, strict=True):
        if number in moved or number in had or touched & set(group) or len(group) != sizes[number]:
            _touch(connection, number, weighing)
    _history(connection, followed, numbers, {before[id] for id in gone if id in before} - set(old.values()))


def _groups(
    connection: Connection,
    ids: Sequence[int],
    weighing: Weighing,
    judged: rulings.Judged,
    held: Sequence[Sequence[int]],
    numbers: Mapping[int, Collection[int]],
) -> list[list[int]]:
    """Which contents are one claim, those `held` in any case. Each is looked at by the telling that stands for it.

    What a person entered is not looked at: it is where it belongs, `numbers` being the claims of all so far.
    """
    every = contents.told(connection, ids)
    own = {id for id, each in every.items() if contents.only_entered(each)}
    told = {id: each for id, each in every.items() if id not in own}
    groups = _read(connection, told, weighing, judged.rulings, held)
    return entering.with_entered(groups, own, judged.beside, numbers)


def _read(
    connection: Connection,
    told: weighed.Told,
    weighing: Weighing,
    judged: Sequence[Ruling],
    held: Sequence[Sequence[int]],
) -> list[list[int]]:
    """Which contents of articles are one claim."""
    first = {id: contents.first(each) for id, each in told.items()}
    refs = {id: telling.ref for id, telling in first.items()}
    of = {telling.ref: id for id, each in told.items() for _, telling in each}
    every = {telling.ref: telling for each in told.values() for _, telling in each}
    looked_at = {telling.ref: telling for telling in first.values()} | _answered(first.values(), every)
    one = [[refs[id] for id in each if id in refs] for each in held]
    made = weighing.claims(list(looked_at.values()), contents.among(connection, refs, refs), judged, one)
    shown = set(refs.values())
    found = (sorted({of[telling.ref] for telling in group if telling.ref in shown}) for group in made)
    return [group for group in found if group]


def _answered(first: Iterable[Telling], every: Mapping[tuple[str, str], Telling]) -> dict[tuple[str, str], Telling]:
    """What those answer that stand for a content: an answer belongs where that belongs."""
    found: dict[tuple[str, str], Telling] = {}
    fresh = list(first)
    while fresh:
        asked = ((t.article, t.answers or t.within or "") for t in fresh)
        fresh = [every[ref] for ref in asked if ref in every and ref not in found]
        found |= {telling.ref: telling for telling in fresh}
    return found


def _move(connection: Connection, old: Mapping[int, int], groups: Mapping[int, Sequence[int]]) -> set[int]:
    """Puts contents into the claims that they belong to now; the claims that got any."""
    rows = [(number, id) for number, group in groups.items() for id in group if old.get(id) != number]
    put(connection, "UPDATE contents SET claim = ? WHERE id = ?", rows)
    return {number for number, _ in rows}


def _numbered(connection: Connection, numbers: Sequence[int | None]) -> list[int]:
    """These numbers, with that of a new claim for each that is None."""
    new = iter(_new(connection, sum(number is None for number in numbers)))
    return [next(new) if number is None else number for number in numbers]


def _new(connection: Connection, many: int) -> list[int]:
    """Makes so many claims; their numbers."""
    if not many:
        return []
    numbers = [number for _ in range(many) for (number,) in fetched(connection, _MADE, stamp())]
    for number in numbers:
        noting.new_claim(connection, number)
    return numbers


_MADE = """INSERT INTO claims (wording, words, standing, at_least, at_most, tellings, articles, houses, "first", "last",
body, added) VALUES ('', '', '', 0, 0, 0, 0, 0, '', '', x'', ?) RETURNING id"""


def reweigh(connection: Connection, ids: Iterable[int], weighing: Weighing) -> None:
    """Weighs these claims anew: their tellings are the same, but not what is known about their articles."""
    for id in sorted(ids):
        _touch(connection, id, weighing)


def _touch(connection: Connection, number: int, weighing: Weighing) -> None:
    """Has a claim weighed at the end of the transaction: most of a batch may tell it, and weighing looks at all."""
    noting.claim(connection, number)
    if not noting.weigh_later(connection, number, weighing):
        weighed.weigh(connection, [number], weighing)


def weigh_waiting(connection: Connection) -> None:
    """Weighs the claims that this transaction touched so far: before anybody reads how they stand."""
    waiting = noting.unweighed(connection)
    left = set(waiting)
    for weighing in {id(each): each for each in waiting.values()}.values():
        left -= weighed.weigh(connection, [n for n, by in waiting.items() if by is weighing], weighing)
    for number in sorted(left):
        _call_as_heir(connection, number)


def _call_as_heir(connection: Connection, number: int) -> None:
    """A claim that began and ended within one transaction was never weighed: it is called as what it went into."""
    c = claim_table.c
    row = connection.execute(select(c.into, c.body).where(c.id == number)).one()
    into = row.into
    while into is not None and not row.body:
        heir = connection.execute(select(c.into, c.wording, c.standing, c.first, c.last).where(c.id == into)).one()
        into = heir.into
        if into is None:
            values = {name: getattr(heir, name) for name in ("wording", "standing", "first", "last")}
            connection.execute(update(claim_table).where(c.id == number).values(values))


def _history(
    connection: Connection, followed: following.Followed, numbers: Sequence[int], emptied: Iterable[int]
) -> None:
    for number, group in followed.merged.items():
        into = numbers[group]
        noting.claim(connection, number)
        connection.execute(_emptied(number).values(into=into))
        # Of a large claim not all contents were looked at.
        here = content_table.c.claim == number
        connection.execute(update(content_table).where(here).values(claim=into))
        following.record(connection, "claim", number, "merged", into, "their contents are one")
    for group, number in followed.split.items():
        noting.claim_split(connection, numbers[group], number)
        following.record(connection, "claim", numbers[group], "split", number, "its contents were not one")
    for number in sorted(set(emptied) - set(numbers) - set(followed.merged)):
        noting.claim(connection, number)
        connection.execute(_emptied(number))
        following.record(connection, "claim", number, "withdrawn", None, "no article says it any more")


def _emptied(number: int) -> Update:
    return update(claim_table).where(claim_table.c.id == number).values(tellings=0, articles=0, words="")


def settle_all(connection: Connection, weighing: Weighing) -> None:
    """Makes all claims anew, each with all that hangs together with it, however much."""
    joined = rulings.of_contents(connection).joined
    done: set[int] = set()
    for id in connection.execute(select(content_table.c.id).order_by(content_table.c.id)).scalars().all():
        if id not in done:
            together = contents.around(connection, {id}, also=joined, most=None)
            settle(connection, together, weighing, most=None)
            done |= together
