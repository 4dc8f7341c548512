"""What is counted: units from a day ("two weeks ago", "last month"), lengths of time, and what comes again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from headwater.calendar_data import Payload
from headwater.calendar_words import Expression
from headwater.resolve.date_days import PARTS, day_of_month
from headwater.resolve.date_frame import NO_YEAR, UNKNOWN_DAY, Frame, Worth
from headwater.resolve.date_years import NARRATIVE, make_day, shift_of, year_beside, year_of
from headwater.said import inside
from headwater.wordforms import CAPITAL

_IN_OTHER_WORDS = re.compile(r",(?:[ \u00a0][^\W\d_]{1,3})?[ \u00a0]")
"""Between a count of days and the day that it leads to: "two days later, on March 18"."""
REPORT = 1500
"""Characters behind a quarter's name in which a report is still on its figures."""

_PAPERS = ("P1D", "P1W", "P1M")
"""How often a daily, a weekly and a monthly come out."""
_NAME_BEHIND = re.compile(rf"[ \u00a0]{CAPITAL}")


def unit(e: Expression, frame: Frame) -> Worth | None:
    """ "Last week", "this month", "next year", "the same day"."""
    if e.value.startswith("of"):
        return _unit_of_day(e, frame)
    if e.value == "following":
        return _next_unit(e, frame)
    if e.value == "earlier":
        return _year_before(e, frame)
    unit, fixed = _unit_and_shift(e) if e.value != "that" else (str(e.first("unit") or "D"), None)
    shift = shift_of(e)
    if unit in ("TH", "TM", "TS"):
        return Worth(_length(1, unit), "DURATION", "The text gives a length of time.")
    if fixed is not None:
        return relative(unit, fixed, frame)
    if ("same" in e.found or e.value == "that") and (base := frame.day_told(e.span) if unit == "D" else frame.anchor):
        return relative(unit, 0, frame, base, "the date named before,")
    return relative(unit, shift or 0, frame)


def _year_before(e: Expression, frame: Frame) -> Worth:
    """ "The same month last year": that of the date named before, a year earlier."""
    letter = str(e.first("unit") or e.first("unit_one"))
    base = (frame.day_before() if letter in ("D", "W") else frame.anchor) or frame.published
    if base is None:
        return Worth("", "DATE", UNKNOWN_DAY)
    if letter == "Q" and frame.quarter:
        year, quarter = frame.quarter
        return Worth(f"{year - 1}-Q{quarter}", "DATE", f"The same quarter a year before {year}-Q{quarter}.")
    before = (frame.published or base).year - 1 if "last" in e.found else base.year - 1
    made = make_day(before, base.month, min(base.day, 28 if base.month == 2 else base.day))
    return replace(relative(letter, 0, frame, made), basis=f"Counted a year back from {base}.")


def _next_unit(e: Expression, frame: Frame) -> Worth:
    """ "The next year": in a sentence of what was that after the date named last, else after publication."""
    unit = str(e.first("unit_one"))
    if unit in ("TH", "TM", "TS"):
        return Worth(_length(1, unit), "DURATION", "The text gives a length of time.")
    base = (frame.day_before() if unit in ("D", "W") else frame.anchor) if frame.tense(e.span) == "past" else None
    return relative(unit, 1, frame, base, f"“{frame.anchor_text}”," if base else "")


def _unit_of_day(e: Expression, frame: Frame) -> Worth | None:
    """ "The week of March 6", "the week ended March 6"."""
    month, day = int(e.first("month")), int(e.first("day") or e.first("day_word"))
    year, basis = year_of(e, month, day, frame)
    base = make_day(year, month, day) if year else None
    unit = e.value.partition("-")[2] or str(e.first("unit"))
    value = shifted(base, unit, 0) if base else None
    return Worth(value, "DATE", f"That of {base}. {basis}") if value else None


