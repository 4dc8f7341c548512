"""Sources and contents bound to cues: the fast way against the plain one, near and far, in short texts and long."""

from __future__ import annotations

import math
import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import whole

from headwater.attribute.model import linking
from headwater.attribute.model.decoding import Tagged
from headwater.attribute.model.linking import FARTHEST, Bound, Linker, bind
from headwater.attribute.model.links import BETWEEN, BREAKS, CUES, DISTANCES, PARAGRAPHS, STEPS, features

WIDTH = 4
ENDS = 8
SEEDS = st.integers(0, 10**6)
RANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), min_size=1, max_size=6)
NO_BREAKS = np.array([], np.int32)


def _linker(chance: np.random.Generator | None = None) -> Linker:
    """One with weights at random, or without any: then only the vectors count."""

    def table(*shape: int) -> list:
        return (chance.normal(0, 1, shape) if chance else np.zeros(shape)).tolist()

    return Linker(
        {"width": WIDTH, "ends": ENDS, "nobody": table(WIDTH), "distance": table(2, DISTANCES),
         "between": table(2, BETWEEN), "paragraph": table(2, PARAGRAPHS)}
    )  # fmt: skip


def _slow_features(
    head: tuple[int, int], cue: tuple[int, int], cues: list[tuple[int, int]], breaks: list[int]
) -> tuple[int, ...]:
    if head[1] <= cue[0]:
        apart, side = cue[0] - head[1], 0
    else:
        apart, side = max(head[0] - cue[1], 0), 1
    low, high = (head[0], cue[0]) if side == 0 else (cue[0], head[0])
    between = sum(low < start < high for start, _ in cues)
    ends = sum(low < word <= high for word in breaks)
    far = 0
    while far < STEPS - 1 and 2 * math.log2(1 + apart) >= far + 1:
        far += 1
    return far + STEPS * side, min(between, CUES - 1) + CUES * side, min(ends, BREAKS - 1) + BREAKS * side


@settings(max_examples=whole.count(50, 150))
@given(RANGES, RANGES, st.sets(st.integers(1, 80)))
def test_features_are_those_of_a_plain_loop(heads: list, cues: list, breaks: set[int]) -> None:
    heads = [(a, a + n) for a, n in heads]
    cues = sorted((a, a + n) for a, n in cues)
    marks = sorted(breaks)
    found = features(heads, cues, np.array(marks, np.int32))
    for n, head in enumerate(heads):
        for m, cue in enumerate(cues):
            assert tuple(int(f[n, m]) for f in found) == _slow_features(head, cue, cues, marks)


def test_features_stay_within_their_tables() -> None:
    cues = [(n * 1000, n * 1000 + 1) for n in range(20)]
    for f, most in zip(
        features(cues, cues, np.arange(20_000, dtype=np.int32)), (DISTANCES, BETWEEN, PARAGRAPHS), strict=True
    ):
        assert f.min() >= 0
        assert f.max() < most


def test_features_of_some_cues_count_the_others_too() -> None:
    cues = [(10, 11), (20, 21), (30, 31)]
    whole = features([(5, 6)], cues, NO_BREAKS)
    one = features([(5, 6)], cues[2:], NO_BREAKS, np.array([10, 20, 30]))
    assert [int(f[0, 0]) for f in one] == [int(f[0, 2]) for f in whole]
    assert int(one[1][0, 0]) == 2


def _text(chance: np.random.Generator, spans: int) -> tuple[list[Tagged], np.ndarray, np.ndarray]:
    """Spans of all kinds in a row as decoding gives them, the vectors of the words, and the breaks."""
    found: list[Tagged] = []
    word = 0
    for _ in range(spans):
        word += int(chance.choice([0, 0, 1, 3, 10, 150], p=[0.2, 0.2, 0.3, 0.15, 0.13, 0.02]))
        last = word + int(chance.integers(1, 9))
        found.append(Tagged(word, last, str(chance.choice(["source", "cue", "content"])), float(chance.random())))
        word = last
    breaks = np.flatnonzero(chance.random(word + 1) < 0.03).astype(np.int32)
    return found, chance.normal(0, 1.5, (word + 1, ENDS, WIDTH)).astype(np.float32), breaks[breaks > 0]


def _slow_gelu(x: np.ndarray) -> np.ndarray:
    return np.array([v * 0.5 * (1 + math.erf(v / math.sqrt(2))) for v in x.ravel().tolist()]).reshape(x.shape)


