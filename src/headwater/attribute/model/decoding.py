"""From the scores of tags to spans: the best path through each layer, and how sure each tag on it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
Doubles = npt.NDArray[np.float64]
LONGEST = 16_384
"""Words decoded in one go, so that memory stays small."""
AROUND = 256
"""Words on either side that are decoded along with them: within so many a path forgets where it came from."""
IMPOSSIBLE = -1e3
"""Steps below this are never taken, whatever the scores."""
LEAST = -200.0
"""Logarithm of the least that a tag can have beside the best one of its word; a double holds what paths make of it."""
TINY = 1e-300


@dataclass(frozen=True, slots=True)
class Chain:
    """What the tags of all layers owe to the tag before: steps [layers, tags, tags], starts [layers, tags]."""

    steps: Floats
    starts: Floats


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words [first, last) with one kind, and how sure: the lowest probability of a tag on its way, its end included."""

    first: int
    last: int
    kind: str
    sure: float


def decode(scores: Floats, chain: Chain) -> tuple[Integers, Floats]:
    """The best tags [words, layers] and their probabilities, from scores [words, layers, tags]."""
    parts = [_decode(scores, n, chain) for n in range(0, len(scores), LONGEST)]
    if not parts:
        layers = scores.shape[1]
        return np.zeros((0, layers), np.int64), np.zeros((0, layers), np.float32)
    return np.concatenate([tags for tags, _ in parts]), np.concatenate([sure for _, sure in parts])


def _decode(scores: Floats, first: int, chain: Chain) -> tuple[Integers, Floats]:
    """`LONGEST` words from `first` on."""
    begin = max(first - AROUND, 0)
    mine = slice(first - begin, first - begin + LONGEST)
    part = scores[begin : first + LONGEST + AROUND].astype(np.float64)
    part -= part.max(2, keepdims=True)
    steps, starts = (np.where(s < IMPOSSIBLE, -np.inf, s.astype(np.float64)) for s in (chain.steps, chain.starts))
    tags = _best(part, steps, starts)
    return tags[mine], _probability(part, steps, starts, tags)[mine].astype(np.float32)


def _best(scores: Doubles, steps: Doubles, starts: Doubles) -> Integers:
    words, layers, tags = scores.shape
    back = np.empty((words, layers, tags), np.int8)
    alpha = starts + scores[0]
    for t in range(1, words):
        paths = alpha[:, :, None] + steps
        back[t] = paths.argmax(1)
        alpha = paths.max(1) + scores[t]
    out = np.empty((words, layers), np.int64)
    out[-1] = alpha.argmax(1)
    rows = np.arange(layers)
    for t in range(words - 1, 0, -1):
        out[t - 1] = back[t, rows, out[t]]
    return out


def _probability(scores: Doubles, steps: Doubles, starts: Doubles, tags: Integers) -> Doubles:
    """The probability of each tag on the path, all paths considered (forward and backward, scaled)."""
    words, layers = scores.shape[:2]
    emit = np.exp(np.maximum(scores, LEAST))
    steps = np.exp(steps)
    # Both ways at once, forward in the first half of the rows and backward in the second: numpy's calls cost more than
    # the few numbers in them.
    moves = np.concatenate([steps, steps.transpose(0, 2, 1)])
    ahead, behind = np.empty_like(emit), np.empty_like(emit)
    ahead[0] = _scaled(np.exp(starts) * emit[0])
    behind[-1] = 1.0
    here = np.concatenate([ahead[0], emit[-1]])
    for t in range(1, words):
        back = words - 1 - t
        here = np.matmul(here[:, None], moves)[:, 0]
        here[:layers] *= emit[t]
        here = _scaled(here)
        ahead[t], behind[back] = here[:layers], here[layers:]
        here[layers:] *= emit[back]
    both = _scaled(ahead * behind)
    return np.take_along_axis(both, tags[..., None], 2)[..., 0]


def _scaled(weights: Doubles) -> Doubles:
    """The same with a sum of one over the tags."""
    scaled: Doubles = weights / np.maximum(np.add.reduce(weights, axis=-1, keepdims=True), TINY)
    return scaled


def spans(tags: Integers, sure: Floats, names: list[str]) -> list[Tagged]:
    """The spans that the tags of one layer spell out; `names` are `O`, `B-source`, `I-source`, ..."""
    out: list[Tagged] = []
    begins = [n for n, tag in enumerate(tags.tolist()) if names[tag][0] == "B"]
    for first in begins:
        kind = names[tags[first]][2:]
        inside = names.index(f"I-{kind}")
        last = first + 1
        while last < len(tags) and tags[last] == inside:
            last += 1
        out.append(Tagged(first, last, kind, float(sure[first : last + 1].min())))
    return out
