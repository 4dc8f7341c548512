"""Whether one article is a translation of another: by what stays when the language changes.

Names and numbers, as they sound and whatever they count, in the order of the text; how long the sentences are; the
vectors of the sentences, where the sheets carry them. Two reporters who write of one event share names and numbers too,
but seldom sentence by sentence from top to end: what counts is how much of both stands in sentences set side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from math import exp, log

import numpy as np

from headwater.link.laid import Laid, Weights, beside, lay
from headwater.linked import Passage, Sheet
from headwater.names.keys import CLASSES, LEFT_OUT
from headwater.names.sounds import readings
from headwater.records import Span

MOST = 24
"""Keys of an article by names and numbers, at most."""
DIGITS = 5
"""Digits of two numbers that make a key without a name."""
FEWEST = 5
"""Different names and numbers that must agree, where no vectors tell."""
IN_COMMON = 0.5
"""Share of the names and numbers of the article with fewer, below which nothing is aligned."""
NEEDED = 0.72
"""Share of names and numbers in aligned sentences that is needed, and how fast the score rises around it."""
STEEPNESS = 14.0
DAYS = 4
"""Days between a text and its translation; on longer ones only vectors can tell. News is translated at once."""
LONGEST = 5
"""Consonants of a name that are compared: those behind are endings."""
SAID_ALIKE = 0.6
"""Likeness of two sentence vectors above which they speak for one sentence in two languages."""
LINES = 120
"""Sentences of an article that are looked at, from the top: the work grows with their square."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
Anchor = frozenset[str]
Step = tuple[int, int]
"""So many sentences of one text beside so many of the other."""
_STEPS: tuple[Step, ...] = ((1, 1), (1, 2), (2, 1))


@dataclass(frozen=True, slots=True)
class Marked:
    """The anchors of each sentence of a text, as sets of the keys under any of which they meet; and its lengths.

    `alone` is what each anchor tells where the other text has none like it, `having` in which sentences each key is.
    """

    sentences: tuple[tuple[Anchor, ...], ...]
    alone: tuple[tuple[float, ...], ...]
    lengths: tuple[int, ...]
    keys: frozenset[str]
    having: dict[str, tuple[int, ...]]
    vectors: Weights | None

    def often(self, anchor: Anchor) -> int:
        """In how many sentences that key of an anchor is that is in most."""
        return max(len(self.having.get(key, ())) for key in anchor)


def other_language(one: Sheet, other: Sheet) -> bool:
    """True where the two are in different languages, or in one language in two scripts."""
    return (one.language or "") != (other.language or "") or lay(one).script != lay(other).script


def keys(sheet: Sheet) -> frozenset[str]:
    """Keys that a translation shares: two names or numbers of one sentence. At most `MOST`."""
    found = set()
    for anchors in marked(sheet).sentences:
        telling = sorted({min(anchor) for anchor in anchors if _tells(anchor)})
        for pair in combinations(telling[:12], 2):
            if sum(len(key) for key in pair if key[0].isdigit()) >= DIGITS or not all(key[0].isdigit() for key in pair):
                found.add("x" + blake2b("|".join(pair).encode(), digest_size=7).hexdigest())
    return frozenset(sorted(found)[:MOST])


def _tells(anchor: Anchor) -> bool:
    """Names of three consonants at least, numbers of two digits: shorter ones meet by chance."""
    return all(len(key) >= 3 or (key[0].isdigit() and len(key) >= 2) for key in anchor)


# What stays when the language changes


