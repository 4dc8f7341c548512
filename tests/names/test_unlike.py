"""Names that cannot be one are told by their sound, and never is a name refused that a comparison would take."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.names import people, printed, unlike
from headwater.names.inflection_words import declensions
from headwater.names.likeness import CERTAIN

PAIRS = [json.loads(line) for line in (Path(__file__).parent / "persons_dev.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("a", "b", "language_a", "language_b"),
    [
        ("Viktar Harast", "Viktar Lozan", "en", "en"),
        ("Viktar Harast", "Виктор Лозан", "en", "ru"),
        ("Viktar Harast", "Вера Хараст", "en", "ru"),
        ("Виктору Харасту", "Виктору Лозану", "ru", "ru"),
        ("Harast", "Лозан", "en", "ru"),
        ("viktar harast", "вера лозан", None, None),
    ],
)
def test_two_names_that_cannot_be_one(a: str, b: str, language_a: str | None, language_b: str | None) -> None:
    assert not unlike.can_be_one(a, b, language_a, language_b)
    assert not unlike.can_be_one(b, a, language_b, language_a)
    assert printed.likeness(a, b, "person", language_a, language_b).score < CERTAIN


@pytest.mark.parametrize(
    ("a", "b", "language_a", "language_b"),
    [
        ("Viktar Harast", "Віктара Хараста", "en", "be"),
        ("Viktar Harast", "Harast Viktar", "en", "pl"),
        ("Mikałaj Harast", "Николай Хараст", "be", "ru"),
        ("Harasta", "Хараст", "pl", "ru"),
    ],
)
def test_names_that_may_be_one(a: str, b: str, language_a: str, language_b: str) -> None:
    assert unlike.can_be_one(a, b, language_a, language_b)


@pytest.mark.parametrize(
    "name", ["V. Harast", "Vera-Maria Harast", "Vera Ivanovna Harast", "McHarast", "Dr Harast", "2"]
)
def test_nothing_is_said_of_names_of_another_make(name: str) -> None:
    assert unlike.heard(name, "en") == ()
    assert unlike.can_be_one(name, "Viktar Lozan", "en", "en")


def test_nobody_is_refused_whom_a_comparison_takes() -> None:
    names = list(dict.fromkeys((row[n], row[f"lang_{n}"]) for row in PAIRS[:160] for n in "ab"))
    refused = 0
    for (a, language_a), (b, language_b) in product(names[:100], names[100:]):
        if not unlike.can_be_one(a, b, language_a, language_b):
            refused += 1
            if refused % 20 == 0:  # the slow way says so of every twentieth
                assert printed.likeness(a, b, "person", language_a, language_b).score < CERTAIN
    assert refused > 1000


def test_no_likeness_is_refused() -> None:
    for row in PAIRS:
        a, b, language_a, language_b = row["a"], row["b"], row["lang_a"], row["lang_b"]
        if printed.likeness(a, b, "person", language_a, language_b).score >= CERTAIN:
            assert unlike.can_be_one(a, b, language_a, language_b)


syllables = st.lists(
    st.sampled_from(
        [
            "ба",
            "ва",
            "го",
            "де",
            "ко",
            "ли",
            "ло",
            "на",
            "но",
            "ра",
            "ро",
            "са",
            "та",
            "че",
            "шо",
            "ен",
            "ев",
            "ич",
            "ский",
            "ова",
        ]
    ),
    min_size=2,
)
surnames = syllables.map(lambda found: "".join(found[:5]).title())


@given(surnames, surnames, st.sampled_from(["ru", "uk", "be"]))
def test_names_that_nobody_bears(a: str, b: str, language: str) -> None:
    one, other = f"Вера {a}", f"Вера {b}"
    if not unlike.can_be_one(one, other, language, "ru"):
        assert printed.likeness(one, other, "person", language, "ru").score < CERTAIN


def test_what_is_asked_of_each_word_is_less_than_a_name_needs() -> None:
    assert people.HEARD * people._step(unlike.HEARD) < unlike.EACH
    least_family = unlike.EACH + people.NAMESAKE * (1 - unlike.EACH)
    least_given = people.SIBLING + (1 - people.SIBLING) * unlike.EACH
    assert max(least_family, least_given) < CERTAIN


@pytest.mark.parametrize("language", ["ru", "be", "uk", "pl", "lt", "be_latin", "en"])
def test_bases_are_those_of_the_readings(language: str) -> None:
    grammar = declensions(language)
    words = {w.lower() for row in PAIRS[:120] for w in f"{row['a']} {row['b']}".split()}
    for word, kind in product(words, "plo"):
        assert grammar.bases(word, kind) == {r.base for r in grammar.readings(word, kind)}
