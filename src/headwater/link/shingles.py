"""The keys under which an article is looked up by those that may repeat its text, or whose text it repeats.

Shingles of three heavy words of its own, in order; of each stretch of neighbouring shingles the one with the least hash
is kept (winnowing: Schleimer, Wilkerson, Aiken 2003). So every stretch of some ten heavy words that two articles share
gives them a key, however long the rest of either is; a sketch of the whole text would miss the teaser of a long one.
"""

from __future__ import annotations

import numpy as np

from headwater.link import across
from headwater.link.laid import Hashes, Laid, Lately, Numbers, beside, lay, mixed
from headwater.linked import Sheet

WINDOW = 5
"""Neighbouring shingles of which one is kept: a stretch of WINDOW + GRAM - 1 heavy words is sure to give a key."""
MOST = 192
"""Keys of an article at most: those with the least hashes, so that two long articles keep the same ones."""
FEW = 40
"""Own heavy words below which quotations are taken in: an interview has little else."""


def _keys(sheet: Sheet) -> frozenset[str]:
    return words(sheet) | across.keys(sheet)


keys: Lately[Sheet, frozenset[str]] = Lately(_keys, 1000)
"""The keys of a sheet's text, `MOST` at most and those for translations; none for a text that was not carried.

They stay the same from run to run.
"""


def words(sheet: Sheet) -> frozenset[str]:
    """The keys that articles in one language share."""
    return _words(lay(sheet))


def _winnow(laid: Laid) -> tuple[Hashes, Numbers]:
    at = np.flatnonzero(laid.heavy & (laid.own > 0))
    if len(at) < FEW:
        at = np.flatnonzero(laid.heavy & (laid.weights > 0))
    hashes = mixed(laid.stems[at])
    if not len(hashes):
        return hashes, at[:0]
    chosen = _least(hashes)
    chosen = chosen[np.flatnonzero(np.diff(chosen, prepend=-1))]  # no window's least is before that of the last one
    if len(chosen) > MOST:
        chosen = np.sort(chosen[np.argsort(hashes[chosen], kind="stable")[:MOST]])
    return hashes[chosen], at[chosen]


winnowed = beside(_winnow)
"""The kept shingles of a text, and for each the place of its first word."""


def _written(laid: Laid) -> tuple[str, ...]:
    hashes, _ = winnowed(laid)
    return tuple(f"{key:016x}" for key in hashes.tolist())


written = beside(_written)
"""The same as keys."""

_words = beside(lambda laid: frozenset(written(laid)))

_WINDOW = np.arange(WINDOW)


def _least(hashes: Hashes) -> Numbers:
    """The index of the least of each `WINDOW` neighbours."""
    if len(hashes) <= WINDOW:
        return np.array([int(np.argmin(hashes))])
    first = np.arange(len(hashes) - WINDOW + 1)
    least: Numbers = hashes[first[:, None] + _WINDOW].argmin(axis=1)
    return first + least
