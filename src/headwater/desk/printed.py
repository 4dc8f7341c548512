"""Articles as lists and pages show them, from columns: no reading is opened for a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from headwater.desk import schema
from headwater.desk.claims import rulings
from headwater.desk.claims.claim_tables import claims, contents, copies, sheets, tellings
from headwater.desk.claims.packing import unpack
from headwater.desk.numbered import token
from headwater.linked import Copy, StandingName
from headwater.records import Access

_NO_NAME = ("described", "bare")
_PEOPLE = ("person", "group")


@dataclass(frozen=True, slots=True)
class Printed:
    """An article as lists show it: its current version; `unnamed` of its statements rest on somebody unnamed."""

    id: str
    title: str | None
    outlet: str | None
    language: str | None
    access: Access
    published: str | None
    statements: int
    unnamed: int
    versions: int


@dataclass(frozen=True, slots=True)
class Captured:
    """A capture of a version: when, from where, how many bytes; `container` is the file that it was taken out of."""

    sha256: str
    fetched: str
    source: str
    url: str | None
    media_type: str
    size: int
    container: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of the claim that a statement tells."""

    claim: str
    standing: StandingName
    at_least: int
    at_most: int
    houses: int


@dataclass(frozen=True, slots=True)
class Repeated:
    """A copy between an article and another one. `taken`: the article took its text from the other."""

    article: str
    outlet: str | None
    title: str | None
    language: str | None
    published: str
    taken: bool
    copy: Copy


def latest(connection: Connection, limit: int, offset: int) -> list[Printed]:
    """Articles, those last added or changed first."""
    a = schema.articles.c
    query = select(a.id).order_by(a.changed.desc(), a.id).limit(limit).offset(offset)
    return rows(connection, list(connection.execute(query).scalars()))


def rows(connection: Connection, ids: Sequence[str]) -> list[Printed]:
    """These articles, at most a few hundred, in the order in which they are named."""
    a = schema.articles
    found = {row.id: row for row in connection.execute(select(a).where(a.c.id.in_(list(ids))))}
    hidden, many = _unnamed(connection, list(found)), _versions(connection, list(found))
    return [
        Printed(
            id=row.id,
            title=row.title,
            outlet=row.outlet,
            language=row.language,
            access=row.access,
            published=row.published,
            statements=row.statements,
            unnamed=hidden.get(id, 0),
            versions=many.get(id, 1),
        )
        for id in ids
        if (row := found.get(id))
    ]


def _unnamed(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """How many statements rest on somebody unnamed: the source, or any link of the chain."""
    s, a = schema.statements.c, schema.articles.c
    query = select(s.article, s.kind, s.naming, s.chain).join(schema.articles, (a.id == s.article) & (a.current == s.n))
    found: dict[str, int] = {}
    for row in connection.execute(query.where(s.article.in_(list(ids)))):
        links = [(row.kind, row.naming), *((link["kind"], link["naming"]) for link in row.chain)]
        if any(kind in _PEOPLE and naming in _NO_NAME for kind, naming in links):
            found[row.article] = found.get(row.article, 0) + 1
    return found


def _versions(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    v = schema.versions.c
    query = select(v.article, func.count()).where(v.article.in_(list(ids))).group_by(v.article)
    return dict(connection.execute(query).all())


def count(connection: Connection) -> int:
    """How many articles there are."""
    return connection.execute(select(func.count()).select_from(schema.articles)).scalar_one()


def current(connection: Connection, id: str) -> int | None:
    """The number of the version that is shown by default; None where there is no such article."""
    return connection.execute(select(schema.articles.c.current).where(schema.articles.c.id == id)).scalar()


def captures(connection: Connection, id: str, n: int) -> list[Captured]:
    """When and from where a version was captured, the first time first."""
    c, o = schema.captures, schema.originals
    query = select(c, o.c.size).join(o, o.c.sha256 == c.c.sha256).where(c.c.article == id, c.c.n == n)
    return [
        Captured(r.sha256, r.fetched, r.source, r.url, r.media_type, r.size, r.container)
        for r in connection.execute(query.order_by(c.c.id))
    ]


def standings(connection: Connection, article: str) -> dict[str, Standing]:
    """The claims that an article tells, by the ids of its statements."""
    t, s, c, k = tellings, sheets, contents, claims.c
    query = select(t.c.statement, k.id, k.standing, k.at_least, k.at_most, k.houses)
    query = query.join(s, s.c.id == t.c.sheet).join(c, c.c.id == t.c.content).join(claims, k.id == c.c.claim)
    found = connection.execute(query.where(s.c.article == article))
    return {r.statement: Standing(token("c", r.id), r.standing, r.at_least, r.at_most, r.houses) for r in found}


def repeated(connection: Connection, article: str) -> list[Repeated]:
    """Whose text an article repeats, and who repeats its: those with one text first, then those with most of it.

    Not where a person ruled that it is no copy.
    """
    id = connection.execute(select(sheets.c.id).where(sheets.c.article == article)).scalar()
    if id is None:
        return []
    pairs = connection.execute(select(copies.c.body).where(or_(copies.c.earlier == id, copies.c.later == id))).scalars()
    found = [unpack(Copy, body) for body in pairs]
    s, a = sheets.c, schema.articles.c
    names = sorted({name for copy in found for name in (copy.earlier, copy.later)} - {article})
    query = select(s.article, s.published, a.outlet, a.title, a.language)
    query = query.join(schema.articles, a.id == s.article, isouter=True)
    of = {r.article: r for some in _some(names) for r in connection.execute(query.where(s.article.in_(some)))}
    made = []
    none = {other for other, verdict in rulings.on_copies(connection, article).items() if not verdict.copied}
    for copy in found:
        taken = copy.later == article
        if (r := of.get(copy.earlier if taken else copy.later)) and r.article not in none:
            made.append(Repeated(r.article, r.outlet, r.title, r.language, r.published, taken, copy))
    return sorted(made, key=lambda m: (not m.copy.joins, -m.copy.share, m.published, m.article))


def _some(names: Sequence[str]) -> list[Sequence[str]]:
    return [names[at : at + 500] for at in range(0, len(names), 500)]
