"""Entities with their spellings and roles, a few hundred at a time, in the order of their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from headwater.desk import schema
from headwater.desk.bearers import listing
from headwater.desk.bearers.known import number, token
from headwater.desk.bearers.listing import Entry
from headwater.desk.outgoing.records import Now, RoleOut, SpellingOut

AT_ONCE = 200


def roots(connection: Connection, kind: str, after: int | None) -> tuple[list[int], int | None]:
    """The entities of a kind (all: "") after this number that were met somewhere, and where to go on."""
    b = schema.bearers.c
    query = select(b.root).where(b.root > (after or 0)).group_by(b.root).having(func.sum(b.links) > 0)
    if kind:
        query = query.where(b.kind == kind)
    ids = list(connection.execute(query.order_by(b.root).limit(AT_ONCE)).scalars())
    return ids, ids[-1] if len(ids) == AT_ONCE else None


def page(connection: Connection, kind: str, after: int | None) -> tuple[list[Entry], int | None]:
    """The entities as lists show them, and where to go on."""
    ids, last = roots(connection, kind, after)
    return listing.entries(connection, ids), last


def spellings(connection: Connection, kind: str, after: int | None) -> tuple[list[SpellingOut], int | None]:
    """Every spelling of the entities, and where to go on."""
    ids, last = roots(connection, kind, after)
    return spellings_of(connection, ids), last


def spellings_of(connection: Connection, ids: Sequence[int]) -> list[SpellingOut]:
    """Every spelling of these entities, once for each language, the commonest first."""
    b, s = schema.bearers, schema.spellings
    head = b.alias()
    query = select(b.c.root, head.c.kind, head.c.name, s).join(s, s.c.bearer == b.c.id)
    query = query.join(head, head.c.id == b.c.root).where(b.c.root.in_(ids))
    rows = connection.execute(query.order_by(b.c.root, s.c.text, s.c.language, s.c.outlet)).all()
    found = [_spelling(list(each)) for _, each in groupby(rows, key=lambda r: (r.root, r.text, r.language))]
    return sorted(found, key=lambda row: (row.entity, -row.count, row.text))


def _spelling(rows: Sequence[Row[Any]]) -> SpellingOut:
    first = rows[0]
    return SpellingOut(
        entity=token(first.root),
        kind=first.kind,
        name=first.name,
        text=first.text,
        language=first.language or None,
        script=first.script,
        outlets=tuple(dict.fromkeys(row.outlet for row in rows if row.outlet)),
        first=min((row.first for row in rows if row.first), default=None),
        last=max((row.last for row in rows if row.last), default=None),
        count=sum(row._mapping["count"] for row in rows),
    )


def roles(connection: Connection, kind: str, after: int | None) -> tuple[list[RoleOut], int | None]:
    """Every role of the entities, and where to go on."""
    ids, last = roots(connection, kind, after)
    return roles_of(connection, ids), last


def roles_of(connection: Connection, ids: Sequence[int]) -> list[RoleOut]:
    """Every role of these entities, in time."""
    b, p = schema.bearers, schema.posts
    head = b.alias()
    query = select(b.c.root, head.c.kind, head.c.name, p).join(p, p.c.bearer == b.c.id)
    query = query.join(head, head.c.id == b.c.root).where(b.c.root.in_(ids))
    rows = connection.execute(query.order_by(b.c.root, p.c.first, p.c.title, p.c.organization, p.c.language)).all()
    return [
        RoleOut(
            *(token(row.root), row.kind, row.name, row.title, row.organization or None, row.language or None),
            *(row.first, row.last, row._mapping["count"]),
        )
        for row in rows
    ]


def now(connection: Connection, ids: Iterable[str]) -> dict[str, Now]:
    """How the entities of these names stand, by the names; those that are none are left out."""
    named = {id: n for id in ids if (n := number(id)) is not None and id == token(n)}
    b = schema.bearers
    head = b.alias()
    query = select(b.c.id, head.c.id.label("root"), head.c.kind, head.c.name, head.c.locked)
    query = query.join(head, head.c.id == b.c.root).where(b.c.id.in_(list(named.values())))
    rows = {row.id: row for row in connection.execute(query)}
    return {id: Now(token(r.root), r.kind, r.name, r.locked) for id, n in named.items() if (r := rows.get(n))}


def officials(connection: Connection, ids: Sequence[int]) -> set[int]:
    """Those of these entities that some article calls a state body, or the holder of an office of state."""
    b, k, e = schema.bearers, schema.links, schema.entities
    query = select(b.c.root).join(k, k.c.bearer == b.c.id)
    query = query.join(e, and_(e.c.article == k.c.article, e.c.n == k.c.n, e.c.id == k.c.local))
    return set(connection.execute(query.where(b.c.root.in_(ids), e.c.official.is_(True)).distinct()).scalars())
