"""How much of silence and refusal is found in sentences written before the lists were; half of them never tuned on.

Marks in `silence/<language>.toml`: [who] is silent, {about what}; `none` only look alike. The lists were made with the
half `worked` in sight; `kept` is scored only, and no list is changed for a sentence of it.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from tests.attribute.said import found

from headwater.attribute import silence

FOLDER = Path(__file__).parent / "silence"
LANGUAGES = ("be", "en", "lt", "pl", "ru", "uk")
MARKS = re.compile(r"[\[\]{}]")


def sentences(language: str, half: str) -> tuple[list[str], list[str]]:
    """The sentences of one half: those of a silence with their marks, and those of none."""
    table = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))[half]
    return table["quiet"], table["none"]


def has_source(sentence: str, language: str) -> bool:
    """Whether any statement read has the marked source, wholly or in part; none needs to be marked."""
    who = re.search(r"\[(.+?)\]", sentence)
    name = MARKS.sub("", who[1]) if who else ""
    read = [s for s, _, _ in found(MARKS.sub("", sentence), language)]
    return any(s and (name in s or s in name) for s in read) if name else bool(read)


def share(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("half", "told", "who"), [("worked", 0.95, 0.95), ("kept", 0.88, 0.83)])
def test_silences_are_found(language: str, half: str, told: float, who: float) -> None:
    quiet, _ = sentences(language, half)
    assert share([bool(silence.find(MARKS.sub("", s), language)) for s in quiet]) >= told
    assert share([has_source(s, language) for s in quiet]) >= who


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("half", "ceiling"), [("worked", 0.0), ("kept", 0.13)])
def test_look_alikes_are_none(language: str, half: str, ceiling: float) -> None:
    _, none = sentences(language, half)
    assert share([bool(silence.find(s, language)) for s in none]) <= ceiling
