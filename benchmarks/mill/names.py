"""Names of the invented world in every language and case: rows written by hand, endings by `data/declension.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent / "data"
LANGUAGES = ("en", "ru", "be", "uk", "pl", "lt")
"""The languages of the rows, in their order. be-tarask and be-latn are made of be (orthographies.py)."""
CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
NAME = ("\ue002", "\ue003")
"""Around every name that is printed, so that its place is known when the text is finished; taken out then."""


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A name or noun phrase in all its cases. `gender`: m, f, n, p (plural), v (Polish plural without men).

    `name` is its fullest base form, "" where nothing in it is a name.
    """

    forms: dict[str, str]
    gender: str
    name: str = ""

    def case(self, case: str) -> str:
        """The form of a case; the nominative where a language or a phrase knows no other."""
        return self.forms.get(case) or self.forms["nom"]


@cache
def load(name: str) -> dict[str, Any]:
    """A file of `data/`."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def declined(word: str, language: str, kind: str) -> tuple[str, ...]:
    """A name in the order of CASES. `kind`: gm gf (given), sm sf (surname), p (place)."""
    rules: dict[str, str] = load("declension")[language][kind]
    ending = max((e for e in rules if word.endswith(e)), key=len, default=None)
    if ending is None or rules[ending] == "-":
        return (word,) * len(CASES)
    stem = word[: len(word) - len(ending)]
    return (word, *(word if end == "=" else stem + end for end in rules[ending].split()))


@cache
def womans(surname: str, language: str) -> str:
    """The surname of a woman whose father or husband bears this one."""
    table: dict[str, str] = load("declension")[language]["women"]
    ending = max((e for e in table if surname.endswith(e)), key=len, default=None)
    return surname if ending is None else surname[: len(surname) - len(ending)] + table[ending]


@cache
def place(row: int, sort: str, language: str) -> Phrase:
    """A country or a town: `sort` is `countries` or `towns`, `row` its number there."""
    word = load("names")[sort][row][LANGUAGES.index(language)]
    forms = {case: named(form) for case, form in zip(CASES, declined(word, language, "p"), strict=True)}
    forms["pos"] = possessive(forms["nom"])
    return Phrase(forms, "f" if word.endswith(("a", "а", "я")) else "m", word)


@cache
def firm(row: int, sort: str, language: str) -> Phrase:
    """A firm or a rights group, which the press leaves undeclined: `sort` is `firms` or `groups`."""
    word = load("names")[sort][row][LANGUAGES.index(language)]
    return Phrase({"nom": named(word)}, "f", word)


@cache
def person(given: int, surname: int, gender: str, language: str, *, short: bool) -> Phrase:
    """Somebody's full name, or the surname alone. `given` counts in given_m or given_f."""
    column = LANGUAGES.index(language)
    first = load("names")[f"given_{gender}"][given][column]
    last = load("names")["surnames"][surname][column]
    if gender == "f":
        last = womans(last, language)
    firsts, lasts = declined(first, language, f"g{gender}"), declined(last, language, f"s{gender}")
    rows = lasts if short else tuple(f"{a} {b}" for a, b in zip(firsts, lasts, strict=True))
    forms = {case: named(form) for case, form in zip(CASES, rows, strict=True)}
    forms["pos"] = possessive(forms["nom"])
    return Phrase(forms, gender, f"{first} {last}")


def named(text: str) -> str:
    """With the marks of a name around it."""
    return NAME[0] + text + NAME[1]


def possessive(word: str) -> str:
    """The English possessive."""
    return word + ("’" if word.rstrip(NAME[1]).endswith("s") else "’s")
