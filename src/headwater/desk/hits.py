"""Search that is narrowed: articles, statements and claims that have the words and fit what is asked of them.

On SQLite the full-text indexes answer; elsewhere the columns of folded words that they are made of, with the same hits
(decision 72). Nothing here opens a reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    bindparam,
    column,
    exists,
    func,
    literal_column,
    select,
    table,
)

from headwater.desk import claim_listing, entities, listing, schema, search, spelt
from headwater.desk.claim_listing import ClaimRow
from headwater.desk.claim_tables import claims, contents, sheets
from headwater.desk.known import token
from headwater.desk.rows import Hit, Listed
from headwater.desk.search import Found, Query
from headwater.desk.search_tables import outlets, sayings
from headwater.errors import DeskError
from headwater.records import Naming, Span, Stance


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody searches for; what is "" or False is not asked.

    `words` as in search.py; `outlet` is an outlet's address; `since` and `until` are days (ISO 8601), both among them;
    `by` is an entity who says it (e-000123); `unnamed`: it rests on somebody whom the text does not name; `new`: it
    came
    to the desk, or changed, after that time (ISO 8601 in UTC).
    """

    words: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    language: str = ""
    access: str = ""
    stance: str = ""
    by: str = ""
    standing: str = ""
    unnamed: bool = False
    new: str = ""

    @property
    def of_statements(self) -> bool:
        """True where statements are what is asked for: a stance, or who says it."""
        return bool(self.stance or self.by or self.unnamed)

    @property
    def anything(self) -> bool:
        """True where anything is asked."""
        return self != Wanted()


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that was found. `marks` are spans of `content`; `start` and `end` are where that begins and ends in
    the
    text; `who` is the entity of the desk who says it."""

    article: Listed
    statement: str
    who: str | None
    source: str
    naming: Naming
    unnamed: bool
    stance: Stance
    content: str
    unsure: bool
    start: int | None
    end: int | None
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, made ready: `outlets` are the keys of the outlet, `root` is who says it."""

    wanted: Wanted
    query: Query | None
    outlets: tuple[str, ...]
    root: int


def asked(connection: Connection, wanted: Wanted) -> Asked:
    """Makes ready. `DeskError` for an outlet or an entity that is not there."""
    query = search.parse(wanted.words, lambda name: spelt.otherwise(connection, name)) if wanted.words else None
    root = entities.root_of(connection, wanted.by) if wanted.by else 0
    return Asked(wanted, query, keys_of(connection, wanted.outlet) if wanted.outlet else (), root)


def keys_of(connection: Connection, key: str) -> tuple[str, ...]:
    """House.outlet of an outlet and of those that are one with it. `DeskError` where there is none."""
    row = connection.execute(select(outlets.c.id, outlets.c.into).where(outlets.c.key == key)).first()
    if row is None:
        raise DeskError(f"{key}: no such outlet on this desk; `headwater outlets` lists them")
    id = row.into or row.id
    family = select(outlets.c.outlet).where((outlets.c.id == id) | (outlets.c.into == id)).order_by(outlets.c.id)
    return tuple(connection.execute(family).scalars())


def nothing(of: Asked) -> bool:
    """True where words were typed that nothing can have, or nothing is asked at all."""
    return (bool(of.wanted.words) and of.query is None) or not of.wanted.anything


# Articles


def articles(connection: Connection, of: Asked, *, by_date: bool) -> list[Found]:
    """Every article that fits, in order; each once, the current version where that has the words."""
    if nothing(of):
        return []
    a, w = schema.articles.c, schema.words.c
    if of.query is None:
        query = select(a.id, a.current).where(*_fits(of)).order_by(a.published.desc().nulls_last(), a.id)
        return [Found(row.id, row.current) for row in connection.execute(_printed(query, of))]
    index = _index(connection, "words_index", of.query, schema.words, w.title, w.body)
    now = (a.current == w.n).desc()
    order = (a.published.desc().nulls_last(), a.id, now) if by_date else (now, *index.rank)
    query = select(a.id, w.n).select_from(index.source.join(schema.articles, a.id == w.article))
    query = query.where(index.held, *_fits(of)).order_by(*order, w.article, w.n.desc())
    found: dict[str, Found] = {}
    for id, n in connection.execute(_printed(query, of), index.given):
        found.setdefault(id, Found(id, n))
    return list(found.values())


