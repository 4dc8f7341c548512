"""How contents become claims with a number for good, and how each claim is weighed.

All contents that hang together by ties are looked at together, whatever came first; so any order of arrival gives the
same claims. A claim is weighed anew when its tellings change, or when one of their articles turns out to be a copy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Update, insert, select, update

from headwater.desk import schema
from headwater.desk.bearers import known
from headwater.desk.changes import noting
from headwater.desk.claims import contents, copying, following, rulings, sheets
from headwater.desk.claims.claim_tables import claims as claim_table
from headwater.desk.claims.claim_tables import contents as content_table
from headwater.desk.claims.packing import pack
from headwater.desk.finding import folding
from headwater.desk.stamps import stamp
from headwater.linked import Claim, Ruling, Sheet, Telling, Weighed
from headwater.weighing import Weighing
from headwater.wordforms import fold

TOGETHER = 120
"""Contents that are looked at together, at most. In a busy month everything hangs together with everything through
others; so far from what is new, nothing changes."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A claim as the desk keeps it: who tells it, and how it is weighed."""

    claim: Claim
    weighed: Weighed


def take_in(connection: Connection, touched: Iterable[int], weighing: Weighing) -> None:
    """Makes anew the claims that an article touches: only weighed where it says, word for word, what others said."""
    touched = set(touched)
    before = contents.claims_of(connection, touched)
    known = len(before) == len(touched) and not contents.untold(connection, touched)
    if known and not contents.answering(connection, touched):
        reweigh(connection, set(before.values()), weighing)
    else:
        settle(connection, touched, weighing)


def settle(connection: Connection, touched: Iterable[int], weighing: Weighing, *, most: int | None = TOGETHER) -> None:
    """Makes the claims of these contents, and of those that hang together with them, anew.

    `most` bounds how many are looked at together (`contents.around`).
    """
    touched = set(touched)
    gone = contents.untold(connection, touched)
    before = contents.claims_of(connection, touched)
    neighbours = contents.members(connection, set(before.values()))
    contents.drop(connection, gone, weighing)
    judged = rulings.of_contents(connection)
    together = contents.around(connection, (touched | neighbours) - gone, also=judged.joined, most=most)
    groups = _groups(connection, sorted(together), weighing, judged.rulings)
    old = contents.claims_of(connection, together)
    followed = following.follow(old, groups)
    numbers = [number if number is not None else _new(connection) for number in followed.numbers]
    sizes = Counter(old.values())
    for number, group in zip(numbers, groups, strict=True):
        moved = [id for id in group if old.get(id) != number]
        for some in sheets.chunks(moved):
            connection.execute(update(content_table).where(content_table.c.id.in_(some)).values(claim=number))
        lost = number in before.values()
        if moved or lost or touched & set(group) or len(group) != sizes[number]:
            _touch(connection, number, weighing)
    _history(connection, followed, numbers, {before[id] for id in gone if id in before} - set(old.values()))


def _groups(
    connection: Connection, ids: Sequence[int], weighing: Weighing, judged: Sequence[Ruling]
) -> list[list[int]]:
    """Which contents are one claim. Each is looked at once, by the telling that stands for it."""
    told = contents.told(connection, ids)
    first = {id: contents.first(each) for id, each in told.items()}
    refs = {id: telling.ref for id, telling in first.items()}
    of = {telling.ref: id for id, each in told.items() for _, telling in each}
    every = {telling.ref: telling for each in told.values() for _, telling in each}
    looked_at = {telling.ref: telling for telling in first.values()} | _answered(first.values(), every)
    made = weighing.claims(list(looked_at.values()), contents.among(connection, ids, refs), judged)
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


def _new(connection: Connection) -> int:
    row = {
        "into": None,
        "wording": "",
        "words": "",
        "standing": "",
        "at_least": 0,
        "at_most": 0,
        "tellings": 0,
        "articles": 0,
        "houses": 0,
        "first": "",
        "last": "",
        "body": b"",
        "added": stamp(),
    }
    made = connection.execute(insert(claim_table), row).inserted_primary_key
    number = int(made[0]) if made else 0
    noting.new_claim(connection, number)
    return number


def reweigh(connection: Connection, ids: Iterable[int], weighing: Weighing) -> None:
    """Weighs these claims anew: their tellings are the same, but not what is known about their articles."""
    for id in sorted(ids):
        _touch(connection, id, weighing)


def _touch(connection: Connection, number: int, weighing: Weighing) -> None:
    """Has a claim weighed at the end of the transaction: most of a batch may tell it, and weighing looks at all."""
    noting.claim(connection, number)
    if not noting.weigh_later(connection, number, weighing):
        _weigh_one(connection, number, weighing)


