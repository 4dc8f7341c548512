"""How far a long run is, on standard error: only on a terminal, and only once it is more than a few."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

A_FEW = 3
_EVERY = 0.1
"""Seconds between two pictures."""


class Progress:
    """Counts what was done. Around anything else that may be written to a terminal goes `with progress.aside():`."""

    def __init__(self, verb: str) -> None:
        self._verb = verb
        self._done = self._failed = 0
        self._drawn = 0.0
        self._bar: Bar | None = None
        self._shows = sys.stderr.isatty()

    def step(self, *, failed: bool = False) -> None:
        """One more is done."""
        self._done += not failed
        self._failed += failed
        if self._shows and self._done + self._failed > A_FEW and time.monotonic() - self._drawn > _EVERY:
            self._draw()

    @contextmanager
    def aside(self, *, message: bool = False) -> Iterator[None]:
        """Takes the picture off the terminal while the block writes a result, or a `message` to standard error."""
        if message or sys.stdout.isatty():
            self.end()
        yield

    def end(self) -> None:
        """Takes the picture off."""
        if self._bar:
            self._bar.stop()
            self._bar = None

    def _draw(self) -> None:
        self._drawn = time.monotonic()
        said = f"{self._done} {self._verb}" + (f", {self._failed} could not be read" if self._failed else "")
        if self._bar is None:
            self._bar = _bar()
            self._bar.add_task(said, total=None)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], description=said, refresh=True)


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    return Bar(
        BarColumn(bar_width=20),
        TextColumn("{task.description}"),
        console=Console(stderr=True),
        transient=True,
        # Without a thread of its own: the workers are forked, and a thread beside a fork may leave a lock taken.
        auto_refresh=False,
        # Rich would send what we print to its own console, and so the results to standard error.
        redirect_stdout=False,
        redirect_stderr=False,
    )
