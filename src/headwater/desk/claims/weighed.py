"""How claims are weighed: what their tellings, articles, copies and judgements come to, many claims at a time.

Each claim takes a handful of questions to the database; asked for many claims together they cost little more than for
one, and a batch of articles touches hundreds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, select, update

from headwater.desk import schema
from headwater.desk.bearers import known
from headwater.desk.chunks import chunks
from headwater.desk.claims import contents, copying, rulings, sheets
from headwater.desk.claims.claim_tables import claims as claim_table
from headwater.desk.claims.claim_tables import contents as content_table
from headwater.desk.claims.packing import pack
from headwater.desk.finding import folding
from headwater.linked import Claim, Copy, Hand, Ruling, Sheet, Telling, Weighed
from headwater.weighing import Weighing
from headwater.wordforms import fold

TOGETHER = 100
"""Claims whose evidence is held in memory at once."""
Told = Mapping[int, Sequence[tuple[int, Telling]]]
"""For contents, their tellings and the sheets that these are in."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A claim as the desk keeps it: who tells it, and how it is weighed."""

    claim: Claim
    weighed: Weighed


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What is known of the sheets that some claims are told in; `copies` by the later of the two."""

    sheets: Mapping[int, Sheet]
    bearers: Mapping[tuple[str, str], tuple[str, bool]]
    copies: Mapping[int, Sequence[tuple[int, Copy]]]
    judged: Sequence[Ruling]


def weigh(connection: Connection, numbers: Sequence[int], weighing: Weighing) -> set[int]:
    """Weighs these claims; those of which something is left to weigh: one may have gone into another."""
    done: set[int] = set()
    ordered = sorted(numbers)
    for start in range(0, len(ordered), TOGETHER):
        of = _members(connection, ordered[start : start + TOGETHER])
        told = contents.told(connection, [id for group in of.values() for id in group])
        evidence = _evidence(connection, sorted({sheet for each in told.values() for sheet, _ in each}))
        rows = [
            {"number": number} | _weighed({id: told[id] for id in group}, evidence, weighing)
            for number, group in of.items()
        ]
        if rows:
            connection.execute(update(claim_table).where(claim_table.c.id == bindparam("number")), rows)
        done |= of.keys()
    return done


def _members(connection: Connection, numbers: Sequence[int]) -> dict[int, list[int]]:
    """The contents of each of these claims that has any."""
    c = content_table.c
    found: dict[int, list[int]] = {}
    for row in connection.execute(select(c.id, c.claim).where(c.claim.in_(numbers)).order_by(c.claim, c.id)):
        found.setdefault(row.claim, []).append(row.id)
    return found


def _evidence(connection: Connection, ids: Sequence[int]) -> _Evidence:
    kept = {id: one.sheet for id, one in sheets.load(connection, ids, text=False).items()}
    articles = [sheet.article for sheet in kept.values()]
    copies: defaultdict[int, list[tuple[int, Copy]]] = defaultdict(list)
    for earlier, later, copy in copying.between(connection, ids):
        copies[later].append((earlier, copy))
    return _Evidence(kept, _bearers(connection, articles), copies, rulings.of_articles(connection, set(articles)))


def _weighed(told: Told, evidence: _Evidence, weighing: Weighing) -> dict[str, object]:
    pairs = sorted((pair for each in told.values() for pair in each), key=lambda pair: pair[1].ref)
    ids = {sheet for sheet, _ in pairs}
    kept = {evidence.sheets[id].article: evidence.sheets[id] for id in sorted(ids)}
    tellings = [_with_bearers(telling, evidence.bearers) for _, telling in pairs]
    copies = [copy for id in sorted(ids) for earlier, copy in evidence.copies.get(id, ()) if earlier in ids]
    judged = [ruling for ruling in evidence.judged if ruling.one[0] in kept and ruling.other[0] in kept]
    shown = weighing.claim([contents.first(each) for each in told.values()])
    found = weighing.weigh(tellings, kept, copies, judged, shown.wording)
    claim = replace(shown, tellings=tuple(t.ref for t in _in_time(tellings, kept)))
    return _row(claim, found, tellings, kept)


def _bearers(connection: Connection, articles: Sequence[str]) -> dict[tuple[str, str], tuple[str, bool]]:
    """Whom of the desk each entity of these articles was joined to, and whether a person said something of that one."""
    links, b = schema.links, schema.bearers
    found: dict[tuple[str, str], tuple[str, bool]] = {}
    for some in chunks(articles):
        query = select(links.c.article, links.c.local, b.c.root, b.c.judged).join(b, b.c.id == links.c.bearer)
        rows = connection.execute(query.where(links.c.article.in_(some)))
        found |= {(row.article, row.local): (known.token(row.root), row.judged) for row in rows}
    return found


def _with_bearers(telling: Telling, bearers: Mapping[tuple[str, str], tuple[str, bool]]) -> Telling:
    nobody = ("", False)
    chain = tuple(_with_bearer(hand, *bearers.get((telling.article, hand.entity), nobody)) for hand in telling.chain)
    return telling if chain == telling.chain else replace(telling, chain=chain)


def _with_bearer(hand: Hand, bearer: str, judged: bool) -> Hand:
    known_ = (hand.bearer, hand.judged) == (bearer, judged) or not hand.entity
    return hand if known_ else replace(hand, bearer=bearer, judged=judged)


def _in_time(tellings: Sequence[Telling], kept: Mapping[str, Sheet]) -> list[Telling]:
    def when(telling: Telling) -> tuple[str, str, str]:
        sheet = kept[telling.article]
        return (sheet.published or sheet.fetched, *telling.ref)

    return sorted(tellings, key=when)


def _row(claim: Claim, found: Weighed, tellings: Sequence[Telling], kept: Mapping[str, Sheet]) -> dict[str, object]:
    wordings = {t.ref: t for t in tellings}
    shown = wordings[claim.wording].shown
    times = sorted(sheet.published or sheet.fetched for sheet in kept.values())
    words = {word for t in tellings for word in folding.lemmas(t.wording, t.language).split()}
    return {
        "wording": shown,
        "words": f" {' '.join(sorted(words))} ",
        "standing": found.standing,
        "at_least": found.at_least,
        "at_most": found.at_most,
        "tellings": len(tellings),
        "articles": len(kept),
        "houses": _publishers(kept),
        "first": times[0],
        "last": times[-1],
        "body": pack(Kept(claim, found)),
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
