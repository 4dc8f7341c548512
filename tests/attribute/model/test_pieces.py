"""A text as words and pieces: every word is the text's own characters, whatever the text is made of."""

from __future__ import annotations

import json
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import whole

from headwater.attribute.model import pieces
from headwater.attribute.model.pieces import MOST_PIECES, MOST_SIGNS, Cutter
from headwater.attribute.model.reader import FOLDER

VOCABULARIES = {path.parent.name: path for path in sorted(FOLDER.glob("*/tokenizer.json"))}
CUTTERS = {name: Cutter(path) for name, path in VOCABULARIES.items()}
CUTTER = CUTTERS["multilingual"]
cutters = pytest.mark.parametrize("cutter", CUTTERS.values(), ids=CUTTERS)
ANY = st.characters(exclude_categories=())
"""Every code point, halves of surrogate pairs and NUL too."""
SPACES = ("\n", "\n\n", "\r\n", " ", "\t", "\u00a0", "\u2029")
SIGNS = ("\x00", "\ud83d", "\udfff", "\u200b", "\ufeff", "e\u0301", "▁", "ﷺ", "…", "“", "’s", "👩‍👩‍👧")
WORDS = ("</s>", "<s>", "<unk>", "Karvenia", "заявив", "Łacinka", "co-op", "1,5", "x" * 90)
ODD = st.sampled_from(SPACES + SIGNS + WORDS)
TEXTS = st.one_of(st.text(ANY, max_size=40), st.lists(st.one_of(ODD, ANY), max_size=30).map("".join))


def _wordlike(sign: str) -> bool:
    """What `\\w` means, said without it."""
    return sign.isalnum() or sign == "_"


@settings(max_examples=whole.count(50, 200))
@given(TEXTS)
def test_words_are_all_that_is_no_space(text: str) -> None:
    cut = CUTTER.cut(text)
    spans = list(zip(cut.start.tolist(), cut.end.tolist(), strict=True))
    assert len(cut) == len(spans)
    before = 0
    for n, (start, end) in enumerate(spans):
        assert before <= start < end <= len(text)
        assert text[before:start].strip() == ""
        word = text[start:end]
        assert all(map(_wordlike, word)) or (len(word) == 1 and not word.isspace())
        glued = n and start == before and _wordlike(text[start]) and _wordlike(text[start - 1])
        assert not glued
        before = end
    assert text[before:].strip() == ""


@cutters
@settings(max_examples=whole.count(50, 200))
@given(text=TEXTS)
def test_pieces_of_words_and_paragraph_ends(cutter: Cutter, text: str) -> None:
    cut = cutter.cut(text)
    ends = [0, *cut.end.tolist()]
    gaps = [text[a:b] for a, b in zip(ends, cut.start.tolist(), strict=False)]
    assert cut.breaks.tolist() == [n for n, gap in enumerate(gaps) if n and "\n" in gap]
    edges = [*cut.first.tolist(), len(cut.ids)]
    assert edges[0] == 0
    counted = [edges[n + 1] - edges[n] - (n + 1 in set(cut.breaks.tolist())) for n in range(len(cut))]
    assert all(1 <= many <= MOST_PIECES for many in counted)
    assert np.flatnonzero(cut.ids == cutter.break_id).tolist() == (cut.first[cut.breaks] - 1).tolist()


@cutters
@given(text=TEXTS, other=TEXTS)
def test_a_paragraph_has_the_same_pieces_behind_any_other(cutter: Cutter, text: str, other: str) -> None:
    alone, behind = cutter.cut(text), cutter.cut(other + "\n\n" + text)
    assert behind.ids[len(behind.ids) - len(alone.ids) :].tolist() == alone.ids.tolist()


def test_nothing() -> None:
    for text in ("", " \n\n\t\u00a0"):
        cut = CUTTER.cut(text)
        assert len(cut) == len(cut.ids) == len(cut.first) == len(cut.breaks) == 0


def test_words_and_breaks_of_a_small_text() -> None:
    text = "Ada Vint’s co-op\n\n\nsaid: 1,5."
    cut = CUTTER.cut(text)
    words = [text[a:b] for a, b in zip(cut.start, cut.end, strict=True)]
    assert words == ["Ada", "Vint", "’", "s", "co", "-", "op", "said", ":", "1", ",", "5", "."]
    assert cut.breaks.tolist() == [7]
    assert cut.ids.tolist().count(CUTTER.break_id) == 1


