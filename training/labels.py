"""The labels of words: for each layer of the model, one tag a word (begin, inside, outside)."""

from __future__ import annotations

import numpy as np

from training.readers import Document, Range

STATEMENT = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAME = ("O", "B-person", "I-person", "B-place", "I-place", "B-organization", "I-organization")
DEAL = ("O", "B-first", "I-first", "B-tie", "I-tie", "B-second", "I-second")
"""The two sides of a deal in the order of the text, and the words that tie them."""
GIVER = ("O", "B-of_first", "I-of_first", "B-of_both", "I-of_both", "B-of_second", "I-of_second")
"""Who gives the one side, the other, or each of both."""
EVENT = ("O", "B-event", "I-event", "B-actor", "I-actor", "B-touched", "I-touched")
LAYERS = {"outer": STATEMENT, "nested": STATEMENT, "names": NAME, "deals": DEAL, "givers": GIVER, "events": EVENT}
UNKNOWN = -100
"""The label of words of which nothing is known in a layer."""


def labels(document: Document) -> dict[str, np.ndarray]:
    """For each layer the labels of the words, all `UNKNOWN` where the document's set does not mark that layer."""
    count = len(document.pieces)
    out = {layer: np.full(count, UNKNOWN) for layer in LAYERS}
    if document.relations is not None:
        spans = [
            (r, role, one.nested)
            for one in document.relations
            for role in ("source", "cue", "content")
            for r in getattr(one, role)
        ]
        out["outer"] = _tags(count, [(r, role) for r, role, nested in spans if not nested], STATEMENT)
        if document.nests:
            out["nested"] = _tags(count, [(r, role) for r, role, nested in spans if nested], STATEMENT)
    if document.names is not None:
        out["names"] = _tags(count, document.names, NAME)
    for layer, marked in document.told.items():
        out[layer] = _tags(count, marked, LAYERS[layer])
    return out


def _tags(count: int, spans: list[tuple[Range, str]], names: tuple[str, ...]) -> np.ndarray:
    """Tags of spans; where two overlap the longer is laid down first, and the shorter over it where it fits whole."""
    tags = np.zeros(count, int)
    for (start, end), kind in sorted(spans, key=lambda s: s[0][0] - s[0][1]):
        tags[start:end] = names.index(f"I-{kind}")
        tags[start] = names.index(f"B-{kind}")
        if end < count and names[tags[end]].startswith("I-"):
            tags[end] = names.index("B-" + names[tags[end]][2:])
    return tags


def spans_of(tags: np.ndarray, names: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """The spans that tags spell out, in order."""
    out: list[tuple[int, int, str]] = []
    start, kind = 0, ""
    for n, tag in enumerate([*tags.tolist(), 0]):
        name = names[tag]
        if kind and (name[0] != "I" or name[2:] != kind):
            out.append((start, n, kind))
            kind = ""
        if name[0] == "B" or (name[0] == "I" and not kind):
            start, kind = n, name[2:]
    return out
