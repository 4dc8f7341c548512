"""What two texts share, in the measures by which it is decided whether they are one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

import numpy as np

from headwater import lexicon
from headwater.link.laid import Flags, Laid, Weights, folds, meeting, stem
from headwater.link.passages import Aligned, align
from headwater.link.shingles import winnowed, written

Place: TypeAlias = Literal["head", "spread", "inside"]

QUOTED = 0.3
"""What a quoted word weighs against an own one: two reports of one speech share all of its quotations."""
WORN = 0.05
"""What a word of a worn sentence weighs: one that stands in many texts that have nothing else in common."""
PASSAGE = 12
"""Own words of a passage that is shown though it makes no copy."""
NEAR = 0.08
"""Share of the shingles of the shorter text below which nothing was ever found to be one text; a single passage of
`PASSAGE` words is looked for all the same."""
LEAST, RUN = 6.0, 8
"""Own words in common, or of one run, below which two texts share nothing."""
FOOT = 0.12
"""How much of what is shared may stand in the upper half of a text that has it at its foot."""
LEAD = 20
"""Words (weighed) with which a text opens."""
FEW_NAMES = 3
"""Names in common that are as many as one can ask for."""
REST = 25
"""Heavy words of the rest of an article below which it does not tell of what it speaks."""


_SUM = np.add.reduce
"""As `ndarray.sum`, without what that does for arrays of other kinds: most texts are shorter than it takes."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two texts share; shares are 0..1.

    `short`, `long`: of the words of the shorter and of the longer one, quoted ones counted at a fraction. `own`: of the
    shorter one's own words alone. `all_a`, `all_b`: of all words of the earlier and of the later one. `opening`: of the
    shorter one's first own words. `size`: own words of the shorter one (weighed). `longest`: own words of the longest
    run. `placed`: where the shared words stand in the longer one; `block`: in one piece; `sunk`: at the foot of both.
    `kin`: how far the rest of either uses the words of the shared part: of the one whose rest does so less.
    """

    aligned: Aligned
    short: float
    long: float
    own: float
    all_a: float
    all_b: float
    opening: float
    size: float
    longest: int
    placed: Place
    block: bool
    sunk: bool
    kin: float


@dataclass(frozen=True, slots=True)
class _Side:
    """One of two texts: how far each word is covered, and what it weighs: at all, as an own one, as own or quoted."""

    laid: Laid
    covered: Weights
    fresh: Weights
    own: Weights
    mixed: Weights


def near(a: Laid, b: Laid) -> bool:
    """False where so few shingles are shared that no alignment could change the answer: most pairs, and quickly."""
    fewer = min(len(a.gram_set), len(b.gram_set))
    if not fewer:
        return len(np.intersect1d(a.grams, b.grams)) > 0
    shared = len(meeting(a.gram_set, b.gram_set)[0])
    return shared >= PASSAGE - 2 or shared >= max(3, NEAR * fewer)


def evidence(a: Laid, b: Laid, worn: frozenset[str]) -> Evidence | None:
    """What two texts share; None where it is next to nothing. `worn` are keys of phrases that tell nothing."""
    aligned = align(a, b)
    quoted_a, quoted_b = _quoted(aligned)
    one = _side(a, aligned.covered_a, quoted_a, worn)
    other = _side(b, aligned.covered_b, quoted_b, worn)
    short, long_ = (other, one) if _SUM(one.mixed) > _SUM(other.mixed) else (one, other)
    told = one.own > WORN
    longest = max((int(np.count_nonzero(told[r.a : r.a + r.size])) for r in aligned.runs), default=0)
    own, size = _share(short.covered, short.own), float(_SUM(short.own))
    if own * size < LEAST and longest < RUN:
        return None
    shared = long_.covered * long_.mixed
    return Evidence(
        aligned=aligned,
        short=_share(short.covered, short.mixed),
        long=_share(long_.covered, long_.mixed),
        own=own,
        all_a=_share(aligned.covered_a, a.weights),
        all_b=_share(aligned.covered_b, b.weights),
        opening=_opening(short),
        size=size,
        longest=longest,
        placed=_placed(shared, long_.mixed),
        block=_in_one_piece(shared),
        sunk=max(_above(one), _above(other)) < FOOT,
        # A round-up may be shorter than the story that it took a part from: then its rest tells, not the story's.
        kin=min(_kin(long_, short.laid), _kin(short, long_.laid)),
    )


def _quoted(aligned: Aligned) -> tuple[Flags, Flags]:
    """What either text quotes is a quotation in both: a transcript has no quotation marks."""
    a, b = aligned.a, aligned.b
    quoted_a, quoted_b = a.quoted.copy(), b.quoted.copy()
    for run in aligned.runs:
        either = a.quoted[run.a : run.a + run.size] | b.quoted[run.b : run.b + run.size]
        quoted_a[run.a : run.a + run.size] = quoted_b[run.b : run.b + run.size] = either
    return quoted_a, quoted_b


def _side(laid: Laid, covered: Weights, quoted: Flags, worn: frozenset[str]) -> _Side:
    fresh = _fresh(laid, worn)
    return _Side(laid, covered, fresh, np.where(quoted, 0.0, fresh), np.where(quoted, QUOTED, 1.0) * fresh)


def _share(covered: Weights, weights: Weights) -> float:
    total = float(_SUM(weights))
    return float(_SUM(covered * weights)) / total if total else 0.0


def _fresh(laid: Laid, worn: frozenset[str]) -> Weights:
    """The weights of the words, those of worn sentences nearly nothing."""
    tired = _worn_sentences(laid, worn)
    if tired is None:
        return laid.weights
    fresh = laid.weights.copy()
    fresh[tired[laid.sentence]] *= WORN
    return fresh


def _worn_sentences(laid: Laid, worn: frozenset[str]) -> Flags | None:
    """Which sentences of a text are worn: half of their keys at least. None where none is."""
    if not worn:
        return None
    _, places = winnowed(laid)
    tired = np.array([key in worn for key in written(laid)], dtype=np.bool_)
    if not np.count_nonzero(tired):
        return None
    often = np.bincount(laid.sentence[places[tired]], minlength=len(laid.sentences))
    every = np.bincount(laid.sentence[places], minlength=len(laid.sentences))
    return np.asarray(2 * often >= np.maximum(every, 1))


def worn_sentences(laid: Laid, worn: frozenset[str]) -> tuple[int, ...]:
    """The numbers of the worn sentences of a text: where they are the same, so is what it repeats of any other."""
    tired = _worn_sentences(laid, worn)
    return () if tired is None else tuple(np.flatnonzero(tired).tolist())


def _opening(side: _Side) -> float:
    """How far the first sixth of the own words, some twenty at least, is shared."""
    reached = side.own.cumsum()
    first = reached <= max(reached[-1] / 6, LEAD)
    return _share(side.covered[first], side.own[first])


def _placed(shared: Weights, weights: Weights) -> Place:
    """Where the shared words stand: from the head on, all over the text, or in one place deep inside it."""
    total = _SUM(weights)
    if not total or not _SUM(shared):
        return "inside"
    place = weights.cumsum() / total
    # The first words for a teaser, which is short; the first part for a text that begins with a caption or a date.
    for head in (place <= LEAD / total, place <= max(0.15, LEAD / total)):
        if _SUM(shared[head]) >= 0.5 * _SUM(weights[head]):
            return "head"
    parts = [float(shared[(place > n / 5) & (place <= (n + 1) / 5)].sum()) for n in range(5)]
    return "spread" if sum(part > 0.1 * sum(parts) for part in parts) >= 3 else "inside"


def _in_one_piece(shared: Weights) -> bool:
    """True where the shared words stand close together, with hardly anything else between them."""
    at = (shared > 0).nonzero()[0]
    return bool(len(at)) and len(at) >= 0.75 * (at[-1] - at[0] + 1)


def _above(side: _Side) -> float:
    """How much of the shared own words stands in the upper half of a text."""
    shared = side.covered * side.own
    total = float(_SUM(shared))
    return float(_SUM(shared[side.own.cumsum() <= _SUM(side.own) / 2])) / total if total else 0.0


def _kin(side: _Side, other: Laid) -> float:
    """How far the rest of an article speaks of what the shared part does, by names or other words; 1 where it is short.

    A name of the other article in the rest is enough, where there are few; those of the calendar are in all news.
    """
    heavy, fresh = side.laid.heavy, side.fresh > WORN
    inside, rest = (side.covered >= 0.5) & fresh & heavy, (side.covered < 0.5) & fresh & heavy
    if np.count_nonzero(rest) < REST:
        return 1.0
    stems = side.laid.stems
    one, said = set(stems[inside].tolist()), set(stems[rest].tolist())
    names, theirs = _names(side.laid, rest), _names(other, other.weights > 0)
    met = len(theirs & names) / max(min(len(names), len(theirs), FEW_NAMES), 1)
    return min(1.0, max(met, len(one & said) / max(min(len(one), len(said)), 1)))


def _names(laid: Laid, among: Flags) -> set[int]:
    return set(laid.stems[laid.named & laid.heavy & among].tolist()) - calendar(laid.sheet.language or "")


@cache
def calendar(language: str) -> frozenset[int]:
    """The days and months of a language: Wednesday is in every story of its day."""
    table = lexicon.load(language, "calendar")
    words = " ".join((*table.get("weekdays", ()), *table.get("months", ()))).split()
    return frozenset(map(stem, folds(words, language)))
