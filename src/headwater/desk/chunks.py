"""So many values at once as a question to the database may hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

T = TypeVar("T")
AT_ONCE: Final = 500
"""Values in one question: databases have limits."""


def chunks(values: Sequence[T]) -> Iterable[Sequence[T]]:
    """The values in their order, `AT_ONCE` of them at a time."""
    return (values[n : n + AT_ONCE] for n in range(0, len(values), AT_ONCE))
