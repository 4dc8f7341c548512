"""What an article is about: names by their sound, notions, numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.link.stories_invented import FERRIES, ferries, sheet

from headwater import lexicon
from headwater.link.matters import UNIT, matter, names_in, sounds
from headwater.link.notions import called, notions
from headwater.linked import Matter, Named


@pytest.mark.parametrize("article", ferries(), ids=lambda article: article.article)
def test_every_language_tells_of_the_same_names_notions_and_numbers(article) -> None:
    about = matter(article)
    assert {"strike", "wage", "union", "passenger"} <= dict(about.notions).keys()
    assert {"klntk", "prkr"} <= dict(about.names).keys()  # Kelinska, Brekker
    assert [number for number, _ in about.numbers] == ["340", "27"]


def test_weights_are_whole_numbers_of_one_length_the_heaviest_first() -> None:
    for signs in (matter(ferries()[0]).names, matter(ferries()[0]).words):
        assert sum(weight**2 for _, weight in signs) == pytest.approx(UNIT**2, rel=0.02)
        assert [weight for _, weight in signs] == sorted((weight for _, weight in signs), reverse=True)


def test_what_a_sheet_keeps_is_not_read_again() -> None:
    kept = Matter(notions=(("flood", UNIT),))
    assert matter(replace(ferries()[0], matter=kept)) is kept


def test_the_headline_is_not_counted_twice_where_the_text_repeats_it() -> None:
    title, text = FERRIES["pl"]
    assert matter(sheet("a", "pl", (title, f"{title}\n\n{text}"))) == matter(sheet("a", "pl", (title, text)))


def test_names_are_words_in_capitals_within_a_sentence() -> None:
    text = "Yesterday Ada Vint spoke. Vint left. Nobody saw her in Ostrel; d’Arnault did."
    assert names_in(text, "en") == ("Ada", "Vint", "Ostrel", "Arnault")


def test_of_names_that_were_read_no_others_are_taken() -> None:
    read = replace(ferries()[0], names=(Named("Marta Kelinska", "person", "en"),))
    assert {name for _, name in matter(read).printed} == {"Marta", "Kelinska"}


def test_what_everybody_names_weighs_less() -> None:
    told = ("A visit", "On Monday Vint of Poland met Kelinska of Lithuania.")
    about = matter(sheet("a", "en", told))
    printed = dict(about.printed)
    weights = {printed[key]: weight for key, weight in reversed(about.names)}
    assert weights["Poland"] < weights["Kelinska"]
    assert weights["Lithuania"] < weights["Kelinska"]


@pytest.mark.parametrize("printed", ["50 000", "50.000", "50,000", "50\u00a0000", "50"])
def test_thousands_meet_however_they_are_printed(printed: str) -> None:
    assert matter(sheet("a", "en", ("", f"Some {printed} people came."))).numbers == (("50", UNIT),)


@pytest.mark.parametrize(("printed", "number"), [("8,5", "8.5"), ("8.5", "8.5"), ("007", "7"), ("1.250", "1250")])
def test_other_numbers(printed: str, number: str) -> None:
    assert matter(sheet("a", "en", ("", f"It is {printed} now."))).numbers == ((number, UNIT),)


def test_an_article_without_text_or_language_tells_what_it_can() -> None:
    assert matter(sheet("a", "en", ("", ""))) == Matter()
    unknown = replace(sheet("a", "en", ("Strajk w Ostrelu", "")), language=None)
    assert dict(matter(unknown).headed) == {"strike": UNIT}


@pytest.mark.parametrize("forms", [("johnson", "джонсон"), ("juncker", "юнкер"), ("lukašenka", "лукашенко")])
def test_spellings_of_one_name_sound_alike(forms: tuple[str, str]) -> None:
    assert set(sounds(forms[0], None)) & set(sounds(forms[1], None))


@pytest.mark.parametrize(
    ("word", "language", "notion"),
    [
        ("забастовка", "ru", "strike"),
        ("забастоўкі", "be", "strike"),
        ("zabastoŭka", "be", "strike"),
        ("stávkou", "cs", "strike"),
        ("ставка", "bg", None),
        ("štrajka", "sr", "strike"),
        ("warsaw", "en", None),
        ("war", "en", "war"),
    ],
)
def test_notions(word: str, language: str, notion: str | None) -> None:
    assert notions(word, language) == ((notion,) if notion else ())


def test_every_row_of_notions_has_every_column_and_no_stem_in_two_scripts() -> None:
    data = lexicon.shared("matters")
    rows = [line.split("|") for line in data["rows"].strip().splitlines()]
    assert {len(row) for row in rows} == {len(data["columns"].split()) + 1}
    assert len({row[0] for row in rows}) == len(rows)
    for row in rows:
        for stem in " ".join(row[1:]).split():
            latin = any("a" <= letter <= "z" for letter in stem)
            assert not (latin and any("а" <= letter <= "я" for letter in stem)), stem
            assert "_" not in stem[:-1], stem


def test_what_a_notion_is_called_can_stand_in_a_row() -> None:
    assert (called()["union"], called()["strike"], called()["european court"]) == (
        "trade union",
        "strike",
        "European court",
    )
    assert [name for name in called().values() if set(",()_") & set(name) or " and " in name] == []
