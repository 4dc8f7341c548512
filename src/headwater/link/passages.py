"""Which passages of one text stand in another: word for word first, then sentence by sentence with other words.

Runs of equal words come from shared shingles; each word belongs to the longest run that wants it. A sentence that runs
leave open is set against every sentence of the other text, its words weighed by how few sentences of the two have them:
so the names that a whole story is about do not make two of its sentences alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from headwater.link.laid import GRAM, Flags, Laid, Numbers, Said, Weights, meeting
from headwater.linked import Passage

RUN = 5
"""Words of a run that is evidence wherever it stands; shorter ones are phrases that anybody writes."""
RUN_HEAVY = 3
"""Heavy words it needs: "it was one of the" is no evidence."""
ANYWHERE = 4
"""Places of a shingle beyond which it says nothing about where it comes from."""
SETTLED = 0.97
"""The share of both texts in runs from which on there is nothing left to look for in other words."""
REWORDED = 0.5
"""How alike sentences must be (0..1, words weighed) to be one sentence in other words."""
RETOLD = 0.25
"""The same, of texts that are known to be one."""
FEWEST = 4
"""Words, weighed ones, that two sentences must share to be compared."""
MOST = 1_000_000
"""Pairs of sentences that are compared: beyond (two books, two logs) only what is word for word is found."""
GAP = 6
"""Words that a passage may leave out or put in between two runs."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words [a, a + size) of one text equal words [b, b + size) of the other."""

    a: int
    b: int
    size: int


@dataclass(frozen=True, slots=True)
class Twin:
    """Sentence `a` of one text is sentence `b` of the other in other words; `alike` 0..1."""

    a: int
    b: int
    alike: float


@dataclass(frozen=True, slots=True)
class Aligned:
    """What two texts share. `covered_a`, `covered_b`: for each word, how far (0..1) the other text has it."""

    a: Laid
    b: Laid
    runs: tuple[Run, ...]
    twins: tuple[Twin, ...]
    covered_a: Weights
    covered_b: Weights


def align(a: Laid, b: Laid) -> Aligned:
    """The runs and the reworded sentences that two texts share."""
    runs = _settled(a, b, _runs(a, b))
    open_ = min(sum(run.size for run in runs) / max(len(text), 1) for text in (a, b)) < SETTLED
    twins = tuple(_twins(a, b)) if open_ else ()
    pairs = {(twin.a, twin.b) for twin in twins}
    kept = tuple(run for run in runs if _tells(a, run) or (pairs and _at(a, b, run) in pairs))
    covered_a = _marks(len(a), [(r.a, r.size) for r in kept]).astype(np.float64)
    covered_b = _marks(len(b), [(r.b, r.size) for r in kept]).astype(np.float64)
    for twin in twins:
        for covered, at in ((covered_a, a.words_of(twin.a)), (covered_b, b.words_of(twin.b))):
            np.maximum(covered[at], twin.alike, out=covered[at])
    return Aligned(a, b, kept, twins, covered_a, covered_b)


def retold(aligned: Aligned) -> Aligned:
    """The same with those sentences as well that are less alike: of two texts known to be one in other words."""
    return replace(aligned, twins=tuple(_twins(aligned.a, aligned.b, RETOLD)))


def _runs(a: Laid, b: Laid) -> list[Run]:
    """The longest runs of equal words: stretches of one diagonal."""
    at_a, at_b = _cells(a, b)
    if not len(at_a):
        return []
    order = np.lexsort((at_b, at_a - at_b))
    at_a, at_b = at_a[order], at_b[order]
    breaks = ((at_b[1:] != at_b[:-1] + 1) | (at_a[1:] != at_a[:-1] + 1)).nonzero()[0] + 1
    edges = [0, *breaks.tolist(), len(at_a)]
    firsts = edges[:-1]
    sizes = (end - first + GRAM - 1 for first, end in pairwise(edges))
    return [Run(*found) for found in zip(at_a[firsts].tolist(), at_b[firsts].tolist(), sizes, strict=True)]


