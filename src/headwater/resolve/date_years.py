"""Which year a day or a month belongs to where the text does not say."""

from __future__ import annotations

import re
from datetime import date

from headwater.calendar_words import Expression
from headwater.records import Span
from headwater.resolve.date_frame import NO_YEAR, SEASONS, Frame
from headwater.said import inside

NARRATIVE = 200
"""Characters after a date with its year in which a day without one is taken to be of that year."""
CLOSE = 100
"""Days around publication within which a day or month without a year is of that time, whatever the tense."""
CLOSE_TOLD = 31
"""The same where the tense is sure: the date opens a sentence of what was ("In January, it opened"), or stands right
behind a verb of the past ("it was opened in January") or words of what is to come ("is due to open in January")."""
RANGE = 12
"""Characters between a date with its year and the other end of its range."""
TURNED = 6
"""Months back at which the other end lies in the next year: not "in May 2023 and April"."""
_APART = re.compile(r"[.,;:()\n]")
_JOINED = re.compile(r"[ \u00a0]?[-–—][ \u00a0]?|(?:[ \u00a0][^\W\d_]{1,7}){1,2}[ \u00a0]")
"""What stands between two dates that share their year: a dash, or a word or two."""
_SPANNED = {"date", "month", "bare_month"}
"""Kinds of expressions that are ends of a span."""
_BESIDE_NAMED = {"before": -1, "after": 1}
"""Patterns that count from the date named before: "the previous April", "the following March"."""
SLIP = 30
"""Days around publication within which a weekday that does not fit its day is taken for a slip."""
TURN = 9
"""Months back from the day before at which a story has passed a new year: from December to January, not to May."""
OPENS = 25
"""Characters from the start of a sentence within which a year is one that the story turns to."""
AHEAD = 1
"""Years by which a story goes on with a year that it names alone; a later one, or one before, is told in passing."""
BESIDE = 45
"""Days around publication within which a day is of that time even where its sentence names another year."""


def year_of(e: Expression, month: int, day: int | None, frame: Frame) -> tuple[int | None, str]:
    """The year of a month or a day in it, and the sentence that says why."""
    said = _said(e, month, day, frame) or _of_range_ahead(e, month, frame)
    if said:
        return said
    if frame.published is None:
        return _of_undated(e, month, day, frame)
    year, basis = _near_publication(e, month, day, frame, frame.published)
    if year and (begun := _begins_span(e, month, day, year, frame)):
        return begun, "The last one before the other end of the span."
    if year and (ended := _closes_span(e, month, day, frame)):
        return ended, f"The first not before “{frame.anchor_text}”, with which the span begins."
    return year, basis


def _begins_span(e: Expression, month: int, day: int | None, year: int, frame: Frame) -> int | None:
    """The year of the first end of a span that has been, by that of its other end: "between January 1 and May 26"."""
    ahead, published = frame.ahead, frame.published
    if ahead is None or published is None or not {e.kind, ahead.kind} <= _SPANNED:
        return None
    other, last = month_of(ahead), ahead.first("day") or ahead.first("day_word")
    if other is None or _distance(published, year, month, day) <= 0 or not frame.makes_span(e.span, ahead.span):
        return None
    if "future" in (frame.tense(e.span), frame.tense(ahead.span)):
        return None
    closes, _ = _near_publication(ahead, other, last, frame, published)
    if closes is None or _distance(published, closes, other, last) > 0:
        return None
    if (month, day or 1) <= (other, last or 31):
        return closes
    return closes - 1 if month - other >= TURNED else None


def _closes_span(e: Expression, month: int, day: int | None, frame: Frame) -> int | None:
    """The year of the other end of a span by that of the end before it: "from June 1 to October 31"."""
    begins = frame.anchor
    if begins is None or frame.narrative or frame.anchor_whole or not {e.kind, frame.anchor_kind} <= _SPANNED:
        return None
    first = Span(frame.anchor_from, frame.anchor_from + len(frame.anchor_text))
    if not 0 < e.span.start - first.end <= RANGE or not frame.makes_span(first, e.span):
        return None
    if (month, day or 31) >= (begins.month, begins.day):
        return begins.year
    return begins.year + 1 if begins.month - month >= TURNED else None


