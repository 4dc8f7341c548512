"""Which words are one name in several languages and scripts: Mikola, Mikałaj, Николай; Johnson, Джонсон, Джонсан.

Two sources: groups of given names written for this program (`data/names/same.toml`), and a lexicon of Latin and
Cyrillic spellings of the world's names (`data/names/lexicon.txt`, made from Wikidata by `training/name_lexicon.py`;
docs/decisions/0062). Every name has ids, and two words that share one are one name, as far as their grades for it say.
Base forms are looked up; endings are the business of `inflection`, spellings that any rule of romanisation gives
that of `sounds`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from headwater import lexicon
from headwater.wordforms import CYRILLIC

Gender = Literal["f", "m"]

SAME = 1.0
EQUIVALENT = 0.9
"""Nicholas for Mikałaj. Two equivalents of one name (Nicholas, Mikuláš) are 0.81: only popes and kings are both."""
SHORT = 0.7
"""Коля for Николай."""
RESPELT = 0.95
"""A spelling that the lexicon has only after a letter was changed (Джонсън, Джонсан)."""
SKETCHED = {SAME: 4, EQUIVALENT: 6}
"""Letters that must remain of a form so that other ways to write it are known: of fewer, too many words are like it."""
FIRST_OF_LEXICON = 1 << 20
"""Ids from here on are the lexicon's."""

_TWICE = re.compile(r"(.)\1+")
_BULGARIAN = "ъ"
_SOFT = re.compile(r"(?<=[bcdfhklmnprstvz])i+(?=[aeou].)|^i(?=e)")
"""The i that only softens: Siarhei and Sergei, Cimafiej and Timofei; not that of Maria."""
_FOLD = str.maketrans({"ё": "е", **dict.fromkeys("'’ʼ`´ʹ.", "")})
_LATIN_FOLD = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ə": "a", "ħ": "h"}
)
_CYRILLIC_FOLD = str.maketrans(
    "іїйыјєэґѓўќљњћқғҳһәөүң",
    "иииииееггуклнчкгххаоун",
    "ь\u0301",
) | str.maketrans({"џ": "дж", "ђ": "дж"})


@dataclass(frozen=True, slots=True)
class Group:
    """One given name: its own spellings, its equivalents and short forms, each of these in all its spellings."""

    gender: Gender
    name: tuple[str, ...]
    equivalents: tuple[tuple[str, ...], ...]
    short: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """Groups, and for every form, and for what a romanisation leaves of it, the ids with their grades.

    A group's own id is its number; the ids after `len(groups)` stand for the spellings of one equivalent or short form.
    """

    groups: tuple[Group, ...]
    exact: Mapping[str, Mapping[int, float]]
    sketch: Mapping[str, Mapping[int, float]]


def same_name(a: str, b: str) -> float:
    """How far two words, in their base forms, are one name: 1 in two spellings, less for equivalents, 0 if unknown.

    A double name (Jean-Claude) is as like as the less like of its halves.
    """
    one, other = _fold(a), _fold(b)
    if one == other:
        return SAME
    if "-" in one or "-" in other:
        halves, others = one.split("-"), other.split("-")
        if len(halves) != len(others):
            return 0.0
        return min(same_name(x, y) if x and y else 0.0 for x, y in zip(halves, others, strict=True))
    x, y = graded(one), graded(other)
    return max((x[i] * y[i] for i in x.keys() & y.keys()), default=0.0)


def ids(word: str) -> frozenset[int]:
    """The ids of a word. Words without a common id have `same_name` 0, unless they are one word.

    A double name has the ids of its halves: look with `same_name` whether both agree.
    """
    return _ids(word)


@lru_cache(maxsize=200_000)
def _ids(word: str) -> frozenset[int]:
    return frozenset(i for half in _fold(word).split("-") if half for i in graded(half))


@lru_cache(maxsize=200_000)
def graded(word: str) -> Mapping[int, float]:
    """The ids of a single word, each with how far the word is that name (1, EQUIVALENT, SHORT, RESPELT)."""
    folded = _fold(word)
    return {**_in_lexicon(folded, respelt=folded not in _index().exact), **_in_groups(folded)}


def groups(word: str) -> tuple[Group, ...]:
    """The given names that a word can be, in all their forms; none where the word is no given name that we know."""
    index = _index()
    return tuple(index.groups[i] for i in sorted(_in_groups(_fold(word))) if i < len(index.groups))


@lru_cache(maxsize=100_000)
def gender_of(word: str) -> Gender | None:
    """Whose given name it is; None where both bear it or nobody that we know."""
    first = _fold(word).split("-")[0]
    told = {group.gender for group in groups(first)}
    men, women = _listed()
    if not told:
        told = {gender for gender, names in (("m", men), ("f", women)) if first in names}  # type: ignore[misc]
    return told.pop() if len(told) == 1 else None


@lru_cache(maxsize=100_000)
def is_given(word: str) -> bool:
    """True where the word is, or begins with, a given name that we know."""
    first = _fold(word).split("-")[0]
    return bool(groups(first)) or any(first in names for names in _listed())


@cache
def _listed() -> tuple[frozenset[str], frozenset[str]]:
    """Given names of men and of women of which only the gender is known."""
    data = lexicon.shared("given_names")
    return tuple(frozenset(_fold(n) for n in data.get(key, "").split()) for key in ("m", "f"))  # type: ignore[return-value]


def _fold(word: str) -> str:
    """Lower case, one hyphen, no ё, no apostrophes (they are left out as often as not)."""
    return unicodedata.normalize("NFC", word.lower()).translate(_FOLD).replace("‐", "-").replace("‑", "-")


