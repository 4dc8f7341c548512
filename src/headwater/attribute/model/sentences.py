"""The sentence vectors of texts, from the lower half of the reader model; what they are is said in `vectors`."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from headwater.attribute.model import halves, vectors
from headwater.attribute.model.pieces import Cutter
from headwater.attribute.model.session import Ask, opened


class Sentences:
    """What gives vectors of the sentences of any text. `ask` is the network."""

    def __init__(self, cutter: Cutter, ask: Ask, made: vectors.Vectors) -> None:
        self._cutter = cutter
        self._ask = ask
        self._made = made

    def vector(self, text: str, language: str | None) -> bytes:
        """The sentence vector of a text in 8 bits; empty where the text has no word.

        Texts are read one by one: in 8 bits what stands beside one in a batch would change its vector.
        """
        ids = vectors.pieces(self._cutter, text)
        if ids.shape[1] < 3:
            return b""
        states = np.concatenate(self._ask(vectors.OUTPUTS, ids), axis=1)
        return self._made.vector(ids[0, 1:-1].astype(np.int32), states[1:-1], vectors.writing(text, language))


def load_sentences(folder: Path, *, threads: int = 1) -> Sentences | None:
    """The vectors of the model in a folder, None where it has none.

    A network of its own, with the lower half of the weights alone: it takes two fifths of the time of the whole one.
    """
    if not (folder / vectors.FILE).exists():
        return None
    lower = halves.lower((folder / "reader.onnx").read_bytes(), vectors.OUTPUTS)
    ask = opened(lower, threads=threads)
    return Sentences(Cutter(folder / "tokenizer.json"), ask, vectors.Vectors(folder))
