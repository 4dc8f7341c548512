"""Which claims rest on the word of which entity: a judgement of who is one may change how many stand behind them.

Tellings name the entity of their article, and weighing asks the desk whom each of them is (weighed.py). So whoever
moves an entity of an article to another one of the desk has the claims that rest on it weighed anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, func, select

from headwater.desk import judgements, schema
from headwater.desk.chunks import chunks
from headwater.desk.claims import claiming
from headwater.desk.claims.claim_tables import contents, sheets, tellings
from headwater.desk.claims.packing import unpack_again
from headwater.linked import Telling
from headwater.weighing import Weighing

Place = tuple[str, str]
"""An article, and the id of one of its entities there."""


def judged(connection: Connection, judgement: int, weighing: Weighing | None) -> None:
    """Weighs anew what a judgement of who is one, or the taking back of one, bears on: at once, and nothing else.

    Without the rules for claims nothing is done: claims then stay as they are until all are compared anew.
    """
    of = judgements.payload(connection, judgement).get("of", judgement)
    kind, payload = judgements.one(connection, of).kind, judgements.payload(connection, of)
    if weighing is None or kind not in ("merge", "split"):
        return
    if kind == "split":
        moved = [(article, local) for article, local, _ in payload["links"]]
    else:
        moved = _met(connection, _lesser(connection, payload["entities"]))
    claiming.reweigh(connection, claims(connection, moved), weighing)


def _lesser(connection: Connection, entities: Sequence[int]) -> list[int]:
    """Of two entities that are now one, or no longer, the bearers of the one met less often.

    A claim changes only where both stand behind it, so either leads to all of those; a country that was met in five
    thousand articles is not gone through for a namesake met in two.
    """
    one, other = (_family(connection, id) for id in entities)
    sides = [one - other or one, other - one or other]  # while they are one, the one is of the other's family
    links = schema.links.c
    often = [connection.execute(select(func.count()).where(links.bearer.in_(side))).scalar_one() for side in sides]
    return sorted(sides[often.index(min(often))])


def _family(connection: Connection, id: int) -> set[int]:
    """A bearer, and all that went into it at some time, whoever stands for them now."""
    b = schema.bearers.c
    found, fresh = {id}, [id]
    while fresh:
        rows = connection.execute(select(b.id).where(b.into.in_(fresh))).scalars()
        fresh = [each for each in rows if each not in found]
        found |= set(fresh)
    return found


def _met(connection: Connection, bearers: Collection[int]) -> list[Place]:
    links = schema.links.c
    found: list[Place] = []
    for some in chunks(sorted(bearers)):
        rows = connection.execute(select(links.article, links.local).where(links.bearer.in_(some)))
        found += [(row.article, row.local) for row in rows]
    return found


def claims(connection: Connection, places: Iterable[Place]) -> set[int]:
    """The claims that have one of these entities in a chain of theirs."""
    locals_: defaultdict[str, set[str]] = defaultdict(set)
    for article, local in places:
        locals_[article].add(local)
    s, t, c = sheets.c, tellings.c, contents.c
    query = select(s.article, c.claim, t.body).join_from(sheets, tellings, t.sheet == s.id)
    query = query.join(contents, c.id == t.content)
    found: set[int] = set()
    for some in chunks(sorted(locals_)):
        for row in connection.execute(query.where(s.article.in_(some), c.claim.is_not(None))):
            if row.claim not in found and locals_[row.article] & _chained(row.body):
                found.add(row.claim)
    return found


def _chained(body: bytes) -> set[str]:
    return {hand.entity for hand in unpack_again(Telling, body).chain}
