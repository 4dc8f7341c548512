"""What persons decided about claims, copies and origins, as the stages take it: rows that nothing else ever changes.

Ids of statements change when an article is read again, so a ruling keeps the words of the statement it is about, and is
found again by them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select

from headwater.desk import schema
from headwater.desk.chunks import chunks, fetched
from headwater.desk.claims.claim_tables import rulings as table
from headwater.desk.claims.claim_tables import sheets, tellings
from headwater.desk.claims.entering import OWN
from headwater.linked import Ruling
from headwater.wordforms import fold

OF_TELLINGS = ("together", "apart")


@dataclass(frozen=True, slots=True)
class Judged:
    """The rulings on which contents are one claim, which contents they join, and all that they are about.

    `beside` is for each content that a person entered the one that it was entered beside; the rulings name none of
    these: what a person ruled about one is ruled about that.
    """

    rulings: tuple[Ruling, ...]
    joined: dict[int, set[int]]
    contents: frozenset[int] = frozenset()
    beside: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person ruled about two articles: `later` took its text from `earlier` (`copied`), or did not."""

    judgement: int
    who: str
    copied: bool
    earlier: str
    later: str


def on_copies(connection: Connection, article: str) -> dict[str, Verdict]:
    """The last standing ruling on an article and each other of which a person ruled whether one is a copy, by that."""
    query = _standing().where(
        table.c.kind.in_(("copy", "no copy")), or_(table.c.one == article, table.c.other == article)
    )
    found: dict[str, Verdict] = {}
    for row in connection.execute(query.add_columns(schema.judgements.c.who).order_by(table.c.judgement)):
        other = row.other if row.one == article else row.one
        found[other] = Verdict(row.judgement, row.who, row.kind == "copy", row.other, row.one)
    return found


def of_contents(connection: Connection) -> Judged:
    """Those that join and part tellings. They name the telling that stands for each content."""
    from headwater.desk.claims import contents

    if not fetched(connection, "SELECT 1 FROM rulings LIMIT 1"):
        return Judged((), {})
    rows = [
        (row, one, other)
        for row in connection.execute(_JOINING).all()
        if (one := _content(connection, row, "one")) and (other := _content(connection, row, "other")) and one != other
    ]
    told = contents.told(connection, {id for _, *both in rows for id in both})
    own = {id for id, each in told.items() if contents.only_entered(each)}
    beside: dict[int, int] = {}
    found: list[Ruling] = []
    joined: dict[int, set[int]] = {}
    for row, one, other in rows:
        if row.kind == "together":
            joined.setdefault(one, set()).add(other)
            joined.setdefault(other, set()).add(one)
        if one in own and row.one == f"{OWN}{row.judgement}":
            beside[one] = other
            continue
        one, other = beside.get(one, one), beside.get(other, other)
        if one != other and own.isdisjoint((one, other)):
            first = {id: contents.first(told[id]) for id in (one, other)}
            found.append(Ruling(row.judgement, row.kind, first[one].ref, first[other].ref))
    return Judged(tuple(found), joined, frozenset(told), beside)


def of_articles(connection: Connection, articles: Collection[str]) -> list[Ruling]:
    """Those about copies and origins whose two articles are both among these; the statements as they are called now."""
    found = []
    ids = sorted(articles)
    for some in chunks(ids):
        rows = connection.execute(_standing().where(table.c.one.in_(some)).order_by(table.c.judgement)).all()
        found += [_ruling(connection, row) for row in rows if row.other in articles]
    return found


def _standing() -> Select[Any]:
    j = schema.judgements
    return select(table).join(j, j.c.id == table.c.judgement).where(j.c.undone_by.is_(None))


_JOINING = _standing().where(table.c.kind.in_(OF_TELLINGS)).order_by(table.c.judgement)
"""Made once: to make a question takes longer than to answer it, and this one is asked with each article."""


def _ruling(connection: Connection, row: Row[Any]) -> Ruling:
    return Ruling(row.judgement, row.kind, _ref(connection, row, "one"), _ref(connection, row, "other"))


def _ref(connection: Connection, row: Row[Any], side: str) -> tuple[str, str]:
    found = _telling(connection, row, side)
    return getattr(row, side), found.statement if found else getattr(row, f"{side}_statement")


def _content(connection: Connection, row: Row[Any], side: str) -> int | None:
    found = _telling(connection, row, side)
    return found.content if found else None


def _telling(connection: Connection, row: Row[Any], side: str) -> Any:
    """The telling that a ruling means: the one of those words, else the one that was called so and has most of them."""
    article, wording = getattr(row, side), getattr(row, f"{side}_wording")
    t = tellings
    query = select(t.c.statement, t.c.content, t.c.wording).join(sheets, sheets.c.id == t.c.sheet)
    rows = connection.execute(query.where(sheets.c.article == article).order_by(t.c.statement)).all()
    return nearest(rows, wording, getattr(row, f"{side}_statement"))


def nearest(rows: Sequence[Any], wording: str, statement: str) -> Any:
    """Of the tellings of an article the one that has these words, else most of them (half at least)."""
    folded = fold(wording).split()
    best, share = None, 0.5
    for row in rows:
        words = fold(row.wording).split()
        if words == folded:
            return row
        alike = len(set(words) & set(folded)) / max(len(set(words) | set(folded)), 1)
        if alike + (0.01 if row.statement == statement else 0) > share:
            best, share = row, alike
    return best