def _cells(a: Laid, b: Laid) -> tuple[Numbers, Numbers]:
    """Where both texts have one shingle: its places in either, in all pairs."""
    grams, places = a.sorted_grams
    first = grams.searchsorted(b.grams, side="left")
    count = grams.searchsorted(b.grams, side="right") - first
    at_b = ((count > 0) & (count <= ANYWHERE) & (b.often <= ANYWHERE)).nonzero()[0]
    count = count[at_b]
    behind = count.cumsum()
    step = np.arange(behind[-1] if len(behind) else 0) - (behind - count).repeat(count)
    return places[first[at_b].repeat(count) + step], at_b.repeat(count)


def _settled(a: Laid, b: Laid, runs: list[Run]) -> list[Run]:
    """The runs without the words that longer ones have taken; in the order of the first text."""
    free_a, free_b = np.ones(len(a), dtype=np.bool_), np.ones(len(b), dtype=np.bool_)
    kept: list[Run] = []
    for run in sorted(runs, key=lambda r: (-r.size, r.a, r.b)):
        free = free_a[run.a : run.a + run.size] & free_b[run.b : run.b + run.size]
        if np.count_nonzero(free) == run.size:
            cut = run
        else:
            start, size = _longest(free)
            if size < GRAM:
                continue
            cut = Run(run.a + start, run.b + start, size)
        free_a[cut.a : cut.a + cut.size] = False
        free_b[cut.b : cut.b + cut.size] = False
        kept.append(cut)
    return sorted(kept, key=lambda r: (r.a, r.b))


def _longest(free: Flags) -> tuple[int, int]:
    """Start and length of the longest stretch of true flags."""
    longest = start = size = 0
    for n, is_free in enumerate((*free.tolist(), False)):
        if is_free:
            size += 1
        else:
            if size > longest:
                start, longest = n - size, size
            size = 0
    return start, longest


def _tells(a: Laid, run: Run) -> bool:
    return run.size >= RUN and int(np.count_nonzero(a.heavy[run.a : run.a + run.size])) >= RUN_HEAVY


def _at(a: Laid, b: Laid, run: Run) -> tuple[int, int]:
    """The sentences of both texts that a run is in, or begins in."""
    return int(a.sentence[run.a]), int(b.sentence[run.b])


def _marks(size: int, stretches: list[tuple[int, int]]) -> Flags:
    flags = np.zeros(size, dtype=np.bool_)
    for start, length in stretches:
        flags[start : start + length] = True
    return flags


# Reworded sentences


def _twins(a: Laid, b: Laid, least: float = REWORDED) -> Iterator[Twin]:
    """The pairs of sentences that are one in other words, the most alike first; each sentence once."""
    alike = likenesses(a, b)
    if alike is None:
        return
    free_a, free_b = set(range(alike.shape[0])), set(range(alike.shape[1]))
    rows, columns = np.nonzero(alike >= least)
    order = np.lexsort((columns, rows, -alike[rows, columns]))
    for n in order.tolist():
        i, j = int(rows[n]), int(columns[n])
        if i in free_a and j in free_b:
            free_a.remove(i)
            free_b.remove(j)
            yield Twin(i, j, float(min(1.0, alike[i, j])))