def _mark(laid: Laid) -> Marked:
    sheet = laid.sheet
    sentences: list[list[Anchor]] = [[] for _ in laid.sentences]
    known = {key for at in np.flatnonzero(laid.named).tolist() for key in name_keys(_word(laid, at), sheet.language)}
    for at, sentence in enumerate(laid.sentence.tolist()):
        word = _word(laid, at)
        if word[0].isdigit():
            sentences[sentence].append(frozenset((_number(word),)))
        elif word[0].isupper() and (anchor := name_keys(word, sheet.language)) and (laid.named[at] or anchor & known):
            sentences[sentence].append(anchor)
    lengths = np.bincount(laid.sentence, weights=laid.ends - laid.starts, minlength=len(laid.sentences))
    told = tuple(map(tuple, sentences[:LINES]))
    having = _having(told)
    alone = tuple(tuple(worth(anchor, max(len(having[key]) for key in anchor)) for anchor in each) for each in told)
    vectors = _vectors(sheet, len(laid.sentences))
    return Marked(told, alone, tuple(int(n) for n in lengths), frozenset(having), having, vectors)


def _having(sentences: Sequence[Sequence[Anchor]]) -> dict[str, tuple[int, ...]]:
    having: dict[str, list[int]] = {}
    for n, anchors in enumerate(sentences):
        for key in frozenset().union(*anchors):
            having.setdefault(key, []).append(n)
    return {key: tuple(each) for key, each in having.items()}


_marked = beside(_mark)


def marked(sheet: Sheet) -> Marked:
    """What of a sheet's text stays when the language changes."""
    return _marked(lay(sheet))


def _word(laid: Laid, at: int) -> str:
    return laid.sheet.text[laid.starts[at] : laid.ends[at]]


def _number(word: str) -> str:
    """One spelling for 1,840 and 1840 and for 9.1 and 9,1."""
    plain = word.replace(",", "").replace(".", "") if _GROUPED.fullmatch(word) else word.replace(",", ".")
    return plain.lstrip("0") or "0"


@lru_cache(maxsize=100_000)
def name_keys(word: str, language: str | None) -> Anchor:
    """The consonants of a name in each of its readings, made coarse; none for a word of too few."""
    if len(word) < 4:
        return frozenset()
    found = (LEFT_OUT.sub("", sound.coarse).translate(CLASSES) for sound in readings(word, language))
    return frozenset(key for each in found if len(key := re.sub(r"(.)\1+", r"\1", each)[:LONGEST]) >= 2)


def _vectors(sheet: Sheet, sentences: int) -> Weights | None:
    if len(sheet.vectors) != sentences or not sentences:
        return None
    return np.array([np.frombuffer(vector, dtype=np.int8) for vector in sheet.vectors], dtype=np.float64) / 127


# Alignment


@dataclass(frozen=True, slots=True)
class Translated:
    """Two texts set side by side: `passages` of sentences, `share_a` and `share_b` of each in them, `score` 0..1."""

    passages: tuple[Passage, ...]
    share_a: float
    share_b: float
    score: float


@dataclass(frozen=True, slots=True)
class _Beside:
    """Sentences [a, a + m) of one text beside [b, b + n) of the other."""

    a: int
    b: int
    m: int
    n: int
    worth: float


def translated(one: Sheet, other: Sheet, days: float | None = None) -> Translated | None:
    """How far one text is the other in another language, published `days` apart; None where too little tells."""
    here, there = marked(one), marked(other)
    if not _worth_aligning(here, there, days):
        return None
    pair = Pair(here, there)
    rows = [row for row in _aligned(pair) if row.worth > 0]
    total = min(sum(pair.of_a), sum(pair.of_b))
    if not rows or not total or (not pair.said and pair.different(rows) < FEWEST):
        return None
    shared = sum(pair.both(row.a, row.m, row.b, row.n) for row in rows)
    a, b = pair.a.lengths, pair.b.lengths
    beside_a = sum(sum(a[row.a : row.a + row.m]) for row in rows) / max(sum(a), 1)
    beside_b = sum(sum(b[row.b : row.b + row.n]) for row in rows) / max(sum(b), 1)
    # A translation is cut, but it is not a sentence here and there: most of the shorter text stands beside the other.
    told = 0.65 * min(1.0, shared / total) + 0.15 * max(beside_a, beside_b) + 0.2 * min(beside_a, beside_b)
    if pair.said:
        told = 0.4 * told + 0.6 * pair.likeness(rows) * max(beside_a, beside_b)
    score = 1 / (1 + exp(-STEEPNESS * (told - NEEDED)))
    return Translated(tuple(_passage(one, other, row) for row in rows), round(beside_a, 3), round(beside_b, 3), score)


