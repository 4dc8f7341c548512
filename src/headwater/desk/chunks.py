"""So many values at once as a question to the database may hold."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final, TypeVar, cast

from sqlalchemy import ColumnElement, Connection, func, select
from sqlalchemy.exc import DBAPIError

T = TypeVar("T")
AT_ONCE: Final = 500
"""Values in one question: databases have limits."""


def chunks(values: Sequence[T]) -> Iterable[Sequence[T]]:
    """The values in their order, `AT_ONCE` of them at a time."""
    return (values[n : n + AT_ONCE] for n in range(0, len(values), AT_ONCE))


def asked(connection: Connection, question: str, values: Collection[int] | Collection[str]) -> list[tuple[Any, ...]]:
    """The rows that a question in SQL finds for numbers or names of our own, however many: they stand where it has
    "({})".

    For what is asked many times with each article, or for hundreds at once: SQLAlchemy takes several times as long to
    put such a question together, to bind them, and to make its own rows of those that it gets, as the database to
    answer it. So the driver is asked. They are one value, whatever their number: so each question is prepared once,
    which else takes nearly as long as to answer it. Raises what SQLAlchemy would.
    """
    if not values:
        return []
    return fetched(connection, question.format(_VALUES), json.dumps(sorted(values)))


def among(column: ColumnElement[Any], values: Collection[int] | Collection[str]) -> ColumnElement[bool]:
    """True where a column has one of these values, however many: they go to the database as one, as in `asked`."""
    each = func.json_each(json.dumps(sorted(values))).table_valued("value")
    return column.in_(select(each.c.value))


_VALUES: Final = "SELECT value FROM json_each(?1)"


def fetched(connection: Connection, question: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows that a question in SQL finds for these values, one for each of its question marks; as `asked` asks.

    Also what is written with a `RETURNING`.
    """
    try:
        return cast("list[tuple[Any, ...]]", _driver(connection).execute(question, values).fetchall())
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError(question, None, error) from error


def put(connection: Connection, statement: str, rows: Sequence[Sequence[Any]]) -> None:
    """Writes rows by a statement in SQL with a question mark for each value, as `asked` asks, for the same reason."""
    if not rows:
        return
    try:
        _driver(connection).executemany(statement, rows)
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError(statement, None, error) from error


def _driver(connection: Connection) -> Any:
    """The driver's own connection, with SQLAlchemy's transaction on it."""
    return connection.connection.dbapi_connection
