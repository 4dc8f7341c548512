"""What runs beside the server: the watcher, in a process of its own, while anything is followed."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import Final

from headwater.config import Settings
from headwater.desk.store import Desk
from headwater.errors import HeadwaterError

WATCHER: Final = (sys.executable, "-m", "headwater.cli.watcher")
LOOK: Final = 2.0
"""Seconds between two looks whether anything is followed, and whether the watcher is still there."""
_REST: Final = 60.0
"""Seconds before a watcher that ended by itself is started anew: whatever ended it may still be the case."""


class Watcher:
    """Keeps one `headwater watch` running. `close` ends it.

    Not in this process: it fetches, reads and writes all day, and the pages would wait for it. It may be killed at any
    moment, and another one beside it takes nothing twice: what is due is leased (desk/followed/followed.py).
    """

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk, self._settings = desk, settings
        self._ending = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._live, name="watcher", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Ends the watcher and waits for it."""
        self._ending.set()
        self._thread.join(15)

    def _live(self) -> None:
        wait = 0.0
        while not self._ending.wait(wait):
            wait = LOOK
            if self._process and self._process.poll() is not None:
                self._end()
                self._process, wait = None, _REST
            elif self._process is None and self._wanted():
                self._process = self._started()
        self._end()

    def _wanted(self) -> bool:
        try:
            return bool(self._desk.followed_count())
        except HeadwaterError:
            return False  # the desk is gone or busy; a page says so

    def _started(self) -> subprocess.Popen[bytes]:
        # It ends when its standard input does: so it never outlives us, however we end.
        command = (*WATCHER, self._settings.desk)
        return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)

    def _end(self) -> None:
        if self._process and self._process.stdin:
            self._process.stdin.close()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
