"""Whether two numbers can be one, can count one thing, or contradict each other, and how much an equal one says.

Number, Number -> bool
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from headwater.link import words
from headwater.linked import Number

NEAR = 0.04
"""A number of which another one is a rounding is one with it where they differ by no more: 197 and "200", not 151."""


def worth(number: Number) -> float:
    """How much an equal number says: everything comes in twos and threes."""
    return 1.0 if number.value > 12 else 0.8 if number.value > 3 else 0.5


def contradictions(left: Sequence[Number], right: Sequence[Number]) -> list[tuple[Number, Number]]:
    """The numbers that count one thing in two tellings and do not agree, each taken once."""
    out: list[tuple[Number, Number]] = []
    for one, other in product(left, right):
        if comparable(one, other) and not any(one is x or other is y for x, y in out):
            out.append((one, other))
    return out


def equal(one: Number, other: Number) -> bool:
    """True where both can mean one number."""
    a, b = (one.least or one.value, one.most or one.value), (other.least or other.value, other.most or other.value)
    if a[0] <= b[1] and b[0] <= a[1]:
        return True
    rough, fine = sorted((one, other), key=lambda n: -_grain(n.value))
    half, more = _grain(rough.value) / 2, fine.value - rough.value
    rounded = rough.value >= 100 and _grain(rough.value) > _grain(fine.value)
    return rounded and -half <= more < half and abs(more) <= NEAR * rough.value


def _grain(value: float) -> float:
    """The place of the last digit of a number that is not nought: 1 of 139, 10 of 140, 100 of 1,200."""
    grain = 1.0
    while value >= 10 * grain and value % (10 * grain) == 0:
        grain *= 10
    return grain


def comparable(one: Number, other: Number) -> bool:
    """True where two numbers can count one thing."""
    if one.of == other.of or not one.of or not other.of:
        return True
    kinds = words.kinds()
    mine, yours = kinds.get(one.of), kinds.get(other.of)
    if "unit" in (mine, yours):
        return False
    return {mine, yours} <= {"person", "act", None} and (mine, yours) != (None, None)


def may_be_of_one(one: Number, other: Number) -> bool:
    """True where two numbers can count one thing, or one counts what no concept knows and no unit measures."""
    if comparable(one, other):
        return True
    kinds = words.kinds()
    mine, yours = kinds.get(one.of), kinds.get(other.of)
    return None in (mine, yours) and "unit" not in (mine, yours)
