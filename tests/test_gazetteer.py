"""Known names: places, bodies and outlets under their endings, and the rows they are read from."""

from __future__ import annotations

import pytest

from headwater import lexicon
from headwater.gazetteer import gazetteer, holder
from headwater.wordforms import latinise, script, stemmer, tokens


@pytest.mark.parametrize(
    ("language", "printed", "name"),
    [
        ("ru", "Литвы", "Lithuania"),
        ("be", "Польшчы", "Poland"),
        ("be", "Homieli", "Homiel"),
        ("uk", "Києві", "Kyiv"),
        ("pl", "Wielkiej Brytanii", "United Kingdom"),
        ("lt", "Vilniuje", "Vilnius"),
        ("en", "the Holy See", "Vatican"),
        ("ru", "Совета Европы", "Council of Europe"),
        ("pl", "Komisji Europejskiej", "European Commission"),
        ("be", "Францыі", "France"),
        ("be", "Турцыяй", "Turkey"),
        ("be", "Vienhryi", "Hungary"),
        ("lt", "Prancūzijoje", "France"),
        ("lt", "Latvijoje", "Latvia"),
    ],
)
def test_found_under_endings(language: str, printed: str, name: str) -> None:
    found = gazetteer(language).find(printed)
    assert found is not None
    assert found.name == name


def test_capitals_matter() -> None:
    assert gazetteer("en").find("us") is None
    assert gazetteer("en").find("US") is not None
    assert gazetteer("ru").find("правда") is None


def test_a_generic_body_takes_its_country() -> None:
    found = gazetteer("ru").find_with_country("МИД Польши")
    assert found is not None
    assert (found[0].generic, found[1]) == (True, "PL")


def test_every_row_of_places_is_whole() -> None:
    data = lexicon.shared("places")
    assert all(len(row) == len(data["columns"]) for row in data["places"])
    assert all(len(row[0]) in {0, 2} for row in data["places"])


def test_holders_by_surname_and_given_name() -> None:
    assert (found := holder("ru", "Дональд", "Туска")) is not None
    assert found.country == "PL"
    assert holder("ru", "Анна", "Туска") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Mr. Łukašenka’s US-based U.S. J. K. Orr",
            ["Mr.", "Łukašenka", "s", "US", "based", "U.S.", "J.", "K.", "Orr"],
        ),
        ("О.В. Ракитин. Нью-Йорк, Дар’я", ["О.В.", "Ракитин", "Нью-Йорк", "Дар’я"]),
        ("It joined the EU. The end", ["It", "joined", "the", "EU", "The", "end"]),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    found = tokens(text)
    assert found.word == words
    assert all(text[s:e] == w for s, e, w in zip(found.start, found.end, found.word, strict=True))


def test_stems_join_forms_and_keep_short_words() -> None:
    stem = stemmer("ru")
    assert stem("Ракитину") == stem("Ракитиным") == stem("Ракитин")
    assert stem("Мэй") == "мэй"
    assert stemmer("en")("James") == "james"


def test_scripts() -> None:
    assert (script("Рэйтар"), script("Reuters"), script("123")) == ("Cyrl", "Latn", "Zyyy")
    table = lexicon.load("be", "names")["latin"]
    assert [latinise(w, table) for w in ("Гомель", "Лукашэнка", "СССР")] == ["Homiel", "Łukašenka", "SSSR"]


@pytest.mark.parametrize(
    ("language", "printed", "country"),
    [
        ("ru", "Нигере", "NE"),
        ("ru", "Нигер", "NE"),
        ("ru", "Нигерии", "NG"),
        ("ru", "Нигерией", "NG"),
        ("uk", "Нігері", "NE"),
        ("uk", "Нігерії", "NG"),
        ("be", "Нігеры", "NE"),
        ("pl", "Niger", "NE"),
        ("pl", "Nigerii", "NG"),
        ("lt", "Nigeris", "NE"),
        ("lt", "Nigeryje", "NE"),
        ("lt", "Nigerio", "NE"),
        ("lt", "Nigeriui", "NE"),
        ("lt", "Nigerijai", "NG"),
    ],
)
def test_of_two_names_that_an_ending_tells_apart_the_printed_one_is_meant(
    language: str, printed: str, country: str
) -> None:
    known = gazetteer(language).find(printed)
    assert known is not None
    assert known.country == country
