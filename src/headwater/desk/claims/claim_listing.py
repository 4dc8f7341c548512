"""Claims as a reader asks for them, and how claims and stories are called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
)

from headwater.desk import schema
from headwater.desk.bearers import listing
from headwater.desk.changes import claim_changes
from headwater.desk.chunks import asked, chunks
from headwater.desk.claims import contents, quoting, reliable, sheets
from headwater.desk.claims.claim_tables import claims, moves, stories
from headwater.desk.claims.claim_tables import contents as content_table
from headwater.desk.claims.claim_tables import sheets as sheet_table
from headwater.desk.claims.claim_tables import tellings as telling_table
from headwater.desk.claims.listed_articles import StoryArticle, listed
from headwater.desk.claims.packing import unpack
from headwater.desk.claims.reliable import ratings_of
from headwater.desk.claims.weighed import Kept
from headwater.desk.finding import folding
from headwater.desk.numbered import token
from headwater.errors import DeskError
from headwater.linked import Claim, Sheet, StandingName, Telling, Weighed
from headwater.said import inside

_TOKEN = re.compile(r"([cs])-(\d{1,9})", re.IGNORECASE)
SORTS = {"c": inside("claim"), "s": inside("story")}


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as lists show it. `claim` is its name for good, `wording` a real passage, `first` and `last` the times of
    its first and last article; `houses` counts those who publish it, which is what others count as sources; `language`
    is that of `wording`. `withdrawn` is since when none of its articles says it any more, "" while one does."""

    claim: str
    wording: str
    standing: StandingName
    at_least: int
    at_most: int
    tellings: int
    articles: int
    houses: int
    first: str
    last: str
    credibility: str | None = None
    language: str | None = None
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of a claim or a story: `merged` into or `split` from `other`, `withdrawn`; when, and why."""

    what: str
    other: str | None
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another claim that has to do with this one, and why."""

    claim: ClaimRow
    why: str


@dataclass(frozen=True, slots=True)
class Why:
    """A claim with all that it rests on. `sheets` are those of its articles, without their texts, by article.

    `quotes` are the words that edges point at, by telling and span; `reliability` are the Admiralty marks (A to F) of
    those origins that somebody has rated, by their keys.
    """

    row: ClaimRow
    claim: Claim
    weighed: Weighed
    tellings: tuple[Telling, ...]
    sheets: dict[str, Sheet]
    related: tuple[Related, ...]
    moved: tuple[Moved, ...]
    story: str | None
    quotes: Mapping[quoting.Wanted, str] = field(default_factory=dict)
    reliability: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Emptied:
    """A claim of which no article tells any more: its last words, what became of it, where its statements are now.

    `articles` told it when it was weighed last; `now` are the claims that what they say there is a part of.
    """

    row: ClaimRow
    moved: tuple[Moved, ...]
    articles: tuple[StoryArticle, ...]
    now: tuple[ClaimRow, ...]


def looks_like(text: str, kind: str) -> bool:
    """True where a text is the name of a claim or story in its form, whether or not there is one: "C-SPAN" is none."""
    found = _TOKEN.fullmatch(text.strip())
    return found is not None and found[1].lower() == kind


def number(connection: Connection, text: str, kind: str) -> int:
    """The number of a claim or story by its name, that of the one it went into where it did. `DeskError` if none."""
    found = _TOKEN.fullmatch(text.strip())
    rows = claims if kind == "c" else stories
    name = SORTS[kind]
    if not found or found[1].lower() != kind:
        raise DeskError(f"{text}: the name of a {name} looks like {token(kind, 123)}")
    id: int | None = int(found[2])
    seen: set[int] = set()
    while id is not None and id not in seen:
        seen.add(id)
        row = connection.execute(select(rows.c.id, rows.c.into).where(rows.c.id == id)).first()
        if row is None:
            raise DeskError(f"{text}: there is no such {name} on this desk; `headwater {_LISTS[kind]}` lists them")
        if row.into is None:
            return int(row.id)
        id = row.into
    raise DeskError(f"{text}: this {name} went into itself; `headwater relink` mends it")


