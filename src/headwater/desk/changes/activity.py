"""Who did what on this desk, out of where each is kept: judgements, notes, what is followed, what was added and run.

Nothing is written twice for it. A page is found by time: of each sort the last before a moment, and of these the last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, get_args

from sqlalchemy import Connection, or_, select

from headwater.desk import judgements, schema
from headwater.desk.changes.change_tables import doings
from headwater.desk.followed.followed_tables import followed
from headwater.desk.judgements import Judgement
from headwater.desk.margin.margin_tables import note_acts, notes

Sort = Literal["entities", "claims", "watch lists", "notes", "followed", "added", "runs"]
SORTS: Final[tuple[Sort, ...]] = get_args(Sort)
_ENTITIES: Final = ("merge", "split", "rename", "lock", "unlock", "apart")
_CLAIMS: Final = ("join", "part", "copy", "no copy", "one origin", "two origins", "correct", "missed", "own", "rate")
_SIGHTINGS: Final = ("confirm", "dismiss")
_UNDO: Final = "undo"


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that somebody or the program (`who` "") did, at `made`, and until when it went on.

    `judgement` is there for what was judged; else `what` says the kind (of a note: `added`, `edited`, ...; of a
    source: `follow`; `added`, `read again`, `run anew`) and `body` the rest.
    """

    sort: Sort
    who: str
    made: str
    what: str
    body: Mapping[str, Any] = field(default_factory=dict)
    until: str | None = None
    judgement: Judgement | None = None


def page(connection: Connection, *, who: str, sort: Sort | None, before: str, limit: int) -> list[Deed]:
    """The last before a moment, the latest first."""
    found: list[Deed] = []
    for sorts, look in _SOURCES:
        if sort is None or sort in sorts:
            found += look(connection, who, sort, before, limit)
    return sorted(found, key=lambda deed: (deed.made, deed.judgement.id if deed.judgement else 0), reverse=True)[:limit]


def _judged(connection: Connection, who: str, sort: Sort | None, before: str, limit: int) -> list[Deed]:
    j = schema.judgements.c
    query = select(schema.judgements)
    if who:
        query = query.where(j.who == who)
    if before:
        query = query.where(j.made < before)
    if sort:
        query = query.where(or_(j.kind.in_(_OF[sort]), _undoes(sort)))
    rows = connection.execute(query.order_by(j.id.desc()).limit(limit)).all()
    undone = _undone(connection, [row.payload["of"] for row in rows if row.kind == _UNDO])
    return [
        Deed(
            _sort(undone.get(row.payload["of"], "") if row.kind == _UNDO else row.kind),
            row.who,
            row.made,
            row.kind,
            judgement=judgements.made(row),
        )
        for row in rows
    ]


def _undoes(sort: Sort) -> Any:
    j, taken = schema.judgements.c, schema.judgements.alias()
    return (j.kind == _UNDO) & j.id.in_(select(taken.c.undone_by).where(taken.c.kind.in_(_OF[sort])))


def _undone(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    j = schema.judgements.c
    return dict(connection.execute(select(j.id, j.kind).where(j.id.in_(ids))).all()) if ids else {}


_OF: Final[dict[Sort, tuple[str, ...]]] = {"entities": _ENTITIES, "claims": _CLAIMS, "watch lists": _SIGHTINGS}


def _sort(kind: str) -> Sort:
    return next((sort for sort, kinds in _OF.items() if kind in kinds), "claims")


def _noted(connection: Connection, who: str, _: Sort | None, before: str, limit: int) -> list[Deed]:
    a, n = note_acts.c, notes.c
    query = select(a.id, a.note, a.kind, a.who, a.made, a.text, n.of, n.target).join(notes, n.id == a.note)
    if who:
        query = query.where(a.who == who)
    if before:
        query = query.where(a.made < before)
    return [
        Deed("notes", row.who, row.made, row.kind, {"note": row.note, "of": row.of, "on": row.target, "text": row.text})
        for row in connection.execute(query.order_by(a.id.desc()).limit(limit))
    ]


def _followed(connection: Connection, who: str, _: Sort | None, before: str, limit: int) -> list[Deed]:
    f = followed.c
    query = select(f.id, f.address, f.title, f.kind, f.who, f.added, f.paused)
    if who:
        query = query.where(f.who == who)
    if before:
        query = query.where(f.added < before)
    return [
        Deed(
            "followed",
            row.who,
            row.added,
            "follow",
            {"id": row.id, "address": row.address, "title": row.title, "kind": row.kind, "paused": row.paused},
        )
        for row in connection.execute(query.order_by(f.added.desc(), f.id.desc()).limit(limit))
    ]


def _done(connection: Connection, who: str, sort: Sort | None, before: str, limit: int) -> list[Deed]:
    if who:
        return []
    d = doings.c
    query = select(d.kind, d.made, d.until, d.body)
    if before:
        query = query.where(d.made < before)
    if sort:
        query = query.where(d.kind == "added" if sort == "added" else d.kind != "added")
    return [
        Deed("added" if row.kind == "added" else "runs", "", row.made, row.kind, row.body, row.until)
        for row in connection.execute(query.order_by(d.made.desc(), d.id.desc()).limit(limit))
    ]


_Look = Callable[[Connection, str, Sort | None, str, int], list[Deed]]
_SOURCES: Final[tuple[tuple[tuple[Sort, ...], _Look], ...]] = (
    (("entities", "claims", "watch lists"), _judged),
    (("notes",), _noted),
    (("followed",), _followed),
    (("added", "runs"), _done),
)


def people(connection: Connection) -> list[str]:
    """Everybody who did something, by name."""
    found: set[str] = set()
    for table in (schema.judgements, note_acts, followed):
        found |= set(connection.execute(select(table.c.who).distinct()).scalars())
    return sorted(found - {""}, key=str.casefold)


def outlets(connection: Connection, articles: Sequence[str]) -> dict[str, str]:
    """The outlets of these articles, those that are known."""
    a = schema.articles.c
    query = select(a.id, a.outlet).where(a.id.in_(list(articles)), a.outlet.is_not(None))
    return dict(connection.execute(query).all()) if articles else {}
