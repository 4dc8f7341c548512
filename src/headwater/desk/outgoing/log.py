"""What persons judged and what could not be read, a few hundred at a time, the oldest first."""

from __future__ import annotations

from sqlalchemy import Connection, select

from headwater.desk import judgements, schema
from headwater.desk.judgements import Judgement
from headwater.desk.rows import Noted

AT_ONCE = 400


def judged(connection: Connection, after: int | None) -> tuple[list[Judgement], int | None]:
    """The judgements after this number, and where to go on."""
    table = schema.judgements
    query = select(table).where(table.c.id > (after or 0)).order_by(table.c.id).limit(AT_ONCE)
    rows = [judgements.made(row) for row in connection.execute(query)]
    return rows, rows[-1].id if len(rows) == AT_ONCE else None


def issues(connection: Connection, after: int | None) -> tuple[list[Noted], int | None]:
    """What could not be read after this number, and where to go on."""
    table = schema.issues
    rows = connection.execute(select(table).where(table.c.id > (after or 0)).order_by(table.c.id).limit(AT_ONCE)).all()
    found = [Noted(row.input, row.code, row.message, row.noted) for row in rows]
    return found, rows[-1].id if len(rows) == AT_ONCE else None
