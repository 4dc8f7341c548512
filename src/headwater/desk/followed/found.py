"""What feeds and pages gave: each item once, kept in the same transaction as what it changes.

The new state of a feed (its `etag`, its digest) is kept together with the items that came with it: else a crash in
between would lose them, as the server answers "nothing changed" from then on. An article is stored together with the
mark that its item was read: else a crash in between would read it again for ever, or never.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from headwater.bearers import Linking
from headwater.desk import adding, schema
from headwater.desk.bearers.known import in_parts
from headwater.desk.followed.due import Check, Waiting
from headwater.desk.followed.followed_tables import followed, found, found_in
from headwater.desk.rows import Added
from headwater.desk.stamps import written
from headwater.records import Capture, Reading
from headwater.weighing import Weighing

QUIET: Final = 3600.0
"""Seconds after which an item is read again where only its date of change is new; doubled each time it was in vain."""
_DOUBLINGS: Final = 5


@dataclass(frozen=True, slots=True)
class Find:
    """An item as a feed gives it. `key` is one for all feeds, `guid` the feed's own name for it, both as SHA-256.

    `signature` changes with title, summary and text; `host` is "" where the feed carries the whole text.
    """

    key: str
    guid: str | None
    address: str | None
    host: str
    signature: str
    updated: str | None
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a check went: when it ended, the pause in seconds until the next, and what was in the way, if anything was.

    `kept` are columns to be kept besides: etag, modified, digest, title.
    """

    at: datetime
    pause: float
    trouble: str | None = None
    kept: Mapping[str, str | None] = field(default_factory=dict)


def finish(connection: Connection, check: Check, holder: str, outcome: Outcome) -> bool:
    """Keeps how a check went and gives back its lease; False where it was somebody else's by then."""
    at = written(outcome.at)
    values: dict[str, Any] = {"attempt": at, "trouble": outcome.trouble, "leased": None, "holder": None}
    values |= {"next": written(outcome.at + timedelta(seconds=outcome.pause)), "pause": outcome.pause}
    values |= {"failures": followed.c.failures + 1} if outcome.trouble else {"failures": 0, "success": at}
    values |= outcome.kept
    here = (followed.c.id == check.id, followed.c.holder == holder)
    return bool(connection.execute(update(followed).where(*here).values(values)).rowcount)


def keep_finds(connection: Connection, check: Check, finds: Iterable[Find], now: datetime) -> int:
    """Puts what is new or changed among the items of a feed down to be read; how many that are."""
    if connection.execute(select(followed.c.id).where(followed.c.id == check.id)).first() is None:
        return 0  # nobody follows it any more
    rows = list({f.key: f for f in finds}.values())
    known, guids, told = _known(connection, rows), _guids(connection, check.id, rows), _told(connection, check.id)
    keys = {f.key for f in rows}
    return sum(_keep(connection, check.id, f, _which(f, known, guids, keys), told, now) for f in rows)


def _keep(
    connection: Connection,
    feed: int,
    f: Find,
    item: Row[Any] | None,
    told: dict[int, tuple[str, str | None]],
    now: datetime,
) -> bool:
    """One item; True where it is to be read."""
    said = {"guid": f.guid, "signature": f.signature, "updated": f.updated}
    if item is None:
        _insert(connection, feed, f, said, now)
        return True
    before = told.get(item.id)
    if before is None:
        # Another feed gave it first, and it is read, or waits, as that one gives it.
        connection.execute(insert(found_in).values(followed=feed, found=item.id, **said))
        return False
    if before == (f.signature, f.updated):
        return False
    connection.execute(update(found_in).where(found_in.c.followed == feed, found_in.c.found == item.id).values(said))
    wait = 0.0 if before[0] != f.signature else _quiet(item, now)
    _set_again(connection, item, f, wait, now)
    return True


def _insert(connection: Connection, feed: int, f: Find, said: Mapping[str, Any], now: datetime) -> None:
    row = {"key": f.key, "followed": feed, "address": f.address, "host": f.host, "body": dict(f.body), "turn": 1}
    row |= {"next": written(now), "pause": 0.0, "tries": 0, "vain": 0}
    made = connection.execute(insert(found).values(row)).inserted_primary_key
    assert made is not None
    connection.execute(insert(found_in).values(followed=feed, found=made[0], **said))


def _set_again(connection: Connection, item: Row[Any], f: Find, wait: float, now: datetime) -> None:
    """To be read again, in its newest form; one that waits already is not put off, nor are its tries forgotten."""
    values: dict[str, Any] = {"body": dict(f.body), "address": f.address, "host": f.host, "turn": item.turn + 1}
    if item.next is None:
        values |= {"next": written(now + timedelta(seconds=wait)), "pause": wait, "tries": 0}
    connection.execute(update(found).where(found.c.id == item.id).values(values))


