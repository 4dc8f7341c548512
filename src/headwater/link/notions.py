"""Which notions of the news a word stands for, in any of many languages: `data/matters.toml`, read and indexed.

A notion is broader than a concept of `data/concepts.toml`: that one tells whether two statements say the same, this
one whether two articles are about the same kind of thing, and for more languages than those whose statements are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from headwater import lexicon
from headwater.wordforms import CYRILLIC, fold, latinise

SHORTEST = 3
"""Letters of a stem, at least."""


@lru_cache(maxsize=200_000)
def notions(word: str, language: str | None) -> tuple[str, ...]:
    """The notions of a folded word; of every language where the language is unknown or has no column."""
    starts = _starts(language if language in _languages() else None)
    found = dict.fromkeys(starts.get(f"{word}_", ()))
    for length in range(SHORTEST, len(word) + 1):
        found.update(dict.fromkeys(starts.get(word[:length], ())))
    return tuple(found)


@cache
def _languages() -> Mapping[str, int]:
    """Language -> its column."""
    heads = lexicon.shared("matters")["columns"].split()
    return {language: n for n, head in enumerate(heads) for language in head.split(",")}


def _rows() -> Iterator[list[str]]:
    for line in lexicon.shared("matters")["rows"].strip().splitlines():
        yield [cell.strip() for cell in line.split("|")]


def _named(head: str) -> tuple[str, str]:
    """A notion and what a reader is told of it: "wage (wages)"."""
    notion, _, told = head.partition(" (")
    return notion, told.removesuffix(")") or notion


@cache
def called() -> Mapping[str, str]:
    """What a reader is told of each notion: "trade union". Said in other languages by show/."""
    return dict(_named(head) for head, *_ in _rows())


@cache
def _starts(language: str | None) -> Mapping[str, tuple[str, ...]]:
    """Stem -> the notions that it tells of, for one language or, None, for all."""
    found: dict[str, list[str]] = {}
    for head, *cells in _rows():
        notion = _named(head)[0]
        for other, column in _languages().items():
            if language in (None, other):
                for stem in _written(cells[column], other):
                    found.setdefault(stem, []).append(notion)
    return {stem: tuple(dict.fromkeys(notions)) for stem, notions in found.items()}


def _written(cell: str, language: str) -> list[str]:
    """The stems of a cell, folded; also in Latin script where the language is written in both."""
    stems = [fold(stem) for stem in cell.split()]
    table = lexicon.load(language, "names").get("latin") if language in lexicon.LANGUAGES else None
    return stems + [latinise(stem, table) for stem in stems if table and CYRILLIC.search(stem)]
