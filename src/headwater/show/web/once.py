"""What many pages ask of the desk, asked once until it is written to: how many there are of everything, what is unread.

    once("stories", desk.story_count)      asks
    once("stories", desk.story_count)      does not, while the desk is as it was

Counting all claims takes ten times as long as reading the forty of a page. While a watcher writes twice a second it is
done twice a second, not for each page.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar, cast

T = TypeVar("T")
MOST: Final = 2_000
"""Answers that are kept: beyond it all are let go."""


class Once:
    """Keeps answers for one desk; `version` is another number once any process has written to it."""

    def __init__(self, version: Callable[[], int]) -> None:
        self._version = version
        self._kept: dict[Hashable, tuple[int, Any]] = {}

    def __call__(self, what: Hashable, ask: Callable[[], T]) -> T:
        """What `ask` says, or said while the desk was as it is."""
        version = self._version()  # before it is asked: what is written meanwhile lets it be asked again
        if (kept := self._kept.get(what)) and kept[0] == version:
            return cast("T", kept[1])
        found = ask()
        if len(self._kept) >= MOST:
            self._kept = {}
        self._kept[what] = (version, found)
        return found
