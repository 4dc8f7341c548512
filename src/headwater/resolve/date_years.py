"""Which year a day or a month belongs to where the text does not say."""

from __future__ import annotations

from datetime import date

from headwater.calendar_words import Expression
from headwater.resolve.date_frame import NO_YEAR, Frame

NARRATIVE = 200
"""Characters after a date with its year in which a day without one is taken to be of that year."""
CLOSE = 100
"""Days around publication within which a day or month without a year is of that time, whatever the tense."""


def year_of(e: Expression, month: int, day: int | None, frame: Frame) -> tuple[int | None, str]:
    """The year of a month or a day in it, and the sentence that says why."""
    published = frame.published
    if published and (shift := shift_of(e)) is not None and "unit" not in e.found:
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


def shift_of(e: Expression) -> int | None:
    """-1 for "last", 0 for "this" and "the same", 1 for "next"; None where the text says none of these."""
    for name, shift in (("last", -1), ("past", -1), ("next", 1), ("this", 0), ("same", 0)):
        if name in e.found:
            return shift
    return None


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def whole_year(year: int) -> int:
    """A year of two digits in full."""
    return year if year > 99 else year + (1900 if year > 30 else 2000)
