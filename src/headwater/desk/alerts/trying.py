"""What a rule would have told: its matching over the changes that are still kept, gathered as it would have been."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from headwater.desk.alerts import inbox, matching
from headwater.desk.alerts.alert_records import Tried, Wish
from headwater.desk.alerts.matching import Match
from headwater.desk.changes.change_tables import changes
from headwater.desk.changes.today import Change
from headwater.desk.stamps import written

SHOWN: Final = 40
"""Messages that are shown, the last ones."""
MOST: Final = 10_000
"""Changes that are looked at, the last ones: a page waits for it."""
_AT_ONCE: Final = 400


def tried(connection: Connection, wish: Wish, since: datetime) -> Tried:
    """What it would have told since a time. Quiet hours would only have put some of it together."""
    c = changes.c
    first = _first(connection, written(since))
    query = select(changes).where(c.id >= first, c.kind.in_(matching.kinds(wish.turns))).order_by(c.id.desc())
    rows = connection.execute(query.limit(MOST + 1)).all()
    more = len(rows) > MOST
    rows = sorted(rows[:MOST], key=lambda row: row.id)
    found: list[Match] = []
    for some in matching.batched(rows, _AT_ONCE):
        found += matching.matches(connection, wish.watch, wish.target, wish.turns, some)
    groups = _gathered(found, wish.gather)
    return Tried(
        since=written(since),
        messages=len(groups),
        changes=len(found),
        shown=_shown(connection, groups[-SHOWN:]),
        more=more,
    )


def _first(connection: Connection, since: str) -> int:
    """The first change that was noticed since: found by halving, as their numbers grow with the time."""
    c = changes.c
    low = connection.execute(select(c.id).order_by(c.id).limit(1)).scalar() or 0
    high = (connection.execute(select(c.id).order_by(c.id.desc()).limit(1)).scalar() or 0) + 1
    while low < high:
        middle = (low + high) // 2
        row = connection.execute(select(c.id, c.noticed).where(c.id >= middle).order_by(c.id).limit(1)).first()
        if row is None or row.noticed >= since:
            high = middle
        else:
            low = row.id + 1
    return low


def _gathered(found: Sequence[Match], seconds: int) -> list[list[Match]]:
    """Those of one thing that would have been one message."""
    groups: list[list[Match]] = []
    last: dict[str, list[Match]] = {}
    for match in found:
        group = last.get(match.subject)
        if group and _within(group[0].row, match.row, seconds):
            group.append(match)
        else:
            last[match.subject] = [match]
            groups.append(last[match.subject])
    return groups


def _within(first: Row[Any], later: Row[Any], seconds: int) -> bool:
    begun, then = datetime.fromisoformat(first.noticed), datetime.fromisoformat(later.noticed)
    return first.noticed == later.noticed or then - begun < timedelta(seconds=seconds)


def _shown(connection: Connection, groups: Sequence[Sequence[Match]]) -> tuple[tuple[Change, ...], ...]:
    """The last of them, the latest first, with their words."""
    latest = list(reversed(groups))
    words = iter(inbox.worded(connection, [inbox.change(m.row, m.row.id) for group in latest for m in group]))
    return tuple(tuple(next(words) for _ in group) for group in latest)
