"""What people do: concepts and worlds of nouns."""

from __future__ import annotations

import pytest

from headwater import lexicon, occupations


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


@pytest.mark.parametrize("language", occupations.languages())
def test_no_noun_is_of_two_worlds(language: str) -> None:
    rows = [row.split("|") for row in lexicon.shared("occupations")["rows"].strip().splitlines()]
    column = 2 + occupations.languages().index(language)
    told = [(word, row[1].strip()) for row in rows for word in row[column].split()]
    worlds = dict(told)
    assert [(word, world) for word, world in told if worlds[word] != world] == []


def test_worlds_that_lie_apart() -> None:
    assert occupations.apart(frozenset(("medicine",)), frozenset(("force",)))
    assert not occupations.apart(frozenset(("state",)), frozenset(("law",)))
    assert not occupations.apart(frozenset(("state",)), frozenset())


def test_a_language_without_words() -> None:
    assert not occupations.concepts("sk")
    assert not occupations.words("sk")
