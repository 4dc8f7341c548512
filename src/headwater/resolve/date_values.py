"""What an expression of time is worth: one small function for each kind of pattern in the calendars."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from headwater.calendar_words import Expression, Payload
from headwater.resolve.date_frame import Frame, Worth

UNKNOWN_DAY = "Counted from the day of publication, which is not known."
NO_YEAR = "The text does not name the year, and the day of publication is not known."
NARRATIVE = 200
"""Characters after a date with its year in which a day without one is taken to be of that year."""
CLOSE = 100
"""Days around publication within which a day or month without a year is of that time, whatever the tense."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def worth(expression: Expression, frame: Frame) -> Worth | None:
    """What `expression` is worth in its place; None where it turns out to be no expression of time."""
    kind = _KINDS.get(expression.kind)
    return kind(expression, frame) if kind else None


# ------------------------------------------------------------------------------------------------ days


def _date(e: Expression, frame: Frame) -> Worth | None:
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
    year, basis = _year(e, month, day, frame)
    if year is None:
        return Worth(f"XXXX-{month:02}-{day:02}", "DATE", basis) if day <= 31 else None
    return _valid_day(year, month, day, basis=basis)


def _valid_day(year: int, month: int, day: int, *, basis: str, explicit: bool = False) -> Worth | None:
    made = _make(year, month, day)
    return Worth(made.isoformat(), "DATE", basis, made, explicit) if made else None


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _year(e: Expression, month: int, day: int | None, frame: Frame) -> tuple[int | None, str]:
    """The year of a month or a day in it, and the sentence that says why."""
    published = frame.published
    if published and (shift := _shift(e)) is not None and "unit" not in e.found:
        return published.year + shift, f"The text says in which year, seen from publication on {published}."
    if frame.anchor and (published is None or frame.narrative or _in_narrative(e, month, day, frame)):
        return frame.anchor.year, f"The year is that of “{frame.anchor_text}” before it."
    if published is None:
        return None, NO_YEAR
    tense = frame.tense(e.span)
    year = _nearest(published, month, day, tense)
    how = {"past": "the latest not after", "future": "the first not before", None: "the nearest to"}[tense]
    return year, f"The text does not name the year; this is {how} publication on {published}."


def _in_narrative(e: Expression, month: int, day: int | None, frame: Frame) -> bool:
    """True where a year named shortly before holds: not for a day close to publication, but in the same sentence."""
    published, anchor = frame.published, frame.anchor
    if (
        published is None
        or anchor is None
        or not 0 <= e.span.start - frame.anchor_at < NARRATIVE
        or frame.anchor_at < 0
    ):
        return False
    if frame.sentence(e.span.start).start < frame.anchor_at:
        return anchor.year != published.year
    return abs(anchor.year - published.year) > 1 and _distance(published, published.year, month, day) not in range(
        -CLOSE, CLOSE
    )


def _distance(published: date, year: int, month: int, day: int | None) -> int:
    """Days from publication, roughly, to a day or month of `year`."""
    return (year - published.year) * 365 + (month - published.month) * 30 + ((day or published.day) - published.day)


def _nearest(published: date, month: int, day: int | None, tense: str | None) -> int:
    def distance(year: int) -> int:
        return _distance(published, year, month, day)

    years = (published.year - 1, published.year, published.year + 1)
    close = min(years, key=lambda y: abs(distance(y)))
    if abs(distance(close)) <= CLOSE:
        return close
    fitting = [y for y in years if (tense == "past" and distance(y) <= 0) or (tense == "future" and distance(y) >= 0)]
    return min(fitting or years, key=lambda y: abs(distance(y)))


def _shift(e: Expression) -> int | None:
    """-1 for "last", 0 for "this" and "the same", 1 for "next"; None where the text says none of these."""
    for name, shift in (("last", -1), ("past", -1), ("next", 1), ("this", 0), ("same", 0)):
        if name in e.found:
            return shift
    return None


def _weekday(e: Expression, frame: Frame) -> Worth | None:
    wanted, published = int(e.first("weekday")), frame.published
    name = WEEKDAYS[wanted - 1]
    if published is None:
        return Worth(
            f"XXXX-WXX-{wanted}", "DATE", f"A {name}; which one is not known, as the day of publication is not."
        )
    back = (published.isoweekday() - wanted) % 7
    shift = _shift(e)
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


def _day(e: Expression, frame: Frame) -> Worth | None:
    if frame.published is None:
        return Worth("", "DATE", UNKNOWN_DAY)
    day = frame.published + timedelta(days=int(e.first("offset")))
    return _with_part(e, day, f"Counted from publication on {frame.published}.")


