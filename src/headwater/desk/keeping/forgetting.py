"""What is taken off the desk for good: an article, somebody, a case; with all that was made of it.

    captures and originals that no other article has, versions, readings, words, statements, entities
    what was found between it and others: copies, ties, tellings, claims that nobody else tells
    names and roles that only it gave; sightings; notes, judgements, corrections and changes about it
    what dossiers froze of it (desk/dossiers/forgetting.py)

What others share is made anew without it: claims are weighed, stories and names summed again. The log says that
something went, never what. Bytes that were freed are overwritten by whoever calls (wiping.py). What persons wrote in
dossiers of their own, and what was published, stays as they wrote it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Text, cast, delete, func, or_, select, update

from headwater.desk import numbered, schema
from headwater.desk.bearers import summing
from headwater.desk.changes.change_tables import changes
from headwater.desk.chunks import chunks
from headwater.desk.claims import comparing, contents, sheets
from headwater.desk.claims.claim_tables import amendments, claims, rulings, stories, tellings
from headwater.desk.claims.claim_tables import contents as content_table
from headwater.desk.claims.claim_tables import sheets as sheet_table
from headwater.desk.claims.packing import pack, unpack
from headwater.desk.dossiers import forgetting as in_dossiers
from headwater.desk.finding import sayings
from headwater.desk.finding.search_tables import outlets
from headwater.desk.followed.followed_tables import found
from headwater.desk.log import chain
from headwater.desk.margin.margin_tables import note_acts, notes
from headwater.desk.publishing.resting import Resting, resting
from headwater.desk.sealed import cases
from headwater.errors import DeskError
from headwater.linked import Telling
from headwater.said import kept
from headwater.weighing import Weighing

NOBODY: Final = "—"
"""What somebody is called whom nothing on the desk names any more."""
INDEXES: Final = ("words_index", "sayings_words_index", "claims_words_index")
_OF_AN_ARTICLE: Final = ("entities", "statements", "related", "readings", "words", "captures", "links", "sightings")


@dataclass(frozen=True, slots=True)
class Left:
    """What an article left behind that has to be looked at after it is gone."""

    bearers: frozenset[int]
    contents: frozenset[int]
    originals: frozenset[str]
    outlet: str


def article(connection: Connection, id: str, weighing: Weighing, who: str, reason: str) -> None:
    """Takes an article off the desk. What it shared is made anew at the end of the transaction."""
    left = _left(connection, id)
    _judged(connection, id)
    _notes(connection, id)
    sayings.forget(connection, id)
    comparing.remove(connection, id, weighing)
    _first_words(connection, left.contents, id)
    _index_without(connection, id)
    in_dossiers.article(connection, id)
    for name in _OF_AN_ARTICLE:
        table = schema.metadata.tables[name]
        connection.execute(delete(table).where(table.c.article == id))
    connection.execute(delete(schema.versions).where(schema.versions.c.article == id))
    connection.execute(delete(schema.articles).where(schema.articles.c.id == id))
    _everywhere_else(connection, id)
    _originals(connection, left.originals)
    _bearers(connection, left.bearers)
    _outlet(connection, left.outlet)
    chain.enter(connection, "forgotten", who, f"article {mark(id)}", {"reason": reason})


def mark(id: str) -> str:
    """By what the log names something that was removed: whoever knows what it was can check it, nobody can read it."""
    return hashlib.sha256(f"headwater forgotten {id}".encode()).hexdigest()[:16]


def case(connection: Connection, id: str, who: str, reason: str) -> None:
    """Takes a case off the desk. `DeskError` where there is none."""
    if not cases.remove(connection, id):
        raise DeskError(kept("There is no such case on this desk."))
    chain.enter(connection, "forgotten", who, f"case {mark(id)}", {"reason": reason})


def bearer(connection: Connection, number: int, who: str, reason: str) -> None:
    """Takes somebody off the desk whom no article names any more: judgements about them, and what they were called."""
    b = schema.bearers.c
    ids = set(connection.execute(select(b.id).where(or_(b.id == number, b.root == number))).scalars())
    table = schema.judgements
    rows = connection.execute(select(table.c.id, table.c.payload)).all()
    _blank(connection, [row.id for row in rows if ids & set(row.payload.get("entities", ()))])
    connection.execute(delete(schema.candidates).where(_either(schema.candidates.c.a, schema.candidates.c.b, ids)))
    _bearers(connection, ids)
    chain.enter(connection, "forgotten", who, f"entity {mark(numbered.token('e', number))}", {"reason": reason})


def after(connection: Connection, wordings: Collection[str], ids: Collection[str]) -> None:
    """What is left of claims and stories that nobody tells any more, once all of them are weighed: no word of it."""
    gone = [
        row.id
        for row in connection.execute(
            select(claims.c.id, claims.c.wording, claims.c.body).where(claims.c.tellings == 0)
        )
        if row.wording in wordings or any(id.encode() in row.body for id in ids)
    ]
    for some in chunks(gone):
        blank = {"wording": "", "words": "", "body": b""}
        connection.execute(update(claims).where(claims.c.id.in_(some)).values(blank))
    empty = stories.c.articles == 0
    connection.execute(update(stories).where(empty, stories.c.title.in_(sorted(wordings))).values(title=""))
    for id in ids:
        connection.execute(delete(changes).where(cast(changes.c.body, Text).contains(id, autoescape=True)))
    gone_claims = select(claims.c.id).where(claims.c.tellings == 0, claims.c.wording == "")
    connection.execute(delete(changes).where(changes.c.claim.in_(gone_claims), changes.c.kind != "gone"))


def wordings(connection: Connection, id: str) -> set[str]:
    """The words under which an article's claims and story may be known."""
    t, s, a = tellings.c, sheet_table.c, schema.articles.c
    query = select(t.body).join(sheet_table, s.id == t.sheet).where(s.article == id)
    title = connection.execute(select(a.title).where(a.id == id)).scalar()
    told = [unpack(Telling, body) for body in connection.execute(query).scalars()]
    return {*(t.wording for t in told), *(t.shown for t in told), *([title] if title else [])}


