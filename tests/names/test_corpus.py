"""The examination papers themselves: the invented corpus and the pairs of names are whole and say what they promise."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from tests.names.corpus import SECOND, Marked, articles, people, unmarked

HERE = Path(__file__).parent
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LETTERS = {"be": "ыўэ", "ru": "ыэ", "uk": "їєґ"}
FOREIGN = {"be": "ищъїєґ", "ru": "іўїєґ", "uk": "ыэёъў"}


@cache
def corpus() -> tuple[Marked, ...]:
    return tuple(articles())


@cache
def second() -> tuple[Marked, ...]:
    return tuple(articles(SECOND))


@cache
def pairs(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (HERE / f"persons_{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def names(rows: list[dict[str, object]]) -> set[str]:
    return {str(row[side]) for row in rows for side in ("a", "b")}


def surnames(printed: set[str]) -> set[str]:
    """The last word of each name; in a reversed name that is the given name."""
    return {name.split()[-1].lower() for name in printed}


def test_sixty_people_and_all_are_met() -> None:
    assert len(people()) == 60
    met = {person for one in corpus() for mention in one.mentions for person in mention.people}
    assert met == set(people())


def test_the_second_corpus_is_of_other_people() -> None:
    of_first, of_second = ({p for one in part for m in one.mentions for p in m.people} for part in (corpus(), second()))
    assert of_second == set(people(SECOND))
    assert len(of_second) == 24
    assert len(second()) == 41
    assert of_first & of_second == set()
    assert {one.language for one in second()} == {"en", "ru", "be", "uk", "pl", "lt"}


def test_every_person_is_met_in_several_articles_and_languages() -> None:
    where, languages = defaultdict(set), defaultdict(set)
    for one in corpus():
        for mention in one.mentions:
            if mention.person:
                where[mention.person].add(one.id)
                languages[mention.person].add(one.language)
    assert {who: len(ids) for who, ids in where.items() if len(ids) < 3} == {}
    assert {who: sorted(them) for who, them in languages.items() if len(them) < 2} == {}


def test_languages_and_romanisations() -> None:
    assert {one.language for one in corpus()} == {"en", "ru", "be", "uk", "pl", "lt"}
    assert {one.writing for one in corpus() if one.language == "be"} == {"official", "classical", "lacinka"}
    assert len({one.writing for one in corpus() if one.language == "en"}) >= 4


def test_marks_are_balanced_and_gone_from_the_text() -> None:
    left = {one.id: found for one in (*corpus(), *second()) if (found := re.findall(r"\[\[|\]\]|\|", one.text))}
    assert left == {}


def test_spans_point_at_names() -> None:
    for one in (*corpus(), *second()):
        for mention in one.mentions:
            printed = one.text[mention.start : mention.end]
            assert printed == printed.strip()
            assert printed[0].isupper(), printed
            around = one.text[mention.start - 1 : mention.start] + one.text[mention.end : mention.end + 1]
            assert not any(letter.isalpha() for letter in around), (one.id, printed)


def test_no_name_is_left_unmarked() -> None:
    """A surname that is marked somewhere in an article is marked everywhere in it."""
    for one in (*corpus(), *second()):
        covered = {i for mention in one.mentions for i in range(mention.start, mention.end)}
        for mention in one.mentions:
            word = one.text[mention.start : mention.end].split()[-1]
            for found in re.finditer(rf"\b{re.escape(word)}\b", one.text):
                assert found.start() in covered, (one.id, word)


def test_lengths() -> None:
    words = {one.id: len(one.text.split()) for one in corpus()}
    assert {name: count for name, count in words.items() if not 50 <= count <= 150} == {}
    assert len(words) >= 120


@pytest.mark.parametrize("language", ["be", "ru", "uk"])
def test_each_language_keeps_to_its_alphabet(language: str) -> None:
    texts = [one.text.lower() for one in corpus() if one.language == language and one.writing != "lacinka"]
    together = "".join(texts)
    assert all(letter in together for letter in LETTERS[language])
    assert [letter for letter in FOREIGN[language] if letter in together] == []


def test_no_word_mixes_scripts() -> None:
    words = {word for one in corpus() for word in re.findall(r"\w+", one.text)}
    words |= {
        word for name in ("dev", "test") for printed in names(pairs(name)) for word in re.findall(r"\w+", printed)
    }
    mixed = [word for word in words if CYRILLIC.search(word) and re.search(r"[A-Za-z\u00c0-\u024f]", word)]
    assert mixed == []


def test_text_is_composed() -> None:
    for path in [*HERE.glob("corpus*/*.txt"), *HERE.glob("persons_*.jsonl")]:
        written = path.read_text(encoding="utf-8")
        assert written == unicodedata.normalize("NFC", written), path.name


def test_undecidable_mentions_are_few() -> None:
    open_ones = [mention.people for one in corpus() for mention in one.mentions if not mention.person]
    assert len(open_ones) == 7
    assert all(len(set(them)) == 2 for them in open_ones)


def test_unmarked_counts_code_points() -> None:
    text, mentions = unmarked("Пра [[Źmitra|a]] і [[Ł.|b/c]].")
    assert text == "Пра Źmitra і Ł.."
    assert [text[m.start : m.end] for m in mentions] == ["Źmitra", "Ł."]
    assert [m.person for m in mentions] == ["a", None]


@pytest.mark.parametrize("name", ["dev", "test"])
def test_pairs_are_whole(name: str) -> None:
    rows = pairs(name)
    assert Counter(row["same"] for row in rows) == {True: 160, False: 160}
    assert {frozenset(row) for row in rows} == {frozenset(("a", "b", "lang_a", "lang_b", "kind", "same"))}
    assert {row["kind"] for row in rows} == {"PER"}
    assert {str(row[side]) for row in rows for side in ("lang_a", "lang_b")} == {
        "be",
        "uk",
        "pl",
        "lt",
        "ru",
        "en",
        "de",
        "fr",
        "cs",
    }
    assert all(row["a"] != row["b"] for row in rows)
    each = Counter(frozenset([(row["lang_a"], row["a"]), (row["lang_b"], row["b"])]) for row in rows)
    assert [pair for pair, count in each.items() if count > 1] == []


def test_no_surname_in_two_sets() -> None:
    sets = [surnames(names(pairs("dev"))), surnames(names(pairs("test"))), marked_surnames(corpus())]
    assert [one & other for one, other in combinations(sets, 2)] == [set()] * 3
    assert marked_surnames(corpus()) & marked_surnames(second()) == set()


def marked_surnames(part: tuple[Marked, ...]) -> set[str]:
    printed = {one.text[m.start : m.end] for one in part for m in one.mentions}
    return surnames({name for name in printed if " " in name})
