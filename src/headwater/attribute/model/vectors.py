"""Sentence vectors out of the middle of the reader model: near where sentences say one thing, in whatever language.

The reader was trained from an encoder of sentences in many languages. Its last layers have become what tagging needs;
in the middle the meaning is still there, so the states behind two middle blocks are taken (`BLOCKS`), the frequent
pieces weighed down, what all sentences of a writing have in common taken off, and what is left is turned onto the
directions in which sentences differ most. `vectors.npz` beside the model holds these three; training/vectors.py makes
it out of invented reports, benchmarks/vectors.py measures it.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from headwater.attribute.model.pieces import Cutter

BLOCKS = (3, 4)
"""The blocks whose states are taken, from 0. Of all twelve and their joins these found a translation most often."""
NAME = "/encoder/blocks.{}/norm2/LayerNormalization_output_0"
OUTPUTS = tuple(NAME.format(n) for n in BLOCKS)
FILE = "vectors.npz"
LONGEST = 128
"""Pieces of a sentence that are looked at: what is longer is no sentence, and costs more than it tells."""
UNIT = 127

Floats = npt.NDArray[np.float32]


class Vectors:
    """How middle states become a vector. `width` is how many numbers it has, each one byte."""

    def __init__(self, folder: Path) -> None:
        held = np.load(folder / FILE)
        self._weights: Floats = held["weights"].astype(np.float32)
        self._turn: Floats = held["turn"].astype(np.float32)
        self._means: dict[str, Floats] = {
            name.removeprefix("mean_"): held[name].astype(np.float32) for name in held.files if name[:5] == "mean_"
        }
        self._any: Floats = np.mean(np.stack(list(self._means.values())), axis=0)

    @property
    def width(self) -> int:
        """Numbers in a vector."""
        return int(self._turn.shape[1])

    def vector(self, ids: npt.NDArray[np.int32], states: Floats, writing: str) -> bytes:
        """The vector of a sentence in 8 bits; `states` [pieces, blocks * width] are those of its pieces `ids`."""
        turned = (pooled(states, self._weights[ids]) - self._means.get(writing, self._any)) @ self._turn
        length = float(np.linalg.norm(turned))
        return np.rint(turned / length * UNIT).astype(np.int8).tobytes() if length else b""


def pieces(cutter: Cutter, text: str) -> npt.NDArray[np.int64]:
    """The pieces of a sentence as the model takes them, [1, n], between the signs that begin and end a text."""
    ids = cutter.cut(text).ids[:LONGEST]
    return np.concatenate([[cutter.start_id], ids, [cutter.break_id]]).astype(np.int64)[None]


def pooled(states: Floats, weights: Floats) -> Floats:
    """The weighted mean of the states of a sentence's pieces."""
    mean: Floats = (states * weights[:, None]).sum(0) / max(float(weights.sum()), 1e-6)
    return mean


def writing(text: str, language: str | None) -> str:
    """The language and, where it is written in Latin letters and elsewhere is not, `-latn`: each has its own mean."""
    latin = sum("a" <= c.lower() <= "ž" for c in text) * 2 > sum(c.isalpha() for c in text)
    return f"{language}-latn" if language == "be" and latin else language or ""
