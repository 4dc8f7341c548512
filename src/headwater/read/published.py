"""The date of publication, always with why we think so; a year that the page does not print is inferred, or stays open.

The anchor for a missing year is a weekday that the text ties to a day of the month ("on Wednesday ... February 12, the
day of the visit"): only some years have it so. Where several fit, the latest that is not after the capture is taken
and the basis names the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from headwater import calendar_words, isodates, lexicon
from headwater.calendar_words import Expression
from headwater.read.dateline import Dateline
from headwater.read.listing_words import rights
from headwater.records import Dated
from headwater.said import inside, kept

REACH = 40
"""Years before the capture that are tried."""
TIES = 60
"""Days and weekdays of a text that are set against each other: bounds the work on a calendar copied as text."""
NEAR = 45
"""Days from the dateline within which another day of the text is taken to be of the same year."""

_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?")
_STEM = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class _Tie:
    """A weekday (Monday = 1) that the text ties to a day of the month."""

    day: int
    month: int
    weekday: int
    words: str


def given(value: str, basis: str) -> Dated | None:
    """A date as metadata state it, with time and zone where they do; None where it is none."""
    match = _ISO.match(value.strip())
    if not match:
        return None
    stated = f"{match[0][:10]}T{match[0][11:]}".replace(" ", "") if match[4] else match[0][:10]
    return Dated(stated, basis) if isodates.exists(stated) else None


def from_dateline(dateline: Dateline, text: str, *, language: str | None, captured: str) -> Dated | None:
    """The date of a dateline. Where it prints no year, the text must fix it; else None.

    `captured` is ISO 8601: no date of publication lies after it (a day is granted for time zones).
    """
    if not dateline.day or not dateline.month:
        return None
    if dateline.year:
        return _full(
            dateline.year, dateline.month, dateline.day, f"The dateline “{dateline.text}” gives the date in full."
        )
    latest = _latest(captured)
    years = [y for y in range(latest.year, latest.year - REACH, -1) if _fits(y, dateline, latest)]
    return _inferred(dateline, text, language or "en", years)


def _inferred(dateline: Dateline, text: str, language: str, years: list[int]) -> Dated | None:
    """The first anchor that leaves a year: a tied weekday, a full date nearby, a notice of copyright."""
    opening = kept(f"The dateline “{dateline.text}” prints no year;")
    found = list(calendar_words.expressions(text, language))
    for tie in _ties(dateline, found, text, language):
        fitting = [y for y in years if _on_weekday(y, dateline, tie)]
        if fitting:
            return _dated(dateline, fitting[0], f"{opening} {_tied(tie, fitting)}")
    for full in _full_dates(found):
        near = [y for y in years if -3 <= (date(y, dateline.month or 1, dateline.day or 1) - full).days <= NEAR]
        if near:
            basis = f"{opening} " + kept(f"the year is that of {full.isoformat()}, which the text gives in full.")
            return _dated(dateline, near[0], basis)
    for match in _copyright().finditer(text):
        year = int(match[2] or match[1])
        if year in years:
            notice = kept(f"the year is that of the notice “{match[0]}”.")
            return _dated(dateline, year, f"{opening} {notice}")
    return None


@cache
def _copyright() -> re.Pattern[str]:
    """A notice of rights with its year, or its first and last."""
    return re.compile(rf"{rights()}\D{{0,20}}((?:19|20)\d\d)(?:\s*[-–—]\s*((?:19|20)\d\d))?")


def _tied(tie: _Tie, years: list[int]) -> str:
    """Why the year is the first of `years`, with the others named."""
    name = _WEEKDAYS[tie.weekday - 1]
    others = ", ".join(str(y) for y in years[1:])
    if not others:
        return kept(f"the text ties “{tie.words}” to a {name}, and only in {years[0]} was it one.")
    return kept(
        f"the text ties “{tie.words}” to a {name}, and {years[0]} is the latest year not after the capture in which it "
        f"was one (the others: {others})."
    )


_WEEKDAYS = (
    *(inside("Monday"), inside("Tuesday"), inside("Wednesday"), inside("Thursday")),
    *(inside("Friday"), inside("Saturday"), inside("Sunday")),
)


def _dated(dateline: Dateline, year: int, basis: str) -> Dated | None:
    return _full(year, dateline.month or 1, dateline.day or 1, basis)


def _full(year: int, month: int, day: int, basis: str) -> Dated | None:
    return Dated(f"{year:04}-{month:02}-{day:02}", basis) if _valid(year, month, day) else None


def _valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _latest(captured: str) -> date:
    try:
        return date.fromisoformat(captured[:10]) + timedelta(days=1)
    except (ValueError, OverflowError):
        return date.max


def _fits(year: int, dateline: Dateline, latest: date) -> bool:
    month, day = dateline.month or 1, dateline.day or 1
    return _valid(year, month, day) and date(year, month, day) <= latest


def _on_weekday(year: int, dateline: Dateline, tie: _Tie) -> bool:
    """True where, in the year of the dateline, the tied day falls on its weekday. The day may lie over New Year."""
    published = date(year, dateline.month or 1, dateline.day or 1)
    near = [date(y, tie.month, tie.day) for y in (year - 1, year, year + 1) if _valid(y, tie.month, tie.day)]
    if not near:
        return False
    day = min(near, key=lambda d: abs((d - published).days))
    return day.isoweekday() == tie.weekday and abs((day - published).days) <= NEAR


def _ties(dateline: Dateline, found: list[Expression], text: str, language: str) -> Iterator[_Tie]:
    """Weekdays tied to days: side by side first, then by naming the same event."""
    if dateline.weekday and dateline.day and dateline.month:
        yield _Tie(dateline.day, dateline.month, dateline.weekday, dateline.text)
    days = [d for d in found if d.kind == "date" and d.first("month") and d.first("day") and not d.first("year")]
    for d in days:
        if d.first("weekday"):
            yield _Tie(d.first("day"), d.first("month"), d.first("weekday"), d.span.of(text))
    weekdays = [
        w for w in found if w.kind == "weekday" and w.first("weekday") and not w.first("last") and not w.first("next")
    ]
    for d in days[:TIES]:
        for w in weekdays[:TIES]:
            if _side_by_side(d, w, text) or _same_event(d, w, text, language):
                yield _Tie(d.first("day"), d.first("month"), w.first("weekday"), d.span.of(text))


def _side_by_side(day: Expression, weekday: Expression, text: str) -> bool:
    start, end = min(day.span.end, weekday.span.end), max(day.span.start, weekday.span.start)
    return end - start <= 3 and not text[start:end].strip(" ,(")


def _same_event(day: Expression, weekday: Expression, text: str, language: str) -> bool:
    """True for "February 12, the day of the visit" where the sentence of the weekday speaks of the visit."""
    pattern = _day_of(language)
    after = text[day.span.end : day.span.end + 90]
    match = pattern.match(after) if pattern else None
    if not match:
        return False
    event = match.groupdict().get("event") or re.split(r"[.;:!?]", after[match.end() :], maxsplit=1)[0]
    named = set(_stems(event))
    start = max(text.rfind(". ", 0, weekday.span.start), text.rfind("\n", 0, weekday.span.start)) + 1
    end = text.find(". ", weekday.span.end)
    sentence = text[start : min(end if end > 0 else len(text), weekday.span.end + 300)]
    said = set(_stems(sentence))
    return any(a.startswith(b) or b.startswith(a) for a in named for b in said)


def _stems(text: str) -> list[str]:
    """The words of a text without their endings, roughly: "visit", "visited"; "визит", "визита"."""
    return [w.lower()[: max(4, min(6, len(w) - 2))] for w in _STEM.findall(text)]


@cache
def _day_of(language: str) -> re.Pattern[str] | None:
    phrase = lexicon.load(language, "dateline").get("day_of")
    return re.compile(rf"[\s,(–—-]*(?:{phrase})\b", re.IGNORECASE) if phrase else None


def _full_dates(found: list[Expression]) -> list[date]:
    """Days that the text gives with their year, the latest first."""
    days = []
    for d in found:
        iso = d.first("iso")
        if iso:
            days.append(tuple(int(p) for p in str(iso).split("-")))
        elif d.kind == "date" and d.first("year") and d.first("month") and d.first("day"):
            days.append((d.first("year"), d.first("month"), d.first("day")))
    return sorted((date(*d) for d in days if _valid(*d)), reverse=True)