def _slow_bind(
    found: list[Tagged], vectors: np.ndarray, breaks: np.ndarray, linker: Linker, going_on: frozenset[int]
) -> list[Bound]:
    """What `bind` does, pair by pair."""
    sources, cues, contents = ([f for f in found if f.kind == k] for k in ("source", "cue", "content"))
    at = [(c.first, c.last) for c in cues]

    def vector(span: Tagged, first: int) -> np.ndarray:
        return _slow_gelu(vectors[span.first, first].astype(float) + vectors[span.last - 1, first + 1])

    def paragraph(span: Tagged) -> int:
        return sum(word <= span.first for word in breaks.tolist())

    def score(head: Tagged, cue: Tagged, role: int) -> float | None:
        if role == 1 and paragraph(head) != paragraph(cue) and head.first not in going_on:
            return None
        if max(cue.first - head.last, head.first - cue.last) > FARTHEST:
            return None
        classes = _slow_features((head.first, head.last), (cue.first, cue.last), at, breaks.tolist())
        bias = sum(float(t[role][c]) for t, c in zip(linker._tables, classes, strict=True))
        return float(vector(head, 2 * role) @ vector(cue, 4 + 2 * role)) / WIDTH**0.5 + bias

    def choice(scores: list[float | None]) -> tuple[int, float]:
        numbers = [-math.inf if s is None else s for s in scores]
        best = int(np.argmax(numbers))
        return best, 1 / sum(math.exp(s - numbers[best]) for s in numbers)

    out = []
    for n, cue in enumerate(cues):
        parts, links = [], []
        for content in contents:
            scores = [score(content, c, 1) for c in cues]
            if any(s is not None for s in scores):
                best, sure = choice(scores)
                if best == n:
                    parts.append(content)
                    links.append(sure)
        nobody = float(vector(cue, 4) @ linker._nobody) / WIDTH**0.5
        best, sure = choice([*(score(s, cue, 0) for s in sources), nobody])
        if parts:
            out.append(Bound([*sources, None][best], cue, tuple(parts), sure, min(links)))
    return out


def _same(found: list[Bound], expected: list[Bound]) -> None:
    assert [(b.source, b.cue, b.contents) for b in found] == [(b.source, b.cue, b.contents) for b in expected]
    for b, e in zip(found, expected, strict=True):
        assert b.source_link == pytest.approx(e.source_link, abs=1e-4)
        assert b.content_link == pytest.approx(e.content_link, abs=1e-4)


@settings(max_examples=40)
@given(SEEDS, st.integers(0, 25), st.sampled_from([1, 3, 256]))
def test_bind_is_what_a_plain_loop_binds(seed: int, spans: int, rows: int) -> None:
    chance = np.random.default_rng(seed)
    found, vectors, breaks = _text(chance, spans)
    going_on = frozenset(f.first for f in found if f.kind == "content" and chance.random() < 0.5)
    linker = _linker(chance)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linking, "ROWS", rows)
        expected = _slow_bind(found, vectors, breaks, linker, going_on)
        _same(bind(found, vectors, breaks, linker, going_on), expected)


def test_how_many_are_scored_at_a_time_changes_nothing() -> None:
    chance = np.random.default_rng(7)
    found, vectors, breaks = _text(chance, 2500)
    linker = _linker(chance)
    few = bind(found, vectors, breaks, linker)
    assert len(few) > 400
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linking, "ROWS", 10**9)
        _same(few, bind(found, vectors, breaks, linker))


def test_many_spans_take_no_time() -> None:
    chance = np.random.default_rng(5)
    kinds = ["source", "cue", "content"] * 5000
    found = [Tagged(3 * n, 3 * n + 2, kind, 0.9) for n, kind in enumerate(kinds)]
    vectors = chance.normal(0, 1, (len(found) * 3, ENDS, WIDTH)).astype(np.float32)
    start = time.process_time()
    assert len(bind(found, vectors, NO_BREAKS, _linker(chance))) > 1000
    assert time.process_time() - start < 4


SOURCE, CUE, CONTENT = Tagged(0, 2, "source", 0.9), Tagged(2, 3, "cue", 0.8), Tagged(3, 9, "content", 0.7)


def _vectors(**at: float) -> np.ndarray:
    """Vectors that agree on one number; `at`: how high it is for sources, for contents, for cues to each of them."""
    out = np.zeros((1000, ENDS, WIDTH), np.float32)
    for n, role in enumerate(("source", "content", "cue_source", "cue_content")):
        out[:, 2 * n, 0] = at.get(role, 1.0)
    return out


def test_source_cue_content() -> None:
    linker = _linker()
    linker._nobody[0] = -5
    [bound] = bind([SOURCE, CUE, CONTENT], _vectors(), NO_BREAKS, linker)
    assert (bound.source, bound.cue, bound.contents) == (SOURCE, CUE, (CONTENT,))
    assert 0.5 < bound.source_link < 1
    assert bound.content_link == 1.0


