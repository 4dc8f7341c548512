"""Tags of words from spans, and spans from tags again."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.labels import LAYERS, NAME, STATEMENT, UNKNOWN, labels, spans_of
from training.readers import Document, Relation

from headwater.attribute.model.pieces import Cutter
from headwater.attribute.model.reader import FOLDER

CUTTER = Cutter(FOLDER / "multilingual" / "tokenizer.json")
ROLES = ("source", "cue", "content")
Span = tuple[tuple[int, int], str]


def _document(
    words: int, relations: list[Relation] | None, names: list[Span] | None, *, nests: bool = True
) -> Document:
    text = "so " * words
    return Document("x", "en", text, CUTTER.cut(text), relations, names, nests)


def _tagged(spans: list[Span], words: int = 12, layer: str = "outer") -> list[str]:
    """The names of the tags of some spans in a text of so many words."""
    relations = [Relation(*([r] if role == k else [] for k in ROLES), nested=layer == "nested") for r, role in spans]
    return [STATEMENT[tag] for tag in labels(_document(words, relations, None))[layer]]


@st.composite
def _apart(draw: st.DrawFn, kinds: tuple[str, ...] = ROLES) -> list[Span]:
    """Spans that do not overlap, in the order of the text; some touch."""
    out, word = [], 0
    for _ in range(draw(st.integers(0, 6))):
        word += draw(st.integers(0, 3))
        end = word + draw(st.integers(1, 4))
        out.append(((word, end), draw(st.sampled_from(kinds))))
        word = end
    return out


@given(_apart(), st.sampled_from(["outer", "nested"]), st.randoms(use_true_random=False))
def test_spans_of_statements_come_back_from_their_tags(spans: list[Span], layer: str, chance) -> None:
    shuffled = chance.sample(spans, len(spans))
    relations = [Relation(*([r] if role == k else [] for k in ROLES), nested=layer == "nested") for r, role in shuffled]
    found = labels(_document(50, relations, None))
    assert spans_of(found[layer], STATEMENT) == [(*r, role) for r, role in spans]
    other = "nested" if layer == "outer" else "outer"
    assert not found[other].any()


@given(_apart(("person", "place", "organization")))
def test_names_come_back_from_their_tags(spans: list[Span]) -> None:
    found = labels(_document(50, None, spans))["names"]
    assert spans_of(found, NAME) == [(*r, kind) for r, kind in spans]


@given(st.lists(st.tuples(st.tuples(st.integers(0, 11), st.integers(1, 12)), st.sampled_from(ROLES)), max_size=6))
def test_spans_that_overlap_give_tags_that_may_follow_each_other(spans: list[Span]) -> None:
    spans = [((start, min(start + size, 12)), role) for (start, size), role in spans]
    tags = ["O", *_tagged(spans)]
    assert all(b[0] != "I" or a[2:] == b[2:] for a, b in pairwise(tags))
    marked = {n for (start, end), _ in spans for n in range(start, end)}
    assert {n for n, tag in enumerate(tags[1:]) if tag != "O"} == marked


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([((1, 3), "cue")], "O B-cue I-cue O O O"),
        ([((1, 3), "cue"), ((3, 5), "cue")], "O B-cue I-cue B-cue I-cue O"),
        # The shorter over the longer, in whichever order they come; what is left of the longer begins anew.
        ([((0, 6), "content"), ((2, 4), "cue")], "B-content I-content B-cue I-cue B-content I-content"),
        ([((2, 4), "cue"), ((0, 6), "content")], "B-content I-content B-cue I-cue B-content I-content"),
        ([((0, 6), "content"), ((0, 2), "source")], "B-source I-source B-content I-content I-content I-content"),
        ([((0, 6), "content"), ((5, 6), "cue")], "B-content I-content I-content I-content I-content B-cue"),
        ([((0, 4), "content"), ((3, 6), "source")], "B-content I-content I-content B-source I-source I-source"),
    ],
)
def test_tags(spans: list[Span], expected: str) -> None:
    assert _tagged(spans, 6) == expected.split()


def test_what_is_not_marked_is_unknown() -> None:
    spans = [Relation([], [(0, 1)], [(1, 3)]), Relation([], [(1, 2)], [(2, 3)], nested=True)]
    names: list[Span] = [((2, 3), "place")]
    for document, known in (
        (_document(3, None, None), set()),
        (_document(3, spans, None), {"outer", "nested"}),
        (_document(3, spans, None, nests=False), {"outer"}),
        (_document(3, None, names), {"names"}),
        (_document(3, [], []), {"outer", "nested", "names"}),
    ):
        found = labels(document)
        assert set(found) == set(LAYERS)
        for layer, tags in found.items():
            assert len(tags) == 3
            assert (tags != UNKNOWN).all() if layer in known else (tags == UNKNOWN).all()
    assert labels(_document(3, spans, names))["nested"].tolist() == [
        0,
        STATEMENT.index("B-cue"),
        STATEMENT.index("B-content"),
    ]


def test_a_text_without_words_has_no_labels() -> None:
    assert {layer: len(tags) for layer, tags in labels(_document(0, [], [])).items()} == dict.fromkeys(LAYERS, 0)


def test_an_inside_that_nothing_begins_is_a_span_too() -> None:
    tags = np.array([STATEMENT.index(t) for t in ("I-cue", "I-cue", "I-source", "O", "I-cue", "B-cue")])
    assert spans_of(tags, STATEMENT) == [(0, 2, "cue"), (2, 3, "source"), (4, 5, "cue"), (5, 6, "cue")]
