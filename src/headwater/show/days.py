"""Dates and times as a reader writes them: in the language that is spoken and the zone in which the desk is read.

A time is shown in the reader's own zone with the time as it was given beside it: where somebody must prove when a
thing was printed, only the original counts. A day without a time is a day, in whatever zone.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Final

from headwater.show import tongue, zones
from headwater.show.stretches import stretch
from headwater.show.tongue import forms

_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(?:MO|MI|AF|EV|NI|DT)|[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?"
)
"""A part of a day (TIMEX3: TMO, TEV, ...) is told as its day: beside it stands the word that was printed for it."""
_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.ASCII)
_TIME = re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?!\w)")
# Not those of CLDR, whose Belarusian ones are not all right ("2 месяца" for "2 месяцы").
_UNITS: Final = (
    *(forms("year", "years"), forms("month", "months"), forms("week", "weeks"), forms("day", "days")),
    *(forms("hour", "hours"), forms("minute", "minutes"), forms("second", "seconds")),
)
_ORIGINAL = re.compile(r" \([^()]*\d\d:\d\d [^()]*\)$")
"""A time as it was given, behind that of the reader's zone."""
_KEPT = 8192
"""Dates whose words are remembered: a page has some hundred, and most desks are read in one language."""


def day(value: str) -> str:
    """An ISO 8601 date as a reader writes it ("12 March 2025, 14:05 UTC"); anything else as it stands.

    A time is given in the reader's zone, the original beside it where it differs: "12 March 2025, 16:05 (14:05 UTC)".
    """
    zone = zones.zone()
    return _day(value, tongue.spoken(), zone.key if zone else "")


def days(first: str | None, last: str | None) -> str:
    """From one day to another (ISO 8601) as a reader writes it; "day not known" where either is not."""
    if not first or not last:
        return tongue.say("day not known")
    if first == last:
        return day(first)
    if first[:8] == last[:8] and len(first) == len(last) == 10:
        number, sep, rest = day(last).partition(" ")
        # Only where the language puts the day first, as all that we speak do.
        if sep and number == str(int(last[8:])):
            return f"{int(first[8:])}–{number} {rest}"
    return tongue.say("{first} to {last}").format(first=day(first), last=day(last))


def brief(value: str) -> str:
    """A date or time as `day`, but in the reader's zone alone: for a place that has no room, and leads to the rest."""
    return _ORIGINAL.sub("", day(value))


def clock(value: str) -> str:
    """The time of day in the reader's zone, for a list below the day; a day without a time as `day`."""
    return brief(value).rpartition(", ")[2]


def dated(text: str) -> str:
    """A sentence of ours with its times as a reader writes them, not as they are kept."""
    return _TIME.sub(lambda found: day(found[0]), text)


def ago(value: str, now: datetime | None = None) -> str:
    """How long ago a time was ("2 hours ago"), "" where it cannot be read; only ever beside the time itself."""
    from babel.dates import format_timedelta

    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        return ""
    since = (when if when.tzinfo else when.replace(tzinfo=UTC)) - (now or datetime.now(UTC))
    return format_timedelta(since, add_direction=True, locale=tongue.locale())


def local_day(value: str) -> str:
    """The day of a time in the reader's zone, as ISO 8601; a day without a time as it is."""
    zone, match = zones.zone(), _ISO.fullmatch(value)
    if not zone or not match or not match[5]:
        return value[:10]
    try:
        return datetime.fromisoformat(value).astimezone(zone).date().isoformat()
    except (ValueError, OverflowError):
        return value[:10]


@lru_cache(maxsize=_KEPT)
def _day(value: str, language: str, zone: str) -> str:  # noqa: ARG001 - what is remembered depends on both
    match = _ISO.fullmatch(value)
    if not match:
        return _duration(value)
    year, month, of_month, time, offset = match.groups()
    try:
        whole = date(int(year), int(month or 1), int(of_month or 1))
    except ValueError:
        return value
    if not month:
        return year
    if not of_month:
        return _month(whole)
    if not time:
        return _written(whole)
    if not offset:
        return f"{_written(whole)}, {time}"
    try:
        return _both(datetime.fromisoformat(value))
    except ValueError:  # 24:30, a zone of 25 hours: what older desks kept as it was given
        return value


def _both(when: datetime) -> str:
    """A time in the reader's zone, and as it was given."""
    zone = zones.zone()
    told = "UTC" if not when.utcoffset() else when.isoformat()[-6:]
    as_given = f"{_written(when.date())}, {when:%H:%M}"
    try:
        own = when.astimezone(zone) if zone else when
    except OverflowError:
        own = when
    if own.utcoffset() == when.utcoffset():
        return f"{as_given} UTC" if told == "UTC" else f"{as_given} ({told})"
    original = f"{when:%H:%M} {told}" if own.date() == when.date() else f"{as_given} {told}"
    return f"{_written(own.date())}, {own:%H:%M} ({original})"


def _written(whole: date) -> str:
    from babel.dates import format_date

    return format_date(whole, "long", tongue.locale())


def _month(whole: date) -> str:
    from babel.dates import format_skeleton

    return format_skeleton("yMMMM", whole, locale=tongue.locale())


def _duration(value: str) -> str:
    """A length of time in ISO 8601 ("P6Y") as a reader writes it; what is no day and no length, in words."""
    match = _LENGTH.fullmatch(value)
    if not match or not any(match.groups()):
        return stretch(value)
    told = zip(_UNITS, match.groups(), strict=True)
    return ", ".join(f"{n} {tongue.many(one, more, int(n))}" for (one, more), n in told if n)
