"""What stands between a span and a cue: the features by which the reader model binds sources and contents to cues."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Range = tuple[int, int]
"""Words [first, end)."""

STEPS = 16
"""Classes of distance on either side; each is a factor of the square root of two."""
DISTANCES = 2 * STEPS
CUES = 7
"""Other cues in between: none to five, more; on either side."""
BETWEEN = 2 * CUES
BREAKS = 3
"""Ends of paragraphs in between: none, one, more; on either side."""
PARAGRAPHS = 2 * BREAKS

Integers = npt.NDArray[np.int64]


def features(
    heads: Sequence[Range], cues: Sequence[Range], breaks: npt.NDArray[np.int32], starts: Integers | None = None
) -> list[Integers]:
    """Classes of distance, of cues between and of paragraphs between, each [heads, cues].

    `cues` are in the order of the text; `breaks` are the words that begin a paragraph. `starts`: where all cues of the
    text begin, where `cues` are only some of them.
    """
    h = np.array(heads, np.int64).reshape(-1, 1, 2)
    c = np.array(cues, np.int64).reshape(1, -1, 2)
    before = h[..., 1] <= c[..., 0]
    apart = np.maximum(np.where(before, c[..., 0] - h[..., 1], h[..., 0] - c[..., 1]), 0)
    far = np.minimum(np.floor(2 * np.log2(1.0 + apart)).astype(np.int64), STEPS - 1)
    low = np.where(before, h[..., 0], c[..., 0])
    high = np.where(before, c[..., 0], h[..., 0])
    starts = c[0, :, 0] if starts is None else starts
    between = np.searchsorted(starts, high, "left") - np.searchsorted(starts, low, "right")
    ends = np.searchsorted(breaks, high, "right") - np.searchsorted(breaks, low, "right")
    return [
        far + np.where(before, 0, STEPS),
        np.clip(between, 0, CUES - 1) + np.where(before, 0, CUES),
        np.clip(ends, 0, BREAKS - 1) + np.where(before, 0, BREAKS),
    ]
