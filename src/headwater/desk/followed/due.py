"""What is to be done now, and who does it: leases, and a schedule that turned clocks cannot break."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Table, func, or_, select, update

from headwater.desk.followed.followed_tables import followed, found
from headwater.desk.followed.subscribed import FollowedKind
from headwater.desk.stamps import written

_LOOKED_AT = 8
"""Rows looked at for each that is wanted: many may be of one host, which is asked by one at a time."""


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who asks for work: `holder` is its name, unique; `hold` is how many seconds its leases last."""

    holder: str
    hold: float


@dataclass(frozen=True, slots=True)
class Check:
    """A feed or page to be looked at. `etag`, `modified` and `digest` are those of its last answer."""

    id: int
    address: str
    host: str
    kind: FollowedKind
    title: str | None
    every: int
    failures: int
    etag: str | None
    modified: str | None
    digest: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item to be read: `body` is what its feed says of it, `tries` how often it was tried in vain.

    `host` is "" where nothing is to be fetched; `article` is known where it was read before; `turn` tells whether the
    feed said something newer meanwhile.
    """

    id: int
    turn: int
    followed: int
    address: str | None
    host: str
    body: dict[str, Any]
    tries: int
    article: str | None
    vain: int


def checks(
    connection: Connection, by: Claimant, now: datetime, limit: int, *, busy: Collection[str], only: Sequence[int] = ()
) -> list[Check]:
    """Takes leases on what is due to be looked at, the longest due first, at most one of a host and none of `busy`."""
    query = _due(followed, now).where(followed.c.paused.is_(False))
    query = query.where(followed.c.host.not_in(busy)) if busy else query
    query = query.where(followed.c.id.in_(only)) if only else query
    rows = _one_of_a_host(connection.execute(query.limit(limit * _LOOKED_AT)).all(), limit)
    _lease(connection, followed, rows, by, now)
    return [_check(row) for row in rows]


def items(
    connection: Connection, by: Claimant, now: datetime, limit: int, *, busy: Collection[str], only: Sequence[int] = ()
) -> list[Waiting]:
    """Takes leases on items that are due to be read, in the same way."""
    query = _due(found, now)
    query = query.where(found.c.host.not_in(busy)) if busy else query
    query = query.where(found.c.followed.in_(only)) if only else query
    rows = _one_of_a_host(connection.execute(query.limit(limit * _LOOKED_AT)).all(), limit)
    _lease(connection, found, rows, by, now)
    return [_waiting(row) for row in rows]


def anything(connection: Connection, now: datetime) -> bool:
    """True where something is due, whoever may have it: asked without writing, many times a minute."""
    of_feeds = _due(followed, now).where(followed.c.paused.is_(False)).limit(1)
    return bool(connection.execute(of_feeds).first() or connection.execute(_due(found, now).limit(1)).first())


def release(connection: Connection, holder: str) -> None:
    """Gives back every lease of one who stops, or is dead."""
    for table in (followed, found):
        connection.execute(update(table).where(table.c.holder == holder).values(leased=None, holder=None))


def holders(connection: Connection) -> set[str]:
    """Who holds leases."""
    told: set[str] = set()
    for table in (followed, found):
        query = select(table.c.holder).where(table.c.holder.is_not(None)).distinct()
        told.update(connection.execute(query).scalars().all())
    return told


def mend(connection: Connection, now: datetime, longest_lease: float) -> int:
    """Brings back what a turned clock has put too far away; how many that were.

    Nothing is due later than the pause that was planned for it, from now; no lease lasts longer than one can.
    """
    mended = 0
    for table in (followed, found):
        far = written(now + timedelta(seconds=longest_lease))
        connection.execute(update(table).where(table.c.leased > far).values(leased=None, holder=None))
        rows = connection.execute(select(table.c.id, table.c.next, table.c.pause).where(table.c.next > written(now)))
        for row in rows.all():
            latest = written(now + timedelta(seconds=row.pause))
            if row.next > latest:
                connection.execute(update(table).where(table.c.id == row.id).values(next=latest))
                mended += 1
    return mended


def spread(connection: Connection, now: datetime, late: float, seconds: float) -> int:
    """Spreads what is overdue for more than `late` seconds over the next `seconds`; how many that were.

    After a clock sprang forward, or the machine slept, everything is due at once.
    """
    before = written(now - timedelta(seconds=late))
    query = (
        select(followed.c.id).where(followed.c.next < before, followed.c.paused.is_(False)).order_by(followed.c.next)
    )
    ids = connection.execute(query).scalars().all()
    for n, id in enumerate(ids):
        wait = seconds * n / len(ids)
        values = {"next": written(now + timedelta(seconds=wait)), "pause": wait}
        connection.execute(update(followed).where(followed.c.id == id).values(values))
    return len(ids)


def overdue(connection: Connection, now: datetime, late: float) -> int:
    """How many checks are overdue for more than `late` seconds."""
    before = written(now - timedelta(seconds=late))
    query = select(func.count()).where(followed.c.next < before, followed.c.paused.is_(False))
    return connection.execute(query.select_from(followed)).scalar_one()


def _due(table: Table, now: datetime) -> Any:
    at = written(now)
    free = or_(table.c.leased.is_(None), table.c.leased <= at)
    return select(table).where(table.c.next <= at, free).order_by(table.c.next)


def _one_of_a_host(rows: Sequence[Row[Any]], limit: int) -> list[Row[Any]]:
    taken: dict[str, Row[Any]] = {}
    for row in rows:
        taken.setdefault(row.host or f" {row.id}", row)
    return list(taken.values())[:limit]


def _lease(connection: Connection, table: Table, rows: Sequence[Row[Any]], by: Claimant, now: datetime) -> None:
    if rows:
        until = written(now + timedelta(seconds=by.hold))
        ids = [row.id for row in rows]
        connection.execute(update(table).where(table.c.id.in_(ids)).values(leased=until, holder=by.holder))


def _check(row: Row[Any]) -> Check:
    given = (row.id, row.address, row.host, row.kind, row.title, row.every, row.failures)
    return Check(*given, row.etag, row.modified, row.digest)


def _waiting(row: Row[Any]) -> Waiting:
    given = (row.id, row.turn, row.followed, row.address, row.host, row.body or {})
    return Waiting(*given, row.tries, row.article, row.vain)
