"""Days, weekdays and times of day: what they are worth."""

from __future__ import annotations

import re
from datetime import date, timedelta

from headwater.calendar_words import Expression
from headwater.resolve.date_frame import UNKNOWN_DAY, Frame, Worth
from headwater.resolve.date_holidays import year_of_event
from headwater.resolve.date_years import make_day, shift_of, year_beside, year_of
from headwater.resolve.tense_words import When
from headwater.said import inside

PARTS = ("MO", "AF", "EV", "NI")
"""Parts of a day as TIMEX3 writes them."""
WEEKDAYS = (
    *(inside("Monday"), inside("Tuesday"), inside("Wednesday"), inside("Thursday")),
    *(inside("Friday"), inside("Saturday"), inside("Sunday")),
)

JUST_BEEN = 2
"""Days back at which a weekday is hardly the next one: who means that says "next Tuesday" on a Wednesday."""
MEANT = 3
"""Days ahead at which a weekday lies before it is rather the last one, where something "was to" happen on it."""
COUPLED = 40
"""Characters from the start of a weekday to another that goes with it."""
NEXT_DAYS = 3
"""Days at most from a weekday to the one behind its "and": "Friday and Monday", not "Tuesday and Sunday"."""
_BESIDE = re.compile(r"\)?(?:\s*\([^()]{0,24}\))?[\s\u00a0,(]*(?:[^\W\d_]{1,3}[\s\u00a0]+)?")
"""What may stand between a time of day and the day behind it: a comma, a preposition, the time elsewhere."""


def day_of_month(e: Expression, frame: Frame) -> Worth | None:
    """A day of a month, with or without its year; or the part of it that the pattern says is meant."""
    worth = _day_of_month(e, frame)
    if worth is None or (e.value != "part" and e.value not in PARTS):
        return worth
    part = e.first("part") if e.value == "part" else e.value
    return Worth(f"{worth.value}T{part}", "TIME", worth.basis, worth.day, worth.explicit)


def _day_of_month(e: Expression, frame: Frame) -> Worth | None:
    if iso := e.first("iso"):
        return _valid_day(*(int(p) for p in str(iso).split("-")), basis="The text gives the full date.", explicit=True)
    month = e.first("month") or e.first("month_number")
    day = e.first("day") or e.first("day_word")
    if day is None:
        return None
    if month is None:
        return _day_alone(e, day, frame)
    if year := year_beside(e):
        return _valid_day(year, month, day, basis="The text gives the full date.", explicit=True)
    year, basis = year_of_event(month, day, e.span, frame) or year_of(e, month, day, frame)
    if year is None:
        return Worth(f"XXXX-{month:02}-{day:02}", "DATE", basis) if day <= 31 else None
    return _valid_day(year, month, day, basis=basis)


