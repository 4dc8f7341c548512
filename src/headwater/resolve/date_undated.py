"""Which year an undated text is of, where the text itself fixes it; else the years that fit, and why.

Three things in a text tie it to a year: a weekday beside a day of a month, an age beside a year of birth, and "five
years ago" beside a year. Each leaves some years; those that all of them leave are the candidates, without those before
the last year that the text tells of as gone by. A weekday alone fits every fifth or sixth year, so mostly it takes two
of these, or the year of capture as a bound, to leave only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from headwater import lexicon
from headwater.calendar_words import Expression
from headwater.resolve.date_days import WEEKDAYS
from headwater.resolve.date_frame import Frame, Undated
from headwater.resolve.date_years import make_day

FIRST, LAST = 1990, 2035
"""The years thought of; the year in which the text was captured bounds them where it is known."""
BESIDE = 25
"""Characters between a year and the "five years ago" that it explains."""


@dataclass(frozen=True, slots=True)
class _Tie:
    years: frozenset[int]
    reason: str


def undated(expressions: tuple[Expression, ...], frame: Frame, language: str, captured: str) -> Undated:
    """The years that fit a text, with the reasons in sentences. `captured` is ISO 8601, or "" where unknown."""
    last = int(captured[:4]) if captured[:4].isdigit() else LAST
    ties = [
        *_weekdays(expressions, frame, range(FIRST, last + 1)),
        *_ages(frame.text, language),
        *_years_ago(expressions, frame),
    ]
    if not ties:
        return Undated()
    # One tie that fits no other (an age misprinted) must not void the rest.
    years = ties[0].years
    reasons = [ties[0].reason]
    for tie in ties[1:]:
        if years & tie.years:
            years &= tie.years
            if tie.reason not in reasons:
                reasons.append(tie.reason)
    return _narrowed(tuple(sorted(years)), reasons, expressions, frame)


def _narrowed(years: tuple[int, ...], reasons: list[str], expressions: tuple[Expression, ...], frame: Frame) -> Undated:
    """The candidates that are not before the last year told of as gone by, with the reasons."""
    latest = _latest_past(expressions, frame)
    left = tuple(y for y in years if latest is None or y >= latest)
    if left and left != years:
        years, reasons = left, [*reasons, f"The text tells of {latest} as gone by, so it is no older."]
    said = " ".join(reasons)
    if len(years) == 1:
        return Undated(years, f"The text gives no day of publication; its year is {years[0]}. {said}")
    listed = ", ".join(map(str, years[:-1])) + f" or {years[-1]}"
    return Undated(years, f"The text does not name the year; it may be {listed}. {said}")


def _weekdays(expressions: tuple[Expression, ...], frame: Frame, years: range) -> Iterator[_Tie]:
    for e in expressions:
        weekday, month = e.first("weekday"), e.first("month")
        number = e.first("day") or e.first("day_word")
        if e.kind != "date" or weekday is None or month is None or number is None or e.first("year") is not None:
            continue
        days = [make_day(y, month, number) for y in years]
        fitting = frozenset(d.year for d in days if d and d.isoweekday() == weekday)
        if fitting:
            said = e.span.of(frame.text)
            listed = ", ".join(map(str, sorted(fitting)))
            yield _Tie(fitting, f"“{said}” is a {WEEKDAYS[weekday - 1]} only in {listed}.")


def _ages(text: str, language: str) -> Iterator[_Tie]:
    """An age within reach of a year of birth: the year of birth and the age, or one more before the birthday."""
    for pattern in _age_patterns(language):
        for match in pattern.finditer(text):
            born, age = int(match["born"]), int(match["age"])
            if 0 < age < 110:
                said = f"Who was born in {born} is {age} in {born + age} or {born + age + 1}."
                yield _Tie(frozenset((born + age, born + age + 1)), said)


def _years_ago(expressions: tuple[Expression, ...], frame: Frame) -> Iterator[_Tie]:
    """ "Five years ago, in 2019"."""
    for a, b in pairwise(expressions):
        ago, year = (a, b) if a.kind == "ago" else (b, a)
        apart = frame.text[a.span.end : b.span.start]
        if ago.kind != "ago" or year.kind != "year" or len(apart) > BESIDE or "." in apart:
            continue
        n, named = ago.first("number"), year.first("year")
        if ago.first("unit") == "Y" and isinstance(n, int) and n > 1 and named:
            said = f"{ago.span.of(frame.text)} was {named}."
            yield _Tie(frozenset((named + n,)), said[0].upper() + said[1:])


def _latest_past(expressions: tuple[Expression, ...], frame: Frame) -> int | None:
    years = [int(e.first("year")) for e in expressions if e.first("year") and frame.tense(e.span) == "past"]
    return max(years, default=None)


@cache
def _age_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    rows = lexicon.load(language, "calendar").get("age_and_birth", [])
    named = (r.replace("AGE", r"(?P<age>\d{1,3})").replace("BORN", r"(?P<born>(?:19|20)\d\d)") for r in rows)
    return tuple(re.compile(row, re.IGNORECASE) for row in named)
