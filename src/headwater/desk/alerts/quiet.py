"""The hours in which nothing is told: by the clock on somebody's wall, whatever it does when summer begins or ends.

The hours of a night are one stretch: they begin when the clock first shows their beginning and end when it last shows
their end. A time that the clock leaves out is the moment at which it jumps.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from headwater.desk.alerts.alert_records import Quiet
from headwater.errors import DeskError

_TIME: Final = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", re.ASCII)


def checked(quiet: Quiet) -> Quiet:
    """The same with its times spelt one way. `DeskError` for a zone or a time that is none, or half of the two."""
    try:
        ZoneInfo(quiet.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise DeskError(f"{quiet.zone}: there is no such time zone; write it as Europe/Vilnius") from None
    if not quiet.start and not quiet.end:
        return Quiet(quiet.zone, urgent=quiet.urgent)
    start, end = (_spelt(at) for at in (quiet.start, quiet.end))
    if start == end:
        raise DeskError("quiet hours from a time to the same time would be none, or all; write two times")
    return Quiet(quiet.zone, start, end, quiet.urgent)


def _spelt(at: str) -> str:
    match = _TIME.fullmatch(at.strip())
    if not match:
        raise DeskError(f"{at or 'nothing'}: no time of day; write it as 22:00")
    return f"{int(match[1]):02}:{match[2]}"


def until(quiet: Quiet, now: datetime) -> datetime | None:
    """When the quiet hours end that it is now (UTC); None where it is none of them."""
    if not quiet.start:
        return None
    zone = ZoneInfo(quiet.zone)
    start, end = time.fromisoformat(quiet.start), time.fromisoformat(quiet.end)
    today = now.astimezone(zone).date()
    for day in (today - timedelta(days=1), today, today + timedelta(days=1)):
        begins = _moment(day, start, zone, last=False)
        ends = _moment(day + timedelta(days=end <= start), end, zone, last=True)
        if begins <= now < ends:
            return ends
    return None


def _moment(day: date, at: time, zone: ZoneInfo, *, last: bool) -> datetime:
    """When the clock shows this, the first or the last time on that day, in UTC."""
    early, late = (datetime.combine(day, at, zone).replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    shown = early.astimezone(zone).replace(tzinfo=None)
    if shown == datetime.combine(day, at):
        return late if last else early
    return _jump(late, early, zone)


def _jump(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The moment between two at which the clock jumps, to the second."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)