def _tonight(e: Expression, frame: Frame) -> Worth | None:
    part = str(e.first("part") or e.value)
    if frame.published is None:
        return Worth("", "TIME", UNKNOWN_DAY)
    back = part.startswith("last-")
    day = frame.published - timedelta(days=1 if back else 0)
    return Worth(f"{day}T{part.removeprefix('last-')}", "TIME", f"Counted from publication on {frame.published}.", day)


# ------------------------------------------------------------------------------------ months, years, seasons


def _month(e: Expression, frame: Frame) -> Worth | None:
    month = int(e.first("month"))
    year = e.first("year") or e.first("short_year")
    if year is not None:
        return Worth(f"{_whole(year):04}-{month:02}", "DATE", "The text gives month and year.", explicit=True)
    found, basis = _year(e, month, None, frame)
    return Worth(f"{found:04}-{month:02}" if found else f"XXXX-{month:02}", "DATE", basis)


def _whole(year: int) -> int:
    return year if year > 99 else year + (1900 if year > 30 else 2000)


def _bare_month(e: Expression, frame: Frame) -> Worth | None:
    after = frame.text[e.span.end : e.span.end + 2]
    if (after[:1] == " " and after[1:].isupper()) or frame.sentence(e.span.start).start == e.span.start:
        return None if len(e.span.of(frame.text)) <= 6 else _month(e, frame)
    return _month(e, frame)


def _year_alone(e: Expression, frame: Frame) -> Worth | None:
    if "year_offset" in e.found:
        return _relative("Y", int(e.first("year_offset")), frame)
    year = next((e.first(name) for name in ("year", "named_year", "short_year") if e.first(name) is not None), None)
    return Worth(f"{_whole(year):04}", "DATE", "The text gives the year.", explicit=True) if year is not None else None


def _decade(e: Expression, _: Frame) -> Worth | None:
    decade = e.first("decade") if "decade" in e.found else e.first("decade_word")
    century = "" if decade >= 1000 else "19"
    return Worth(f"{century}{decade:02}"[:3], "DATE", "The text gives the decade.")


def _century(e: Expression, _: Frame) -> Worth | None:
    return Worth(f"{int(e.first('ordinal')) - 1:02}", "DATE", "The text gives the century.")


