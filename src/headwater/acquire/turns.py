"""Politeness: the requests to one host keep their distance, whichever threads they come from."""

from __future__ import annotations

import threading
import time
from typing import Protocol

_MANY_HOSTS = 10_000


class Hosts(Protocol):
    """Whose turn it is with a host. Times in seconds."""

    def wait(self, host: str, delay: float) -> float:
        """Sleep until the host may be asked, and return for how long."""

    def leave(self, host: str, delay: float) -> None:
        """The host was asked, whatever came of it; the next one may ask `delay` later."""

    def rest(self, host: str, seconds: float) -> None:
        """The host asked to be left alone for so long."""

    def resting(self, host: str) -> float:
        """For how long it still wants to be; 0.0 where it does not."""


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

    def leave(self, host: str, delay: float) -> None:
        """Nothing: in one process turns are handed out ahead, and the answers are not waited for."""

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
