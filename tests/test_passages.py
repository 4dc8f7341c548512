"""How well events, silence and deals are read in a sample of the marked passages, and that the marks are well formed.

The files kept aside (`-3`) are scored by `benchmarks/passages.py --kept`, and not here.
"""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import passages
import pytest
import sourced
from passages import KEPT, QUIET, Tally

from headwater import pipeline

FILES = sorted(passages.FOLDER.glob("*.txt"))
TOLD = sorted((passages.FOLDER / "told").glob("*.txt"))
SAMPLE, SEED = 12, 4
"""Passages of each language that are read here: all of them take minutes (`make measure`)."""
KINDS = {f"{kind}/{mode}" for kind, modes in sourced.MODES.items() for mode in modes.split()} | {*QUIET, "deal"}
SETS = {
    ".": (65, 0, KINDS),
    "silence": (45, 14, {*QUIET}),
    "quiet": (30, 6, {*QUIET}),
    "asked": (19, 10, {*QUIET}),
    "told": (12, 3, {"deal"}),
    "struck": (6, 1, {"deal"}),
}
"""By folder: passages that each file has at least, those of them that mark nothing, and what may be marked."""
MARKED = [(path, *asked) for folder, asked in SETS.items() for path in sorted((passages.FOLDER / folder).glob("*.txt"))]
FLOORS = {"event": 0.75, "whole": 0.5, "quiet": 0.75}


@cache
def tally() -> Tally:
    total = Tally()
    for language in ("en", "ru", "uk", "be", "pl", "lt"):
        compare([p for path in FILES if path.stem[:3] == f"{language}-" for p in _worked(path)], language, total)
    return total


def compare(found: list[tuple[str, str, list[passages.Marked]]], language: str, total: Tally) -> None:
    """Reads a sample of passages in one language into a tally."""
    for name, text, marks in random.Random(SEED).sample(found, SAMPLE):
        passages.compare(name, text, marks, pipeline.read_article(passages.article(name, text, language)), total)


def _worked(path: Path) -> list[tuple[str, str, list[passages.Marked]]]:
    return [] if path.stem.endswith(KEPT) else list(passages.passages(path))


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_floor(kind: str) -> None:
    made = tally()
    assert made.marked[kind] > 20
    f1 = 2 * made.held[kind] / (made.marked[kind] + made.read[kind])
    assert f1 >= FLOORS[kind], "\n".join(made.misses[kind])


@pytest.mark.parametrize(
    ("path", "least", "bare", "kinds"), MARKED, ids=[f"{p.parent.name}/{p.stem}" for p, *_ in MARKED]
)
def test_the_marks_are_well_formed(path: Path, least: int, bare: int, kinds: set[str]) -> None:
    found = list(passages.passages(path))
    assert len(found) >= least
    assert sum(not marks for _, _, marks in found) >= bare
    well_formed(found, kinds)


def test_deals_told_in_paragraphs() -> None:
    total = Tally()
    for path in TOLD:
        if worked := _worked(path):
            compare(worked, path.stem[:2], total)
    assert total.marked["deal"] > 40
    for kind, floor in (("deal", 0.85), ("bargain", 0.65)):
        assert 2 * total.held[kind] / (total.marked[kind] + total.read[kind]) >= floor, total.misses[kind]


def well_formed(found: list[tuple[str, str, list[passages.Marked]]], kinds: set[str]) -> None:
    for name, text, marks in found:
        assert not {"[", "|"} & set(text), name
        for mark in marks:
            assert mark.kind in kinds, f"{name}: {mark.kind}"
            assert mark.trigger.of(text).strip(), name


def test_a_mark_that_does_not_close_is_told() -> None:
    with pytest.raises(ValueError, match="does not close"):
        passages.parse("The [court|1a] of [Sarn met.")
    text, (one,) = passages.parse("[The [court|1a] of Sarn|1r] [met|1:consult/meet].")
    assert text == "The court of Sarn met."
    assert [s.of(text) for s in one.roles["a"]] == ["court"]
