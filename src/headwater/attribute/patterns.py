"""Word lists of the language data, compiled once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from headwater import lexicon
from headwater.attribute.openings import (
    Openings,
    closing,
    cut_at_bars,
    first_words,
    matches_at,
    openings,
    openings_of_word,
)
from headwater.records import Span

_NEVER = re.compile(r"(?!)")


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern that matches any of these as whole words, without case; none of them: matches nothing."""
    joined = "|".join(patterns)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE) if joined else _NEVER


def ends_with(patterns: Iterable[str]) -> re.Pattern[str]:
    """As `any_of`, for patterns that carry their own edges (`\\b`, `^`, `$`)."""
    joined = "|".join(_together(list(found), at_word=at_word) for at_word, found in groupby(patterns, key=_at_word))
    return re.compile(joined, re.IGNORECASE) if joined else _NEVER


def _together(patterns: list[str], *, at_word: bool) -> str:
    """Patterns that stand behind each other; whether a word begins at a place is asked once, and not by each."""
    joined = "|".join(f"(?:{p})" for p in patterns)
    return rf"(?<!\w)(?:{joined})" if at_word and len(patterns) > 1 else joined


def _at_word(pattern: str) -> bool:
    """True for a pattern of which every choice says first that no letter stands before it."""
    choices = cut_at_bars(pattern)
    if len(choices) == 1 and pattern.startswith("(?i:") and closing(pattern) == len(pattern) - 1:
        return _at_word(pattern[len("(?i:") : -1])
    return all(choice.startswith(r"(?<!\w)") for choice in choices)


@cache
def words(language: str, subject: str, *keys: str) -> frozenset[str]:
    """A list of plain words of the language data, in lower case; of several keys all their words."""
    return frozenset(str(w).lower() for key in keys for w in _value(language, subject, key))


@cache
def pattern(language: str, subject: str, key: str) -> re.Pattern[str]:
    """A list of the language data as one whole-word pattern; `key` may be `table.key`."""
    return any_of(_value(language, subject, key))


@cache
def edges(language: str, subject: str, key: str) -> re.Pattern[str]:
    """A list of the language data whose patterns carry their own edges."""
    return ends_with(_value(language, subject, key))


def everywhere(language: str, subject: str, key: str, text: str, where: Span | None = None) -> Iterator[re.Match[str]]:
    """What `pattern` matches in a text or in a stretch of it, in order; tried only at words that may open the list."""
    start, end = (where.start, where.end) if where else (0, len(text))
    known, forms = _openings(language, subject, key), pattern(language, subject, key)
    if known.any:
        return forms.finditer(text, start, end)
    return matches_at(forms, text, known.places(first_words(text), start, end), start, end)


@cache
def _openings(language: str, subject: str, key: str) -> Openings:
    return Openings(openings("|".join(_value(language, subject, key))))


def opened_lists(language: str, subject: str, text: str, where: Span) -> frozenset[str]:
    """The lists of a subject for `pattern` that a word of this stretch may open: no other matches anything in it."""
    known = _by_opening(language, subject)
    found = known.openings.among(first_words(text).between(where.start, where.end))
    return known.anyhow.union(*(_opened_by(letters, language, subject) for letters in found))


@lru_cache(maxsize=20_000)
def _opened_by(letters: str, language: str, subject: str) -> frozenset[str]:
    """The lists that a word of these first letters, in lower case, may open."""
    known = _by_opening(language, subject).lists
    return frozenset(key for begins in openings_of_word(letters) for key in known.get(begins, ()))


@dataclass(frozen=True, slots=True)
class _Opened:
    """The lists of a subject by the letters that open one of their patterns, and those that open in any way."""

    lists: dict[str, list[str]]
    anyhow: frozenset[str]
    openings: Openings


@cache
def _by_opening(language: str, subject: str) -> _Opened:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key in lexicon.load(language, subject):
        for letters in openings("|".join(_value(language, subject, key))):
            found[letters].append(key)
    anyhow = frozenset(found.pop("", ()))
    return _Opened(dict(found), anyhow, Openings(found))


def _value(language: str, subject: str, key: str) -> list[str]:
    value: Any = lexicon.load(language, subject)
    for part in key.split("."):
        value = value.get(part, {}) if isinstance(value, dict) else {}
    if isinstance(value, str):
        return [value]
    return list(value) if isinstance(value, list) else []
