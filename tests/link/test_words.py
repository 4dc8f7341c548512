"""Words across languages: one concept in all of them, one folding for every writing of Belarusian."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from headwater import lexicon
from headwater.link import words
from headwater.wordforms import tokens


def concepts(text: str, language: str) -> set[str]:
    return {w.concept for w in words.read(tokens(text).word, language) if w.concept}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Three political prisoners walked free"),
        ("ru", "Трое политзаключённых вышли на свободу"),
        ("be", "Трое палітвязняў выйшлі на волю"),
        ("be", "Трое палітвязьняў выйшлі на волю"),
        ("be", "Troje palitviaźniaŭ vyjšli na volu"),
        ("uk", "Троє політв’язнів вийшли на волю"),
        ("pl", "Na wolność wyszło trzech więźniów"),
        ("lt", "Į laisvę išėjo trys kaliniai"),
    ],
)
def test_one_content_has_one_set_of_concepts(language: str, text: str) -> None:
    assert {"release", "prisoner"} <= concepts(text, language)


def test_every_writing_of_belarusian_is_one() -> None:
    for official, others in {
        "снег": ("сьнег", "śnieh"),
        "калоніі": ("калёніі", "kałonii"),
        "з'езд": ("зʼезд",),
    }.items():
        assert {words.folded(w, "be") for w in (official, *others)} == {words.folded(official, "be")}


def test_the_longest_stem_wins_and_whole_words_are_whole() -> None:
    assert words.concept("diplomats", "en") == "foreign_affairs"
    assert words.concept("gas", "en") == "gas"
    assert words.concept("gaseous", "en") == ""


def test_a_phrase_is_one_word_in_any_order() -> None:
    found = list(words.read(["the", "minister", "stepped", "down"], "en"))
    assert [w.concept for w in found] == ["minister", "resign"]


def test_a_word_of_two_meanings_is_read_by_its_company() -> None:
    assert words.settled(frozenset({"release", "rector"}), "uk") == {"dismiss", "rector"}
    assert words.settled(frozenset({"release", "minister", "prison"}), "uk") == {"release", "minister", "prison"}
    assert words.settled(frozenset({"release", "minister"}), "en") == {"release", "minister"}


def test_small_words_and_numbers_say_nothing() -> None:
    assert not list(words.read(["it", "has", "been", "there", "since", "2020"], "en"))


def test_unknown_words_meet_by_their_sound() -> None:
    assert words.skeleton("протокол") == words.skeleton("protokoł") == words.skeleton("protokol")
    assert words.skeleton("да") == ""


def test_the_concepts_are_complete() -> None:
    data = tomllib.loads(resources.files("headwater").joinpath("data/concepts.toml").read_text(encoding="utf-8"))
    columns = data["columns"].split()
    assert set(columns) == set(lexicon.LANGUAGES)
    rows = [line for lines in data["rows"].values() for line in lines.strip().splitlines()]
    heads = [row.split(";")[0].strip() for row in rows]
    names = [head.partition(" (")[0] for head in heads]
    assert len(names) == len(set(names)) > 600
    assert all(head.endswith(")") for head in heads if " (" in head)
    assert all(len(row.split(";")) == len(columns) + 1 for row in rows)
    assert set(data["rows"]) == set(data["weight"])
    known = set(names)
    assert all(set(pair.split()) <= known for pair in data["opposites"]["pairs"])
    assert all({*row["beside"].split(), *row["unless"].split()} <= known for row in data["either"])


def test_what_a_concept_is_called_can_stand_in_a_row_and_is_no_code() -> None:
    called = words.called()
    assert set(called) == set(words.kinds())
    assert (called["ask_"], called["BY"], called["foreign_affairs"]) == ("asking", "Belarus", "foreign affairs")
    assert [name for name in called.values() if ", " in name or " and " in name or "_" in name] == []
    assert [name for name in called.values() if len(name) < 3] == []
