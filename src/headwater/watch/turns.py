"""Whose turn it is with a host, for all threads and all processes that have the same desk."""

from __future__ import annotations

import threading
from typing import Final

from headwater.desk import Desk
from headwater.errors import FetchFailed
from headwater.watch.clock import Clock

_POLL: Final = 1.0
"""Seconds between two looks at a host that somebody else is asking."""
_PATIENCE: Final = 180.0
"""Seconds that a turn is waited for. After that the lease on what is fetched might run out."""


class DeskTurns:
    """Fulfils `acquire.turns.Hosts`. `longest`: seconds that one request can last at most.

    The host is taken for that long, and given back with its pause when the answer is there: so the distance holds even
    between a request of a process that was killed and that of the next one.
    """

    def __init__(self, desk: Desk, clock: Clock, pen: threading.Lock, longest: float, stop: threading.Event) -> None:
        self._desk = desk
        self._clock = clock
        self._pen = pen
        self._longest = longest
        self._stop = stop
        self.pauses: dict[str, float] = {}
        """The pause that each host got last."""

    def wait(self, host: str, delay: float) -> float:
        """Sleep until the host may be asked, and take it; return for how long."""
        began = self._clock.now().steady
        while True:
            with self._pen:
                left = self._desk.take_host(host, self._clock.now(), self._longest + delay)
            waited = self._clock.now().steady - began
            if left <= 0:
                self.pauses[host] = delay
                return waited
            if waited + min(left, _POLL) > _PATIENCE:
                raise FetchFailed(f"{host} is being asked by others all the time; it is tried again", retry_after=left)
            if self._stop.wait(min(left, _POLL)):
                raise FetchFailed(f"{host}: not asked, as the watcher stops")

    def leave(self, host: str, delay: float) -> None:
        """The host was asked."""
        with self._pen:
            self._desk.leave_host(host, self._clock.now(), delay)

    def rest(self, host: str, seconds: float) -> None:
        """The host asked to be left alone for so long."""
        self.pauses[host] = seconds
        with self._pen:
            self._desk.leave_host(host, self._clock.now(), seconds, resting=True)

    def resting(self, host: str) -> float:
        """For how long it still wants to be left alone."""
        return self._desk.host_rests(host, self._clock.now())
