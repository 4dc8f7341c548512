"""Articles and statements, a few hundred at a time, in the order of their ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, and_, func, select, tuple_

from headwater import contract
from headwater.desk import schema
from headwater.desk.bearers.known import token as entity
from headwater.desk.claims.claim_tables import amendments, contents, sheets, tellings
from headwater.desk.finding.search_tables import sayings
from headwater.desk.numbered import token
from headwater.desk.outgoing.records import ArticleOut, StatementOut
from headwater.desk.rows import Listed
from headwater.records import Link, Reading, Span

AT_ONCE = 100
"""Articles of one step: their readings are opened, of some 50 kB each."""
STATEMENTS = 400
"""Statements of one step."""


class _Head(msgspec.Struct):
    authors: list[str] = []
    sections: list[str] = []
    dateline: str | None = None


class _Body(msgspec.Struct):
    """What a list tells of a reading; the rest of it is passed over, which is a hundred times as quick."""

    article: _Head


def page(connection: Connection, after: str | None) -> tuple[list[ArticleOut], str | None]:
    """The articles whose ids come after this one, and where to go on."""
    a, v, s = schema.articles, schema.versions, sheets
    query = select(a, v.c.sha256, v.c.fetched, s.c.story).join(v, and_(v.c.article == a.c.id, v.c.n == a.c.current))
    query = query.outerjoin(s, s.c.article == a.c.id).order_by(a.c.id).limit(AT_ONCE)
    rows = connection.execute(query.where(a.c.id > after) if after else query).all()
    heads, many = _heads(connection, rows), _versions(connection, [row.id for row in rows])
    made = [_article(row, heads.get(row.id, _Head()), many.get(row.id, 1)) for row in rows]
    return made, rows[-1].id if len(rows) == AT_ONCE else None


def _heads(connection: Connection, rows: Sequence[Row[Any]]) -> dict[str, _Head]:
    r = schema.readings.c
    query = select(r.article, r.body).where(*_current(rows))
    decoder = msgspec.json.Decoder(_Body)
    bodies = dict(connection.execute(query.order_by(r.reading)).all())  # of several readings the last
    return {article: decoder.decode(body).article for article, body in bodies.items()}


def _current(rows: Sequence[Row[Any]]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The readings of these articles as they are now. By their ids first: asked for pairs alone, SQLite goes through
    all readings of the desk."""
    r = schema.readings.c
    return r.article.in_([row.id for row in rows]), tuple_(r.article, r.n).in_([(row.id, row.current) for row in rows])


