"""Texts laid out: what is made of one is kept for as long as it is asked for."""

from __future__ import annotations

from headwater.link.laid import Lately, folds


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
