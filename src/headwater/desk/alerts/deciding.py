"""From changes to messages: each change is decided once for each rule, and what was decided is written with the cursor.

A message gathers the changes of one thing for the time that its rule says, then it is sealed: it gets its place in the
rule's order, its key, and a delivery for each channel. In quiet hours it goes into the one message that is given at
their end, unless it is urgent.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from headwater.desk.alerts import matching, quiet, rules
from headwater.desk.alerts.alert_records import Rule
from headwater.desk.alerts.alert_tables import alerts, deliveries, events, messages
from headwater.desk.alerts.matching import Match
from headwater.desk.changes.change_tables import changes
from headwater.desk.stamps import stamp, written
from headwater.errors import DeskError

AT_ONCE: Final = 100
"""Changes that are decided in one transaction: others who write wait no longer than these take."""
_COPIED: Final = ("kind", "story", "claim", "article", "judgement", "who", "noticed", "happened", "body")


def anything(connection: Connection, now: datetime) -> bool:
    """True where there is something to decide or to seal; asked without writing, about once a second."""
    a, m = alerts.c, messages.c
    first = connection.execute(select(func.min(a.cursor)).where(a.state == "armed")).scalar()
    if first is not None and (connection.execute(select(func.max(changes.c.id))).scalar() or 0) > first:
        return True
    ready = select(m.id).where(m.state.in_(("open", "held")), m.closes <= written(now)).limit(1)
    return connection.execute(ready).first() is not None


def wanted(connection: Connection) -> bool:
    """True where somebody is to be told: a rule is armed, or something waits to be sent or sealed."""
    d, m = deliveries.c, messages.c
    asked = (
        select(alerts.c.id).where(alerts.c.state == "armed").limit(1),
        select(d.id).where(d.state == "waiting").limit(1),
        select(m.id).where(m.state.in_(("open", "held"))).limit(1),
    )
    return any(connection.execute(query).first() is not None for query in asked)


# Deciding


def decide(connection: Connection, now: datetime) -> int:
    """Decides the next changes; how many messages were begun or went on. Moves the cursors."""
    query = select(alerts).where(alerts.c.state == "armed").order_by(alerts.c.id)
    armed = rules.made(connection, connection.execute(query).all())
    if not armed:
        return 0
    c = changes.c
    first = min(rule.cursor for rule in armed)
    rows = connection.execute(select(changes).where(c.id > first).order_by(c.id).limit(AT_ONCE)).all()
    told = 0
    for rule in armed:
        fresh = [row for row in rows if row.id > rule.cursor]
        if fresh:
            told += _decide_for(connection, rule, fresh, now)
            connection.execute(update(alerts).where(alerts.c.id == rule.id).values(cursor=fresh[-1].id))
    return told


def _decide_for(connection: Connection, rule: Rule, rows: Sequence[Row[Any]], now: datetime) -> int:
    try:
        found = matching.matches(connection, rule.watch, rule.target, rule.turns, rows)
    except DeskError as error:
        # What it was about is gone. That nothing more can be told of it must not go unnoticed.
        rules.disarm(connection, rule.id, "", str(error))
        return 0
    if not found:
        return 0
    places = _gathering(connection, rule, dict.fromkeys(match.subject for match in found), now)
    connection.execute(insert(events), [_event(rule, match, places[match.subject]) for match in found])
    urgent = {places[m.subject] for m in found if set(m.turns) & set(rule.quiet.urgent)}
    if urgent:
        connection.execute(update(messages).where(messages.c.id.in_(sorted(urgent))).values(urgent=True))
    return len(places)


def _gathering(connection: Connection, rule: Rule, subjects: Collection[str], now: datetime) -> dict[str, int]:
    """The messages that gather what happens to these; a new one where none does, or its time is over."""
    m = messages.c
    here = (m.alert == rule.id, m.state == "open", m.test.is_(False), m.closes > written(now))
    open_ = connection.execute(select(m.subject, m.id).where(*here).order_by(m.id)).all()
    known = {subject: id for subject, id in open_ if subject in subjects}
    return known | _begun(
        connection, rule.id, [each for each in subjects if each not in known], now + timedelta(seconds=rule.gather)
    )


def _begun(
    connection: Connection, alert: int, subjects: Sequence[str], closes: datetime, *, test: bool = False
) -> dict[str, int]:
    """New messages that gather."""
    # Whoever writes is alone: the numbers are free.
    last = connection.execute(select(func.max(messages.c.id))).scalar() or 0
    numbers = {subject: last + n for n, subject in enumerate(subjects, 1)}
    row = {"alert": alert, "seq": None, "key": None, "state": "open", "made": stamp(), "closes": written(closes)}
    row |= {"sealed": None, "urgent": False, "test": test}
    if numbers:
        connection.execute(insert(messages), [row | {"id": id, "subject": subject} for subject, id in numbers.items()])
    return numbers


def _event(rule: Rule, match: Match, message: int) -> dict[str, Any]:
    row = {name: getattr(match.row, name) for name in _COPIED}
    return row | {"alert": rule.id, "message": message, "change": match.row.id, "turns": list(match.turns)}


# Sealing


def seal(connection: Connection, now: datetime, limit: int = AT_ONCE) -> int:
    """Seals the messages whose time has come, or lays them by until quiet hours end; how many it looked at."""
    m = messages.c
    ready = select(messages).where(m.state.in_(("open", "held")), m.closes <= written(now)).order_by(m.id).limit(limit)
    rows = connection.execute(ready).all()
    query = select(alerts).where(alerts.c.id.in_(sorted({row.alert for row in rows})))
    known = {rule.id: rule for rule in rules.made(connection, connection.execute(query).all())} if rows else {}
    ended: dict[int, list[Row[Any]]] = {}
    for row in rows:
        ends = None if row.urgent or row.test else quiet.until(known[row.alert].quiet, now)
        if ends is None:
            ended.setdefault(row.alert, []).append(row)
        else:
            _lay_by(connection, row, ends)
    for alert, some in ended.items():
        _seal_for(connection, known[alert], some, now)
    return len(rows)


def _lay_by(connection: Connection, row: Row[Any], ends: datetime) -> None:
    """Into the message that is given when the quiet hours end."""
    m = messages.c
    here = (m.alert == row.alert, m.state == "held", m.id != row.id)
    held = connection.execute(select(m.id).where(*here)).scalar()
    if held is None:
        values = {"state": "held", "subject": "", "closes": written(ends)}
        connection.execute(update(messages).where(m.id == row.id).values(values))
        return
    connection.execute(update(events).where(events.c.message == row.id).values(message=held))
    connection.execute(messages.delete().where(m.id == row.id))
    connection.execute(update(messages).where(m.id == held).values(closes=written(ends)))


def _seal_for(connection: Connection, rule: Rule, rows: Sequence[Row[Any]], now: datetime) -> None:
    """Messages of one rule as they will be sent, in their order, with a delivery for each channel."""
    salt = connection.execute(select(alerts.c.salt).where(alerts.c.id == rule.id)).scalar_one()
    told: dict[int, list[int]] = {}
    e = events.c
    query = select(e.message, e.change).where(e.message.in_([row.id for row in rows])).order_by(e.change)
    for message, change in connection.execute(query):
        told.setdefault(message, []).append(change)
    sealed = [
        {"number": row.id, "place": rule.sealed + n, "name": _key(salt, row.id, told.get(row.id, ()))}
        for n, row in enumerate(rows, 1)
    ]
    values = {"state": "sealed", "seq": bindparam("place"), "key": bindparam("name"), "sealed": written(now)}
    connection.execute(update(messages).where(messages.c.id == bindparam("number")).values(values), sealed)
    connection.execute(update(alerts).where(alerts.c.id == rule.id).values(last=rule.sealed + len(rows)))
    row = {"state": "waiting", "tries": 0, "made": written(now), "done": None}
    ways = [way.id for way in rule.channels if way.kind in ("mail", "webhook") and not way.shut]
    made = [row | {"channel": way, "message": one["number"], "seq": one["place"]} for one in sealed for way in ways]
    if made:
        connection.execute(insert(deliveries), made)


def _key(salt: str, message: int, changes_: Sequence[int]) -> str:
    """What names a message for good: one that knows its changes cannot guess it."""
    told = ",".join(map(str, changes_)) or f"test {message}"
    return hashlib.sha256(f"{salt}|{told}".encode()).hexdigest()


def test(connection: Connection, alert: int, now: datetime) -> int:
    """A message that says only that it is a test; its number. It is sealed at once, quiet hours or not."""
    rules.one(connection, alert)
    return _begun(connection, alert, ["test"], now, test=True)["test"]
