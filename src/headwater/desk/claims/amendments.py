"""What persons corrected in statements, added where one was missed, or entered of their own: laid over what was read.

The reading stays as it is; an amendment is a row, found again by the words of its statement when the article is read
anew, and gone when it is taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, bindparam, select

from headwater.desk import schema
from headwater.desk.chunks import fetched
from headwater.desk.claims import rulings
from headwater.desk.claims.claim_tables import amendments as table
from headwater.desk.claims.entering import OWN
from headwater.linked import Hand, Sheet, Telling
from headwater.records import Link, Presentation, Reading, Source, Span, Statement


def applied(connection: Connection, sheet: Sheet) -> list[Telling]:
    """The tellings of a sheet as persons corrected them."""
    told = list(sheet.tellings)
    for row in standing(connection, sheet.article):
        if row.kind == "correct" and (n := _meant(told, row)) is not None:
            told[n] = corrected(told[n], row.body)
    return told


def standing(connection: Connection, article: str) -> Sequence[Row[Any]]:
    """What persons amended in an article and did not take back, the oldest first."""
    # Of nearly every article there is none, and that is asked with each.
    if not fetched(connection, "SELECT 1 FROM amendments WHERE article = ? LIMIT 1", article):
        return ()
    return connection.execute(_STANDING, {"article": article}).all()


def entered(connection: Connection) -> Sequence[Row[Any]]:
    """The interviews and documents that persons entered and did not take back, the oldest first."""
    j = schema.judgements
    query = select(table).join(j, j.c.id == table.c.judgement)
    return connection.execute(query.where(j.c.kind == "own", j.c.undone_by.is_(None)).order_by(j.c.id)).all()


def _standing() -> Select[Any]:
    j = schema.judgements
    query = select(table, j.c.kind).join(j, j.c.id == table.c.judgement)
    return query.where(table.c.article == bindparam("article"), j.c.undone_by.is_(None)).order_by(j.c.id)


_STANDING = _standing()
"""Made once: to make a question takes longer than to answer it, and this one is asked with each article."""


def _meant(told: Sequence[Telling], row: Row[Any]) -> int | None:
    found = rulings.nearest(told, row.wording, row.statement)
    return next((n for n, each in enumerate(told) if each is found), None)


def corrected(telling: Telling, body: dict[str, Any]) -> Telling:
    """A telling with what a person says of it: `source` (its last link), `chain`, `stance`, `dates`."""
    chain = telling.chain
    if "chain" in body:
        chain = (*chain[:1], *(hand(link) for link in body["chain"]))
    if "source" in body:
        chain = (*(chain[:-1] if len(chain) > 1 else chain), hand(body["source"]))
    dates = tuple(body["dates"]) if "dates" in body else telling.dates
    stance = body.get("stance", telling.stance)
    return replace(telling, chain=chain, stance=stance, dates=dates, printed_dates=dates or telling.printed_dates)


def hand(body: dict[str, Any]) -> Hand:
    """A link of a chain as a person gave it. Raises `msgspec.ValidationError` where it is none."""
    return msgspec.convert(body, Hand)


def with_missed(reading: Reading, rows: Sequence[Row[Any]]) -> Reading:
    """A reading with the statements that persons found it to lack: what these say is read like all others."""
    added = tuple(_missed(reading, row.judgement, row.body) for row in rows if row.kind == "missed")
    return replace(reading, statements=(*reading.statements, *added))


def _missed(reading: Reading, judgement: int, body: dict[str, Any]) -> Statement:
    return statement(reading, f"{OWN}{judgement}", tuple(Span(*span) for span in body["spans"]), body)


def statement(reading: Reading, id: str, content: tuple[Span, ...], body: dict[str, Any]) -> Statement:
    """A statement as a person gave it: who says these words, and how it stands to them."""
    given, outlet = hand(body["source"]), reading.article.outlet
    source = Source((), given.name, _known(reading, given.name), given.kind, given.naming, given.official)
    printed = Link(outlet.name, outlet.entity, "outlet", "named") if outlet else None
    chain = (*([printed] if printed else []), Link(given.name, source.entity, given.kind, given.naming))
    return Statement(id, source, (), content, "indirect", body["stance"], Presentation(), chain)


def _known(reading: Reading, name: str) -> str | None:
    return next((e.id for e in reading.entities if name in {e.name, *(s.text for s in e.spellings)}), None)


def own(judgement: int, body: dict[str, Any], reading: Reading) -> Reading:
    """An interview or a document that a person typed, as a reading with one statement: all of its words."""
    article = replace(reading.article, id=f"{OWN}{judgement}")
    whole = Span(0, len(article.text))
    bare = replace(reading, article=article, deals=(), cautions=(), statements=(), unattributed=())
    bare = replace(bare, events=tuple(replace(e, statement=None) for e in reading.events))
    return replace(bare, statements=(statement(bare, "s1", (whole,), body),))
