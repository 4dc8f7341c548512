"""The words that give an outlet's name its role, compiled from `data/<language>/credits.toml` once a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from headwater import lexicon
from headwater.wordforms import CYRILLIC

SUBJECT = "credits"
LANGUAGES = ("en", "ru", "uk", "be", "bg", "pl", "cs", "sk", "sl", "hr", "lt", "de", "fr")
"""The languages in which credits are read."""
_SAMPLE = 1500
"""Characters by whose small words a language is told."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Words:
    """Compiled patterns of one language, under the keys of its data; en/credits.toml explains them.

    `nouns`, `belongs`, `told`, `telling`, `not_subject` and those in `_before` are searched up to a name; `after`,
    `own`, `asked` and those in `_behind` are matched behind it.
    """

    language: str
    nouns: re.Pattern[str]
    belongs: re.Pattern[str]
    before: re.Pattern[str]
    told: re.Pattern[str]
    after: re.Pattern[str]
    after_sure: re.Pattern[str]
    own: re.Pattern[str]
    not_subject: re.Pattern[str]
    persons: re.Pattern[str]
    past: re.Pattern[str]
    no_report: re.Pattern[str]
    no_report_behind: re.Pattern[str]
    asked: re.Pattern[str]
    telling: re.Pattern[str]
    photo: re.Pattern[str]
    photo_behind: re.Pattern[str]
    legal: re.Pattern[str]
    origin_before: re.Pattern[str]
    material_before: re.Pattern[str]
    material_behind: re.Pattern[str]
    press_service: re.Pattern[str]
    opens: tuple[str, ...]
    byline: frozenset[str]
    about: re.Pattern[str]
    short: frozenset[str]


@cache
def words(language: str) -> Words:
    """The words of a language; none where nobody has written them yet."""
    data = lexicon.load(language, SUBJECT)
    return Words(
        language,
        _ends(data, "nouns", before=r"(?:\b|^)"),
        _ends(data, "belongs", before=r"(?:\b|^)"),
        _ends(data, "before", before=""),
        _ends(data, "told", before=""),
        _any(data, "after"),
        _any(data, "after_sure"),
        _any(data, "own"),
        _ends(data, "not_subject", before=r"\b"),
        _any(data, "persons"),
        _any(data, "past"),
        _any(data, "no_report"),
        _any(data, "no_report_behind"),
        _any(data, "asked"),
        _ends(data, "telling", before=""),
        _any(data, "photo"),
        _any(data, "photo_behind"),
        _any(data, "legal"),
        _ends(data, "origin_before", before=""),
        _ends(data, "material_before", before=""),
        _any(data, "material_behind"),
        _any(data, "press_service"),
        tuple(data.get("opens", ())),
        frozenset(data.get("byline", ())),
        _any(data, "about"),
        frozenset(data.get("short", ())),
    )


def _any(data: dict[str, Any], key: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in data.get(key, ())) or "(?!)", re.IGNORECASE)


def _ends(data: dict[str, Any], key: str, *, before: str) -> re.Pattern[str]:
    listed = "|".join(f"(?:{p})" for p in data.get(key, ()))
    return re.compile(rf"{before}(?:{listed})\s*$" if listed else "(?!)", re.IGNORECASE)


def language_of(text: str, language: str | None) -> str:
    """The given language where its credits are read, else the one of whose small words the text has most."""
    if language in LANGUAGES:
        return language or ""
    sample = [w.lower() for w in _WORD.findall(text[:_SAMPLE])]
    cyrillic = bool(CYRILLIC.search(text[:200]))
    best = max(LANGUAGES, key=lambda code: sum(w in _common(code) for w in sample))
    if not any(w in _common(best) for w in sample):
        return "ru" if cyrillic else "en"
    return best


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset(lexicon.load(language, SUBJECT).get("common", ()))
