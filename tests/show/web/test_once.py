"""What many pages ask of the desk is asked once, until it is written to."""

from __future__ import annotations

import pytest

from headwater.show.web import once
from headwater.show.web.once import Once


class Asked:
    """Counts how often it is asked; `version` is that of the desk."""

    def __init__(self) -> None:
        self.times = self.version = 0

    def __call__(self) -> int:
        self.times += 1
        return self.times


def test_it_is_asked_again_once_the_desk_was_written_to() -> None:
    asked = Asked()
    keep = Once(lambda: asked.version)
    assert [keep("stories", asked), keep("stories", asked)] == [1, 1]
    assert keep("claims", asked) == 2
    asked.version = 1
    assert [keep("stories", asked), keep("stories", asked)] == [3, 3]


def test_what_is_written_while_it_is_asked_lets_it_be_asked_again() -> None:
    asked = Asked()
    keep = Once(lambda: asked.version)

    def slow() -> int:
        asked.version += 1
        return asked()

    assert keep("stories", slow) == 1
    assert keep("stories", asked) == 2


def test_an_error_is_not_kept_and_there_is_an_end_of_keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked()
    keep = Once(lambda: 0)

    def broken() -> int:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        keep("stories", broken)
    assert keep("stories", asked) == 1
    monkeypatch.setattr(once, "MOST", 1)
    keep("claims", asked)
    assert keep("stories", asked) == 3
