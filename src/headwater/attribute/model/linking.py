"""Which source and which contents belong to a cue: scored by the model's vectors and by what stands between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from headwater.attribute.model.decoding import Tagged
from headwater.attribute.model.links import features

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]

FARTHEST = 120
"""Words between a span and its cue: training sees no farther ones."""
IMPOSSIBLE = np.float32(-1e4)
ROWS = 256
"""Spans scored at a time against the cues near them, so that a long text costs no more a word than a short one."""


@dataclass(frozen=True, slots=True)
class Bound:
    """An attribution in words, with how sure its parts and its links are (0..1)."""

    source: Tagged | None
    cue: Tagged
    contents: tuple[Tagged, ...]
    source_link: float
    content_link: float


class Linker:
    """The scorer of links as training left it."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.width: int = settings["width"]
        self.ends: int = settings["ends"]
        self._nobody: Floats = np.array(settings["nobody"], np.float32)
        self._tables: list[Floats] = [np.array(settings[k], np.float32) for k in ("distance", "between", "paragraph")]

    def scores(
        self,
        vectors: Floats,
        heads: list[Tagged],
        cues: list[Tagged],
        breaks: npt.NDArray[np.int32],
        role: int,
        starts: Integers,
    ) -> Floats:
        """[heads, cues]; role 0: sources, 1: contents. Impossible where they stand too far apart.

        `starts`: where all cues of the layer begin, not only those of `cues`.
        """
        a = _ends(vectors, heads, 2 * role, 2 * role + 1)
        b = _ends(vectors, cues, 4 + 2 * role, 5 + 2 * role)
        at = [(h.first, h.last) for h in heads], [(c.first, c.last) for c in cues]
        score = a @ b.T / np.float32(self.width**0.5)
        for table, classes in zip(self._tables, features(*at, breaks, starts), strict=True):
            score = score + table[role][classes]
        first, last = np.array(at[0]).T[:, :, None]
        start, end = np.array(at[1]).T[:, None]
        far = np.maximum(start - last, first - end) > FARTHEST
        return np.where(far, IMPOSSIBLE, score)

    def nobody(self, vectors: Floats, cues: list[Tagged]) -> Floats:
        """[cues]: how well it fits that the text names no source."""
        return _ends(vectors, cues, 4, 5) @ self._nobody / np.float32(self.width**0.5)


def _ends(vectors: Floats, spans: list[Tagged], first: int, last: int) -> Floats:
    x = vectors[[s.first for s in spans], first] + vectors[[s.last - 1 for s in spans], last]
    return _gelu(x)


def _gelu(x: Floats) -> Floats:
    """x times the normal distribution's share below x; the error function by Abramowitz and Stegun 7.1.26 (1.5e-7)."""
    z = np.abs(x) / np.sqrt(2.0)
    t = 1.0 / (1.0 + 0.3275911 * z)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    share = 0.5 * (1.0 + np.sign(x) * (1.0 - series * np.exp(-z * z)))
    out: Floats = (x * share).astype(np.float32)
    return out


def bind(
    found: list[Tagged],
    vectors: Floats,
    breaks: npt.NDArray[np.int32],
    linker: Linker,
    going_on: frozenset[int] = frozenset(),
) -> list[Bound]:
    """The attributions of one layer, in the order of their cues; a cue without content is none.

    `going_on`: words that open a paragraph with a quotation mark. Only there may a content belong to a cue of another
    paragraph: on the articles that thresholds are chosen on, that makes one whole statement in a hundred right.
    """
    sources, cues, contents = ([f for f in found if f.kind == k] for k in ("source", "cue", "content"))
    if not cues or not contents:
        return []
    chosen = _sources(sources, cues, vectors, breaks, linker)
    mine: list[list[tuple[Tagged, float]]] = [[] for _ in cues]
    for content, cue, sure in _owners(contents, cues, vectors, breaks, linker, going_on):
        mine[cue].append((content, sure))
    return [
        Bound(source, cue, tuple(c for c, _ in parts), link, min(s for _, s in parts))
        for cue, (source, link), parts in zip(cues, chosen, mine, strict=True)
        if parts
    ]


def _starts(cues: list[Tagged]) -> Integers:
    return np.array([c.first for c in cues], np.int64)


def _near(heads: list[Tagged], cues: list[Tagged]) -> list[tuple[int, int, int, int]]:
    """Runs of heads [a, b) with the cues [c, d) that any of them can reach."""
    starts = _starts(cues)
    ends = np.array([c.last for c in cues])
    runs = []
    for a in range(0, len(heads), ROWS):
        b = min(a + ROWS, len(heads))
        c = int(np.searchsorted(ends, heads[a].first - FARTHEST, "left"))
        d = int(np.searchsorted(starts, max(h.last for h in heads[a:b]) + FARTHEST, "right"))
        if c < d:
            runs.append((a, b, c, d))
    return runs


def _owners(
    contents: list[Tagged],
    cues: list[Tagged],
    vectors: Floats,
    breaks: npt.NDArray[np.int32],
    linker: Linker,
    going_on: frozenset[int],
) -> list[tuple[Tagged, int, float]]:
    """Each content with the number of its cue and how sure that is; without those that no cue can reach."""
    out = []
    starts = _starts(cues)
    for a, b, c, d in _near(contents, cues):
        scores = linker.scores(vectors, contents[a:b], cues[c:d], breaks, 1, starts)
        scores[_apart(contents[a:b], cues[c:d], breaks, going_on)] = IMPOSSIBLE
        share = _share(scores, 1)
        for n, (best, row) in enumerate(zip(scores.argmax(1), scores, strict=True)):
            if row[best] > -1e3:
                out.append((contents[a + n], c + int(best), float(share[n, best])))
    return out


def _apart(
    contents: list[Tagged], cues: list[Tagged], breaks: npt.NDArray[np.int32], going_on: frozenset[int]
) -> npt.NDArray[np.bool_]:
    """[contents, cues]: they stand in other paragraphs, and the content is no quotation that goes on."""
    one = np.searchsorted(breaks, [c.first for c in contents], "right")
    other = np.searchsorted(breaks, [c.first for c in cues], "right")
    fixed = np.array([c.first not in going_on for c in contents])
    apart: npt.NDArray[np.bool_] = (one[:, None] != other[None]) & fixed[:, None]
    return apart


def _sources(
    sources: list[Tagged], cues: list[Tagged], vectors: Floats, breaks: npt.NDArray[np.int32], linker: Linker
) -> list[tuple[Tagged | None, float]]:
    """For each cue its source, or None, and how sure that is."""
    none = linker.nobody(vectors, cues)
    starts = _starts(cues)
    out: list[tuple[Tagged | None, float]] = []
    for a, b, c, d in _near(cues, sources) if sources else []:
        out += [(None, 1.0)] * (a - len(out))
        scores = linker.scores(vectors, sources[c:d], cues[a:b], breaks, 0, starts).T
        both = np.concatenate([scores, none[a:b, None]], 1)
        share = _share(both, 1)
        for n, best in enumerate(both.argmax(1).tolist()):
            out.append((None if best == d - c else sources[c + best], float(share[n, best])))
    return out + [(None, 1.0)] * (len(cues) - len(out))


def _share(scores: Floats, axis: int) -> Floats:
    e = np.exp(scores - scores.max(axis, keepdims=True))
    share: Floats = e / e.sum(axis, keepdims=True)
    return share
