"""The sheets that the desk keeps: what of each article is compared with others, and under what it is looked up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sqlalchemy import Connection, delete, update

from headwater.desk.changes import noting
from headwater.desk.chunks import asked, fetched
from headwater.desk.claims.claim_tables import sheets
from headwater.desk.claims.packing import pack, unpack
from headwater.linked import Credit, House, Sheet
from headwater.records import Access

MET = 4000
"""Sheets that are kept at hand in a transaction: some that relinks a whole desk go through all of it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A sheet as the desk has it; `id` is its number there, `n` the version of the article that it is of."""

    id: int
    n: int
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class _Head:
    """Of a sheet that is kept what is shown of it: an eighth of the time that all of it takes to unpack."""

    article: str
    house: House
    title: str
    access: Access
    language: str | None
    published: str
    fetched: str
    url: str | None = None
    credits: tuple[Credit, ...] = ()


def of_article(connection: Connection, article: str) -> Kept | None:
    """The sheet of an article, with its text; None where it has none yet."""
    found = fetched(connection, "SELECT id FROM sheets WHERE article = ?", article)
    return load(connection, [found[0][0]])[found[0][0]] if found else None


def keep(connection: Connection, sheet: Sheet, n: int, before: Kept | None) -> Kept:
    """Keeps the sheet of a version of an article, in place of the one `before`: its number stays."""
    body = pack(replace(sheet, text="", tellings=()))
    row = {
        "n": n,
        "outlet": sheet.house.outlet,
        "house": sheet.house.key,
        "published": sheet.published or sheet.fetched,
        "body": body,
    }
    if before is not None:
        _forget(connection, before.id)
        connection.execute(update(sheets).where(sheets.c.id == before.id).values(row))
        return Kept(before.id, n, _whole(body, sheet.text))
    ((id,),) = fetched(connection, _MADE, sheet.article, *row.values())
    # As those will have it that come after: what is made of its text for this comparison serves theirs.
    return Kept(id, n, _whole(body, sheet.text))


_MADE = """INSERT INTO sheets (article, n, outlet, house, published, body, story) VALUES (?, ?, ?, ?, ?, ?, NULL)
RETURNING id"""


def load(connection: Connection, ids: Sequence[int], *, text: bool = True) -> dict[int, Kept]:
    """Sheets by their numbers; without `text` theirs is left out, which spares much. Tellings are never among them.

    Each is fetched once in a transaction that writes: the articles of a batch are set beside the same ones.
    """
    wanted = sorted(set(ids))
    met: dict[tuple[int, bool], Kept] = noting.sheets(connection)
    if len(met) > MET:
        met.clear()
    new = [id for id in wanted if (id, text) not in met]
    if text:
        for id, n, body, words in asked(connection, _WITH_TEXT, new):
            met[id, text] = Kept(id, n, _whole(body, words or ""))
    else:
        for id, n, body in asked(connection, "SELECT id, n, body FROM sheets WHERE id IN ({})", new):
            met[id, text] = Kept(id, n, _unpacked(body))
    return {id: met[id, text] for id in wanted if (id, text) in met}


def remove(connection: Connection, id: int) -> None:
    """Takes a sheet away."""
    _forget(connection, id)
    connection.execute(delete(sheets).where(sheets.c.id == id))


def _forget(connection: Connection, id: int) -> None:
    for text in (True, False):
        noting.sheets(connection).pop((id, text), None)


_WITH_TEXT = """SELECT s.id, s.n, s.body, v.text FROM sheets AS s
LEFT JOIN versions AS v ON v.article = s.article AND v.n = s.n WHERE s.id IN ({})"""


@lru_cache(maxsize=6000)
def _unpacked(body: bytes) -> Sheet:
    """A sheet without its text; those of late are kept at hand, as each article that comes is compared with them.

    An article looks at 21; with 4,000 it unpacks 4 of them again, with 6,000 two.
    """
    return unpack(Sheet, body)


@lru_cache(maxsize=4000)
def _whole(body: bytes, text: str) -> Sheet:
    """A sheet with its text. The same one each time: what is made of a text is kept beside it (link/laid.py).

    Of 6 that an article is compared with 4 are among the last 4,000, half among the last 2,000.
    """
    return replace(_unpacked(body), text=text)


def heads(connection: Connection, ids: Sequence[int]) -> dict[int, Sheet]:
    """Sheets by their numbers as they are shown: without their texts, and all that they are compared by left empty."""
    rows = asked(connection, "SELECT id, body FROM sheets WHERE id IN ({})", ids)
    return {id: _head(body) for id, body in rows}


@lru_cache(maxsize=4000)
def _head(body: bytes) -> Sheet:
    h: _Head = unpack(_Head, body)
    when = (h.published, h.fetched)
    return Sheet(h.article, h.house, h.title, "", h.access, h.language, *when, h.url, credits=h.credits)
