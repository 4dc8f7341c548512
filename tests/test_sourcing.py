"""How well the invented reports that were worked on are sourced: floors (docs/decisions/0003-floors.md).

The half kept aside is measured by `benchmarks/sourcing.py --half test`, and not here: a floor is looked at too often.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import sourced
import sourcing_agreement
import sourcing_score
from sourcing_score import Tally

import sourcing
from headwater import pipeline

EACH = 3
"""Reports of each writing: all of them take minutes."""


@cache
def tally() -> Tally:
    total = Tally()
    for path in sourced.files("dev"):
        for report in sourced.load(path)[:EACH]:
            total.add(sourcing_score.compare(report, pipeline.read_article(sourced.article(report))))
    return total


FLOORS = {
    "found": 0.93,
    "chain": 0.87,
    "origin": 0.91,
    "naming": 0.96,
    "kind": 0.95,
    "stance": 0.97,
    "quiet": 0.98,
    "certainty": 0.94,
    "polarity": 0.93,
    "tense": 0.8,
    "date": 0.86,
    "event": 0.85,
    "event_full": 0.65,
    "event_certainty": 0.88,
    "event_polarity": 0.93,
    "event_tense": 0.8,
    "event_conditional": 0.94,
    "deal": 0.65,
}


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_floor(kind: str) -> None:
    assert tally().marked[kind] > 5
    assert tally().score(kind) >= FLOORS[kind], "\n".join(tally().misses[kind])


@pytest.mark.parametrize(
    "path",
    [p for half in ("second", *sourcing.HALVES) for p in sourced.files(half)],
    ids=lambda p: f"{p.parent.name}-{p.stem}",
)
def test_the_marks_are_well_formed(path: Path) -> None:
    assert sourced.faults(path) == []
    assert sourced.load(path)


def test_two_readers_agree_on_most() -> None:
    both = sourcing_agreement.measure()["all"]
    assert both.score("chain") >= 0.9
    assert both.score("stance") >= 0.9


def test_a_wrong_mark_is_told_with_its_report(tmp_path: Path) -> None:
    wrong = tmp_path / "en.toml"
    wrong.write_text(
        '[[report]]\nid = "x-1"\nlanguage = "en"\noutlet = "Lodestar"\ntitle = "T"\ntext = "She said it."\n'
        '[[report.statement]]\nsource = "He"\ncue = "said"\nstance = "shouts"\nkind = "person"\nnaming = "named"\n'
        'chain = ["Post"]\n',
        encoding="utf-8",
    )
    told = "\n".join(sourced.faults(wrong))
    assert "x-1: statement 1: 'He' does not stand in the text" in told
    assert "stance = 'shouts' is none of" in told
    assert "begins with 'Post'" in told
