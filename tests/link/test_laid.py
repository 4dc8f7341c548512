"""Texts laid out: what is made of one is kept for as long as it is asked for."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.link.laid import Laid, Lately, folds, meeting
from headwater.link.shingles import WINDOW, _least, _winnow
from headwater.linked import House, Sheet


class _Key:
    pass


def test_what_is_asked_for_again_stays_and_what_is_not_goes() -> None:
    made: list[_Key] = []

    def make(key: _Key) -> int:
        made.append(key)
        return len(made)

    lately = Lately(make, 4)
    wanted, others = _Key(), [_Key() for _ in range(50)]
    assert lately(wanted) == 1
    for other in others:
        lately(other)
        assert lately(wanted) == 1
    assert len(made) == 51
    lately(others[0])
    assert len(made) == 52
    assert len(lately._young) + len(lately._old) <= 4


def test_words_are_compared_in_small_letters_with_one_apostrophe() -> None:
    assert folds(["Ёлка", "П’ять", "Пʼять", "It's"], None) == ["елка", "п'ять", "п'ять", "it's"]
    assert folds([], None) == folds([], "be") == []


def _sheet(text: str) -> Sheet:
    return Sheet("a1", House("", "", ""), "", text, "open", "en", "", "")


@given(st.text("aB 3,.'’\n-(Ж", max_size=60))
def test_words_stand_where_they_are_found(text: str) -> None:
    laid = Laid(_sheet(text))
    words = [text[start:end] for start, end in zip(laid.starts, laid.ends, strict=True)]
    assert all(word and word[0].isalnum() and word[-1].isalnum() for word in words)
    assert sum(map(str.isalnum, text)) == sum(map(str.isalnum, "".join(words)))
    assert len(laid.stems) == len(laid.named) == len(laid.sentence) == len(words)
    for sentence in range(len(laid.sentences)):
        here = laid.words_of(sentence)
        assert list(range(len(words)))[here] == np.flatnonzero(laid.sentence == sentence).tolist()


@given(st.sets(st.integers(0, 30)), st.sets(st.integers(0, 30)))
def test_what_two_have_is_found_in_both(one: set[int], other: set[int]) -> None:
    a, b = (np.array(sorted(each), dtype=np.uint64) for each in (one, other))
    in_a, in_b = meeting(a, b)
    assert a[in_a].tolist() == b[in_b].tolist() == sorted(one & other)


@given(st.lists(st.integers(0, 9), min_size=WINDOW, max_size=30))
def test_of_each_few_neighbours_the_least_is_kept_and_none_twice(values: list[int]) -> None:
    hashes = np.array(values, dtype=np.uint64)
    least = _least(hashes).tolist()
    windows = [values[n : n + WINDOW] for n in range(len(values) - WINDOW + 1)]
    assert [values[n] for n in least] == [min(window) for window in windows]
    assert least == sorted(least)


def test_the_places_of_what_is_kept_are_in_order() -> None:
    hashes, places = _winnow(
        Laid(_sheet("The council of the old harbour voted on Monday to close both of its piers. " * 9))
    )
    assert places.tolist() == sorted(set(places.tolist()))
    assert len(hashes) == len(places)
