"""What was begun and waits for its end: a challenge, the secret of an app, a login at another provider.

Kept in the memory of this process alone: it is worth nothing after some minutes, and nothing of it should lie on a
disk. Each is taken once. Whoever begins very many lets the oldest go, not the memory.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from typing import Final, Generic, TypeVar

LONGEST: Final = 600.0
"""Seconds that something waits: that of a half session (sessions.HALF)."""
MOST: Final = 5_000
T = TypeVar("T")


class Underway(Generic[T]):
    """Things that wait, each under a word that nobody can guess."""

    def __init__(self, longest: float = LONGEST, most: int = MOST) -> None:
        self._longest, self._most = longest, most
        self._lock = threading.Lock()
        self._waiting: OrderedDict[str, tuple[float, T]] = OrderedDict()

    def put(self, thing: T) -> str:
        """The word under which it is taken."""
        word = secrets.token_urlsafe(24)
        with self._lock:
            self._waiting[word] = (time.monotonic() + self._longest, thing)
            while len(self._waiting) > self._most:
                self._waiting.popitem(last=False)
        return word

    def take(self, word: str) -> T | None:
        """What waits under the word, once; None where nothing does, or it has waited too long."""
        with self._lock:
            ends, thing = self._waiting.pop(word, (0.0, None))
        return thing if ends > time.monotonic() else None
