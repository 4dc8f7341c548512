"""The lower half of a network gives what the whole one has in its middle, and holds no weights of the upper half."""

from __future__ import annotations

import numpy as np
import pytest

from headwater.attribute.model import halves, vectors
from headwater.attribute.model.reader import FOLDER
from headwater.attribute.model.session import opened

WHOLE = (FOLDER / "multilingual" / "reader.onnx").read_bytes()
NODE = "/encoder/blocks.{}/norm2/LayerNormalization_output_0"
IDS = np.array([[0, 17, 230, 4711, 90, 17, 2]], np.int64)


def test_a_quarter_gives_what_a_half_gives_at_the_same_place() -> None:
    half = opened(halves.lower(WHOLE, vectors.OUTPUTS))
    quarter = opened(halves.lower(WHOLE, [NODE.format(3)]))
    (alone,) = quarter([NODE.format(3)], IDS)
    assert np.array_equal(alone, half(vectors.OUTPUTS, IDS)[0])


def test_what_is_cut_to_its_own_ends_is_the_model() -> None:
    cut = halves.lower(WHOLE, ["tags", "ends"])
    for one, other in zip(opened(cut)(["tags", "ends"], IDS), opened(WHOLE)(["tags", "ends"], IDS), strict=True):
        assert np.array_equal(one, other)


def test_weights_above_are_left_out() -> None:
    assert len(halves.lower(WHOLE, vectors.OUTPUTS)) < 0.85 * len(WHOLE)


def test_an_output_that_is_not_there() -> None:
    with pytest.raises(ValueError, match="gives no elsewhere"):
        halves.lower(WHOLE, ["elsewhere"])
