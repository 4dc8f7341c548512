"""Who subscribes by a token, until when, and how often what was read: secrets as hashes, of what is read a count a day.

Those who subscribe with a name and a password are accounts (desk/accounts); newsroom/publishing/subscribing.py knows
both.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from headwater.desk.by_lot import digest
from headwater.desk.log import chain
from headwater.desk.publishing.publishing_tables import (
    publications,
    published_revisions,
    site_feeds,
    site_sessions,
    site_use,
)
from headwater.desk.publishing.publishing_tables import subscribers as table
from headwater.desk.readings import clean
from headwater.desk.stamps import written
from headwater.errors import DeskError

SESSION: Final = timedelta(days=14)
"""For how long somebody stays logged in to the site by a token."""
KEPT: Final = 90
"""Days for which the count of use is kept where nobody set another number."""
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Tokened:
    """Somebody who subscribes by a token: `id` is as `r-000012`; they may read before `until`. Times are ISO 8601."""

    id: str
    name: str
    groups: tuple[str, ...]
    since: str
    until: str
    ended: str | None
    who: str

    def active(self, now: datetime) -> bool:
        """True while they may read."""
        return self.ended is None and self.since <= written(now) < self.until


@dataclass(frozen=True, slots=True)
class Read:
    """How often an item was read by subscribers on a day, and by how many of them."""

    day: str
    key: str
    headline: str
    times: int
    readers: int


def add(
    connection: Connection, name: str, until: datetime, groups: Sequence[str], who: str, now: datetime
) -> tuple[str, str]:
    """A new subscriber: the id, and the token, which is not kept."""
    name = clean(" ".join(name.split()))
    if not name or len(name) > _LONGEST:
        raise DeskError("A subscriber needs a name of at most 200 characters: what you call them here.")
    _lies_ahead(until, now)
    token = secrets.token_urlsafe(32)
    row: dict[str, Any] = {"name": name, "token": digest(token), "groups": sorted(set(groups))}
    row |= {"since": written(now), "until": written(until), "made": written(now), "who": clean(who)}
    made = connection.execute(insert(table).values(row)).inserted_primary_key
    assert made is not None
    id = _shown(made[0])
    chain.enter(connection, "subscriber added", who, id, {"until": written(until)[:10]})
    return id, token


def listed(connection: Connection) -> list[Tokened]:
    """Those who subscribe by a token, by name."""
    return [_tokened(row) for row in connection.execute(select(table).order_by(func.lower(table.c.name), table.c.id))]


def one(connection: Connection, id: str) -> Tokened:
    """The one with this id. `DeskError` where there is none."""
    return _tokened(_needed(connection, id))


def change(connection: Connection, id: str, until: datetime, groups: Sequence[str], who: str, now: datetime) -> None:
    """They may read until then, and are in these groups; somebody whose time was over, or was ended, may again."""
    row = _needed(connection, id)
    _lies_ahead(until, now)
    values = {"until": written(until), "ended": None, "groups": sorted(set(groups))}
    connection.execute(update(table).where(table.c.id == row.id).values(values))
    chain.enter(connection, "subscriber extended", who, _shown(row.id), {"until": written(until)[:10]})


def end(connection: Connection, id: str, who: str, now: datetime) -> None:
    """They may read no longer, and are logged out everywhere."""
    row = _needed(connection, id)
    connection.execute(update(table).where(table.c.id == row.id).values(ended=written(now)))
    _log_out(connection, row.id)
    chain.enter(connection, "subscriber ended", who, _shown(row.id))


def renew(connection: Connection, id: str, who: str) -> str:
    """Another token in place of the old one, which opens nothing any more, nor does the old address of the feed."""
    row, token = _needed(connection, id), secrets.token_urlsafe(32)
    connection.execute(update(table).where(table.c.id == row.id).values(token=digest(token)))
    _log_out(connection, row.id)
    chain.enter(connection, "subscriber's token renewed", who, _shown(row.id))
    return token


# Who reads


def by_token(connection: Connection, token: str) -> Tokened | None:
    """To whom a token was given; None where it is nobody's."""
    row = connection.execute(select(table).where(table.c.token == digest(token))).first()
    return None if row is None else _tokened(row)


def by_session(connection: Connection, secret: str, now: datetime) -> Tokened | None:
    """Whose browser holds this; None where it holds nothing of worth any more."""
    sessions = site_sessions
    query = select(table).join(sessions, sessions.c.subscriber == table.c.id)
    here = (sessions.c.secret == digest(secret), sessions.c.until > written(now))
    row = connection.execute(query.where(*here)).first()
    return None if row is None else _tokened(row)


