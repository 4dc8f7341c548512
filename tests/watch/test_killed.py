"""A seeded sample of benchmarks/watching.py: killed at random, nothing is lost, nothing is doubled, no host is pressed."""

from __future__ import annotations

from pathlib import Path

import watching


def test_killed_at_random_it_keeps_its_word(tmp_path: Path) -> None:
    trial = watching.Trial(16, 3, 5, every=1, life=1.5, patience=60.0)
    rows, _, _ = watching.tried(trial, tmp_path)
    assert [row for row in rows if not row[2]] == []
    assert {what: number for what, number, _ in rows}["items to be stored"] > 10
