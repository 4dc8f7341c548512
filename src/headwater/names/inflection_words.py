"""One word of a name: which base forms it can stand for, in which case and gender.

The declensions are data: `data/inflection/<language>.toml`. A row of a declension gives, for one ending of the base
form, the endings in all cases; it is read backwards here. How likely a reading is, is how common the declension is for
that kind of name times how common the case is there; a base form that is known (a given name, a place, a ministry)
counts for much more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from headwater import lexicon
from headwater.wordforms import fold, script

KINDS = "plo"
"""Person, place, organization, as the rows of the declensions write them."""

WHOLE = "^"
"""Stands for the stems of a row whose forms are written out in full: irregular words."""

KNOWN = 60.0
"""How much likelier a base form is that is in one of our lists. With 25 the measured figures are the same to .002."""

SELDOM = 0.05
"""What is left of a base form that ends as base forms seldom do (`seldom_base`), unless it is known."""

MOST_WORDS = 100_000
"""Words whose readings are kept in memory for each language and kind."""


@dataclass(frozen=True, slots=True)
class Row:
    """A declension: the endings of each case. `weights` by kind; `stems`: how the stem may end, any where empty."""

    gender: str
    adjective: bool
    weights: dict[str, float]
    stems: tuple[str, ...]
    cases: tuple[tuple[str, ...], ...]

    @property
    def base(self) -> str:
        """The ending of the base form."""
        return self.cases[0][0]


class Reading(NamedTuple):
    """What a word can be: the form of `base` (small letters) in a case (its number in the row) and a gender.

    A tuple, because a name makes some twenty of them, and a frozen dataclass takes three times as long to make.
    """

    base: str
    gender: str
    case: int
    weight: float
    adjective: bool
    known: bool
    ending: str


_Told = tuple[str, bool]


class Declensions:
    """The declensions of one language in one script. Made by `declensions`."""

    def __init__(self, language: str) -> None:
        data = lexicon.shared(f"inflection/{language}")
        self.cases: tuple[str, ...] = tuple(data.get("cases", "").split())
        self.head_last = bool(data.get("head_last"))
        self.adjectives_follow = bool(data.get("adjectives_follow"))
        self.first_word_only = bool(data.get("first_word_only"))
        self.fixed = frozenset(data.get("fixed", "").split())
        self.joints = frozenset(data.get("joints", "").split())
        self.abbreviations = tuple(sorted(data.get("abbreviation_endings", "").split(), key=len, reverse=True))
        self.how_often: dict[str, list[float]] = data.get("how_often", {})
        self.genders: dict[str, float] = data.get("genders", {})
        self._seldom = {kind: tuple(ends.split()) for kind, ends in data.get("seldom_base", {}).items()}
        self._in_spite = tuple(data.get("in_spite", "").split())
        self._rows = tuple(_rows(data))
        self._whole, by_ending = _backwards(self._rows)
        self._by_ending = {kind: _of_kind(by_ending, kind) for kind in KINDS}
        self._bases = {kind: _led_to(rows) for kind, rows in self._by_ending.items()}
        self._longest = max((len(e) for e in by_ending), default=0)
        self._known = {kind: _known(data, language, kind) for kind in KINDS}
        self._seen: dict[tuple[str, str], tuple[Reading, ...]] = {}

    def readings(self, word: str, kind: str) -> tuple[Reading, ...]:
        """What a word in small letters can be in a name of a kind; nothing where no declension fits."""
        found = self._seen.get((word, kind))
        if found is None:
            if len(self._seen) > MOST_WORDS:
                self._seen.clear()
            found = self._seen[word, kind] = tuple(self._read(word, kind))
        return found

    def bases(self, word: str, kind: str) -> set[str]:
        """The base forms of all `readings` of a word, and nothing else of them, which takes a fifth of the time."""
        found = {row.base for row, _ in self._whole.get(word, ()) if kind in row.weights}
        led_to = self._bases[kind]
        for length in range(min(self._longest, len(word) - 2), -1, -1):
            ends = led_to.get(word[len(word) - length :])
            if ends:
                stem = word[: len(word) - length]
                found.update(stem + base for base, stems in ends if not stems or stem.endswith(stems))
        return found

    def forms(
        self, base: str, kind: str, gender: str | None = None
    ) -> Iterator[tuple[Row, tuple[tuple[str, ...], ...]]]:
        """Every declension that a base form in small letters can follow, with its forms in each case."""
        for row in self._rows:
            if kind in row.weights and base.endswith(row.base) and gender in (None, row.gender):
                stem = base[: len(base) - len(row.base)]
                if _fits(stem, row):
                    yield row, tuple(tuple(stem + ending for ending in case) for case in row.cases)

    def masculine(self, base: str, kind: str) -> str:
        """The masculine of an adjective in its base form: what a dictionary has for it."""
        adjectives = [row for row in self._rows if row.adjective]
        stems = (base.removesuffix(row.base) for row in adjectives if base.endswith(row.base) and row.gender != "m")
        for stem in stems:
            found = [row for row in adjectives if row.gender == "m" and row.weights.get(kind) and _fits(stem, row)]
            if found:
                return stem + max(found, key=lambda row: row.weights[kind]).base
        return base

    def is_known(self, base: str, kind: str, gender: str) -> bool:
        """Whether a base form is in one of our lists; of a given name the gender must be right, too."""
        return gender in self._known[kind].get(fold(base), "")

    def _read(self, word: str, kind: str) -> Iterator[Reading]:
        for row, case in self._whole.get(word, ()):
            if kind in row.weights:
                yield _reading(row, case, row.base, kind, word, self._told(row.base, kind))
        by_ending = self._by_ending[kind]
        seldom = self._seldom.get(kind, ())
        told: dict[str, _Told] = {}  # many rows lead to one base form
        for length in range(min(self._longest, len(word) - 2), -1, -1):
            ending = word[len(word) - length :]
            rows = by_ending.get(ending)
            if rows:
                stem = word[: len(word) - length]
                if not ending:
                    told = {}  # of a bare stem more is asked
                bare = not ending and stem.endswith(seldom)
                for row, case in rows:
                    if not row.stems or stem.endswith(row.stems):  # `_fits`, in the innermost loop
                        base = stem + row.base
                        if base not in told:
                            told[base] = self._told(base, kind, bare=bare)
                        yield _reading(row, case, base, kind, ending, told[base])

    def _told(self, base: str, kind: str, *, bare: bool = False) -> _Told:
        """The genders of a base form where it is known, and whether it, or (`bare`) the stem that would be one of its
        forms, ends as only inflected words do."""
        inflected = (bare or base.endswith(self._seldom.get(kind, ()))) and not base.endswith(self._in_spite)
        return self._known[kind].get(fold(base), ""), inflected


def _reading(row: Row, case: int, base: str, kind: str, ending: str, told: _Told) -> Reading:
    weight = row.weights[kind] / 10
    known = row.gender in told[0]
    if known:
        weight *= KNOWN
    elif told[1] and not row.adjective:
        weight *= SELDOM
    return Reading(base, row.gender, case, weight, row.adjective, known, ending)


@cache
def declensions(language: str) -> Declensions:
    """The declensions of a language; `be_latin` is Belarusian in Latin script. Empty where nobody has written them."""
    return Declensions(language)


def written_in(name: str, language: str | None) -> Declensions:
    """The declensions for a name as it is written: those of its language in its script."""
    latin = f"{language}_latin"
    if lexicon.shared(f"inflection/{latin}") and script(name) == "Latn":
        return declensions(latin)
    return declensions(language or "")


def _fits(stem: str, row: Row) -> bool:
    if row.stems == (WHOLE,):
        return not stem
    return len(stem) > 1 and (not row.stems or stem.endswith(row.stems))


def _lifeless(row: Row, case: int, ending: str, kind: str) -> bool:
    """Whether a man would stand in another case in the form of the first: only things do (the accusative of Минск)."""
    return kind == "p" and row.gender == "m" and case > 0 and ending == row.base and len(row.cases[case]) > 1


def _rows(data: dict[str, Any]) -> Iterator[Row]:
    """The rows of a table. A line: gender (`a` before it: an adjective), weights by kind, stems | endings by case."""
    classes = {name: tuple(ends.split()) for name, ends in data.get("stems", {}).items()}
    for line in data.get("rows", "").splitlines():
        head, bar, tail = line.partition("|")
        if not bar or line.startswith("#"):
            continue
        gender, weights, stems = head.split()
        cells = [tuple("" if e == "0" else e for e in cell.split("/") if e != "-") for cell in tail.split()]
        if len(cells) != len(data["cases"].split()):
            raise ValueError(f"a declension needs an ending for each case: {line!r}")
        ends = () if stems == "-" else (WHOLE,) if stems == WHOLE else _stems(stems, classes)
        yield Row(gender[-1], gender.startswith("a"), _weights(weights), ends, tuple(cells))


def _stems(text: str, classes: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(end for name in text.split(",") for end in classes.get(name, (name,)))


def _weights(text: str) -> dict[str, float]:
    """`p8l6o2.5` as weights by kind."""
    found: dict[str, float] = {}
    kind, number = "", ""
    for letter in text + "\0":
        if letter in KINDS or letter == "\0":
            if kind:
                found[kind] = float(number)
            kind, number = letter, ""
        else:
            number += letter
    return found


def _backwards(rows: Iterable[Row]) -> tuple[dict[str, list[tuple[Row, int]]], dict[str, list[tuple[Row, int]]]]:
    """For each full form and each ending, the rows and cases that it stands in."""
    whole: dict[str, list[tuple[Row, int]]] = {}
    endings: dict[str, list[tuple[Row, int]]] = {}
    for row in rows:
        table = whole if row.stems == (WHOLE,) else endings
        for case, cell in enumerate(row.cases):
            for ending in dict.fromkeys(cell):
                table.setdefault(ending, []).append((row, case))
    return whole, endings


def _of_kind(by_ending: dict[str, list[tuple[Row, int]]], kind: str) -> dict[str, list[tuple[Row, int]]]:
    """For each ending, the rows and cases that names of a kind can stand in."""
    found = {
        ending: [(r, case) for r, case in rows if kind in r.weights and not _lifeless(r, case, ending, kind)]
        for ending, rows in by_ending.items()
    }
    return {ending: rows for ending, rows in found.items() if rows}


def _led_to(by_ending: dict[str, list[tuple[Row, int]]]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """For each ending, those of base forms, each with how the stem before it may end."""
    return {ending: list(dict.fromkeys((row.base, row.stems) for row, _ in rows)) for ending, rows in by_ending.items()}


def _known(data: dict[str, Any], language: str, kind: str) -> dict[str, str]:
    """The base forms of a kind that are known, folded, with the genders that they can have."""
    found: dict[str, str] = {}
    if kind == "p":
        for gender in "mf":
            for word in lexicon.shared("given_names").get(gender, "").split() + data.get(f"given_{gender}", "").split():
                found[fold(word)] = found.get(fold(word), "") + gender
        return found
    names = lexicon.load(language, "names")
    words = data.get("heads", "").split()
    for key in ("org_heads", "place_heads"):
        words += _firsts(names.get(key, "").split())
    words += [*data.get("places", "").split(), *_places(language)]
    return {fold(word): "mfnp" for word in words}


def _firsts(words: list[str]) -> Iterator[str]:
    """The first of words that stand together because they begin alike: its forms follow it."""
    for before, word in zip(["", *words], words, strict=False):
        if before[:3] != word[:3]:
            yield word


def _places(language: str) -> Iterator[str]:
    """Places of one word as `data/places.toml` writes them. Of forms that begin alike only the first is a base form."""
    data = lexicon.shared("places")
    columns = data.get("columns", [])
    if language not in columns:
        return
    for row in data["places"]:
        taken: set[str] = set()
        for alias in row[columns.index(language)].split("|"):
            if alias[:3] not in taken and " " not in alias:
                yield alias.lstrip("?")
            taken.add(alias[:3])
