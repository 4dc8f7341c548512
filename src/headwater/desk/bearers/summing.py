"""What is known of each bearer, summed over the articles that it was met in: spellings, roles, keys, shown name.

All of it follows from the links and can be made anew (`renew`); `add` only adds an article's part, which is quick.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Executable,
    Select,
    String,
    Table,
    Update,
    bindparam,
    case,
    delete,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from headwater.bearers import base
from headwater.desk import chunks, schema
from headwater.desk.bearers import known
from headwater.desk.bearers.known import Met
from headwater.names.parts import shape

NAMED_BY = 30
"""Articles after which the shown name of a bearer has settled."""

_KEPT = "INSERT INTO name_keys (key, bearer) VALUES (?, ?) ON CONFLICT DO NOTHING"

Row = dict[str, Any]
Part = tuple[int, Met]
"""What an article says of a bearer."""


def put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts rows; those whose key is there are written over."""
    if rows:
        connection.execute(_written_over(table, connection.dialect.name), list(rows))


@cache
def _written_over(table: Table, dialect: str) -> Executable:
    query = _insert(dialect)(table)
    rest = {c.name: query.excluded[c.name] for c in table.columns if not c.primary_key}
    if not rest:
        return query.on_conflict_do_nothing()
    return query.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=rest)


def _insert(dialect: str) -> Callable[[Table], sqlite.Insert | postgresql.Insert]:
    return sqlite.insert if dialect == "sqlite" else postgresql.insert


