"""How a word sounds, whoever wrote it: spellings of one name in several languages and scripts meet in their sounds.

A Cyrillic word has one reading. A Latin one has several, since nobody can say whether `ch` in it is Polish (х),
English (ч) or French (ш): all readings are kept, and two words are as like as their likest readings. Letters and
costs are data (`data/names/sounds.toml`). What was tried and is worse: edit distance after romanisation (cannot tell
`Кузнечик` from `Кузнецов` without losing `Kuznietsov`), Soundex-like keys alone (take relatives for one).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate

from rapidfuzz.distance import Levenshtein

from headwater import lexicon
from headwater.wordforms import CYRILLIC

RULE = re.compile(r"(?P<start>\^)?(?:\((?P<behind>[^)]+)\))?(?P<letters>[^$(^]+)(?:\((?P<before>[^)]+)\))?(?P<end>\$)?")
HARD = re.compile("[td]s(?=k)")
"""Bratsky, Brackij: before k, ts is heard and written as c."""
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

    def heard(self, word: str, place: int) -> tuple[str, int] | None:
        """The sounds of the letters at a place, and the place behind them; None for a letter without a rule."""
        pattern, sounds = self.by_letter.get(word[place], (None, ()))
        found = pattern.match(word, place) if pattern else None
        return (sounds[found.lastindex - 1], found.end()) if found and found.lastindex else None


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
    place, last = 0, ""
    alone = rules.alone
    while place < len(word):
        sound = alone.get(word[place])
        found = (sound, place + 1) if sound is not None else rules.heard(word, place)
        if found is None:
            plain = unicodedata.normalize("NFD", word[place])[0]
            again = rules.heard(plain, 0) if plain != word[place] else None
            found = (again[0] if again else "", place + 1)
        heard, place = found
        for h in heard:
            if h != last:
                out.append(h)
                last = h
    return HARD.sub("c", "".join(out))


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
    seen = [
        (Levenshtein.normalized_similarity(x.coarse, y.coarse, score_cutoff=FAR), x.fine, y.fine) for x in a for y in b
    ]
    return sorted((p for p in seen if p[0] >= FAR), reverse=True)[:BEST]


@lru_cache(maxsize=200_000)
def _likeness(a: tuple[Sound, ...], b: tuple[Sound, ...]) -> float:
    fine = {x.fine for x in a}
    if any(y.fine in fine for y in b):
        return 1.0
    return max(0.0, max((_alike(x, y) for _, x, y in _pairs(a, b)), default=0.0))


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


def cost(a: str, b: str) -> float:
    """What it costs to write one row of sounds for another: 0 for the same, 1 for a consonant that is another."""
    swap, gone = _costs()
    column = [(y, gone[y]) for y in b]
    row = [*accumulate((price for _, price in column), initial=0.0)]
    for x in a:
        lost = gone[x]
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
                other = diagonal + swap.get(x + y, 1.0)
                if other < left:  # noqa: PLR1730
                    left = other
            now.append(left)
            diagonal = above
        row = now
    return row[-1]


@cache
def _costs() -> tuple[Mapping[str, float], Mapping[str, float]]:
    data = lexicon.shared("names/sounds")
    swap: dict[str, float] = {}
    vowels = data["vowels"]
    swap.update({x + y: 0.6 for x in vowels for y in vowels if x != y})
    for price, pairs in data["costs"].items():
        for pair in pairs.split():
            swap[pair] = swap[pair[::-1]] = float(price)
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
