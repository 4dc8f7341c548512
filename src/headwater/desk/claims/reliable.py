"""How reliable persons hold sources to be: the Admiralty mark of whoever stands behind a statement.

A mark is given to an entity (e-000123) or to an outlet, by its address. A link of a chain is rated as the entity that
it is on this desk, else as the outlet that it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from headwater.desk import schema
from headwater.desk.bearers import known
from headwater.desk.claims.claim_tables import ratings
from headwater.desk.finding.search_tables import outlets
from headwater.linked import Hand, Origin, Telling

FEW = 3
"""Tellings of an origin in whose words it is looked for."""


def ratings_of(connection: Connection, names: Sequence[str]) -> dict[str, str]:
    """The standing rating of each of these that has one."""
    j = schema.judgements
    query = select(ratings.c.name, ratings.c.value).join(j, j.c.id == ratings.c.judgement)
    rows = connection.execute(
        query.where(ratings.c.name.in_(list(names)), j.c.undone_by.is_(None)).order_by(ratings.c.judgement)
    )
    return {row.name: row.value for row in rows}


def of_hands(connection: Connection, hands: Sequence[tuple[str, Hand]]) -> list[str | None]:
    """The mark of each of these, with the article whose chain it is in; None where nobody rated it."""
    if not hands or not connection.execute(select(ratings.c.judgement).limit(1)).first():
        return [None] * len(hands)
    entities, addresses = _entities(connection, hands), _addresses(connection, hands)
    names = [
        [n for n in (entities.get((article, hand.entity)), addresses.get(_outlet(hand))) if n]
        if hand.naming == "named"
        else []
        for article, hand in hands
    ]
    rated = ratings_of(connection, sorted({name for each in names for name in each}))
    return [next((rated[name] for name in each if name in rated), None) for each in names]


def of_origins(
    connection: Connection, origins: Sequence[Origin], tellings: dict[tuple[str, str], Telling]
) -> dict[str, str]:
    """The mark of each origin of a claim that is rated, by its key."""
    keys: list[str] = []
    hands: list[tuple[str, Hand]] = []
    for origin in origins:
        for ref in origin.tellings[:FEW]:
            chain = tellings[ref].chain if ref in tellings else ()
            # A spokeswoman counts as her ministry, which is then called by its own name: what is rated is who speaks.
            for hand in sorted(chain[-1:] + chain[:-1], key=lambda hand: hand.name != origin.name)[:1]:
                keys.append(origin.key)
                hands.append((ref[0], hand))
    marks = zip(keys, of_hands(connection, hands), strict=True)
    return {key: mark for key, mark in reversed(list(marks)) if mark}


def _entities(connection: Connection, hands: Sequence[tuple[str, Hand]]) -> dict[tuple[str, str], str]:
    """Whom the desk has joined them to."""
    links, b = schema.links.c, schema.bearers.c
    query = select(links.article, links.local, b.root).join_from(schema.links, schema.bearers, b.id == links.bearer)
    found: dict[tuple[str, str], str] = {}
    for some in known.in_parts({article for article, hand in hands if hand.entity}):
        for row in connection.execute(query.where(links.article.in_(some))):
            found[row.article, row.local] = known.token(row.root)
    return found


def _addresses(connection: Connection, hands: Sequence[tuple[str, Hand]]) -> dict[str, str]:
    """The addresses of the outlets among them, each that of the one it is shown with."""
    shown = outlets.alias()
    query = select(outlets.c.outlet, shown.c.key).join(shown, shown.c.id == func.coalesce(outlets.c.into, outlets.c.id))
    keys = sorted({key for _, hand in hands if (key := _outlet(hand))})
    return dict(connection.execute(query.where(outlets.c.outlet.in_(keys))).all()) if keys else {}


def _outlet(hand: Hand) -> str:
    return hand.house.outlet if hand.house else ""
