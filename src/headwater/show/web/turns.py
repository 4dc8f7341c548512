"""Few pages are made at once, and each once for all who ask for it meanwhile.

Pages are made on one core: two at once take as long as one after the other, and longer, as their threads take the
interpreter from each other at each row of the desk. Who waits for a page that is being made for somebody else is given
that one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Hashable
from typing import Final, Self

MOST: Final = 2
"""Pages that are made at once: one that takes seconds does not keep all others waiting."""


class Turns:
    """Who makes a page now, in one event loop."""

    def __init__(self, most: int = MOST) -> None:
        self._places = asyncio.Semaphore(most)
        self._making: dict[Hashable, asyncio.Event] = {}

    def of(self, key: Hashable) -> Turn:
        """To be waited for (`async with`): a page's turn, when nobody makes the same one and there is a place."""
        return Turn(self._places, self._making, key)


class Turn:
    """Ends when it is said to, at the latest with its block: a reader who takes long to hear holds up nobody."""

    def __init__(self, places: asyncio.Semaphore, making: dict[Hashable, asyncio.Event], key: Hashable) -> None:
        self._places, self._making, self._key = places, making, key
        self._mine = asyncio.Event()

    async def __aenter__(self) -> Self:
        while other := self._making.get(self._key):
            await other.wait()
        self._making[self._key] = self._mine
        try:
            await self._places.acquire()
        except BaseException:
            self._leave()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """The page is made, or is none: the next may begin."""
        if not self._mine.is_set():
            self._places.release()
            self._leave()

    def _leave(self) -> None:
        del self._making[self._key]
        self._mine.set()
