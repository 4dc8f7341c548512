"""Documents in windows: what the model reads at once, and what it is to say of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from training.labels import labels
from training.readers import Document, Range, Relation

WINDOW = 254
"""Pieces of a window, without those that begin and end it."""


@dataclass(slots=True)
class Window:
    """Words [first, end) of a document, with the labels of its layers."""

    document: Document
    labels: dict[str, np.ndarray]
    first: int
    end: int

    @property
    def size(self) -> int:
        """Pieces."""
        return edge(self.document, self.end) - int(self.document.pieces.first[self.first])


@dataclass(slots=True)
class Links:
    """What belongs together in one layer of a window, in words of the window.

    `goal`: for each cue the number of its source, the number of sources where it has none, -100 where its source lies
    outside the window. `owners`: for each content the number of its cue.
    """

    cues: list[Range]
    sources: list[Range]
    goal: list[int]
    contents: list[Range]
    owners: list[int]


def edge(document: Document, word: int) -> int:
    """The place of the piece with which a word begins; behind the last one, their number."""
    pieces = document.pieces
    return int(pieces.first[word]) if word < len(pieces) else len(pieces.ids)


def cut(document: Document, offset: int) -> list[Window]:
    """The document in windows; the first is short, so that cuts fall elsewhere in each round."""
    if not len(document.pieces):
        return []
    known = labels(document)
    out, first = [], 0
    size = max(64, offset) if len(document.pieces.ids) > WINDOW else WINDOW
    places = document.pieces.first
    while first < len(places):
        end = int(np.searchsorted(places, places[first] + size, "right")) - 1
        if edge(document, len(places)) - places[first] <= size:
            end = len(places)
        end = max(end, first + 1)
        out.append(Window(document, known, first, end))
        first, size = end, WINDOW
    return out


def begun(tags: np.ndarray, names: tuple[str, ...]) -> np.ndarray:
    """The tags of a window; a span that the window cuts begins with it."""
    if not names[tags[0]].startswith("I-"):
        return tags
    return np.concatenate([[names.index("B-" + names[tags[0]][2:])], tags[1:]])


def links(window: Window) -> list[Links]:
    """The links of the outer and of the nested statements, each among themselves; without those that have no cue."""
    first, end = window.first, window.end
    out = []
    for nested in (False, True):
        here = [
            (r, [(a - first, b - first) for a, b in r.cue])
            for r in window.document.relations or ()
            if r.nested == nested and r.cue and first <= r.cue[0][0] and r.cue[0][1] <= end
        ]
        here.sort(key=lambda pair: pair[1][0])
        inside = lambda s: first <= s[0] and s[1] <= end  # noqa: E731
        sources = sorted({(s[0] - first, s[1] - first) for r, _ in here for s in r.source[:1] if inside(s)})
        owned = [((s[0] - first, s[1] - first), n) for n, (r, _) in enumerate(here) for s in r.content if inside(s)]
        goal = [_goal(r, sources, first) for r, _ in here]
        out.append(Links([c[0] for _, c in here], sources, goal, [s for s, _ in owned], [n for _, n in owned]))
    return out


def _goal(relation: Relation, sources: list[Range], first: int) -> int:
    if not relation.source:
        return len(sources)
    place = (relation.source[0][0] - first, relation.source[0][1] - first)
    return sources.index(place) if place in sources else -100