def _versions(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    v = schema.versions.c
    query = select(v.article, func.count()).where(v.article.in_(ids)).group_by(v.article)
    return dict(connection.execute(query).all())


def _article(row: Row[Any], head: _Head, versions: int) -> ArticleOut:
    return ArticleOut(
        article=row.id,
        version=row.current,
        versions=versions,
        title=row.title,
        outlet=row.outlet,
        authors=tuple(head.authors),
        sections=tuple(head.sections),
        dateline=head.dateline,
        url=row.url,
        language=row.language,
        access=row.access,
        published=row.published,
        statements=row.statements,
        story=None if row.story is None else token("s", row.story),
        sha256=row.sha256,
        fetched=row.fetched,
        added=row.added,
        changed=row.changed,
    )


def statements(
    connection: Connection, after: tuple[str, int] | None, article: str = ""
) -> tuple[list[StatementOut], tuple[str, int] | None]:
    """The statements after that of this article and place, of one article where it is named; and where to go on."""
    t, a = schema.statements, schema.articles
    query = select(t).join(a, and_(a.c.id == t.c.article, a.c.current == t.c.n))
    query = query.add_columns(a.c.title, a.c.outlet, a.c.url, a.c.language, a.c.published)
    if article:
        query = query.where(t.c.article == article)
    if after:
        query = query.where(tuple_(t.c.article, t.c.position) > after)
    rows = connection.execute(query.order_by(t.c.article, t.c.position).limit(STATEMENTS)).all()
    ids = sorted({row.article for row in rows})
    who, claims, places = _who(connection, ids), _claims(connection, ids), _places(connection, ids)
    wrong = _corrected(connection, ids)
    made = [_statement(row, who, claims, places, wrong) for row in rows]
    last = (rows[-1].article, rows[-1].position) if len(rows) == STATEMENTS else None
    return made, last


Ref = tuple[str, str]


def _statement(
    row: Row[Any], who: dict[Ref, str], claims: dict[Ref, str], places: dict[Ref, Span], wrong: set[Ref]
) -> StatementOut:
    ref, place = (row.article, row.id), places.get((row.article, row.id))
    return StatementOut(
        article=row.article,
        version=row.n,
        statement=row.id,
        title=row.title,
        outlet=row.outlet,
        url=row.url,
        language=row.language,
        published=row.published,
        source=row.source,
        who=who.get((row.article, row.entity or "")),
        kind=row.kind,
        naming=row.naming,
        official=row.official,
        stance=row.stance,
        quoted=row.quoted,
        content=row.content,
        start=place.start if place else None,
        end=place.end if place else None,
        chain=tuple(Link(link["text"], link["entity"], link["kind"], link["naming"]) for link in row.chain),
        within=row.within,
        confidence=row.confidence,
        claim=claims.get(ref),
        corrected=ref in wrong,
    )


def _who(connection: Connection, ids: Sequence[str]) -> dict[Ref, str]:
    table, b = schema.links, schema.bearers
    query = select(table.c.article, table.c.local, b.c.root).join(b, b.c.id == table.c.bearer)
    rows = connection.execute(query.where(table.c.article.in_(ids)))
    return {(row.article, row.local): entity(row.root) for row in rows}


def _claims(connection: Connection, ids: Sequence[str]) -> dict[Ref, str]:
    s, t, c = sheets, tellings, contents
    query = select(s.c.article, t.c.statement, c.c.claim).join_from(s, t, t.c.sheet == s.c.id)
    query = query.join(c, c.c.id == t.c.content).where(s.c.article.in_(ids), c.c.claim.is_not(None))
    return {(row.article, row.statement): token("c", row.claim) for row in connection.execute(query)}


def _places(connection: Connection, ids: Sequence[str]) -> dict[Ref, Span]:
    s = sayings.c
    query = select(s.article, s.statement, s.start, s.end).where(s.article.in_(ids), s.start.is_not(None))
    return {(row.article, row.statement): Span(row.start, row.end) for row in connection.execute(query)}


def _corrected(connection: Connection, ids: Sequence[str]) -> set[Ref]:
    m, j = amendments, schema.judgements
    query = select(m.c.article, m.c.statement).join(j, j.c.id == m.c.judgement)
    rows = connection.execute(query.where(m.c.article.in_(ids), m.c.statement != "", j.c.undone_by.is_(None)))
    return {(row.article, row.statement) for row in rows}


def statement_count(connection: Connection, article: str = "") -> int:
    """How many statements the current versions have, or that of one article."""
    a = schema.articles.c
    query = select(func.coalesce(func.sum(a.statements), 0))
    return int(connection.execute(query.where(a.id == article) if article else query).scalar_one())


Whole = tuple[Listed, Reading]


def readings(connection: Connection, after: str | None, article: str = "") -> tuple[list[Whole], str | None]:
    """The current readings of the articles whose ids come after this one, of one where it is named; where to go on."""
    a, r = schema.articles, schema.readings
    query = select(a).order_by(a.c.id).limit(AT_ONCE)
    if article:
        query = query.where(a.c.id == article)
    rows = connection.execute(query.where(a.c.id > after) if after else query).all()
    bodies = select(r.c.article, r.c.body).where(*_current(rows))
    last: dict[str, str] = dict(connection.execute(bodies.order_by(r.c.reading)).all())
    made = [(_listed(row), contract.loads(last[row.id])) for row in rows if row.id in last]
    return made, rows[-1].id if len(rows) == AT_ONCE else None


def _listed(row: Row[Any]) -> Listed:
    names = ("id", "title", "outlet", "url", "language", "access", "published", "statements", "added", "changed")
    return Listed(version=row.current, **{name: getattr(row, name) for name in names})


def entities_of(connection: Connection, ids: Iterable[str]) -> dict[Ref, str]:
    """The entities of the desk by article and by the id that they have in its reading."""
    return _who(connection, list(ids))
