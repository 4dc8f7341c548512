"""So many values at once as a question to the database may hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar, cast

from sqlalchemy import Connection

T = TypeVar("T")
AT_ONCE: Final = 500
"""Values in one question: databases have limits."""


def chunks(values: Sequence[T]) -> Iterable[Sequence[T]]:
    """The values in their order, `AT_ONCE` of them at a time."""
    return (values[n : n + AT_ONCE] for n in range(0, len(values), AT_ONCE))


def asked(
    connection: Connection, question: str, numbers: Collection[int], *, between: str = ","
) -> Iterator[tuple[Any, ...]]:
    """The rows that a question in SQL finds for numbers of our own, which stand in its text where it has "{}".

    For what is asked many times with each article: SQLAlchemy takes several times as long to put such a question
    together, and to bind hundreds of numbers, as the database to answer it. `between` stands between two numbers.
    """
    for some in chunks(sorted(numbers)):
        rows = connection.exec_driver_sql(question.format(between.join(map(str, map(int, some))))).all()
        yield from cast("Sequence[tuple[Any, ...]]", rows)
