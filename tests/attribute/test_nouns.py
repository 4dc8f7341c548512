"""The head noun of a source, and what sort it is."""

from __future__ import annotations

import pytest

from headwater.attribute import nouns


@pytest.mark.parametrize(
    ("language", "text", "word", "sort"),
    [
        ("en", "the Ministry spokesman", "spokesman", "person"),
        ("en", "two officials briefed on the talks", "officials", "group"),
        ("en", "the governor’s press office", "office", "body"),
        ("en", "an internal memo dated 27 February", "memo", "document"),
        ("ru", "пресс-служба главы государства", "пресс-служба", "body"),
        ("ru", "Источник в окружении премьера", "источник", "person"),
        ("ru", "внутреннюю записку инженера", "записку", "document"),
        ("ru", "Сам директор", "директор", "person"),
        ("uk", "речниця міністерства", "речниця", "person"),
        ("uk", "асоціації експортерів", "асоціації", "body"),
        ("be", "супрацоўніца канцылярыі", "супрацоўніца", "person"),
        ("pl", "pracownik sądu", "pracownik", "person"),
        ("pl", "źródła w gabinecie", "źródła", "group"),
        ("lt", "ministerijos atstovė", "atstovė", "person"),
        ("lt", "du šaltiniai", "šaltiniai", "group"),
    ],
)
def test_the_head_stands_where_the_language_puts_it(language: str, text: str, word: str, sort: str) -> None:
    found = nouns.head(text, language)
    assert (found.word, found.sort) == (word, sort)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("pl", "Żaneta Śliwa", "Żaneta Śliwa"),
        ("pl", "żona żołnierza", None),
        ("lt", "šalies žvalgyba", None),
        ("be", "šeraja žančyna", None),
        ("uk", "очільниця Їрина Ґавиш", "Їрина Ґавиш"),
    ],
)
def test_a_name_begins_with_a_capital_of_its_own_alphabet(language: str, text: str, name: str | None) -> None:
    assert nouns.printed_name(text, language) == name


def test_nothing_has_no_head() -> None:
    assert nouns.head("", "en").word == ""
    assert nouns.head("…", "ru").word == ""
