"""watch: feeds and pages are looked at on a schedule, and what is new there is read, linked and weighed.

    following   what somebody asks to follow, checked before it is kept
    schedule    when the next look is due: pure functions
    clock       what time it is, by two clocks
    turns       whose turn it is with a host, kept on the desk
    looking     one look at a feed or a page; one item of a feed
    told        what the watcher says while it works
    rounds      takes what is due off the desk and hands it to threads; the loop

Everything that has to outlive a kill is on the desk (followed_tables.py). Fetching is done in threads, which sleep most
of the time; reading in worker processes; writing by one at a time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from headwater.config import Settings
from headwater.watch.told import Told

__all__ = ["Told", "check", "run"]


def run(
    settings: Settings, *, stop: threading.Event, once: bool = False, tell: Callable[[Told], None] | None = None
) -> None:
    """Looks at what is followed on the desk of `settings` until `stop` is set; `once`: only at what is due now.

    `tell` is called from several threads, at each look and each article. Forks worker processes first of all: where
    threads are at work already, run it in a process of its own. Raises `DeskError`, `ConfigError`.
    """
    from headwater.watch.rounds import watching

    with watching(settings, stop=stop, tell=tell) as rounds:
        rounds.run(once=once)


def check(
    settings: Settings,
    *numbers: int,
    stop: threading.Event | None = None,
    tell: Callable[[Told], None] | None = None,
) -> None:
    """Looks at these (by their numbers) at once, and reads what they give. Raises as `run` does."""
    from headwater.watch.rounds import watching

    with watching(settings, stop=stop or threading.Event(), tell=tell) as rounds:
        only: Sequence[int] = numbers
        rounds.run(once=True, only=only)
