"""Of what costs minutes `make test` takes a sample, always the same one; `make measure` takes the whole."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
WHOLE = os.environ.get("HEADWATER_WHOLE", "") not in ("", "0")
"""Whether nothing is left out."""


def count(few: int, many: int) -> int:
    """How many are made where any number could be: `few` in a sample."""
    return many if WHOLE else few


def sample(items: Sequence[T], of: int, seed: int) -> list[T]:
    """One in `of` of the items, in their order, drawn by the seed."""
    some = random.Random(seed).sample(range(len(items)), -(-len(items) // of))
    return list(items) if WHOLE else [items[n] for n in sorted(some)]
