"""What an expression of time is worth: one small function for each kind of pattern in the calendars."""

from __future__ import annotations

from collections.abc import Callable

from headwater.calendar_words import Expression
from headwater.resolve import date_counted, date_days, date_events, date_holidays, date_periods
from headwater.resolve.date_frame import Frame, Worth


def worth(expression: Expression, frame: Frame) -> Worth | None:
    """What `expression` is worth in its place; None where it turns out to be no expression of time."""
    kind = _KINDS.get(expression.kind)
    return kind(expression, frame) if kind else None


def _ref(e: Expression, frame: Frame) -> Worth | None:
    """ "Now", "recently"; no "soon" in a sentence of what was: there it means "soon after"."""
    if e.value == "FUTURE_REF" and "soon" in e.found and frame.tense(e.span) == "past":
        return None
    if e.value == "one-day" and not frame.may(e.span):
        return Worth("P1D", "DURATION", "The text gives a length of time.")
    if e.value == "one-day":  # "he may one day return"
        return Worth("FUTURE_REF", "DATE", "Some day to come; the text does not say which.")
    return Worth(e.value, "DATE", "The text does not say when more closely.")


_KINDS: dict[str, Callable[[Expression, Frame], Worth | None]] = {
    "date": date_days.day_of_month,
    "days": date_days.day_of_month,
    "weekday": date_days.weekday,
    "day": date_days.offset_day,
    "tonight": date_days.tonight,
    "month": date_periods.month,
    "months": date_periods.month,
    "bare_month": date_periods.bare_month,
    "year": date_periods.year,
    "bare_year": date_periods.bare_year,
    "event_day": date_events.event_day,
    "holiday": date_holidays.holiday,
    "holiday_weekend": date_holidays.holiday_weekend,
    "nth_weekday": date_holidays.nth_weekday,
    "day_part": date_days.day_part,
    "weekday_of": date_days.weekday_of,
    "weekday_from": date_days.weekday_from,
    "years": date_periods.year,
    "decade": date_periods.decade,
    "century": date_periods.century,
    "before_christ": date_periods.before_christ,
    "season": date_periods.season,
    "quarter": date_periods.quarter,
    "the_quarter": date_periods.the_quarter,
    "year_before": date_periods.year_before,
    "weekend": date_counted.weekend,
    "half": date_periods.half,
    "unit": date_counted.unit,
    "ago": date_counted.ago,
    "ahead": date_counted.ahead,
    "within": date_counted.within,
    "earlier": date_counted.earlier,
    "later": date_counted.later,
    "vague_ago": date_counted.vague_ago,
    "duration": date_counted.duration,
    "vague_duration": date_counted.vague_duration,
    "set": date_counted.set_of_times,
    "time": date_days.time_of_day,
    "ref": _ref,
}
