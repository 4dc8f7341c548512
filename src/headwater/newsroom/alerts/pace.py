"""When something is tried again, and when it is given up. Times in seconds; `chance` is a number from 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Pace:
    """`first` and `most`: the shortest and longest pause; `patience`: for how long a message is tried. Others than the
    usual ones are for tests and measurements."""

    first: float = 10.0
    most: float = 3600.0
    patience: float = 3 * 24 * 3600.0
    """A mail server that is down over a weekend is up on Monday."""


PACE: Final = Pace()
_JITTER: Final = 0.3
_SURE: Final = 30.0
"""A refusal that will hardly be taken back is tried so many times more slowly: a server that says of an address that
there is none would otherwise be asked four hundred times."""


def again(pace: Pace, failures: int, *, refused: bool = False, retry_after: float = 0.0, chance: float = 0.0) -> float:
    """The pause before a channel is tried again: doubled with every failure in a row (`failures` counts this one).

    A receiver that says when to come back is not asked before, but is after a day whatever it says.
    """
    first = pace.first * (_SURE if refused else 1.0)
    pause = min(pace.most, first * 2.0 ** min(max(failures - 1, 0), 40))
    return max(pause * (1 + _JITTER * chance), min(retry_after, 24 * 3600.0))
