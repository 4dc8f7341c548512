"""How a name is written in another script: by tables of letters and context rules, `data/scripts/<language>.toml`.

Nothing is looked up in a dictionary: what a rule cannot know (where Russian leaves ё unwritten, where Belarusian is
stressed) is not guessed. The caller keeps the original; a conversion is shown beside it, never in its place.
docs/scripts.md shows every table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from headwater import lexicon
from headwater.names.scripts_tables import LANGUAGES, System, convert, tables
from headwater.wordforms import script

__all__ = ["LANGUAGES", "Orthography", "System", "Uncertain", "ambiguities", "cyrillise", "rewrite", "romanise"]
__all__ += ["script_of", "systems", "to_cyrillic", "to_lacinka"]

Orthography = Literal["official", "classical"]
"""Of Belarusian in Cyrillic: that of the schools since 1933 (narkamaŭka), and taraškievica."""

_BACK: dict[Orthography, str] = {"official": "cyrillic", "classical": "cyrillic-classical"}
_SCRIPTS = {"Latn": "Latin", "Cyrl": "Cyrillic", "Zyyy": ""}
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_ONE_APOSTROPHE = str.maketrans("’ʼ", "''")


def systems(language: str) -> tuple[System, ...]:
    """The ways to write a language (ISO 639-1) in another script, the most usual first; none without tables."""
    return tuple(table.system for table in tables(language).values())


def rewrite(text: str, language: str, system: str | None = None) -> str:
    """`text` after a system of a language, the first of `systems` where none is named, whatever script that leads to.

    Letters that the system does not know stay as they are, in their place. Raises ValueError, which names those there
    are, for a language or a system that there is not.
    """
    return _written(text, language, system, ("Latn", "Cyrl"))


def romanise(text: str, language: str, system: str | None = None) -> str:
    """A Belarusian, Russian or Ukrainian text in Latin script: `rewrite` with the systems that lead there."""
    return _written(text, language, system, ("Latn",))


def cyrillise(text: str, language: str, system: str | None = None) -> str:
    """A Polish or Lithuanian name as the `russian`, `belarusian` or `ukrainian` press writes it; Łacinka in Cyrillic.

    `rewrite` with the systems that lead there. For names in the nominative.
    """
    return _written(text, language, system, ("Cyrl",))


def to_lacinka(text: str) -> str:
    """Belarusian Cyrillic of either orthography in Łacinka: `Ціханоўская` is `Cichanoŭskaja`."""
    return romanise(text, "be", "lacinka")


def to_cyrillic(text: str, orthography: Orthography = "official") -> str:
    """Łacinka in the Cyrillic of an orthography. A word with q, w, x or others that Łacinka lacks stays as it is."""
    return cyrillise(text, "be", _BACK[orthography])


def script_of(text: str) -> str:
    """`Latin` or `Cyrillic`, whichever has more letters in `text`; "" where there are none of either."""
    return _SCRIPTS[script(text)]


def _written(text: str, language: str, system: str | None, into: tuple[str, ...]) -> str:
    found = {name: table for name, table in tables(language).items() if table.system.script in into}
    if not found:
        has = [code for code in LANGUAGES if any(s.script in into for s in systems(code))]
        raise ValueError(f"no such tables for the language {language!r}; there are for: {', '.join(has)}")
    if system is not None and system not in found:
        raise ValueError(f"no system {system!r} for the language {language!r}; there are: {', '.join(found)}")
    return convert(text, found[system] if system else next(iter(found.values())))


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A Belarusian word in Cyrillic, text[start:end], that does not come back from Łacinka, and why.

    `back` is what `to_cyrillic` makes of `latin`.
    """

    start: int
    end: int
    word: str
    latin: str
    back: str
    why: str


def ambiguities(text: str, orthography: Orthography = "official") -> tuple[Uncertain, ...]:
    """The words of a Belarusian text in Cyrillic whose way to Łacinka and back loses something, in order.

    Apostrophes of any form count as one.
    """
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if script(word) != "Cyrl":
            continue
        latin = to_lacinka(word)
        back = to_cyrillic(latin, orthography)
        if back.translate(_ONE_APOSTROPHE) != word.translate(_ONE_APOSTROPHE):
            found.append(Uncertain(match.start(), match.end(), word, latin, back, _why(word)))
    return tuple(found)


def _why(word: str) -> str:
    for pattern, why in _doubts():
        if pattern.search(word.lower()):
            return why
    return "letters that are not Belarusian, or capitals within the word"


@cache
def _doubts() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = lexicon.shared("scripts/be")["doubts"]
    return tuple((re.compile(row["find"]), row["why"]) for row in rows)