def test_a_cue_without_content_is_none() -> None:
    assert bind([SOURCE, CUE], _vectors(), NO_BREAKS, _linker()) == []
    assert bind([SOURCE, CONTENT], _vectors(), NO_BREAKS, _linker()) == []
    assert bind([], _vectors(), NO_BREAKS, _linker()) == []
    away = Tagged(CUE.last + FARTHEST + 1, 400, "content", 0.7)
    assert bind([SOURCE, CUE, away], _vectors(), NO_BREAKS, _linker()) == []
    near = replace(away, first=away.first - 1)
    assert [b.contents for b in bind([SOURCE, CUE, near], _vectors(), NO_BREAKS, _linker())] == [(near,)]


def test_where_nobody_fits_better_there_is_no_source() -> None:
    linker = _linker()
    linker._nobody[0] = 5
    [bound] = bind([SOURCE, CUE, CONTENT], _vectors(), NO_BREAKS, linker)
    assert bound.source is None
    assert 0.5 < bound.source_link < 1
    [alone] = bind([CUE, CONTENT], _vectors(), NO_BREAKS, linker)
    assert (alone.source, alone.source_link) == (None, 1.0)


def test_a_source_may_serve_two_cues_and_a_cue_two_contents() -> None:
    linker = _linker()
    linker._nobody[0] = -5
    # Nearer is better: each content goes to the cue beside it.
    linker._tables[0][1] = -(np.arange(DISTANCES) % STEPS)
    second, more, last = Tagged(40, 41, "cue", 0.8), Tagged(41, 45, "content", 0.6), Tagged(46, 50, "content", 0.5)
    found = bind([SOURCE, CUE, CONTENT, second, more, last], _vectors(), NO_BREAKS, linker)
    assert [b.cue for b in found] == [CUE, second]
    assert [b.source for b in found] == [SOURCE, SOURCE]
    assert [b.contents for b in found] == [(CONTENT,), (more, last)]
    assert found[1].content_link < 1


def test_a_content_of_another_paragraph_is_none_but_for_a_quotation_that_goes_on() -> None:
    further = Tagged(12, 20, "content", 0.6)
    spans = [SOURCE, CUE, CONTENT, further]
    for breaks, going_on, expected in (
        ([], [], (CONTENT, further)),
        ([12], [], (CONTENT,)),
        ([10], [], (CONTENT,)),
        ([12], [12], (CONTENT, further)),
        ([12], [3], (CONTENT,)),
        ([3], [], ()),
        ([2], [], (CONTENT, further)),
    ):
        found = bind(spans, _vectors(), np.array(breaks, np.int32), _linker(), frozenset(going_on))
        assert [b.contents for b in found] == ([expected] if expected else [])


def test_a_source_too_far_away_is_none() -> None:
    linker = _linker()
    linker._nobody[0] = -5
    shift = SOURCE.last + FARTHEST
    for far, expected in ((0, SOURCE), (1, None)):
        cue = Tagged(shift + far, shift + far + 1, "cue", 0.8)
        content = Tagged(cue.last, cue.last + 3, "content", 0.7)
        assert [b.source for b in bind([SOURCE, cue, content], _vectors(), NO_BREAKS, linker)] == [expected]


@pytest.mark.parametrize(("apart", "near"), [(FARTHEST, True), (FARTHEST + 1, False)])
def test_how_far_a_span_in_front_or_behind_may_stand(apart: int, near: bool) -> None:
    linker = _linker()
    linker._nobody[0] = -5
    content = Tagged(0, 4, "content", 0.7)
    cue = Tagged(4 + apart, 5 + apart, "cue", 0.8)
    assert [b.contents for b in bind([content, cue], _vectors(), NO_BREAKS, linker)] == ([(content,)] if near else [])
    source = Tagged(5 + 2 * apart, 7 + 2 * apart, "source", 0.9)
    beside = replace(content, first=cue.first - 2, last=cue.first)
    [bound] = bind([beside, cue, source], _vectors(), NO_BREAKS, linker)
    assert bound.source == (source if near else None)


@pytest.mark.parametrize("rows", [1, 2, 256])
def test_cues_that_no_source_can_reach_stand_between_others(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "ROWS", rows)
    linker = _linker()
    linker._nobody[0] = -5
    found, expected = [], []
    for n in range(5):
        at = n * 190
        said = [
            Tagged(at, at + 2, "source", 0.9),
            Tagged(at + 2, at + 3, "cue", 0.8),
            Tagged(at + 3, at + 9, "content", 0.7),
        ]
        found += said[n % 2 :]
        expected.append((None if n % 2 else said[0], said[1]))
    assert [(b.source, b.cue) for b in bind(found, _vectors(), NO_BREAKS, linker)] == expected


def test_gelu() -> None:
    x = np.concatenate([np.linspace(-12, 12, 4001), [0.0, -1e4, 1e4, 1e-30, 40.0, -40.0]]).astype(np.float32)
    assert linking._gelu(x) == pytest.approx(_slow_gelu(x), rel=1e-6, abs=5e-7)
    assert linking._gelu(x).dtype == np.float32
