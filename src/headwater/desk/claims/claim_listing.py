"""Claims, stories and copies as a reader asks for them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, or_, select

from headwater.desk import schema
from headwater.desk.bearers import listing
from headwater.desk.chunks import chunks
from headwater.desk.claims import contents, copying, quoting, reliable, sheets
from headwater.desk.claims.claim_tables import claims, moves, stories
from headwater.desk.claims.claim_tables import contents as content_table
from headwater.desk.claims.claim_tables import sheets as sheet_table
from headwater.desk.claims.claim_tables import tellings as telling_table
from headwater.desk.claims.packing import unpack
from headwater.desk.claims.reliable import ratings_of
from headwater.desk.claims.weighed import Kept
from headwater.desk.finding import folding
from headwater.errors import DeskError
from headwater.linked import Claim, Copy, Sheet, StandingName, Telling, Weighed

_TOKEN = re.compile(r"([cs])-(\d{1,9})", re.IGNORECASE)
SORTS = {"c": "claim", "s": "story"}


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as lists show it. `claim` is its name for good, `wording` a real passage, `first` and `last` the times of
    its first and last article; `houses` counts those who publish it, which is what others count as sources; `language`
    is that of `wording`."""

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


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as lists show it; `title` is the headline of one of its articles, and `language` that of it."""

    story: str
    title: str
    articles: int
    first: str
    last: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article of a story."""

    article: str
    title: str | None
    outlet: str
    language: str | None
    published: str


