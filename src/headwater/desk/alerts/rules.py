"""Rules of what somebody wants to be told, and their channels: made, armed, disarmed, removed."""

from __future__ import annotations

import re
import secrets
from base64 import b64encode
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from headwater.desk.alerts import quiet, reach, receiver
from headwater.desk.alerts.alert_records import CHANNELS, WORDINGS, Channel, ChannelKind, Quiet, Rule, Secret, Wish
from headwater.desk.alerts.alert_tables import alerts, channels, deliveries, events, messages, seen
from headwater.desk.alerts.receiver import Receiver
from headwater.desk.alerts.turns import OFFERED, TURNS, WATCHES
from headwater.desk.by_lot import digest
from headwater.desk.changes import looking
from headwater.desk.log import chain
from headwater.desk.stamps import stamp
from headwater.errors import DeskError

MOST_CHANNELS: Final = 20
LONGEST_GATHER: Final = 24 * 3600
_LONGEST: Final = 1000
_TARGET: Final = 300
# Plain addresses alone: what needs quoting in an envelope or a header is nobody's, and a door for more headers.
_MAIL: Final = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*",
    re.ASCII,
)
Sealing = Callable[[int, Receiver], str]
"""Seals where a webhook of a rule leads, and its secret."""
Opening = Callable[[int, str], Receiver]
"""Opens what was sealed so."""


def add(connection: Connection, wish: Wish, owner: str, account: str | None, seal: Sealing) -> tuple[int, list[Secret]]:
    """Keeps a rule, not yet armed; its number, and its channels' secrets. `DeskError` where something is wrong."""
    wish = checked(connection, wish)
    row = {
        **{"watch": wish.watch, "target": wish.target, "turns": list(wish.turns), "owner": owner, "account": account},
        **{"wording": wish.wording, "language": wish.language, "zone": wish.quiet.zone},
        **{"quiet_from": wish.quiet.start, "quiet_until": wish.quiet.end, "urgent": list(wish.quiet.urgent)},
        **{"gather": wish.gather, "state": "draft", "made": stamp(), "armed": None, "cursor": looking.last(connection)},
        **{"last": 0, "salt": secrets.token_hex(32), "trouble": ""},
    }
    made = connection.execute(insert(alerts), row).inserted_primary_key
    id = int(made[0]) if made else 0
    return id, [_add_channel(connection, id, (kind, to), seal) for kind, to in wish.channels]


def enter_made(connection: Connection, id: int, by: str, whose: str) -> None:
    """Enters that somebody made a rule, and for whom."""
    chain.enter(connection, "alert made", by, f"alert {id}", {} if by == whose else {"for": whose})


def checked(connection: Connection, wish: Wish) -> Wish:
    """The same, spelt one way. `DeskError` says what is wrong with it."""
    if wish.watch not in WATCHES:
        raise DeskError("choose what is to be watched")
    target = " ".join(wish.target.split()) if wish.watch != "all" else ""
    if len(target) > _TARGET or (not target and wish.watch != "all"):
        raise DeskError("name what is to be watched")
    turns = tuple(turn for turn in TURNS if turn in wish.turns and turn in OFFERED[wish.watch])
    if not turns:
        raise DeskError("choose at least one thing that you want to be told of")
    if wish.wording not in WORDINGS:
        raise DeskError("choose plain or discreet wording")
    if not 0 <= wish.gather <= LONGEST_GATHER:
        raise DeskError("changes can be gathered for up to a day")
    ways = tuple(dict.fromkeys((kind, _where(kind, to)) for kind, to in wish.channels))
    if not 0 < len(ways) <= MOST_CHANNELS:
        raise DeskError(f"choose a way to be told, and at most {MOST_CHANNELS}")
    reach.reach(connection, wish.watch, target)
    hours = quiet.checked(wish.quiet)
    urgent = tuple(turn for turn in TURNS if turn in hours.urgent and turn in turns)
    return replace(wish, target=target, turns=turns, channels=ways, quiet=replace(hours, urgent=urgent))


def _where(kind: ChannelKind, to: str) -> str:
    """Where a channel leads. What a webhook's address may be is judged by whoever knows the network."""
    to = to.strip()
    if kind not in CHANNELS:
        raise DeskError(f"{kind}: no way to be told; one of {', '.join(CHANNELS)}")
    if kind in ("feed", "desk"):
        return ""
    if len(to) > _LONGEST or not to.isprintable():
        raise DeskError("that address is too long, or has characters that no address has")
    if kind == "mail" and not (_MAIL.fullmatch(to) and ".." not in to):
        raise DeskError(f"{to or 'nothing'}: no address of mail; write it as desk@news.example, one on a line")
    return to


# Channels


def _add_channel(connection: Connection, alert: int, way: tuple[ChannelKind, str], seal: Sealing) -> Secret:
    kind, to = way
    shown, kept = _secret(kind)
    if kind == "webhook":
        to, kept = receiver.place(to), seal(alert, Receiver(to, shown))
    row = {
        **{"alert": alert, "kind": kind, "to": to, "secret": kept, "made": stamp(), "shut": None, "success": None},
        **{"failure": None, "failures": 0, "given_up": 0, "trouble": "", "next": "", "leased": None, "holder": None},
    }
    made = connection.execute(insert(channels), row).inserted_primary_key
    return Secret(int(made[0]) if made else 0, kind, shown)


def _secret(kind: ChannelKind) -> tuple[str, str]:
    """A new secret: as it is shown once, and as it is kept; a webhook's is kept sealed, with its address."""
    if kind == "webhook":
        return "whsec_" + b64encode(secrets.token_bytes(32)).decode(), ""
    if kind == "feed":
        made = secrets.token_urlsafe(32)
        return made, digest(made)
    return "", ""