def begin(connection: Connection, id: str, now: datetime) -> str:
    """Logs somebody in to the site: what the browser is to hold."""
    row = _needed(connection, id)
    connection.execute(delete(site_sessions).where(site_sessions.c.until <= written(now)))
    secret = secrets.token_urlsafe(32)
    given = {"secret": digest(secret), "subscriber": row.id, "made": written(now), "until": written(now + SESSION)}
    connection.execute(insert(site_sessions).values(given))
    return secret


def leave(connection: Connection, secret: str) -> None:
    """Logs out: the secret opens nothing any more."""
    connection.execute(delete(site_sessions).where(site_sessions.c.secret == digest(secret)))


def new_feed(connection: Connection, subscriber: str, now: datetime) -> str:
    """By what a subscriber's own feed is opened from now on; what opened it before does so no longer."""
    secret = secrets.token_urlsafe(32)
    connection.execute(delete(site_feeds).where(site_feeds.c.subscriber == subscriber))
    row = {"subscriber": subscriber, "secret": digest(secret), "made": written(now)}
    connection.execute(insert(site_feeds).values(row))
    return secret


def of_feed(connection: Connection, secret: str) -> str | None:
    """Whose feed it opens; None where it opens none."""
    found: str | None = connection.execute(
        select(site_feeds.c.subscriber).where(site_feeds.c.secret == digest(secret))
    ).scalar()
    return found


# What was read


def count_use(connection: Connection, read: Mapping[tuple[str, str, str], int], kept: int, now: datetime) -> None:
    """Adds how often items (by key) were read by subscribers on days; what is older than `kept` days is forgotten."""
    for (day, key, subscriber), times in sorted(read.items()):
        item = connection.execute(select(publications.c.id).where(publications.c.key == key)).scalar()
        if item is None:
            continue
        here = (site_use.c.day == day, site_use.c.publication == item, site_use.c.subscriber == subscriber)
        more = connection.execute(update(site_use).where(*here).values(times=site_use.c.times + times))
        if not more.rowcount:
            row = {"day": day, "publication": item, "subscriber": subscriber, "times": times}
            connection.execute(insert(site_use).values(row))
    oldest = written(now - timedelta(days=kept))[:10]
    connection.execute(delete(site_use).where(site_use.c.day < oldest))


def use(connection: Connection, limit: int) -> list[Read]:
    """How often items were read by subscribers, the latest days first: numbers, and nobody's name."""
    revisions = published_revisions
    current = (revisions.c.publication == publications.c.id) & (revisions.c.n == publications.c.current)
    times = func.sum(site_use.c.times)
    query = select(
        site_use.c.day, publications.c.key, revisions.c.headline, times.label("times"), func.count().label("readers")
    )
    query = query.join(publications, publications.c.id == site_use.c.publication).join(revisions, current)
    query = query.group_by(site_use.c.day, publications.c.key, revisions.c.headline)
    rows = connection.execute(query.order_by(site_use.c.day.desc(), times.desc(), publications.c.key).limit(limit))
    return [Read(row.day, row.key, row.headline, row.times, row.readers) for row in rows]


def _log_out(connection: Connection, number: int) -> None:
    connection.execute(delete(site_sessions).where(site_sessions.c.subscriber == number))
    connection.execute(delete(site_feeds).where(site_feeds.c.subscriber == _shown(number)))


def _lies_ahead(until: datetime, now: datetime) -> None:
    if until <= now:
        raise DeskError("The end lies in the past.")


def _tokened(row: Row[Any]) -> Tokened:
    return Tokened(_shown(row.id), row.name, tuple(row.groups), row.since, row.until, row.ended, row.who)


def _shown(number: int) -> str:
    return f"r-{number:06}"


def is_token(id: str) -> bool:
    """True for the name of somebody who subscribes by a token; `s-000012` are names of before, as stories have them."""
    return id.startswith(("r-", "s-"))


def _needed(connection: Connection, id: str) -> Row[Any]:
    number = int(id[2:]) if is_token(id) and id[2:].isascii() and id[2:].isdigit() and len(id) < 12 else 0
    row = connection.execute(select(table).where(table.c.id == number)).first()
    if row is None:
        raise DeskError("There is no such subscriber.")
    return row