def optimise(connection: Connection) -> None:
    """Makes the search indexes anew: they keep words of what was removed until their parts are merged."""
    if connection.dialect.name == "sqlite":
        for name in INDEXES:
            connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('rebuild')")


# What has to be known before anything goes


def _left(connection: Connection, id: str) -> Left:
    links, v, c = schema.links.c, schema.versions.c, schema.captures.c
    bearers = set(connection.execute(select(links.bearer).where(links.article == id)).scalars())
    told = select(tellings.c.content).join(sheet_table, sheet_table.c.id == tellings.c.sheet)
    told = told.where(sheet_table.c.article == id)
    originals = {
        *connection.execute(select(v.sha256).where(v.article == id)).scalars(),
        *connection.execute(select(c.sha256).where(c.article == id)).scalars(),
    }
    outlet = connection.execute(select(sheet_table.c.outlet).where(sheet_table.c.article == id)).scalar() or ""
    return Left(
        frozenset(bearers),
        frozenset(connection.execute(told).scalars()),
        frozenset(originals),
        outlet,
    )


# What persons did with it


def _judged(connection: Connection, id: str) -> None:
    """What was judged of it says no more what; that there was a judgement, by whom and when, stays."""
    p, r, a, j = schema.pins.c, rulings.c, amendments.c, schema.judgements.c
    ids = {
        *connection.execute(select(p.judgement).where(p.article == id)).scalars(),
        *connection.execute(select(r.judgement).where(or_(r.one == id, r.other == id))).scalars(),
        *connection.execute(select(a.judgement).where(a.article == id)).scalars(),
        *connection.execute(select(j.id).where(cast(j.payload, Text).contains(id, autoescape=True))).scalars(),
    }
    seen = select(schema.sightings.c.id).where(schema.sightings.c.article == id)
    sighted = set(connection.execute(seen).scalars())
    rows = connection.execute(select(j.id, j.payload).where(j.kind.in_(("confirm", "dismiss"))))
    ids |= {row.id for row in rows if row.payload.get("sighting") in sighted}
    connection.execute(delete(schema.pins).where(p.article == id))
    connection.execute(delete(rulings).where(or_(r.one == id, r.other == id)))
    connection.execute(delete(amendments).where(a.article == id))
    _blank(connection, sorted(ids))


