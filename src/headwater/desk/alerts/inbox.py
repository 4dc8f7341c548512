"""What was told, as it is read: on the desk, in feeds, on its way; and who has seen it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select

from headwater.desk.alerts import owners, rules
from headwater.desk.alerts.alert_records import Message, Rule
from headwater.desk.alerts.alert_tables import alerts, channels, events, messages, seen
from headwater.desk.by_lot import digest
from headwater.desk.changes import today
from headwater.desk.changes.today import Change
from headwater.desk.chunks import chunks
from headwater.desk.claims.claim_tables import stories
from headwater.desk.numbered import token
from headwater.desk.stamps import stamp

FEED = 50
"""Messages that a feed has."""
LATE = 100
"""Messages among which the unread ones are counted that every page tells of."""


def load(connection: Connection, ids: Sequence[int]) -> list[Message]:
    """These messages with their changes, in that order."""
    rows: dict[int, Row[Any]] = {}
    told: dict[int, list[Change]] = {}
    for some in chunks(list(ids)):
        rows |= {row.id: row for row in connection.execute(select(messages).where(messages.c.id.in_(some)))}
        query = select(events).where(events.c.message.in_(some)).order_by(events.c.change)
        for row in connection.execute(query):
            if row.body:  # else what it told of was forgotten (desk/keeping/forgetting.py)
                told.setdefault(row.message, []).append(change(row, row.change))
    words = iter(worded(connection, [each for id in ids for each in told.get(id, ())]))
    return [_message(rows[id], tuple(next(words) for _ in told.get(id, ()))) for id in ids]


def change(row: Row[Any], number: int) -> Change:
    """An event, or a row of `changes`, as the change that it is."""
    return Change(
        number=number,
        kind=row.kind,
        noticed=row.noticed,
        happened=row.happened,
        story=None if row.story is None else token("s", row.story),
        claim=None if row.claim is None else token("c", row.claim),
        article=row.article,
        judgement=row.judgement,
        who=row.who,
        body=row.body,
    )


def worded(connection: Connection, found: Sequence[Change]) -> list[Change]:
    """These changes with the words of what they are about; of a new story its title."""
    titles: dict[str, str] = {}
    for some in chunks(sorted({int(each.story[2:]) for each in found if each.kind == "story" and each.story})):
        query = select(stories.c.id, stories.c.title).where(stories.c.id.in_(some))
        titles |= {token("s", row.id): row.title for row in connection.execute(query)}
    told = today.told(connection, found)
    return [replace(each, title=titles.get(each.story or "", "")) if each.kind == "story" else each for each in told]


def _message(row: Row[Any], changes: tuple[Change, ...]) -> Message:
    return Message(row.id, row.alert, row.key or "", row.seq or 0, row.sealed or "", row.test, changes)


# On the desk


def _on_desk(ids: Sequence[int] | None) -> Select[Any]:
    """Asks for the sealed messages of rules that tell on the desk."""
    m = messages.c
    here = select(channels.c.alert).where(channels.c.kind == "desk", channels.c.shut.is_(None))
    query = select(m.id).where(m.state == "sealed", m.alert.in_(here))
    return query if ids is None else query.where(m.alert.in_(list(ids)))


def page(
    connection: Connection, ids: Sequence[int] | None, who: str, *, limit: int, offset: int
) -> tuple[list[tuple[Message, bool]], int]:
    """What these rules (None: all) told on the desk, the latest first, with whether `who` has seen it; how many there
    are in all."""
    query = _on_desk(ids)
    total = connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    shown = list(
        connection.execute(
            query.order_by(messages.c.sealed.desc(), messages.c.id.desc()).limit(limit).offset(offset)
        ).scalars()
    )
    known = set(
        connection.execute(select(seen.c.message).where(seen.c.message.in_(shown), seen.c.who == who)).scalars()
    )
    return [(message, message.id in known) for message in load(connection, shown)], total


def unread(connection: Connection, ids: Sequence[int] | None, who: str) -> int:
    """How much of it `who` has not seen."""
    query = _on_desk(ids).where(messages.c.id.not_in(select(seen.c.message).where(seen.c.who == who)))
    return connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()


def waiting(connection: Connection, account: str | None, who: str) -> int:
    """How much of what the rules of an account (None: all) told on the desk of late `who` has not seen: every page asks
    it, so nobody looks further back than `LATE` messages."""
    query = _on_desk(None)
    if account is not None:
        query = query.where(messages.c.alert.in_(select(alerts.c.id).where(alerts.c.account == account)))
    late = query.order_by(messages.c.id.desc()).limit(LATE).subquery()
    known = select(seen.c.message).where(seen.c.message == late.c.id, seen.c.who == who)
    return connection.execute(select(func.count()).select_from(late).where(~known.exists())).scalar_one()


def look(connection: Connection, ids: Sequence[int] | None, who: str, upto: str) -> int:
    """`who` has seen what these rules told on the desk, up to a time; how much of it was new to them."""
    query = _on_desk(ids).where(messages.c.id.not_in(select(seen.c.message).where(seen.c.who == who)))
    fresh = list(connection.execute(query.where(messages.c.sealed <= upto)).scalars())
    rows = [{"message": id, "who": who, "at": stamp()} for id in fresh]
    if rows:
        connection.execute(insert(seen), rows)
    return len(rows)


# In a feed


def feed(connection: Connection, secret: str) -> tuple[Rule, list[Message]] | None:
    """What the rule told whose feed has this secret, the latest first; None where no feed has it."""
    c, m = channels.c, messages.c
    here = (c.kind == "feed", c.secret == digest(secret), c.shut.is_(None))
    row = connection.execute(select(c.alert, c.made).join(alerts, alerts.c.id == c.alert).where(*here)).first()
    if row is None or owners.gone(connection, row.alert):
        return None
    sealed = select(m.id).where(m.alert == row.alert, m.state == "sealed").order_by(m.seq.desc()).limit(FEED)
    return rules.one(connection, row.alert), load(connection, list(connection.execute(sealed).scalars()))
