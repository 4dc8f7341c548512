"""Two readers of one text: what they agree on stays, and each keeps its say where the other has stopped reading."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from headwater.attribute.joint import JointEncoder
from headwater.attribute.model.pair import Pair, load_pair
from headwater.attribute.model.reader import FOLDER, Reader, load

TEXT = "The mine will close in May, Minister Ada Vint said on Monday.\n\n“It is over,” she told workers."


@cache
def english() -> Reader:
    return load(FOLDER / "english")


def beside(share: float) -> Reader:
    """The English reader, leaning as it does alone, with another one that has a share of the say."""
    reader = load(FOLDER / "english")
    named = {"folder": "english", "share": share, "lean": reader.lean, "calibration": reader.settings["calibration"]}
    reader.settings = {**reader.settings, "beside": named}
    return reader


def test_a_reader_beside_itself_reads_as_alone() -> None:
    alone = english().read(TEXT)
    pair = Pair(beside(0.4), english()).read(TEXT)
    assert [(b.cue.first, b.cue.last) for b in pair.outer] == [(b.cue.first, b.cue.last) for b in alone.outer]
    assert [len(b.contents) for b in pair.outer] == [len(b.contents) for b in alone.outer]
    assert alone.outer


def test_scores_are_averaged_as_far_as_both_read(monkeypatch: pytest.MonkeyPatch) -> None:
    own, other = beside(0.25), load(FOLDER / "multilingual")
    pieces = own.cut(TEXT)
    short = other.cut(TEXT[:40])
    monkeypatch.setattr(other, "cut", lambda text: short)
    scores, vectors = Pair(own, other).scores(pieces, TEXT)
    mine, _ = own.scores(pieces, TEXT)
    theirs, more = other.scores(short, TEXT)
    n = len(short)
    np.testing.assert_allclose(scores[:n], 0.75 * mine[:n] + 0.25 * theirs, rtol=1e-4, atol=1e-4)
    np.testing.assert_array_equal(scores[n:], mine[n:])
    ends = own.linker.ends
    np.testing.assert_array_equal(vectors[:n, ends:], more)
    assert not vectors[n:, ends:].any()


def test_english_is_read_by_both_where_that_is_asked() -> None:
    pair = load_pair(FOLDER / "english")
    assert isinstance(pair, Pair)
    assert pair.lean == pair.settings["beside"]["lean"]
    assert not isinstance(load_pair(FOLDER / "multilingual"), Pair)
    assert JointEncoder(pairs=True).name != JointEncoder().name
    assert isinstance(JointEncoder(pairs=True).reader("en")[0], Pair)
    assert not isinstance(JointEncoder().reader("en")[0], Pair)
