"""Whether two articles are on one developing matter, and why; under which keys such articles are looked up.

    Sheet, Sheet -> Near

Signs of one kind are compared by the cosine of their weights; what each likeness is worth was learnt from articles
labelled by story (benchmarks/stories.py --fit). What was tried and rejected: weighing each sign by its rarity on the
desk. In several trials it gained between nothing and four points of B3, less than 150 labelled articles can prove, and
then what is near depends on what else was added, and when. Where a desk follows one kind of event only (trials, say),
rarity may be worth more. Letting great stories count less still in learning found fewer stories across languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations
from math import exp

from headwater.link.laid import Lately
from headwater.link.matters import UNIT, matter
from headwater.link.notions import called
from headwater.linked import Matter, Near, Sheet, Signs

WINDOW = 7
"""Days between two articles that are compared. A story goes on for longer where each week tells of it."""
LEAST = 0.2
"""A likeness below this says nothing."""
NOTIONS, NAMES = 6, 4
"""The weightiest notions and names of an article, by pairs of which it is looked up. Of labelled pairs on one matter 93
in 100 share a key; without the few great stories 85 to 90, and 77 to 88 where the two are in two languages."""
SHOWN = 4
"""Signs that a reason names."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two matters are, sign by sign, 0..1. Words say something within one language only."""

    names: float
    notions: float
    numbers: float
    headline: float
    headed: float
    words: float = 0.0


SAME = Likeness(names=4.8, notions=1.5, numbers=1.1, headline=1.5, headed=3.0, words=6.6)
ACROSS = Likeness(names=2.7, notions=4.4, numbers=2.1, headline=1.6, headed=2.7)
"""What a likeness is worth, within one language and across two, in log odds."""
SAME_BASE, ACROSS_BASE = -6.9, -5.5
"""The log odds of two articles of one week that have nothing in common."""


def day(sheet: Sheet) -> int:
    """The day on which an article came out, or else was fetched, as a number."""
    return ordinal(sheet.published) or ordinal(sheet.fetched)


@lru_cache(maxsize=10_000)
def ordinal(when: str) -> int:
    """The day of an ISO 8601 time as a number; 0 where it is none."""
    with suppress(ValueError):
        return date.fromisoformat(when[:10]).toordinal()
    return 0


def keys(sheet: Sheet) -> frozenset[str]:
    """Under which an article is looked up: pairs of its weightiest notions and names, for its week and the next.

    At most 42; two articles within a week of each other meet where they share such a pair.
    """
    about = matter(sheet)
    week = day(sheet) // WINDOW
    pairs = [*_pairs(about.notions[:NOTIONS]), *_pairs(about.names[:NAMES])]
    return frozenset(f"{n}:{pair}" for n in (week, week + 1) for pair in pairs)


def _pairs(signs: Signs) -> Iterator[str]:
    yield from (f"{a}+{b}" for a, b in combinations(sorted(sign for sign, _ in signs), 2))


def likeness(one: Sheet, other: Sheet) -> Likeness:
    """How like the matters of two articles are."""
    a, b = _weights(matter(one)), _weights(matter(other))
    return Likeness(
        names=_cosine(a.names, b.names),
        notions=_cosine(a.notions, b.notions),
        numbers=_cosine(a.numbers, b.numbers),
        headline=_cosine(a.headline, b.headline),
        headed=_cosine(a.headed, b.headed),
        words=_cosine(a.words, b.words) if _one_language(one, other) else 0.0,
    )


def _one_language(one: Sheet, other: Sheet) -> bool:
    return one.language is not None and one.language == other.language


def _cosine(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    if len(other) < len(one):
        one, other = other, one
    total = 0
    for sign, weight in one.items():
        if sign in other:
            total += weight * other[sign]
    return total / UNIT**2


@dataclass(frozen=True, slots=True)
class _Weights:
    """The signs of a matter by their names."""

    names: dict[str, int]
    notions: dict[str, int]
    numbers: dict[str, int]
    headline: dict[str, int]
    headed: dict[str, int]
    words: dict[str, int]


def _weigh(about: Matter) -> _Weights:
    kinds = (about.names, about.notions, about.numbers, about.headline, about.headed, about.words)
    return _Weights(*map(dict, kinds))


_weights: Lately[Matter, _Weights] = Lately(_weigh, 4096)
"""Kept for those of late: an article that comes is compared with a hundred others."""


def near(one: Sheet, other: Sheet, claims: int = 0) -> Near | None:
    """Whether two articles are on one developing matter, and why; None where they are not, or more than a week apart.

    `claims` are those that both tell, where that is known: each halves the doubt. The answer is one for both orders.
    """
    if one.article == other.article or abs(day(one) - day(other)) > WINDOW:
        return None
    score = 1 - (1 - odds(likeness(one, other), one_language=_one_language(one, other))) * 0.5**claims
    if score < LEAST:
        return None
    one, other = sorted((one, other), key=lambda sheet: sheet.article)
    told = ["Both tell 1 claim." if claims == 1 else f"Both tell {claims} claims."] if claims else []
    return Near(one.article, other.article, round(score, 3), (*told, *_why(one, other)))


def odds(found: Likeness, *, one_language: bool) -> float:
    """How likely it is that two articles as like as this are on one matter, 0..1."""
    worth, base = (SAME, SAME_BASE) if one_language else (ACROSS, ACROSS_BASE)
    told = (
        found.names * worth.names
        + found.notions * worth.notions
        + found.numbers * worth.numbers
        + found.headline * worth.headline
        + found.headed * worth.headed
        + found.words * worth.words
    )
    return 1 / (1 + exp(-base - told))


def _why(one: Sheet, other: Sheet) -> Iterator[str]:
    a, b = matter(one), matter(other)
    if names := _printed(a, b):
        yield f"Both name {_listed(names)}."
    if notions := list(dict.fromkeys(called()[notion] for notion in _shared(a.notions, b.notions))):
        yield f"Both speak of {_listed(notions)}."
    if numbers := [number for number in _shared(a.numbers, b.numbers) if not number.isdigit() or int(number) > 12]:
        several = f"Both give the numbers {_listed(numbers)}."
        yield several if len(numbers) > 1 else f"Both give the number {numbers[0]}."
    apart = abs(day(one) - day(other))
    several = "They came out 1 day apart." if apart == 1 else f"They came out {apart} days apart."
    yield several if apart else "They came out on one day."


def _shared(one: Signs, other: Signs) -> list[str]:
    """The signs that both have, those that say most first."""
    weights = dict(one)
    both = sorted((-weights[sign] * weight, sign) for sign, weight in other if sign in weights)
    return [sign for _, sign in both[:SHOWN]]


def _printed(a: Matter, b: Matter) -> list[str]:
    """The names that both have, as the first one prints them, and as the other does where that differs."""
    ours, theirs = dict(a.printed), dict(b.printed)
    pairs = [(ours[key], theirs[key]) for key in _shared(a.names, b.names)]
    return list(dict.fromkeys(x if x == y else f"{x} ({y})" for x, y in pairs))


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