def _blank(connection: Connection, ids: Sequence[int]) -> None:
    j = schema.judgements
    for some in chunks(ids):
        connection.execute(update(j).where(j.c.id.in_(some)).values(kind="forgotten", payload={}))


def _notes(connection: Connection, id: str) -> None:
    of = select(notes.c.id).where(notes.c.of == "article", notes.c.target == id)
    connection.execute(delete(note_acts).where(note_acts.c.note.in_(of)))
    connection.execute(delete(notes).where(notes.c.of == "article", notes.c.target == id))


# What was made of it


def _first_words(connection: Connection, touched: Iterable[int], id: str) -> None:
    """A content that others tell in the same words, too, is known by one of theirs from now on."""
    bodies = contents.load(connection, sorted(touched))
    told = contents.first_told(connection, [content for content, telling in bodies.items() if telling.article == id])
    for content, telling in told.items():
        connection.execute(update(content_table).where(content_table.c.id == content).values(body=pack(telling)))


def _index_without(connection: Connection, id: str) -> None:
    if connection.dialect.name != "sqlite":
        return
    table = schema.words
    for row in connection.execute(select(table).where(table.c.article == id)).all():
        connection.exec_driver_sql(
            "INSERT INTO words_index(words_index, rowid, title, body) VALUES ('delete', ?, ?, ?)",
            (row.id, row.title, row.body),
        )


def _everywhere_else(connection: Connection, id: str) -> None:
    """What tables of changes, alerts and feeds say of it; of an address that a feed gave only its hash stays, so that
    it is not read again."""
    connection.execute(delete(changes).where(changes.c.article == id))
    nothing = {"address": None, "host": "", "body": None, "next": None, "trouble": None, "article": None}
    connection.execute(update(found).where(found.c.article == id).values(nothing))
    events = schema.metadata.tables.get("alert_events")
    if events is not None:
        of = or_(events.c.article == id, cast(events.c.body, Text).contains(id, autoescape=True))
        connection.execute(update(events).where(of).values(article=None, body={}))
    connection.execute(delete(schema.issues).where(schema.issues.c.message.contains(id, autoescape=True)))


def _originals(connection: Connection, shas: Iterable[str]) -> None:
    """The bytes as they came, where no other article has them."""
    v, c, o = schema.versions.c, schema.captures.c, schema.originals
    for sha in shas:
        shared = connection.execute(
            select(v.n).where(v.sha256 == sha).union_all(select(c.n).where(c.sha256 == sha)).limit(1)
        )
        if not shared.first():
            connection.execute(delete(o).where(o.c.sha256 == sha))


def _outlet(connection: Connection, outlet: str) -> None:
    """An outlet of which nothing is on the desk any more, unless another is one with it."""
    if not outlet or connection.execute(select(sheet_table.c.id).where(sheet_table.c.outlet == outlet)).first():
        return
    row = connection.execute(select(outlets.c.id).where(outlets.c.outlet == outlet)).first()
    if row and not connection.execute(select(outlets.c.id).where(outlets.c.into == row.id)).first():
        connection.execute(delete(outlets).where(outlets.c.id == row.id))


# Whom it named


