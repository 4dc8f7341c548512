"""The readings that the desk keeps, whole."""

from __future__ import annotations

import json
import re
from typing import Any

from sqlalchemy import Connection, select

from headwater import contract
from headwater.desk import schema
from headwater.records import Reading, Span

JOINT = " ... "
"""Stands between the fragments of a content."""
# What no database takes as text: half a surrogate pair, and (PostgreSQL) NUL.
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


def latest(connection: Connection, id: str, n: int) -> Reading | None:
    """The latest reading of a version."""
    body = _body(connection, id, n)
    return None if body is None else contract.loads(body)


def writable(connection: Connection, id: str, n: int) -> Reading | None:
    """The same with all of its words `clean`: what is made of it can be kept, and spans stay right."""
    body = _body(connection, id, n)
    if body is None or "\\u" not in body:  # JSON has what cannot be written as \ud800 or \u0000
        return None if body is None else contract.loads(body)
    return contract.from_json(cleaned(json.loads(body)))


def _body(connection: Connection, id: str, n: int) -> str | None:
    table = schema.readings
    query = select(table.c.body).where(table.c.article == id, table.c.n == n).order_by(table.c.reading.desc()).limit(1)
    return connection.execute(query).scalar()


def cleaned(value: Any) -> Any:
    """Any plain value with all of its words `clean`."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {name: cleaned(each) for name, each in value.items()}
    return [cleaned(each) for each in value] if isinstance(value, list) else value


def joined(spans: tuple[Span, ...], text: str) -> str:
    """A content as one text, its fragments parted by `JOINT`."""
    return JOINT.join(span.of(text) for span in spans)


def clean(text: str) -> str:
    """`text` as a database can hold it, of the same length: spans stay right."""
    return _UNWRITABLE.sub("\ufffd", text)
