"""Months, quarters, seasons, years, decades: what they are worth."""

from __future__ import annotations

import re
from datetime import date

from headwater.calendar_words import Expression
from headwater.resolve.date_counted import relative
from headwater.resolve.date_frame import SEASONS, UNKNOWN_DAY, Frame, Worth
from headwater.resolve.date_years import make_day, shift_of, whole_year, year_beside, year_of
from headwater.wordforms import CAPITAL

OWNED = 1900
"""A number behind a possessive is a year from here on: "Marlow's 1968 campaign", not "Marlow's 1500 sheep"."""
_GIVEN_NAME = re.compile(rf"(?<![\w'’]){CAPITAL}[^\W\d_]{{3,}}[ \u00a0]\Z")
_NAMED = re.compile(rf"(?<![^\W\d_]){CAPITAL}[^\W\d_]+[ \u00a0]{CAPITAL}\Z")
"""A capital at both sides of the blank that a season ends with."""
_STUCK = re.compile(r"[-–./:#№$€£+]\Z")
_QUOTE = re.compile(r"['‘’`\"“”]\Z")
_YEAR_BEFORE = re.compile(r"(?<!\d)\d{4}[ \u00a0]?[-–—/]\Z|(?i:mid|post|pre)-\Z")
_MONEY = ("$", "€", "£")
_NUMBERED = re.compile(rf"(?<![^\W\d_]){CAPITAL}[^\W\d_]+[ \u00a0]\Z")
"""A name right before "90's": that of a union's local, and no decade."""
REPORTED = 4
"""The month of a half from which its results may be told of; before it they are those of the year before."""
NEAR = 10
"""Years around publication in which four digits standing alone may be a year."""


def month(e: Expression, frame: Frame) -> Worth | None:
    """A month, with or without its year; no name made of one, as that of a district."""
    if frame.is_adjective(e.span) and frame.is_name(e.span):
        return None
    month = int(e.first("month"))
    year = year_beside(e) or e.first("short_year")
    if year is not None:
        return Worth(f"{whole_year(year):04}-{month:02}", "DATE", "The text gives month and year.", explicit=True)
    found, basis = year_of(e, month, None, frame)
    return Worth(f"{found:04}-{month:02}" if found else f"XXXX-{month:02}", "DATE", basis)


def bare_month(e: Expression, frame: Frame) -> Worth | None:
    """A month standing alone: not where it may be a name or the first word of a sentence."""
    if e.span.of(frame.text).lower() in frame.sure_months:
        return month(e, frame)
    if frame.is_name(e.span):
        return None
    if _GIVEN_NAME.search(frame.text, max(0, e.span.start - 30), e.span.start) and e.span.of(frame.text)[0].isupper():
        return None  # "Theresa May"
    after = frame.text[e.span.end : e.span.end + 2]
    if (after[:1] == " " and after[1:].isupper()) or frame.sentence(e.span.start).start == e.span.start:
        return None if len(e.span.of(frame.text)) <= 6 else month(e, frame)
    return month(e, frame)


def year(e: Expression, frame: Frame) -> Worth | None:
    """A year, "last year" in one word included."""
    if "year_offset" in e.found:
        return relative("Y", int(e.first("year_offset")), frame)
    year = next((e.first(name) for name in ("year", "named_year", "short_year") if e.first(name) is not None), None)
    if year is None or (e.value == "loose" and frame.counts(e.span.end)) or _in_number(e, frame):
        return None
    # "His 1987 car" says nothing of when the rest of the sentence plays.
    return Worth(f"{whole_year(year):04}", "DATE", "The text gives the year.", explicit="determiner" not in e.found)


def _in_number(e: Expression, frame: Frame) -> bool:
    """True for the end of a telephone number or a price, or a number that is quoted, but not of a span of years."""
    before = frame.text[max(0, e.span.start - 8) : e.span.start]
    if "short_year" in e.found and (_QUOTE.search(before) or before[-1:].isdecimal()):
        return True  # two apostrophes make a quotation mark: "''60 Minutes''"; 5'10" is a height
    return bool(_STUCK.search(before)) and not _YEAR_BEFORE.search(before)


def bare_year(e: Expression, frame: Frame) -> Worth | None:
    """Four digits standing alone: a year where the text names the same one beyond doubt, or near publication.

    Not where they count what follows ("2000 people") or end a name ("Orion 1980").
    """
    number = int(e.first("year"))
    if number in frame.named:
        return year(e, frame)
    if e.value == "owned":
        return year(e, frame) if frame.published and OWNED < number <= frame.published.year + NEAR else None
    near = frame.published is not None and abs(number - frame.published.year) <= NEAR
    before = frame.text[: e.span.start].rstrip().rsplit(None, 1)[-1:]
    named = bool(before and before[0][:1].isupper()) and frame.sentence(e.span.start).start != e.span.start
    return year(e, frame) if near and not named and not frame.counts(e.span.end) else None


def decade(e: Expression, frame: Frame) -> Worth | None:
    """ "The 1980s"."""
    if (nth := e.first("ordinal")) is not None:  # "the eighth decade" of the last century, or of this one
        return Worth(f"{'20' if nth <= 2 else '19'}{nth - 1}"[:3], "DATE", "The text counts the decades of a century.")
    if frame.text[max(0, e.span.start - 1) : e.span.start] in _MONEY:
        return None
    name = _NUMBERED.search(frame.text, max(0, e.span.start - 24), e.span.start) if "short_decade" in e.found else None
    if name and name.start() > frame.sentence(e.span.start).start:
        return None
    decade = next(e.first(name) for name in ("decade", "short_decade", "decade_word", "short_year") if name in e.found)
    if 1000 <= decade < 1900 and decade % 100 == 0:  # "the 1800s"
        return Worth(f"{decade // 100}", "DATE", "The text gives the century.")
    century = "" if decade >= 1000 else "19"
    return Worth(f"{century}{decade:02}"[:3], "DATE", "The text gives the decade.")