def _count(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts rows with `first`, `last` and `count`, or adds them to those that are there."""
    if rows:
        connection.execute(_added_to(table, connection.dialect.name), list(rows))


@cache
def _added_to(table: Table, dialect: str) -> Executable:
    query = _insert(dialect)(table)
    now = query.excluded
    merged = {
        "first": case((now.first < table.c.first, now.first), else_=func.coalesce(table.c.first, now.first)),
        "last": case((now.last > table.c.last, now.last), else_=func.coalesce(table.c.last, now.last)),
        "count": table.c.count + now["count"],
    }
    return query.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=merged)


def add(connection: Connection, gained: Iterable[Part]) -> None:
    """Adds what these articles say of these bearers."""
    gained = list(gained)
    if not gained:
        return
    _count(connection, schema.spellings, _summed(row for id, m in gained for row in _spellings(id, m)))
    _count(connection, schema.posts, _summed(row for id, m in gained for row in _posts(id, m)))
    keys = {(key, id) for id, m in gained for key in known.keys(m.bearer.kind, m.bearer.names)}
    chunks.put(connection, _KEPT, sorted(keys))
    ids = {id for id, _ in gained}
    mine = {id: [m.bearer.gender for i, m in gained if i == id] for id in sorted(ids)}
    rows = [{"of": id, "more": len(found), "told": next(filter(None, found), None)} for id, found in mine.items()]
    connection.execute(_gain(), rows)
    name(connection, ids)


@cache
def _gain() -> Update:
    table = schema.bearers
    row = {"links": table.c.links + bindparam("more"), "gender": func.coalesce(table.c.gender, bindparam("told"))}
    return update(table).where(table.c.id == bindparam("of")).values(row)


def take_away(connection: Connection, taken: Sequence[Part], gained: Sequence[Part]) -> set[int]:
    """Takes away what a text said of these bearers that now says something else; `gained`, what was added for that.

    The bearers of which more would be left than a count can tell: what no other article says, or a first or a last
    day. They are to be renewed; to renew one that twenty thousand articles name takes a second.
    """
    if not taken:
        return set()
    unsure = {
        *_uncount(connection, schema.spellings, _spellings, taken, gained),
        *_uncount(connection, schema.posts, _posts, taken, gained),
    }
    genders = {(id, m.bearer.gender) for id, m in gained}
    unsure |= {id for id, m in taken if m.bearer.gender and (id, m.bearer.gender) not in genders}
    fewer = Counter(id for id, _ in taken if id not in unsure)
    if fewer:
        connection.execute(_lose(), [{"of": id, "fewer": n} for id, n in sorted(fewer.items())])
        name(connection, set(fewer))
    return unsure


def _uncount(
    connection: Connection,
    table: Table,
    told: Callable[[int, Met], Iterable[Row]],
    taken: Sequence[Part],
    gained: Sequence[Part],
) -> set[int]:
    """Counts these rows down; the bearers of which it is not enough to count."""
    unsure: set[int] = set()
    again = Counter(_key(row) for id, m in gained for row in told(id, m))
    for key, n in Counter(_key(row) for id, m in taken for row in told(id, m)).items():
        row = dict(key)
        if n <= again[key]:
            row |= {"first": None, "last": None}  # the day is said again
        asked = {f"_{name}": value for name, value in row.items()} | {"_n": n}
        if not connection.execute(_counted_down(table), asked).rowcount:
            unsure.add(row["bearer"])
    return unsure


def _key(row: Row) -> tuple[tuple[str, Any], ...]:
    return tuple((name, value) for name, value in row.items() if name not in ("count", "script"))


@cache
def _counted_down(table: Table) -> Update:
    """Takes `_n` off a row of which more is left, and whose first and last day are others."""
    key = [c == bindparam(f"_{c.name}") for c in table.primary_key.columns]
    first, last = bindparam("_first", type_=String), bindparam("_last", type_=String)
    inside = (or_(first.is_(None), table.c.first < first), or_(last.is_(None), table.c.last > last))
    query = update(table).where(*key, table.c.count > bindparam("_n"), *inside)
    return query.values(count=table.c.count - bindparam("_n"))


@cache
def _lose() -> Update:
    table = schema.bearers
    return update(table).where(table.c.id == bindparam("of")).values(links=table.c.links - bindparam("fewer"))


def renew(connection: Connection, ids: Iterable[int]) -> None:
    """Sums these bearers anew from their links."""
    wanted = sorted(ids)
    for table in (schema.spellings, schema.posts, schema.name_keys):
        connection.execute(delete(table).where(table.c.bearer.in_(wanted)))
    b = schema.bearers
    connection.execute(update(b).where(b.c.id.in_(wanted)).values(links=0, gender=None))
    add(connection, [(id, m) for id, _, m in known.met_as(connection, wanted, alone=True)])


def _spellings(id: int, m: Met) -> Iterable[Row]:
    for s in m.bearer.names:
        key = {"bearer": id, "text": s.text, "language": s.language or "", "outlet": m.outlet, "script": s.script}
        yield key | {"first": m.day, "last": m.day, "count": 1}


def _posts(id: int, m: Met) -> Iterable[Row]:
    for h in m.bearer.held:
        key = {"bearer": id, "title": h.title, "organization": h.organization or "", "language": h.language or ""}
        yield key | {"first": known.day(h.first), "last": known.day(h.last), "count": 1}


def _summed(rows: Iterable[Row]) -> list[Row]:
    """One row for each key: one statement must not meet a row twice."""
    found: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        key = tuple(value for name, value in row.items() if name not in ("first", "last", "count", "script"))
        if key in found:
            old = found[key]
            days = sorted(d for d in (old["first"], old["last"], row["first"], row["last"]) if d)
            row = row | {"first": days[0] if days else None, "last": days[-1] if days else None}
            row["count"] = old["count"] + row["count"]
        found[key] = row
    return list(found.values())


def name(connection: Connection, ids: set[int]) -> None:
    """The shown name: the fullest that articles give, the commonest of equals; a person's own word stands.

    Names are shown in their base form: an article may only ever print the genitive.
    """
    times: dict[int, Counter[tuple[bool, str]]] = {}
    now: dict[int, str] = {}
    for row in connection.execute(_printed(), {"ids": sorted(ids)}):
        shown = base(row.name, row.kind, row.language, row.gender)
        full = row.kind != "person" or shape(shown) == "full"
        times.setdefault(row.bearer, Counter())[full, shown] += row.times
        now[row.bearer] = row.now
    renamed = []
    for id, found in times.items():
        _, best = max(found, key=lambda key: (key[0], found[key], -len(key[1]), key[1]))
        if best != now[id]:
            renamed.append({"of": id, "best": best})
    if renamed:
        connection.execute(_rename(), renamed)


@cache
def _rename() -> Update:
    table = schema.bearers
    return update(table).where(table.c.id == bindparam("of")).values(name=bindparam("best"))


@cache
def _printed() -> Select[Any]:
    """How often each bearer whose name has not settled is called what."""
    b, table, e, a = schema.bearers, schema.links, schema.entities, schema.articles
    asked = b.c.id.in_(bindparam("ids", expanding=True))
    open_ids = select(b.c.id).where(asked, b.c.links <= NAMED_BY, b.c.renamed.is_(False))
    return (
        select(
            table.c.bearer,
            e.c.kind,
            e.c.name,
            e.c.gender,
            a.c.language,
            b.c.name.label("now"),
            func.count().label("times"),
        )
        .join(b, b.c.id == table.c.bearer)
        .join(e, (e.c.article == table.c.article) & (e.c.n == table.c.n) & (e.c.id == table.c.local))
        .join(a, a.c.id == table.c.article)
        .where(table.c.bearer.in_(open_ids))
        .group_by(table.c.bearer, e.c.kind, e.c.name, e.c.gender, a.c.language, b.c.name)
    )