def test_what_stands_apart_has_other_pieces_than_what_does_not() -> None:
    apart, glued = CUTTER.cut("( road"), CUTTER.cut("(road")
    assert apart.ids[apart.first[1]] != glued.ids[glued.first[1]]


@cutters
def test_the_signs_of_the_vocabulary_cannot_be_written(cutter: Cutter) -> None:
    special = {cutter.start_id, cutter.break_id, cutter.mask_id}
    assert len(special) == 3
    assert not special & set(cutter.cut("<s> </s> <mask> x</s>y [SEP] [MASK]").ids.tolist())


@cutters
def test_half_a_surrogate_pair_is_a_sign_that_cannot_be_read(cutter: Cutter) -> None:
    for half in ("\ud800", "\udfff"):
        cut = cutter.cut(f"Ada {half} said{half}")
        assert len(cut) == 4
        assert cut.ids.tolist() == cutter.cut("Ada \ufffd said\ufffd").ids.tolist()


@cutters
@pytest.mark.parametrize("sign", ["a", "ж", "字"])
def test_a_very_long_word_is_one_word_and_takes_no_time(sign: str, cutter: Cutter) -> None:
    start = time.process_time()
    cut = cutter.cut(f"so {sign * 3_000_000} it is")
    assert time.process_time() - start < 2
    assert len(cut) == 4
    assert cut.first[2] - cut.first[1] <= MOST_PIECES
    assert cut.end[1] - cut.start[1] == 3_000_000


def test_the_signs_kept_of_a_word_are_enough_for_its_pieces() -> None:
    models = [json.loads(path.read_text(encoding="utf-8"))["model"] for path in VOCABULARIES.values()]
    unigrams = [model["vocab"] for model in models if model["type"] == "Unigram"]
    assert unigrams
    for vocabulary in unigrams:
        assert max(len(piece) for piece, _ in vocabulary if not piece.startswith("<")) * MOST_PIECES <= MOST_SIGNS
    # Longer words are one unknown piece to the others.
    assert all(model["max_input_chars_per_word"] < MOST_SIGNS for model in models if model["type"] != "Unigram")


def test_what_is_remembered_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "REMEMBERED", 2)
    forgetful = Cutter(VOCABULARIES["multilingual"])
    text = "Vandenvalos įmonė pranešė, kad vanduo švarus. Vanduo švarus, pranešė įmonė."
    first, again = forgetful.cut(text), forgetful.cut(text)
    assert first.ids.tolist() == again.ids.tolist() == CUTTER.cut(text).ids.tolist()


@given(TEXTS, st.integers(0, 60))
def test_the_beginning_of_a_text(text: str, most: int) -> None:
    whole = CUTTER.cut(text)
    part = whole.upto(most)
    many = len(part)
    assert len(part.ids) <= most
    for name in ("start", "end", "first"):
        assert getattr(part, name).tolist() == getattr(whole, name)[:many].tolist()
    assert part.ids.tolist() == whole.ids[: len(part.ids)].tolist()
    assert part.breaks.tolist() == [n for n in whole.breaks.tolist() if n < many]
    if many < len(whole):
        assert len(part.ids) == whole.first[many]
        # It might have been longer only to end where a paragraph does.
        assert many in whole.breaks or whole.first[many + 1 : many + 2].tolist() > [most] or many == len(whole) - 1


@pytest.mark.parametrize(
    ("most", "words"), [(99, 12), (13, 12), (12, 11), (11, 10), (10, 5), (9, 5), (6, 5), (5, 4), (0, 0)]
)
def test_a_text_is_cut_before_a_paragraph_of_its_last_half(most: int, words: int) -> None:
    text = "So so so so so\n\nso so so so so so so"
    cut = CUTTER.cut(text)
    assert (len(cut), len(cut.ids)) == (12, 13)
    part = cut.upto(most)
    assert len(part) == words
    assert part.breaks.tolist() == ([5] if words > 5 else [])
