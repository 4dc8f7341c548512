"""How often what was read by subscribers: held in memory and written down now and then, as numbers for a day.

Nothing else is noted: not when, not from where, not with what, nor what was searched for. What is for everybody is not
counted, nor is whoever is nobody's subscriber.
"""

from __future__ import annotations

import time
from collections import Counter as Tally
from collections.abc import Callable
from datetime import datetime
from threading import Lock
from typing import Final

from headwater.desk.store import Desk
from headwater.errors import HeadwaterError

EVERY: Final = 60.0
"""Seconds between two times that the counts are written down."""
MOST: Final = 10_000
"""Counts that are held while the desk cannot be written: after that the oldest are let go of, rather than the site."""


class Counter:
    """Counts in all threads of a server."""

    def __init__(self, *, tick: Callable[[], float] = time.monotonic) -> None:
        self._lock = Lock()
        self._held: Tally[tuple[str, str, str]] = Tally()
        self._tick = tick
        self._last = tick()

    def count(self, day: str, key: str, subscriber: str) -> None:
        """An item was read by a subscriber."""
        with self._lock:
            if len(self._held) < MOST:
                self._held[day, key, subscriber] += 1

    def due(self) -> bool:
        """True where it is time to write down what is held."""
        with self._lock:
            return bool(self._held) and self._tick() - self._last >= EVERY

    def keep(self, write: Callable[[], Desk], now: datetime) -> None:
        """Writes down what is held; holds it on where the desk cannot be written just now."""
        with self._lock:
            held, self._held, self._last = self._held, Tally(), self._tick()
        if not held:
            return
        try:
            with write() as desk:
                desk.count_use(held, now)
        except HeadwaterError:
            with self._lock:
                self._held += held
