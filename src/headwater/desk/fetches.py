"""When a version was there: how often its bytes were fetched, and which version is current by that.

The current version is the one that was fetched last, whatever the order in which fetches come to the desk. Each row of
`captures` says from when to when one place (`source`) gave these bytes. A place that gives two texts by turns as one
reads it anew (two files of a folder, a feed and its page) gives each from its first fetch on; only where a place itself
gave something else in between did it go back, and its last fetch counts.

The time of a file says when it was read, not when the page was fetched: bytes that are known already become no younger
by lying in another folder. docs/decisions/0071.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from headwater.desk import schema
from headwater.desk.readings import clean
from headwater.records import Capture

_ITEM: Final = "application/x-headwater-item+json"
"""What a feed carries of a page (acquire/followed.py): it stands for a page that cannot be fetched, by turns."""
_FILE: Final = "mtime"
"""What the hints of a file have, and nothing else does (acquire/raw.py)."""

_Fetch = Row[Any, *tuple[Any, ...]]


def known(connection: Connection, id: str, capture: Capture) -> int | None:
    """The version that these bytes are; None where they never came, or came back after their place gave others."""
    rows = _rows(connection, id)
    mine = [row for row in rows if row.sha256 == capture.sha256]
    if not mine or _back(rows, mine, capture):
        return None
    here = [row for row in mine if row.source == clean(capture.source)] or mine
    before = [row for row in here if row.fetched <= capture.fetched]
    row = max(before, key=_order) if before else min(here, key=_order)
    n: int = row.n
    return n


def keep(connection: Connection, id: str, n: int, capture: Capture, **rest: Any) -> bool:
    """Keeps where the bytes of a version came from; of what came from there before, from when to when. True where that
    was not known."""
    table, source = schema.captures, clean(capture.source)
    here = (table.c.article == id, table.c.n == n, table.c.sha256 == capture.sha256, table.c.source == source)
    row = connection.execute(select(table.c.id, table.c.fetched, table.c.last).where(*here)).first()
    if row is None:
        key = {"article": id, "n": n, "sha256": capture.sha256, "source": source}
        connection.execute(insert(table), key | rest | {"fetched": capture.fetched, "last": capture.fetched})
        return True
    if row.fetched <= capture.fetched <= row.last:
        return False
    times = {"fetched": min(row.fetched, capture.fetched), "last": max(row.last, capture.fetched)}
    connection.execute(update(table).where(table.c.id == row.id).values(times))
    return True


def current(connection: Connection, id: str) -> int:
    """The version that was fetched last."""
    v, rows = schema.versions.c, _rows(connection, id)
    since: dict[int, str] = dict.fromkeys(connection.execute(select(v.n).where(v.article == id)).scalars(), "")
    for row in rows:
        since[row.n] = max(since[row.n], _since(row, rows))
    return max(since, key=lambda n: (since[n], n))


def _rows(connection: Connection, id: str) -> Sequence[_Fetch]:
    c = schema.captures.c
    columns = (c.n, c.sha256, c.source, c.media_type, c.fetched, c.last, c.hints)
    return connection.execute(select(*columns).where(c.article == id)).all()


def _order(row: _Fetch) -> tuple[str, int]:
    return row.fetched, row.n


def _back(rows: Iterable[_Fetch], mine: Sequence[_Fetch], capture: Capture) -> bool:
    """True where the place of a capture gave other bytes since it gave these, or, where it never gave these, where it
    was fetched after all that is here."""
    same = [row.last for row in mine if row.source == clean(capture.source)]
    if not same:
        dated = _FILE not in capture.hints and capture.media_type != _ITEM
        return dated and capture.fetched > max(row.last for row in rows)
    place = (clean(capture.source), clean(capture.media_type))
    others = [row for row in rows if (row.source, row.media_type) == place and row.sha256 != capture.sha256]
    return any(max(same) < row.last < capture.fetched for row in others)


def _since(row: _Fetch, rows: Iterable[_Fetch]) -> str:
    """Since when a version is there by one of its captures; "" where that says nothing."""
    place = (row.source, row.media_type)
    others = [q for q in rows if q.n != row.n and (q.source, q.media_type) == place]
    between = any(row.fetched < time < row.last for q in others for time in (q.fetched, q.last))
    since: str = row.last if between else row.fetched
    earlier = any(q.sha256 == row.sha256 and q.fetched < row.fetched for q in rows)
    return "" if _FILE in row.hints and earlier and not between else since
