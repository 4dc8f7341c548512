"""What people do: concepts and worlds of nouns."""

from __future__ import annotations

import pytest

from headwater import occupations


@pytest.mark.parametrize(
    ("language", "word", "world"),
    [
        ("en", "mechanics", "trade"),
        ("ru", "медсестры", "medicine"),
        ("be", "следчы", "law"),
        ("be", "kiroŭca", "trade"),
        ("uk", "адвокатка", "law"),
        ("pl", "dyspozytorka", "trade"),
        ("lt", "slaugytojos", "medicine"),
    ],
)
def test_the_world_of_a_noun(language: str, word: str, world: str) -> None:
    assert occupations.concepts(language)[occupations.head(word, language)][1] == world


def test_worlds_that_lie_apart() -> None:
    assert occupations.apart(frozenset(("medicine",)), frozenset(("force",)))
    assert not occupations.apart(frozenset(("state",)), frozenset(("law",)))
    assert not occupations.apart(frozenset(("state",)), frozenset())


def test_a_language_without_words() -> None:
    assert not occupations.concepts("sk")
    assert not occupations.words("sk")
