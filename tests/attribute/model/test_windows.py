"""Where a text is cut for the model: every word once, never too much at a time, and by the text nearby alone."""

from __future__ import annotations

import random
import time
import zlib
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.attribute.model.pieces import MOST_PIECES, Cutter, Pieces
from headwater.attribute.model.reader import FOLDER
from headwater.attribute.model.windows import BEFORE, BEHIND, LARGEST, SMALLEST, Window, windows

CUTTER = Cutter(FOLDER / "multilingual" / "tokenizer.json")
MODEL_READS = 510
"""Pieces beside the two that stand at the ends of what the model reads."""
FEW = 6
"""Windows after which nothing of a text in front, or behind, may be seen."""
WORDS = (
    "the",
    "harbour",
    "minister",
    "said",
    "that",
    "roads",
    "would",
    "be",
    "closed",
    "until",
    "Monday",
    "in",
    "Karvenia",
)
SEEDS = st.integers(0, 10**6)


def _prose(seed: int, paragraphs: int = 160, longest: int = 70) -> str:
    chance = random.Random(seed)
    return "\n\n".join(_paragraph(chance, chance.randint(1, longest)) for _ in range(paragraphs))


def _paragraph(chance: random.Random, words: int) -> str:
    stops = [*[""] * 12, ",", ".", ".", "?"]
    return " ".join(chance.choice(WORDS) + chance.choice(stops) for _ in range(words)) + "."


def _live(seed: int) -> str:
    """A page of news as they come: the same short line under each."""
    chance = random.Random(seed)
    return "\n\n".join(f"{_paragraph(chance, chance.randint(5, 60))}\n\nShare this" for _ in range(120))


def _one_paragraph(seed: int) -> str:
    return _paragraph(random.Random(seed), 6000)


def _unpunctuated(seed: int) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(6000))


def _with_refrain(seed: int) -> str:
    return _prose(seed, 60) + "\n\nTides rise.\n\nTides fall." * 400 + "\n\n" + _prose(seed + 1, 60)


KINDS = (_prose, _live, _one_paragraph, _unpunctuated, _with_refrain)
OTHERS = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60),
    st.tuples(st.sampled_from((_prose, _live)), SEEDS),
    st.sampled_from(["Tides rise.\n\n" * 300, "x " * 900, "Share this\n" * 50, "\n" * 1000, "no end"]),
)
Other = str | tuple[Callable[[int], str], int]


def _text(other: Other) -> str:
    """What a drawn one stands for: a text, or how to make one, so that drawing takes no time."""
    return other if isinstance(other, str) else other[0](other[1])


def _edges(pieces: Pieces) -> list[int]:
    return [*pieces.first.tolist(), len(pieces.ids)]


def _checked(text: str) -> tuple[Pieces, list[Window]]:
    """The windows of a text, when they are right by themselves."""
    pieces = CUTTER.cut(text)
    found = windows(pieces, text)
    edges = _edges(pieces)
    if not found:
        assert len(pieces) == 0
        return pieces, found
    assert found[0].first == 0
    assert found[-1].last == len(pieces)
    assert all(a.last == b.first for a, b in pairwise(found))
    for w in found:
        assert 0 <= w.begin <= w.first < w.last <= w.end <= len(pieces)
        assert edges[w.last] - edges[w.first] <= LARGEST
        assert edges[w.end] - edges[w.begin] <= MODEL_READS
        # As much is read around a core as may be, and not a word more.
        assert edges[w.first] - edges[w.begin] <= BEFORE
        assert w.begin == 0 or edges[w.first] - edges[w.begin - 1] > BEFORE
        assert edges[w.end] - edges[w.last] <= BEHIND
        assert w.end == len(pieces) or edges[w.end + 1] - edges[w.last] > BEHIND
    return pieces, found


def _read(text: str, shift: int = 0) -> list[tuple[int, ...]]:
    """The windows as code points: of the core, and of what is read."""
    pieces = CUTTER.cut(text)
    start, end = pieces.start.tolist(), pieces.end.tolist()
    return [
        (start[w.first] - shift, end[w.last - 1] - shift, start[w.begin] - shift, end[w.end - 1] - shift)
        for w in windows(pieces, text)
    ]


@settings(max_examples=60)
@given(st.one_of(OTHERS, st.text("ab.,\n 字\ud800", max_size=400)))
def test_cores_cover_every_word_once(other: Other) -> None:
    _checked(_text(other))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=8)
