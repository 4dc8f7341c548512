"""What runs beside the server, each in a process of its own: the watcher, while anything is followed, and the teller,
while anybody is to be told something, the keeper, once a day where something is kept for so many days only."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from headwater.config import Settings
from headwater.desk.store import Desk
from headwater.errors import HeadwaterError

WATCHER: Final = (sys.executable, "-m", "headwater.cli.watcher")
TELLER: Final = (sys.executable, "-m", "headwater.cli.teller")
KEEPER: Final = (sys.executable, "-m", "headwater.cli.keeper")
LOOK: Final = 2.0
"""Seconds between two looks whether they are needed, and whether they are still there."""
_PATIENCE: Final = 10.0
"""Seconds for which those that were told to end are waited for."""
_REST: Final = 60.0
"""Seconds before one that ended by itself is started anew: whatever ended it may still be the case."""


class Beside:
    """Keeps some programs running, each while it is wanted. `close` ends them.

    Not in this process: they fetch, read, send and write all day, and the pages would wait for them. They may be killed
    at any moment, and others beside them do nothing twice: what is due is leased (desk/followed/followed.py,
    desk/alerts/outbox.py).
    """

    def __init__(self, *children: Child) -> None:
        self._children = children
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._live, name="beside", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Ends them and waits for them."""
        self._ending.set()
        self._thread.join(2 * _PATIENCE)

    def _live(self) -> None:
        wait = 0.0
        while not self._ending.wait(wait):
            wait = LOOK
            for child in self._children:
                child.look()
        for child in self._children:
            child.leave()
        # All of them have the same seconds, however many there are.
        until = time.monotonic() + _PATIENCE
        for child in self._children:
            child.end(until)


class Teller(Beside):
    """Keeps one that sends alerts running, and one that lets go of what is older than it is kept."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(*_both(desk, settings))


class Watcher(Beside):
    """Keeps one `headwater watch` running, and what `Teller` does."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        watcher = Child((*WATCHER, settings.desk), lambda: bool(desk.followed_count()))
        super().__init__(watcher, *_both(desk, settings))


def _both(desk: Desk, settings: Settings) -> tuple[Child, Child]:
    teller = Child((*TELLER, settings.desk), desk.alerts_wanted)
    return teller, Child((*KEEPER, settings.desk), desk.retention_due)


@dataclass(slots=True)
class Child:
    """A program that runs while it is wanted. `look` starts it where that is so; `end` ends it."""

    command: Sequence[str]
    wanted: Callable[[], bool]
    _process: subprocess.Popen[bytes] | None = None
    _not_before: float = 0.0

    def look(self) -> None:
        """Starts it where it is wanted; one that ended by itself is left alone for a while."""
        if self._process and self._process.poll() is not None:
            self.end()
            self._not_before = time.monotonic() + _REST
        if self._process is None and time.monotonic() >= self._not_before and self._wanted():
            # It ends when its standard input does: so it never outlives us, however we end.
            self._process = subprocess.Popen(self.command, stdin=subprocess.PIPE, start_new_session=True)

    def leave(self) -> None:
        """Tells it to end."""
        if self._process and self._process.stdin:
            self._process.stdin.close()

    def end(self, until: float | None = None) -> None:
        """Has it end, and waits for it; one that is still there then (on the monotonic clock) is killed."""
        self.leave()
        if self._process:
            try:
                self._process.wait(_PATIENCE if until is None else max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._process = None

    def _wanted(self) -> bool:
        try:
            return self.wanted()
        except HeadwaterError:
            return False  # the desk is gone or busy; a page says so