def _said(e: Expression, month: int, day: int | None, frame: Frame) -> tuple[int, str] | None:
    """The year that words beside the date give: "last March", "May of the same year", "May last year"."""
    now, shift = frame.now, shift_of(e)
    if frame.anchor and ("same" in e.found or e.value == "same"):
        return frame.anchor.year, f"The year is that of “{frame.anchor_text}” before it."
    if frame.anchor and e.value in _BESIDE_NAMED:
        now, shift = frame.anchor, _BESIDE_NAMED[e.value]
    if now is None or shift is None or "unit" in e.found:
        return None
    seen = inside(f"publication on {now}") if now == frame.published else inside(f"“{frame.anchor_text}” before it")
    if e.value == "near" or e.value in _BESIDE_NAMED:
        how = {-1: inside("last before"), 0: inside("one in the year of"), 1: inside("first after")}[shift]
        return _next_to(now, month, day, shift), f"This is the {how} {seen}."
    return now.year + shift, f"The text says in which year, seen from {seen}."


def _of_range_ahead(e: Expression, month: int, frame: Frame) -> tuple[int, str] | None:
    """The year of the date right behind it: "between March and April 1998", "26 June - 4 August 1952"."""
    ahead = frame.ahead
    if ahead is None or not _JOINED.fullmatch(frame.text, e.span.end, ahead.span.start):
        return None
    year, other = ahead.first("year"), month_of(ahead)
    return (int(year) - (month > other), "The text gives the year.") if year and other else None


def month_of(e: Expression) -> int | None:
    """The month that a date, month or season names, the first of its season."""
    season = e.first("season")
    return e.first("month") or e.first("month_number") or (SEASONS[str(season)] if season else None)


def _of_undated(e: Expression, month: int, day: int | None, frame: Frame) -> tuple[int | None, str]:
    """The year in a text whose day of publication is not known: that named before, or that which the text fixes."""
    told = _in_narrative(e, month, day, frame) or not frame.undated.years
    if frame.anchor and told and _fits(e, month, day, frame):
        return frame.anchor.year, f"The year is that of “{frame.anchor_text}” before it."
    return frame.undated.year, frame.undated.reason or NO_YEAR


def _near_publication(
    e: Expression, month: int, day: int | None, frame: Frame, published: date
) -> tuple[int | None, str]:
    """The year by the weekday beside the day, else that of the story told, else by publication and the tense."""
    weekday = e.first("weekday")
    if day and weekday and (year := _on_weekday(published, month, day, weekday)):
        return year, f"The year nearest to publication on {published} in which that day is such a weekday."
    if frame.anchor and _ends_range(e, frame):
        turned = frame.anchor.month - month >= TURNED
        return frame.anchor.year + turned, f"The first after “{frame.anchor_text}” beside it."
    if frame.anchor and (frame.narrative or _in_narrative(e, month, day, frame)):
        return _of_story(e, month, day, frame, frame.anchor)
    over = frame.over(e.span)
    tense = "past" if over else "future" if frame.scheduled(e.span) else frame.tense(e.span)
    if tense == "future" and frame.told(e.span):
        tense = "past"  # what follows is to come: "the accord reached in Paris in May may hold"
    year = _nearest(published, month, day, tense, close=0 if over else _close(e, tense, frame))
    # Each is a sentence of its own: what is said for "the latest not after" governs another case elsewhere.
    basis = {
        "past": f"The text does not name the year; this is the latest not after publication on {published}.",
        "future": f"The text does not name the year; this is the first not before publication on {published}.",
        None: f"The text does not name the year; this is the nearest to publication on {published}.",
    }[tense]
    return year, basis


def _ends_range(e: Expression, frame: Frame) -> bool:
    """True right behind a date with its year: "from November 2023 to February"."""
    between = frame.text[frame.stated_at : e.span.start] if 0 < frame.stated_at <= e.span.start else ""
    return 0 < len(between) <= RANGE and not frame.anchor_whole and not _APART.search(between)


def _close(e: Expression, tense: str | None, frame: Frame) -> int:
    """Days around publication within which a date is of that time, whatever the tense."""
    if tense == "future" and (frame.awaited(e.span) or frame.may_be(e.span) or frame.scheduled(e.span)):
        return CLOSE_TOLD
    opening = frame.text[frame.sentence(e.span.start).start : e.span.start].strip(" “\"'«„–—-")
    opens = opening.count(" ") == 0 and len(opening) < 6
    return CLOSE_TOLD if tense == "past" and (opens or frame.told(e.span)) else CLOSE


