"""Word lists of the language data, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from headwater import lexicon

_NEVER = re.compile(r"(?!)")


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern that matches any of these as whole words, without case; none of them: matches nothing."""
    joined = "|".join(patterns)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE) if joined else _NEVER


def ends_with(patterns: Iterable[str]) -> re.Pattern[str]:
    """As `any_of`, for patterns that carry their own edges (`\\b`, `^`, `$`)."""
    joined = "|".join(f"(?:{p})" for p in patterns)
    return re.compile(joined, re.IGNORECASE) if joined else _NEVER


@cache
def words(language: str, subject: str, key: str) -> frozenset[str]:
    """A list of plain words of the language data, in lower case."""
    return frozenset(str(w).lower() for w in _value(language, subject, key))


@cache
def pattern(language: str, subject: str, key: str) -> re.Pattern[str]:
    """A list of the language data as one whole-word pattern; `key` may be `table.key`."""
    return any_of(_value(language, subject, key))


@cache
def edges(language: str, subject: str, key: str) -> re.Pattern[str]:
    """A list of the language data whose patterns carry their own edges."""
    return ends_with(_value(language, subject, key))


def _value(language: str, subject: str, key: str) -> list[str]:
    value: Any = lexicon.load(language, subject)
    for part in key.split("."):
        value = value.get(part, {}) if isinstance(value, dict) else {}
    if isinstance(value, str):
        return [value]
    return list(value) if isinstance(value, list) else []
