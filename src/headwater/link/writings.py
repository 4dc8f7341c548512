"""One spelling for the words of a language that is written in several, so that texts can be set beside each other.

A Belarusian text in Łacinka, in taraškievica and in the official orthography is one text. Its words are compared by a
key that is the same for all three; `data/<language>/writings.toml` says how it is made. A key is never shown: where
words stand and how they are printed is asked of the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from headwater import lexicon

KEPT = 200_000
"""Words kept in memory for a language: some of a year's vocabulary, a text repeats most of its words."""

Respelling = Callable[[str], str]


@cache
def respelling(language: str | None) -> Respelling | None:
    """What makes the key of a word in small letters; None for a language with one writing."""
    code = (language or "").partition("-")[0]
    table = lexicon.load(code, "writings") if code in lexicon.LANGUAGES else {}
    return lru_cache(maxsize=KEPT)(_Writings(table).key) if table else None


class _Writings:
    """The tables of a language, made ready."""

    def __init__(self, table: dict[str, object]) -> None:
        self._before = _rows(table, "before")
        self._letters = str.maketrans(dict(_pairs(table, "letters")))
        self._after = _rows(table, "after")
        self._starts = [(self._spelt(a), self._spelt(b)) for a, b in _pairs(table, "starts")]
        self._whole = dict(_pairs(table, "whole"))

    def key(self, word: str) -> str:
        """The one spelling of a word; the word itself where nothing would be left of it."""
        spelt = self._spelt(self._whole.get(word, word)) or word
        for old, new in self._starts:
            if spelt.startswith(old):
                return new + spelt[len(old) :]
        return spelt

    def _spelt(self, word: str) -> str:
        for pattern, by in self._before:
            word = pattern.sub(by, word)
        word = word.translate(self._letters)
        for pattern, by in self._after:
            word = pattern.sub(by, word)
        return word


def _rows(table: dict[str, object], name: str) -> list[tuple[re.Pattern[str], str]]:
    rows = table.get(name, ())
    return [(re.compile(str(old)), str(new)) for old, new in rows] if isinstance(rows, list) else []


def _pairs(table: dict[str, object], name: str) -> Iterator[tuple[str, str]]:
    for pair in str(table.get(name, "")).split():
        left, _, right = pair.partition("=")
        yield left, right
