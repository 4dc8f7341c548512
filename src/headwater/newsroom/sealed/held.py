"""Which cases are open, for whom, and until when: in the memory of this process, and nowhere else.

Held is the key of a case, not what is in it. It is overwritten when the case is locked, when nobody asked for it for
some minutes, when who opened it logs out, and when the process ends. docs/decisions/0123 says what that does not reach.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock, Timer
from typing import Final

from headwater.errors import DeskError
from headwater.newsroom.sealed.opening import Opened
from headwater.said import kept

TRIES: Final = 5
"""Wrong passphrases in a row after which a case is left alone for `REST` seconds."""
REST: Final = 60.0
LONGEST: Final = 8 * 3600.0
"""Seconds after which a case is locked however busy somebody is with it."""


@dataclass(slots=True)
class _Held:
    opened: Opened
    until: float
    ends: float


@dataclass(slots=True)
class OpenCases:
    """The cases that are open. `who` tells one browser of one person from all others: ACCOUNT:BROWSER.

    A case stays open for `minutes` after it was last asked for. `clock` gives seconds.
    """

    minutes: float = 15.0
    clock: Callable[[], float] = time.monotonic
    _held: dict[tuple[str, str], _Held] = field(default_factory=dict)
    _wrong: dict[str, tuple[int, float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)
    _sweeping: bool = False

    def hold(self, who: str, opened: Opened) -> None:
        """Holds a case open."""
        now = self.clock()
        with self._lock:
            self._wrong.pop(opened.id, None)
            self._drop(who, opened.id, opened)
            self._held[who, opened.id] = _Held(opened, now + self.minutes * 60, now + LONGEST)
        self._sweep_later()

    def of(self, who: str, case: str) -> Opened | None:
        """The case, where it is open for this one; it stays so for some minutes more."""
        self.sweep()
        with self._lock:
            held = self._held.get((who, case))
            if held is None:
                return None
            held.until = min(self.clock() + self.minutes * 60, held.ends)
            return held.opened

    def open_for(self, who: str) -> frozenset[str]:
        """The cases that are open for this one."""
        self.sweep()
        with self._lock:
            return frozenset(case for whose, case in self._held if whose == who)

    def hand_over(self, before: str, after: str) -> None:
        """What was open for a browser is so under its new name."""
        with self._lock:
            for whose, id in [key for key in self._held if key[0] == before]:
                self._held[after, id] = self._held.pop((whose, id))

    def left(self, who: str, case: str) -> int:
        """For how many seconds more the case is open, if nobody asks for it."""
        with self._lock:
            held = self._held.get((who, case))
            return max(0, int(held.until - self.clock())) if held else 0

    def lock(self, who: str, case: str | None = None) -> None:
        """Locks a case, or all that this one has open."""
        with self._lock:
            for whose, id in [key for key in self._held if key[0] == who and case in (None, key[1])]:
                self._drop(whose, id)

    def lock_person(self, account: str) -> None:
        """Locks all that a person has open, in whatever browser: they logged out, or may not be here any more."""
        with self._lock:
            for whose, id in [key for key in self._held if key[0].startswith(f"{account}:")]:
                self._drop(whose, id)

    def lock_everywhere(self, case: str) -> None:
        """Locks a case for whoever has it open: it is gone, or sealed under another key."""
        with self._lock:
            for whose, id in [key for key in self._held if key[1] == case]:
                self._drop(whose, id)

    def sweep(self) -> None:
        """Locks what nobody asked for in time."""
        now = self.clock()
        with self._lock:
            for whose, id in [key for key, held in self._held.items() if min(held.until, held.ends) <= now]:
                self._drop(whose, id)

    def may_try(self, case: str) -> None:
        """`DeskError` where so many wrong passphrases were tried that the case is left alone for a while."""
        with self._lock:
            times, until = self._wrong.get(case, (0, 0.0))
            if times >= TRIES and self.clock() < until:
                raise DeskError(
                    kept("Too many wrong passphrases were tried on this case. Wait a minute, then try again.")
                )

    def wrong(self, case: str) -> None:
        """A wrong passphrase was tried."""
        with self._lock:
            times, _ = self._wrong.get(case, (0, 0.0))
            self._wrong[case] = (times + 1, self.clock() + REST)

    def _drop(self, who: str, case: str, but: Opened | None = None) -> None:
        held = self._held.pop((who, case), None)
        if held and (but is None or held.opened.key is not but.key):
            held.opened.close()

    def _sweep_later(self) -> None:
        """Looks every half minute, as long as something is open: also where nobody asks for anything any more."""
        if self._sweeping or self.clock is not time.monotonic:
            return
        self._sweeping = True
        timer = Timer(30.0, self._swept)
        timer.daemon = True
        timer.start()

    def _swept(self) -> None:
        self._sweeping = False
        self.sweep()
        if self._held:
            self._sweep_later()