def _unit_and_shift(e: Expression) -> tuple[str, int | None]:
    """The unit, and how many of it from publication where the pattern fixes that: its value is "Y0", "-2", ..."""
    unit = str(e.first("unit") or e.first("unit_one") or "D")
    if not e.value:
        return unit, None
    letters = e.value.rstrip("-0123456789")
    return letters or unit, int(e.value.removeprefix(letters))


def relative(unit: str, shift: int, frame: Frame, base: date | None = None, name: str = "") -> Worth:
    """The day, week, month, ... `shift` units from `base` (publication)."""
    base = base or frame.now
    if base is None:
        return Worth("", "DATE", UNKNOWN_DAY)
    name = name or (inside("publication on") if base == frame.published else f"“{frame.anchor_text}”,")
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
    """So long after publication, or in a sentence of what was ("через два дня он умер") after the day named last."""
    if said := _in_other_words(e, frame):
        return said
    past = frame.tense(e.span) == "past"
    if past and frame.day_before():
        return _from_named(e, frame, 1)
    return _has_been(_counted(e, frame, 1, None), past, frame)


def within(e: Expression, frame: Frame) -> Worth | None:
    """ "In two weeks": a day to come where the sentence looks ahead or opens so, else a length of time.

    So is "the first in two weeks".
    """
    if frame.best_in(e.span):
        return duration(e, frame)
    sentence = frame.sentence(e.span.start)
    opens = frame.text[sentence.start : e.span.start].strip(' “"«„').count(" ") == 0
    if frame.tense(e.span) == "future" or (opens and frame.tense(e.span) is None):
        return _counted(e, frame, 1, None)
    return duration(e, frame)


def earlier(e: Expression, frame: Frame) -> Worth | None:
    """So long before the date named last."""
    return _from_named(e, frame, -1)


def later(e: Expression, frame: Frame) -> Worth | None:
    """So long after the date named last, or the day right behind it: "two days later, on March 18"."""
    if said := _in_other_words(e, frame):
        return said
    made, tense = _from_named(e, frame, 1), frame.tense(e.span)
    if tense is None and not frame.days and frame.anchor is None:
        return _has_been(made, True, frame)
    return _has_been(made, tense == "past", frame)


def _in_other_words(e: Expression, frame: Frame) -> Worth | None:
    """The day, month or year right behind a comma: "two days later, on March 18", "a year later, in 2010"."""
    ahead = frame.ahead
    if ahead is None or not _IN_OTHER_WORDS.fullmatch(frame.text, e.span.end, ahead.span.start):
        return None
    basis = "The text names it right behind."
    if ahead.kind == "date":
        day = day_of_month(ahead, frame)
        return Worth(day.value, "DATE", basis, day.day) if day else None
    if ahead.kind not in ("year", "month") or not (year := year_beside(ahead)):
        return None
    month = ahead.first("month")
    return Worth(f"{year:04}-{month:02}" if month else f"{year:04}", "DATE", basis)


def _has_been(made: Worth | None, past: bool, frame: Frame) -> Worth | None:
    """What was found, or only that it has been, where it would lie ahead although the sentence tells of what was."""
    if made is None or not past or frame.published is None or not made.value[:4].isdigit():
        return made
    today = f"{frame.published:%G-W%V}" if "-W" in made.value else frame.published.isoformat()
    if made.value[:10] <= today[: len(made.value)]:
        return made
    return Worth("PAST_REF", "DATE", "Counted from what was told before, which the text does not date.")


def _from_named(e: Expression, frame: Frame, sign: int) -> Worth | None:
    """So many units from the date named last: days from the last day, whatever month or year was named since."""
    unit_named = str(e.first("unit") or e.first("unit_one") or "D")
    day = unit_named in ("D", "W")
    base = frame.day_told(e.span) if day else frame.anchor
    if day and base is None and frame.narrative:
        base = frame.anchor
    if unit_named == "M" and frame.anchor_whole:  # nobody counts months from a year
        base = frame.day_before() or base
    if base is None and day and frame.published is None and frame.yearless:
        return _without_year(frame.yearless, sign * round(float(_count(e) or 1)))
    if base is None and day and sign > 0 and (gone := _near_anchor(e, frame)):
        return gone
    made = _counted(e, frame, sign, base)
    return _part_of_day(made, str(e.first("part") or e.value)) if made else None


