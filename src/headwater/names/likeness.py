"""How like two names are, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "organization", "place"]
CERTAIN = 0.7
"""From this score on two names are taken for one bearer's."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that two names have in common, or that sets them apart.

    `part` is what was compared (`given name`, `family name`, `acronym`, ...), `a` and `b` the words as printed, `by`
    how they were found alike or unlike, in words that a reader understands ("sound alike", "one name in two
    languages", "different patronymics"). `weight` is positive where it speaks for one bearer, negative against.
    """

    part: str
    a: str
    b: str
    by: str
    weight: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score, 0 (cannot be one) to 1 (the same name), with the reasons. From 0.7 on the two are taken for one."""

    score: float
    reasons: tuple[Reason, ...] = ()
