"""What a transaction comes to: the notes on it (noting.py) as rows of `changes`, written with it or not at all."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from headwater.desk.alerts.alert_tables import alerts
from headwater.desk.changes import claim_changes, digests, doings
from headwater.desk.changes.change_tables import changes, news
from headwater.desk.changes.change_tables import digests as digest_table
from headwater.desk.changes.noting import Notebook, Was
from headwater.desk.changes.ranks import DAYS, RANKS, STAYS, Kind
from headwater.desk.chunks import chunks
from headwater.desk.claims.claim_tables import claims, contents, copies, sheets, stories, tellings
from headwater.desk.stamps import stamp

_OWN = "j-"


@dataclass(frozen=True, slots=True)
class _Change:
    """A row to be."""

    kind: Kind
    story: int | None = None
    claim: int | None = None
    article: str = ""
    happened: str = ""
    body: dict[str, Any] = field(default_factory=dict)


def write(connection: Connection, book: Notebook) -> None:
    """Writes down what the notes come to."""
    now = _claims_now(connection, book.claims)
    moved = {id for id, row in now.items() if row.body != (was.body if (was := book.claims[id]) else b"")}
    moved |= {id for id, row in now.items() if (was := book.claims[id]) and (was.tellings > 0) != (row.tellings > 0)}
    places = _places(connection, moved)
    rows = [*_of_stories(connection, book), *_of_articles(connection, book)]
    rows += _of_claims(book, now, moved, places)
    rows += [*_of_edits(connection, book), *_of_sightings(connection, book)]
    rows += [_Change("judged", _most(places, id, connection), id, body=body) for id, body in book.rated]
    _let_follow(connection, book)
    _keep(connection, book, rows)
    touched = book.stories | set(_stories_of(connection, book.placed)) | {s for of in places.values() for s in of}
    digests.renew(connection, touched - set(book.joined))
    quiet = len(moved - book.loud)
    doings.add(connection, book, quiet)


def _claims_now(connection: Connection, ids: Collection[int]) -> dict[int, Was]:
    found: dict[int, Was] = {}
    c = claims.c
    for some in chunks(sorted(ids)):
        query = select(c.id, c.standing, c.at_least, c.at_most, c.tellings, c.into, c.body).where(c.id.in_(some))
        found |= {row[0]: Was(*row[1:]) for row in connection.execute(query)}
    return found


def _places(connection: Connection, ids: Collection[int]) -> dict[int, dict[int, int]]:
    """For each of these claims the stories that tell it, and in how many tellings."""
    found: dict[int, dict[int, int]] = {}
    k, t, s = contents.c, tellings.c, sheets.c
    query = select(k.claim, s.story, func.count()).join(tellings, t.content == k.id).join(sheets, s.id == t.sheet)
    for some in chunks(sorted(ids)):
        rows = connection.execute(query.where(k.claim.in_(some), s.story.is_not(None)).group_by(k.claim, s.story))
        for claim, story, many in rows:
            found.setdefault(claim, {})[story] = many
    return found


def _most(places: dict[int, dict[int, int]], claim: int, connection: Connection | None = None) -> int | None:
    """The story that most tellings of a claim are in."""
    of = places.get(claim) or (_places(connection, {claim}).get(claim, {}) if connection else {})
    return min(of, key=lambda story: (-of[story], story)) if of else None


def _stories_of(connection: Connection, ids: Collection[int]) -> dict[int, list[int]]:
    """The stories of these sheets, each with them."""
    found: dict[int, list[int]] = {}
    for some in chunks(sorted(ids)):
        query = select(sheets.c.story, sheets.c.id).where(sheets.c.id.in_(some), sheets.c.story.is_not(None))
        for story, id in connection.execute(query):
            found.setdefault(story, []).append(id)
    return found


# Stories and articles


def _of_stories(connection: Connection, book: Notebook) -> Iterator[_Change]:
    s = stories.c
    made: set[int] = set()
    # A story that a re-run made of articles that were there is no news, and nothing new is in it.
    for some in chunks(sorted(book.made & set(_stories_of(connection, book.placed)))):
        query = select(s.id, s.first, s.articles).where(s.id.in_(some), s.into.is_(None), s.articles > 0).order_by(s.id)
        for row in connection.execute(query):
            made.add(row.id)
            yield _Change("story", row.id, happened=row.first, body={"articles": row.articles})
    if not book.quiet and (book.placed or book.judgement):
        for number, into in sorted(book.joined.items()):
            # Two that both began in this transaction were never seen apart.
            if number not in book.made and into not in made:
                yield _Change("joined", into, body={"other": number})
    book.made.clear()
    book.made.update(made)


def _of_articles(connection: Connection, book: Notebook) -> Iterator[_Change]:
    new = [id for story, ids in _stories_of(connection, book.placed).items() if story not in book.made for id in ids]
    copied: dict[int, str] = {}
    for some in chunks(sorted(new)):
        earlier = sheets.alias()
        query = select(copies.c.later, earlier.c.article).join(earlier, earlier.c.id == copies.c.earlier)
        query = query.where(copies.c.later.in_(some), copies.c.joins).order_by(copies.c.later, copies.c.earlier)
        for later, article in connection.execute(query):
            copied.setdefault(later, article)
    for some in chunks(sorted(new)):
        query = select(sheets.c.id, sheets.c.story, sheets.c.article, sheets.c.published).where(sheets.c.id.in_(some))
        for row in connection.execute(query.order_by(sheets.c.id)):
            if row.article.startswith(_OWN):
                continue
            of = {"of": copied[row.id]} if row.id in copied else {}
            yield _Change("copy" if of else "article", row.story, None, row.article, row.published, of)


# Claims


def _of_claims(
    book: Notebook, now: dict[int, Was], moved: Collection[int], places: dict[int, dict[int, int]]
) -> Iterator[_Change]:
    for id in sorted(moved):
        if id not in book.loud and book.claims[id] is not None:
            continue
        was, row, story = book.claims[id], now[id], _most(places, id)
        if was is None or was.tellings == 0:
            if row.tellings and row.into is None and story not in book.made and (was or not book.quiet):
                yield _born(book, id, row, story)
        elif row.into is not None:
            yield _Change("merged", _most(places, row.into) or story, id, body={"into": row.into})
        elif not row.tellings:
            yield _Change("gone", None, id, body={"standing": was.standing})
        else:
            old, new = claim_changes.brief(was.body), claim_changes.brief(row.body)
            for each in claim_changes.between(old, new):
                yield _Change(each.kind, story, id, each.article, each.happened, each.body)


def _born(book: Notebook, id: int, row: Was, story: int | None) -> _Change:
    each = claim_changes.first(claim_changes.brief(row.body))
    if id in book.split:
        return _Change("split", story, id, body={"from": book.split[id]})
    return _Change("claim", story, id, each.article, each.happened, each.body)


# Texts and names


def _of_edits(connection: Connection, book: Notebook) -> Iterator[_Change]:
    of = _by_article(connection, {edit.article for edit in book.edits})
    for edit in book.edits:
        body = {"a": edit.a, "b": edit.b} | edit.body
        yield _Change(edit.kind, of.get(edit.article), None, edit.article, edit.happened, body)  # type: ignore[arg-type]


def _of_sightings(connection: Connection, book: Notebook) -> Iterator[_Change]:
    if not book.met:
        return
    from headwater.desk.watchlists import sighted

    kept = sighted.unjudged(connection, {met.sighting for met in book.met})
    of = _by_article(connection, {met.article for met in book.met})
    for met in book.met:
        if (body := kept.get(met.sighting)) is not None:
            yield _Change("watched", of.get(met.article), None, met.article, body=body)


def _by_article(connection: Connection, articles: Collection[str]) -> dict[str, int]:
    if not articles:
        return {}
    query = select(sheets.c.article, sheets.c.story).where(sheets.c.article.in_(sorted(articles)))
    return {row.article: row.story for row in connection.execute(query) if row.story is not None}


# Keeping


def _keep(connection: Connection, book: Notebook, found: list[_Change]) -> None:
    if not found:
        return
    noticed = stamp()
    goes = (datetime.now(UTC) + timedelta(days=DAYS)).isoformat(timespec="seconds").replace("+00:00", "Z")
    last = _last(connection)
    rows = [
        {
            "id": last + n,
            "kind": each.kind,
            "story": each.story,
            "claim": each.claim,
            "article": each.article or None,
            "judgement": book.judgement,
            "who": book.who,
            "noticed": noticed,
            "happened": each.happened or "",
            "goes": None if each.kind in STAYS else goes,
            "body": each.body,
        }
        for n, each in enumerate(found, 1)
    ]
    connection.execute(insert(changes), rows)
    # What has just been written stays, so the numbering never begins again.
    connection.execute(delete(changes).where(changes.c.goes < noticed))
    _keep_news(connection, rows)


def _last(connection: Connection) -> int:
    """The last number that a change ever had, so far as anybody relies on it: what it told may have been forgotten."""
    numbers = (func.max(changes.c.id), func.max(news.c.last), func.max(alerts.c.cursor))
    return max(connection.execute(select(number)).scalar() or 0 for number in numbers)


def _keep_news(connection: Connection, rows: list[dict[str, Any]]) -> None:
    fresh = {(row["story"], row["kind"], row["who"]): row["id"] for row in rows if row["story"] is not None}
    known: set[tuple[int, str, str]] = set()
    for some in chunks(sorted({story for story, _, _ in fresh})):
        query = select(news.c.story, news.c.kind, news.c.who).where(news.c.story.in_(some))
        known |= {(row.story, row.kind, row.who) for row in connection.execute(query)}
    for story, kind, who in fresh.keys() & known:
        here = (news.c.story == story, news.c.kind == kind, news.c.who == who)
        connection.execute(update(news).where(*here).values(last=fresh[story, kind, who]))
    added = [
        {"story": s, "kind": kind, "who": who, "rank": RANKS[kind], "last": fresh[s, kind, who]}
        for s, kind, who in fresh
        if (s, kind, who) not in known
    ]
    if added:
        connection.execute(insert(news), added)


def _let_follow(connection: Connection, book: Notebook) -> None:
    """What happened to a story that went into another one happened to that one."""
    for number, into in sorted(book.joined.items()):
        connection.execute(update(changes).where(changes.c.story == number).values(story=into))
        connection.execute(delete(digest_table).where(digest_table.c.story == number))
        theirs = connection.execute(select(news).where(news.c.story == number)).all()
        connection.execute(delete(news).where(news.c.story == number))
        for row in theirs:
            here = (news.c.story == into, news.c.kind == row.kind, news.c.who == row.who)
            mine = connection.execute(select(news.c.last).where(*here)).scalar()
            if mine is None:
                connection.execute(insert(news), dict(row._mapping) | {"story": into})
            elif mine < row.last:
                connection.execute(update(news).where(*here).values(last=row.last))
