"""A place name taken apart: the word that names it, what tells it from others (North, New), what kind of place it is.

Read from `data/names/places_words.toml`. The words for north, sea or district are translated, so that only what is
left has to be compared by its sound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from headwater import lexicon
from headwater.names.places_sounds import Sound, sounds

_GAP = re.compile(r"[^\w\n]+|_+")
_APOSTROPHES = re.compile(r"['’ʼ`]")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
MOST_ENDING = 4
"""Letters that may follow the stem of a word listed with a star."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that names the place, in lower case, and its readings; of an adjective also those of its noun."""

    printed: str
    sounds: tuple[Sound, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A name taken apart. `plain` is the whole in lower case without punctuation."""

    plain: str
    modifiers: frozenset[str]
    generic: frozenset[str]
    words: tuple[Word, ...]


def is_small(word: str) -> bool:
    """True of words that tell nothing: of, the, на, nad."""
    return word in _words().small


@dataclass(frozen=True, slots=True)
class _Words:
    known: dict[str, tuple[str, str]]
    stems: dict[str, tuple[str, str]]
    longest: int
    small: frozenset[str]
    left_out: frozenset[str]
    before: frozenset[str]
    endings: tuple[str, ...]


@cache
def _words() -> _Words:
    data = lexicon.shared("names/places_words")
    known: dict[str, tuple[str, str]] = {}
    stems: dict[str, tuple[str, str]] = {}
    generic = data.get("generic", {})
    for part, table in (("modifier", data.get("modifiers", {})), ("generic", generic)):
        for meaning, words in table.items():
            for word in (
                words.replace("ё", "е").split() if meaning not in {"may_be_left_out", "adjective_before"} else ()
            ):
                (stems if word.endswith("*") else known).setdefault(word.rstrip("*"), (part, meaning))
    return _Words(
        known,
        stems,
        max(map(len, stems), default=0),
        frozenset(data.get("small", {}).get("words", "").split()),
        frozenset(generic.get("may_be_left_out", "").split()),
        frozenset(generic.get("adjective_before", "").split()),
        tuple(data.get("adjectives", {}).get("endings", "").split()),
    )


def may_be_left_out() -> frozenset[str]:
    """Kinds of place that a name may tell or not: `Heathrow`, `Heathrow Airport`."""
    return _words().left_out


def plain(names: str) -> str:
    """A name in lower case, its words divided by one blank; dots of abbreviations, accents of stress and ё are gone.

    Of several names, one a line, the lines stay.
    """
    names = _DOTTED.sub(lambda found: found.group().replace(".", ""), names)
    names = _APOSTROPHES.sub("", names.casefold().replace("ё", "е").replace("\u0301", ""))
    return "\n".join(line.strip() for line in _GAP.sub(" ", names).split("\n"))


@lru_cache(maxsize=100_000)
def meaning(word: str) -> tuple[str, str] | None:
    """(`modifier` or `generic`, its meaning) of a word in lower case, None where it has no such meaning."""
    words = _words()
    if found := words.known.get(word):
        return found
    for cut in range(min(len(word), words.longest), max(len(word) - MOST_ENDING, 3) - 1, -1):
        if found := words.stems.get(word[:cut]):
            return found
    return None


@lru_cache(maxsize=100_000)
def read(name: str, language: str | None) -> Reading:
    """A name taken apart; of a name that is all such words (`the West`) nothing is left in `words`."""
    whole = plain(name)
    modifiers: set[str] = set()
    generic: set[str] = set()
    rest: list[str] = []
    for word in whole.split():
        if found := meaning(word):
            (modifiers if found[0] == "modifier" else generic).add(found[1])
        elif not is_small(word):
            rest.append(word)
    adjective = bool(generic & _words().before)
    return Reading(whole, frozenset(modifiers), frozenset(generic), tuple(_word(w, language, adjective) for w in rest))


@lru_cache(maxsize=100_000)
def _word(word: str, language: str | None, adjective: bool) -> Word:
    found = dict.fromkeys(sounds(word, language))
    if adjective:
        for ending in _words().endings:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                found |= dict.fromkeys(sounds(word[: -len(ending)], language)[:4])
    return Word(word, tuple(found))
