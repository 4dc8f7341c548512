"""Holidays whose day the calendar fixes: what they are worth.

The names are data (`[patterns] holiday`), and so is the day, as the fixed value of the pattern: `12-25` a day of a
month; `11-4-4` the fourth Thursday of November, `11-4-4+1` the day after it, `5-1--1` the last Monday of May;
`easter+1` days from Easter of the Western churches, `pascha+1` from that of the Eastern ones.

Days that everybody knows by an event ("the Sept. 11 attacks") are data, too: `[known_days]`, a day, the year of the
event, and beginnings of the words of which one must stand beside it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from headwater import lexicon
from headwater.calendar_words import Expression
from headwater.records import Span
from headwater.resolve.date_frame import Frame, Worth
from headwater.resolve.date_years import make_day, year_beside, year_of

_MOVABLE = re.compile(r"(easter|pascha)([+-]\d+)")
_NTH = re.compile(r"(\d+)-(\d)-(-?\d)(?:\+(\d))?")

_WORD = re.compile(r"[^\W\d_]+")
NEAR = 32
"""Characters beside a day within which the words of its event stand."""


def holiday(e: Expression, frame: Frame) -> Worth | None:
    """The day of a holiday, in the year beside it or in the one that `year_of` finds."""
    year = e.first("year")
    if year is not None:
        day = day_of(e.value, int(year))
        return Worth(day.isoformat(), "DATE", "The text names the holiday and the year.", day, True) if day else None
    around = frame.published.year if frame.published else 2001
    rough = day_of(e.value, around)
    if rough is None:
        return None
    found, basis = year_of(e, rough.month, rough.day, frame)
    if found is None:
        fixed = re.fullmatch(r"\d+-\d+", e.value)
        return Worth(f"XXXX-{rough:%m-%d}" if fixed else "XXXX", "DATE", basis)
    day = day_of(e.value, found)
    return Worth(day.isoformat(), "DATE", f"The day of the holiday in {found}. {basis}", day) if day else None


def with_weekends(expressions: tuple[Expression, ...], text: str, language: str) -> tuple[Expression, ...]:
    """The expressions, in order, with the weekends of holidays ("Easter weekend") as one expression each."""
    behind = _weekend(language)
    if behind is None or not any(e.kind == "holiday" for e in expressions):
        return expressions
    made = []
    for e in expressions:
        found = behind.match(text, e.span.end) if e.kind == "holiday" else None
        span = Span(e.span.start, found.end()) if found else e.span
        made.append(Expression(span, "holiday_weekend", e.found, e.pieces, e.value) if found else e)
    return tuple(made)


@cache
def _weekend(language: str) -> re.Pattern[str] | None:
    listed = lexicon.load(language, "calendar").get("weekend", "").split()
    either = "|".join(re.escape(word.replace("-", " ")) for word in listed)
    return re.compile(rf"(?:['’]s)?[ \u00a0](?:{either})\b", re.IGNORECASE) if listed else None


def holiday_weekend(e: Expression, frame: Frame) -> Worth | None:
    """The weekend of a holiday: that of its week, or the one before a Monday or Tuesday."""
    found = holiday(e, frame)
    if found is None or found.day is None:
        return found
    day, basis = found.day, found.basis
    week = (day - timedelta(days=2)).isocalendar()
    return Worth(f"{week.year}-W{week.week:02}-WE", "DATE", f"The weekend of {day}. {basis}")


def nth_weekday(e: Expression, frame: Frame) -> Worth | None:
    """ "The last Friday in August", "the first Monday of May 2003"; a fifth only where the month has one."""
    month, weekday, n = e.first("month"), e.first("weekday"), e.first("ordinal") or -1
    if n > 5:
        return None
    year, basis = year_beside(e), "The text gives the month and the year."
    if year is None:
        found, basis = year_of(Expression(e.span, "month", {"month": [month]}, e.pieces), month, None, frame)
        if found is None:
            return Worth(f"XXXX-{month:02}", "DATE", basis)
        year = found
    day = _nth_weekday(year, month, weekday, n)
    explicit = "year" in e.found
    return Worth(day.isoformat(), "DATE", basis, day, explicit) if day.month == month else None


def year_of_event(month: int, day: int, span: Span, frame: Frame) -> tuple[int, str] | None:
    """The year of the event by which a day is known, where words beside it name the event and it has been."""
    known = _known_days(frame.language).get((month, day))
    made = make_day(known[0], month, day) if known else None
    if known is None or made is None or (frame.published is not None and frame.published <= made):
        return None
    sentence = frame.sentence(span.start)
    beside = frame.text[max(sentence.start, span.start - NEAR) : min(sentence.end, span.end + NEAR)]
    year, words = known
    if any(word.lower().startswith(words) for word in _WORD.findall(beside)):
        return year, f"The text names the event of that day, which was in {year}."
    return None


@cache
def _known_days(language: str) -> dict[tuple[int, int], tuple[int, tuple[str, ...]]]:
    rows = lexicon.load(language, "calendar").get("known_days", {})
    known = {}
    for day, row in rows.items():
        month, _, number = day.partition("-")
        year, *words = row.split()
        known[int(month), int(number)] = int(year), tuple(words)
    return known


def day_of(rule: str, year: int) -> date | None:
    """The day in `year` that a rule of the calendar names; None where the rule cannot be read."""
    if movable := _MOVABLE.fullmatch(rule):
        return (easter(year) if movable[1] == "easter" else pascha(year)) + timedelta(days=int(movable[2]))
    if nth := _NTH.fullmatch(rule):
        return _nth_weekday(year, *(int(g) for g in nth.group(1, 2, 3))) + timedelta(days=int(nth[4] or 0))
    month, _, day = rule.partition("-")
    return make_day(year, int(month), int(day))


def _nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th such weekday (Monday is 1) of a month; counted from its end where n is negative."""
    if n > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-n - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def pascha(year: int) -> date:
    """Easter Sunday of the Eastern churches as a day of our calendar (Meeus; right from 1900 to 2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    return date(year, (d + e + 114) // 31, (d + e + 114) % 31 + 1) + timedelta(days=13)