_LISTS = {"c": "claims", "s": "stories"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which claims a list is asked for: every word of `query` in some telling, a standing, the outlet of one of its
    articles, the language of one, a day (ISO 8601) on which it was told. Empty: all."""

    query: str = ""
    standing: str = ""
    outlet: str = ""
    language: str = ""
    day: str = ""


def page(connection: Connection, asked: Asked, *, limit: int = 40, offset: int = 0) -> list[ClaimRow]:
    """The claims that are asked for, those with the most publishers first."""
    c = claims.c
    query = select(c.id).where(*chosen(connection, asked)).order_by(c.houses.desc(), c.last.desc(), c.id)
    return claim_rows(connection, list(connection.execute(query.limit(limit).offset(offset)).scalars()))


def chosen(connection: Connection, asked: Asked) -> list[ColumnElement[bool]]:
    """What must hold of the rows of the claims that are asked for."""
    c = claims.c
    # As a sum: the database would look up under `into` what nearly every claim is, and sort them all.
    chosen: list[ColumnElement[bool]] = [func.coalesce(c.into, 0) == 0, c.tellings > 0]
    if words := folding.WORD.findall(asked.query):
        chosen.append(_held(connection, [folding.stems(word) for word in words]))
    if asked.standing:
        chosen.append(c.standing == asked.standing)
    if asked.day:
        chosen += [c.first < f"{asked.day}~", c.last >= asked.day]
    if asked.outlet or asked.language or asked.day:
        chosen.append(c.id.in_(_told_in(asked)))
    return chosen


def _held(connection: Connection, words: Sequence[Sequence[str]]) -> ColumnElement[bool]:
    """True of a claim whose tellings have each of these words, as one of its stems; out of the index of words."""
    if connection.dialect.name != "sqlite":
        each = (or_(*(claims.c.words.contains(f" {stem} ", autoescape=True) for stem in stems)) for stems in words)
        return and_(*each)
    match = " AND ".join("(" + " OR ".join(f'"{stem}"' for stem in stems) + ")" for stems in words)
    index = table("claims_words_index", column("rowid"))
    held: ColumnElement[bool] = literal_column("claims_words_index").op("MATCH")(bindparam("match_words", match))
    return claims.c.id.in_(select(index.c.rowid).where(held))


def _told_in(asked: Asked) -> Select[Any]:
    """The numbers of the claims that an article of this outlet, language and day tells."""
    a, s, t, told = schema.articles.c, sheet_table.c, telling_table.c, content_table.c
    query = select(told.claim).join_from(sheet_table, telling_table, t.sheet == s.id)
    query = query.join(content_table, told.id == t.content).join(schema.articles, a.id == s.article)
    if asked.outlet:
        query = query.where(a.outlet == asked.outlet)
    if asked.language:
        query = query.where(a.language == asked.language)
    if asked.day:
        query = query.where(s.published >= asked.day, s.published < f"{asked.day}~")
    return query.where(told.claim.is_not(None))


def count(connection: Connection, asked: Asked | None = None) -> int:
    """How many claims there are, or how many of those that are asked for."""
    query = select(func.count()).select_from(claims).where(*chosen(connection, asked or Asked()))
    return connection.execute(query).scalar_one()


def claim_rows(connection: Connection, ids: Sequence[int]) -> list[ClaimRow]:
    """These claims, in the order in which they are named."""
    found: dict[int, Row[Any]] = {}
    for some in chunks(sorted(ids)):
        found |= {row.id: row for row in connection.execute(select(claims).where(claims.c.id.in_(some)))}
    return _claim_rows(connection, [found[id] for id in ids if id in found])


def _claim_rows(connection: Connection, rows: Sequence[Row[Any]]) -> list[ClaimRow]:
    rated = ratings_of(connection, [token("c", row.id) for row in rows])
    shown = {row.id: claim_changes.wording(row.body) for row in rows if row.body}
    languages = listing.languages(connection, list(shown.values()))
    return [
        ClaimRow(
            token("c", row.id),
            row.wording,
            row.standing,
            row.at_least,
            row.at_most,
            row.tellings,
            row.articles,
            row.houses,
            row.first,
            row.last,
            rated.get(token("c", row.id)),
            languages.get(shown.get(row.id, "")),
            claim_changes.withdrawn(row.body) if row.body else "",
        )
        for row in rows
    ]


def why(connection: Connection, id: int, *, whole: bool = True) -> Why:
    """All that a claim rests on; unless `whole`, who tells it, from whom each has it, and what became of it: no related
    claim, no story, no rating."""
    row = connection.execute(select(claims).where(claims.c.id == id)).one()
    (listed,) = _claim_rows(connection, [row])
    if not row.tellings:
        raise DeskError(f"{listed.claim}: no article says it any more; its history is all that is left")
    kept = unpack(Kept, row.body)
    members = list(connection.execute(select(content_table.c.id).where(content_table.c.claim == id)).scalars())
    pairs = [pair for each in contents.told(connection, members).values() for pair in each]
    order = {ref: n for n, ref in enumerate(kept.claim.tellings)}
    pairs.sort(key=lambda pair: order.get(pair[1].ref, len(order)))
    ids = sorted({sheet for sheet, _ in pairs})
    found = sheets.heads(connection, ids)
    return Why(
        row=listed,
        claim=kept.claim,
        weighed=kept.weighed,
        tellings=tuple(telling for _, telling in pairs),
        sheets={sheet.article: sheet for sheet in found.values()},
        related=related(connection, id) if whole else (),
        moved=history(connection, "claim", id),
        story=_story_of(connection, ids) if whole else None,
        quotes=quoting.words_at(connection, kept.weighed.edges),
        reliability=_reliability(connection, kept.weighed, [telling for _, telling in pairs]) if whole else {},
    )


def _reliability(connection: Connection, weighed: Weighed, tellings: Sequence[Telling]) -> dict[str, str]:
    origins = (*weighed.origins, *weighed.against, *weighed.unanswered)
    return reliable.of_origins(connection, origins, {telling.ref: telling for telling in tellings})


def emptied(connection: Connection, id: int) -> Emptied | None:
    """What is left of a claim that nobody tells any more; None where somebody does."""
    row = connection.execute(select(claims).where(claims.c.id == id)).one()
    if row.tellings:
        return None
    refs = unpack(Kept, row.body).claim.tellings if row.body else ()
    s, t, c = sheet_table, telling_table, content_table
    told = sorted({article for article, _ in refs})
    found = dict(connection.execute(select(s.c.article, s.c.id).where(s.c.article.in_(told))).all())
    query = select(t.c.statement, s.c.article, c.c.claim).join_from(t, s, s.c.id == t.c.sheet)
    query = query.join(c, c.c.id == t.c.content).where(t.c.sheet.in_(sorted(found.values())), c.c.claim.is_not(None))
    now = {r.claim for r in connection.execute(query) if (r.article, r.statement) in set(refs)}
    articles = sorted(listed(connection, list(found.values())).values(), key=lambda a: (a.published, a.article))
    moved = history(connection, "claim", id)
    return Emptied(
        _claim_rows(connection, [row])[0], moved, tuple(articles), tuple(claim_rows(connection, sorted(now)))
    )


def related(connection: Connection, id: int) -> tuple[Related, ...]:
    """The claims that have to do with this one, those that most publish first."""
    reasons = contents.related(connection, id)
    rows = claim_rows(connection, sorted(reasons))
    ranked = sorted(rows, key=lambda row: (-row.houses, row.claim))
    return tuple(Related(row, reasons[int(row.claim[2:])]) for row in ranked)


def history(connection: Connection, of: str, id: int) -> tuple[Moved, ...]:
    """What became of a claim or a story, the oldest first."""
    kind = of[0]
    query = select(moves).where(moves.c.of == of, or_(moves.c.number == id, moves.c.other == id)).order_by(moves.c.id)
    found = []
    for row in connection.execute(query):
        other = row.other if row.number == id else row.number
        what = row.what if row.number == id else _SEEN_FROM_THE_OTHER.get(row.what, row.what)
        found.append(Moved(what, None if other is None else token(kind, other), row.when, row.why))
    return tuple(found)


_SEEN_FROM_THE_OTHER = {"merged": "took in", "split": "gave off"}


def claims_of(connection: Connection, article: str) -> dict[str, ClaimRow]:
    """The claims that an article tells, by the ids of its statements."""
    t, s, c = telling_table, sheet_table, content_table
    query = select(t.c.statement, c.c.claim).join(s, s.c.id == t.c.sheet).join(c, c.c.id == t.c.content)
    found = dict(connection.execute(query.where(s.c.article == article, c.c.claim.is_not(None))).all())
    rows = {row.claim: row for row in claim_rows(connection, sorted(set(found.values())))}
    return {statement: rows[token("c", id)] for statement, id in found.items() if token("c", id) in rows}


def _story_of(connection: Connection, ids: Sequence[int]) -> str | None:
    """The story that most of these sheets are in."""
    found = asked(connection, _MOST_IN, ids)
    return token("s", found[0][0]) if found else None


_MOST_IN = """SELECT story FROM sheets WHERE id IN ({}) AND story IS NOT NULL
GROUP BY story ORDER BY count(*) DESC, story LIMIT 1"""
