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

from headwater.desk import schema
from headwater.desk.bearers import entities, listing
from headwater.desk.bearers.known import token
from headwater.desk.claims.claim_tables import claims, contents, sheets
from headwater.desk.finding import search, spelt
from headwater.desk.finding.search import Found, Query
from headwater.desk.finding.search_tables import outlets, sayings
from headwater.desk.rows import Hit, Listed
from headwater.errors import DeskError
from headwater.records import Naming, Span, Stance

MOST = 2000
"""Texts, statements or claims that are counted and can be paged through; whoever finds more narrows the search."""


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
    """What is asked, made ready: `outlets` are the keys of the outlet, `who` the bearers of the entity who says it."""

    wanted: Wanted
    query: Query | None
    outlets: tuple[str, ...]
    who: tuple[int, ...]


def asked(connection: Connection, wanted: Wanted) -> Asked:
    """Makes ready. `DeskError` for an outlet or an entity that is not there."""
    query = search.parse(wanted.words, lambda name: spelt.otherwise(connection, name)) if wanted.words else None
    who = entities.family(connection, entities.root_of(connection, wanted.by)) if wanted.by else ()
    return Asked(wanted, query, keys_of(connection, wanted.outlet) if wanted.outlet else (), tuple(who))


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


def articles(
    connection: Connection, of: Asked, *, by_date: bool, among: Sequence[str] | None = None, most: int = MOST
) -> list[Found]:
    """The articles that fit, in order, `most` and one more at most; each once, the current version where that has the
    words. `among`: only of these."""
    if nothing(of):
        return []
    a, w = schema.articles.c, schema.words.c
    of_these = fits(of) if among is None else [*fits(of), a.id.in_(among)]
    if of.query is None:
        query = select(a.id, a.current).where(*of_these).order_by(a.published.desc().nulls_last(), a.id)
        return [Found(row.id, row.current) for row in connection.execute(_printed(query, of).limit(most + 1))]
    index = indexed(connection, "words_index", of.query, schema.words, w.title, w.body)
    now = (a.current == w.n).desc()
    order = (a.published.desc().nulls_last(), a.id, now) if by_date else (now, *index.rank)
    query = select(a.id, w.n).select_from(index.source.join(schema.articles, a.id == w.article))
    query = query.where(index.held, *of_these).order_by(*order, w.article, w.n.desc())
    # The rows are versions: a limit would count these, and FTS5 tells no rank where rows are grouped. They are sorted
    # in one go either way, so that to read no further than is needed takes no longer.
    found: dict[str, Found] = {}
    with connection.execute(_printed(query, of), index.given) as rows:
        for some in rows.partitions(most):
            for id, n in some:
                found.setdefault(id, Found(id, n))
            if len(found) > most:
                break
    return list(found.values())[: most + 1]


def _unsought(of: ColumnElement[Any], led: bool) -> ColumnElement[Any]:
    """A column as it is, or so that the database does not begin with its index."""
    return func.coalesce(of, "") if led else of


def fits(of: Asked, *, led: bool = False) -> list[ColumnElement[bool]]:
    """What is asked of the article itself.

    `led`: rows are found by something narrower (words, a source, a claim). Without that hint SQLite has taken half of
    all statements out of the index of their stance for each claim: seconds instead of milliseconds.
    """
    a, wanted = schema.articles.c, of.wanted
    asked: list[ColumnElement[bool]] = []
    if wanted.since:
        asked.append(_unsought(a.published, led) >= wanted.since)
    if wanted.until:
        # A time on that day stands before it; one without a day is none before it.
        asked.append(a.published.is_not(None) & (_unsought(a.published, led) < wanted.until + "~"))
    if wanted.language:
        asked.append(a.language == wanted.language)
    if wanted.access:
        asked.append(a.access == wanted.access)
    if wanted.new:
        asked.append(_unsought(a.changed, led) > wanted.new)
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
    texts = search.texts(connection, found) if of.query else {}
    made = []
    for one in found:
        row = rows[one.article]
        if of.query is None:
            made.append(Hit(row, one.n, "", (), 0))
            continue
        piece = search.snippet(texts[one], of.query, row.language)
        made.append(Hit(row, one.n, piece.text, piece.marks, piece.start))
    return made


# Statements


