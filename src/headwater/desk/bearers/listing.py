"""Entities as lists show them, and where one was met: what pages ask many times over, without opening an article."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Row, func, select, union

from headwater.desk import schema
from headwater.desk.bearers import entities, known, recent
from headwater.desk.bearers.known import token
from headwater.records import EntityKind, Spelling

ALSO = 6
"""Spellings besides the shown name that a list tells, the commonest first."""
ROLES = 3
"""Roles that a list tells, the latest first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity as a list shows it. `language` is that of its shown name, None where no article spells it so.

    `first` and `last` are the days (ISO 8601) between which it was met, `open` counts those who may be the same.
    """

    entity: str
    kind: EntityKind
    name: str
    language: str | None
    gender: str | None
    locked: bool
    articles: int
    first: str | None
    last: str | None
    also: tuple[Spelling, ...]
    roles: tuple[str, ...]
    open: int


@dataclass(frozen=True, slots=True)
class MetIn:
    """An article in which an entity was met, and under which names; `day` is that of publication."""

    article: str
    version: int
    title: str | None
    outlet: str | None
    language: str | None
    day: str | None
    names: tuple[str, ...]


def kinds(connection: Connection) -> dict[EntityKind, int]:
    """How many entities of each kind were met."""
    b = schema.bearers
    query = select(b.c.kind, func.count(func.distinct(b.c.root))).where(b.c.links > 0).group_by(b.c.kind)
    return dict(connection.execute(query).all())


def page(connection: Connection, kind: str | None, *, latest: bool, limit: int, offset: int) -> list[Entry]:
    """The entities that were met most, or last, first."""
    b, s = schema.bearers, schema.spellings
    met = func.sum(b.c.links)
    query = select(b.c.root).group_by(b.c.root).having(met > 0)
    if kind:
        query = query.where(b.c.kind == kind)
    if latest:
        # Each by its index: all spellings grouped at once take three times as long.
        last = select(func.max(s.c.last)).where(s.c.bearer == b.c.id).scalar_subquery()
        query = query.order_by(func.coalesce(func.max(last), "").desc())
    query = query.order_by(met.desc(), b.c.root).limit(limit).offset(offset)
    return entries(connection, connection.execute(query).scalars().all())


def found(connection: Connection, name: str, limit: int) -> list[Entry]:
    """Whom a name can mean, in any spelling, the likeliest and most met first."""
    if known.number(name) is not None:
        return entries(connection, [entities.root_of(connection, name)])
    scores = entities._scores(connection, name)
    sizes = entities._sizes(connection, list(scores))
    met = [root for root in scores if sizes.get(root)]
    met.sort(key=lambda root: (-round(scores[root], 1), -sizes[root], root))
    return entries(connection, met[:limit])


def entries(connection: Connection, roots: Sequence[int]) -> list[Entry]:
    """These, in their order."""
    b = schema.bearers
    family: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(select(b).where(b.c.root.in_(roots)).order_by(b.c.id)):
        family.setdefault(row.root, []).append(row)
    names, days = _names(connection, roots)
    roles, met, doubts = _roles(connection, roots), _articles(connection, roots), _open(connection, roots)
    made = []
    for root in roots:
        head = next(row for row in family[root] if row.id == root)
        spelt = names.get(root, [])
        here = days.get(root, [])
        made.append(
            Entry(
                entity=token(root),
                kind=head.kind,
                name=head.name,
                language=next((n.language for n in spelt if n.text == head.name), None),
                gender=head.gender or next((row.gender for row in family[root] if row.gender), None),
                locked=head.locked,
                articles=met.get(root, 0),
                first=min(here, default=None),
                last=max(here, default=None),
                also=tuple({n.text: n for n in reversed(spelt) if n.text != head.name}.values())[::-1][:ALSO],
                roles=tuple(roles.get(root, ())),
                open=doubts.get(root, 0),
            )
        )
    return made


def _names(connection: Connection, roots: Sequence[int]) -> tuple[dict[int, list[Spelling]], dict[int, list[str]]]:
    """For each root its spellings, the commonest first, and the days on which they were first and last seen."""
    b, s = schema.bearers, schema.spellings
    query = (
        select(b.c.root, s.c.text, s.c.language, s.c.script, func.min(s.c.first), func.max(s.c.last))
        .join(b, b.c.id == s.c.bearer)
        .where(b.c.root.in_(roots))
        .group_by(b.c.root, s.c.text, s.c.language, s.c.script)
        .order_by(func.sum(s.c.count).desc(), s.c.text)
    )
    names: dict[int, list[Spelling]] = {}
    days: dict[int, list[str]] = {}
    for root, text, language, script, first, last in connection.execute(query):
        names.setdefault(root, []).append(Spelling(text, language or None, script))
        days.setdefault(root, []).extend(day for day in (first, last) if day)
    return names, days


def _roles(connection: Connection, roots: Sequence[int]) -> dict[int, list[str]]:
    b, p = schema.bearers, schema.posts
    query = select(b.c.root, p.c.title, p.c.organization).join(b, b.c.id == p.c.bearer).where(b.c.root.in_(roots))
    told: dict[int, list[str]] = {}
    for root, title, organization in connection.execute(query.order_by(p.c.last.desc(), p.c.title)):
        role = f"{title} ({organization})" if organization else title
        if role not in (rows := told.setdefault(root, [])) and len(rows) < ROLES:
            rows.append(role)
    return told


def _articles(connection: Connection, roots: Sequence[int]) -> dict[int, int]:
    b, table = schema.bearers, schema.links
    query = select(b.c.root, func.count(func.distinct(table.c.article))).join(table, table.c.bearer == b.c.id)
    return dict(connection.execute(query.where(b.c.root.in_(roots)).group_by(b.c.root)).all())


def _open(connection: Connection, roots: Sequence[int]) -> dict[int, int]:
    """With how many others each of these may be one."""
    b, c = schema.bearers, schema.candidates
    mine, other = b.alias(), b.alias()
    # One side after the other: where both are asked at once, SQLite goes through all pairs of the desk.
    sides = (
        select(mine.c.root.label("root"), other.c.root.label("other"))
        .join_from(mine, c, here == mine.c.id)
        .join(other, other.c.id == there)
        .where(mine.c.root.in_(roots), mine.c.root != other.c.root)
        for here, there in ((c.c.a, c.c.b), (c.c.b, c.c.a))
    )
    pairs = union(*sides).subquery()
    query = select(pairs.c.root, func.count()).group_by(pairs.c.root)
    return dict(connection.execute(query).all())


def met_in(connection: Connection, root: int, limit: int, offset: int = 0) -> list[MetIn]:
    """The articles in which this one was met, the latest first."""
    table, e, a = schema.links, schema.entities, schema.articles
    ids = entities.family(connection, root)
    met = recent.met(connection, ids, limit, offset)
    query = (
        select(table.c.article, table.c.n, a.c.title, a.c.outlet, a.c.language, a.c.published, e.c.name, e.c.spellings)
        .join(a, a.c.id == table.c.article)
        .join(e, (e.c.article == table.c.article) & (e.c.n == table.c.n) & (e.c.id == table.c.local))
        .where(table.c.article.in_(met), table.c.bearer.in_(ids))
        .order_by(table.c.local)
    )
    rows: dict[str, list[Row[Any]]] = {}
    for row in connection.execute(query):
        rows.setdefault(row.article, []).append(cast(Row[Any], row))
    return [_met(article, rows[article]) for article in met if article in rows]


def _met(article: str, rows: list[Row[Any]]) -> MetIn:
    one = rows[0]
    names = dict.fromkeys(n for row in rows for n in (*(s["text"] for s in row.spellings), row.name))
    day = known.day(one.published)
    return MetIn(article, one.n, one.title, one.outlet, one.language, day, tuple(names))


def linked(connection: Connection, article: str, version: int) -> dict[str, str]:
    """The entities of the desk by the ids that they have in the reading of this version of an article."""
    table, b = schema.links, schema.bearers
    query = select(table.c.local, b.c.root).join(b, b.c.id == table.c.bearer)
    rows = connection.execute(query.where(table.c.article == article, table.c.n == version))
    return {local: token(root) for local, root in rows}


def languages(connection: Connection, articles: Collection[str]) -> dict[str, str | None]:
    """The language of each of these articles."""
    a = schema.articles
    told: dict[str, str | None] = {}
    for part in known.in_parts(articles):
        told.update(connection.execute(select(a.c.id, a.c.language).where(a.c.id.in_(part))).all())
    return told


def roots(connection: Connection, ids: Iterable[str]) -> list[int]:
    """The bearers that now stand for these; `DeskError` where one is not there."""
    return list(dict.fromkeys(entities.root_of(connection, id) for id in ids))
