"""What was added to the desk, and what the program ran anew: one line for each time, not for each article."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, insert, select, update

from headwater.desk.changes.change_tables import changes, doings
from headwater.desk.claims.claim_tables import claims
from headwater.desk.stamps import stamp

if TYPE_CHECKING:
    from headwater.desk.changes.noting import Notebook

ADDED, AGAIN, ANEW = "added", "read again", "run anew"
TOGETHER: Final = timedelta(minutes=10)
"""What is added within so long of what was added before is one time of adding."""


def add(connection: Connection, book: Notebook, quiet: int) -> None:
    """Keeps what a transaction added. `quiet`: claims that the program changed by reading articles again."""
    fresh = {what: n for what, n in book.counts.items() if what != AGAIN}
    if fresh:
        _lengthen(connection, ADDED, fresh)
    if book.counts.get(AGAIN):
        _lengthen(connection, AGAIN, {"articles": book.counts[AGAIN], "claims": quiet})


def _lengthen(connection: Connection, kind: str, counts: dict[str, int]) -> None:
    d, now = doings.c, stamp()
    last = connection.execute(select(doings).where(d.kind == kind).order_by(d.id.desc()).limit(1)).first()
    if last and last.until and _seconds(now) - _seconds(last.until) < TOGETHER.total_seconds():
        body = dict(Counter(last.body) + Counter(counts))
        connection.execute(update(doings).where(d.id == last.id).values(until=now, body=body))
        return
    row = {"kind": kind, "who": "", "made": now, "until": now, "body": counts, "before": None}
    connection.execute(insert(doings), row)


def _seconds(value: str) -> float:
    return datetime.fromisoformat(value).timestamp()


# Runs


def running(connection: Connection) -> bool:
    """Whether a run over everything was begun and is not through."""
    return _open(connection) is not None


def _open(connection: Connection) -> Any:
    d = doings.c
    query = select(doings).where(d.kind == ANEW, d.until.is_(None)).order_by(d.id.desc()).limit(1)
    return connection.execute(query).first()


def begin(connection: Connection) -> None:
    """A run over everything begins: how the claims stand is kept, to be told from how they will."""
    if running(connection):
        return
    before = zlib.compress(json.dumps(_standings(connection)).encode())
    row: dict[str, Any] = {"kind": ANEW, "who": "", "made": stamp(), "until": None, "body": {}, "before": before}
    connection.execute(insert(doings), row)


def end(connection: Connection) -> None:
    """A run over everything is through: what it changed is kept as one change, and as one line of what was done."""
    row = _open(connection)
    if row is None:
        return
    before = {id: rest for id, *rest in json.loads(zlib.decompress(row.before))}
    body, now = _summed(before, {id: rest for id, *rest in _standings(connection)}), stamp()
    connection.execute(update(doings).where(doings.c.id == row.id).values(until=now, body=body, before=None))
    change = {"kind": "rerun", "who": "", "noticed": now, "happened": now, "body": body}
    connection.execute(insert(changes), change)


def _standings(connection: Connection) -> list[list[Any]]:
    c = claims.c
    query = select(c.id, c.standing, c.at_least, c.at_most).where(c.tellings > 0, c.into.is_(None)).order_by(c.id)
    return [list(row) for row in connection.execute(query)]


def _summed(before: dict[int, list[Any]], after: dict[int, list[Any]]) -> dict[str, int]:
    both = before.keys() & after.keys()
    return {
        "claims": len(after),
        "new": len(after.keys() - before.keys()),
        "gone": len(before.keys() - after.keys()),
        "standing": sum(before[id][0] != after[id][0] for id in both),
        "origins": sum(before[id][1:] != after[id][1:] for id in both),
    }