def _near_anchor(e: Expression, frame: Frame) -> Worth | None:
    """ "A week later" shortly behind a month or year long gone: somewhere in it; None where it is of our time."""
    anchor, published = frame.anchor, frame.published
    if anchor is None or published is None or anchor.year >= published.year - 1:
        return None
    if e.span.start - frame.anchor_from > NARRATIVE:
        return None
    name, base = f"“{frame.anchor_text}”,", f"{anchor:%Y}" if frame.anchor_whole else f"{anchor:%Y-%m}"
    return Worth(base, "DATE", f"Counted from {name} {base}.")


def _without_year(named: tuple[int, int], days: int) -> Worth | None:
    """Days from a day whose year is open; a year of 365 days is taken."""
    day = make_day(2001, *named)
    if day is None:
        return None
    return Worth(f"XXXX-{day + timedelta(days=days):%m-%d}", "DATE", "Counted from the day named before; " + NO_YEAR)


def _part_of_day(worth: Worth, part: str) -> Worth:
    return Worth(f"{worth.value}T{part}", "TIME", worth.basis, worth.day) if part in PARTS and worth.day else worth


def _counted(e: Expression, frame: Frame, sign: int, base: date | None) -> Worth | None:
    """So many units before or after `base`, the date named before, or publication where that is None."""
    if e.value == "half":
        return _and_a_half_from(e, frame, sign, base)
    if e.value and e.value not in PARTS:  # "half a year ago"
        return relative(e.value[-1], sign * int(e.value[1:-1]), frame, base)
    n, unit = _count(e), str(e.first("unit") or e.first("unit_one") or "D")
    if _is_year(e, frame):
        return Worth(str(n), "DATE", "The text gives the year.", explicit=True)
    if unit in ("E", "C") and isinstance(n, int) and "unit_one" not in e.found:
        n, unit = n * (10 if unit == "E" else 100), "Y"  # "a decade ago" is some year, not the decade before
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


def _and_a_half_from(e: Expression, frame: Frame, sign: int, base: date | None) -> Worth | None:
    """ "Two and a half years ago": by the month."""
    n, unit = float(e.first("number") or 1) + 0.5, str(e.first("unit"))
    if unit == "Y":
        return relative("M", sign * round(n * 12), frame, base)
    return relative(unit, sign * round(n), frame, base) if not unit.startswith("T") else None


def _of_quarter(frame: Frame, e: Expression) -> bool:
    """True in a report of a quarter's figures, where "a year ago" means the same quarter a year before."""
    return frame.quarter is not None and e.span.start - frame.quarter_at < REPORT


def vague_ago(_: Expression, __: Frame) -> Worth | None:
    """ "Years ago"."""
    return Worth("PAST_REF", "DATE", "Some time before publication; the text does not count it.")


def duration(e: Expression, frame: Frame) -> Worth | None:
    """A length of time. Figures of "the nine months" are no longer those of a quarter."""
    if e.first("unit") == "M" and _count(e) in (6, 9):
        frame.quarter = None
    if not e.value and _is_year(e, frame):
        return Worth(str(_count(e)), "DATE", "The text gives the year.", explicit=True)
    return Worth(_length_of(e), "DURATION", "The text gives a length of time.")


def _is_year(e: Expression, frame: Frame) -> bool:
    """True for four digits before the word "year" in a language that writes the year so: no "two thousand years"."""
    n = e.first("number")
    if e.first("unit") != "Y" or not isinstance(n, int) or not 1000 <= n < 2200:
        return False
    said = e.pieces["number"][0].of(frame.text)
    return said.isdecimal() and not e.pieces["unit"][0].of(frame.text).endswith(frame.counted or " ")