def weigh_waiting(connection: Connection) -> None:
    """Weighs the claims that this transaction touched so far: before anybody reads how they stand."""
    gone = []
    for number, weighing in sorted(noting.unweighed(connection).items()):
        if not _weigh_one(connection, number, weighing):
            gone.append(number)
    for number in gone:
        _call_as_heir(connection, number)


def _weigh_one(connection: Connection, number: int, weighing: Weighing) -> bool:
    """False where nothing is left of the claim, as it went into another one after it was touched."""
    members = contents.members(connection, {number})
    if members:
        _weigh(connection, number, sorted(members), weighing)
    return bool(members)


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


def _weigh(connection: Connection, number: int, group: Sequence[int], weighing: Weighing) -> None:
    told = contents.told(connection, group)
    pairs = sorted((pair for each in told.values() for pair in each), key=lambda pair: pair[1].ref)
    ids = sorted({sheet for sheet, _ in pairs})
    kept = {one.sheet.article: one.sheet for one in sheets.load(connection, ids, text=False).values()}
    bearers = _bearers(connection, list(kept))
    tellings = [_with_bearers(telling, bearers) for _, telling in pairs]
    judged = rulings.of_articles(connection, list(kept))
    shown = weighing.claim([contents.first(each) for each in told.values()])
    weighed = weighing.weigh(tellings, kept, copying.among(connection, ids), judged, shown.wording)
    claim = replace(shown, tellings=tuple(t.ref for t in _in_time(tellings, kept)))
    row = _row(claim, weighed, tellings, kept)
    connection.execute(update(claim_table).where(claim_table.c.id == number).values(row))


def _bearers(connection: Connection, articles: Sequence[str]) -> dict[tuple[str, str], str]:
    """Whom of the desk each entity of these articles was joined to."""
    links, b = schema.links, schema.bearers
    found: dict[tuple[str, str], str] = {}
    for start in range(0, len(articles), sheets.AT_ONCE):
        query = select(links.c.article, links.c.local, b.c.root).join(b, b.c.id == links.c.bearer)
        rows = connection.execute(query.where(links.c.article.in_(articles[start : start + sheets.AT_ONCE])))
        found |= {(row.article, row.local): known.token(row.root) for row in rows}
    return found


def _with_bearers(telling: Telling, bearers: Mapping[tuple[str, str], str]) -> Telling:
    chain = tuple(
        replace(hand, bearer=bearers.get((telling.article, hand.entity), "")) if hand.entity else hand
        for hand in telling.chain
    )
    return replace(telling, chain=chain)


def _in_time(tellings: Sequence[Telling], kept: Mapping[str, Sheet]) -> list[Telling]:
    def when(telling: Telling) -> tuple[str, str, str]:
        sheet = kept[telling.article]
        return (sheet.published or sheet.fetched, *telling.ref)

    return sorted(tellings, key=when)


def _row(claim: Claim, weighed: Weighed, tellings: Sequence[Telling], kept: Mapping[str, Sheet]) -> dict[str, object]:
    wordings = {t.ref: t for t in tellings}
    shown = wordings[claim.wording].wording
    times = sorted(sheet.published or sheet.fetched for sheet in kept.values())
    words = {word for t in tellings for word in folding.lemmas(t.wording, t.language).split()}
    return {
        "wording": shown,
        "words": f" {' '.join(sorted(words))} ",
        "standing": weighed.standing,
        "at_least": weighed.at_least,
        "at_most": weighed.at_most,
        "tellings": len(tellings),
        "articles": len(kept),
        "houses": _publishers(kept),
        "first": times[0],
        "last": times[-1],
        "body": pack(Kept(claim, weighed)),
        "into": None,
    }


def _publishers(kept: Mapping[str, Sheet]) -> int:
    """How many print a claim: an outlet known by its name alone is the one of that name whose address is known."""
    at = {fold(s.house.name): s.house.key for s in kept.values() if not s.house.key.startswith("name:")}
    return len(
        {
            (at.get(fold(s.house.name)) if s.house.key.startswith("name:") else None) or s.house.key or s.article
            for s in kept.values()
        }
    )


def _history(
    connection: Connection, followed: following.Followed, numbers: Sequence[int], emptied: Iterable[int]
) -> None:
    for number, group in followed.merged.items():
        into = numbers[group]
        noting.claim(connection, number)
        connection.execute(_emptied(number).values(into=into))
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
    left = set(connection.execute(select(content_table.c.id)).scalars())
    while left:
        together = contents.around(connection, {min(left)}, also=rulings.of_contents(connection).joined, most=None)
        settle(connection, together, weighing, most=None)
        left -= together
