"""Days, weekdays and times of day: what they are worth."""

from __future__ import annotations

from datetime import date, timedelta

from headwater.calendar_words import Expression
from headwater.resolve.date_frame import UNKNOWN_DAY, Frame, Worth
from headwater.resolve.date_years import make_day, shift_of, year_of

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_of_month(e: Expression, frame: Frame) -> Worth | None:
    """A day of a month, with or without its year."""
    if iso := e.first("iso"):
        return _valid_day(*(int(p) for p in str(iso).split("-")), basis="The text gives the full date.", explicit=True)
    month = e.first("month") or e.first("month_number")
    day = e.first("day") or e.first("day_word")
    if day is None:
        return None
    if month is None:
        base = frame.published
        if base is None:
            return Worth(
                f"XXXX-XX-{day:02}", "DATE", "The text gives only the day of the month, and no date to read it by."
            )
        return _valid_day(
            base.year, base.month, day, basis=f"The text gives only the day; the month is that of publication, {base}."
        )
    if year := e.first("year"):
        return _valid_day(year, month, day, basis="The text gives the full date.", explicit=True)
    year, basis = year_of(e, month, day, frame)
    if year is None:
        return Worth(f"XXXX-{month:02}-{day:02}", "DATE", basis) if day <= 31 else None
    return _valid_day(year, month, day, basis=basis)


def _valid_day(year: int, month: int, day: int, *, basis: str, explicit: bool = False) -> Worth | None:
    made = make_day(year, month, day)
    return Worth(made.isoformat(), "DATE", basis, made, explicit) if made else None


def weekday(e: Expression, frame: Frame) -> Worth | None:
    """A weekday: the last one, or after publication where the sentence speaks of what is to come."""
    wanted, published = int(e.first("weekday")), frame.published
    name = WEEKDAYS[wanted - 1]
    if published is None:
        return Worth(
            f"XXXX-WXX-{wanted}", "DATE", f"A {name}; which one is not known, as the day of publication is not."
        )
    back = (published.isoweekday() - wanted) % 7
    shift = shift_of(e)
    tense = frame.tense(e.span)
    if shift == -1:
        day, how = published - timedelta(days=back or 7), "the last before"
    elif shift == 1 or (shift is None and tense == "future"):
        ahead = (7 - back) % 7
        day, how = published + timedelta(days=ahead or (7 if shift == 1 else 0)), "the first after"
    else:
        day, how = published - timedelta(days=back), "the last not after"
    return _with_part(e, day, f"This is {how} publication on {published}, which was a {WEEKDAYS[published.weekday()]}.")


def _with_part(e: Expression, day: date, basis: str) -> Worth:
    part = e.first("part")
    if part:
        return Worth(f"{day.isoformat()}T{part}", "TIME", basis, day)
    return Worth(day.isoformat(), "DATE", basis, day)


def offset_day(e: Expression, frame: Frame) -> Worth | None:
    """ "Yesterday", "today", "tomorrow"."""
    if frame.published is None:
        return Worth("", "DATE", UNKNOWN_DAY)
    day = frame.published + timedelta(days=int(e.first("offset")))
    return _with_part(e, day, f"Counted from publication on {frame.published}.")


def tonight(e: Expression, frame: Frame) -> Worth | None:
    """A part of the day of publication: "this morning", "last night"."""
    part = str(e.first("part") or e.value)
    if frame.published is None:
        return Worth("", "TIME", UNKNOWN_DAY)
    back = part.startswith("last-")
    day = frame.published - timedelta(days=1 if back else 0)
    return Worth(f"{day}T{part.removeprefix('last-')}", "TIME", f"Counted from publication on {frame.published}.", day)


def time_of_day(e: Expression, frame: Frame) -> Worth | None:
    """A time, on the day that stands beside it, or was named last in its sentence, or on that of publication."""
    clock = _clock(e)
    if clock is None:
        return None
    beside = {"month": day_of_month, "weekday": weekday, "offset": offset_day}
    named = next((of(e, frame) for name, of in beside.items() if name in e.found), None)
    day = (named.day if named else None) or _day_nearby(e, frame) or frame.now
    if day is None:
        return Worth(f"XXXX-XX-XX{clock}", "TIME", "A time of day; the day is not known.")
    return Worth(f"{day}{clock}", "TIME", f"A time of day on {day}.")


def _clock(e: Expression) -> str | None:
    if e.value:
        return e.value
    if clock := e.first("clock"):
        hours, rest = int(str(clock)[:2]), str(clock)[2:]
        return f"T{hours + 12 if 'pm_mark' in e.found and hours < 12 else hours:02}{rest}"
    if decimal := e.first("decimal"):
        whole, minutes = str(decimal).replace(",", ".").split(".")
        return f"T{int(whole):02}:{minutes}" if int(whole) < 25 and len(minutes) == 2 and int(minutes) < 60 else None
    hour = next((e.first(name) for name in ("am", "pm", "number", "ordinal") if e.first(name) is not None), None)
    if not isinstance(hour, int) or not 0 <= hour <= 24:
        return None
    late = "pm" in e.found or "pm_mark" in e.found or e.first("part") in ("EV", "AF")
    return f"T{hour + 12 if late and hour < 12 else hour:02}:00"


def _day_nearby(e: Expression, frame: Frame) -> date | None:
    """The day named last in the same sentence, before the time."""
    start = frame.sentence(e.span.start).start
    return next((d for s, d in reversed(frame.days) if s >= start), None)
