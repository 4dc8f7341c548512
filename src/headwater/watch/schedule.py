"""When to look again. All in seconds; `chance` is a number from 0 to 1 that keeps looks from falling together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

DAY: Final = 24 * 3600.0
LEAST: Final = 60
"""The shortest interval that somebody may ask for: what changes faster is no feed."""
MOST: Final = 30 * 24 * 3600
JITTER: Final = 0.1
"""A look comes up to a tenth later than it is due: two thousand feeds that were followed in one minute drift apart."""
_PATIENT: Final = 4
"""A server that says its answer holds for longer is believed up to so many intervals."""
_GONE: Final = frozenset({404, 410})
_REFUSED: Final = frozenset({401, 402, 403, 451})


@dataclass(frozen=True, slots=True)
class Pace:
    """`first` and `most`: the shortest and longest pause before an item is tried again; `longest`: the longest back-off
    of a feed. Other paces are for tests and measurements."""

    first: float = 60.0
    most: float = 6 * 3600.0
    longest: float = DAY
    tries: int = 9
    """With pauses that double from a minute to six hours, the last comes after about half a day."""


PACE: Final = Pace()


def after_success(every: float, *, max_age: float = 0.0, chance: float = 0.0) -> float:
    """The interval asked for; longer where the server says that its answer holds for longer."""
    pause = max(every, min(max_age, every * _PATIENT, max(DAY, every)))
    return pause * (1 + JITTER * chance)


def after_failure(
    every: float, failures: int, *, retry_after: float = 0.0, pace: Pace = PACE, chance: float = 0.0
) -> float:
    """The interval, doubled with every failure in a row (`failures` counts this one, too), up to a day.

    A site that says when to come back is not asked before, but is after a day whatever it says.
    """
    longest = max(pace.longest, every)
    pause = min(longest, every * 2.0 ** min(max(failures - 1, 0), 40))
    return max(pause, min(retry_after, longest)) * (1 + JITTER * chance)


def item_again(
    tries: int,
    *,
    status: int = 0,
    retry_after: float = 0.0,
    final: bool = False,
    pace: Pace = PACE,
    chance: float = 0.0,
) -> float | None:
    """The pause before an item is tried again; None where it is given up.

    `tries` counts this one, too. `final`: trying again cannot help, as where the site forbids it. A page that is
    gone or withheld is tried three times only: feeds run ahead of their pages by minutes, not by days.
    """
    most = 1 if final else min(3, pace.tries) if status in _GONE | _REFUSED else pace.tries
    if tries >= most:
        return None
    pause = min(pace.most, pace.first * 2.0 ** min(max(tries - 1, 0), 40))
    return max(pause, min(retry_after, max(pace.longest, pause))) * (1 + JITTER * chance)