def century(e: Expression, _: Frame) -> Worth | None:
    """ "The 20th century"."""
    number = ordinal(e) or 0
    return Worth(f"{number - 1:02}", "DATE", "The text gives the century.") if 1 <= number <= 22 else None


def before_christ(e: Expression, _: Frame) -> Worth | None:
    """ "480 BC", "the 5th century BC"."""
    if e.value == "century":
        n = ordinal(e) or 1
        return Worth(f"BC{n - 1:02}", "DATE", "The text gives the century.")
    n = e.first("number") or e.first("year")
    if not isinstance(n, int) or n > 9999:
        return None
    part = f"-{m:02}" if (m := e.first("month")) else f"-{e.first('season')}" if "season" in e.found else ""
    return Worth(f"BC{n:04}{part}", "DATE", "The text gives the year.")


def ordinal(e: Expression) -> int | None:
    """ "Fourth", "IV", "4": the first number of any of these kinds."""
    for name in ("ordinal", "roman", "number"):
        if isinstance(n := e.first(name), int):
            return n
    return None


def season(e: Expression, frame: Frame) -> Worth | None:
    """A season; no name made of one: "the Spring Uprising"."""
    season = e.first("season") or e.value
    if year_beside(e) is None and shift_of(e) is None and _NAMED.search(frame.text, e.span.start, e.span.end + 2):
        return None
    if year := year_beside(e):
        return Worth(f"{year}-{season}", "DATE", "The text gives season and year.", explicit=True)
    found, basis = year_of(e, SEASONS[str(season)], None, frame)
    return Worth(f"{found}-{season}" if found else f"XXXX-{season}", "DATE", basis)


def quarter(e: Expression, frame: Frame) -> Worth | None:
    """A quarter of a year."""
    return _part_of_year(e, frame, "Q", 4, 3)


def the_quarter(e: Expression, frame: Frame) -> Worth | None:
    """ "The quarter", in a report that has named one; "the latest quarter" is never one still to end."""
    if e.value in ("ended", "ending") and frame.quarter is None:
        frame.quarter = _quarter_to(e, frame)
    named = frame.quarter
    if e.value == "latest" and frame.published and (named is None or not _over(named, frame.published)):
        return relative("Q", -1, frame, frame.published)
    if named is None:
        return year(e, frame) if "year" in e.found else None
    frame.quarter_at = e.span.start
    return Worth(f"{e.first('year') or named[0]}-Q{named[1]}", "DATE", "The quarter that the text named before.")


def _quarter_to(e: Expression, frame: Frame) -> tuple[int, int] | None:
    """ "The quarter ended March 31": that of the day, which has been where it "ended"."""
    month, day = int(e.first("month")), int(e.first("day"))
    year, _ = year_of(e, month, day, frame)
    if year is None:
        return None
    published, last = frame.published, make_day(year, month, day)
    early = e.value == "ended" and published is not None and last is not None and last > published
    return year - early, (month + 2) // 3


def year_before(e: Expression, frame: Frame) -> Worth | None:
    """ "The year-ago quarter", "the same period last year": in a report of a quarter's figures, of the year before."""
    number = (ordinal(e) or 0) if "ordinal" in e.found else (frame.quarter or (0, 0))[1]
    at = frame.quarter[0] if frame.quarter else frame.published.year if frame.published else None
    if at is None:
        return Worth("", "DATE", UNKNOWN_DAY)
    if not 1 <= number <= 4:
        return relative("Y", -1, frame)
    return Worth(f"{at - 1}-Q{number}", "DATE", f"The same quarter a year before {at}-Q{number}.")


def half(e: Expression, frame: Frame) -> Worth | None:
    """A half of a year."""
    return _part_of_year(e, frame, "H", 2, 6)


def _over(quarter: tuple[int, int], published: date) -> bool:
    """True where a quarter had ended by the day of publication."""
    return (quarter[0], quarter[1] * 3) < (published.year, published.month)


def _report_of(quarter: tuple[int, int], e: Expression, frame: Frame) -> None:
    """Keeps the quarter that a report is on: what is expected of the next one does not take its place."""
    if frame.quarter is None or frame.published is None or _over(quarter, frame.published):
        frame.quarter, frame.quarter_at = quarter, e.span.start


def _part_of_year(e: Expression, frame: Frame, letter: str, parts: int, months: int) -> Worth | None:
    number = int(e.value) if e.value.isdigit() else ordinal(e)
    if number is None:
        return relative(letter, shift_of(e) or 0, frame)
    if not 1 <= number <= parts:
        return None
    if year := e.first("year"):
        if letter == "Q":
            _report_of((year, number), e, frame)
        return Worth(
            f"{year}-{letter}{number}", "DATE", "The text gives the part of the year, and the year.", explicit=True
        )
    if frame.published is None:
        return Worth(
            f"XXXX-{letter}{number}",
            "DATE",
            "The text does not name the year, and the day of publication is not known.",
        )
    shift = shift_of(e)
    year = frame.published.year
    begun = REPORTED if e.value == "results" else 1
    if shift is not None:
        year += shift
    elif (number - 1) * months + begun > frame.published.month and frame.tense(e.span) != "future":
        year -= 1
    if letter == "Q":
        _report_of((year, number), e, frame)
    return Worth(f"{year}-{letter}{number}", "DATE", f"The year is the nearest to publication on {frame.published}.")