def _worth_aligning(a: Marked, b: Marked, days: float | None) -> bool:
    """False for most pairs: too few names and numbers in common, or too far apart in time."""
    common = len(a.keys & b.keys)
    if a.vectors is not None and b.vectors is not None:
        return common >= 2
    fewer = min(len(a.keys), len(b.keys))
    return common >= max(FEWEST, IN_COMMON * fewer) and (days is None or days <= DAYS)


class Pair:
    """Two texts as they are set side by side: what their sentences have in common, and what each has at all.

    `of_a`, `of_b`: what the anchors of each sentence tell. `meeting`: what each sentence of the one has in common with
    each of the other, half of what meets from either side. `alike`: how alike the vectors of sentences are.
    """

    def __init__(self, a: Marked, b: Marked) -> None:
        self.a, self.b = a, b
        self.said = a.vectors is not None and b.vectors is not None
        self._common = a.keys & b.keys
        self._worths: dict[Anchor, float] = {}
        self.of_a, self.of_b = self._told(a), self._told(b)
        self.meeting = self._meeting()
        self._told_a, self._told_b, self._table = np.array(self.of_a), np.array(self.of_b), np.array(self.meeting)
        self.alike = None
        if a.vectors is not None and b.vectors is not None:
            self.alike = (a.vectors @ b.vectors.T)[: len(self.of_a), : len(self.of_b)]

    def _told(self, text: Marked) -> list[float]:
        common = self._common
        return [
            sum(one if key.isdisjoint(common) else self._worth(key) for key, one in zip(anchors, alone, strict=True))
            for anchors, alone in zip(text.sentences, text.alone, strict=True)
        ]

    def _meeting(self) -> list[list[float]]:
        table = [[0.0] * len(self.b.sentences) for _ in self.a.sentences]
        for i, j, worth in self._met(self.a, self.b):
            table[i][j] += worth / 2
        for j, i, worth in self._met(self.b, self.a):
            table[i][j] += worth / 2
        return table

    def _met(self, some: Marked, others: Marked) -> Iterator[tuple[int, int, float]]:
        """Each anchor of some that a sentence of others has, too: both sentences, and what it tells."""
        having, common = others.having, self._common
        for i, anchors in enumerate(some.sentences):
            for anchor in anchors:
                if not anchor.isdisjoint(common):
                    worth = self._worth(anchor)
                    for j in set().union(*(having.get(key, ()) for key in anchor)):
                        yield i, j, worth

    def _worth(self, anchor: Anchor) -> float:
        known = self._worths.get(anchor)
        if known is None:
            known = self._worths[anchor] = worth(anchor, max(self.a.often(anchor), self.b.often(anchor)))
        return known

    def beside(self, step: Step) -> list[list[float]]:
        """What speaks for setting stretches of so many sentences side by side: what they share, less what one has."""
        m, n = step
        a, b = _summed(self._told_a, m)[:, None], _summed(self._told_b, n)
        shared, all_ = np.minimum(np.minimum(_summed(_summed(self._table, m).T, n).T, a), b), a + b
        long_a, long_b = (np.maximum(_summed(_lengths(x), k), 1) for x, k in zip((self.a, self.b), step, strict=True))
        uneven = np.maximum(0.0, np.abs(np.log(long_a[:, None] / long_b)) - log(1.6))
        # A sentence without names or numbers has its place between its neighbours.
        bare = (all_ == 0) & (m == n)
        said = 0.1 * bare if self.alike is None else 4.0 * (_most(_most(self.alike, m).T, n).T - SAID_ALIKE)
        worth = shared - 0.4 * (all_ - 2 * shared) - uneven + said - 0.2 * (m + n - 2)
        if self.alike is None:  # nothing speaks for it, and lengths only speak against
            worth[~bare & (shared <= 0.4 * (all_ - 2 * shared))] = 0.0
        return worth.tolist()  # type: ignore[no-any-return]

    def both(self, i: int, m: int, j: int, n: int) -> float:
        """What two stretches have in common; a name that two sentences have is counted once."""
        shared = sum(sum(row[j : j + n]) for row in self.meeting[i : i + m])
        return min(shared, sum(self.of_a[i : i + m]), sum(self.of_b[j : j + n]))

    def different(self, rows: list[_Beside]) -> int:
        """How many different anchors meet in sentences side by side."""
        found: set[str] = set()
        for row in rows:
            keys = frozenset().union(*_anchors(self.b, row.b, row.n))
            found |= {min(anchor & keys) for anchor in _anchors(self.a, row.a, row.m) if anchor & keys}
        return len(found)

    def likeness(self, rows: list[_Beside]) -> float:
        """How alike the vectors of sentences side by side are, 0..1 between indifferent and the same."""
        if self.alike is None or not rows:
            return 0.0
        near = [float(self.alike[row.a : row.a + row.m, row.b : row.b + row.n].max()) for row in rows]
        return min(1.0, max(0.0, (sum(near) / len(near) - 0.3) / 0.5))


