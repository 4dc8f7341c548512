"""Names that somebody looks out for, and where one of them may have been met.

A sighting is never more than "to be checked": it says which spelling in which article is how like a name of the list,
and why. A person confirms or dismisses it; that is a judgement, and holds for every later article in which the same
entity is met under that name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, get_args

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from headwater.bearers import telling
from headwater.desk import judgements, schema
from headwater.desk.bearers import known
from headwater.desk.bearers.known import Met
from headwater.desk.changes import noting
from headwater.desk.log import chain
from headwater.desk.readings import latest
from headwater.desk.stamps import stamp
from headwater.desk.watchlists import sighted
from headwater.desk.watchlists.watchfile import Wanted
from headwater.errors import DeskError
from headwater.names import match
from headwater.names.likeness import Likeness
from headwater.records import EntityKind, Span, Spelling

ALIKE = 0.7
_CHUNK = 400
"""Names looked for among those on the desk in one question."""


@dataclass(frozen=True, slots=True)
class Watchlist:
    """A list: `size` names, `met` of them with a sighting that nobody has dismissed, `unchecked` sightings."""

    name: str
    file: str
    added: str
    size: int
    met: int
    unchecked: int


def add(connection: Connection, name: str, file: str, rows: Sequence[Wanted], who: str = "") -> int:
    """Keeps a list and looks for its names in all that is on the desk; how many sightings there are."""
    lists = schema.watchlists
    name = name.strip()
    if not name or len(name) > 200:
        raise DeskError("a watch list needs a name of at most 200 characters")
    if connection.execute(select(lists.c.id).where(lists.c.name == name)).first():
        raise DeskError(f"there is a watch list {name!r} already; remove it first, or choose another name")
    row = {"name": name, "file": file, "added": stamp(), "size": len(rows)}
    made = connection.execute(insert(lists), row).inserted_primary_key
    id = int(made[0]) if made else 0
    chain.enter(connection, "watch list added", who, f"watch list {id}", {"names": str(len(rows))})
    first = _next(connection)
    numbered = list(enumerate(rows, first))
    for chunk in _chunks(numbered):
        connection.execute(insert(schema.watched), [_row(n, id, w) for n, w in chunk])
        keys = [{"key": key, "watched": n} for n, w in chunk for key in _keys(w, match.keys)]
        connection.execute(insert(schema.watched_keys), keys)
    return sum(_look_back(connection, chunk) for chunk in _chunks(numbered))


def _next(connection: Connection) -> int:
    """A number that no name of any list ever had: judgements outlive the lists."""
    last: int = connection.execute(select(func.max(schema.watched.c.id))).scalar() or 0
    judged: list[int] = [row.payload["watched"] for row in judgements.standing(connection, ["confirm", "dismiss"])]
    return max([last, *judged]) + 1


def _chunks(rows: Sequence[tuple[int, Wanted]]) -> Iterator[Sequence[tuple[int, Wanted]]]:
    yield from (rows[i : i + _CHUNK] for i in range(0, len(rows), _CHUNK))


def _row(n: int, list_: int, w: Wanted) -> dict[str, Any]:
    return asdict(w) | {"id": n, "list": list_, "aliases": list(w.aliases)}


def _keys(w: Wanted, of: Any) -> set[str]:
    kinds: Iterable[EntityKind] = (w.kind,) if w.kind else get_args(EntityKind)
    return {key[:64] for kind in kinds for name in (w.name, *w.aliases) for key in of(name, kind, None)}


def _look_back(connection: Connection, rows: Sequence[tuple[int, Wanted]]) -> int:
    """Looks for these among the entities of the desk; how many sightings there are."""
    keys: dict[str, list[int]] = {}
    for n, w in rows:
        for key in _keys(w, match.lookups):
            keys.setdefault(key, []).append(n)
    table, s = schema.name_keys, schema.spellings
    pairs = set()
    for part in known.in_parts(keys):
        asked = select(table.c.key, table.c.bearer).where(table.c.key.in_(part))
        pairs |= {(n, bearer) for key, bearer in connection.execute(asked) for n in keys[key]}
    if not pairs:
        return 0
    spellings: dict[int, list[tuple[EntityKind, Spelling]]] = {}
    b = schema.bearers
    query = select(s.c.bearer, b.c.kind, s.c.text, s.c.language, s.c.script).distinct().join(b, b.c.id == s.c.bearer)
    for part in known.in_parts({bearer for _, bearer in pairs}):
        for row in connection.execute(query.where(s.c.bearer.in_(part))):
            name = Spelling(row.text, row.language or None, row.script)
            spellings.setdefault(row.bearer, []).append((row.kind, name))
    wanted = dict(rows)
    met: dict[int, set[int]] = {}
    for n, bearer in pairs:
        names = spellings.get(bearer, [])
        if names and _best(wanted[n], names[0][0], [name for _, name in names]):
            met.setdefault(bearer, set()).add(n)
    links = schema.links
    places: dict[tuple[str, int], set[int]] = {}
    for part in known.in_parts(met):
        where = select(links.c.article, links.c.n, links.c.bearer).where(links.c.bearer.in_(part))
        for article, version, bearer in connection.execute(where):
            places.setdefault((article, version), set()).update(met[bearer])
    return sum(
        _see(connection, article, version, {n: wanted[n] for n in sorted(ids)}, renew=False)
        for (article, version), ids in sorted(places.items())
    )


def _best(w: Wanted, kind: EntityKind, names: Sequence[Spelling]) -> tuple[Likeness, str, str] | None:
    """The likeliest of its spellings against the names of the list: how like, the list's and the article's spelling."""
    if w.kind and w.kind != kind:
        return None
    chosen = set(telling(kind, [s.text for s in names]))
    found = [
        (match.likeness(name, s.text, kind, None, s.language), name, s.text)
        for name in (w.name, *w.aliases)
        for s in names
        if s.text in chosen
    ]
    best = max(found, key=lambda row: row[0].score, default=None)
    return best if best and best[0].score >= ALIKE else None


def watch(connection: Connection, article: str, n: int) -> int:
    """Looks for the names of all lists in a version of an article that was added; how many sightings there are."""
    table, w = schema.watched_keys, schema.watched
    if not connection.execute(select(schema.watchlists.c.id).limit(1)).first():
        return 0
    asked = {key for m in known.met(connection, article, n) for key in known.lookups(m.bearer.kind, m.bearer.names)}
    rows: dict[int, Wanted] = {}
    for part in known.in_parts(asked):
        query = select(w).where(w.c.id.in_(select(table.c.watched).where(table.c.key.in_(part))))
        rows |= {row.id: _wanted(row) for row in connection.execute(query)}
    return _see(connection, article, n, rows, renew=True)


def _wanted(row: Row[Any]) -> Wanted:
    return Wanted(row.line, row.name, row.kind, tuple(row.aliases), row.birth, row.country, row.note)


def _see(connection: Connection, article: str, n: int, wanted: dict[int, Wanted], *, renew: bool) -> int:
    """Notes who of these is met in a version; with `renew` what was noted for an older version goes, unless it is
    still there: then it keeps its number."""
    table = schema.sightings
    old = {
        (row.watched, row.spelling): row.id
        for row in connection.execute(select(table).where(table.c.article == article))
        if renew or row.watched in wanted
    }
    reading = None
    kept = set()
    for m in known.met(connection, article, n):
        for id, w in wanted.items():
            best = _best(w, m.bearer.kind, m.bearer.names)
            if best is None:
                continue
            reading = reading or latest(connection, article, n)
            row = _sighting(m, id, best, _span(reading, m.local, best[2]))
            if (number := old.get((id, best[2]))) and number not in kept:
                connection.execute(update(table).where(table.c.id == number).values(row))
            else:
                made = connection.execute(insert(table), row | {"noted": stamp()}).inserted_primary_key
                number = int(made[0]) if made else 0
                # Where a list is loaded, whoever loads it is shown all that is met already: that is no news.
                if renew:
                    noting.met(connection, noting.Met(number, id, article, best[2]))
            kept.add(number)
    gone = sorted(set(old.values()) - kept)
    connection.execute(delete(table).where(table.c.id.in_(gone)))
    return len(kept)


def _sighting(m: Met, watched: int, best: tuple[Likeness, str, str], span: Span | None) -> dict[str, Any]:
    found, name, spelling = best
    row = {"watched": watched, "article": m.article, "local": m.local, "n": m.n, "name": name, "spelling": spelling}
    row |= {"start": span.start if span else None, "end": span.end if span else None}
    return row | {"score": found.score, "reasons": [asdict(reason) for reason in found.reasons]}


def _span(reading: Any, local: str, spelling: str) -> Span | None:
    """The first mention under that spelling."""
    entity = reading.entity(local) if reading else None
    mentions = entity.mentions if entity else ()
    return next((span for span in mentions if span.of(reading.article.text) == spelling), None)


# Reading


def lists(connection: Connection) -> list[Watchlist]:
    """The lists, by name."""
    table = schema.watchlists
    found = []
    for row in connection.execute(select(table).order_by(table.c.name)).all():
        seen = sighted.outlines(connection, row.name)
        met = {s.line for s in seen if s.state != "dismissed"}
        unchecked = sum(s.state == "to be checked" for s in seen)
        found.append(Watchlist(row.name, row.file, row.added, row.size, len(met), unchecked))
    return found


# Judging and removing


def judge(connection: Connection, sighting: str, who: str, *, confirmed: bool) -> int:
    """Says that a sighting is, or is not, the one on the list; the judgement's number."""
    s, w, links = schema.sightings, schema.watched, schema.links
    digits = sighting.strip().lower().removeprefix("h-")
    row = None
    if digits.isdecimal() and len(digits) < 10:
        row = connection.execute(
            select(s, w.c.name.label("listed"), links.c.bearer)
            .join(w, w.c.id == s.c.watched)
            .outerjoin(links, (links.c.article == s.c.article) & (links.c.local == s.c.local))
            .where(s.c.id == int(digits))
        ).first()
    if row is None:
        raise DeskError(f"{sighting}: no such sighting; `headwater watchlist show NAME` lists them with their ids")
    payload = {"sighting": row.id, "watched": row.watched, "name": row.listed, "entity": row.bearer}
    payload |= {"article": row.article, "spelling": row.spelling}
    return judgements.record(connection, "confirm" if confirmed else "dismiss", who, payload)


def remove(connection: Connection, name: str, who: str = "") -> int:
    """Removes a list with its sightings; how many names were on it. Judgements stay in the log."""
    id = sighted.number(connection, name)
    w = schema.watched
    mine = select(w.c.id).where(w.c.list == id)
    size = connection.execute(select(func.count()).where(w.c.list == id)).scalar_one()
    for table in (schema.sightings, schema.watched_keys):
        connection.execute(delete(table).where(table.c.watched.in_(mine)))
    connection.execute(delete(w).where(w.c.list == id))
    connection.execute(delete(schema.watchlists).where(schema.watchlists.c.id == id))
    chain.enter(connection, "watch list removed", who, f"watch list {id}")
    return size


def unchecked(connection: Connection) -> int:
    """How many sightings nobody has judged, of all lists."""
    return sum(row.unchecked for row in lists(connection))
