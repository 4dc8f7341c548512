"""The best path and the probabilities on it, against every path there is."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.attribute.model import decoding
from headwater.attribute.model.decoding import LONGEST, Chain, Tagged, decode, spans

NAMES = ["O", "B-cue", "I-cue", "B-source", "I-source"]
FORBIDDEN = -1e4
SEEDS = st.integers(0, 10**6)


def _chain(chance: np.random.Generator, layers: int) -> Chain:
    """Steps as training leaves them: any, but an inside that follows no begin or inside of its kind is forbidden."""
    steps = chance.normal(0, 2, (layers, len(NAMES), len(NAMES)))
    for i, before in enumerate(NAMES):
        for j, after in enumerate(NAMES):
            if after[0] == "I" and before[2:] != after[2:]:
                steps[:, i, j] += FORBIDDEN
    starts = chance.normal(0, 2, (layers, len(NAMES))) + np.where([n[0] == "I" for n in NAMES], FORBIDDEN, 0)
    return Chain(steps.astype(np.float32), starts.astype(np.float32))


def _every_path(scores: np.ndarray, chain: Chain, layer: int) -> dict[tuple[int, ...], float]:
    """Each possible path through a layer, with its score."""
    x, steps, starts = (a.astype(np.float64) for a in (scores[:, layer], chain.steps[layer], chain.starts[layer]))
    out = {}
    for path in itertools.product(range(len(NAMES)), repeat=len(x)):
        owed = [starts[path[0]], *(steps[a, b] for a, b in itertools.pairwise(path))]
        if min(owed) > FORBIDDEN / 2:
            out[path] = sum(owed) + sum(x[t, tag] for t, tag in enumerate(path))
    return out


@settings(max_examples=60)
@given(SEEDS, st.integers(1, 5), st.sampled_from([1.0, 6.0, 30.0]))
def test_path_and_probabilities_are_those_of_all_paths(seed: int, words: int, wide: float) -> None:
    chance = np.random.default_rng(seed)
    chain = _chain(chance, 2)
    scores = chance.normal(0, wide, (words, 2, len(NAMES))).astype(np.float32)
    tags, sure = decode(scores, chain)
    for layer in range(2):
        paths = _every_path(scores, chain, layer)
        best = max(paths, key=lambda path: paths[path])
        assert tags[:, layer].tolist() == list(best)
        weights = {path: np.exp(score - paths[best]) for path, score in paths.items()}
        for t, tag in enumerate(best):
            share = sum(w for path, w in weights.items() if path[t] == tag) / sum(weights.values())
            assert sure[t, layer] == pytest.approx(share, abs=1e-5)


def _legal(tags: list[int]) -> bool:
    names = ["O", *(NAMES[t] for t in tags)]
    return all(b[0] != "I" or a[2:] == b[2:] for a, b in itertools.pairwise(names))


@settings(max_examples=60)
@given(SEEDS, st.integers(1, 12), st.sampled_from([1e4, 1e3, 300.0, 88.0]))
def test_whatever_the_scores_no_forbidden_step_is_taken(seed: int, words: int, wide: float) -> None:
    chance = np.random.default_rng(seed)
    scores = chance.choice([-wide, 0.0, wide], (words, 3, len(NAMES))).astype(np.float32)
    tags, sure = decode(scores, _chain(chance, 3))
    assert all(_legal(tags[:, layer].tolist()) for layer in range(3))
    assert np.isfinite(sure).all()
    assert (sure >= 0).all()
    assert (sure <= 1 + 1e-6).all()


@pytest.mark.parametrize("height", [1e4, 100.0])
def test_an_inside_that_nothing_begins_is_begun(height: float) -> None:
    chain = Chain(np.zeros((1, 5, 5), np.float32), np.zeros((1, 5), np.float32))
    chain.steps[0, [0, 1, 2], 4] = chain.steps[0, [0, 3, 4], 2] = chain.starts[0, [2, 4]] = FORBIDDEN
    scores = np.full((4, 1, 5), -height, np.float32)
    scores[:, 0, 2] = height
    scores[0, 0, 1] = 0
    tags, sure = decode(scores, chain)
    assert tags[:, 0].tolist() == [1, 2, 2, 2]
    assert sure.min() > 0.99


@pytest.mark.parametrize("height", [0.0, 1e4, -1e4])
def test_equal_scores_are_shared_out(height: float) -> None:
    chain = Chain(np.zeros((1, 5, 5), np.float32), np.zeros((1, 5), np.float32))
    _, sure = decode(np.full((7, 1, 5), height, np.float32), chain)
    assert sure[:, 0].tolist() == pytest.approx([0.2] * 7)


def test_nothing_has_no_tags() -> None:
    tags, sure = decode(np.zeros((0, 3, 5), np.float32), _chain(np.random.default_rng(1), 3))
    assert tags.shape == sure.shape == (0, 3)
    assert spans(tags[:, 0], sure[:, 0], NAMES) == []


@pytest.mark.parametrize("words", [LONGEST - 1, LONGEST, LONGEST + 1, 2 * LONGEST + 300])
def test_a_long_text_reads_as_if_in_one_go(words: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(words)
    chain = _chain(chance, 2)
    scores = chance.normal(0, 2, (words, 2, 5)).astype(np.float32)
    tags, sure = decode(scores, chain)
    monkeypatch.setattr(decoding, "LONGEST", 10**9)
    whole, sure_whole = decode(scores, chain)
    assert tags.tolist() == whole.tolist()
    assert np.abs(sure - sure_whole).max() < 1e-6


def test_a_span_over_the_seam_stays_whole() -> None:
    chance = np.random.default_rng(3)
    scores = np.zeros((LONGEST + 100, 1, 5), np.float32)
    scores[:, 0, 0] = 5
    scores[LONGEST - 3, 0, 1] = 30
    scores[LONGEST - 2 : LONGEST + 4, 0, 2] = 30
    tags, sure = decode(scores, _chain(chance, 1))
    found = [(s.first, s.last, s.kind) for s in spans(tags[:, 0], sure[:, 0], NAMES) if s.last > LONGEST]
    assert found[0] == (LONGEST - 3, LONGEST + 4, "cue")


def test_rounding_does_not_gather_over_a_long_text() -> None:
    """With scores this high and far apart, single precision would no longer tell the paths apart at the end."""
    words = LONGEST
    scores = np.full((words, 1, 5), 5000, np.float32)
    scores[:, 0, 1:] -= np.float32(0.25)
    chain = Chain(np.zeros((1, 5, 5), np.float32), np.zeros((1, 5), np.float32))
    tags, _ = decode(scores, chain)
    assert set(tags[:, 0].tolist()) == {0}


@given(st.lists(st.integers(0, 4), max_size=20), SEEDS)
def test_spans_are_begins_with_their_insides(path: list[int], seed: int) -> None:
    sure = np.random.default_rng(seed).random(len(path)).astype(np.float32)
    expected = []
    for n, tag in enumerate(path):
        if NAMES[tag][0] == "B":
            end = n + 1
            while end < len(path) and NAMES[path[end]] == "I" + NAMES[tag][1:]:
                end += 1
            expected.append((n, end, NAMES[tag][2:], float(min(sure[n : end + 1]))))
    found = spans(np.array(path, np.int64), sure, NAMES)
    assert [(s.first, s.last, s.kind, s.sure) for s in found] == expected


def test_a_span_is_as_sure_as_its_end() -> None:
    sure = np.array([0.9, 0.8, 0.3, 0.1], np.float32)
    assert spans(np.array([3, 4, 0, 0]), sure, NAMES) == [Tagged(0, 2, "source", float(sure[2]))]
