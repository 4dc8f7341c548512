"""How a word of a place name sounds, coarsely enough that no spelling convention of our languages changes it.

Read from `data/names/places_sounds.toml`. Consonants carry a place name from language to language (Молодечно,
Maładziečna, Mołodeczno), vowels follow rules of their own in each (akanne, Ukrainian closed syllables, Polish ó): two
words are one only where the consonants agree, and then the vowels say how surely.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Any

from rapidfuzz.distance import Levenshtein

from headwater import lexicon
from headwater.wordforms import CYRILLIC

SCRIPTS = ("cyrl", "latn")
"""What words are read by where the language is not told; the languages add to both."""

MOST_READINGS = 8
"""Readings of one word, at most: further ones are rarer than the false pairs they would bring."""

UNLIKE = 0.69
"""The most that words with different consonants are worth: one step below what counts as one name."""

_FINE = str.maketrans("c", "t")
_COARSE = str.maketrans("zZSCch", "sssttg")
_NEUTER = {"", "o"}
"""Last vowels that no case and no language exchanges: Люблин is a city, Люблино a quarter of another."""
_BRIEF = {1: 2.0, 2: 1.6, 3: 1.25}
"""How much more a difference counts in a word of so few consonants, which many others have too (Лида, Лодзь)."""
_NO_VOWELS = str.maketrans("", "", "aeiou")
_PRIVATE = 0xE000
_TWICE = re.compile(r"([bpvfmnlrdtkghszcSZC])\1+")
_GLIDE = re.compile(r"([aeo])u(?=[^aeiou]|$)")
_SOFT = re.compile(r"i(?=[aeou])")
_GAPS = re.compile(r"[bpvfmnlrdtkghszcSZC]")


@dataclass(frozen=True, slots=True)
class Sound:
    """One reading of a word: its consonants in two grades, and the vowels before, between and after them."""

    coarse: str
    fine: str
    vowels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Letters:
    """How one language reads letters: what matches next, and the sounds it may be."""

    pattern: re.Pattern[str]
    sounds: dict[str, tuple[str, ...]]
    beginnings: tuple[tuple[str, str], ...]
    endings: tuple[tuple[str, str], ...]


def _table(text: str) -> dict[str, tuple[str, ...]]:
    rows = (item.partition("=") for item in text.split())
    return {letters: tuple(sounds.split("/")) for letters, _, sounds in rows}


@cache
def _letters(reading: str) -> _Letters:
    data = lexicon.shared("names/places_sounds")
    readings = data.get("readings", {})
    sounds: dict[str, tuple[str, ...]] = {}
    for name in (reading,) if reading in SCRIPTS else (*SCRIPTS, reading):
        sounds |= _table(readings.get(name, ""))
    longest_first = sorted(sounds, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)) + "|.", re.DOTALL)
    return _Letters(pattern, sounds, _pairs(data, "beginnings", reading), _pairs(data, "endings", reading))


def _pairs(data: dict[str, Any], table: str, reading: str) -> tuple[tuple[str, str], ...]:
    return tuple((old, new) for old, _, new in (p.partition("=") for p in data.get(table, {}).get(reading, "").split()))


@cache
def _reading(language: str | None, script: str) -> str:
    """Which table reads a word: that of the language where it has one, else that of the script."""
    return language if language in lexicon.shared("names/places_sounds").get("readings", {}) and language else script


def _piece(piece: str, letters: _Letters) -> tuple[str, ...]:
    found = letters.sounds.get(piece)
    if found is None:
        plain = unicodedata.normalize("NFKD", piece)[:1]
        found = letters.sounds.get(plain, ("",))
    return found


def _sound(heard: str) -> Sound:
    heard = _GLIDE.sub(r"\1v", _SOFT.sub("", heard))
    coarse_all = heard.translate(_COARSE)
    if _TWICE.search(coarse_all):
        heard = "".join(c for i, c in enumerate(heard) if not i or coarse_all[i] != coarse_all[i - 1] or c in "aeiou")
    fine = "".join(c for c in heard if c not in "aeiou")
    return Sound(fine.translate(_COARSE), fine.translate(_FINE), tuple(_GAPS.split(heard)))


def consonants(text: str, language: str | None, script: str) -> str:
    """The consonants, coarse, of every word of a long text in lower case by their likeliest reading: fast, for lists.

    Blanks and line ends stay. As `first_sound(word, language).coarse` word by word, but for one name in a thousand
    where two combinations of letters of one length overlap (`rij` in Rijeka).
    """
    letters = _letters(_reading(language, script))
    single: dict[int, str] = {}
    for n, (piece, heard) in enumerate(sorted(letters.sounds.items(), key=lambda item: -len(item[0]))):
        if len(piece) > 1:
            text = text.replace(piece, chr(_PRIVATE + n))
            single[_PRIVATE + n] = heard[0]
        else:
            single[ord(piece)] = heard[0]
    for letter in set(text):
        if ord(letter) not in single and letter not in " \n":
            single[ord(letter)] = _piece(letter, letters)[0]
    text = _GLIDE.sub(r"\1v", _SOFT.sub("", text.translate(single)))
    return _TWICE.sub(r"\1", text.translate(_COARSE)).translate(_NO_VOWELS)


@lru_cache(maxsize=100_000)
def first_sound(word: str, language: str | None) -> Sound:
    """The likeliest reading of a word in lower case."""
    letters = _letters(_reading(language, script_of(word)))
    return _sound("".join(_piece(p, letters)[0] for p in letters.pattern.findall(word)))


@lru_cache(maxsize=100_000)
def sounds(word: str, language: str | None) -> tuple[Sound, ...]:
    """All readings of a word in lower case, the likeliest first, `MOST_READINGS` at most."""
    script = script_of(word)
    found: dict[Sound, None] = {}
    for reading in dict.fromkeys((_reading(language, script), script)):
        letters = _letters(reading)
        for spelling in (word, *_otherwise(word, letters)):
            pieces = [_piece(p, letters) for p in letters.pattern.findall(spelling)]
            for heard in product(*pieces):
                found.setdefault(_sound("".join(heard)))
                if len(found) >= MOST_READINGS:
                    return tuple(found)
    return tuple(found)


def _otherwise(word: str, letters: _Letters) -> Iterator[str]:
    """The word with another beginning or ending, where its language has one for it; three letters must remain."""
    for old, new in letters.endings:
        if word.endswith(old) and len(word) - len(old) >= 3:
            yield word[: -len(old)] + new
    for old, new in letters.beginnings:
        if word.startswith(old) and len(word) > 4:
            yield new + word[len(old) :]


def script_of(word: str) -> str:
    """`cyrl` or `latn`, as the readings are called."""
    return "cyrl" if CYRILLIC.search(word) else "latn"


@cache
def _costs() -> dict[str, float]:
    costs = lexicon.shared("names/places_sounds").get("vowels", {})
    return {pair: cost for key, cost in costs.items() for pair in (key, key[::-1])}


@lru_cache(maxsize=20_000)
def _between(a: str, b: str) -> float:
    """How unlike the vowels of one place in a word are, 0 to 1."""
    if a == b:
        return 0.0
    if not a or not b:
        return min(1.0, _costs()[(a or b)[-1] + "-"] + 0.1 * (len(a or b) - 1))
    if len(a) > 1 or len(b) > 1:
        return min(0.15 + min(_between(x, y) for x in (a[0], a[-1]) for y in (b[0], b[-1])), 1.0)
    return _costs()[a + b]


def alike(a: Sound, b: Sound) -> float:
    """How like two readings are, 0 to 1; above `UNLIKE` only where the consonants agree."""
    if a.coarse != b.coarse:
        if not a.coarse or not b.coarse:
            return 0.0
        return UNLIKE * Levenshtein.normalized_similarity(a.coarse, b.coarse) ** 2
    costs = [_between(x, y) for x, y in zip(a.vowels, b.vowels, strict=True)]
    if {a.vowels[-1], b.vowels[-1]} != _NEUTER:
        costs[-1] *= 0.25
    mean = sum(costs) / max(len(costs), 3)
    score = 1 - 0.45 * mean - 0.3 * max(costs)
    if a.fine != b.fine:
        score -= (0.04 if len(a.coarse) > 3 else 0.12) * Levenshtein.distance(a.fine, b.fine)
    return max(1 - (1 - score) * _BRIEF.get(len(a.coarse), 1.0), 0.0)


@lru_cache(maxsize=200_000)
def best(a: tuple[Sound, ...], b: tuple[Sound, ...]) -> float:
    """The likeness of the two readings that are most alike."""
    common = {x.coarse for x in a} & {y.coarse for y in b}
    if common:
        return max(alike(x, y) for x in a for y in b if x.coarse == y.coarse)
    return max((alike(x, y) for x in a[:2] for y in b[:2]), default=0.0)
