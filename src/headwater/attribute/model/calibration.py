"""How often a statement of the model is right, from how sure it was of its parts.

The model's own probabilities are too sure of themselves. `training/calibrate.py` fits the weights on articles kept out
of training (right: the scorer's `relaxed`), and docs/calibration.md shows the curve on others.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.attribute.model.linking import Bound

LEAST = 1e-3


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic curve over the features of `features`: `weights`, then the constant `base`."""

    weights: Sequence[float]
    base: float

    def of(self, bound: Bound) -> float:
        """The confidence of one attribution, 0..1, to three digits."""
        z = self.base + sum(w * x for w, x in zip(self.weights, features(bound), strict=True))
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, z)))), 3)


def features(bound: Bound) -> list[float]:
    """How sure the model was of cue, source, contents and links, as logarithms of the odds; and if it has none."""
    contents = min(c.sure for c in bound.contents)
    source = bound.source.sure if bound.source else 1.0
    sure = (bound.cue.sure, source, contents, bound.source_link, bound.content_link)
    return [_odds(p) for p in sure] + [0.0 if bound.source else 1.0]


def _odds(p: float) -> float:
    p = min(max(p, LEAST), 1 - LEAST)
    return math.log(p / (1 - p))
