"""What the site shows of the items, for one reader at one time: what they may not read does not leave the database.

An item that is not there for them is answered as one that was never made. Of one that is for subscribers, others get
headline, section, language and day. Of a withdrawn one, everybody gets that it was withdrawn, and why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, func, null, select

from headwater.desk.finding import folding
from headwater.desk.publishing import reach
from headwater.desk.publishing.items import Kind
from headwater.desk.publishing.publishing_tables import (
    publications,
    published_revisions,
    published_words,
)
from headwater.desk.publishing.reach import Reader, Tier
from headwater.desk.stamps import written

MOST_WORDS = 12
"""Words of a search that are looked at."""


@dataclass(frozen=True, slots=True)
class Head:
    """An item as lists show it. What the reader may not read is empty: then `readable` is False, and `summary`,
    `authors` and `changed` say nothing. `out` is when it appeared, `changed` when it was last revised since.
    """

    key: str
    kind: Kind
    headline: str
    section: str
    language: str
    tier: Tier
    out: str
    readable: bool
    withdrawn: str | None
    why: str
    translation: str | None
    summary: str = ""
    authors: tuple[str, ...] = ()
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """One published state of an item, numbered among those that were published. `note`: what was corrected."""

    number: int
    since: str
    until: str | None
    headline: str
    summary: str
    body: tuple[Mapping[str, Any], ...]
    authors: tuple[str, ...]
    note: str
    readable: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """An item as its page shows it. `body` and `history` are empty where it cannot be read."""

    head: Head
    body: tuple[Mapping[str, Any], ...] = ()
    history: tuple[Published, ...] = ()
    languages: tuple[Head, ...] = ()
    same_story: tuple[Head, ...] = ()
    related: tuple[Head, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which items: each narrows the choice. `since` and `until` are times, [since, until); `words` is a search.

    `withdrawn`: those that were withdrawn, too; `only`: of these alone, the last withdrawn first.
    """

    language: str = ""
    section: str = ""
    since: datetime | None = None
    until: datetime | None = None
    words: str = ""
    withdrawn: bool = False
    only: bool = False
    keys: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Eyes:
    """Who looks, and when."""

    reader: Reader
    now: datetime


def heads(connection: Connection, eyes: Eyes, wanted: Wanted, limit: int, offset: int = 0) -> list[Head]:
    """The items that are wanted, the latest first."""
    query = _heads(eyes).where(*_conditions(eyes, wanted))
    if wanted.only:
        order = publications.c.withdrawn.desc()
    elif eyes.reader.of_the_desk:
        order = func.coalesce(publications.c.out, publications.c.made).desc()
    else:
        order = publications.c.out.desc()
    rows = connection.execute(query.order_by(order, publications.c.key).limit(limit).offset(offset))
    return [_head(row) for row in rows]


def count(connection: Connection, eyes: Eyes, wanted: Wanted) -> int:
    """How many there are."""
    query = select(func.count()).select_from(publications).where(*_conditions(eyes, wanted))
    return connection.execute(query).scalar_one()


def times(connection: Connection, eyes: Eyes, language: str) -> list[str]:
    """When each item of a language appeared, the latest first."""
    wanted = Wanted(language, withdrawn=True)
    query = select(publications.c.out).where(*_conditions(eyes, wanted), publications.c.out.is_not(None))
    return list(connection.execute(query.order_by(publications.c.out.desc())).scalars())


def item(connection: Connection, eyes: Eyes, key: str, earlier: int = 8) -> Shown | None:
    """One item; None where there is none for this reader."""
    wanted = Wanted(keys=(key,), withdrawn=True)
    row = connection.execute(_heads(eyes).where(*_conditions(eyes, wanted))).first()
    if row is None:
        return None
    head = _head(row)
    languages = _languages(connection, eyes, head)
    story = _same_story(connection, eyes, row, earlier)
    if head.withdrawn or not head.readable:
        return Shown(head, languages=languages, same_story=story)
    history = _history(connection, eyes, row)
    now = connection.execute(
        select(published_revisions).where(published_revisions.c.publication == row.id, published_revisions.c.n == row.n)
    ).one()
    keys = tuple(key for key in now.related if key != head.key)
    others = {each.key: each for each in heads(connection, eyes, Wanted(keys=keys), len(keys))} if keys else {}
    related = tuple(others[key] for key in keys if key in others)
    return Shown(head, tuple(now.body), history, languages, story, related)


def _heads(eyes: Eyes) -> Select[Any]:
    revisions = published_revisions
    current = (revisions.c.publication == publications.c.id) & (revisions.c.n == publications.c.current)
    # Withdrawn is withdrawn for everybody, whoever may have read it.
    may = and_(reach.readable(eyes.reader), publications.c.withdrawn.is_(None))
    item = publications.c
    kept = (item.id, item.key, item.kind, item.language, item.tier, item.out, item.made, item.withdrawn)
    more = (item.withdrawn_why, item.unnamed, item.story, item.translation)
    return select(
        *kept,
        *more,
        revisions.c.n,
        revisions.c.section,
        case((publications.c.unnamed, ""), else_=revisions.c.headline).label("headline"),
        may.label("readable"),
        case((may, revisions.c.summary), else_="").label("summary"),
        case((may, revisions.c.authors), else_=null()).label("authors"),
        case((may, revisions.c.made), else_=null()).label("revised"),
    ).join(revisions, current)


