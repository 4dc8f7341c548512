"""Place names across languages: the pairs of `places.jsonl`, and what must never be one place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from headwater import lexicon
from headwater.names.places import keys, known, likeness
from headwater.names.places_known import TABLES
from headwater.names.places_reading import plain, read
from headwater.names.places_sounds import alike, consonants, first_sound, sounds

PAIRS = [json.loads(line) for line in (Path(__file__).parent / "places.jsonl").read_text("utf-8").splitlines()]
ONE = 0.7


def score(a: str, b: str, language_a: str | None = None, language_b: str | None = None) -> float:
    return likeness(a, b, language_a, language_b).score


@pytest.mark.parametrize("blind", [False, True], ids=["seen", "written before the code"])
def test_press_spellings_of_the_region(blind: bool) -> None:
    pairs = [(score(p["a"], p["b"], p["lang_a"], p["lang_b"]), p) for p in PAIRS if p["blind"] is blind]
    found = [s >= ONE for s, p in pairs if p["same"]]
    assert len(found) == 75
    assert sum(found) >= 72, [(p["a"], p["b"]) for s, p in pairs if p["same"] and s < ONE]
    assert [(p["a"], p["b"]) for s, p in pairs if not p["same"] and s >= ONE] == []


def test_without_languages_nearly_the_same() -> None:
    pairs = [(score(p["a"], p["b"]), p["same"]) for p in PAIRS]
    assert sum(s >= ONE for s, same in pairs if same) >= 145
    assert sum(s >= ONE for s, same in pairs if not same) <= 1


def test_pairs_that_are_one_share_a_key() -> None:
    for p in PAIRS:
        if score(p["a"], p["b"], p["lang_a"], p["lang_b"]) >= ONE:
            assert keys(p["a"], p["lang_a"]) & keys(p["b"], p["lang_b"]), p


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Austria/en", "Australia/en"),
        ("Словакия/ru", "Slovenija/sl"),
        ("Нигер/ru", "Нигерия/ru"),
        ("Niger", "Nigeria"),
        ("Iran", "Iraq"),
        ("Минск/ru", "Пинск/ru"),
        ("Guinea", "Guyana"),
        ("Guinea/en", "Папуа — Новая Гвинея/ru"),
        ("North Korea", "South Korea"),
        ("Korea Północna/pl", "Южная Корея/ru"),
        ("Northern Italy/en", "Южная Италия/ru"),
        ("Италия/ru", "Northern Italy/en"),
        ("New York", "York"),
        ("Минская область/ru", "Минск/ru"),
        ("Минская область/ru", "Мінскі раён/be"),
        ("West Berlin", "Berlin"),
        ("Беларусь/be", "Минск/ru"),
        ("Dunaj/sl", "Дунай/ru"),
        ("Dunaj/sl", "Dunaj/pl"),
        ("Munich/en", "lotnisko w Monachium/pl"),
        ("Видин/bg", "Vídeň/cs"),
        ("Люблин/ru", "Люблино/ru"),
        ("Северная Ирландия/ru", "Irlandia/pl"),
        ("Дзяржынскі раён/be", "Дзержинск/ru"),
    ],
)
def test_never_one(a: str, b: str) -> None:
    one, other = (*a.split("/"), None)[:2], (*b.split("/"), None)[:2]
    assert score(one[0], other[0], one[1], other[1]) <= 0.6


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Dunaj/sl", "Wien/de"),
        ("USA/en", "ЗША/be"),
        ("RFN/pl", "Нямеччына/be"),
        ("Niemcy/pl", "Vokietija/lt"),
        ("Mnichov/cs", "Мюнхен/ru"),
        ("Akwizgran/pl", "Cáchy/cs"),
        ("Karlsbad/de", "Карловы Вары/ru"),
        ("Bliski Wschód/pl", "Bližnji vzhod/sl"),
        ("Ближний Восток/ru", "Middle East/en"),
        ("Munich Airport/en", "lotnisko w Monachium/pl"),
        ("Heathrow/pl", "letališče Heathrow/sl"),
        ("г. Минск/ru", "Мінск/be"),
        ("Republic of Belarus/en", "Беларусь/be"),
        ("UKRAINE/en", "Україна/uk"),
        ("U.S./en", "США/ru"),
        ("Chernihiv region/en", "obwód czernihowski/pl"),
        ("Полацк/be", "Полацак/be"),
        ("Hong Kong/en", "Гонконг/ru"),
        ("Слободская улица/ru", "ulica Słobodzka/pl"),
    ],
)
def test_one(a: str, b: str) -> None:
    one, other = (*a.split("/"), None)[:2], (*b.split("/"), None)[:2]
    assert score(one[0], other[0], one[1], other[1]) >= ONE


def test_a_shared_spelling_stays_open_and_says_so() -> None:
    assert {p.country for p in known("Georgia", "en")} == {"GE", "US"}
    found = likeness("Georgia", "Грузия", "en", "ru")
    assert ONE <= found.score < 0.9
    assert any("shared" in reason.by for reason in found.reasons)


def test_countries_push_the_same_spelling_apart() -> None:
    assert likeness("Brest", "Brest", "en", "fr", "BY", "FR").score < ONE
    assert likeness("Лесное", "Лесное", "ru", "ru", "BY", "RU").score < ONE
    assert likeness("Лесное", "Лесное", "ru", "ru", "BY", "BY").score == 1
    assert likeness("Georgia", "Грузия", "en", "ru", "GE", "GE").score == 1


def test_names_without_letters_and_unknown_languages() -> None:
    assert likeness("", "Minsk").score == 0
    assert likeness("...", "—").reasons
    assert keys("") is not None
    assert score("Минск", "Minsk", "xx", "zz") == 1


def test_every_score_is_between_0_and_1_and_symmetric() -> None:
    for p in PAIRS:
        there, back = (
            likeness(p["a"], p["b"], p["lang_a"], p["lang_b"]),
            likeness(p["b"], p["a"], p["lang_b"], p["lang_a"]),
        )
        assert there.score == pytest.approx(back.score)
        assert 0 <= there.score <= 1
        assert there.reasons


def test_ids_are_those_of_the_gazetteer() -> None:
    shared = {f"place:{row[0]}:{row[2].split('|')[0].lstrip('?')}" for row in lexicon.shared("places")["places"]}
    for cell in ("Minsk", "Poland", "Vilnius", "Black Sea"):
        assert {p.id for p in known(cell, "en")} & shared


@pytest.mark.parametrize("subject", TABLES)
def test_rows_have_no_more_cells_than_columns(subject: str) -> None:
    data = lexicon.shared(f"names/{subject}")
    columns = data["columns"].split()
    for rows in data["rows"].values():
        for line in filter(None, map(str.strip, rows.splitlines())):
            cells = [c.strip() for c in line.split(";")]
            assert 2 <= len(cells) <= len(columns) + (columns[-1] != "other"), line
            assert len(cells[0]) in {0, 2}, line
            assert cells[1], line


def test_western_rows_add_to_places_that_exist() -> None:
    """A slip in the English name would make a second Kyiv."""
    by_sound: dict[tuple[str, str], set[str]] = {}
    for subject in TABLES:
        for rows in lexicon.shared(f"names/{subject}")["rows"].values():
            for line in filter(None, map(str.strip, rows.splitlines())):
                country, name = [c.strip() for c in line.split(";")][:2]
                name = name.split("|")[0]
                by_sound.setdefault((country, first_sound(plain(name), "en").coarse), set()).add(name)
    for row in lexicon.shared("places")["places"]:
        name = row[2].split("|")[0].lstrip("?")
        ours = by_sound.get((row[0], first_sound(plain(name), "en").coarse), set())
        near = {n for n in ours if alike(first_sound(plain(n), "en"), first_sound(plain(name), "en")) > 0.95}
        assert near <= {name}, (name, near)


def test_reading_takes_a_name_apart() -> None:
    name = read("Северо-Восточная Бзурская область", "ru")
    assert name.modifiers == {"north", "east"}
    assert name.generic == {"region"}
    assert [w.printed for w in name.words] == ["бзурская"]
    assert plain(" «Св.  Елена»!\nU.S. ") == "св елена\nus"


def test_many_words_are_read_as_one_is() -> None:
    words = ["молодечно", "baranavičy", "шчучын", "szczuczyn", "грайфсвальд"]
    for script, pick in (("cyrl", words[0::2]), ("latn", words[1::2])):
        assert consonants(" ".join(pick), None, script).split() == [first_sound(w, None).coarse for w in pick]


def test_sounds_hear_what_languages_mean_by_their_letters() -> None:
    assert first_sound("szczuczyn", "pl").fine == first_sound("шчучын", "be").fine == first_sound("ščučyn", "be").fine
    assert "lvv" in {s.coarse for s in sounds("lvivas", "lt")}
    assert alike(first_sound("лида", "ru"), first_sound("лодзь", "ru")) < ONE