def _summed(values: Weights, many: int) -> Weights:
    """The sums of so many neighbours, one or two, down the first axis."""
    return values if many == 1 else values[:-1] + values[1:]


def _most(values: Weights, many: int) -> Weights:
    """The larger of so many neighbours, one or two, down the first axis."""
    return values if many == 1 else np.maximum(values[:-1], values[1:])


def _lengths(text: Marked) -> Weights:
    return np.array(text.lengths[: len(text.sentences)], dtype=np.float64)


def worth(anchor: Anchor, often: int) -> float:
    """What it tells that both have this: of a number of several digits most; of what is everywhere, little."""
    return _plain_worth(min(anchor)) / max(often, 1)


def _plain_worth(key: str) -> float:
    if not key[0].isdigit():
        return 1.0 if len(key) > 2 else 0.5
    if _YEAR.fullmatch(key):
        return 0.5
    return 1.5 if len(key) > 1 else 0.2


def _anchors(text: Marked, first: int, many: int) -> tuple[Anchor, ...]:
    return tuple(anchor for anchors in text.sentences[first : first + many] for anchor in anchors)


def _aligned(pair: Pair) -> list[_Beside]:
    """The best way to set the sentences side by side in order, one or two against one (after Gale and Church 1993)."""
    rows, columns = len(pair.a.sentences), len(pair.b.sentences)
    beside = [(m, n, pair.beside((m, n))) for m, n in _STEPS]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    taken: dict[tuple[int, int], _Beside] = {}
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            most = max(best[i - 1][j], best[i][j - 1])
            for m, n, worths in beside:
                if m <= i and n <= j and (worth := worths[i - m][j - n]) > 0 and best[i - m][j - n] + worth > most:
                    most = best[i - m][j - n] + worth
                    taken[i, j] = _Beside(i - m, j - n, m, n, worth)
            best[i][j] = most
    return list(_traced(best, taken, rows, columns))[::-1]


def _traced(best: list[list[float]], taken: dict[tuple[int, int], _Beside], i: int, j: int) -> Iterator[_Beside]:
    while i and j:
        step = taken.get((i, j))
        if step and best[i][j] > max(best[i - 1][j], best[i][j - 1]):
            yield step
            i, j = step.a, step.b
        elif best[i - 1][j] >= best[i][j - 1]:
            i -= 1
        else:
            j -= 1


def _passage(one: Sheet, other: Sheet, pair: _Beside) -> Passage:
    a, b = lay(one).sentences, lay(other).sentences
    earlier = Span(a[pair.a].start, a[pair.a + pair.m - 1].end)
    later = Span(b[pair.b].start, b[pair.b + pair.n - 1].end)
    return Passage(earlier, later, "translated", round(min(1.0, max(0.0, pair.worth / (1 + pair.worth))), 3))
