"""What people do, in every language that we read (`data/occupations.toml`): the concept and the world of a noun.

A surgeon and a nurse are of one world, and no mayors; heads and spokespeople are of none.
"""

from __future__ import annotations

from functools import cache

from headwater import lexicon
from headwater.wordforms import fold, latinise, stemmer

SHORTEST = 3
"""Letters of an office behind "vice", at least."""


@cache
def languages() -> tuple[str, ...]:
    """The languages that the data has words of, in the order of its columns."""
    return tuple(lexicon.shared("occupations")["columns"])


@cache
def concepts(language: str) -> dict[str, tuple[str, str]]:
    """Stem of a word -> concept and world, in both scripts where the language has two."""
    if language not in languages():
        return {}
    found: dict[str, tuple[str, str]] = {}
    latin = lexicon.load(language, "names").get("latin", {})
    plural = lexicon.load(language, "roles").get("beside", {}).get("added_plural", "")
    for row in lexicon.shared("occupations")["rows"].strip().splitlines():
        concept, world, *columns = (cell.strip() for cell in row.split("|"))
        for word in columns[languages().index(language)].split():
            forms = [word, latinise(word, latin)] if latin else [word, word + plural]
            found.update((head(form, language), (concept, world)) for form in forms)
    return found


def head(word: str, language: str) -> str:
    """What `concepts` has a word under."""
    return stemmer(language)(fold(word))


def without_deputy(word: str) -> str:
    """The word without what makes it a deputy's, in lower case: "wiceminister" is a deputy minister."""
    low = word.lower()
    found = next((p for p in _deputies() if low.startswith(p) and len(low) > len(p) + SHORTEST), "")
    return low[len(found) :].lstrip("-")


def is_deputy(title: str) -> bool:
    """True where a word of a title is a deputy's."""
    return any(without_deputy(word) != word for word in title.lower().split())


@cache
def _deputies() -> tuple[str, ...]:
    return tuple(lexicon.shared("occupations")["deputy"].split())


@cache
def words(language: str) -> frozenset[str]:
    """The words themselves, in their base forms."""
    if language not in languages():
        return frozenset()
    rows = (row.split("|") for row in lexicon.shared("occupations")["rows"].strip().splitlines())
    return frozenset(word for row in rows for word in row[2 + languages().index(language)].split())


@cache
def near() -> frozenset[tuple[str, str]]:
    """The pairs of worlds between which one person may go."""
    pairs = [tuple(p.split()) for p in lexicon.shared("occupations")["near"].replace("\n", "|").split("|") if p.strip()]
    return frozenset((p[0], p[1]) for p in pairs) | frozenset((p[1], p[0]) for p in pairs)


def apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """True for worlds of which none is, or lies near, one of the others."""
    if not a or not b or a & b:
        return False
    return not any((x, y) in near() for x in a for y in b)