def _day_alone(e: Expression, day: int, frame: Frame) -> Worth | None:
    """ "On the 17th": of the month of publication, or of the one before or after it where the tense asks for that."""
    base = frame.published
    if base is None:
        basis = "The text gives only the day of the month, and no date to read it by."
        return Worth(f"XXXX-XX-{day:02}", "DATE", basis)
    wrong = {"past": day > base.day, "future": day < base.day}.get(frame.tense(e.span) or "", False)
    apart = (-1 if day > base.day else 1) if wrong else 0
    month = base.year * 12 + base.month - 1 + apart
    basis = f"The text gives only the day; the month is the one that fits the tense, seen from publication on {base}."
    return _valid_day(month // 12, month % 12 + 1, day, basis=basis)


def _valid_day(year: int, month: int, day: int, *, basis: str, explicit: bool = False) -> Worth | None:
    made = make_day(year, month, day)
    return Worth(made.isoformat(), "DATE", basis, made, explicit) if made else None


def weekday(e: Expression, frame: Frame) -> Worth | None:
    """A weekday: the last one, or after publication where the sentence speaks of what is to come."""
    if frame.is_name(e.span) and not frame.is_adjective(e.span):
        return None
    wanted, published = int(e.first("weekday")), frame.published
    name = WEEKDAYS[wanted - 1]
    if published is None:
        return Worth(
            f"XXXX-WXX-{wanted}", "DATE", f"A {name}; which one is not known, as the day of publication is not."
        )
    if coupled := _behind_another(e, wanted, frame, published) or _next_in_plan(e, wanted, frame, published):
        base = frame.day_before()
        return _with_part(e, coupled, f"The first after {base}.")
    back = (published.isoweekday() - wanted) % 7
    shift = shift_of(e)
    tense = frame.tense(e.span)
    if e.value == "a":
        return Worth(f"XXXX-WXX-{wanted}", "DATE", f"Some {name}; the text does not say which.")
    if shift is None:
        tense = _by_distance(e, frame, back, tense)
    if shift == -1:
        day, how = published - timedelta(days=back or 7), inside("the last before")
    elif shift == 1 or (tense == "future" and shift is None) or (tense != "past" and shift == 0):
        ahead = (7 - back) % 7
        day, how = published + timedelta(days=ahead or (7 if shift == 1 else 0)), inside("the first after")
    else:
        day, how = published - timedelta(days=back), inside("the last not after")
    return _with_part(e, day, f"This is {how} publication on {published}, which was a {WEEKDAYS[published.weekday()]}.")


def _by_distance(e: Expression, frame: Frame, back: int, tense: When | None) -> When | None:
    """The tense, but for a weekday that has just been, or is close ahead: there it takes more to turn it around."""
    if tense == "future" and 0 < back <= JUST_BEEN and (not frame.surely_ahead(e.span) or frame.before_it_was(e.span)):
        return "past"
    if tense == "past" and back == 6 and frame.owns_what_comes(e.span):
        return "future"
    if tense != "future" and back >= 7 - MEANT and frame.meant(e.span):
        return "future"
    if back >= 7 - JUST_BEEN and (frame.awaited(e.span) or (back == 6 and frame.planned(e.span))):
        return "future"
    return "future" if tense is None and back == 6 and frame.tenses.awaited else tense


def _behind_another(e: Expression, wanted: int, frame: Frame, published: date) -> date | None:
    """ "Late Thursday or early Friday", "Monday to Friday": the first after the one before it.

    Where that one has been and this is still to come, only what is told of the future, or a span of days, goes on so.
    """
    if not frame.days or shift_of(e) is not None:
        return None
    start, last = frame.days[-1]
    joined = (
        frame.tenses.coupled.fullmatch(frame.text, start, e.span.start) if e.span.start - start <= COUPLED else None
    )
    if joined is None or last.isoweekday() == wanted:
        return None
    if last >= published and frame.tenses.parts_days(frame.text, joined["word"], e.span):
        return None
    day = last + timedelta(days=(wanted - last.isoweekday()) % 7)
    tense = frame.tense(e.span)
    if tense == "future" and day <= published:
        return None
    onward = last >= published or day <= published or tense == "future" or (joined["span"] and tense != "past")
    return day if onward and (joined["span"] or (day - last).days <= NEXT_DAYS) else None


def _next_in_plan(e: Expression, wanted: int, frame: Frame, published: date) -> date | None:
    """The second day of a plan: "she flies home Friday and speaks Saturday", where no verb tells of what was."""
    if not frame.days or shift_of(e) is not None or not frame.tenses.awaited:
        return None
    start, last = frame.days[-1]
    if last < published or start < frame.sentence(e.span.start).start:
        return None
    day = last + timedelta(days=(wanted - last.isoweekday()) % 7)
    near = 0 < (day - last).days <= NEXT_DAYS
    return day if near and frame.tenses.goes_on(frame.text, start, e.span) else None


def _with_part(e: Expression, day: date, basis: str) -> Worth:
    part = e.first("part") or (e.value if e.value in PARTS else "")
    if part:
        return Worth(f"{day.isoformat()}T{part}", "TIME", basis, day)
    return Worth(day.isoformat(), "DATE", basis, day)


def weekday_from(e: Expression, frame: Frame) -> Worth | None:
    """ "The previous Friday", "the following Monday": counted from the day named before."""
    base = frame.day_before() or frame.published
    if base is None:
        return weekday(e, frame)
    wanted, sign = int(e.first("weekday")), int(e.value)
    apart = (base.isoweekday() - wanted) * -sign % 7 or 7
    day = base + timedelta(days=sign * apart)
    return _with_part(e, day, f"The first after {base}." if sign > 0 else f"The last before {base}.")


def weekday_of(e: Expression, frame: Frame) -> Worth | None:
    """ "Friday of last week"."""
    base = frame.now
    if base is None:
        return weekday(e, frame)
    monday = base - timedelta(days=base.weekday()) + timedelta(weeks=shift_of(e) or 0)
    day = monday + timedelta(days=int(e.first("weekday")) - 1)
    return _with_part(e, day, f"That day of the week, counted from {base}.")


def day_part(e: Expression, frame: Frame) -> Worth | None:
    """ "In the morning", "that night": of the day named last in its sentence or close by, or of publication."""
    day = (frame.day_told(e.span) if "same" in e.found else None) or _day_nearby(e, frame, within=200) or frame.now
    if day and frame.published and day > frame.published and "same" in e.found and frame.tense(e.span) == "past":
        day = frame.now
    part = str(e.first("part") or e.value)
    if frame.is_name(e.span):
        return None
    if day is None:
        return Worth(f"XXXX-XX-XXT{part}", "TIME", "A part of a day that the text does not name.")
    return Worth(f"{day}T{part}", "TIME", f"A part of the day, taken to be {day}.", day)


def offset_day(e: Expression, frame: Frame) -> Worth | None:
    """ "Yesterday", "today", "tomorrow"."""
    if "eve" in e.found and frame.counts(e.span.end):
        return None  # "накануне выборов" is the eve of something else
    if frame.published is None:
        return Worth("", "DATE", UNKNOWN_DAY)
    # "The day before" beside a day named in the same sentence counts from that one.
    base = (_day_nearby(e, frame) if "eve" in e.found else None) or frame.published
    day = base + timedelta(days=int(e.first("offset")))
    seen = inside(f"publication on {base}") if base == frame.published else inside(f"{base}, named before it")
    return _with_part(e, day, f"Counted from {seen}.")


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
    if clock is None or (e.value.startswith("T") and frame.is_name(e.span)):
        return None  # "South" is written as "noon" in some languages, with a capital
    beside = {"month": day_of_month, "weekday": weekday, "offset": offset_day}
    named = next((of(e, frame) for name, of in beside.items() if name in e.found), None)
    day = (named.day if named else None) or _day_ahead(e, frame) or _day_nearby(e, frame) or frame.now
    if day is None:
        return Worth(f"XXXX-XX-XX{clock}", "TIME", "A time of day; the day is not known.")
    own = day if named and "weekday" in e.found else None
    return Worth(f"{day}{clock}", "TIME", f"A time of day on {day}{_clock_of(e, frame)}.", own)


def _clock_of(e: Expression, frame: Frame) -> str:
    """By whose clock: that of the zone the text names, or of the place of the dateline."""
    if zone := e.first("zone"):
        return f", {str(zone).upper()}"
    return f", by the clock of {frame.place}" if frame.place else ""


def _clock(e: Expression) -> str | None:
    if e.value and e.value not in PARTS:
        return e.value
    if clock := e.first("clock") or e.first("hours_minutes"):
        hours, rest = int(str(clock)[:2]), str(clock)[2:]
        late = "pm_mark" in e.found or (e.first("part") or e.value) in ("EV", "AF")
        return f"T{hours + 12 if late and hours < 12 else hours:02}{rest}"
    if decimal := e.first("decimal"):
        whole, minutes = str(decimal).replace(",", ".").split(".")
        if int(whole) > 24 or len(minutes) != 2 or int(minutes) > 59:
            return None
        return f"T{int(whole) + 12 if 'pm_mark' in e.found and int(whole) < 12 else int(whole):02}:{minutes}"
    hour = next((e.first(name) for name in ("am", "pm", "number", "ordinal") if e.first(name) is not None), None)
    if not isinstance(hour, int) or not 0 <= hour <= 24:
        return None
    part = e.first("part") or e.value
    late = "pm" in e.found or "pm_mark" in e.found or part in ("EV", "AF") or (part == "NI" and hour > 7)
    return f"T{hour + 12 if late and hour < 12 else hour:02}:00"


def _day_ahead(e: Expression, frame: Frame) -> date | None:
    """The day right behind the time: "at 10 a.m. on Tuesday"."""
    ahead = frame.ahead
    reads = {"date": day_of_month, "weekday": weekday, "day": offset_day}.get(ahead.kind) if ahead else None
    if ahead is None or reads is None or ahead.span.start < e.span.end:
        return None
    if not _BESIDE.fullmatch(frame.text, e.span.end, ahead.span.start):
        return None
    found = reads(ahead, frame)
    return found.day if found else None


def _day_nearby(e: Expression, frame: Frame, within: int = 0) -> date | None:
    """The day named last before the time in the same sentence, or `within` so many characters."""
    start = min(frame.sentence(e.span.start).start, e.span.start - within)
    return next((d for s, d in reversed(frame.days) if s >= start), None)
