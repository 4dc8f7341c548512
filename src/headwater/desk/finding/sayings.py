"""What each article says, in columns: kept beside its reading, so that lists of statements open no reading.

Made anew whenever the current version of an article is another one, is read again, or a person corrects it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from headwater.desk import schema
from headwater.desk.claims import amendments, rulings
from headwater.desk.claims.claim_tables import sheets, tellings
from headwater.desk.finding import folding
from headwater.desk.finding.search_tables import named_in, sayings
from headwater.desk.readings import JOINT, clean, joined, writable
from headwater.linked import Hand
from headwater.records import Reading, Span, Statement

UNSURE = 0.5
"""Below this a statement is more likely misread than not (docs/calibration.md)."""


def renew(connection: Connection, article: str) -> None:
    """What the current version of an article says is kept anew."""
    a = schema.articles
    row = connection.execute(select(a.c.current).where(a.c.id == article)).first()
    forget(connection, article)
    reading = writable(connection, article, row.current) if row else None
    if row is not None and reading is not None:
        keep(connection, reading, row.current)


def forget(connection: Connection, article: str) -> None:
    """Lets go of what an article says."""
    connection.execute(delete(named_in).where(named_in.c.article == article))
    connection.execute(delete(sayings).where(sayings.c.article == article))


def keep(connection: Connection, reading: Reading, n: int) -> None:
    """Keeps what a version of an article says, as persons corrected it."""
    id = reading.article.id
    amended = amendments.standing(connection, id)
    whole = amendments.with_missed(reading, amended)
    sheet = connection.execute(select(sheets.c.id, sheets.c.outlet).where(sheets.c.article == id)).first()
    told = _told(connection, sheet.id if sheet else 0)
    outlet = {"outlet": sheet.outlet if sheet else ""}
    rows = [_row(whole, said, n) | outlet | {"told": told.get(said.id)} for said in whole.told]
    _correct(rows, whole, [row for row in amended if row.kind == "correct"])
    if not rows:
        return
    # The numbers are the database's: what is said is found again under its statement.
    connection.execute(insert(sayings), rows)
    query = select(sayings.c.statement, sayings.c.id).where(sayings.c.article == id)
    numbers: dict[str, int] = dict(connection.execute(query).all())
    named = [
        {"article": id, "local": local, "saying": numbers[statement.id]}
        for statement in whole.told
        for local in _named(whole, statement)
    ]
    if named:
        connection.execute(insert(named_in), named)


def _told(connection: Connection, sheet: int) -> dict[str, int]:
    """What the statements of a sheet tell, by their ids."""
    t = tellings.c
    return dict(connection.execute(select(t.statement, t.content).where(t.sheet == sheet)).all())


def _row(reading: Reading, said: Statement, n: int) -> dict[str, Any]:
    article, source = reading.article, said.source
    content = clean(joined(said.content, article.text))
    return {
        "article": article.id,
        "n": n,
        "statement": said.id,
        "day": (article.published.value if article.published else "") or "",
        "entity": source.entity,
        "stance": said.stance,
        "unnamed": source.unnamed or any(link.unnamed for link in said.chain),
        "source": clean(source.text),
        "naming": source.naming,
        "content": content,
        "unsure": said.confidence < UNSURE,
        "start": said.content[0].start if said.content else None,
        "end": said.content[0].end if said.content else None,
        "words": folded(source.text, content, article.language),
    }


def folded(source: str, content: str, language: str | None) -> str:
    """The words under which what is said is found: of who says it, and of what."""
    return f"{folding.lemmas(source, language)} {folding.lemmas(content, language)}".strip()


def _named(reading: Reading, said: Statement) -> Iterator[str]:
    """Whom the content names, by their ids in the reading, but for who says it."""
    for entity in reading.entities:
        if entity.id != said.source.entity and _stands_in(entity.mentions, said.content):
            yield entity.id


def _stands_in(mentions: Iterable[Span], content: Sequence[Span]) -> bool:
    return any(part.covers(span) for span in mentions for part in content)


@dataclass(frozen=True, slots=True)
class _Said:
    """A row under the words by which a correction finds it."""

    statement: str
    wording: str
    row: dict[str, Any]


def _correct(rows: list[dict[str, Any]], reading: Reading, corrections: Sequence[Row[Any]]) -> None:
    """Lays what persons said of statements over what was read."""
    said = [_Said(row["statement"], row["content"].replace(JOINT, " … "), row) for row in rows] if corrections else []
    for correction in corrections:
        meant = rulings.nearest(said, correction.wording, correction.statement)
        if meant is None:
            continue
        meant.row["stance"] = correction.body.get("stance", meant.row["stance"])
        if "source" in correction.body:
            _said_by(meant.row, amendments.hand(correction.body["source"]), reading)


def _said_by(row: dict[str, Any], hand: Hand, reading: Reading) -> None:
    known = (e.id for e in reading.entities if hand.name in {e.name, *(s.text for s in e.spellings)})
    row |= {"entity": next(known, None), "source": clean(hand.name), "naming": hand.naming, "unnamed": hand.unnamed}
    row["words"] = folded(hand.name, row["content"], reading.article.language)
