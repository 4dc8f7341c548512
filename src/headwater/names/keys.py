"""Keys of persons' names: whoever can be one is looked up under a key that the other is stored under.

A key is the family name's consonants, made coarse, with whose given name it is. Nothing is compared here: a key only
says what is worth comparing, and keeps apart what is not: a full name is looked up among full names of the same given
name, among names with an initial that fits, and among bare family names, but not among all who bear the family name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from headwater.names.parts import PersonName, Word, heads, taken_apart
from headwater.names.sounds import Sound

LONGEST = 6
"""Consonants of a family name in a key: those behind are endings, which languages exchange."""
GIVEN = 2
CLASSES = str.maketrans("dsbg", "ttpk")
"""On top of the coarse sounds: d and s are t (ciekańnie, Žmicier), b is p, g is k. Vowels and v are left out: between
languages they come, go and change places."""
LEFT_OUT = re.compile("[aeuv]")

FULL, INITIAL, BARE = "f", "i", "b"
FULL_BY_INITIAL, ANY = "fi", "any"


@lru_cache(maxsize=100_000)
def keys(text: str, language: str | None = None) -> frozenset[str]:
    """The keys under which a person's name is stored."""
    return _all(text, language, _stored)


@lru_cache(maxsize=100_000)
def lookups(text: str, language: str | None = None) -> frozenset[str]:
    """The keys under which names that can be the same person's are looked up."""
    return _all(text, language, _looked_up)


def _all(text: str, language: str | None, of: Callable[[PersonName], set[str]]) -> frozenset[str]:
    return frozenset(
        f"{family}:{key}" for way in taken_apart(text, language) for family in _families(way) for key in of(way)
    )


def _stored(name: PersonName) -> set[str]:
    if not name.given:
        return {BARE}
    first = name.given[0]
    if first.initial:
        return {ANY, *(f"{INITIAL}{h}" for h in heads(first))}
    return {ANY, *_givens(name), *(f"{FULL_BY_INITIAL}{h}" for h in heads(first))}


def _looked_up(name: PersonName) -> set[str]:
    if not name.given:
        return {BARE, ANY}
    first = name.given[0]
    fitting = {f"{INITIAL}{h}" for h in heads(first)}
    if first.initial:
        return {BARE, *fitting, *(f"{FULL_BY_INITIAL}{h}" for h in heads(first))}
    return {BARE, *fitting, *_givens(name)}


def _givens(name: PersonName) -> set[str]:
    """Ids of known names, and the sound of all; of two given names either may be the one that is used."""
    found = set()
    for w in name.given[:2]:
        found |= {f"{FULL}#{n}" for n in w.names if w.given}
        found |= {f"{FULL}{_consonants(s)[:GIVEN]}" for s in w.sounds}
    return found


def _families(name: PersonName) -> set[str]:
    return {_consonants(s)[:LONGEST] for w in name.family for s in _sounds(w)}


def _sounds(word: Word) -> tuple[Sound, ...]:
    return (*word.sounds, *word.plain)


def _consonants(sound: Sound) -> str:
    kept = LEFT_OUT.sub("", sound.coarse).translate(CLASSES)
    return re.sub(r"(.)\1+", r"\1", kept)