def likenesses(a: Laid, b: Laid) -> Weights | None:
    """How alike each sentence of one text is to each of the other, 0..1 by its own heavy words; None for no words."""
    one, other = a.said, b.said
    if not len(one.words) or not len(other.words) or len(a.sentences) * len(b.sentences) > MOST:
        return None
    in_a, in_b = meeting(one.stems, other.stems)
    # A word in few of all the sentences tells much: the usual inverse frequency, within these two texts alone.
    often_a, often_b = one.often.copy(), other.often.copy()
    often_a[in_a] = often_b[in_b] = np.maximum(often_a[in_a], often_b[in_b])
    sentences = max(len(a.sentences), len(b.sentences), 8)
    weight_a, weight_b = np.log1p(sentences / often_a), np.log1p(sentences / often_b)
    has_a, has_b = _table(one, in_a, len(a.sentences)), _table(other, in_b, len(b.sentences))
    shared, count = (has_a * weight_a[in_a]) @ has_b.T, has_a @ has_b.T
    size_a = np.bincount(one.sentences, weights=weight_a[one.words], minlength=len(a.sentences))
    size_b = np.bincount(other.sentences, weights=weight_b[other.words], minlength=len(b.sentences))
    less = np.maximum(np.minimum(size_a[:, None], size_b[None, :]), 1e-9)
    dice, inside = 2 * shared / np.maximum(size_a[:, None] + size_b[None, :], 1e-9), shared / less
    # Half way between what both share and what the shorter one has in the other: sentences are split and joined.
    return np.where(count >= FEWEST, 0.5 * dice + 0.5 * inside, 0.0)


def _table(said: Said, words: Numbers, rows: int) -> Weights:
    """A row for each sentence, with 1 for those of `words` (sorted) that it has."""
    column = np.full(len(said.stems), -1)
    column[words] = np.arange(len(words))
    at = column[said.words]
    kept = at >= 0
    table = np.zeros((rows, len(words)))
    table[said.sentences[kept], at[kept]] = 1.0
    return table


def _share(flags: Flags) -> float:
    """How many of these flags are set, of all: of none as if all were."""
    return np.count_nonzero(flags) / len(flags) if len(flags) else 1.0


# Passages, for the reader


@dataclass(slots=True)
class _Stretch:
    """A passage in the making: words [a, a_end) and [b, b_end), of them so many word for word."""

    a: int
    a_end: int
    b: int
    b_end: int
    equal: int
    alike: float = 1.0


def passages(aligned: Aligned) -> tuple[Passage, ...]:
    """The passages that the texts share, in the order of the first: runs with small gaps are one."""
    a, b = aligned.a, aligned.b
    found = list(_joined(aligned))
    taken_a = _marks(len(a), [(s.a, s.a_end - s.a) for s in found])
    taken_b = _marks(len(b), [(s.b, s.b_end - s.b) for s in found])
    for twin in aligned.twins:
        at_a, at_b = a.words_of(twin.a), b.words_of(twin.b)
        if _share(taken_a[at_a]) < 0.5 and _share(taken_b[at_b]) < 0.5:
            found.append(_Stretch(at_a.start, at_a.stop, at_b.start, at_b.stop, 0, twin.alike))
    return tuple(_passage(a, b, s) for s in sorted(found, key=lambda s: (s.a, s.b)))


def _joined(aligned: Aligned) -> Iterator[_Stretch]:
    open_: _Stretch | None = None
    for run in aligned.runs:
        near = open_ is not None and 0 <= run.a - open_.a_end <= GAP and 0 <= run.b - open_.b_end <= GAP
        if open_ is not None and near:
            open_.a_end, open_.b_end = run.a + run.size, run.b + run.size
            open_.equal += run.size
            continue
        if open_ is not None:
            yield open_
        open_ = _Stretch(run.a, run.a + run.size, run.b, run.b + run.size, run.size)
    if open_ is not None:
        yield open_


def _passage(a: Laid, b: Laid, s: _Stretch) -> Passage:
    earlier, later = a.span(s.a, s.a_end - 1), b.span(s.b, s.b_end - 1)
    longer = max(s.a_end - s.a, s.b_end - s.b)
    quoted = max(_share(a.quoted[s.a : s.a_end]), _share(b.quoted[s.b : s.b_end]))
    if quoted >= 0.8:
        return Passage(earlier, later, "quotation", round(s.equal / longer if s.equal else s.alike, 3))
    if s.equal == longer:
        return Passage(earlier, later, "verbatim", 1.0)
    return Passage(earlier, later, "reworded", round(s.equal / longer if s.equal else s.alike, 3))