def _conditions(eyes: Eyes, wanted: Wanted) -> list[ColumnElement[bool]]:
    table, found = publications, [reach.there(eyes.reader, eyes.now)]
    if wanted.language:
        found.append(table.c.language == wanted.language)
    if wanted.section:
        found.append(table.c.section == wanted.section)
    if wanted.since:
        found.append(table.c.out >= written(wanted.since))
    if wanted.until:
        found.append(table.c.out < written(wanted.until))
    if wanted.keys is not None:
        found.append(table.c.key.in_(wanted.keys))
    if wanted.only:
        found.append(table.c.withdrawn.is_not(None))
    elif not wanted.withdrawn:
        found.append(table.c.withdrawn.is_(None))
    return found + (_with_words(eyes.reader, wanted.words) if wanted.words else [])


def _with_words(reader: Reader, words: str) -> list[ColumnElement[bool]]:
    """That an item has every word in what this reader may read of it.

    The index is asked for the reader's own reaches alone: what is in the rest changes no count and no order.
    """
    table = published_words
    conditions: list[ColumnElement[bool]] = []
    for word in folding.WORD.findall(words)[:MOST_WORDS]:
        stems = [stem[:100] for stem in folding.stems(word)]
        has = select(table.c.publication).where(table.c.reach.in_(reader.reaches), table.c.stem.in_(stems))
        conditions.append(publications.c.id.in_(has))
    return conditions or [publications.c.id.is_(None)]


def _head(row: Row[Any]) -> Head:
    out = row.out or row.made
    return Head(
        key=row.key,
        kind=row.kind if row.readable else "own",
        headline=row.headline,
        section=row.section,
        language=row.language,
        tier=row.tier,
        out=_second(out),
        readable=bool(row.readable),
        withdrawn=_second(row.withdrawn) if row.withdrawn else None,
        why=row.withdrawn_why,
        translation=row.translation,
        summary=row.summary,
        authors=tuple(row.authors or ()),
        changed=_second(row.revised) if row.revised and row.revised > out else None,
    )


def _second(stamp: str) -> str:
    """A time of the desk without its parts of a second, which are nobody's business."""
    return stamp[:19] + "Z"


def _languages(connection: Connection, eyes: Eyes, head: Head) -> tuple[Head, ...]:
    """The same item in all its languages, itself among them; none where it is in one."""
    if not head.translation:
        return ()
    same = publications.c.translation == head.translation
    query = _heads(eyes).where(same, *_conditions(eyes, Wanted()))
    rows = connection.execute(query.order_by(publications.c.language, publications.c.key)).all()
    return tuple(_head(row) for row in rows) if len(rows) > 1 else ()


def _same_story(connection: Connection, eyes: Eyes, row: Row[Any], limit: int) -> tuple[Head, ...]:
    if not row.story:
        return ()
    here = (publications.c.story == row.story, publications.c.language == row.language, publications.c.id != row.id)
    query = _heads(eyes).where(*here, *_conditions(eyes, Wanted()))
    rows = connection.execute(query.order_by(publications.c.out.desc(), publications.c.key).limit(limit))
    return tuple(_head(each) for each in rows)


def _history(connection: Connection, eyes: Eyes, row: Row[Any]) -> tuple[Published, ...]:
    """The states of an item that were published, the first first. Those before it came out are none, nor are numbers
    left out for them. One that the reader could not have read then is named by its time alone."""
    table = published_revisions
    may = reach.readable(eyes.reader)
    kept = [table.c[name] for name in ("headline", "summary", "body", "authors", "note")]
    given = [case((may, column), else_=null()).label(column.name) for column in kept]
    query = select(table.c.n, table.c.tier, table.c.made, may.label("readable"), *given)
    found = connection.execute(query.where(table.c.publication == row.id).order_by(table.c.n)).all()
    ends: list[str | None] = [*(each.made for each in found[1:]), None]
    out = row.out or row.made
    states: list[Published] = []
    for each, until in zip(found, ends, strict=True):
        was_out = each.tier != "desk" and (until is None or until > out)
        if not (was_out or (eyes.reader.of_the_desk and row.out is None)):
            continue
        states.append(
            _published(each, len(states) + 1, _second(max(out, each.made)), _second(until) if until else None)
        )
    return tuple(states)


def _published(row: Row[Any], number: int, since: str, until: str | None) -> Published:
    if not row.readable:
        return Published(number, since, until, "", "", (), (), "", readable=False)
    note = row.note if number > 1 else ""
    return Published(
        number, since, until, row.headline, row.summary, tuple(row.body), tuple(row.authors), note, readable=True
    )
