"""Fills what migration 0007 added, out of what an older desk holds, a batch at a time: as the next run goes by.

The migration itself changes the form alone: it must still work when later ones have changed the tables again, and a
reader must not wait for it. What is still missing is told by the rows: an article with statements and no `sayings`, a
sheet whose outlet is not in `outlets`, a copy without the outlets of its two ends.
"""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, exists, func, or_, select, update

from headwater.desk import schema
from headwater.desk.claims import sheets
from headwater.desk.claims.claim_tables import copies
from headwater.desk.claims.claim_tables import sheets as sheet_table
from headwater.desk.claims.packing import unpack
from headwater.desk.finding import printed_by, sayings
from headwater.desk.finding.search_tables import outlets
from headwater.desk.finding.search_tables import sayings as said
from headwater.linked import Copy
from headwater.weighing import Weighing


def fill(connection: Connection, limit: int, after: str = "") -> list[str]:
    """Keeps in columns what so many articles say of which it is not kept yet, by their ids, from `after` on; these."""
    a = schema.articles.c
    kept = exists(select(said.c.id).where(said.c.article == a.id))
    query = select(a.id).where(a.id > after, a.statements > 0, ~kept).order_by(a.id).limit(limit)
    articles = list(connection.execute(query).scalars())
    for id in articles:
        sayings.renew(connection, id)
    return articles


def fill_publishers(connection: Connection, weighing: Weighing | None) -> None:
    """The outlets that were never met, and of the copies between whom they are and how much they take over."""
    _copies(connection)
    _outlets(connection)
    if weighing is not None:
        printed_by.settle(connection, weighing)


def _copies(connection: Connection) -> None:
    earlier, later = sheet_table.alias(), sheet_table.alias()
    query = (
        select(copies.c.earlier, copies.c.later, copies.c.body, earlier.c.outlet, later.c.outlet.label("to"))
        .join(earlier, earlier.c.id == copies.c.earlier)
        .join(later, later.c.id == copies.c.later)
        .where(copies.c.later_outlet == "", or_(earlier.c.outlet != "", later.c.outlet != ""))
    )
    rows = []
    for row in connection.execute(query):
        copy = unpack(Copy, row.body)
        new = {"a": row.earlier, "z": row.later, "share": copy.share, "kept": copy.kept, "credited": copy.credited}
        rows.append(new | {"earlier_outlet": row.outlet, "later_outlet": row.to})
    if rows:
        here = (copies.c.earlier == bindparam("a"), copies.c.later == bindparam("z"))
        names = ("share", "kept", "credited", "earlier_outlet", "later_outlet")
        connection.execute(update(copies).where(*here).values({name: bindparam(name) for name in names}), rows)


def _outlets(connection: Connection) -> None:
    """Each from its first article."""
    s = sheet_table.c
    known = select(outlets.c.outlet)
    first = select(func.min(s.id)).where(s.outlet != "", s.outlet.not_in(known)).group_by(s.outlet)
    ids = list(connection.execute(first.order_by(func.min(s.id))).scalars())
    for kept in sheets.load(connection, ids, text=False).values():
        printed_by.add(connection, kept.sheet)
