"""Where a long text is cut for the model: into cores that lie side by side, each read with some text around it.

What the model says of a word depends on what it reads along with it. So that a reading never depends on where the text
begins, cuts are a matter of the text near them alone: a cut falls before a paragraph (or a sentence of a long one)
whose checksum is the lowest within reach. A text that is put before or behind another changes nothing beyond the next
cuts.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from headwater.attribute.model.pieces import Pieces

REACH = 70
"""Pieces on either side over which a cut must have the lowest checksum: cores have twice as many on average."""
LARGEST = 180
"""Pieces of a core; a larger one is cut again."""
SMALLEST = 24
"""Pieces that a core keeps when a larger one is cut: without it a refrain would give a core for each of its lines."""
LONG_UNIT = 60
"""Pieces after which a paragraph may be cut at the end of a sentence."""
BEFORE, BEHIND = 44, 24
"""Pieces of text around a core that are read along with it."""
ENDS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Window:
    """Words [first, last) that this window speaks for, and [begin, end) that it reads."""

    first: int
    last: int
    begin: int
    end: int


def windows(pieces: Pieces, text: str) -> list[Window]:
    """The windows of a text, in order; their cores cover every word once."""
    if not len(pieces):
        return []
    starts = _units(pieces, text)
    places = np.append(pieces.first, len(pieces.ids))
    edges = np.append(starts, len(pieces))
    sums = np.array([_checksum(pieces, text, a, b) for a, b in pairwise(edges.tolist())], np.int64)
    cuts = _cuts(places[starts], sums)
    cores: list[tuple[int, int]] = []
    for a, b in zip([0, *cuts], [*cuts, len(starts)], strict=True):
        cores += _small(a, b, places[edges], sums)
    return [_around(int(edges[a]), int(edges[b]), places) for a, b in cores]


def _units(pieces: Pieces, text: str) -> np.ndarray:
    """The words at which a cut may fall: beginnings of paragraphs, and of sentences within long ones."""
    begins = [0, *pieces.breaks.tolist()]
    ends = [*begins[1:], len(pieces)]
    out: list[int] = []
    for begin, end in zip(begins, ends, strict=True):
        out.append(begin)
        for word in range(begin + 1, end):
            grown = int(pieces.first[word] - pieces.first[out[-1]])
            if grown >= LARGEST // 2 or (grown >= LONG_UNIT and text[pieces.start[word - 1]] in ENDS):
                out.append(word)
    return np.array(out)


def _checksum(pieces: Pieces, text: str, first: int, last: int) -> int:
    return zlib.crc32(text[pieces.start[first] : pieces.end[last - 1]].encode("utf-8", "surrogatepass"))


def _cuts(places: np.ndarray, sums: np.ndarray) -> list[int]:
    """The units, but the first, whose checksum is the lowest among those that begin within reach."""
    low = np.searchsorted(places, places - REACH, "left")
    high = np.searchsorted(places, places + REACH, "right")
    # Of equal units (a refrain) the first counts as lower.
    return [
        n
        for n in range(1, len(places))
        if sums[n] == (here := sums[low[n] : high[n]]).min() and low[n] + int(here.argmin()) == n
    ]


def _small(first: int, last: int, places: np.ndarray, sums: np.ndarray) -> list[tuple[int, int]]:
    """Units [first, last) as one core, or cut at the lowest checksums until each is small enough.

    A unit has fewer pieces than `LARGEST - 2 * SMALLEST`, so there is always a place to cut.
    """
    done: list[tuple[int, int]] = []
    waiting = [(first, last)]
    while waiting:
        a, b = waiting.pop()
        if b - a < 2 or places[b] - places[a] <= LARGEST:
            done.append((a, b))
            continue
        low = int(np.searchsorted(places, places[a] + SMALLEST, "left"))
        high = int(np.searchsorted(places, places[b] - SMALLEST, "right"))
        here = sums[low:high]
        cuts = [a]
        for n in (low + np.flatnonzero(here == here.min(initial=2**32))).tolist():
            if places[n] - places[cuts[-1]] >= SMALLEST:
                cuts.append(n)
        if len(cuts) == 1:  # sizes that do not fit together: a core too large is better than none
            done.append((a, b))
            continue
        waiting += reversed(list(pairwise([*cuts, b])))
    return done


def _around(first: int, last: int, places: np.ndarray) -> Window:
    begin = int(np.searchsorted(places, places[first] - BEFORE, "left"))
    end = int(np.searchsorted(places, places[last] + BEHIND, "right")) - 1
    return Window(first, last, min(begin, first), min(max(end, last), len(places) - 1))