@dataclass(frozen=True, slots=True)
class Told:
    """A story with its articles in time, its claims, and what became of it."""

    row: StoryRow
    articles: tuple[StoryArticle, ...]
    claims: tuple[ClaimRow, ...]
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that an article takes part in. `earlier` and `later` name both articles as lists show them."""

    copy: Copy
    earlier: StoryArticle
    later: StoryArticle


def token(kind: str, id: int) -> str:
    """How a claim (c-000123) or a story (s-000123) is called everywhere outside."""
    return f"{kind}-{id:06d}"


def number(connection: Connection, text: str, kind: str) -> int:
    """The number of a claim or story by its name, that of the one it went into where it did. `DeskError` if none."""
    found = _TOKEN.fullmatch(text.strip())
    table = claims if kind == "c" else stories
    name = SORTS[kind]
    if not found or found[1].lower() != kind:
        raise DeskError(f"{text}: the name of a {name} looks like {token(kind, 123)}")
    id: int | None = int(found[2])
    seen: set[int] = set()
    while id is not None and id not in seen:
        seen.add(id)
        row = connection.execute(select(table.c.id, table.c.into).where(table.c.id == id)).first()
        if row is None:
            raise DeskError(f"{text}: there is no such {name} on this desk; `headwater {_LISTS[kind]}` lists them")
        if row.into is None:
            return int(row.id)
        id = row.into
    raise DeskError(f"{text}: this {name} went into itself; `headwater relink` mends it")


_LISTS = {"c": "claims", "s": "stories"}


# Claims


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
    query = select(c.id).where(*chosen(asked)).order_by(c.houses.desc(), c.last.desc(), c.id)
    return claim_rows(connection, list(connection.execute(query.limit(limit).offset(offset)).scalars()))


def chosen(asked: Asked) -> list[ColumnElement[bool]]:
    """What must hold of the rows of the claims that are asked for."""
    c = claims.c
    chosen: list[ColumnElement[bool]] = [c.into.is_(None), c.tellings > 0]
    for word in folding.WORD.findall(asked.query):
        chosen.append(or_(*(c.words.contains(f" {stem} ", autoescape=True) for stem in folding.stems(word))))
    if asked.standing:
        chosen.append(c.standing == asked.standing)
    if asked.day:
        chosen += [c.first < f"{asked.day}~", c.last >= asked.day]
    if asked.outlet or asked.language or asked.day:
        chosen.append(c.id.in_(_told_in(asked)))
    return chosen


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
    query = select(func.count()).select_from(claims).where(*chosen(asked or Asked()))
    return connection.execute(query).scalar_one()


def claim_rows(connection: Connection, ids: Sequence[int]) -> list[ClaimRow]:
    """These claims, in the order in which they are named."""
    found: dict[int, Row[Any]] = {}
    for some in chunks(sorted(ids)):
        found |= {row.id: row for row in connection.execute(select(claims).where(claims.c.id.in_(some)))}
    return _claim_rows(connection, [found[id] for id in ids if id in found])


def _claim_rows(connection: Connection, rows: Sequence[Row[Any]]) -> list[ClaimRow]:
    rated = ratings_of(connection, [token("c", row.id) for row in rows])
    shown = {row.id: unpack(Kept, row.body).claim.wording[0] for row in rows if row.body}
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
        )
        for row in rows
    ]


def why(connection: Connection, id: int) -> Why:
    """All that a claim rests on."""
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
    found = sheets.load(connection, ids, text=False)
    return Why(
        row=listed,
        claim=kept.claim,
        weighed=kept.weighed,
        tellings=tuple(telling for _, telling in pairs),
        sheets={one.sheet.article: one.sheet for one in found.values()},
        related=_related(connection, id),
        moved=history(connection, "claim", id),
        story=_story_of(connection, ids),
        quotes=quoting.words_at(connection, kept.weighed.edges),
        reliability=_reliability(connection, kept.weighed, [telling for _, telling in pairs]),
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
    articles = sorted(_articles(connection, list(found.values())).values(), key=lambda a: (a.published, a.article))
    moved = history(connection, "claim", id)
    return Emptied(
        _claim_rows(connection, [row])[0], moved, tuple(articles), tuple(claim_rows(connection, sorted(now)))
    )


def _related(connection: Connection, id: int) -> tuple[Related, ...]:
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


# Stories


def story_page(connection: Connection, limit: int = 40, offset: int = 0) -> list[StoryRow]:
    """The stories, those with the latest article first."""
    s = stories.c
    query = select(stories).where(s.into.is_(None), s.articles > 0).order_by(s.last.desc(), s.id)
    return _story_rows(connection, connection.execute(query.limit(limit).offset(offset)).all())


def story_count(connection: Connection) -> int:
    """How many stories there are."""
    query = select(func.count()).where(stories.c.into.is_(None), stories.c.articles > 0)
    return connection.execute(query).scalar_one()


def story_rows(connection: Connection, ids: Sequence[int]) -> list[StoryRow]:
    """These stories, those with the latest article first."""
    s = stories.c
    query = select(stories).where(s.id.in_(list(ids))).order_by(s.last.desc(), s.id)
    return _story_rows(connection, connection.execute(query).all())


def _story_rows(connection: Connection, rows: Sequence[Row[Any]]) -> list[StoryRow]:
    s, a, titled = sheet_table, schema.articles, {row.id: row.title for row in rows}
    languages: dict[int, str | None] = {}
    for some in chunks(sorted(titled)):
        query = select(s.c.story, a.c.title, a.c.language).join(a, a.c.id == s.c.article).where(s.c.story.in_(some))
        for row in connection.execute(query.order_by(a.c.id)):
            if row.title == titled[row.story]:
                languages.setdefault(row.story, row.language)
    return [
        StoryRow(token("s", row.id), row.title, row.articles, row.first, row.last, languages.get(row.id))
        for row in rows
    ]


def story_of(connection: Connection, article: str) -> StoryRow | None:
    """The story that an article is of; None where it has none yet."""
    query = select(stories).join(sheet_table, sheet_table.c.story == stories.c.id)
    rows = connection.execute(query.where(sheet_table.c.article == article)).all()
    return next(iter(_story_rows(connection, rows)), None)


def story(connection: Connection, id: int) -> Told:
    """A story with its articles and claims."""
    row = connection.execute(select(stories).where(stories.c.id == id)).one()
    ids = list(connection.execute(select(sheet_table.c.id).where(sheet_table.c.story == id)).scalars())
    articles = sorted(_articles(connection, ids).values(), key=lambda each: (each.published, each.article))
    t, c = telling_table, content_table
    told: set[int] = set()
    for some in chunks(sorted(ids)):
        query = select(c.c.claim).join(t, t.c.content == c.c.id).where(t.c.sheet.in_(some)).distinct()
        told |= {claim for claim in connection.execute(query).scalars() if claim is not None}
    rows = sorted(claim_rows(connection, sorted(told)), key=lambda each: (-each.houses, each.first, each.claim))
    (listed,) = _story_rows(connection, [row])
    return Told(listed, tuple(articles), tuple(rows), history(connection, "story", id))


def _story_of(connection: Connection, ids: Sequence[int]) -> str | None:
    """The story that most of these sheets are in."""
    query = select(sheet_table.c.story).where(sheet_table.c.id.in_(ids), sheet_table.c.story.is_not(None))
    found = connection.execute(
        query.group_by(sheet_table.c.story).order_by(func.count().desc(), sheet_table.c.story).limit(1)
    ).scalar()
    return None if found is None else token("s", found)


def _articles(connection: Connection, ids: Sequence[int]) -> dict[int, StoryArticle]:
    found = {}
    for id, one in sheets.load(connection, sorted(ids), text=False).items():
        sheet = one.sheet
        when = sheet.published or sheet.fetched
        found[id] = StoryArticle(sheet.article, sheet.title or None, sheet.house.name, sheet.language, when)
    return found


# Copies


def copies_of(connection: Connection, article: str) -> list[Copied]:
    """What an article repeats of others, and others of it; `DeskError` where it was not compared yet."""
    id = connection.execute(select(sheet_table.c.id).where(sheet_table.c.article == article)).scalar()
    if id is None:
        raise DeskError(f"{article}: not compared with others yet; `headwater relink --waiting` does it")
    found = copying.of(connection, id)
    names = {name for copy in found for name in (copy.earlier, copy.later)}
    query = select(sheet_table.c.id).where(sheet_table.c.article.in_(sorted(names)))
    of = {each.article: each for each in _articles(connection, list(connection.execute(query).scalars())).values()}
    return [Copied(copy, of[copy.earlier], of[copy.later]) for copy in found]
