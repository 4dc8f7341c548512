"""Weights of signs where one of several is right."""

from __future__ import annotations

import tomllib
from pathlib import Path

from training.choices import Example

from training import choices


def examples() -> list[Example]:
    """Whoever is near is right, unless nobody was named; "odd" holds once, and so is not learnt."""
    near = Example([("near", "odd"), ("far",), ("none",)], (0,))
    again = Example([("far",), ("near",), ("none",)], (1,))
    nobody = Example([("far",), ("none",)], (1,))
    return [near, *[again] * 5, *[nobody] * 5]


def test_what_is_right_is_likeliest() -> None:
    weights = choices.fit(examples())
    assert weights["near"] > weights["none"] > weights["far"]
    assert "odd" not in weights
    assert [choices.best(one.rows, weights) for one in examples()] == [one.right[0] for one in examples()]


def test_each_of_several_right_ones_will_do() -> None:
    both = [Example([("near", "a"), ("near", "b"), ("none",)], (0, 1))] * 6
    weights = choices.fit(both)
    assert weights["near"] > 0 > weights["none"]
    assert abs(weights["a"] - weights["b"]) < 0.01


def test_what_counts_less_is_learnt_less() -> None:
    one = [Example([("a",), ("none",)], (0,), 1.0)] * 4
    half = [Example([("a",), ("none",)], (0,), 0.1)] * 4
    assert choices.fit(one)["a"] > choices.fit(half)["a"] > 0


def test_weights_are_written_as_language_data(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    choices.write({"b|c": 0.123, "a": -2.0, "little": 0.001}, path, "# Made.\n\n[signs]\n")
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {"signs": {"a": -2.0, "b|c": 0.12}}
