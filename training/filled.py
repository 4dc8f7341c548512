"""The windows of a round as arrays of one shape: all of them lie on the device, and a batch is a choice of rows.

A graphics processor reads half a million pieces a second; it must not wait for Python to lay out each batch.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from headwater.attribute.model.links import features
from headwater.attribute.model.pieces import Cutter
from training.labels import LAYERS, UNKNOWN
from training.windows import WINDOW, Links, Window, begun, edge, links

PIECES = WINDOW + 2
SPANS = 16
"""Cues, sources and contents of one layer of a window that are bound: more stand in one window of two thousand."""
NOBODY = SPANS
"""The goal of a cue without a source."""
NEVER = -100

Filled = dict[str, np.ndarray]


def filled(windows: Sequence[Window], cutter: Cutter) -> Filled:
    """Arrays with a row for each window.

    `ids` [PIECES] and how many `pieces`; `place` [WINDOW] of each word's first piece and how many `words`; `tags`
    [layers, WINDOW], -1 where nothing is known; for the outer and the nested statements `cues`, `sources`, `contents`
    [2, SPANS, 2], how many of these (`spans` [2, 3]), what stands between (`to_sources`, `to_contents`
    [2, 3, SPANS, SPANS]), `goal` and `owner` [2, SPANS].
    """
    out = _empty(len(windows))
    for n, window in enumerate(windows):
        _text(out, n, window, cutter)
        for m, layer in enumerate(LAYERS):
            known = window.labels[layer][window.first : window.end][:WINDOW]
            if known[0] != UNKNOWN:
                out["tags"][n, m, : len(known)] = begun(known, LAYERS[layer])
        if window.document.relations is not None:
            breaks = window.document.pieces.breaks - window.first
            for m, bound in enumerate(links(window)):
                _bound(out, (n, m), bound, breaks)
    return out


def _empty(count: int) -> Filled:
    pairs = (count, 2, SPANS, 2)
    between = (count, 2, 3, SPANS, SPANS)
    return {
        "ids": np.zeros((count, PIECES), np.int32),
        "pieces": np.zeros(count, np.int32),
        "place": np.zeros((count, WINDOW), np.int16),
        "words": np.zeros(count, np.int32),
        "tags": np.full((count, len(LAYERS), WINDOW), -1, np.int8),
        **{name: np.zeros(pairs, np.int16) for name in ("cues", "sources", "contents")},
        **{name: np.zeros(between, np.int8) for name in ("to_sources", "to_contents")},
        "spans": np.zeros((count, 2, 3), np.int8),
        **{name: np.full((count, 2, SPANS), NEVER, np.int16) for name in ("goal", "owner")},
    }


def _text(out: Filled, n: int, window: Window, cutter: Cutter) -> None:
    pieces = window.document.pieces
    start = int(pieces.first[window.first])
    row = pieces.ids[start : edge(window.document, window.end)][:WINDOW]
    out["ids"][n, : len(row) + 2] = [cutter.start_id, *row, cutter.break_id]
    out["pieces"][n] = len(row) + 2
    place = np.minimum(pieces.first[window.first : window.end] - start, len(row) - 1)[:WINDOW] + 1
    out["place"][n, : len(place)] = place
    out["words"][n] = len(place)


def _bound(out: Filled, at: tuple[int, int], bound: Links, breaks: np.ndarray) -> None:
    many = len(bound.cues), len(bound.sources), len(bound.contents)
    if not many[0] or max(many) > SPANS:
        return
    out["spans"][at] = many
    for name, spans in (("cues", bound.cues), ("sources", bound.sources), ("contents", bound.contents)):
        out[name][at][: len(spans)] = np.array(spans).reshape(-1, 2)
    out["goal"][at][: many[0]] = [NOBODY if g == many[1] else g for g in bound.goal]
    out["owner"][at][: many[2]] = bound.owners
    for name, spans in (("to_sources", bound.sources), ("to_contents", bound.contents)):
        if spans:
            out[name][at][:, : len(spans), : many[0]] = np.stack(features(spans, bound.cues, breaks))
