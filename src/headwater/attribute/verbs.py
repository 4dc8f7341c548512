"""Verbs by their form: whether a word is one, and of whom it is said. Endings and words in `sources.toml`."""

from __future__ import annotations

from functools import lru_cache

from headwater.attribute.nouns import SUBJECT, WORD
from headwater.attribute.patterns import pattern

SAID_OF = ("they", "she", "he", "any", "one")
"""Of whom the forms are: several, a woman, a man, any of these, nobody in particular."""


@lru_cache(maxsize=16_384)
def is_verb(word: str, language: str) -> bool:
    """True for a word that by its form is a verb."""
    return any(pattern(language, SUBJECT, f"verb.{who}").fullmatch(word.lower()) for who in SAID_OF)


def has_verb(text: str, language: str) -> bool:
    """True where a word of a text is one."""
    return any(is_verb(word, language) for word in WORD.findall(text))


@lru_cache(maxsize=16_384)
def speaks_as(who: str, cue: str, language: str) -> bool:
    """True where a word of the cue is a verb by its form said of one of `SAID_OF`."""
    verb = pattern(language, SUBJECT, f"verb.{who}")
    return any(verb.fullmatch(word) for word in WORD.findall(cue.lower()))
