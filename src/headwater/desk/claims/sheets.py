"""The sheets that the desk keeps: what of each article is compared with others, and under what it is looked up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sqlalchemy import Connection, Select, Table, insert, select, update

from headwater.desk import schema
from headwater.desk.chunks import chunks
from headwater.desk.claims.claim_tables import sheets
from headwater.desk.claims.packing import pack, unpack
from headwater.linked import Sheet


@dataclass(frozen=True, slots=True)
class Kept:
    """A sheet as the desk has it; `id` is its number there, `n` the version of the article that it is of."""

    id: int
    n: int
    sheet: Sheet


def of_article(connection: Connection, article: str) -> Kept | None:
    """The sheet of an article, with its text; None where it has none yet."""
    row = connection.execute(select(sheets.c.id).where(sheets.c.article == article)).first()
    return load(connection, [row.id])[row.id] if row else None


def keep(connection: Connection, sheet: Sheet, n: int) -> int:
    """Keeps the sheet of a version of an article; its number, which stays when the article is read again."""
    row = {
        "n": n,
        "outlet": sheet.house.outlet,
        "house": sheet.house.key,
        "published": sheet.published or sheet.fetched,
        "body": pack(replace(sheet, text="", tellings=())),
    }
    known = connection.execute(select(sheets.c.id).where(sheets.c.article == sheet.article)).scalar()
    if known is not None:
        connection.execute(update(sheets).where(sheets.c.id == known).values(row))
        return int(known)
    made = connection.execute(insert(sheets), {"article": sheet.article, "story": None} | row).inserted_primary_key
    return int(made[0]) if made else 0


def load(connection: Connection, ids: Sequence[int], *, text: bool = True) -> dict[int, Kept]:
    """Sheets by their numbers; without `text` theirs is left out, which spares much. Tellings are never among them."""
    found: dict[int, Kept] = {}
    v = schema.versions
    for some in chunks(ids):
        query: Select[tuple[int, ...]] = select(sheets.c.id, sheets.c.n, sheets.c.body).where(sheets.c.id.in_(some))
        if text:
            query = query.add_columns(v.c.text).outerjoin(v, (v.c.article == sheets.c.article) & (v.c.n == sheets.c.n))
        for row in connection.execute(query):
            sheet = _whole(row.body, row.text or "") if text else _unpacked(row.body)
            found[row.id] = Kept(row.id, row.n, sheet)
    return found


@lru_cache(maxsize=4000)
def _unpacked(body: bytes) -> Sheet:
    """A sheet without its text; those of late are kept at hand, as each article that comes is compared with them."""
    return unpack(Sheet, body)


@lru_cache(maxsize=2000)
def _whole(body: bytes, text: str) -> Sheet:
    """A sheet with its text. The same one each time: what is made of a text is kept beside it (link/laid.py)."""
    return replace(_unpacked(body), text=text)


def index(connection: Connection, table: Table, id: int, keys: Iterable[int]) -> None:
    """Lets a sheet be found under these keys of a table."""
    if rows := [{"key": key, "sheet": id} for key in sorted(set(keys))]:
        connection.execute(insert(table), rows)
