"""Who tried to log in and could not: counted before the password is looked at, so that many at once are counted too.

A key stands for a name or an address (newsroom/accounts/throttle.py). Its row is gone once it no longer matters.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from headwater.desk.accounts.account_tables import failures
from headwater.desk.stamps import written

Wait = Callable[[str, int], timedelta]
"""How long nobody may try again after so many failures of a key."""


def attempt(
    connection: Connection, keys: Sequence[str], *, now: datetime, forget: timedelta, wait: Wait
) -> datetime | None:
    """Counts an attempt under each key, as failed until it is `forgiven`. Where one of them has to wait nothing is
    counted, and the moment is given from which on they may try again."""
    connection.execute(delete(failures).where(failures.c.last < written(now - forget)))
    rows = {row.key: row for row in connection.execute(select(failures).where(failures.c.key.in_(keys)))}
    until = max((row.until for row in rows.values()), default="")
    if until > written(now):
        return datetime.fromisoformat(until)
    for key in keys:
        times = rows[key].times + 1 if key in rows else 1
        row = {"times": times, "last": written(now), "until": written(now + wait(key, times))}
        _put(connection, {"key": key} | row)
    return None


def forgive(connection: Connection, keys: Sequence[str], *, one_less: Sequence[str] = ()) -> None:
    """It was they: the failures of these keys are forgotten, of others this attempt alone."""
    connection.execute(delete(failures).where(failures.c.key.in_(keys)))
    for row in connection.execute(select(failures).where(failures.c.key.in_(one_less))).all():
        _put(connection, {"key": row.key, "times": row.times - 1, "last": row.last, "until": row.last})


def _put(connection: Connection, row: dict[str, Any]) -> None:
    own = postgresql if connection.dialect.name == "postgresql" else sqlite
    rest = {name: value for name, value in row.items() if name != "key"}
    connection.execute(own.insert(failures).values(row).on_conflict_do_update(index_elements=["key"], set_=rest))