def _fits(of: Asked) -> list[ColumnElement[bool]]:
    """What is asked of the article itself."""
    a, wanted = schema.articles.c, of.wanted
    asked: list[ColumnElement[bool]] = []
    if wanted.since:
        asked.append(a.published >= wanted.since)
    if wanted.until:
        asked.append(a.published < wanted.until + "~")  # a time on that day stands before it
    if wanted.language:
        asked.append(a.language == wanted.language)
    if wanted.access:
        asked.append(a.access == wanted.access)
    if wanted.new:
        asked.append(a.changed > wanted.new)
    if wanted.standing:
        told = select(sayings.c.article).join(contents, contents.c.id == sayings.c.told)
        told = told.join(claims, claims.c.id == contents.c.claim).where(claims.c.standing == wanted.standing)
        asked.append(a.id.in_(told))
    return asked


def _printed(query: Select[Any], of: Asked) -> Select[Any]:
    if not of.outlets:
        return query
    return query.join(sheets, and_(sheets.c.article == schema.articles.c.id, sheets.c.outlet.in_(of.outlets)))


def shown(connection: Connection, of: Asked, found: Sequence[Found]) -> list[Hit]:
    """These articles with what in them has the words; their beginning where no words are asked."""
    a = schema.articles
    query = select(a).where(a.c.id.in_([one.article for one in found]))
    rows = {row.id: listed(dict(row._mapping)) for row in connection.execute(query)}
    made = []
    for one in found:
        row = rows[one.article]
        if of.query is None:
            made.append(Hit(row, one.n, "", (), 0))
            continue
        piece = search.snippet(connection, one, of.query, row.language)
        made.append(Hit(row, one.n, piece.text, piece.marks, piece.start))
    return made


# Statements


def statements(connection: Connection, of: Asked, *, by_date: bool, limit: int, offset: int = 0) -> list[Said]:
    """The statements that fit, those that fit best or the latest first."""
    if nothing(of):
        return []
    # First which they are: to bring every row along through the sorting takes ten times as long.
    s, a = sayings.c, schema.articles
    query, given, rank = _statements(connection, of, select(s.id), rows=False)
    order = () if by_date or not rank else rank
    query = query.order_by(*order, s.day.desc(), s.id).limit(limit).offset(offset)
    ids = list(connection.execute(query, given).scalars())
    rows = connection.execute(select(sayings, a, _who()).join(a, a.c.id == s.article).where(s.id.in_(ids)))
    found = {row._mapping[s.id]: _said(row, of.query) for row in rows}
    return [found[id] for id in ids]


def statement_count(connection: Connection, of: Asked) -> int:
    """How many statements fit."""
    if nothing(of):
        return 0
    query, given, _ = _statements(connection, of, select(func.count()), rows=False)
    return int(connection.execute(query, given).scalar_one())


def _statements(
    connection: Connection, of: Asked, query: Select[Any], *, rows: bool = True
) -> tuple[Select[Any], dict[str, str], tuple[ColumnElement[Any], ...]]:
    s, wanted = sayings.c, of.wanted
    source: FromClause = sayings
    asked: list[ColumnElement[bool]] = []
    given: dict[str, str] = {}
    rank: tuple[ColumnElement[Any], ...] = ()
    if of.query is not None:
        index = _index(connection, "sayings_words_index", of.query, sayings, s.words)
        source, given, rank = index.source, index.given, index.rank
        asked.append(index.held)
    if rows or _fits(_without_standing(of)):
        source = source.join(schema.articles, schema.articles.c.id == s.article)
    if wanted.standing:
        source = source.join(contents, contents.c.id == s.told)
        source = source.join(claims, and_(claims.c.id == contents.c.claim, claims.c.standing == wanted.standing))
    asked += _fits(_without_standing(of)) + _says(of)
    return query.select_from(source).where(*asked), given, rank


def _without_standing(of: Asked) -> Asked:
    return replace(of, wanted=replace(of.wanted, standing=""))


def _says(of: Asked) -> list[ColumnElement[bool]]:
    """What is asked of what is said."""
    s, wanted = sayings.c, of.wanted
    asked: list[ColumnElement[bool]] = []
    if of.outlets:
        asked.append(s.outlet.in_(of.outlets))
    if wanted.stance:
        # Where words are asked for, these lead: the database would take half of all statements out of this index first.
        stance = s.stance if of.query is None else func.coalesce(s.stance, "")
        asked.append(stance == wanted.stance)
    if wanted.unnamed:
        asked.append(s.unnamed.is_(True))
    if of.root:
        links, b = schema.links, schema.bearers
        here = select(links.c.article).join(b, b.c.id == links.c.bearer).where(b.c.root == of.root)
        asked.append(s.article.in_(here))
        asked.append(exists(here.where(links.c.article == s.article, links.c.local == s.entity)))
    return asked


