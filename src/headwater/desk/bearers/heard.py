"""Where an entity was met, in which roles, what it said and what was said of it: in pages, the latest first.

All of it comes from columns (`links`, `sayings`, `named_in`, `posts`): the page of somebody met in five thousand
articles opens none of them. `ids` are the bearers that one entity stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from headwater.desk import schema
from headwater.desk.bearers import known, recent
from headwater.desk.bearers.known import token
from headwater.desk.claims.claim_tables import contents
from headwater.desk.finding.search_tables import named_in, sayings
from headwater.records import Naming, Span, Stance
from headwater.wordforms import fold

SAID = 8
"""Statements of either side that come with an entity; the others are asked for in pages."""
LATEST = 500
"""Statements of its own, the latest, whose claims are told as resting on its word."""
LOOKED_IN = 1000
"""Articles, the latest first, in which is looked where a role was read."""


@dataclass(frozen=True, slots=True)
class ReadIn:
    """Where something was read: spans are those of the version's text."""

    article: str
    version: int
    outlet: str | None
    day: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class RoleInTime:
    """A role, the days of the first and the last article that gives it, and where these give it."""

    title: str
    organization: str | None
    language: str | None
    first: str | None
    last: str | None
    count: int
    read_in: tuple[ReadIn, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement by or about an entity, as persons corrected it.

    `source` are the words of the text for who says it, `name` is what its article calls them, `who` the entity of the
    desk. `start` and `end` are where the content begins and ends in the text of that version.
    """

    article: str
    version: int
    statement: str
    outlet: str | None
    day: str | None
    source: str
    stance: Stance
    content: str
    title: str | None = None
    language: str | None = None
    name: str = ""
    naming: Naming = "named"
    who: str | None = None
    unsure: bool = False
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """A page of what an entity said, and of what others said of it."""

    by: tuple[Said, ...]
    about: tuple[Said, ...]


def page(connection: Connection, ids: Sequence[int], limit: int, offset: int = 0) -> Heard:
    """So many statements of either side."""
    by = _rows(connection, recent.by(connection, ids, limit, offset))
    about = _rows(connection, recent.about(connection, ids, limit, offset))
    # Where one article has it under two names, it may be said to speak of itself.
    own = {(one.article, one.statement) for one in by}
    return Heard(by, tuple(one for one in about if (one.article, one.statement) not in own))


def counts(connection: Connection, ids: Sequence[int]) -> tuple[int, int]:
    """How many statements are by it, and how many of others name it."""
    by = connection.execute(recent.said_by(select(func.count()), ids)).scalar_one()
    n, links = named_in.c, schema.links.c
    named = (n.article == links.article) & (n.local == links.local)
    about = select(func.count()).select_from(schema.links).join(named_in, named).where(links.bearer.in_(ids))
    return by, connection.execute(about).scalar_one()


def _rows(connection: Connection, numbers: Sequence[int]) -> tuple[Said, ...]:
    """These statements, in their order."""
    s, a, e, links, b = sayings.c, schema.articles.c, schema.entities.c, schema.links.c, schema.bearers.c
    query = (
        select(sayings, a.outlet.label("printed_by"), a.title, a.language, e.name, b.root)
        .join(schema.articles, a.id == s.article)
        .outerjoin(schema.entities, (e.article == s.article) & (e.n == s.n) & (e.id == s.entity))
        .outerjoin(schema.links, (links.article == s.article) & (links.local == s.entity))
        .outerjoin(schema.bearers, b.id == links.bearer)
        .where(s.id.in_(numbers))
    )
    rows = {row.id: _said(row) for row in connection.execute(query)}
    return tuple(rows[number] for number in numbers if number in rows)


def _said(row: Row[Any]) -> Said:
    return Said(
        article=row.article,
        version=row.n,
        statement=row.statement,
        outlet=row.printed_by,
        day=known.day(row.day),
        source=row.source,
        stance=row.stance,
        content=row.content,
        title=row.title,
        language=row.language,
        name=row.name or row.source,
        naming=row.naming,
        who=token(row.root) if row.root else None,
        unsure=row.unsure,
        start=row.start,
        end=row.end,
    )


def claims(connection: Connection, ids: Sequence[int], limit: int) -> list[int]:
    """The numbers of the claims that were last told on its word, of its `LATEST` statements."""
    s, c = sayings.c, contents.c
    own = recent.said_by(select(s.told, s.day), ids).where(s.told.is_not(None))
    told = own.order_by(s.day.desc(), s.id).limit(LATEST).subquery()
    query = select(c.claim).join(told, told.c.told == c.id).where(c.claim.is_not(None)).group_by(c.claim)
    return list(connection.execute(query.order_by(func.max(told.c.day).desc(), c.claim).limit(limit)).scalars())


# Roles


@dataclass(frozen=True, slots=True)
class _Place:
    """An article in which it has roles."""

    article: str
    n: int
    outlet: str | None
    day: str | None
    language: str | None
    roles: list[dict[str, Any]]


_Key = tuple[str, str, str]


def roles(connection: Connection, ids: Sequence[int]) -> tuple[RoleInTime, ...]:
    """The roles in the order in which they were first given; those without a day last.

    Where it was met oftener than `LOOKED_IN`, an older role comes without the article that it was read in.
    """
    p = schema.posts
    posts: dict[_Key, list[Row[Any]]] = {}
    for row in connection.execute(select(p).where(p.c.bearer.in_(ids)).order_by(p.c.first, p.c.title)):
        posts.setdefault((fold(row.title), row.organization, row.language), []).append(row)
    read_in = _read_in(_places(connection, ids)) if posts else {}
    rows = [_role(given, read_in.get(key, [])) for key, given in posts.items()]
    return tuple(sorted(rows, key=lambda r: (r.first or "9", r.title)))


def _role(given: Sequence[Row[Any]], read_in: Sequence[ReadIn]) -> RoleInTime:
    one = given[0]
    return RoleInTime(
        title=one.title,
        organization=one.organization or None,
        language=one.language or None,
        first=min((row.first for row in given if row.first), default=None),
        last=max((row.last for row in given if row.last), default=None),
        count=sum(row._mapping["count"] for row in given),
        read_in=tuple(dict.fromkeys((read_in[0], read_in[-1]))) if read_in else (),
    )


def _read_in(places: Iterable[_Place]) -> dict[_Key, list[ReadIn]]:
    """Where each role was read, the earliest first."""
    found: dict[_Key, list[ReadIn]] = {}
    for place in places:
        for role in place.roles:
            key = (fold(role["title"]), role["organization"] or "", place.language or "")
            span = Span(*role["span"]) if role["span"] else None
            found.setdefault(key, []).append(ReadIn(place.article, place.n, place.outlet, place.day, span))
    return found


def _places(connection: Connection, ids: Sequence[int]) -> list[_Place]:
    """The latest articles in which it was met and has a role, the earliest of them first."""
    table, e, a = schema.links.c, schema.entities, schema.articles
    within = recent.met(connection, ids, LOOKED_IN)
    query = (
        select(table.article, table.n, table.local, a.c.outlet, a.c.published, a.c.language, e.c.roles)
        .join(e, (e.c.article == table.article) & (e.c.n == table.n) & (e.c.id == table.local))
        .join(a, a.c.id == table.article)
        .where(table.article.in_(within), table.bearer.in_(ids))
    )
    rows = [row for row in connection.execute(query) if row.roles]
    rows.sort(key=lambda row: (known.day(row.published) or "", row.article, row.local))
    return [_Place(r.article, r.n, r.outlet, known.day(r.published), r.language, r.roles) for r in rows]
