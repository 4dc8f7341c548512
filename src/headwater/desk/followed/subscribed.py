"""What is followed, as pages and lists show it, and what persons change about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, exists, func, insert, select, update

from headwater.desk.followed.followed_tables import followed, found, found_in
from headwater.desk.readings import clean
from headwater.desk.stamps import stamp
from headwater.errors import DeskError

FollowedKind = Literal["feed", "page"]


@dataclass(frozen=True, slots=True)
class FollowedRow:
    """A feed or page that is followed. `every`: seconds; times are ISO 8601 in UTC.

    `attempt` and `success` are None before the first; `failures` counts those in a row, `trouble` says what
    the last one was. `articles` came by it first, `waiting` items of it are still to be read.
    """

    id: int
    address: str
    kind: FollowedKind
    title: str | None
    added: str
    who: str
    every: int
    paused: bool
    next: str
    attempt: str | None
    success: str | None
    failures: int
    trouble: str | None
    articles: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to follow: `address` as it is asked for, `key` in the form by which two are told to be one,
    `every` in seconds."""

    address: str
    key: str
    host: str
    kind: FollowedKind
    every: int
    title: str | None = None


def follow(connection: Connection, wish: Wish, who: str) -> tuple[int, bool]:
    """Its number, and whether it is new; of what is followed already nothing is changed."""
    known = connection.execute(select(followed.c.id).where(followed.c.key == wish.key)).scalar()
    if known is not None:
        return known, False
    now = stamp()
    row = {"key": wish.key, "address": wish.address, "host": wish.host, "kind": wish.kind, "every": wish.every}
    row |= {"title": clean(wish.title) if wish.title else None, "added": now, "who": clean(who), "next": now}
    row |= {"pause": 0.0, "paused": False, "failures": 0, "articles": 0}
    made = connection.execute(insert(followed).values(row)).inserted_primary_key
    assert made is not None
    return int(made[0]), True


def page(connection: Connection, *, trouble: bool, limit: int, offset: int) -> list[FollowedRow]:
    """Those in trouble first where all are asked for, then by name."""
    order = (followed.c.failures > 0).desc(), func.lower(func.coalesce(followed.c.title, followed.c.key)), followed.c.id
    query = select(followed).order_by(*order).limit(limit).offset(offset)
    return _rows(connection, query.where(_in_trouble()) if trouble else query)


def one(connection: Connection, id: int) -> FollowedRow | None:
    """The one of this number; None where there is none."""
    return next(iter(_rows(connection, select(followed).where(followed.c.id == id))), None)


def by_key(connection: Connection, key: str) -> FollowedRow | None:
    """The one of this address in its one form; None where it is not followed."""
    return next(iter(_rows(connection, select(followed).where(followed.c.key == key))), None)


def count(connection: Connection, *, trouble: bool) -> int:
    """How many there are, or are in trouble."""
    query = select(func.count()).select_from(followed)
    return connection.execute(query.where(_in_trouble()) if trouble else query).scalar_one()


def unfollow(connection: Connection, id: int) -> str:
    """Follows it no longer; its address. What it gave stays, what of it was not read yet is not read."""
    address: str = _needed(connection, id).address
    connection.execute(delete(found_in).where(found_in.c.followed == id))
    others = exists(select(found_in.c.found).where(found_in.c.found == found.c.id))
    here = (found.c.followed == id, ~others)
    connection.execute(delete(found).where(*here, found.c.article.is_(None)))
    connection.execute(update(found).where(*here).values(next=None, leased=None, holder=None))
    connection.execute(delete(followed).where(followed.c.id == id))
    return address


def pause(connection: Connection, id: int, *, paused: bool) -> str:
    """Leaves it alone, or no longer does and checks it now; its address."""
    row = _needed(connection, id)
    more = {} if paused else {"next": stamp(), "pause": 0.0}
    connection.execute(update(followed).where(followed.c.id == id).values(paused=paused, **more))
    return str(row.address)


def check_now(connection: Connection, id: int) -> str:
    """Sets its next check to now, and what waits of it; its address."""
    row, now = _needed(connection, id), stamp()
    if row.paused:
        raise DeskError(f"{row.address} is paused: resume it, and it is checked at once")
    connection.execute(update(followed).where(followed.c.id == id).values(next=now, pause=0.0))
    waits = found.c.next.is_not(None)
    connection.execute(update(found).where(found.c.followed == id, waits).values(next=now, pause=0.0))
    return str(row.address)


def check_every(connection: Connection, id: int, seconds: int) -> str:
    """Checks it every so many seconds from now on; a check that would come later than that comes then."""
    row = _needed(connection, id)
    values: dict[str, Any] = {"every": seconds}
    if row.failures == 0 and row.pause > seconds:
        values |= {"next": stamp(), "pause": 0.0}
    connection.execute(update(followed).where(followed.c.id == id).values(values))
    return str(row.address)


def _in_trouble() -> ColumnElement[bool]:
    return followed.c.failures > 0


def _needed(connection: Connection, id: int) -> Row[Any]:
    row = connection.execute(select(followed).where(followed.c.id == id)).first()
    if row is None:
        raise DeskError(f"nothing of the number {id} is followed; `headwater followed` lists what is")
    return row


def _rows(connection: Connection, query: Select[Any]) -> list[FollowedRow]:
    rows = connection.execute(query).all()
    waiting = _waiting(connection, [row.id for row in rows])
    return [_row(row, waiting.get(row.id, 0)) for row in rows]


def _waiting(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    query = select(found.c.followed, func.count()).where(found.c.followed.in_(ids), found.c.next.is_not(None))
    return dict(connection.execute(query.group_by(found.c.followed)).all()) if ids else {}


def _row(row: Row[Any], waiting: int) -> FollowedRow:
    return FollowedRow(
        id=row.id,
        address=row.address,
        kind=row.kind,
        title=row.title,
        added=row.added,
        who=row.who,
        every=row.every,
        paused=row.paused,
        next=row.next,
        attempt=row.attempt,
        success=row.success,
        failures=row.failures,
        trouble=row.trouble,
        articles=row.articles,
        waiting=waiting,
    )
