"""The arithmetic of benchmarks/factuality.py, on two invented sentences and on numbers."""

from __future__ import annotations

import json

import factuality
import pytest

LINES = [
    json.dumps(
        {
            "text": "The guard ca n't open the gate of the old - town port , \" the mayor said .",
            "targets": [
                {"span1": [4, 5], "label": -2.0, "span_text": "open"},
                {"span1": [17, 18], "label": 3.0, "span_text": "said"},
            ],
        }
    ),
    json.dumps(
        {
            "text": "The crew ( all nine of it ) will leave .",
            "targets": [{"span1": [9, 10], "label": 2.0, "span_text": "leave"}],
        }
    ),
]


def test_tokens_are_joined_as_a_text_has_them() -> None:
    tokens = json.loads(LINES[0])["text"].split(" ")
    text, places = factuality.joined(tokens)
    assert text == "The guard can't open the gate of the old-town port,” the mayor said."
    assert [p.of(text) for p in places if p.of(text).isalpha()] == [t for t in tokens if t.isalpha()]
    spoken = ["``", "We", "'re", "gon", "na", "go", ",", "''", "he", "said", "--", "twice", ",", "for", "$", "5", "."]
    assert factuality.joined(spoken)[0] == "“We're gonna go,” he said — twice, for $5."


def test_targets_are_read_and_weighed() -> None:
    found = list(factuality.targets(LINES))
    assert [(t.label, t.put.polarity, t.answer) for t in found] == [
        (-2.0, "negative", "possible"),
        (3.0, "positive", "certain"),
        (2.0, "positive", "to come"),
    ]
    assert [t.value("happens") for t in found] == [-0.5, 3.0, 2.0]
    assert found[2].value("happened") < 0


def test_figures() -> None:
    labels, values = [-2.0, 3.0, 2.0], [-0.5, 3.0, 2.0]
    assert factuality.error(labels, values) == pytest.approx(0.5)
    assert factuality.error(labels, [3.0] * 3) == pytest.approx(2.0)
    assert factuality.pearson(labels, labels) == pytest.approx(1.0)
    assert factuality.pearson(labels, [-v for v in labels]) == pytest.approx(-1.0)
    assert factuality.pearson([1.0, 2.0, 4.0], [1.0, 3.0, 2.0]) == pytest.approx(0.3273268)
    assert factuality.pearson(labels, [3.0] * 3) is None
    assert factuality.signs([*labels, 0.0], [3.0] * 4) == pytest.approx(2 / 3)


def test_a_target_that_is_another_word_is_told() -> None:
    wrong = {"text": "The crew left .", "targets": [{"span1": [1, 2], "label": 3.0, "span_text": "left"}]}
    with pytest.raises(ValueError, match="line 0"):
        list(factuality.targets([json.dumps(wrong)]))


def test_the_figures_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    factuality.show("two sentences", list(factuality.targets(LINES)), "happens")
    printed = capsys.readouterr().out
    assert "MAE 0.500" in printed
    assert "all 3.0    MAE 2.000  r      -" in printed
