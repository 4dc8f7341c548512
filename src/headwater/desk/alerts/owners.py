"""Whose rules are still to be followed: one whose owner may no longer read the desk tells nothing more, to nobody."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, func, or_, select, update

from headwater.desk.accounts.account_tables import accounts
from headwater.desk.alerts import rules
from headwater.desk.alerts.alert_tables import alerts, channels
from headwater.desk.stamps import stamp

_WHY: Final = "its owner's account may no longer read the desk"


def _gone() -> list[ColumnElement[bool]]:
    """The account of a rule is not there, or may not read the desk any more; asked of `alerts` outer joined to it."""
    today = datetime.now(UTC).date().isoformat()
    a = accounts.c
    over = or_(a.id.is_(None), a.disabled.is_not(None), a.role == "subscriber", func.coalesce(a.until, "9") < today)
    return [alerts.c.account.is_not(None), over]


def _of_the_gone(query: Any) -> Any:
    return query.select_from(alerts.outerjoin(accounts, accounts.c.id == alerts.c.account)).where(*_gone())


def let_go(connection: Connection) -> int:
    """Disarms the rules of those who may no longer read the desk, and shuts their channels; how many."""
    ways = select(channels.c.id).where(channels.c.alert == alerts.c.id, channels.c.shut.is_(None)).exists()
    ids = list(
        connection.execute(_of_the_gone(select(alerts.c.id)).where(or_(alerts.c.state == "armed", ways))).scalars()
    )
    for id in ids:
        rules.disarm(connection, id, "", _WHY)
        here = (channels.c.alert == id, channels.c.shut.is_(None))
        connection.execute(update(channels).where(*here).values(shut=stamp(), leased=None, holder=None))
    return len(ids)


def gone(connection: Connection, alert: int) -> bool:
    """True where the owner of this rule may no longer read the desk."""
    return connection.execute(_of_the_gone(select(alerts.c.id)).where(alerts.c.id == alert)).first() is not None
