"""What newsrooms count today, as estimates of the number of origins: outlets, articles, clusters of headlines or texts.

Each is given the true articles of the claim, so that it is judged by its count alone and not by its finding them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from hashlib import blake2b
from typing import TypeVar

from headwater.linked import Sheet

LIKE_HEADLINES = 0.55
"""Jaccard of the words of two headlines from which on aggregators put them together."""
LIKE_TEXTS = 0.5
"""Share of equal minima of two MinHashes from which on two texts are near-duplicates."""
SHINGLE = 3
"""Words of a shingle; short, as the texts are."""
HASHES = 64
_WORD = re.compile(r"\w+")


def outlets(sheets: Sequence[Sheet]) -> int:
    """As many origins as outlets."""
    return len({sheet.house.outlet for sheet in sheets})


def articles(sheets: Sequence[Sheet]) -> int:
    """As many origins as articles."""
    return len(sheets)


def headlines(sheets: Sequence[Sheet]) -> int:
    """As many origins as clusters of headlines."""
    return _clusters([frozenset(_WORD.findall(s.title.casefold())) for s in sheets], _jaccard, LIKE_HEADLINES)


def texts(sheets: Sequence[Sheet]) -> int:
    """As many origins as clusters of near-duplicate texts (MinHash)."""
    return _clusters([minhash(s.text) for s in sheets], _equal, LIKE_TEXTS)


ESTIMATES: dict[str, Callable[[Sequence[Sheet]], int]] = {
    "outlets counted": outlets,
    "articles counted": articles,
    "headline clusters": headlines,
    "MinHash clusters": texts,
}


def minhash(text: str) -> tuple[int, ...]:
    """The least hashes of the shingles of a text under each of HASHES functions."""
    found = _WORD.findall(text.casefold())
    shingles = {" ".join(found[i : i + SHINGLE]) for i in range(max(1, len(found) - SHINGLE + 1))}
    values = [int.from_bytes(blake2b(s.encode(), digest_size=8).digest(), "big") for s in shingles]
    return tuple(min((v * a + b) % _PRIME for v in values) for a, b in _FUNCTIONS)


_T = TypeVar("_T")
_PRIME = (1 << 61) - 1
_FUNCTIONS = tuple((2 * i + 3, (i * 0x9E3779B97F4A7C15) % _PRIME) for i in range(1, HASHES + 1))


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def _equal(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    return sum(a == b for a, b in zip(one, other, strict=True)) / HASHES


def _clusters(items: Sequence[_T], like: Callable[[_T, _T], float], enough: float) -> int:
    """How many groups there are when all that are alike are put together."""
    home = list(range(len(items)))
    for i, one in enumerate(items):
        for j in range(i):
            if home[i] != home[j] and like(one, items[j]) >= enough:
                old, new = home[i], home[j]
                home = [new if h == old else h for h in home]
    return len(set(home))


def b_cubed(found: Iterable[Iterable[Hashable]], true: Iterable[Iterable[Hashable]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a clustering; what only one side has stands alone in the other (Amigó 2009)."""
    ours = {item: frozenset(group) for group in map(frozenset, found) for item in group}
    theirs = {item: frozenset(group) for group in map(frozenset, true) for item in group}
    items = theirs.keys() | ours.keys()
    precision = recall = 0.0
    for item in items:
        mine, right = ours.get(item, frozenset((item,))), theirs.get(item, frozenset((item,)))
        both = len(mine & right)
        precision += both / len(mine)
        recall += both / len(right)
    precision, recall = (precision / len(items), recall / len(items)) if items else (1.0, 1.0)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
