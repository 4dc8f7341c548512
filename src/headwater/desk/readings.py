"""The readings that the desk keeps, whole."""

from __future__ import annotations

import re

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
    table = schema.readings
    query = select(table.c.body).where(table.c.article == id, table.c.n == n).order_by(table.c.reading.desc()).limit(1)
    body = connection.execute(query).scalar()
    return None if body is None else contract.loads(body)


def joined(spans: tuple[Span, ...], text: str) -> str:
    """A content as one text, its fragments parted by `JOINT`."""
    return JOINT.join(span.of(text) for span in spans)


def clean(text: str) -> str:
    """`text` as a database can hold it, of the same length: spans stay right."""
    return _UNWRITABLE.sub("\ufffd", text)
