"""Whether one text tells another one's story in other words, or both are reports of one event that know nothing of each
other.

    Sheet, Sheet -> Signs -> a likelihood

They share no phrase, so what tells is what is told: two reporters at one press conference bring the same names at the
top, the same figure and the same official sentence, and each has much that the other does not know; who rewrites a
text brings little that is not in it. So the names, numbers and plain words of either text are looked for in the other,
those that stand in one sentence alone counted most. No sign decides: what each is worth is learnt from invented texts
(`training/retold.py`), and stands in `data/retold_weights.toml`, by language. In a language without weights nothing is
found so.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict, dataclass
from functools import cache
from math import exp, log
from zlib import crc32

import numpy as np

from headwater import lexicon
from headwater.link import across, numbers
from headwater.link.laid import Hashes, Laid, beside, folds, lay, meeting, stem
from headwater.link.passages import Aligned
from headwater.linked import Sheet

DAYS = 2
"""Days between a text and what others make of it: what comes later is told anew, of another day."""
FEWEST, SHARE = 6, 0.3
"""Names and numbers that must be in both, and their share of those of the text with fewer, for a pair to be looked at:
most pairs are not, and cost nothing."""
MET = 0.2
"""Share of the words of the text with fewer that must be met first: names are dearer to look for."""
MOST, DIGITS = 24, 3
"""Keys of an article by its full names and large numbers, at most; digits (and marks) of such a number."""
STRETCH = 8
"""Words outside quotation marks, word for word in both, that are a stretch."""


@dataclass(frozen=True, slots=True)
class Chance:
    """What share of two reports of one event is met in the other anyhow, and how many more such are counted."""

    share: float
    more: float


BY_CHANCE_FACTS, BY_CHANCE_WORDS = Chance(0.4, 6.0), Chance(0.25, 30.0)
HUNDRED = 100
"""Words in which lengths are told."""
BRIEF = 150
"""Words of the longer of two texts below which neither has more than what all were told: what they have in common says
nothing then, unless one credits the other."""

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Signs:
    """What two texts have in common; of the shorter text is told what the longer one has.

    `facts`: of its names and numbers, weighed; `numbers`: of its numbers alone. `words`, `words_back`: of its plain
    words outside quotation marks, and of those of the longer one. `longer`: the logarithm of the longer one's words, in
    hundreds: there more is met by chance. `credited`: one names the other's house, or both are from one third.
    `houses`: each says that it is from another.
    """

    facts: float
    numbers: float
    words: float
    words_back: float
    longer: float
    credited: float
    houses: float


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and numbers of a text, each by the keys under any of which it is met, and in how many sentences each is."""

    anchors: tuple[across.Anchor, ...]
    often: Counter[str]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text in small letters: those outside quotation marks, and all of them, each once."""

    plain: Hashes
    said: Hashes


def likely(found: Signs, language: str | None) -> float:
    """How likely it is that one of two texts with these signs is the other in other words, 0..1."""
    worth = weights(language or "")
    odds = worth["bias"] + sum(worth[sign] * value for sign, value in asdict(found).items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def worth_looking(one: Sheet, other: Sheet, days: float | None) -> bool:
    """True for two texts of one language, of two outlets, that came out within days and share names and numbers enough.

    False in a language that has no weights.
    """
    if one.language != other.language or not weights(one.language or "") or (days is not None and days > DAYS):
        return False
    # What an outlet tells of one matter twice are two articles of its own, or versions that share phrases.
    if one.house.outlet and one.house.outlet == other.house.outlet:
        return False
    a, b = lay(one).said.stems, lay(other).said.stems
    if len(meeting(a, b)[0]) < MET * min(len(a), len(b)):
        return False
    here, there = across.marked(one).keys, across.marked(other).keys
    return len(here & there) >= max(FEWEST, SHARE * min(len(here), len(there)))


def keys(sheet: Sheet) -> frozenset[str]:
    """Keys that a text in other words shares with it: full names, and numbers of three digits. At most `MOST`."""
    if not weights(sheet.language or ""):
        return frozenset()
    laid = lay(sheet)
    names = np.flatnonzero(laid.named[:-1] & laid.named[1:] & (laid.weights[1:] > 0))
    names = names[laid.sentence[names] == laid.sentence[names + 1]]
    pairs = laid.stems[names] * np.uint64(1 << 32) + laid.stems[names + 1]
    large = [n for n in np.flatnonzero(laid.figures).tolist() if laid.ends[n] - laid.starts[n] >= DIGITS]
    figures = laid.stems[[n for n in large if not _YEAR.fullmatch(sheet.text[laid.starts[n] : laid.ends[n]])]]
    found = sorted({f"r{n:016x}" for n in (*pairs.tolist(), *figures.tolist())}, key=_mixed)
    return frozenset(found[:MOST])


def _mixed(key: str) -> int:
    return crc32(key.encode())


def signs(one: Sheet, other: Sheet, *, least: float = 0.0) -> Signs | None:
    """What two texts have in common, whichever is given first; None where `facts` are fewer than `least`."""
    here, there = lay(one), lay(other)
    if (len(there), other.article) < (len(here), one.article):
        one, other, here, there = other, one, there, here
    facts, figures = _found(told(here), told(there))
    if facts < least:  # most pairs: their words are not even gathered
        return None
    mine, yours = _words(here), _words(there)
    return Signs(
        facts=facts,
        numbers=figures,
        words=_in(mine.plain, yours.said),
        words_back=_in(yours.plain, mine.said),
        longer=log(max(len(there), 1) / HUNDRED),
        credited=float(_credited(one, other)),
        houses=float(_other_houses(one, other)),
    )


def word_for_word(aligned: Aligned) -> float:
    """How much of the own words of the shorter of two texts stands in the other in whole stretches, 0..1."""
    a, b = aligned.a, aligned.b
    told = (int(np.count_nonzero(a.own[run.a : run.a + run.size] > 0)) for run in aligned.runs)
    fewer = min(np.count_nonzero(a.own > 0), np.count_nonzero(b.own > 0))
    return sum(size for size in told if size >= STRETCH) / max(int(fewer), 1)


def common(one: Laid, other: Laid) -> tuple[float, float]:
    """How much of each text is in the other, as far as names, numbers and words tell: 0..1."""
    mine, yours = _words(one), _words(other)
    return (
        (_found(told(one), told(other))[0] + _in(mine.plain, yours.said)) / 2,
        (_found(told(other), told(one))[0] + _in(yours.plain, mine.said)) / 2,
    )


@cache
def weights(language: str) -> dict[str, float]:
    """What each sign says in a language, in log odds, and the `bias`; nothing where that was not learnt."""
    return {sign: float(worth) for sign, worth in lexicon.shared("retold_weights").get(language, {}).items()}


def brief(found: Signs) -> bool:
    """True for two short texts of which neither says that it is from the other, nor both from a third."""
    return found.longer < log(BRIEF / HUNDRED) and not found.credited


# Names, numbers and words of a text


def _gathered(laid: Laid) -> Facts:
    days, often, anchors = _days(laid.sheet.language or ""), Counter[str](), dict[str, across.Anchor]()
    for sentence in across.marked(laid.sheet).sentences:
        often.update(frozenset[str]().union(*sentence))
        anchors.update((min(anchor), anchor) for anchor in sentence if days.isdisjoint(anchor))
    for number, count in _in_words(laid).items():
        often[number] += count
        anchors[number] = frozenset((number,))
    return Facts(tuple(anchors.values()), often)


told = beside(_gathered)
"""The names and numbers of a text."""


def _worded(laid: Laid) -> _Words:
    # A name that opens a sentence is one all the same, where it stands inside another.
    plain = laid.heavy & (laid.weights > 0) & ~np.isin(laid.stems, laid.stems[laid.named]) & ~laid.figures
    return _Words(*(np.unique(laid.stems[at]) for at in (plain & ~laid.quoted, plain)))


_words = beside(_worded)


@cache
def _days(language: str) -> frozenset[str]:
    """The keys of the days and months of a language, as names: Wednesday is in every story of its day."""
    table = lexicon.load(language, "calendar")
    words = " ".join((*table.get("weekdays", ()), *table.get("months", ()))).split()
    return frozenset(key for word in words for key in across.name_keys(word.capitalize(), language))


def _in_words(laid: Laid) -> Counter[str]:
    """The numbers that a text spells out, from two on, and how often: "nine" is 9, "thirty-one" 31."""
    language = laid.sheet.language or ""
    values, text = numbers.spelt(language), laid.sheet.text
    found: Counter[str] = Counter()
    tens, behind = 0.0, -1
    for at in np.flatnonzero(np.isin(laid.stems, _number_stems(language))).tolist():
        value = values.get(text[laid.starts[at] : laid.ends[at]].lower(), 0.0)
        if tens and 0 < value < 10 and at == behind + 1:
            found[f"{tens:g}"] -= 1
            value += tens
        if value > 1:
            found[f"{value:g}"] += 1
        tens, behind = value if value in _TENS else 0.0, at
    return +found


@cache
def _number_stems(language: str) -> Hashes:
    return np.array([stem(word) for word in folds(numbers.spelt(language), language)], dtype=np.uint64)


_TENS = frozenset(range(20, 100, 10))


# What of one text is in the other


def _found(some: Facts, others: Facts) -> tuple[float, float]:
    """The share of the names and numbers of a text that another one has, and of its numbers alone."""
    total = met = counted = agreed = 0.0
    for anchor in some.anchors:
        often = max(max(some.often.get(key, 1), others.often.get(key, 1)) for key in anchor)
        worth = across.worth(anchor, often)
        here = any(key in others.often for key in anchor)
        total += worth
        met += worth * here
        if min(anchor)[0].isdigit():
            counted += worth
            agreed += worth * here
    return _share(met, total, BY_CHANCE_FACTS), _share(agreed, counted, BY_CHANCE_FACTS)


def _in(some: Hashes, others: Hashes) -> float:
    met = int(np.count_nonzero(np.isin(some, others, assume_unique=True)))
    return _share(met, len(some), BY_CHANCE_WORDS)


def _share(met: float, total: float, chance: Chance) -> float:
    """A share that says less where it is of few: as if some more were met as often as in two reports of one event."""
    return (met + chance.share * chance.more) / (total + chance.more)


# Whose each says it is


def _credited(one: Sheet, other: Sheet) -> bool:
    mine, yours = ({credit.house.key for credit in sheet.credits} - {""} for sheet in (one, other))
    return bool(_from(one) & _from(other)) or one.house.key in yours or other.house.key in mine


def _other_houses(one: Sheet, other: Sheet) -> bool:
    here, there = _from(one), _from(other)
    return bool(here and there) and here.isdisjoint(there)


def _from(sheet: Sheet) -> frozenset[str]:
    """The houses that a text says it is from as a whole."""
    return frozenset(credit.house.key for credit in sheet.credits if credit.whole) - {""}
