"""Where a name of a watch list may have been met, with the evidence, and what a person said of it.

A list has a thousand sightings and a page shows twelve: `outlines` tell which there are and how each is judged, without
a text; `sightings` bring the passage and the reasons of those that are shown.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import Connection, Row, Select, select

from headwater.bearers import Reasons
from headwater.desk import numbered, schema
from headwater.desk.bearers import known
from headwater.desk.bearers.known import token
from headwater.desk.chunks import among as one_of
from headwater.errors import DeskError
from headwater.records import Span

AROUND = 90
"""Characters shown on either side of a sighting."""

JUDGED: Final = ("confirm", "dismiss")
"""The kinds of judgements on sightings."""
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
    list_ = number(connection, name)
    query = _met(select(s.id, s.watched, s.article, s.spelling, w.line, b.root), list_)
    verdicts = _verdicts(connection, select(w.id).where(w.list == list_))
    return [
        Outline(_token(row.id), row.line, None if row.root is None else token(row.root), _state(row, verdicts)[0])
        for row in connection.execute(query)
    ]


def sightings(connection: Connection, name: str, among: Collection[str] | None = None) -> list[Sighting]:
    """The same with the evidence; `among`: only of these sightings (h-000123)."""
    s, w, b, a, v = schema.sightings, schema.watched.c, schema.bearers.c, schema.articles, schema.versions
    query = select(s, w.line, w.name.label("listed"), w.birth, w.country, w.note, b.root)
    query = query.add_columns(a.c.title, a.c.outlet, v.c.published, v.c.text)
    list_ = number(connection, name)
    query = _met(query, list_).join(a, a.c.id == s.c.article)
    query = query.join(v, (v.c.article == s.c.article) & (v.c.n == s.c.n))
    if among is not None:
        query = query.where(one_of(s.c.id, [int(sighting.removeprefix("h-")) for sighting in among]))
    verdicts = _verdicts(connection, select(w.id).where(w.list == list_))
    return [_seen(row, name, verdicts) for row in connection.execute(query)]


def _met(query: Select[Any], list_: int) -> Select[Any]:
    """These columns of the sightings of a list, with the entity that was met, in order."""
    s, w, links, b = schema.sightings, schema.watched, schema.links, schema.bearers
    query = query.select_from(s).join(w, w.c.id == s.c.watched)
    query = query.outerjoin(links, (links.c.article == s.c.article) & (links.c.local == s.c.local))
    query = query.outerjoin(b, b.c.id == links.c.bearer).where(w.c.list == list_)
    return query.order_by(w.c.line, s.c.score.desc(), s.c.id)


def _token(id: int) -> str:
    return numbered.token("h", id)


@dataclass(frozen=True, slots=True)
class _Verdict:
    watched: int
    article: str
    spelling: str
    root: int | None
    state: State
    who: str


def _verdicts(connection: Connection, watched: Select[Any]) -> list[_Verdict]:
    """What was said, and not taken back, of those who are watched under these numbers; the last first."""
    j, b = schema.judgements, schema.bearers
    query = select(j).where(j.c.kind.in_(JUDGED), j.c.undone_by.is_(None))
    rows = connection.execute(query.where(j.c.payload["watched"].as_integer().in_(watched)).order_by(j.c.id)).all()
    ids = {row.payload["entity"] for row in rows if row.payload["entity"] is not None}
    root = dict(connection.execute(select(b.c.id, b.c.root).where(one_of(b.c.id, ids))).all())
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


def judged(connection: Connection, sightings_: Collection[str]) -> list[int]:
    """The judgements on these sightings (h-000123), those that were taken back too; the last first."""
    ids = [int(sighting.removeprefix("h-")) for sighting in sightings_]
    j = schema.judgements.c
    query = select(j.id).where(j.kind.in_(JUDGED), one_of(j.payload["sighting"].as_integer(), ids))
    return list(connection.execute(query.order_by(j.id.desc())).scalars())


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
        .where(one_of(s.c.id, ids))
    )
    verdicts, found = _verdicts(connection, select(s.c.watched).where(one_of(s.c.id, ids))), {}
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
