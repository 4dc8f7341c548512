"""How words sound: spellings of one name meet, other names do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.names import sounds


def alike(a: str, b: str, language_a: str | None = None, language_b: str | None = None) -> float:
    return sounds.likeness(sounds.readings(a, language_a), sounds.readings(b, language_b))


ONE = [
    ("Лукашенко", "Łukašenka"),
    ("Лукашэнка", "Loukachenko"),
    ("Лукашенко", "Lukaschenko"),
    ("Łukaszenka", "Lukashenko"),
    ("Ціханоўская", "Tikhanovskaya"),
    ("Cichanoŭski", "Tikhanovsky"),
    ("Ціханоўская", "Cichanouska"),
    ("Кавальчук", "Kowalczuk"),
    ("Щербина", "Szczerbyna"),
    ("Щербина", "Shcherbyna"),
    ("Жук", "Zhuk"),
    ("Журавель", "Żurawel"),
    ("Шыманская", "Szymańska"),
    ("Юшкевич", "Juszkiewicz"),
    ("Яўген", "Jaŭhien"),
    ("Ґудзь", "Hudz"),
    ("Дзядзюля", "Dziadziula"),
    ("Мельниченко", "Melnychenko"),
    ("Джонсон", "Johnson"),
    ("Макрон", "Macron"),
    ("Юнкер", "Juncker"),
    ("Шульц", "Schulz"),
    ("Надь", "Nagy"),
    ("Шарапова", "Charapova"),
]
OTHER = [
    ("Кузнецов", "Кузнечик"),
    ("Viktar", "Alaksandar"),
    ("Петренко", "Петров"),
    ("Кавалёў", "Кавалеўскі"),
    ("Марчанка", "Марчук"),
    ("Ганна", "Жанна"),
    ("Bondar", "Bondarenko"),
    ("Васілеўскі", "Васілевіч"),
]


@pytest.mark.parametrize(("a", "b"), ONE)
def test_spellings_of_one_name_sound_alike(a: str, b: str) -> None:
    assert alike(a, b) >= 0.9


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_other_names_do_not(a: str, b: str) -> None:
    assert alike(a, b) < 0.8


def test_a_latin_word_has_the_readings_of_several_languages() -> None:
    fine = {sound.fine for sound in sounds.readings("Chirac")}
    assert {"xirac", "Sirak", "Cir@k"} & fine
    assert len(fine) > 3


def test_a_cyrillic_word_has_one_reading_and_its_language_decides_what_two_read_apart() -> None:
    assert [s.fine for s in sounds.readings("Щерев", "bg")] == ["Sterev"]
    assert [s.fine for s in sounds.readings("Щерев", "ru")] == ["SCerev"]
    assert [s.fine for s in sounds.readings("Тръмп", "bg")] == ["tr@mp"]


def test_an_unknown_language_is_as_if_none_were_given() -> None:
    assert sounds.readings("Щерев", "xx") == sounds.readings("Щерев")


def test_capitals_and_softness_change_nothing() -> None:
    assert sounds.readings("КОВАЛЬ") == sounds.readings("коваль") == sounds.readings("ковал")


def test_letters_of_other_scripts_stand_for_themselves() -> None:
    assert alike("ბარაკ", "ბარაკ") == 1.0
    assert alike("ბარაკ", "ობამა") < 0.5
    assert alike("ბარაკ", "Barak") == 0.0


WORDS = st.text(alphabet="абвгдежзійклмнопрстуфхцчшыьэюяўŭłśćńčšžabcdefghijklmnoprstuvwz'-ßé", max_size=12)


@given(WORDS, WORDS)
def test_likeness_is_the_same_either_way_and_between_0_and_1(a: str, b: str) -> None:
    assert 0.0 <= alike(a, b) == alike(b, a) <= 1.0


@given(WORDS)
def test_a_word_is_wholly_like_itself(word: str) -> None:
    assert alike(word, word) == 1.0


@pytest.mark.parametrize(("a", "b"), ONE)
@pytest.mark.parametrize("least", [0.7, 0.81, 0.95])
def test_reach_is_what_likeness_says(a: str, b: str, least: float) -> None:
    ours, theirs = sounds.readings(a), sounds.readings(b)
    heard = sounds.likeness(ours, theirs)
    if abs(heard - least) > 1e-9:
        assert sounds.reach(ours, theirs, least) == sounds.reach(theirs, ours, least) == (heard >= least)
