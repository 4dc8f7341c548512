"""Politeness: the requests to one host keep their distance, whichever threads they come from."""

from __future__ import annotations

import threading
import time

_MANY_HOSTS = 10_000


class Turns:
    """Hands out turns, one host at a time. Times in seconds on the monotonic clock."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}
        self._resting: dict[str, float] = {}

    def wait(self, host: str, delay: float) -> float:
        """Sleep until it is this request's turn, and return for how long; the next one comes `delay` after it."""
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + delay
            if len(self._next) > _MANY_HOSTS:
                self._next = {h: t for h, t in self._next.items() if t > now}
        if turn > now:
            time.sleep(turn - now)
        return turn - now

    def rest(self, host: str, seconds: float) -> None:
        """The host asked to be left alone for so long (`Retry-After`)."""
        with self._lock:
            now = time.monotonic()
            self._resting = {h: t for h, t in self._resting.items() if t > now}
            self._resting[host] = now + seconds

    def resting(self, host: str) -> float:
        """For how long the host still wants to be left alone; 0.0 where it does not."""
        with self._lock:
            return max(0.0, self._resting.get(host, 0.0) - time.monotonic())