def renew_secret(connection: Connection, channel: int, who: str, seal: Sealing, opened: Opening) -> Secret:
    """A new secret in the place of the old one, which is of no use from now on; opens a channel that was shut.

    `DeskError` where the address was sealed under a key that is not here.
    """
    row = _channel_row(connection, channel)
    if row.kind not in ("webhook", "feed"):
        raise DeskError("only a webhook and a feed have a secret")
    shown, kept = _secret(row.kind)
    if row.kind == "webhook":
        to = opened(row.alert, row.secret).to
        if not to:
            raise DeskError(receiver.LOST)
        kept = seal(row.alert, Receiver(to, shown))
    values = {"secret": kept, "shut": None, "failures": 0, "next": "", "trouble": ""}
    connection.execute(update(channels).where(channels.c.id == channel).values(values))
    chain.enter(connection, "alert secret renewed", who, f"alert {row.alert}")
    return Secret(channel, row.kind, shown)


def shut(connection: Connection, channel: int, who: str, *, shut: bool) -> None:
    """Sends nothing more by a channel, or begins to again: what has waited is sent then."""
    row = _channel_row(connection, channel)
    values = {"shut": stamp(), "leased": None, "holder": None} if shut else {"shut": None, "failures": 0, "next": ""}
    connection.execute(update(channels).where(channels.c.id == channel).values(values))
    chain.enter(connection, "alert channel shut" if shut else "alert channel opened", who, f"alert {row.alert}")


def _channel_row(connection: Connection, channel: int) -> Row[Any]:
    row = connection.execute(select(channels).where(channels.c.id == channel)).first()
    if row is None:
        raise DeskError(f"there is no channel {channel}; load the page again")
    return row


# Arming


def arm(connection: Connection, id: int, who: str) -> None:
    """From now on it is told what happens; what happened before is not."""
    rule = one(connection, id)
    reach.reach(connection, rule.watch, rule.target)
    values = {"state": "armed", "armed": stamp(), "cursor": max(rule.cursor, looking.last(connection)), "trouble": ""}
    connection.execute(update(alerts).where(alerts.c.id == id).values(values))
    chain.enter(connection, "alert armed", who, f"alert {id}")


def disarm(connection: Connection, id: int, who: str, trouble: str = "") -> None:
    """Nothing more is told; what was decided already is still sent."""
    one(connection, id)
    connection.execute(update(alerts).where(alerts.c.id == id).values(state="resting", trouble=trouble))
    chain.enter(connection, "alert disarmed", who, f"alert {id}")


def remove(connection: Connection, id: int, who: str) -> None:
    """Lets go of a rule with all that it told and all that waits to be sent."""
    one(connection, id)
    own = select(messages.c.id).where(messages.c.alert == id)
    for table in (seen, deliveries):
        connection.execute(delete(table).where(table.c.message.in_(own)))
    for table in (events, messages, channels):
        connection.execute(delete(table).where(table.c.alert == id))
    connection.execute(delete(alerts).where(alerts.c.id == id))
    chain.enter(connection, "alert removed", who, f"alert {id}")


# Reading


def one(connection: Connection, id: int) -> Rule:
    """The rule of that number. `DeskError` where there is none."""
    row = connection.execute(select(alerts).where(alerts.c.id == id)).first()
    if row is None:
        raise DeskError(f"there is no alert {id}; `headwater alert list` shows them")
    return made(connection, [row])[0]


def listed(connection: Connection, owner: str | None, account: str | None) -> list[Rule]:
    """The rules, of one account or of one owner where either is named, the latest first."""
    query = select(alerts).order_by(alerts.c.id.desc())
    if account is not None:
        query = query.where(alerts.c.account == account)
    elif owner is not None:
        query = query.where(alerts.c.owner == owner)
    return made(connection, connection.execute(query).all())


def made(connection: Connection, rows: Sequence[Row[Any]]) -> list[Rule]:
    """Rows as rules, with their channels."""
    ways = _channels(connection, {row.id for row in rows})
    return [_rule(row, tuple(ways.get(row.id, ()))) for row in rows]


def _channels(connection: Connection, ids: Collection[int]) -> Mapping[int, list[Channel]]:
    d, c = deliveries.c, channels.c
    waiting = select(d.channel, func.count().label("n")).where(d.state == "waiting").group_by(d.channel).subquery()
    query = select(channels, waiting.c.n).outerjoin(waiting, waiting.c.channel == c.id)
    found: dict[int, list[Channel]] = {}
    for row in connection.execute(query.where(c.alert.in_(sorted(ids))).order_by(c.id)):
        found.setdefault(row.alert, []).append(_channel(row))
    return found


def _channel(row: Row[Any]) -> Channel:
    return Channel(
        *(row.id, row.kind, row.to, row.made, row.shut, row.success, row.failure),
        failures=row.failures,
        given_up=row.given_up,
        trouble=row.trouble,
        next=row.next,
        waiting=row.n or 0,
    )


def _rule(row: Row[Any], ways: tuple[Channel, ...]) -> Rule:
    return Rule(
        *(row.id, row.watch, row.target, tuple(row.turns), row.owner, row.account, row.wording, row.language),
        quiet=Quiet(row.zone, row.quiet_from, row.quiet_until, tuple(row.urgent)),
        gather=row.gather,
        state=row.state,
        made=row.made,
        armed=row.armed,
        cursor=row.cursor,
        sealed=row.last,
        trouble=row.trouble,
        channels=ways,
    )