def _quiet(item: Row[Any], now: datetime) -> float:
    """Seconds until an item of which only the date of change is new is read again."""
    if not item.read:
        return 0.0
    pause: float = QUIET * 2 ** min(item.vain, _DOUBLINGS)
    past = (now - datetime.fromisoformat(item.read)).total_seconds()
    return min(pause, max(0.0, pause - past))


def _which(f: Find, known: Mapping[str, Row[Any]], guids: Mapping[str, Row[Any]], keys: set[str]) -> Row[Any] | None:
    """The item that this is: by its address, else by the feed's own name for it where the address changed."""
    if f.key in known:
        return known[f.key]
    item = guids.get(f.guid or "")
    # A name that stands for two addresses in one document names neither.
    return item if item is not None and item.key not in keys and _host(item.address) == _host(f.address) else None


def _host(address: str | None) -> str:
    return (address or "").partition("//")[2].partition("/")[0].lower()


def _known(connection: Connection, rows: Sequence[Find]) -> dict[str, Row[Any]]:
    made: dict[str, Row[Any]] = {}
    for part in in_parts([f.key for f in rows]):
        for row in connection.execute(select(found).where(found.c.key.in_(part))):
            made[row.key] = row
    return made


def _guids(connection: Connection, feed: int, rows: Sequence[Find]) -> dict[str, Row[Any]]:
    """By the feed's own names for them, the items that it gave before; a name that is used twice is left out."""
    given = [f.guid for f in rows if f.guid]
    single = [guid for guid in dict.fromkeys(given) if given.count(guid) == 1] if len(given) < 1_000 else []
    made: dict[str, Row[Any]] = {}
    for part in in_parts(single):
        query = select(found, found_in.c.guid).join(found_in, found_in.c.found == found.c.id)
        for row in connection.execute(query.where(found_in.c.followed == feed, found_in.c.guid.in_(part))):
            made[row.guid] = row
    return made


def _told(connection: Connection, feed: int) -> dict[int, tuple[str, str | None]]:
    query = select(found_in.c.found, found_in.c.signature, found_in.c.updated).where(found_in.c.followed == feed)
    return {row.found: (row.signature, row.updated) for row in connection.execute(query)}


# What was read


def keep_article(
    connection: Connection, capture: Capture, reading: Reading, rules: Linking | None, weighing: Weighing | None
) -> Added:
    """Stores an article; one that reads as its current version does leaves nothing behind.

    A page that carries another advertisement each time would else leave its whole bytes behind at every check.
    """
    articles, versions = schema.articles, schema.versions
    query = select(versions.c.n, versions.c.content, versions.c.title).join(
        articles, articles.c.id == versions.c.article
    )
    here = (articles.c.id == reading.article.id, versions.c.n == articles.c.current)
    current = connection.execute(query.where(*here)).first()
    if current is not None and current.content == adding.fingerprint(reading):
        return Added("unchanged", reading.article.id, current.n, current.title)
    return adding.add(connection, capture, reading, rules, weighing)


def read(connection: Connection, item: Waiting, added: Added, now: datetime) -> None:
    """Marks an item as read; where its feed said something newer meanwhile, it is read again at once."""
    at = written(now)
    vain = found.c.vain + 1 if added.status == "unchanged" and item.article else 0
    values: dict[str, Any] = {"article": added.article, "read": at, "vain": vain, "leased": None, "holder": None}
    done = values | {"next": None, "pause": 0.0, "tries": 0, "trouble": None, "body": None}
    here = (found.c.id == item.id, found.c.turn == item.turn)
    if not connection.execute(update(found).where(*here).values(done)).rowcount:
        again = values | {"next": at, "pause": 0.0}
        connection.execute(update(found).where(found.c.id == item.id).values(again))
    count_article(connection, item.followed, added)


def count_article(connection: Connection, feed: int, added: Added) -> None:
    """An article that was not here before is counted for what gave it."""
    if added.status == "new":
        values = {"articles": followed.c.articles + 1}
        connection.execute(update(followed).where(followed.c.id == feed).values(values))


def put_off(
    connection: Connection, item: Waiting, pause: float | None, now: datetime, trouble: str, *, tried: bool
) -> None:
    """An item that could not be read: again in `pause` seconds; not again where that is None."""
    values: dict[str, Any] = {"trouble": trouble, "leased": None, "holder": None, "pause": pause or 0.0}
    values["next"] = None if pause is None else written(now + timedelta(seconds=pause))
    values["tries"] = item.tries + tried
    connection.execute(update(found).where(found.c.id == item.id).values(values))
