"""Texts laid out: what is made of one is kept for as long as it is asked for."""

from __future__ import annotations

import weakref
from dataclasses import dataclass

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.link import across, shingles
from headwater.link.laid import Laid, Lately, folds, lay, meeting
from headwater.link.shingles import WINDOW, _least, _winnow, winnowed, written
from headwater.linked import House, Sheet


class _Key:
    pass


@dataclass(frozen=True, slots=True, eq=False)
class _Sized:
    size: int


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


def test_what_is_large_takes_the_room_of_several() -> None:
    lately = Lately(lambda key: key, 100, size=lambda key: key.size, room=20)
    keys = [_Sized(size) for size in (1, 2, 9, 3, 8, 1, 1, 1, 10, 4, 5, 1)]
    for key in keys:
        lately(key)
        assert sum(kept.size for half in (lately._young, lately._old) for kept, _ in half.values()) <= 20
    assert lately._young.keys() >= {id(key) for key in keys[-3:]}
    large = _Sized(90)
    lately(large)
    lately(keys[0])
    assert list(lately._young) == [id(keys[0])]
    assert list(lately._old) == [id(large)]


def test_a_long_text_takes_the_room_of_many_short_ones() -> None:
    assert lay._size is not None
    assert lay._size(lay(_sheet("The pier is closed again."))) == 5
    assert lay._half_room / lay._half > 100  # so much of a text before fewer of them are kept


def test_what_is_made_of_a_text_goes_with_it() -> None:
    sheet = _sheet("The council of Old Harbour voted on Monday 12 May to close both of its piers. " * 9)
    laid = Laid(sheet)
    assert winnowed(laid) is winnowed(laid)
    assert written(laid) is written(laid)
    gone = [weakref.ref(laid), weakref.ref(winnowed(laid)[0])]
    del laid
    assert [ref() for ref in gone] == [None, None]


def test_what_was_laid_out_is_asked_for_its_keys_and_names_again() -> None:
    sheet = _sheet("The council of Old Harbour voted on Monday 12 May to close both of its piers. " * 9)
    assert shingles.words(sheet) is shingles.words(sheet)
    assert shingles.words(sheet)
    assert across.marked(sheet) is across.marked(sheet)
    assert across.marked(sheet) in lay(sheet).made.values()


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