@given(seed=SEEDS, other=OTHERS)
def test_a_text_in_front_changes_the_first_windows_only(kind: Callable[[int], str], seed: int, other: Other) -> None:
    text = kind(seed)
    alone = _read(text)
    assert len(alone) > 3 * FEW
    front = _text(other)
    behind = _read(front + "\n\n" + text, len(front) + 2)
    assert behind[-(len(alone) - FEW) :] == alone[FEW:]


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=8)
@given(seed=SEEDS, other=OTHERS)
def test_a_text_behind_changes_the_last_windows_only(kind: Callable[[int], str], seed: int, other: Other) -> None:
    text = kind(seed)
    alone = _read(text)
    before = _read(text + "\n\n" + _text(other))
    assert before[: len(alone) - FEW] == alone[:-FEW]


@pytest.mark.parametrize("line", ["Tides rise.", "So", "Tides rise.\nTides fall.", "Tides rise and fall and rise " * 5])
@settings(max_examples=8)
@given(seed=SEEDS)
def test_a_refrain_at_the_very_start_is_forgotten_at_its_end(line: str, seed: int) -> None:
    text = f"{line}\n" * 200 + _prose(seed)
    alone = _read(text)
    behind = _read(_prose(seed + 1, 20) + "\n\n" + text, len(_prose(seed + 1, 20)) + 2)
    rest = [w for w in alone if w[0] > 200 * (len(line) + 1)][FEW:]
    assert len(rest) > FEW
    assert behind[-len(rest) :] == rest


def _sorted_by_checksum(sign: int) -> str:
    lines = sorted({str(n) for n in range(20_000)}, key=lambda line: sign * zlib.crc32(line.encode()))
    return "\n".join(lines)


@pytest.mark.parametrize(
    "made",
    [
        lambda: _prose(1, 3000, 78),
        lambda: "Tides rise.\n\n" * 25_000,
        lambda: "So\n" * 60_000,
        lambda: "So\nbe\nit\n" * 20_000,
        lambda: "tide " * 200_000,
        lambda: "tide" * 200_000,
        lambda: _paragraph(random.Random(2), 100_000),
        lambda: "." * 100_000,
        lambda: "字" * 50_000,
        lambda: "\n" * 1000 + "End" + "\n" * 1000 + "of it",
        lambda: _sorted_by_checksum(1),
        lambda: _sorted_by_checksum(-1),
    ],
    ids=["prose", "refrain", "one word", "three lines", "unpunctuated", "one long word", "one paragraph", "stops",
         "signs", "empty lines", "rising", "falling"],
)  # fmt: skip
def test_a_long_text_is_cut_in_no_time_and_read_a_few_times_at_most(made: Callable[[], str]) -> None:
    text = made()
    pieces = CUTTER.cut(text)
    start = time.process_time()
    windows(pieces, text)
    assert time.process_time() - start < 4
    _, found = _checked(text)
    edges = _edges(pieces)
    most = 1 + (BEFORE + BEHIND) / SMALLEST
    assert sum(edges[w.end] - edges[w.begin] for w in found) <= most * len(pieces.ids) + LARGEST


@pytest.mark.parametrize("kind", [_prose, _live, _one_paragraph, _unpunctuated])
def test_of_what_people_write_little_is_read_twice(kind: Callable[[int], str]) -> None:
    text = kind(5)
    pieces, found = _checked(text)
    edges = _edges(pieces)
    assert sum(edges[w.end] - edges[w.begin] for w in found) <= 2.2 * len(pieces.ids)


def test_there_is_always_a_place_to_cut() -> None:
    longest_unit = LARGEST // 2 + MOST_PIECES + 1
    assert longest_unit < LARGEST - 2 * SMALLEST
    assert LARGEST + BEFORE + BEHIND <= MODEL_READS


def test_nothing_has_no_windows() -> None:
    assert windows(CUTTER.cut("\n" * 1000), "\n" * 1000) == []


def test_a_short_text_is_one_window() -> None:
    assert windows(CUTTER.cut("The harbour is closed."), "The harbour is closed.") == [Window(0, 5, 0, 5)]


def test_a_long_paragraph_is_cut_at_the_ends_of_sentences() -> None:
    text = " ".join(["The harbour stays closed until the tides of the new moon are over, she said again today."] * 60)
    pieces = CUTTER.cut(text)
    firsts = [w.first for w in windows(pieces, text)]
    assert len(firsts) > 5
    assert all(text[pieces.start[n - 1]] == "." for n in firsts[1:])