def _season(e: Expression, frame: Frame) -> Worth | None:
    season = e.first("season")
    if year := e.first("year"):
        return Worth(f"{year}-{season}", "DATE", "The text gives season and year.", explicit=True)
    found, basis = _year(e, {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[str(season)], None, frame)
    return Worth(f"{found}-{season}" if found else f"XXXX-{season}", "DATE", basis)


def _quarter(e: Expression, frame: Frame) -> Worth | None:
    return _part_of_year(e, frame, "Q", 4, 3)


def _the_quarter(e: Expression, frame: Frame) -> Worth | None:
    """ "The quarter", in a report that has named one."""
    if frame.quarter is None:
        return None
    year, number = frame.quarter
    year = e.first("year") or year
    return Worth(f"{year}-Q{number}", "DATE", "The quarter that the text named before.")


def _weekend(e: Expression, frame: Frame) -> Worth | None:
    """ "The weekend": of this week, or in a report of what was, the one before unless it is that day."""
    published = frame.published
    if published is None:
        return Worth("", "DATE", UNKNOWN_DAY)
    back = published.isoweekday() <= 5 and frame.tense(e.span) == "past"
    return _relative("WE", -1 if back else 0, frame)


def _half(e: Expression, frame: Frame) -> Worth | None:
    return _part_of_year(e, frame, "H", 2, 6)


def _part_of_year(e: Expression, frame: Frame, letter: str, parts: int, months: int) -> Worth | None:
    number = e.first("ordinal")
    if number is None:
        return _relative(letter, _shift(e) or 0, frame)
    if not 1 <= number <= parts:
        return None
    if year := e.first("year"):
        return Worth(
            f"{year}-{letter}{number}", "DATE", "The text gives the part of the year, and the year.", explicit=True
        )
    if frame.published is None:
        return Worth(
            f"XXXX-{letter}{number}",
            "DATE",
            "The text does not name the year, and the day of publication is not known.",
        )
    shift = _shift(e)
    year = frame.published.year
    if shift is not None:
        year += shift
    elif (number - 1) * months + 1 > frame.published.month and frame.tense(e.span) != "future":
        year -= 1
    frame.quarter, frame.quarter_at = (year, number), e.span.start
    return Worth(f"{year}-{letter}{number}", "DATE", f"The year is the nearest to publication on {frame.published}.")


# ------------------------------------------------------------------------------------------------ counted


def _unit(e: Expression, frame: Frame) -> Worth | None:
    unit = str(e.first("unit") or "D")
    shift = _shift(e)
    if unit in ("TH", "TM", "TS"):
        return Worth(_length(1, unit), "DURATION", "The text gives a length of time.")
    if "same" in e.found and frame.anchor:
        return _relative(unit, 0, frame, frame.anchor, f"“{frame.anchor_text}”,")
    return _relative(unit, shift if shift is not None else int(e.value or 0), frame)


def _relative(unit: str, shift: int, frame: Frame, base: date | None = None, name: str = "") -> Worth:
    """The day, week, month, ... `shift` units from `base` (publication)."""
    base = base or frame.now
    if base is None:
        return Worth("", "DATE", UNKNOWN_DAY)
    name = name or ("publication on" if base == frame.published else f"“{frame.anchor_text}”,")
    basis = f"Counted from {name} {base}."
    value = shifted(base, unit, shift)
    if value is None:
        return Worth("", "DATE", f"Too far from {base} to be a date.")
    return Worth(value, "DATE", basis, _make(*map(int, value.split("-"))) if unit == "D" else None)


def shifted(base: date, unit: str, n: int) -> str | None:
    """The TIMEX3 value of the `unit` that lies `n` units after that of `base`; None beyond the calendar."""
    try:
        if unit in ("D", "W", "WE"):
            day = base + timedelta(days=n * (1 if unit == "D" else 7))
            week = f"{day.isocalendar().year}-W{day.isocalendar().week:02}"
            return {"D": day.isoformat(), "W": week, "WE": week + "-WE"}[unit]
        months = base.year * 12 + base.month - 1
        if unit == "M":
            return _checked(f"{(months + n) // 12:04}-{(months + n) % 12 + 1:02}")
        if unit in ("Q", "H"):
            size = 3 if unit == "Q" else 6
            part = months // size + n
            return _checked(f"{part * size // 12:04}-{unit}{part % (12 // size) + 1}")
        years = {"Y": 1, "E": 10, "C": 100}[unit] * n + base.year
        return _checked(f"{years:04}"[: {"Y": 4, "E": 3, "C": 2}[unit]])
    except (OverflowError, ValueError):
        return None


def _checked(value: str) -> str | None:
    """`value`, or None where its year lies outside of what TIMEX3 can write."""
    year = value.split("-", 1)[0]
    return value if year.isdigit() and len(year) <= 4 and int(year[:2]) > 0 else None


def _count(e: Expression) -> Payload | None:
    return e.first("number") if "number" in e.found else 1


def _ago(e: Expression, frame: Frame) -> Worth | None:
    return _counted(e, frame, -1, None)


def _ahead(e: Expression, frame: Frame) -> Worth | None:
    return _counted(e, frame, 1, None)


def _earlier(e: Expression, frame: Frame) -> Worth | None:
    return _counted(e, frame, -1, frame.anchor)


def _later(e: Expression, frame: Frame) -> Worth | None:
    return _counted(e, frame, 1, frame.anchor)


def _counted(e: Expression, frame: Frame, sign: int, base: date | None) -> Worth | None:
    """So many units before or after `base`, the date named before, or publication where that is None."""
    if e.value:  # "half a year ago"
        return _relative(e.value[-1], sign * int(e.value[1:-1]), frame)
    n, unit = _count(e), str(e.first("unit"))
    if isinstance(n, float) and unit == "Y":
        n, unit = round(n * 12), "M"
    if unit == "Y" and n == 1 and sign < 0 and base is not None and base.year != (frame.published or base).year:
        base = None
    if unit == "Y" and n == 1 and sign < 0 and _of_quarter(frame, e):
        year, quarter = frame.quarter or (0, 0)
        return Worth(f"{year - 1}-Q{quarter}", "DATE", f"The same quarter a year before {year}-Q{quarter}.")
    if unit in ("TH", "TM", "TS"):
        day = base or frame.published
        return Worth(
            day.isoformat() if day else "", "DATE", f"Hours from {day}." if day else "Hours from an unknown day."
        )
    return _relative(unit, sign * round(float(n or 1)), frame, base, f"“{frame.anchor_text}”," if base else "")


def _of_quarter(frame: Frame, e: Expression) -> bool:
    """True in a report of a quarter's figures, where "a year ago" means the same quarter a year before."""
    return frame.quarter is not None and e.span.start - frame.quarter_at < 1500


def _vague_ago(_: Expression, __: Frame) -> Worth | None:
    return Worth("PAST_REF", "DATE", "Some time before publication; the text does not count it.")


def _duration(e: Expression, _: Frame) -> Worth | None:
    if e.value:
        return Worth(e.value, "DURATION", "The text gives a length of time.")
    n = _count(e)
    if len(e.found.get("number", ())) > 1:
        n = e.found["number"][-1]
    return Worth(_length(n, str(e.first("unit"))), "DURATION", "The text gives a length of time.")


def _length(n: Payload | None, unit: str) -> str:
    number = f"{n:g}" if isinstance(n, float) else str(n)
    if unit.startswith("T"):
        return f"PT{number}{unit[1:]}"
    if unit == "Q" and isinstance(n, int):
        return f"P{3 * n}M"
    if unit in ("E", "C") and str(number).isdigit():
        return f"P{int(number) * (10 if unit == 'E' else 100)}Y"
    return f"P{number}{unit}"


def _vague_duration(e: Expression, _: Frame) -> Worth | None:
    unit = str(e.first("unit") or e.first("unit_plural") or "")
    return Worth(e.value or _length("X", unit), "DURATION", "A length of time that the text does not count.")


def _set(e: Expression, _: Frame) -> Worth | None:
    basis = "Something that comes again and again."
    if weekday := e.first("weekday"):
        return Worth(f"XXXX-WXX-{weekday}", "SET", basis)
    if e.value or "adverb" in e.found:
        return Worth(str(e.value or e.first("adverb")), "SET", basis)
    if season := e.first("season"):
        return Worth(f"XXXX-{season}", "SET", basis)
    if month := e.first("month"):
        return Worth(f"XXXX-{month:02}", "SET", basis)
    if part := e.first("part"):
        return Worth(f"XXXX-XX-XXT{part}", "SET", basis)
    n = e.first("number") if "number" in e.found and len(e.found["number"]) == 1 else 1
    return Worth(_length(n, str(e.first("unit"))), "SET", basis)


def _time(e: Expression, frame: Frame) -> Worth | None:
    clock = _clock(e)
    if clock is None:
        return None
    day = _day_nearby(e, frame) or frame.published
    if (
        ("month" in e.found and (named := _date(e, frame)) is not None)
        or ("weekday" in e.found and (named := _weekday(e, frame)) is not None)
        or ("offset" in e.found and (named := _day(e, frame)) is not None)
    ):
        day = named.day
    if day is None:
        return Worth(f"XXXX-XX-XX{clock}", "TIME", "A time of day; the day is not known.")
    return Worth(f"{day}{clock}", "TIME", f"A time of day on {day}.")


def _clock(e: Expression) -> str | None:
    if e.value:
        return e.value
    if clock := e.first("clock"):
        hours, rest = int(str(clock)[:2]), str(clock)[2:]
        return f"T{hours + 12 if 'pm_mark' in e.found and hours < 12 else hours:02}{rest}"
    hour = next((e.first(name) for name in ("am", "pm", "number", "ordinal") if e.first(name) is not None), None)
    if not isinstance(hour, int) or not 0 <= hour <= 24:
        return None
    late = "pm" in e.found or "pm_mark" in e.found or e.first("part") in ("EV", "AF")
    return f"T{hour + 12 if late and hour < 12 else hour:02}:00"


def _day_nearby(e: Expression, frame: Frame) -> date | None:
    """The day named last in the same sentence, before the time."""
    start = frame.sentence(e.span.start).start
    return next((d for s, d in reversed(frame.days) if s >= start), None)


def _ref(e: Expression, _: Frame) -> Worth | None:
    return Worth(e.value, "DATE", "The text does not say when more closely.")


_KINDS: dict[str, Callable[[Expression, Frame], Worth | None]] = {
    "date": _date,
    "days": _date,
    "weekday": _weekday,
    "day": _day,
    "tonight": _tonight,
    "month": _month,
    "bare_month": _bare_month,
    "year": _year_alone,
    "years": _year_alone,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "quarter": _quarter,
    "the_quarter": _the_quarter,
    "weekend": _weekend,
    "half": _half,
    "unit": _unit,
    "ago": _ago,
    "ahead": _ahead,
    "earlier": _earlier,
    "later": _later,
    "vague_ago": _vague_ago,
    "duration": _duration,
    "vague_duration": _vague_duration,
    "set": _set,
    "time": _time,
    "ref": _ref,
}
