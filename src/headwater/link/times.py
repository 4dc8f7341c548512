"""The time of which a telling tells: how far its dates are from those of another one, and what has no time of its own.

Form, Form -> days
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from headwater.link.forms import Form

SCANT, FULL = 7, 3.0
"""Days between two articles beyond which what has neither number nor date and says less than this (weight of its words)
is another claim: it means what is in the news."""


def gap(mine: Sequence[tuple[int, int]], yours: Sequence[tuple[int, int]]) -> int:
    """The days between the nearest of these dates, none or less where they meet."""
    return min(max(x[0] - y[1], y[0] - x[1]) for x, y in product(mine, yours))


def scant(f: Form) -> bool:
    """True for what only points to something in the news: "the attack on the plant"."""
    return not f.numbers and not f.days and f.own_weight < FULL


def printed(f: Form) -> str:
    """Dates as printed, each with what it stands for: "Monday" may be any."""
    pairs = zip(f.telling.printed_dates, f.telling.dates, strict=False)
    return ", ".join(f"{printed} ({value[:10]})" for printed, value in pairs)


def before(a: Form, b: Form) -> bool:
    """True where the first was published before the day that the other names."""
    return b.first_day is not None and a.published is not None and a.published < b.first_day
