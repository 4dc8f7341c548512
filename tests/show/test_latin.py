"""Names in Latin letters."""

from __future__ import annotations

import pytest

from headwater.show import tongue
from headwater.show.latin import latin


@pytest.mark.parametrize(
    ("name", "language", "made"),
    [("Ціханоўская", "be", "Cichanoŭskaja"), ("Щербаков", "ru", "Shcherbakov"), ("Згурський", "uk", "Zghurskyi")],
)
def test_by_the_usual_table_of_the_language(name: str, language: str, made: str) -> None:
    found = latin(name, language)
    assert found is not None
    assert found.text == made
    assert "not as it was printed" in found.how


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Viktar Łukašenka", "be"),
        ("Ціханоўская", None),
        ("Ціханоўская", "en"),
        ("Ціханоўская", "xx"),
        ("ثاجب", "ar"),
        ("1984", "ru"),
        ("", "be"),
    ],
)
def test_nothing_is_made_of_what_needs_none_or_cannot_be_known(name: str, language: str | None) -> None:
    assert latin(name, language) is None


def test_half_a_name_is_none() -> None:
    assert latin("Дуброўская", "ru") is None


def test_the_table_is_named() -> None:
    belarusian = latin("Вільня", "be")
    assert belarusian is not None
    assert "Łacinka" in belarusian.how


def test_the_table_is_named_in_the_language_of_the_reader() -> None:
    belarusian = latin("Вільня", "be")
    assert belarusian is not None
    with tongue.speaking("uk"):
        assert "лацинка, білоруський латинський алфавіт" in belarusian.how
        assert "Belarusian" not in belarusian.how