def _bare(word: str) -> str:
    """A folded word without accents."""
    apart = unicodedata.normalize("NFD", word.translate(_LATIN_FOLD))
    return "".join(c for c in apart if not unicodedata.combining(c))


def key(word: str) -> str:
    """Under what the lexicon keeps a word: letters that the Cyrillic languages write apart made one, accents gone."""
    folded = _fold(word)
    if CYRILLIC.search(folded):
        return _TWICE.sub(r"\1", folded.translate(_CYRILLIC_FOLD))
    return folded if folded.isascii() else _bare(folded)


@cache
def _table(name: str) -> tuple[dict[int, str], tuple[tuple[str, str], ...]]:
    """A table of `same.toml`: what is written for one letter, and for several (these first, in their order)."""
    pairs = [pair.partition("=") for pair in lexicon.shared("names/same")[name].split()]
    single = str.maketrans({old: new for old, _, new in pairs if len(old) == 1})
    return single, tuple((old, new) for old, _, new in pairs if len(old) > 1)


def _rewritten(word: str, name: str) -> str:
    single, several = _table(name)
    for old, new in several:
        if old in word:
            word = word.replace(old, new)
    return word.translate(single)


def _sketch(word: str) -> str:
    """What the ways to romanise a folded word have in common."""
    latin = _rewritten(_rewritten(word, "letters"), "romanised")
    return _TWICE.sub(r"\1", _SOFT.sub("", latin if latin.isascii() else _bare(latin)))


# The groups.


def _row(line: str) -> Group:
    gender, name, equivalents, short = (cell.strip() for cell in line.split("|"))
    return Group("f" if gender == "f" else "m", tuple(name.split()), _spellings(equivalents), _spellings(short))


def _spellings(cell: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(form.split("/")) for form in cell.split())


def _graded_forms(group: Group) -> Iterator[tuple[float, tuple[str, ...]]]:
    yield SAME, group.name
    yield from ((EQUIVALENT, spellings) for spellings in group.equivalents)
    yield from ((SHORT, spellings) for spellings in group.short)


@cache
def _index() -> _Index:
    rows = tuple(_row(line) for line in lexicon.shared("names/same")["groups"].splitlines() if line)
    exact: dict[str, dict[int, float]] = defaultdict(dict)
    own = len(rows)
    for number, group in enumerate(rows):
        for grade, written in _graded_forms(group):
            own += 1
            for form in map(_fold, written):
                exact[form][own] = SAME
                exact[form][number] = max(grade, exact[form].get(number, 0.0))
    sketch: dict[str, dict[int, float]] = defaultdict(dict)
    for form, found in exact.items():
        drawn = _sketch(form)
        for i, grade in found.items():
            if i < len(rows) and len(drawn) >= SKETCHED.get(grade, 99):
                sketch[drawn][i] = max(grade, sketch[drawn].get(i, 0.0))
    return _Index(rows, dict(exact), dict(sketch))


@lru_cache(maxsize=100_000)
def _in_groups(folded: str) -> Mapping[int, float]:
    """Ids and grades of a given name: as it is written; where that is unknown, as any romanisation would write it."""
    index = _index()
    sketched = index.sketch.get(_sketch(folded), {})
    found = index.exact.get(folded)
    if found is None:
        return sketched
    # Thomas is an equivalent of Фома as it is printed, and romanised it is the Belarusian Томас: the better counts.
    return {**found, **{i: grade for i, grade in sketched.items() if grade > found.get(i, 2.0)}}


# The lexicon.


@cache
def _lines() -> list[bytes]:
    """The lexicon: `word id id`, ids in base 36, in the order of bytes."""
    file = resources.files("headwater") / "data" / "names" / "lexicon.txt"
    return file.read_bytes().split(b"\n") if file.is_file() else []


def _ids_of(word: str) -> list[int]:
    """The lexicon's ids of a word that is folded by `key`."""
    lines, wanted = _lines(), word.encode() + b" "
    at = bisect_left(lines, wanted)
    if at == len(lines) or not lines[at].startswith(wanted):
        return []
    return [FIRST_OF_LEXICON + int(n, 36) for n in lines[at][len(wanted) :].split()]


def _in_lexicon(folded: str, *, respelt: bool) -> dict[int, float]:
    word = key(folded)
    exact = dict.fromkeys(_ids_of(word), SAME)
    # A word with ъ may well be there, and still lack what the other languages write (Тръмп).
    if exact and _BULGARIAN not in word:
        return exact
    for other in _respelt(folded, word) if respelt else ():
        if found := _ids_of(other):
            return {**dict.fromkeys(found, RESPELT), **exact}
    return exact


def _respelt(folded: str, word: str) -> Iterator[str]:
    """How a word that the lexicon lacks may stand in it: one letter changed, in its last place or in all of them."""
    if not CYRILLIC.search(word):
        yield from _by_ear(folded)
    for old, new in _changes():
        if old in word:
            head, _, tail = word.rpartition(old)
            yield head + new + tail
            if old in head:
                yield word.replace(old, new)


@cache
def _changes() -> list[tuple[str, str]]:
    pairs = (pair.partition("=") for pair in lexicon.shared("names/same")["respelt"].split())
    return [(old, new) for old, _, new in pairs]


def _by_ear(folded: str) -> Iterator[str]:
    """A Latin word as Cyrillic would write it, for languages that write foreign names as they sound (Džonsonas)."""
    for ending in _local_endings():
        if folded.endswith(ending) and len(folded) - len(ending) > 3:
            yield key(_rewritten(folded.removesuffix(ending), "by_ear"))


@cache
def _local_endings() -> tuple[str, ...]:
    return ("", *lexicon.shared("names/same")["local_endings"].split())
