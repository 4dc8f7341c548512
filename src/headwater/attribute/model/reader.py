"""The reader models: from a text to spans of sources, cues and contents bound into attributions, and to names.

A folder in `models/` holds one: `reader.onnx` the encoder and its heads in 8 bits, `reader.json` what decoding needs
(tags, steps between them, how links are scored, calibration), `tokenizer.json` the vocabulary. How the models were made
is in training/, what they can and cannot do in models/MODEL_CARD.md. Windows are read one by one, never padded to a
batch: in 8 bits what stands beside a window in a batch would change its scores.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from headwater.attribute.model.decoding import Chain, Tagged, decode, spans
from headwater.attribute.model.linking import Bound, Linker, bind
from headwater.attribute.model.pieces import Cutter, Pieces
from headwater.attribute.model.session import Floats, opened
from headwater.attribute.model.windows import windows
from headwater.errors import ConfigError

Run = Callable[[npt.NDArray[np.int64]], tuple[Floats, Floats]]
"""Pieces [1, n] to scores of tags [n, layers * tags] and vectors for links [n, ends * width]."""
OUTPUTS = ("tags", "ends")
"""What the network calls these two."""

LONGEST = 12_000
"""Pieces that the model reads of one text, some 8,000 words: more than the longest reports have. A text that was made
to keep us busy must not get more than its share of time.
"""
MOST_LETTERS = 8
"""Letters looked at for each piece of these: words of a language have fewer."""

QUOTES = frozenset("\"“„«‘'`")
"""What opens a paragraph in which a quotation goes on."""

FOLDER = Path(__file__).parents[2] / "models"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the model saw in one text: attributions of the outer and of the nested layer, and names, in words."""

    pieces: Pieces
    outer: list[Bound]
    nested: list[Bound]
    names: list[Tagged]

    @property
    def end(self) -> int:
        """The code point behind the last word that was read."""
        return int(self.pieces.end[-1]) if len(self.pieces) else 0


class Reader:
    """A model and all that its scores need to become spans. `run` is the network itself."""

    def __init__(self, cutter: Cutter, settings: dict[str, Any], run: Run) -> None:
        self.settings = settings
        self._cutter = cutter
        self._run = run
        self._layers: dict[str, list[str]] = settings["layers"]
        self.chain = Chain(np.array(settings["steps"], np.float32), np.array(settings["begins"], np.float32))
        self.linker = Linker(settings["links"])
        self._begins = [n for n, tag in enumerate(next(iter(self._layers.values()))) if tag[0] == "B"]
        self.lean: float = settings.get("lean", 0.0)
        """Added to the scores of beginning a span of an outermost statement: training leaves the model too shy."""

    def read(self, text: str) -> Seen:
        """The attributions and names of a text; of what is longer than `LONGEST`, those of its beginning."""
        pieces = self.cut(text)
        if not len(pieces):
            return Seen(pieces, [], [], [])
        return self.see(pieces, text, *self.scores(pieces, text))

    def cut(self, text: str) -> Pieces:
        """The words and pieces of a text that are read: `LONGEST` at most."""
        most = LONGEST * MOST_LETTERS
        if len(text) > most:
            text = text[: max(text.rfind(" ", 0, most), text.rfind("\n", 0, most)) + 1 or most]
        return self._cutter.cut(text).upto(LONGEST)

    def see(self, pieces: Pieces, text: str, scores: Floats, vectors: Floats) -> Seen:
        """What the scores of a text's words amount to."""
        scores = scores.copy()
        scores[:, 0, self._begins] += self.lean
        tags, sure = decode(scores, self.chain)
        found = {layer: spans(tags[:, n], sure[:, n], names) for n, (layer, names) in enumerate(self._layers.items())}
        going_on = frozenset(
            n for n in (0, *pieces.breaks.tolist()) if text[pieces.start[n] : pieces.start[n] + 1] in QUOTES
        )
        outer, nested = (
            bind(found[layer], vectors, pieces.breaks, self.linker, going_on) for layer in ("outer", "nested")
        )
        return Seen(pieces, outer, nested, found["names"])

    def scores(self, pieces: Pieces, text: str) -> tuple[Floats, Floats]:
        """Scores [words, layers, tags] and vectors [words, ends, width], each word's from its own window."""
        many = len(pieces)
        scores = np.zeros((many, len(self._layers), len(self.chain.steps[0])), np.float32)
        vectors = np.zeros((many, self.linker.ends, self.linker.width), np.float32)
        start, end = self._cutter.start_id, self._cutter.break_id
        for w in windows(pieces, text):
            base = int(pieces.first[w.begin])
            upto = int(pieces.first[w.end]) if w.end < many else len(pieces.ids)
            ids = np.concatenate([[start], pieces.ids[base:upto], [end]]).astype(np.int64)
            tags, ends = self._run(ids[None])
            places = pieces.first[w.first : w.last] - base + 1
            scores[w.first : w.last] = tags[places].reshape(len(places), *scores.shape[1:])
            vectors[w.first : w.last] = ends[places].reshape(len(places), *vectors.shape[1:])
        return scores, vectors


def languages(folder: Path = FOLDER) -> dict[str, Path]:
    """The folder of each language's model; under "" that of the model for all languages that have none of their own.

    Raises `ConfigError` where there are no models.
    """
    found: dict[str, Path] = {}
    for path in sorted(folder.glob("*/reader.json")):
        for language in json.loads(path.read_text(encoding="utf-8"))["languages"] or [""]:
            found[language] = path.parent
    if "" not in found:
        raise ConfigError(
            f"{folder}: the reader models are not there; install Headwater anew or set engine.reader = rules"
        )
    return found


def load(folder: Path, *, threads: int = 1) -> Reader:
    """The reader in a folder, run on so many threads of the processor."""
    ask = opened(folder / "reader.onnx", threads=threads)

    def run(ids: npt.NDArray[np.int64]) -> tuple[Floats, Floats]:
        tags, ends = ask(OUTPUTS, ids)
        return tags, ends

    settings = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    return Reader(Cutter(folder / "tokenizer.json"), settings, run)
