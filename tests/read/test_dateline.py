"""Datelines of agencies in the forms of six languages, and openings that only look like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.read import dateline

DATELINES = [
    ("en", "February 15, Lodestar. Elena Brandt met", "February 15, Lodestar.", None, (15, 2, None), "Lodestar"),
    ("en", "MINSK, Feb 15 (Agency) - The", "MINSK, Feb 15 (Agency) -", "MINSK", (15, 2, None), "Agency"),
    ("en", "PORT SELBY (NNA) — The mayor", "PORT SELBY (NNA) —", "PORT SELBY", (None, None, None), "NNA"),
    ("en", "KYIV – Mar. 14 – The mayor", "KYIV – Mar. 14 –", "KYIV", (14, 3, None), None),
    ("en", "(NNA) — The mayor", "(NNA) —", None, (None, None, None), "NNA"),
    (
        "en",
        "SELBY, Karvenia, Feb. 15, 2025 (NNA) - A",
        "SELBY, Karvenia, Feb. 15, 2025 (NNA) -",
        "SELBY",
        (15, 2, 2025),
        "NNA",
    ),
    ("en", "February 15, 2025, Minsk. The", "February 15, 2025, Minsk.", "Minsk", (15, 2, 2025), None),
    (
        "ru",
        "15 февраля, Минск /Корр. КАРТА/. Глава",
        "15 февраля, Минск /Корр. КАРТА/.",
        "Минск",
        (15, 2, None),
        "КАРТА",
    ),
    (
        "ru",
        "МОСКВА, 15 фев — Карта Новости. Глава",
        "МОСКВА, 15 фев — Карта Новости.",
        "МОСКВА",
        (15, 2, None),
        "Карта Новости",
    ),
    (
        "ru",
        "Москва. 15 февраля. KARTA.RU - Глава",
        "Москва. 15 февраля. KARTA.RU -",
        "Москва",
        (15, 2, None),
        "KARTA.RU",
    ),
    ("ru", "МОСКВА, 15 февраля. /КАРТА/. Глава", "МОСКВА, 15 февраля. /КАРТА/.", "МОСКВА", (15, 2, None), "КАРТА"),
    ("be", "Мінск, 15 лютага. /Агенцыя/. Кіраўнік", "Мінск, 15 лютага. /Агенцыя/.", "Мінск", (15, 2, None), "Агенцыя"),
    ("be", "15 лютага, Хваля. Журналіст", "15 лютага, Хваля.", None, (15, 2, None), "Хваля"),
    ("be", "15 lutaha, Miensk (Chvala). Kiraŭnik", "15 lutaha, Miensk (Chvala).", "Miensk", (15, 2, None), "Chvala"),
    ("uk", "КИЇВ, 15 лютого (ННА) — Президент", "КИЇВ, 15 лютого (ННА) —", "КИЇВ", (15, 2, None), "ННА"),
    ("uk", "Київ. 15 лютого. ННА. Президент", "Київ. 15 лютого. ННА.", "Київ", (15, 2, None), "ННА"),
    ("pl", "WARSZAWA, 15 lutego (NNA) – Prezydent", "WARSZAWA, 15 lutego (NNA) –", "WARSZAWA", (15, 2, None), "NNA"),
    (
        "lt",
        "Vilnius, vasario 15 d. (NNA). Prezidentas",
        "Vilnius, vasario 15 d. (NNA).",
        "Vilnius",
        (15, 2, None),
        "NNA",
    ),
]


@pytest.mark.parametrize(("code", "text", "printed", "place", "day", "outlet"), DATELINES)
def test_datelines(code: str, text: str, printed: str, place: str, day: tuple[int, ...], outlet: str) -> None:
    found = dateline.find(text, code)
    assert found is not None
    assert (found.text, found.span.of(text)) == (printed, printed)
    assert (found.place, (found.day, found.month, found.year), found.outlet) == (place, day, outlet)


@pytest.mark.parametrize(
    "text",
    [
        "On February 15, Minsk hosted the talks.",
        "Brandt, Vale and others left.",
        "In 2020, Brandt won.",
        "Harast — a man of few words — left.",
        "February was cold.",
        "President Harast (left) met her.",
        "",
        "   \n\n",
    ],
)
def test_what_is_none(text: str) -> None:
    assert dateline.find(text, "en") is None


def test_white_space_before_it_is_passed_over() -> None:
    text = "\n\n  March 3, Lodestar. Rain."
    found = dateline.find(text, "en")
    assert found is not None
    assert found.span.of(text) == "March 3, Lodestar."


@given(st.text(alphabet="AB ab.,—-()/ 15February", max_size=120))
def test_the_span_is_what_is_printed(text: str) -> None:
    found = dateline.find(text, "en")
    assert found is None or found.span.of(text) == found.text
