"""How sure a statement is, from how sure its parts are."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.attribute.model.calibration import LEAST, Calibration, features
from headwater.attribute.model.decoding import Tagged
from headwater.attribute.model.linking import Bound

SHARES = st.floats(0, 1)
WEIGHTS = (0.5, 0.2, 0.4, 0.3, 0.1, -0.7)


def _bound(cue: float, source: float | None, contents: list[float], source_link: float, content_link: float) -> Bound:
    return Bound(
        None if source is None else Tagged(0, 1, "source", source),
        Tagged(1, 2, "cue", cue),
        tuple(Tagged(2 + n, 3 + n, "content", sure) for n, sure in enumerate(contents)),
        source_link,
        content_link,
    )


BOUNDS = st.builds(_bound, SHARES, st.none() | SHARES, st.lists(SHARES, min_size=1, max_size=3), SHARES, SHARES)


def test_features_are_logarithms_of_odds() -> None:
    found = features(_bound(0.5, 0.75, [0.9, 0.2, 0.6], 0.25, 0.5))
    assert found == pytest.approx([0, math.log(3), -math.log(4), -math.log(3), 0, 0])


def test_no_source_is_a_feature_of_its_own() -> None:
    found = features(_bound(0.5, None, [0.5], 0.5, 0.5))
    assert found == pytest.approx([0, math.log((1 - LEAST) / LEAST), 0, 0, 0, 1])


def test_the_surest_and_the_least_sure_are_kept_apart_from_the_infinite() -> None:
    most = math.log((1 - LEAST) / LEAST)
    assert features(_bound(1, 0, [1], 0, 1)) == pytest.approx([most, -most, most, -most, most, 0])


@given(BOUNDS, st.lists(st.floats(-1e6, 1e6), min_size=7, max_size=7))
def test_confidence_is_a_share_with_three_digits(bound: Bound, numbers: list[float]) -> None:
    sure = Calibration(numbers[:6], numbers[6]).of(bound)
    assert 0 <= sure <= 1
    assert sure == round(sure, 3)


@given(BOUNDS)
def test_confidence_is_the_logistic_curve(bound: Bound) -> None:
    z = 0.3 + sum(w * x for w, x in zip(WEIGHTS, features(bound), strict=True))
    assert Calibration(WEIGHTS, 0.3).of(bound) == pytest.approx(1 / (1 + math.exp(-z)), abs=6e-4)


@given(BOUNDS, SHARES)
def test_a_surer_cue_is_never_less_sure(bound: Bound, other: float) -> None:
    low, high = sorted([bound.cue.sure, other])
    calibration = Calibration(WEIGHTS, 0.0)
    worse, better = (
        Bound(bound.source, Tagged(1, 2, "cue", sure), bound.contents, bound.source_link, bound.content_link)
        for sure in (low, high)
    )
    assert calibration.of(worse) <= calibration.of(better)


def test_without_weights_only_the_constant_counts() -> None:
    for base, expected in ((0.0, 0.5), (1e9, 1.0), (-1e9, 0.0)):
        assert Calibration([0.0] * 6, base).of(_bound(0.9, 0.9, [0.9], 0.9, 0.9)) == expected


def test_weights_for_other_features_are_refused() -> None:
    with pytest.raises(ValueError, match="longer"):
        Calibration(WEIGHTS[:5], 0.0).of(_bound(0.9, 0.9, [0.9], 0.9, 0.9))
