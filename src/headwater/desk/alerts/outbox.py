"""What waits to be sent, who sends it, and how it went. One at a time for each channel, in the order of its rule.

A channel is leased, not a message: so the order holds however many send. A lease runs out, or is given back for one
who is dead; what was sent meanwhile and not written down is sent again under the same key.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, and_, func, or_, select, update

from headwater.desk.alerts import inbox, rules
from headwater.desk.alerts.alert_records import Parcel, Sent
from headwater.desk.alerts.alert_tables import channels, deliveries, events, messages
from headwater.desk.alerts.receiver import Receiver
from headwater.desk.alerts.rules import Opening
from headwater.desk.stamps import written

LEASE: Final = 300.0
"""Seconds that a lease lasts: longer than a whole batch may take on its way."""
FAR: Final = 26 * 3600.0
"""Seconds beyond which no channel waits: what is set for later than that was set by a clock that was turned."""
BATCH: Final = 20
"""Messages of one channel that are taken together."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a delivery went. `trouble` is "" where it was taken; else `pause` is how many seconds the channel is left
    alone, None where this message is given up; `shut`: nothing more is to be sent there."""

    trouble: str = ""
    pause: float | None = 0.0
    shut: bool = False


def _ready(now: datetime) -> Any:
    c, at = channels.c, written(now)
    free = or_(c.leased.is_(None), c.leased <= at, c.leased > written(now + timedelta(seconds=LEASE * 1.1)))
    due = or_(c.next <= at, c.next > written(now + timedelta(seconds=FAR)))
    return and_(c.shut.is_(None), free, due)


def _heads(now: datetime) -> Any:
    """Channels with something that waits, the longest waiting first."""
    d, c = deliveries.c, channels.c
    query = select(d.channel).join(channels, c.id == d.channel).where(d.state == "waiting", _ready(now))
    return query.group_by(d.channel).order_by(func.min(d.id))


def due(connection: Connection, now: datetime) -> bool:
    """True where something can be sent now; asked without writing."""
    return connection.execute(_heads(now).limit(1)).first() is not None


def take(connection: Connection, holder: str, now: datetime, limit: int, opened: Opening) -> list[list[Parcel]]:
    """Leases up to so many channels; for each what is to be sent, in its order. `opened` opens what a webhook has
    sealed."""
    ids = list(connection.execute(_heads(now).limit(limit)).scalars())
    values = {"leased": written(now + timedelta(seconds=LEASE)), "holder": holder}
    connection.execute(update(channels).where(channels.c.id.in_(ids)).values(values))
    return [_parcels(connection, id, opened) for id in ids]


def _parcels(connection: Connection, channel: int, opened: Opening) -> list[Parcel]:
    c, d = channels.c, deliveries.c
    way = connection.execute(select(channels).where(c.id == channel)).one()
    rows = connection.execute(
        select(d.id, d.tries, d.message, d.made)
        .where(d.channel == channel, d.state == "waiting")
        .order_by(d.seq)
        .limit(BATCH)
    ).all()
    rule = rules.one(connection, way.alert)
    to = opened(way.alert, way.secret) if way.kind == "webhook" else Receiver(way.to)
    told = {message.id: message for message in inbox.load(connection, [row.message for row in rows])}
    return [
        Parcel(
            *(row.id, channel, way.kind, to.to, to.secret, key(told[row.message].key, channel)),
            tries=row.tries,
            failures=way.failures,
            since=row.made,
            rule=rule,
            message=told[row.message],
        )
        for row in rows
    ]


def key(message: str, channel: int) -> str:
    """What names a message on its way by one channel, the same at each try."""
    return hashlib.sha256(f"{message}|{channel}".encode()).hexdigest()[:40]


def keep(connection: Connection, parcel: Parcel, holder: str, outcome: Outcome, now: datetime) -> bool:
    """Writes down how it went. False where the lease was lost: then whoever has it now writes it down."""
    c, d = channels.c, deliveries.c
    here = (c.id == parcel.channel, c.holder == holder)
    if connection.execute(select(c.id).where(*here)).first() is None:
        return False
    at = written(now)
    done = "sent" if not outcome.trouble else "given up" if outcome.pause is None or outcome.shut else "waiting"
    values: dict[str, Any] = {"state": done, "tries": d.tries + 1, "done": None if done == "waiting" else at}
    connection.execute(update(deliveries).where(d.id == parcel.delivery).values(values))
    connection.execute(update(channels).where(*here).values(_way(outcome, done, now)))
    return True


def _way(outcome: Outcome, done: str, now: datetime) -> dict[str, Any]:
    c, at = channels.c, written(now)
    if done == "sent":
        return {"success": at, "failures": 0, "next": "", "trouble": ""}
    values: dict[str, Any] = {"failure": at, "failures": c.failures + 1, "trouble": outcome.trouble}
    values["next"] = written(now + timedelta(seconds=outcome.pause or 0.0))
    values["given_up"] = c.given_up + (done == "given up")
    return values | ({"shut": at} if outcome.shut else {})


def let_go(connection: Connection, channel: int, holder: str) -> None:
    """Gives a channel back."""
    here = (channels.c.id == channel, channels.c.holder == holder)
    connection.execute(update(channels).where(*here).values(leased=None, holder=None))


def release(connection: Connection, holder: str) -> None:
    """Gives back all that one held who stops, or is dead."""
    connection.execute(update(channels).where(channels.c.holder == holder).values(leased=None, holder=None))


def holders(connection: Connection) -> set[str]:
    """Who holds channels."""
    c = channels.c
    return set(connection.execute(select(c.holder).where(c.holder.is_not(None)).distinct()).scalars())


# What was sent


def log(connection: Connection, alert: int | None, limit: int, offset: int) -> list[Sent]:
    """What was sent, waits or was given up, of one rule or of all, the latest first."""
    d, c, m = deliveries.c, channels.c, messages.c
    many = select(func.count()).where(events.c.message == d.message).correlate(deliveries).scalar_subquery()
    query = (
        select(d.message, m.seq, c.kind, c.to, d.state, d.tries, d.made, d.done, many.label("changes"), m.test)
        .join(channels, c.id == d.channel)
        .join(messages, m.id == d.message)
        .order_by(d.id.desc())
    )
    if alert is not None:
        query = query.where(m.alert == alert)
    return [Sent(*tuple(row)) for row in connection.execute(query.limit(limit).offset(offset))]
