"""What is counted: units from a day ("two weeks ago", "last month"), lengths of time, and what comes again."""

from __future__ import annotations

from datetime import date, timedelta

from headwater.calendar_words import Expression, Payload
from headwater.resolve.date_frame import UNKNOWN_DAY, Frame, Worth
from headwater.resolve.date_years import make_day, shift_of


def unit(e: Expression, frame: Frame) -> Worth | None:
    """ "Last week", "this month", "next year", "the same day"."""
    unit = str(e.first("unit") or "D")
    shift = shift_of(e)
    if unit in ("TH", "TM", "TS"):
        return Worth(_length(1, unit), "DURATION", "The text gives a length of time.")
    if "same" in e.found and (base := frame.day_before() if unit == "D" else frame.anchor):
        return relative(unit, 0, frame, base, "the date named before,")
    return relative(unit, shift if shift is not None else int(e.value or 0), frame)


def relative(unit: str, shift: int, frame: Frame, base: date | None = None, name: str = "") -> Worth:
    """The day, week, month, ... `shift` units from `base` (publication)."""
    base = base or frame.now
    if base is None:
        return Worth("", "DATE", UNKNOWN_DAY)
    name = name or ("publication on" if base == frame.published else f"“{frame.anchor_text}”,")
    basis = f"Counted from {name} {base}."
    value = shifted(base, unit, shift)
    if value is None:
        return Worth("", "DATE", f"Too far from {base} to be a date.")
    return Worth(value, "DATE", basis, make_day(*map(int, value.split("-"))) if unit == "D" else None)


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


def weekend(e: Expression, frame: Frame) -> Worth | None:
    """ "The weekend": of this week, or in a report of what was, the one before unless it is that day."""
    published = frame.published
    if published is None:
        return Worth("", "DATE", UNKNOWN_DAY)
    back = published.isoweekday() <= 5 and frame.tense(e.span) == "past"
    return relative("WE", -1 if back else 0, frame)


def _count(e: Expression) -> Payload | None:
    return e.first("number") if "number" in e.found else 1


def ago(e: Expression, frame: Frame) -> Worth | None:
    """So long before publication."""
    return _counted(e, frame, -1, None)


def ahead(e: Expression, frame: Frame) -> Worth | None:
    """So long after publication."""
    return _counted(e, frame, 1, None)


def within(e: Expression, frame: Frame) -> Worth | None:
    """ "In two weeks": a day to come where the sentence looks ahead or opens so, else a length of time."""
    sentence = frame.sentence(e.span.start)
    opens = frame.text[sentence.start : e.span.start].strip(' “"«„').count(" ") == 0
    if frame.tense(e.span) == "future" or (opens and frame.tense(e.span) is None):
        return _counted(e, frame, 1, None)
    return duration(e, frame)


def earlier(e: Expression, frame: Frame) -> Worth | None:
    """So long before the date named last."""
    return _counted(e, frame, -1, frame.anchor)


def later(e: Expression, frame: Frame) -> Worth | None:
    """So long after the date named last."""
    return _counted(e, frame, 1, frame.anchor)


def _counted(e: Expression, frame: Frame, sign: int, base: date | None) -> Worth | None:
    """So many units before or after `base`, the date named before, or publication where that is None."""
    if e.value:  # "half a year ago"
        return relative(e.value[-1], sign * int(e.value[1:-1]), frame)
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
    return relative(unit, sign * round(float(n or 1)), frame, base, f"“{frame.anchor_text}”," if base else "")


def _of_quarter(frame: Frame, e: Expression) -> bool:
    """True in a report of a quarter's figures, where "a year ago" means the same quarter a year before."""
    return frame.quarter is not None and e.span.start - frame.quarter_at < 1500


def vague_ago(_: Expression, __: Frame) -> Worth | None:
    """ "Years ago"."""
    return Worth("PAST_REF", "DATE", "Some time before publication; the text does not count it.")


def duration(e: Expression, _: Frame) -> Worth | None:
    """A length of time."""
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


def vague_duration(e: Expression, _: Frame) -> Worth | None:
    """ "Several years"."""
    unit = str(e.first("unit") or e.first("unit_plural") or "")
    return Worth(e.value or _length("X", unit), "DURATION", "A length of time that the text does not count.")


def set_of_times(e: Expression, _: Frame) -> Worth | None:
    """ "Every Monday", "annually"."""
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
