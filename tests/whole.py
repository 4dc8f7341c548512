"""Of what costs minutes `make test` takes a sample, always the same one; `make measure` takes the whole."""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
WHOLE = os.environ.get("HEADWATER_WHOLE", "") not in ("", "0")
"""Whether nothing is left out."""


def count(few: int, many: int) -> int:
    """How many are made where any number could be: `few` in a sample."""
    return many if WHOLE else few


def sample(items: Sequence[T], of: int, seed: int) -> list[T]:
    """One in `of` of the items or so, in their order. Each is drawn by the seed alone: a new one leaves the others."""
    return [item for item in items if WHOLE or not zlib.crc32(f"{seed} {item}".encode()) % of]