def _bearers(connection: Connection, ids: Iterable[int]) -> None:
    """Sums anew whom it named; whoever is named nowhere any more is called nothing."""
    wanted = sorted(ids)
    if not wanted:
        return
    s, b = schema.spellings.c, schema.bearers
    spelt = select(s.text).where(s.bearer.in_(wanted))
    before = set(connection.execute(spelt).scalars())
    summing.renew(connection, wanted)
    lost = before - set(connection.execute(spelt).scalars())
    empty = select(b.c.id).where(b.c.id.in_(wanted), b.c.links == 0)
    ids_ = set(connection.execute(empty).scalars())
    connection.execute(update(b).where(b.c.id.in_(ids_)).values(name=NOBODY, renamed=False, gender=None))
    connection.execute(delete(schema.candidates).where(_either(schema.candidates.c.a, schema.candidates.c.b, ids_)))
    _without_names(connection, wanted, lost)


def _either(one: Any, other: Any, ids: Collection[int]) -> Any:
    return or_(one.in_(sorted(ids)), other.in_(sorted(ids)))


def _without_names(connection: Connection, ids: Sequence[int], lost: Collection[str]) -> None:
    """Reasons for joining and leaving apart repeat spellings: those that only it had go."""
    if not lost:
        return
    links, pairs = schema.links, schema.candidates
    for row in connection.execute(select(links).where(links.c.bearer.in_(ids))).all():
        if _says(row.reasons, lost):
            here = (links.c.article == row.article, links.c.local == row.local)
            connection.execute(update(links).where(*here).values(reasons=[]))
    for row in connection.execute(select(pairs).where(_either(pairs.c.a, pairs.c.b, ids))).all():
        if _says([row.reasons, row.why], lost):
            here = (pairs.c.a == row.a, pairs.c.b == row.b)
            connection.execute(update(pairs).where(*here).values(reasons=[], why=""))


def _says(value: Any, lost: Collection[str]) -> bool:
    if isinstance(value, str):
        return any(name in value for name in lost)
    if isinstance(value, Mapping):
        return any(_says(each, lost) for each in value.values())
    return isinstance(value, list | tuple) and any(_says(each, lost) for each in value)


# What would go


@dataclass(frozen=True, slots=True)
class Going:
    """An article that would go, and what hangs on it. `cited`: dossiers and published items that rest on it."""

    article: str
    title: str
    outlet: str
    versions: int
    captures: int
    statements: int
    claims: int
    notes: int
    judgements: int
    cited: tuple[str, ...]


def going(connection: Connection, ids: Sequence[str]) -> list[Going]:
    """What would go with these articles; nothing is changed."""
    rests = resting(connection, ids)
    return [_going(connection, id, rests[id]) for id in ids]


def _going(connection: Connection, id: str, rests: Sequence[Resting]) -> Going:
    a, v, c = schema.articles, schema.versions, schema.captures
    row = connection.execute(select(a.c.title, a.c.outlet, a.c.statements).where(a.c.id == id)).first()
    if row is None:
        raise DeskError(f"{id}: no such article on this desk")
    judged = select(func.count()).select_from(schema.judgements)
    judged = judged.where(cast(schema.judgements.c.payload, Text).contains(id, autoescape=True))
    return Going(
        id,
        row.title or "",
        row.outlet or "",
        _count(connection, v.c.article == id),
        _count(connection, c.c.article == id),
        row.statements,
        len(comparing.claims_of(connection, _sheet(connection, id))),
        _count(connection, (notes.c.of == "article") & (notes.c.target == id)),
        int(connection.execute(judged).scalar_one()),
        tuple(each.name for each in rests),
    )


def _sheet(connection: Connection, id: str) -> list[int]:
    kept_ = sheets.of_article(connection, id)
    return [kept_.id] if kept_ else []


def _count(connection: Connection, where: Any) -> int:
    return int(connection.execute(select(func.count()).where(where)).scalar_one())
