"""Values of dates that are no day and no counted length, in each language of the desk."""

from __future__ import annotations

import pytest

from headwater.show import days, tongue


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2025-WI", ("winter 2025", "зіма 2025", "зима 2025", "зима 2025", "zima 2025")),
        ("2025-H1", ("first half of 2025", "першае паўгоддзе 2025", "первое полугодие 2025", None, None)),
        ("2025-Q2", ("2nd quarter 2025", "2-гі квартал 2025", "2-й квартал 2025", None, "II kwartał 2025")),
        ("2025-W07", ("10–16 February 2025", None, None, None, "10–16 lutego 2025")),
        ("2025-W09", ("24 February to 2 March 2025", None, None, None, "24 lutego – 2 marca 2025")),
        ("2025-W01", ("30 December 2024 to 5 January 2025", None, None, None, "30 grudnia 2024 – 5 stycznia 2025")),
        ("2025-W07-WE", ("15–16 February 2025", None, None, None, None)),
        ("202", ("2020–2029",) * 5),
        ("19", ("1900–1999",) * 5),
        ("XXXX-03-11", ("11 March", "11 сакавіка", "11 марта", "11 березня", "11 marca")),
        ("PAST_REF", ("some time ago", "некалі раней", "когда-то раньше", "колись раніше", "kiedyś wcześniej")),
        ("PXY", ("some years", "некалькі гадоў", "несколько лет", "кілька років", "kilka lat")),
    ],
)
def test_a_stretch_of_time_is_said_in_words(value: str, said: tuple[str | None, ...]) -> None:
    for code, told in zip(tongue.LANGUAGES, said, strict=True):
        with tongue.speaking(code):
            assert told is None or days.day(value) == told


@pytest.mark.parametrize("value", ["", "nonsense", "2025-W99", "XXXX-13-01", "XXXX-WXX-1", "2025-Q5", "PXZ"])
def test_what_is_no_stretch_stays_as_it_is(value: str) -> None:
    with tongue.speaking("pl"):
        assert days.day(value) == value