def _of_story(e: Expression, month: int, day: int | None, frame: Frame, anchor: date) -> tuple[int, str]:
    """The year of a day in a story: that of the date before it, or the next where the story has passed a new year."""
    last = frame.day_before()
    basis = f"The year is that of “{frame.anchor_text}” before it."
    if not frame.narrative or last is None:
        return anchor.year, basis
    if _in_passing(e, month, day, frame, last):
        return last.year, f"The year is that of the day before it, {last}."
    if not frame.anchor_whole and anchor.month - month >= TURN:
        return anchor.year + 1, f"The first after “{frame.anchor_text}” before it."
    return anchor.year, basis


def _in_passing(e: Expression, month: int, day: int | None, frame: Frame, last: date) -> bool:
    """True where the year named last is one that the story only recalls or foretells, in a sentence before.

    So is the next year, where what follows lies close behind the day before it.
    """
    if not frame.anchor or not frame.anchor_whole or frame.sentence(e.span.start).start <= frame.anchor_from:
        return False
    if frame.anchor_from - frame.sentence(frame.anchor_from).start <= OPENS:
        return False
    behind = _distance(last, last.year, month, day)
    return not 0 <= frame.anchor.year - last.year <= (0 if 0 <= behind <= BESIDE else AHEAD)


def _in_narrative(e: Expression, month: int, day: int | None, frame: Frame) -> bool:
    """True where a year named shortly before holds: not for a day close to publication, but in the same sentence."""
    published, anchor = frame.published, frame.anchor
    if anchor is None or frame.anchor_at < 0 or not 0 <= e.span.start - frame.anchor_at < NARRATIVE:
        return False
    same_sentence = frame.sentence(e.span.start).start < frame.anchor_at
    if published is None:
        return same_sentence
    away = min(abs(_distance(published, published.year + y, month, day)) for y in (-1, 0, 1))
    if not same_sentence and frame.anchor_whole and frame.anchor_from - frame.sentence(frame.anchor_from).start > OPENS:
        return False  # a year told in passing
    if same_sentence:
        return anchor.year != published.year and not (day and away < BESIDE) and frame.tense(e.span) != "future"
    return published.year - anchor.year > 1 and away > CLOSE and frame.tense(e.span) != "future"


def _distance(published: date, year: int, month: int, day: int | None) -> int:
    """Days from publication, roughly, to a day or month of `year`."""
    return (year - published.year) * 365 + (month - published.month) * 30 + ((day or published.day) - published.day)


def _fits(e: Expression, month: int, day: int | None, frame: Frame) -> bool:
    """True unless the weekday beside a day says that it is not of the year named before it."""
    weekday = e.first("weekday")
    made = make_day(frame.anchor.year, month, day) if frame.anchor and day else None
    return weekday is None or made is None or made.isoweekday() == weekday


def _on_weekday(published: date, month: int, day: int, weekday: int) -> int | None:
    """The year within one of publication, the nearest first, in which the day falls on the weekday.

    None where the day of the nearest year lies close to publication on another weekday: that is a slip of the writer.
    """
    years = sorted((-1, 0, 1), key=lambda y: abs(_distance(published, published.year + y, month, day)))
    days = [d for y in years if (d := make_day(published.year + y, month, day))]
    if days and abs((days[0] - published).days) <= SLIP and days[0].isoweekday() != weekday:
        return None
    return next((d.year for d in days if d.isoweekday() == weekday), None)


def _next_to(published: date, month: int, day: int | None, shift: int) -> int:
    """The year of the last such month or day before publication (-1), the first after (1), or the one of that year."""
    here = (published.month, published.day) if day else (published.month,)
    there = (month, day) if day else (month,)
    if shift < 0:
        # "Last February" said in March is the one of the year before.
        return published.year - (there >= here or (day is None and published.month - month == 1))
    return published.year + (shift > 0 and there <= here)


def _nearest(published: date, month: int, day: int | None, tense: str | None, close: int) -> int:
    def distance(year: int) -> int:
        return _distance(published, year, month, day)

    years = (published.year - 1, published.year, published.year + 1)
    if tense is None:
        tense = "past"  # what is far off and told of without a verb has mostly been
    nearest = min(years, key=lambda y: abs(distance(y)))
    if abs(distance(nearest)) <= close:
        return nearest
    fitting = [y for y in years if (tense == "past" and distance(y) <= 0) or (tense == "future" and distance(y) >= 0)]
    return min(fitting or years, key=lambda y: abs(distance(y)))


def year_beside(e: Expression) -> int | None:
    """The year that the expression itself gives in four digits, an ordinal ("2021-га") included."""
    found = e.first("year")
    return int(found) if found is not None else e.first("named_year")


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