def statements(connection: Connection, of: Asked, *, by_date: bool, limit: int, offset: int = 0) -> list[Said]:
    """The statements that fit, those that fit best or the latest first."""
    if nothing(of):
        return []
    # First which they are: to bring every row along through the sorting takes ten times as long.
    s, a = sayings.c, schema.articles
    query, given, rank = _statements(connection, of, select(s.id))
    order = () if by_date or not rank else rank
    query = query.order_by(*order, s.day.desc(), s.id).limit(limit).offset(offset)
    ids = list(connection.execute(query, given).scalars())
    rows = connection.execute(select(sayings, a, _who()).join(a, a.c.id == s.article).where(s.id.in_(ids)))
    found = {row._mapping[s.id]: _said(row, of.query) for row in rows}
    return [found[id] for id in ids]


def statement_count(connection: Connection, of: Asked, most: int = MOST, *, late: bool = False) -> int:
    """How many statements fit; `most` and one for more than `most`. `late`: it is asked for what came of late, which is
    little of what there is: the database is to begin with that."""
    if nothing(of):
        return 0
    query, given, _ = _statements(connection, of, select(sayings.c.id), late=late)
    some = query.limit(most + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some), given).scalar_one())


def _statements(
    connection: Connection, of: Asked, query: Select[Any], *, late: bool = False
) -> tuple[Select[Any], dict[str, str], tuple[ColumnElement[Any], ...]]:
    s, wanted = sayings.c, of.wanted
    source: FromClause = sayings
    led = of.query is not None or bool(of.who)
    of_article = fits(without_standing(of), led=led)
    asked: list[ColumnElement[bool]] = [*of_article, *says(of, led=led or late)]
    given: dict[str, str] = {}
    rank: tuple[ColumnElement[Any], ...] = ()
    if of.query is not None:
        index = indexed(connection, "sayings_words_index", of.query, sayings, s.words)
        source, given, rank = index.source, index.given, index.rank
        asked += [index.held, *([says_it(of)] if of.who else [])]
    elif of.who:
        source = schema.links.join(sayings, own())
        asked.append(schema.links.c.bearer.in_(of.who))
    if of_article:
        source = source.join(schema.articles, schema.articles.c.id == s.article)
    if wanted.standing:
        source = source.join(contents, contents.c.id == s.told)
        source = source.join(claims, and_(claims.c.id == contents.c.claim, claims.c.standing == wanted.standing))
    return query.select_from(source).where(*asked), given, rank


def without_standing(of: Asked) -> Asked:
    """The same, but for the standing of the claim."""
    return replace(of, wanted=replace(of.wanted, standing=""))


def own() -> ColumnElement[bool]:
    """It is said by this entity of its article (`links`)."""
    return (schema.links.c.article == sayings.c.article) & (schema.links.c.local == sayings.c.entity)


def says(of: Asked, *, led: bool) -> list[ColumnElement[bool]]:
    """What is asked of what is said; `led` as in `fits`."""
    s, wanted = sayings.c, of.wanted
    asked: list[ColumnElement[bool]] = []
    if of.outlets:
        asked.append(_unsought(s.outlet, led).in_(of.outlets))
    if wanted.stance:
        asked.append(_unsought(s.stance, led) == wanted.stance)
    if wanted.unnamed:
        asked.append(_unsought(s.unnamed, led).is_(True))
    return asked


def says_it(of: Asked) -> ColumnElement[bool]:
    """It is said by whom is asked for."""
    return exists(select(schema.links.c.article).where(own(), schema.links.c.bearer.in_(of.who)))


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


# Full text


@dataclass(frozen=True, slots=True)
class Index:
    """How a query is asked of a table: from where, on what condition, in which order of relevance."""

    source: FromClause
    held: ColumnElement[bool]
    rank: tuple[ColumnElement[Any], ...]
    given: dict[str, str]


def indexed(
    connection: Connection, name: str, query: Query, of: Any, *columns: ColumnElement[str], given: str = "match"
) -> Index:
    """How the words of a query are asked of these columns; `given` is the name under which the database gets them."""
    if connection.dialect.name != "sqlite":
        return Index(of, query.held(*columns), (), {})
    index = table(name, column("rowid"))
    weights = "5.0, 1.0" if len(columns) > 1 else "1.0"
    rank: ColumnElement[Any] = literal_column(f"bm25({name}, {weights})")
    held: ColumnElement[bool] = literal_column(name).op("MATCH")(bindparam(given))
    return Index(index.join(of, of.c.id == index.c.rowid), held, (rank,), {given: query.match})


# Names


def people(connection: Connection, words: str, limit: int) -> list[listing.Entry]:
    """Whom or what the words can be the name of, in any spelling."""
    name = " ".join(word for word in words.replace('"', " ").split() if not word.startswith("-")).rstrip("*")
    try:
        return listing.found(connection, name, limit) if name else []
    except DeskError:
        return []  # an id that is not there
