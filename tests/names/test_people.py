"""Names of persons: one under every spelling, relatives and namesakes' neighbours never."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.names import people
from headwater.names.likeness import CERTAIN

ONE = [
    ("Аляксандр Лук’янчык", "Alaksandar Łukjančyk"),
    ("Віктар Кавальчук", "Viktar Kavalčuk"),
    ("Віктар Кавальчук", "Viktor Kovalchuk"),
    ("Кавальчук Віктар", "Віктар Кавальчук"),
    ("Ковальчук Виктор Петрович", "Viktar Kavalčuk"),
    ("Kowalczuk, Wiktor", "Віктар Кавальчук"),
    ("В. Кавальчук", "Viktar Kavalčuk"),
    ("В.П. Ковальчук", "Ковальчук Виктор Петрович"),
    ("Вольга Ціхановіч", "Olga Tikhanovich"),
    ("Вольга Шыманская", "Olga Szymańska"),
    ("Мікалай Шчарбіна", "Nikolai Shcherbina"),
    ("Анна-Марія Гудзь", "Anna Maria Hudz"),
    ("Jean-Claude Dupré", "Жан Клод Дюпре"),
    ("Ursula von der Haide", "Урсула фон дер Хайде"),
    ("Kim Čeng Un", "Ким Чен Ун"),
    ("Ада Виндт", "Ada Windt"),
    ("Petras Kazlauskas", "Пятрас Казлаускас"),
    ("Лі Бомен", "Lee Boman"),
]
OTHER = [
    ("Віктар Кавальчук", "Аляксандр Кавальчук"),
    ("Вольга Шыманская", "Алег Шыманскі"),
    ("Віктар Кузняцоў", "Віктар Кузнечык"),
    ("Кавальчук Віктар Пятровіч", "Кавальчук Віктар Іванавіч"),
    ("В. Кавальчук", "А. Кавальчук"),
    ("В. П. Ковальчук", "В. И. Ковальчук"),
    ("О. Шиманська", "О. Шиманський"),
    ("Кавальчук", "Віктар Кавальчук"),
    ("Віктар Кавальчук", "Віктар Каваленка"),
    ("Марыя Бондар", "Марына Бондар"),
    ("Іван Волкаў", "Иван Волчков"),
    ("Іван Макараў", "Иван Маркаров"),
    ("Іван Лапін", "Ivan Lapshin"),
    ("Іван Громаў", "Ivan Homov"),
    ("Ганна Бондар", "Жанна Бондар"),
    ("Elżbieta II", "Elżbieta I"),
    ("John Adamson Jr", "John Adamson Sr"),
    ("Ахмад бин Салих аль Хамра", "Салих бин Ахмад аль Хамра"),
]


def score(a: str, b: str) -> float:
    return people.likeness(a, b).score


@pytest.mark.parametrize(("a", "b"), ONE)
def test_one_person_under_two_spellings(a: str, b: str) -> None:
    assert score(a, b) >= CERTAIN


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_two_persons(a: str, b: str) -> None:
    assert score(a, b) < CERTAIN


@pytest.mark.parametrize(("a", "b"), [*ONE, *OTHER])
def test_the_order_of_the_two_does_not_matter(a: str, b: str) -> None:
    assert score(a, b) == pytest.approx(score(b, a))


def test_reasons_say_which_parts_matched_and_by_what() -> None:
    found = people.likeness("Ковальчук Виктор Петрович", "Віктар Пятровіч Кавальчук")
    said = {reason.part: (reason.a, reason.b, reason.by) for reason in found.reasons}
    assert said["family name"] == ("Ковальчук", "Кавальчук", "sound alike")
    assert said["father’s name"][:2] == ("Петрович", "Пятровіч")


def test_reasons_say_what_sets_two_apart() -> None:
    found = people.likeness("Кавальчук Віктар Пятровіч", "Кавальчук Віктар Іванавіч")
    assert [r.by for r in found.reasons if r.weight < 0] == ["different fathers"]


@pytest.mark.parametrize("text", ["", " ", "—", "123", ",", "\u200b", "«»"])
def test_what_is_no_name_is_like_nothing(text: str) -> None:
    assert score(text, "Віктар Кавальчук") == 0.0
    assert score(text, text) == 0.0


def _pairs(name: str) -> list[dict[str, str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


@pytest.mark.parametrize("name", ["persons_dev.jsonl", "persons_test.jsonl"])
def test_press_spellings_of_the_region(name: str) -> None:
    """At least 95 of 100 true pairs are found, and at most one pair of two persons is made one in each set.

    That one: a Lithuanian Michaelas is taken for Мішель, whom no list here knows as a man or a woman.
    """
    rows = _pairs(name)
    scored = [(row, people.likeness(row["a"], row["b"], row["lang_a"], row["lang_b"]).score) for row in rows]
    found = [s >= CERTAIN for row, s in scored if row["same"]]
    false = [(row["a"], row["b"]) for row, s in scored if not row["same"] and s >= CERTAIN]
    assert len(false) <= 1, false
    assert sum(found) / len(found) >= 0.95


def test_comparing_is_quick_once_names_are_read() -> None:
    """A tenth of what benchmarks/name_pairs.py asks for, since machines that test are busy.

    The best of three rounds after one that reads the names: in a process full of other tests' objects, one round may
    have to wait for the garbage to be collected.
    """
    rows = _pairs("persons_dev.jsonl")

    def seconds() -> float:
        people.likeness.cache_clear()
        began = time.process_time()
        for row in rows:
            people.likeness(row["a"], row["b"], row["lang_a"], row["lang_b"])
        return time.process_time() - began

    seconds()
    assert len(rows) / min(seconds() for _ in range(3)) > 2_000


SURNAMES_LIKE_TITLES = [
    ("Віталій Король", "Vitaliy Korol", True),
    ("В. Король", "Виктор Король", True),
    ("Кароль Дубко", "Karol Dubko", True),
    ("Ben Dubko", "Бен Дубко", True),
    ("Stephen King", "Stephen Pope", False),
    ("Віталій Король", "Віталій Князь", False),
    ("Иван Король", "Иван", False),
]


@pytest.mark.parametrize(("a", "b", "one"), SURNAMES_LIKE_TITLES)
def test_a_surname_that_is_a_title_elsewhere_stays_a_surname(a: str, b: str, one: bool) -> None:
    assert (score(a, b) >= CERTAIN) is one


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Дз. Лукашук", "Зміцер Лукашук"),
        ("Yu. Lutsenka", "Юрий Луценко"),
        ("Zh. Alfiorau", "Жорес Алфёров"),
        ("Cz. Dubko", "Czesław Dubko"),
        ("P. Kowalczuk", "Paweł Kowalczuk"),
        ("Kavalčuk V. I.", "Viktor Ivanovich Kovalchuk"),
        ("Kovalchuk I.", "Ivan Kovalchuk"),
    ],
)
def test_initials_of_two_letters_and_behind_the_name(a: str, b: str) -> None:
    assert score(a, b) >= CERTAIN


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("John Adamson Jr", "Джон Адамсон мл.", True),
        ("John Adamson-Smith", "Джон Адамсон-младший", False),
        ("John Adamson junior", "Джон Адамсон-старший", False),
    ],
)
def test_generations_in_two_languages(a: str, b: str, one: bool) -> None:
    assert (score(a, b) >= CERTAIN) is one


def test_a_wife_and_a_daughter_are_two() -> None:
    def lithuanian(a: str, b: str) -> float:
        return people.likeness(a, b, "lt", "lt").score

    assert lithuanian("Rasa Petrauskienė", "Rasa Petrauskaitė") < CERTAIN
    assert lithuanian("Rasa Petrauskaitė", "Rasa Petrauskaitė") >= CERTAIN


@given(st.permutations(["A.", "Józef", "Adam", "Jan"]), st.permutations(["J.", "Adam", "Józef", "Piotr"]))
def test_middle_names_in_any_order_are_the_same_either_way(one: list[str], other: list[str]) -> None:
    a, b = (" ".join([*names[:2], "Kowalski"]) for names in (one, other))
    assert score(a, b) == pytest.approx(score(b, a), abs=0.001)