def _length_of(e: Expression) -> str:
    """The TIMEX3 value of a length of time, by the fixed value of its pattern."""
    unit = str(e.first("unit") or e.first("unit_plural") or e.first("unit_one") or "")
    if e.value == "M":
        return _length(e.first("number"), "M")
    if e.value == "half-of":
        return f"P{_HALVES[unit]}" if unit in _HALVES else _length(0.5, unit)
    if e.value == "half" and not isinstance(e.first("number"), float):
        return _and_a_half(e)
    if e.value == "nth":  # "the fourth month in a row"
        return _length(e.first("ordinal"), unit)
    if e.value.isdigit() or e.value == "X":
        return _length(int(e.value) if e.value != "X" else "X", unit)
    if e.value or "long_word" in e.found:
        return e.value or str(e.first("long_word"))
    return _length(e.found["number"][-1] if "number" in e.found else 1, unit)


_HALVES = {"C": "50Y", "E": "5Y", "Y": "6M", "TH": "T30M", "TM": "T30S", "D": "T12H"}
"""Half of a unit, in the next smaller one."""


def _and_a_half(e: Expression) -> str:
    """ "Two and a half years": P2Y6M."""
    unit = str(e.first("unit") or e.first("unit_one"))
    n = e.first("number") if "number" in e.found else 1
    if unit in ("E", "C"):
        return f"P{round(float(n or 1) * (10 if unit == 'E' else 100)) + (5 if unit == 'E' else 50)}Y"
    if unit not in ("Y", "TH", "TM", "D"):
        return _length(float(n or 1) + 0.5, unit)
    half = _HALVES[unit]
    return _length(n, unit) + (half if unit == "D" else half.lstrip("T"))


def _length(n: Payload | None, unit: str) -> str:
    number = f"{n:g}" if isinstance(n, float) else str(n)
    if unit.startswith("T"):
        return f"PT{number}{unit[1:]}"
    if unit in ("E", "C") and str(number).isdigit():
        return f"P{int(number) * (10 if unit == 'E' else 100)}Y"
    return f"P{number}{unit}"


def vague_duration(e: Expression, _: Frame) -> Worth | None:
    """ "Several years"."""
    if e.value.endswith("_REF"):
        return Worth(e.value, "DATE", "The text does not say when more closely.")
    unit = str(e.first("unit") or e.first("unit_plural") or "")
    return Worth(e.value or _length("X", unit or "X"), "DURATION", "A length of time that the text does not count.")


def set_of_times(e: Expression, frame: Frame) -> Worth | None:
    """ "Every Monday", "annually"; not the paper in "the daily Courier"."""
    if e.first("adverb") in _PAPERS and _NAME_BEHIND.match(frame.text, e.span.end):
        return None
    basis = "Something that comes again and again."
    if weekday := e.first("weekday") or e.first("weekly"):
        return Worth(f"XXXX-WXX-{weekday}" + (f"T{e.value}" if e.value in PARTS else ""), "SET", basis)
    if e.value in ("one", "two"):  # "twice a week" comes every week, "every other week" every two
        return Worth(_length(1 + (e.value == "two"), str(e.first("unit"))), "SET", basis)
    if e.value or "adverb" in e.found:
        return Worth(str(e.value or e.first("adverb")), "SET", basis)
    if season := e.first("season"):
        return Worth(f"XXXX-{season}", "SET", basis)
    if month := e.first("month"):
        return Worth(f"XXXX-{month:02}", "SET", basis)
    if part := e.first("part"):
        return Worth(f"XXXX-XX-XXT{part}", "SET", basis)
    n = e.first("number") if "number" in e.found and len(e.found["number"]) == 1 else 1
    return Worth(_length(n, str(e.first("unit") or e.first("unit_one"))), "SET", basis)
