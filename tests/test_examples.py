"""The example reports are read as their hand-made expectations say; the floors are what is reached, never lowered."""

from __future__ import annotations

import pytest
from examples import Tally, compare, expected, readings

# docs/decisions/0003-floors.md says how the floors are kept.
FLOORS = {
    "title": 1.0,
    "outlet": 1.0,
    "language": 1.0,
    "access": 1.0,
    "published": 1.0,
    "related": 1.0,
    "withheld": 1.0,
    "people": 0.9,
    "dates": 1.0,
    "found": 0.94,
    "stance": 0.95,
    "naming": 0.94,
    "official": 0.88,
    "chain": 0.94,
    "told_to": 1.0,
    "deal": 1.0,
}


@pytest.fixture(scope="module")
def tally() -> Tally:
    total = Tally()
    for name, reading in readings():
        total.add(compare(name, reading, expected(name)))
    return total


def test_every_example_has_expectations_and_is_read(tally: Tally) -> None:
    assert tally.expected["title"] == 12


@pytest.mark.parametrize("kind", FLOORS)
def test_floor(tally: Tally, kind: str) -> None:
    assert tally.expected[kind] > 0
    misses = [m for m in tally.misses if m.startswith(f"{kind}:")]
    assert tally.share(kind) >= FLOORS[kind], "\n".join(misses)
