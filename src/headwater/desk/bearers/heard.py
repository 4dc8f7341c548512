"""Where an entity was met, in which roles, what it said and what was said of it: in pages, the latest first.

All of it comes from columns (`links`, `sayings`, `named_in`, `posts`): the page of somebody met in five thousand
articles opens none of them. `ids` are the bearers that one entity stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from headwater.desk import schema
from headwater.desk.bearers import known
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
    s = sayings.c
    sides = []
    for query in (_by(select(s.id), ids), _about(select(s.id).distinct().add_columns(s.day), ids)):
        query = query.order_by(s.day.desc(), s.id).limit(limit).offset(offset)
        sides.append(_rows(connection, list(connection.execute(query).scalars())))
    by, about = sides
    # Where one article has it under two names, it may be said to speak of itself.
    own = {(one.article, one.statement) for one in by}
    return Heard(by, tuple(one for one in about if (one.article, one.statement) not in own))


def counts(connection: Connection, ids: Sequence[int]) -> tuple[int, int]:
    """How many statements are by it, and how many of others name it."""
    by = connection.execute(_by(select(func.count()), ids)).scalar_one()
    n, links = named_in.c, schema.links.c
    named = (n.article == links.article) & (n.local == links.local)
    about = select(func.count()).select_from(schema.links).join(named_in, named).where(links.bearer.in_(ids))
    return by, connection.execute(about).scalar_one()


def _by(query: Select[Any], ids: Sequence[int]) -> Select[Any]:
    s, links = sayings.c, schema.links.c
    own = (s.article == links.article) & (s.entity == links.local)
    return query.select_from(schema.links).join(sayings, own).where(links.bearer.in_(ids))


def _about(query: Select[Any], ids: Sequence[int]) -> Select[Any]:
    n, links = named_in.c, schema.links.c
    named = (n.article == links.article) & (n.local == links.local)
    query = query.select_from(schema.links).join(named_in, named).join(sayings, sayings.c.id == n.saying)
    return query.where(links.bearer.in_(ids))


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
    latest = _by(select(s.told, s.day), ids).where(s.told.is_not(None)).order_by(s.day.desc(), s.id).limit(LATEST)
    told = latest.subquery()
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
    latest = list(connection.execute(met(ids).limit(LOOKED_IN)).scalars())
    query = (
        select(table.article, table.n, table.local, a.c.outlet, a.c.published, a.c.language, e.c.roles)
        .join(e, (e.c.article == table.article) & (e.c.n == table.n) & (e.c.id == table.local))
        .join(a, a.c.id == table.article)
        .where(table.article.in_(latest), table.bearer.in_(ids))
    )
    rows = [row for row in connection.execute(query) if row.roles]
    rows.sort(key=lambda row: (known.day(row.published) or "", row.article, row.local))
    return [_Place(r.article, r.n, r.outlet, known.day(r.published), r.language, r.roles) for r in rows]


# Where it was met


def met(ids: Sequence[int]) -> Select[Any]:
    """Asks for the articles in which it was met, the latest first, each once."""
    links, a = schema.links.c, schema.articles.c
    query = select(links.article).join(schema.articles, a.id == links.article).where(links.bearer.in_(ids))
    return query.group_by(links.article).order_by(a.published.desc().nulls_last(), links.article)
