"""How a word sounds, whoever wrote it: spellings of one name in several languages and scripts meet in their sounds.

A Cyrillic word has one reading. A Latin one has several, since nobody can say whether `ch` in it is Polish (х),
English (ч) or French (ш): all readings are kept, and two words are as like as their likest readings. Letters and
costs are data (`data/names/sounds.toml`). What was tried and is worse: edit distance after romanisation (cannot tell
`Кузнечик` from `Кузнецов` without losing `Kuznietsov`), Soundex-like keys alone (take relatives for one).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate
from math import inf

from rapidfuzz.distance import Levenshtein

from headwater import lexicon
from headwater.wordforms import CYRILLIC

RULE = re.compile(r"(?P<start>\^)?(?:\((?P<behind>[^)]+)\))?(?P<letters>[^$(^]+)(?:\((?P<before>[^)]+)\))?(?P<end>\$)?")
HARD = re.compile("[td]s(?=k)")
"""Bratsky, Brackij: before k, ts is heard and written as c."""
TWICE = re.compile(r"(.)\1+")
BEST = 2
"""Pairs of readings that are compared sound by sound: the likest by plain edit distance."""
FAR = 0.45
"""Below this likeness by plain edit distance nothing is compared sound by sound: such words are never one name."""


@dataclass(frozen=True, slots=True, order=True)
class Sound:
    """A reading of a word, one letter a sound, and the same with like sounds made one (for a first look).

    `slavic`: read as a Slavic name is written in some language.
    """

    fine: str
    coarse: str
    slavic: bool = True

    def __hash__(self) -> int:
        """By its sounds: the rest follows from them but for `slavic`, which seldom tells two apart."""
        return hash(self.fine)


@dataclass(frozen=True, slots=True)
class _Rules:
    """A table of letters, by the first letter of each rule; `slavic` where Slavic names are written so.

    `alone`: letters that sound the same wherever they stand, which spares most of the matching.
    """

    by_letter: Mapping[str, tuple[re.Pattern[str], tuple[str, ...]]]
    slavic: bool = True
    alone: Mapping[str, str] = field(default_factory=dict)


def readings(word: str, language: str | None = None) -> tuple[Sound, ...]:
    """The readings of one word, each once; the language of its text settles letters that two languages read apart."""
    return _readings(word.lower(), language if language in _languages() else None)


@lru_cache(maxsize=200_000)
def _readings(word: str, language: str | None) -> tuple[Sound, ...]:
    tables = (_cyrillic(language),) if CYRILLIC.search(word) else _latin()
    found: dict[str, bool] = {}
    for rules in tables:
        fine = _read(word, rules)
        found[fine] = found.get(fine, False) or rules.slavic
    # A script that we do not read: its letters stand for themselves, so that one spelling still meets another.
    return tuple(Sound(fine, _coarse(fine), slavic) for fine, slavic in found.items() if fine) or (Sound(word, word),)


def _read(word: str, rules: _Rules) -> str:
    """The sounds of a word by one table; a sound that follows itself is one."""
    out: list[str] = []
    place, end = 0, len(word)
    alone, by_letter = rules.alone, rules.by_letter
    while place < end:
        letter = word[place]
        heard = alone.get(letter)
        if heard is None:
            ruled = by_letter.get(letter)
            found = ruled[0].match(word, place) if ruled else None
            if ruled and found and found.lastindex:
                out.append(ruled[1][found.lastindex - 1])
                place = found.end()
                continue
            heard = _without_accent(letter, rules)
        out.append(heard)
        place += 1
    return HARD.sub("c", TWICE.sub(r"\1", "".join(out)))


def _without_accent(letter: str, rules: _Rules) -> str:
    """The sounds of a letter that no rule fits: those of the plain letter, none where that has none either."""
    plain = unicodedata.normalize("NFD", letter)[0]
    ruled = rules.by_letter.get(plain) if plain != letter else None
    found = ruled[0].match(plain) if ruled else None
    return ruled[1][found.lastindex - 1] if ruled and found and found.lastindex else ""


def _coarse(fine: str) -> str:
    return re.sub(r"j|(.)(?=\1)", "", fine.translate(_coarser()))


@cache
def _coarser() -> dict[int, str]:
    classes = {"a": "o@", "e": "iyEUy", "v": "wf", "g": "hx", "t": "c", "d": "DJ", "s": "SCzZ"}
    return {ord(member): name for name, members in classes.items() for member in members}


def likeness(a: tuple[Sound, ...], b: tuple[Sound, ...]) -> float:
    """How like two words sound, 0..1, by their likest readings."""
    return _likeness(a, b) if a <= b else _likeness(b, a)


def _pairs(a: tuple[Sound, ...], b: tuple[Sound, ...]) -> list[tuple[float, str, str]]:
    # Several readings of a word are one in coarse sounds: those are compared once.
    found = []
    for one, ours in _together(a).items():
        for other, theirs in _together(b).items():
            near = Levenshtein.normalized_similarity(one, other, score_cutoff=FAR)
            if near >= FAR:
                found += [(near, x, y) for x in ours for y in theirs]
    return sorted(found, reverse=True)[:BEST] if len(found) > 1 else found


def _together(word: tuple[Sound, ...]) -> dict[str, list[str]]:
    """The readings of a word by their coarse sounds."""
    found: dict[str, list[str]] = {}
    for sound in word:
        found.setdefault(sound.coarse, []).append(sound.fine)
    return found


@lru_cache(maxsize=200_000)
def _likeness(a: tuple[Sound, ...], b: tuple[Sound, ...]) -> float:
    fine = {x.fine for x in a}
    if any(y.fine in fine for y in b):
        return 1.0
    return max(0.0, max((_alike(x, y) for _, x, y in _pairs(a, b)), default=0.0))


def reach(a: tuple[Sound, ...], b: tuple[Sound, ...], least: float) -> bool:
    """True where two words are as like as `least`: what `likeness` says, without finding out how unlike others are."""
    if not a <= b:
        a, b = b, a  # as `likeness` does: which pairs are the likest must not depend on who comes first
    fine = {x.fine for x in a}
    if any(y.fine in fine for y in b):
        return True
    share = (1 - least) * 0.5
    return any(cost(x, y, most := share * (len(x) + len(y))) <= most for _, x, y in _pairs(a, b))


def _alike(a: str, b: str) -> float:
    return 1 - cost(a, b) / (0.5 * (len(a) + len(b)))


@lru_cache(maxsize=200_000)
def endings(word: tuple[Sound, ...]) -> frozenset[str]:
    """The kinds of family-name endings that a word can have, by its readings."""
    return frozenset(
        name for sound in word if sound.slavic for name, pattern in _families().items() if pattern.search(sound.fine)
    )


@lru_cache(maxsize=200_000)
def but_for_ending(a: tuple[Sound, ...], b: tuple[Sound, ...]) -> bool:
    """True where `a` without its family-name ending is `b`: Łahunoŭ and Łahun."""
    stems = {
        stem
        for sound in a
        if sound.slavic
        for pattern in _families().values()
        if (stem := pattern.sub("", sound.fine)) != sound.fine and len(stem) > 2
    }
    return any(_alike(stem, sound.fine) >= 0.85 for stem in stems for sound in b)


@cache
def _families() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in lexicon.shared("names/sounds")["families"].items()}


def cost(a: str, b: str, most: float = inf) -> float:
    """What it costs to write one row of sounds for another: 0 for the same, 1 for a consonant that is another.

    Where it is more than `most`, how much more is not found out.
    """
    swap, gone = _costs()
    column = [(y, gone[y]) for y in b]
    row = [*accumulate((price for _, price in column), initial=0.0)]
    for x in a:
        lost, others = gone[x], swap[x]
        diagonal = row[0]
        left = diagonal + lost
        now = [left]
        for (y, added), above in zip(column, row[1:], strict=True):
            if x == y:
                left = diagonal
            else:
                # The least of three, written out: this is the innermost loop of all comparing of names.
                left += added
                if above + lost < left:  # noqa: PLR1730
                    left = above + lost
                other = diagonal + others.get(y, 1.0)
                if other < left:  # noqa: PLR1730
                    left = other
            now.append(left)
            diagonal = above
        row = now
        if most != inf and min(row) > most:
            return inf
    return row[-1]


@cache
def _costs() -> tuple[Mapping[str, Mapping[str, float]], Mapping[str, float]]:
    """What it costs to write another sound for a sound, by the one and the other, and to leave a sound out."""
    data = lexicon.shared("names/sounds")
    swap: defaultdict[str, dict[str, float]] = defaultdict(dict)
    vowels = data["vowels"]
    for x in vowels:
        swap[x].update((y, 0.6) for y in vowels if x != y)
    for price, pairs in data["costs"].items():
        for x, y in pairs.split():
            swap[x][y] = swap[y][x] = float(price)
    gone = {sound: float(price) for price, sounds in data["gone"].items() for sound in sounds.split()}
    return swap, _Gone(gone)


class _Gone(dict[str, float]):
    """What it costs to leave a sound out; letters of other scripts cost what a consonant does."""

    def __missing__(self, letter: str) -> float:
        return 0.8


@cache
def _languages() -> frozenset[str]:
    return frozenset(lexicon.shared("names/sounds")["cyrillic"]) - {"all"}


@cache
def _cyrillic(language: str | None) -> _Rules:
    tables = lexicon.shared("names/sounds")["cyrillic"]
    return _compiled(_table(tables["all"]) | _table(tables.get(language or "", "")))


@cache
def _latin() -> tuple[_Rules, ...]:
    tables = lexicon.shared("names/sounds")["latin"]
    return tuple(
        _compiled(_table(tables.get(t.get("from"), {}).get("all", "")) | _table(t["all"]), t.get("slavic", False))
        for t in tables.values()
    )


def _table(text: str) -> dict[str, str]:
    rows = (row.split() for row in text.replace("\n", ",").split(","))
    return {row[0]: row[1] for row in rows if len(row) == 2}


def _compiled(table: dict[str, str], slavic: bool = True) -> _Rules:
    def order(rule: str) -> tuple[int, int]:
        found = _parsed(rule)
        return len(found["letters"]), sum(found[c] is not None for c in ("start", "behind", "before", "end"))

    groups: dict[str, list[str]] = {}
    for rule in sorted(table, key=order, reverse=True):
        groups.setdefault(_parsed(rule)["letters"][0], []).append(rule)
    by_letter = {
        letter: (
            re.compile("|".join(f"({_pattern(rule)})" for rule in rules)),
            tuple(table[rule].replace("-", "") for rule in rules),
        )
        for letter, rules in groups.items()
    }
    alone = {letter: table[letter].replace("-", "") for letter, rules in groups.items() if rules == [letter]}
    return _Rules(by_letter, slavic, alone)


def _parsed(rule: str) -> re.Match[str]:
    found = RULE.fullmatch(rule)
    assert found, rule
    return found


def _pattern(rule: str) -> str:
    found = _parsed(rule)
    return "".join(
        (
            r"(?<!\w)" if found["start"] else "",
            f"(?<=[{found['behind']}])" if found["behind"] else "",
            re.escape(found["letters"]),
            f"(?=[{found['before']}])" if found["before"] else "",
            r"(?!\w)" if found["end"] else "",
        )
    )
