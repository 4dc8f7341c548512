"""The date of publication: what fixes a year that is not printed, and what leaves it open."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.read import dateline, published
from headwater.records import Dated

VISIT = (
    "{dateline} The envoy met Danil Harast during a visit on {weekday}, the Meridian Post reports.\n"
    "Harast made no appearance on {day}, the day of the visit."
)


def _read(text: str, code: str = "en", captured: str = "2026-11-24T10:00:00Z") -> Dated | None:
    found = dateline.find(text, code)
    assert found is not None
    return published.from_dateline(found, text, language=code, captured=captured)


def test_a_weekday_tied_to_a_day_fixes_the_year_and_the_basis_names_the_others() -> None:
    text = VISIT.format(dateline="February 15, Lodestar.", weekday="Wednesday", day="February 12")
    found = _read(text)
    assert found is not None
    assert found.value == "2025-02-15"
    assert all(word in found.basis for word in ("Wednesday", "February 12", "2020", "2014"))


def test_the_year_is_never_after_the_capture() -> None:
    text = VISIT.format(dateline="February 15, Lodestar.", weekday="Wednesday", day="February 12")
    found = _read(text, captured="2025-02-14T23:00:00Z")
    assert found is not None
    assert found.value == "2025-02-15", "a day is granted for time zones"
    earlier = _read(text, captured="2025-02-01T00:00:00Z")
    assert earlier is not None
    assert earlier.value == "2020-02-15"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "15 февраля, Карта. Визит прошёл в среду. Он не выступал 12 февраля, в день визита."),
        ("be", "15 лютага, Хваля. Візіт прайшоў у сераду. Ён не выступаў 12 лютага, у дзень візіту."),
        ("uk", "15 лютого, Хвиля. Візит відбувся в середу. Він не виступав 12 лютого, у день візиту."),
        ("pl", "15 lutego, Kurier. Wizyta odbyła się w środę. Nie wystąpił 12 lutego, w dniu wizyty."),
        ("lt", "Vasario 15 d., Balsas. Vizitas įvyko trečiadienį. Jis nekalbėjo vasario 12 d., vizito dieną."),
        ("en", "February 15, Lodestar. The mayor resigned on Wednesday, February 12."),
        ("en", "February 15, Lodestar. The mayor resigned on February 12 (Wednesday)."),
        ("en", "Saturday, February 15, Lodestar. The mayor resigned."),
    ],
)
def test_ties_in_other_words(code: str, text: str) -> None:
    found = _read(text, code)
    assert found is not None
    assert found.value == "2025-02-15"


def test_new_year_lies_between() -> None:
    found = _read("January 2, Lodestar. The fire broke out on Tuesday, December 31.", captured="2026-06-01")
    assert found is not None
    assert found.value == "2025-01-02"


def test_a_full_date_nearby_fixes_the_year() -> None:
    found = _read("March 3, Lodestar. The law was passed on February 27, 2019.")
    assert found is not None
    assert found.value == "2019-03-03"
    assert "2019-02-27" in found.basis


def test_a_notice_of_copyright_fixes_the_year() -> None:
    found = _read("March 3, Lodestar. Rain fell.\n© 2018 Lodestar")
    assert found is not None
    assert found.value == "2018-03-03"


@pytest.mark.parametrize(
    "text",
    [
        "March 3, Lodestar. The mayor resigned on Wednesday.",
        "March 3, Lodestar. The mayor resigned on Wednesday. A storm came on March 1, the day of the fair.",
        "March 3, Lodestar. In 1994 it was different.",
    ],
)
def test_where_nothing_fixes_it_it_stays_open(text: str) -> None:
    assert _read(text) is None


def test_a_printed_year_is_taken() -> None:
    found = _read("March 3, 2016, Lodestar. Rain.")
    assert found is not None
    assert found.value == "2016-03-03"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-02-15", "2025-02-15"),
        ("2025-02-15T10:05:00+03:00", "2025-02-15T10:05:00+03:00"),
        ("2025-02-15 10:05", "2025-02-15T10:05"),
        ("2025-02-15T10:05 +0300", "2025-02-15T10:05+0300"),
        ("2025-02", "2025-02"),
        ("2025-13-45", None),
        ("2025-02-15T24:30:00Z", None),
        ("2025-02-15T10:61", None),
        ("2025-02-15T10:05:00+25:00", None),
        ("0001-01-01T00:00:00+05:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_as_metadata_state_them(value: str, expected: str | None) -> None:
    found = published.given(value, "stated")
    assert (found.value if found else None) == expected


@given(st.dates(date(1995, 1, 1), date(2026, 11, 20)), st.integers(0, 6))
def test_whatever_year_is_taken_the_tie_holds_in_it(day: date, later: int) -> None:
    after = date.fromordinal(day.toordinal() + later)
    text = VISIT.format(dateline=f"{after:%B} {after.day}, Lodestar.", weekday=f"{day:%A}", day=f"{day:%B} {day.day}")
    found = _read(text)
    assert found is not None
    taken = date.fromisoformat(found.value)
    assert (taken.month, taken.day) == (after.month, after.day)
    assert day <= taken <= date(2026, 11, 25)
