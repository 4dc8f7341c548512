"""Organizations known beforehand: which of them a name can be, and what an acronym stands for.

Read from `data/names/organizations_known.toml`, `data/bodies.toml` and `data/outlets.toml`. A name is recognised by
what its words mean, so that one spelling of it finds it in every language whose words we know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from headwater import lexicon
from headwater.names.organization_parts import Name, Part, is_acronym, taken_apart

_ROW = re.compile(r"(?P<name>.+?)(?: \((?P<country>[A-Z]{2}|\*)\))? = ?(?P<aliases>.*)")


@dataclass(frozen=True, slots=True)
class Known:
    """A known organization. `country` is ISO 3166 or ""; `generic`: every country has one of that name."""

    id: str
    country: str
    generic: bool


@dataclass(frozen=True, slots=True)
class _Index:
    known: dict[str, Known]
    by_meaning: dict[tuple[str, ...], frozenset[str]]
    by_word: dict[str, frozenset[str]]
    stands_for: dict[str, str]


@cache
def _index() -> _Index:
    known: dict[str, Known] = {}
    by_meaning: dict[tuple[str, ...], set[str]] = {}
    by_word: dict[str, set[str]] = {}
    stands_for: dict[str, str] = {}
    for entry, names in _all():
        same = _one_of(names[0], entry, known, by_meaning)
        for name in names:
            if name.isalpha():
                by_word.setdefault(name.lower(), set()).add(same.id)
                if is_acronym(name):
                    stands_for.setdefault(name.upper(), names[0])
            else:
                by_meaning.setdefault(_meaning(taken_apart(name).parts), set()).add(same.id)
    return _Index(
        known,
        {k: frozenset(v) for k, v in by_meaning.items()},
        {k: frozenset(v) for k, v in by_word.items()},
        stands_for,
    )


def _one_of(name: str, entry: Known, known: dict[str, Known], by_meaning: dict[tuple[str, ...], set[str]]) -> Known:
    """The lists overlap: what has the name of one that is there already is that one."""
    for id in sorted(by_meaning.get(_meaning(taken_apart(name).parts), ())):
        if known[id].country == entry.country or known[id].generic or entry.generic:
            return known[id]
    known[entry.id] = entry
    return entry


def _all() -> Iterator[tuple[Known, list[str]]]:
    for row in lexicon.shared("names/organizations_known")["known"].splitlines():
        found = _ROW.fullmatch(row.strip())
        if found:
            mark = found["country"] or ""
            names = [found["name"], *(a.strip() for a in found["aliases"].split("|") if a.strip())]
            yield Known("o:" + found["name"], mark if mark != "*" else "", mark == "*"), names
    for row in lexicon.shared("bodies").get("bodies", ()):
        known = Known("b:" + row["name"], row.get("country", ""), row.get("generic", False))
        yield known, [row["name"], *(a.lstrip("?") for a in row.get("aliases", ()))]
    for row in lexicon.shared("outlets").get("outlets", ()):
        yield Known("m:" + row["name"], row.get("country", ""), False), [row["name"], *row.get("aliases", ())]


def _meaning(parts: tuple[Part, ...]) -> tuple[str, ...]:
    return tuple(sorted(p.key for p in parts))


def _as_written(word: str) -> str:
    """How a one-word name is looked up: letters as printed, since `PiS` and ПиС are two spellings, both listed."""
    return word.strip(" «»\"“”„'").lower()


@lru_cache(maxsize=100_000)
def known(text: str) -> frozenset[Known]:
    """The known organizations that a name can be, none where we know none."""
    index, name = _index(), taken_apart(text)
    if len(name.words) == 1:
        found = index.by_word.get(_as_written(text)) or index.by_word.get(_as_written(name.words[0]))
        if found:
            return frozenset(index.known[i] for i in found)
        if len(name.parts) == 1:
            return frozenset()
    ids = set(index.by_meaning.get(_meaning(name.parts), ()))
    ids |= set(index.by_meaning.get(_meaning(expanded(text)), ()))
    return frozenset(index.known[i] for i in ids) or _of_country(name, index)


def _of_country(name: Name, index: _Index) -> frozenset[Known]:
    """The State Duma of Russia, the Foreign Ministry of Poland: a known body and the country beside it."""
    if not name.countries:
        return frozenset()
    found: set[Known] = set()
    for parts in (name.parts, expanded(name.text)):
        rest = tuple(p for p in parts if p.sort != "country")
        candidates = (index.known[i] for i in index.by_meaning.get(_meaning(rest), ()))
        found |= {k for k in candidates if k.generic or k.country in name.countries}
    return frozenset(found)


@lru_cache(maxsize=100_000)
def expanded(text: str) -> tuple[Part, ...]:
    """The parts of a name, those of what a known acronym stands for in place of the acronym."""
    found: list[Part] = []
    for part in taken_apart(text).parts:
        full = _index().stands_for.get(part.text.upper()) if part.sort == "acronym" else None
        found += taken_apart(full).parts if full else (part,)
    return tuple({p.key: p for p in found}.values())
