"""Times as editors write them: an embargo in a zone, the last day of a subscription."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from headwater.desk.publishing.items import Embargo
from headwater.errors import DeskError


def embargo(written: str, zone: str) -> Embargo | None:
    """Until when ("2026-03-14T06:00", in this zone); None where nothing is written.

    Where clocks are put back and the time comes twice, the later is meant: an embargo must not end too early. One that
    the clocks leave out is refused.
    """
    if not written.strip():
        return None
    try:
        plain = datetime.fromisoformat(written.strip())
    except ValueError:
        raise DeskError("Write the time of the embargo as 2026-03-14 06:00.") from None
    place = _zone(zone)
    if plain.tzinfo is not None:
        return Embargo(plain, zone)
    there = plain.replace(tzinfo=place, fold=1)
    if there.astimezone(UTC).astimezone(place).replace(tzinfo=None, fold=0) != plain:
        raise DeskError("That time does not exist there: the clocks are put forward. Choose another one.")
    return Embargo(there.astimezone(UTC), zone)


def in_zone(stamp: str, zone: str) -> str:
    """A time of the desk as a field of a form has it: in the zone, to the minute."""
    return datetime.fromisoformat(stamp).astimezone(_zone(zone)).strftime("%Y-%m-%dT%H:%M")


def day(written: str) -> date:
    """A day ("2026-03-14"). `DeskError` for anything else."""
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        raise DeskError("Write the day as 2026-03-14.") from None


def end_of(last: date, zone: str) -> datetime:
    """The end of a day in a zone: the moment at which the next one begins there."""
    try:
        after = last + timedelta(days=1)
        return datetime(after.year, after.month, after.day, tzinfo=_zone(zone)).astimezone(UTC)
    except OverflowError:
        raise DeskError("Write the day as 2026-03-14.") from None


def last_day(until: str, zone: str) -> str:
    """The last day before a time of the desk, in a zone."""
    return (datetime.fromisoformat(until).astimezone(_zone(zone)) - timedelta(microseconds=1)).date().isoformat()


def today(now: datetime, zone: str) -> str:
    """The day that it is in a zone."""
    return now.astimezone(_zone(zone)).date().isoformat()


def months(times: list[str], zone: str) -> dict[str, int]:
    """How many of these times of the desk are in each month ("2026-03") of a zone, in their order."""
    found: dict[str, int] = {}
    place = _zone(zone)
    for time in times:
        month = datetime.fromisoformat(time).astimezone(place).strftime("%Y-%m")
        found[month] = found.get(month, 0) + 1
    return found


def month(written: str, zone: str) -> tuple[datetime, datetime] | None:
    """From when to when a month ("2026-03") is in a zone; None where it is none."""
    year, dash, number = written.partition("-")
    fits = dash and len(year) == 4 and len(number) == 2 and (year + number).isascii() and (year + number).isdigit()
    if not fits or not 1 <= int(number) <= 12 or not 1000 <= int(year) <= 9000:
        return None
    place, n = _zone(zone), int(number)
    first = datetime(int(year), n, 1, tzinfo=place)
    after = datetime(int(year) + n // 12, n % 12 + 1, 1, tzinfo=place)
    return first.astimezone(UTC), after.astimezone(UTC)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise DeskError("There is no such time zone. Write it as Europe/Vilnius.") from None