def _who() -> ColumnElement[Any]:
    """Whom of the desk the one who says it was joined to."""
    links, b = schema.links, schema.bearers
    query = select(b.c.root).join(links, links.c.bearer == b.c.id)
    query = query.where(links.c.article == sayings.c.article, links.c.local == sayings.c.entity)
    return query.correlate(sayings).scalar_subquery().label("who")


def _said(row: Row[Any], query: Query | None) -> Said:
    m = row._mapping
    s, a = sayings.c, schema.articles.c
    content, language = m[s.content], m[a.language]
    return Said(
        article=listed({one.name: m[one] for one in schema.articles.columns}),
        statement=m[s.statement],
        who=token(row.who) if row.who else None,
        source=m[s.source],
        naming=m[s.naming],
        unnamed=m[s.unnamed],
        stance=m[s.stance],
        content=content,
        unsure=m[s.unsure],
        start=m[s.start],
        end=m[s.end],
        marks=search.marks(content, query, language) if query else (),
    )


def listed(row: dict[str, Any]) -> Listed:
    """An article as lists show it, from the row of its table."""
    names = ("id", "title", "outlet", "url", "language", "access", "published", "statements", "added", "changed")
    return Listed(**{name: row[name] for name in names}, version=row["current"])


# Claims


def claim_numbers(connection: Connection, of: Asked, *, by_date: bool) -> list[int]:
    """Every claim that fits: those with the most publishers, or the latest, first."""
    if nothing(of):
        return []
    c, wanted = claims.c, of.wanted
    source: FromClause = claims
    asked: list[ColumnElement[bool]] = [c.into.is_(None), c.tellings > 0]
    given: dict[str, str] = {}
    if of.query is not None:
        index = _index(connection, "claims_words_index", _apart(of.query), claims, c.words)
        source, given = index.source, index.given
        asked.append(index.held)
    if wanted.standing:
        asked.append(c.standing == wanted.standing)
    if wanted.since:
        asked.append(c.last >= wanted.since)
    if wanted.until:
        asked.append(c.first < wanted.until + "~")
    if wanted.outlet or wanted.language or wanted.access or wanted.new or wanted.of_statements:
        asked.append(_told(of))
    order = (c.last.desc(), c.id) if by_date else (c.houses.desc(), c.last.desc(), c.id)
    query = select(c.id).select_from(source).where(*asked).order_by(*order)
    return list(connection.execute(query, given).scalars())


def claim_rows(connection: Connection, ids: Sequence[int]) -> list[ClaimRow]:
    """These claims, as lists show them."""
    return claim_listing.claim_rows(connection, ids)


def _told(of: Asked) -> ColumnElement[bool]:
    """Some telling of the claim fits."""
    s = sayings.c
    query = select(contents.c.claim).select_from(sayings).join(contents, contents.c.id == s.told)
    if fits := _fits(_without_standing(of)):
        query = query.join(schema.articles, schema.articles.c.id == s.article).where(*fits)
    return claims.c.id.in_(query.where(contents.c.claim.is_not(None), *_says(of)))


def _apart(query: Query) -> Query:
    """The same query of a set of words: which of them follow each other is not known there."""
    terms = []
    for term in query.terms:
        rows = [tuple(row.split()) for row in term.rows]
        if term.starred or max(map(len, rows)) == 1:
            terms.append(term)
        elif not term.never:
            for n in range(max(map(len, rows))):
                terms.append(replace(term, rows=tuple(dict.fromkeys(row[n] for row in rows if len(row) > n))))
    return replace(query, terms=tuple(terms))


# Full text


@dataclass(frozen=True, slots=True)
class _Index:
    """How a query is asked of a table: from where, on what condition, in which order of relevance."""

    source: FromClause
    held: ColumnElement[bool]
    rank: tuple[ColumnElement[Any], ...]
    given: dict[str, str]


def _index(connection: Connection, name: str, query: Query, of: Any, *columns: ColumnElement[str]) -> _Index:
    if connection.dialect.name != "sqlite":
        return _Index(of, query.held(*columns), (), {})
    index = table(name, column("rowid"))
    weights = "5.0, 1.0" if len(columns) > 1 else "1.0"
    rank: ColumnElement[Any] = literal_column(f"bm25({name}, {weights})")
    held: ColumnElement[bool] = literal_column(name).op("MATCH")(bindparam("match"))
    return _Index(index.join(of, of.c.id == index.c.rowid), held, (rank,), {"match": query.match})


# Names


def people(connection: Connection, words: str, limit: int) -> list[listing.Entry]:
    """Whom or what the words can be the name of, in any spelling."""
    name = " ".join(word for word in words.replace('"', " ").split() if not word.startswith("-")).rstrip("*")
    try:
        return listing.found(connection, name, limit) if name else []
    except DeskError:
        return []  # an id that is not there
