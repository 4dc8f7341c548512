"""Where a name of a watch list may have been met, with the evidence, and what a person said of it.

A list has a thousand sightings and a page shows twelve: `outlines` tell which there are and how each is judged, without
a text; `sightings` bring the passage and the reasons of those that are shown.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, select

from headwater.bearers import Reasons
from headwater.desk import judgements, schema
from headwater.desk.bearers import known
from headwater.desk.bearers.known import token
from headwater.errors import DeskError
from headwater.records import Span

AROUND = 90
"""Characters shown on either side of a sighting."""

State = Literal["to be checked", "confirmed", "dismissed"]


@dataclass(frozen=True, slots=True)
class Outline:
    """A sighting without its evidence: at which line of the list, of which entity, and what was judged of it."""

    sighting: str
    line: int
    entity: str | None
    state: State


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where one of a list may have been met. `name` is the list's, `spelling` the article's; `span` is in the text of
    the version, `passage` what stands around it."""

    sighting: str
    watchlist: str
    line: int
    name: str
    listed: str
    birth: str | None
    country: str | None
    note: str | None
    spelling: str
    entity: str | None
    article: str
    version: int
    title: str | None
    outlet: str | None
    published: str | None
    span: Span | None
    passage: str
    score: float
    reasons: Reasons
    state: State
    judged_by: str | None


def is_list(connection: Connection, name: str) -> bool:
    """True where there is a list of that name."""
    return _numbered(connection, name) is not None


def number(connection: Connection, name: str) -> int:
    """The number of the list of that name. `DeskError` where there is none."""
    id = _numbered(connection, name)
    if id is None:
        raise DeskError(f"{name}: no such watch list; `headwater watchlist list` shows them")
    return id


def _numbered(connection: Connection, name: str) -> int | None:
    table = schema.watchlists
    return connection.execute(select(table.c.id).where(table.c.name == name)).scalar()


def outlines(connection: Connection, name: str) -> list[Outline]:
    """Who of a list may have been met, in the order of the list, the likeliest first; `DeskError` for no such list."""
    s, w, b = schema.sightings.c, schema.watched.c, schema.bearers.c
    query = _met(select(s.id, s.watched, s.article, s.spelling, w.line, b.root), number(connection, name))
    verdicts = _verdicts(connection)
    return [
        Outline(_token(row.id), row.line, None if row.root is None else token(row.root), _state(row, verdicts)[0])
        for row in connection.execute(query)
    ]


def sightings(connection: Connection, name: str, among: Collection[str] | None = None) -> list[Sighting]:
    """The same with the evidence; `among`: only of these sightings (h-000123)."""
    s, w, b, a, v = schema.sightings, schema.watched.c, schema.bearers.c, schema.articles, schema.versions
    query = select(s, w.line, w.name.label("listed"), w.birth, w.country, w.note, b.root)
    query = query.add_columns(a.c.title, a.c.outlet, v.c.published, v.c.text)
    query = _met(query, number(connection, name)).join(a, a.c.id == s.c.article)
    query = query.join(v, (v.c.article == s.c.article) & (v.c.n == s.c.n))
    if among is not None:
        query = query.where(s.c.id.in_(sorted(int(sighting.removeprefix("h-")) for sighting in among)))
    verdicts = _verdicts(connection)
    return [_seen(row, name, verdicts) for row in connection.execute(query)]


def _met(query: Select[Any], list_: int) -> Select[Any]:
    """These columns of the sightings of a list, with the entity that was met, in order."""
    s, w, links, b = schema.sightings, schema.watched, schema.links, schema.bearers
    query = query.select_from(s).join(w, w.c.id == s.c.watched)
    query = query.outerjoin(links, (links.c.article == s.c.article) & (links.c.local == s.c.local))
    query = query.outerjoin(b, b.c.id == links.c.bearer).where(w.c.list == list_)
    return query.order_by(w.c.line, s.c.score.desc(), s.c.id)


def _token(id: int) -> str:
    return f"h-{id:06d}"


@dataclass(frozen=True, slots=True)
class _Verdict:
    watched: int
    article: str
    spelling: str
    root: int | None
    state: State
    who: str


def _verdicts(connection: Connection) -> list[_Verdict]:
    rows = judgements.standing(connection, ["confirm", "dismiss"])
    b = schema.bearers
    ids = sorted({row.payload["entity"] for row in rows if row.payload["entity"] is not None})
    root = dict(connection.execute(select(b.c.id, b.c.root).where(b.c.id.in_(ids))).all())
    return [
        _Verdict(
            row.payload["watched"],
            row.payload["article"],
            row.payload["spelling"],
            root.get(row.payload["entity"]),
            "confirmed" if row.kind == "confirm" else "dismissed",
            row.who,
        )
        for row in reversed(rows)
    ]


def _seen(row: Row[Any], name: str, verdicts: list[_Verdict]) -> Sighting:
    state, judged_by = _state(row, verdicts)
    span = Span(row.start, row.end) if row.start is not None else None
    return Sighting(
        sighting=_token(row.id),
        watchlist=name,
        line=row.line,
        name=row.name,
        listed=row.listed,
        birth=row.birth,
        country=row.country,
        note=row.note,
        spelling=row.spelling,
        entity=None if row.root is None else token(row.root),
        article=row.article,
        version=row.n,
        title=row.title,
        outlet=row.outlet,
        published=known.day(row.published),
        span=span,
        passage=_passage(row.text, span),
        score=round(row.score, 3),
        reasons=tuple(row.reasons),
        state=state,
        judged_by=judged_by,
    )


def _passage(text: str, span: Span | None) -> str:
    """What stands around a span, from word to word, on one line."""
    if span is None:
        return ""
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    if start:
        start = text.find(" ", start, span.start) + 1 or start
    if end < len(text):
        blank = text.rfind(" ", span.end, end)
        end = blank if blank > 0 else end
    return " ".join(text[start:end].split())


def unjudged(connection: Connection, ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """Those of these sightings that nobody has dismissed, with what a card says of them."""
    s, w, l_, links, b = schema.sightings, schema.watched, schema.watchlists, schema.links, schema.bearers
    query = (
        select(s.c.id, s.c.watched, s.c.article, s.c.spelling, s.c.n, s.c.start, s.c.end, b.c.root)
        .add_columns(w.c.name.label("listed"), l_.c.name.label("list"))
        .join(w, w.c.id == s.c.watched)
        .join(l_, l_.c.id == w.c.list)
        .outerjoin(links, (links.c.article == s.c.article) & (links.c.local == s.c.local))
        .outerjoin(b, b.c.id == links.c.bearer)
        .where(s.c.id.in_(sorted(ids)))
    )
    verdicts, found = _verdicts(connection), {}
    for row in connection.execute(query):
        if _state(row, verdicts)[0] == "dismissed":
            continue
        body = {"sighting": _token(row.id), "list": row.list, "listed": row.listed, "spelling": row.spelling}
        found[row.id] = body | {"n": row.n, "at": None if row.start is None else [row.start, row.end]}
    return found


def _state(row: Row[Any], verdicts: list[_Verdict]) -> tuple[State, str | None]:
    """What a person said of a sighting, and who: of this one, else of the same entity under that name."""
    mine = [v for v in verdicts if v.watched == row.watched]
    here = [v for v in mine if (v.article, v.spelling) == (row.article, row.spelling)]
    fits = here or [v for v in mine if row.root is not None and v.root == row.root]
    return (fits[0].state, fits[0].who) if fits else ("to be checked", None)
