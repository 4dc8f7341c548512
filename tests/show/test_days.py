"""Dates as a reader writes them; what is none stays as it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.show import days, zones

NONE = ("2026-03-01T24:30:00Z", "2026-03-01T10:61Z", "2026-03-01T10:05:00+25:00", "yesterday", "31.12.2025", "")


@pytest.mark.parametrize("value", NONE)
@pytest.mark.parametrize("told", [days.day, days.brief, days.dated])
def test_what_is_no_date_is_given_back(told: object, value: str) -> None:
    assert told(value) == value  # type: ignore[operator]


@pytest.mark.parametrize("value", NONE)
def test_what_is_no_date_has_no_day_of_its_own(value: str) -> None:
    with zones.reading_in("Europe/Warsaw"):
        assert days.local_day(value) == value[:10]
        assert days.day(value) == value
    assert days.ago(value) == ""


@given(st.from_regex(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)", fullmatch=True))
def test_whatever_looks_like_a_time_is_told(value: str) -> None:
    assert days.day(value)
