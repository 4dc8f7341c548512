"""When a host may be asked again, whoever asks: kept on the desk, so that neither a kill nor a second process forgets.

A host is asked by one at a time. Who asks takes it for as long as asking can last, and gives it back with the pause
that it wants; where the process dies in between, the host is left alone until the longest time is over. So the
distance between two requests holds whatever happens.

Two clocks: the steady one of the machine cannot be turned and is the same for all processes, but begins anew when the
machine is started (`boot` tells). The clock on the wall is believed only across such a start, and only up to `LONGEST`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, insert, select, update

from headwater.desk.followed.followed_tables import hosts
from headwater.desk.stamps import written

LONGEST: Final = 24 * 3600.0
"""Seconds that a host is left alone at most, whatever it asks for and whatever a clock says."""
_FORGET: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Moment:
    """Now. `wall`: with its zone. `steady`: seconds on the clock that cannot be turned, counted from `boot`, which
    names one start of one machine; "" where there is no such name, and then only the wall is believed."""

    wall: datetime
    steady: float
    boot: str


def take(connection: Connection, host: str, now: Moment, hold: float) -> float:
    """0.0: the host may be asked now, and is taken for `hold` seconds. Else the seconds until it may."""
    if (wait := left(connection, host, now)) > 0:
        return wait
    _keep(connection, host, now, hold, resting=False)
    return 0.0


def left(connection: Connection, host: str, now: Moment) -> float:
    """Seconds until the host may be asked; 0.0: now."""
    return _left(_row(connection, host), now)


def leave(connection: Connection, host: str, now: Moment, pause: float) -> None:
    """It was asked: it is free again after `pause` seconds."""
    _keep(connection, host, now, pause, resting=False)


def rest(connection: Connection, host: str, now: Moment, seconds: float) -> None:
    """It asked to be left alone for so long."""
    _keep(connection, host, now, min(seconds, LONGEST), resting=True)


def resting(connection: Connection, host: str, now: Moment) -> float:
    """For how many seconds it still wants to be left alone; 0.0 where it does not."""
    row = _row(connection, host)
    return _left(row, now) if row is not None and row.resting else 0.0


def forget(connection: Connection, now: Moment) -> None:
    """Lets go of hosts that may be asked for long."""
    connection.execute(delete(hosts).where(hosts.c.free < written(now.wall - _FORGET)))


def _row(connection: Connection, host: str) -> Row[Any] | None:
    return connection.execute(select(hosts).where(hosts.c.host == host)).first()


def _left(row: Row[Any] | None, now: Moment) -> float:
    if row is None:
        return 0.0
    if now.boot and row.boot == now.boot:
        left: float = row.steady - now.steady
    else:
        left = (datetime.fromisoformat(row.free) - now.wall).total_seconds()
    return left if 0 < left <= LONGEST else 0.0


def _keep(connection: Connection, host: str, now: Moment, seconds: float, *, resting: bool) -> None:
    row = {"free": written(now.wall + timedelta(seconds=seconds)), "steady": now.steady + seconds, "boot": now.boot}
    row["resting"] = resting
    if not connection.execute(update(hosts).where(hosts.c.host == host).values(row)).rowcount:
        connection.execute(insert(hosts).values(host=host, **row))
