"""A story as its page shows it: columns rather than bodies, a page of rows at a time, each in one question or two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from sqlalchemy import Connection, Row, Select, and_, func, select, tuple_

from headwater.desk import schema
from headwater.desk.changes import digests
from headwater.desk.changes.digests import Official
from headwater.desk.chunks import AT_ONCE
from headwater.desk.claims import reliable, sheets
from headwater.desk.claims.claim_listing import ClaimRow, Moved, history
from headwater.desk.claims.claim_tables import claims, contents, stories, tellings
from headwater.desk.claims.claim_tables import sheets as sheet_table
from headwater.desk.claims.entering import OWN
from headwater.desk.claims.packing import unpack
from headwater.desk.claims.reliable import ratings_of
from headwater.desk.claims.story_listing import StoryRow, _story_rows
from headwater.desk.numbered import token
from headwater.linked import Hand, Origin, Sheet, Step, Telling
from headwater.records import Access, Presentation, Stance

Sort = Literal["publishers", "first", "last", "origins", "standing"]
SORTS: Final[tuple[Sort, ...]] = ("publishers", "first", "last", "origins", "standing")
"""How the claims of a story may be ordered; the first one where nothing is asked."""
MOST_DRAWN: Final = 3000
"""Articles that a timeline looks at: the first ones of a story that is larger."""
MAIN: Final = 12
"""Claims of a story, at most, whose origins and changes of standing its timeline knows."""
_SHOWN_ORIGINS: Final = 2


@dataclass(frozen=True, slots=True)
class Printed:
    """An article of a story, by what the desk has of it in columns. `outlet` is "" where it is not known; `published`
    is when it was captured where it has no date (`captured`); `own`: entered by a person."""

    article: str
    title: str
    outlet: str
    language: str | None
    published: str
    captured: bool
    access: Access
    own: bool


@dataclass(frozen=True, slots=True)
class Withheld:
    """What was not read: an article of the story that is not free, or a headline for subscribers beside one of them.

    `article` is the one of the desk, or that beside which the headline stood (`beside`).
    """

    title: str
    access: Access
    article: str
    outlet: str
    language: str | None
    published: str
    beside: bool


@dataclass(frozen=True, slots=True)
class TableRow:
    """A claim in the table of a story. `source` is who says it in the telling whose words are shown, `outlet` who
    prints that; `origins` are those it rests on, the counted ones first, and `more` how many there are besides;
    `reliability` is the Admiralty mark of its first origin, where that is rated."""

    claim: ClaimRow
    outlet: str
    source: Hand | None
    stance: Stance
    presentation: Presentation
    origins: tuple[Origin, ...]
    more: int
    reliability: str | None = None


@dataclass(frozen=True, slots=True)
class MainClaim:
    """A claim of a story as its timeline knows it: which article rests on which origin, and when its standing moved."""

    claim: ClaimRow
    origins: tuple[Origin, ...]
    history: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _Worded:
    """Of a claim that is kept: which telling has the words that are shown."""

    wording: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """Of how a claim is weighed what a story shows: not the edges, of which one told by hundreds has thousands."""

    origins: tuple[Origin, ...] = ()
    against: tuple[Origin, ...] = ()
    unanswered: tuple[Origin, ...] = ()
    history: tuple[Step, ...] = ()
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class _Glimpsed:
    """As much of `weighed.Kept` as is shown; the rest is passed over when it is unpacked."""

    claim: _Worded
    weighed: _Weighed


@dataclass(frozen=True, slots=True)
class StoryHead:
    """A story with how much there is of everything; `outlets` and `languages` with most articles first.

    `least` and `most` are the origins of its main claim and `official` what officials say of that, as its line on
    *Today* has them; `unnamed` its claims that rest on unnamed sources alone, `answers` those that are officially
    confirmed, denied or disputed.
    """

    row: StoryRow
    outlets: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str | None, int], ...]
    claims: int
    least: int
    most: int
    unnamed: int
    answers: int
    withheld: int
    moved: tuple[Moved, ...]
    official: Official = "none"


def head(connection: Connection, id: int) -> StoryHead:
    """The head of a story."""
    row = connection.execute(select(stories).where(stories.c.id == id)).one()
    (listed,) = _story_rows(connection, [row])
    s, a, c = sheet_table.c, schema.articles, claims.c
    here = select(func.coalesce(a.c.outlet, ""), a.c.language, func.count()).join_from(
        sheet_table, a, a.c.id == s.article
    )
    outlets: dict[str, int] = {}
    languages: dict[str | None, int] = {}
    for outlet, language, count in connection.execute(
        here.where(s.story == id).group_by(func.coalesce(a.c.outlet, ""), a.c.language)
    ):
        outlets[outlet] = outlets.get(outlet, 0) + count
        languages[language] = languages.get(language, 0) + count
    ids = _claim_ids(id)
    standings: dict[str, int] = dict(
        connection.execute(select(c.standing, func.count()).where(c.id.in_(ids)).group_by(c.standing)).all()
    )
    line = digests.load(connection, [id])[id]
    return StoryHead(
        listed,
        _ranked(outlets),
        _ranked(languages),
        sum(standings.values()),
        line.at_least,
        line.at_most,
        standings.get("unnamed sources only", 0),
        standings.get("officially confirmed", 0) + standings.get("denied", 0) + standings.get("disputed", 0),
        _withheld_count(connection, id),
        history(connection, "story", id),
        line.official,
    )


def _ranked(counts: dict[Any, int]) -> tuple[tuple[Any, int], ...]:
    return tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0] or "")))


def _claim_ids(id: int) -> Select[Any]:
    """The numbers of the claims that a story tells."""
    s, t, c = sheet_table, tellings, contents
    query = select(c.c.claim).join_from(s, t, t.c.sheet == s.c.id).join(c, c.c.id == t.c.content)
    return query.where(s.c.story == id, c.c.claim.is_not(None))


# Articles


def printed(connection: Connection, id: int, limit: int, offset: int = 0) -> list[Printed]:
    """The articles of a story, the first one first."""
    s, a = sheet_table.c, schema.articles.c
    columns = (s.article, s.published, a.title, a.outlet, a.language, a.access, a.published.label("dated"))
    query = select(*columns).join_from(sheet_table, schema.articles, a.id == s.article, isouter=True)
    rows = connection.execute(
        query.where(s.story == id).order_by(s.published, s.article).limit(limit).offset(offset)
    ).all()
    own = _entered(connection, [row.article for row in rows if row.article.startswith(OWN)])
    return [
        Printed(
            row.article,
            own[row.article].title if row.article in own else row.title or "",
            row.outlet or "",
            row.language,
            row.published,
            not (own[row.article].published if row.article in own else row.dated),
            row.access or "open",
            row.article in own,
        )
        for row in rows
    ]


def _entered(connection: Connection, articles: Sequence[str]) -> dict[str, Sheet]:
    """What persons entered: what it is called, and of which day it is, is in its sheet alone."""
    if not articles:
        return {}
    query = select(sheet_table.c.id).where(sheet_table.c.article.in_(articles))
    ids = list(connection.execute(query).scalars())
    return {sheet.article: sheet for sheet in sheets.heads(connection, ids).values()}


def _withheld_articles(id: int) -> Any:
    s, a = sheet_table.c, schema.articles.c
    return and_(s.story == id, a.id == s.article, a.access != "open")


def _withheld_count(connection: Connection, id: int) -> int:
    query = select(func.count()).select_from(sheet_table, schema.articles).where(_withheld_articles(id))
    return connection.execute(query).scalar_one()


def withheld(connection: Connection, id: int, limit: int) -> list[Withheld]:
    """What a story has that was not read: its articles that are not free, then headlines for subscribers beside it."""
    s, a, r = sheet_table.c, schema.articles.c, schema.related.c
    columns = (a.id, a.title, a.access, a.outlet, a.language, s.published)
    query = select(*columns).where(_withheld_articles(id)).order_by(s.published, a.id)
    found = [
        Withheld(row.title or "", row.access, row.id, row.outlet or "", row.language, row.published, False)
        for row in connection.execute(query.limit(limit))
    ]
    known = {each.title for each in found}
    first = (func.min(r.article).label("id"), r.title, r.access, func.min(a.outlet).label("outlet"))
    beside = (
        select(*first, func.min(a.language).label("language"))
        .select_from(sheet_table, schema.articles, schema.related)
        .where(s.story == id, a.id == s.article, r.article == a.id, r.n == a.current, r.access == "subscribers")
        .group_by(r.title, r.access)
        .order_by(func.min(r.article), func.min(r.position))
    )
    for row in connection.execute(beside.limit(limit)):
        if row.title not in known:
            found.append(Withheld(row.title, row.access, row.id, row.outlet or "", row.language, "", True))
    return found[:limit]


# Claims


def _order(sort: Sort) -> tuple[Any, ...]:
    c = claims.c
    orders: dict[Sort, tuple[Any, ...]] = {
        "publishers": (c.houses.desc(), c.first),
        "first": (c.first,),
        "last": (c.last.desc(),),
        "origins": (c.at_least.desc(), c.at_most.desc()),
        "standing": (c.standing, c.houses.desc()),
    }
    return (*orders[sort], c.id)


def claims_table(connection: Connection, id: int, sort: Sort, limit: int, offset: int = 0) -> list[TableRow]:
    """The claims of a story, so many of them, in that order."""
    query = select(claims).where(claims.c.id.in_(_claim_ids(id)), claims.c.tellings > 0)
    rows = connection.execute(query.order_by(*_order(sort)).limit(limit).offset(offset)).all()
    kept = {row.id: unpack(_Glimpsed, row.body) for row in rows}
    shown = _shown(connection, [each.claim.wording for each in kept.values()])
    marks = _reliable(connection, shown)
    rated = ratings_of(connection, [token("c", row.id) for row in rows])
    made = []
    for row in rows:
        ref = kept[row.id].claim.wording
        made.append(replace(_table_row(row, kept[row.id], shown.get(ref), rated), reliability=marks.get(ref)))
    return made


def _reliable(connection: Connection, shown: Mapping[tuple[str, str], Telling]) -> dict[tuple[str, str], str]:
    """The Admiralty mark of who says it, where that one is rated, else that of the outlet."""
    pairs = [(ref, hand) for ref, telling in shown.items() for hand in telling.chain[:1] + telling.chain[-1:]]
    marks = reliable.of_hands(connection, [(ref[0], hand) for ref, hand in pairs])
    return {ref: mark for (ref, _), mark in zip(pairs, marks, strict=True) if mark}


def _shown(connection: Connection, refs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Telling]:
    """The tellings whose words are shown."""
    s, t = sheet_table.c, tellings.c
    found: dict[tuple[str, str], Telling] = {}
    for start in range(0, len(refs), AT_ONCE // 2):
        some = list(refs[start : start + AT_ONCE // 2])
        query = select(s.article, t.statement, t.body).join_from(sheet_table, tellings, t.sheet == s.id)
        articles = sorted({article for article, _ in some})
        query = query.where(s.article.in_(articles), tuple_(s.article, t.statement).in_(some))
        found |= {(row.article, row.statement): unpack(Telling, row.body) for row in connection.execute(query)}
    return found


def _table_row(row: Row[Any], kept: _Glimpsed, telling: Telling | None, rated: dict[str, str]) -> TableRow:
    weighed = kept.weighed
    sources = (*weighed.origins, *weighed.against, *weighed.unanswered)
    chain = telling.chain if telling else ()
    return TableRow(
        replace(_listed(row, rated, telling.language if telling else None), withdrawn=weighed.withdrawn),
        chain[0].name if chain and chain[0].kind == "outlet" else "",
        chain[-1] if chain else None,
        telling.stance if telling else "asserts",
        telling.presentation if telling else Presentation(),
        sources[:_SHOWN_ORIGINS],
        max(0, len(sources) - _SHOWN_ORIGINS),
    )


def _listed(row: Row[Any], rated: dict[str, str], language: str | None) -> ClaimRow:
    name = token("c", row.id)
    counted = (row.at_least, row.at_most, row.tellings, row.articles, row.houses)
    return ClaimRow(name, row.wording, row.standing, *counted, row.first, row.last, rated.get(name), language)


def main_claims(connection: Connection, id: int) -> list[MainClaim]:
    """The claims of a story that most publishers print, with their origins and the history of their standing."""
    query = select(claims).where(claims.c.id.in_(_claim_ids(id)), claims.c.tellings > 0)
    rows = connection.execute(query.order_by(*_order("publishers")).limit(MAIN)).all()
    made = []
    for row in rows:
        weighed = unpack(_Glimpsed, row.body).weighed
        origins = (*weighed.origins, *weighed.against)
        made.append(MainClaim(_listed(row, {}, None), origins, weighed.history))
    return made
