"""The bearers of names as linking sees them: those of an article, and those whom the desk knows by such names."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, or_, select

from headwater.bearers import Bearer, Held, fullest, telling
from headwater.desk import numbered, schema
from headwater.desk.chunks import asked, chunks
from headwater.names import printed
from headwater.records import EntityKind, Spelling

LARGE = 60
"""Links from which on a bearer is joined as a whole and never taken apart: one article more changes nothing of it."""
LOOKED_AT = 10
"""Bearers that are compared with one newcomer, those with most keys in common."""
FEWER = 3
"""Who shares less than a third as many keys as the nearest is not compared: it is at best a far likeness."""
NAMES = 12
"""Spellings of one bearer that are handed out, the commonest first."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TOKEN = re.compile(r"e-(\d+)")


@dataclass(frozen=True, slots=True)
class Met:
    """An entity of an article as the desk keeps it. `day` is that of publication, None where that is not known:
    when an article was fetched tells nothing of when somebody was met."""

    article: str
    local: str
    n: int
    name: str
    bearer: Bearer
    day: str | None
    outlet: str


def token(id: int) -> str:
    """How an entity of the desk is called everywhere outside: e-000123."""
    return numbered.token("e", id)


def number(token: str) -> int | None:
    """The number in e-000123; None where it is no such name."""
    found = _TOKEN.fullmatch(token.strip().lower())
    return int(found[1]) if found and len(found[1]) < 10 else None


def day(published: str | None) -> str | None:
    """The day of an ISO 8601 time, or None."""
    found = _DAY.match(published or "")
    return found.group() if found else None


def keys(kind: EntityKind, names: Iterable[Spelling]) -> set[str]:
    """Under which a bearer of these names is stored."""
    return set(_keys(kind, tuple(names)))


def lookups(kind: EntityKind, names: Iterable[Spelling]) -> set[str]:
    """Under which those are found who may bear these names."""
    return set(_lookups(kind, tuple(names)))


@lru_cache(maxsize=20_000)
def _keys(kind: EntityKind, names: tuple[Spelling, ...]) -> frozenset[str]:
    return frozenset(key[:64] for s in _telling(kind, names) for key in printed.keys(s.text, kind, s.language))


@lru_cache(maxsize=20_000)
def _lookups(kind: EntityKind, names: tuple[Spelling, ...]) -> frozenset[str]:
    return frozenset(key[:64] for s in _telling(kind, names) for key in printed.lookups(s.text, kind, s.language))


def _telling(kind: EntityKind, names: Sequence[Spelling]) -> list[Spelling]:
    chosen = set(telling(kind, [s.text for s in names]))
    return [s for s in names if s.text in chosen]


def met(connection: Connection, article: str, n: int) -> list[Met]:
    """The entities of a version of an article, in the order of their ids."""
    return _with_company(connection, connection.execute(_OF_ARTICLE, {"article": article, "n": n}).all())


def met_as(connection: Connection, roots: Sequence[int], *, alone: bool = False) -> list[tuple[int, int, Met]]:
    """Every article's part of these: the bearer that it is linked to, the root that stands for it, and the part.

    `roots` are bearers that stand for others, or with `alone` bearers for themselves only.
    """
    table, e, b = schema.links, schema.entities, schema.bearers
    query = (
        _query()
        .add_columns(table.c.bearer, b.c.root)
        .join(table, (table.c.article == e.c.article) & (table.c.n == e.c.n) & (table.c.local == e.c.id))
        .join(b, b.c.id == table.c.bearer)
        .where((b.c.id if alone else b.c.root).in_(roots))
    )
    rows = connection.execute(query).all()
    of = {(row.article, row.id): (row.bearer, row.root) for row in rows}
    return [(*of[m.article, m.local], m) for m in _with_company(connection, rows)]


def _query() -> Select[Any]:
    e, a, v = schema.entities, schema.articles, schema.versions
    return (
        select(e, a.c.outlet.label("printed_by"), v.c.published, a.c.language)
        .join(a, a.c.id == e.c.article)
        .join(v, (v.c.article == e.c.article) & (v.c.n == e.c.n))
    )


def _of_article() -> Select[Any]:
    e = schema.entities
    return _query().where(e.c.article == bindparam("article"), e.c.n == bindparam("n"))


def _beside() -> Select[Any]:
    """Everybody in some articles."""
    e = schema.entities
    articles: ColumnElement[str] = bindparam("articles", expanding=True)
    return select(e.c.article, e.c.n, e.c.name).where(e.c.kind == "person", e.c.article.in_(articles))


def _with_company(connection: Connection, rows: Sequence[Row[Any]]) -> list[Met]:
    versions = {row.article: row.n for row in rows if row.kind == "person"}
    people: dict[str, set[str]] = {}
    for part in in_parts(versions):
        for article, n, name in connection.execute(_BESIDE, {"articles": part}):
            if versions[article] == n and fullest("person", [name]) == "full":
                people.setdefault(article, set()).add(name.casefold())
    found = [_met(row, people.get(row.article, set()) if row.kind == "person" else set()) for row in rows]
    return sorted(found, key=lambda m: (m.article, len(m.local), m.local))


def _met(row: Row[Any], people: set[str]) -> Met:
    names = tuple(Spelling(s["text"], s["language"], s["script"]) for s in row.spellings)
    names = names or (Spelling(row.name, row.language, script(row.name)),)
    published, outlet = day(row.published), row.printed_by or ""
    bearer = Bearer(
        ref=f"{row.article}#{row.id}",
        kind=row.kind,
        names=names,
        gender=row.gender,
        held=tuple(
            Held(r["title"], r["organization"], row.language, r["since"] or published, r["until"] or published)
            for r in row.roles
        ),
        outlets=frozenset((outlet,)),
        company=frozenset(people - {s.text.casefold() for s in names} - {row.name.casefold()}),
    )
    return Met(row.article, row.id, row.n, row.name, bearer, published, outlet)


def script(text: str) -> str:
    """The script of a name that came without one."""
    from headwater.wordforms import script as found

    return found(text)


def in_parts(values: Iterable[Any], size: int = 10_000) -> Iterator[list[Any]]:
    """The values in order, so many at a time as one question may name."""
    ordered = sorted(values)
    yield from (ordered[i : i + size] for i in range(0, len(ordered), size))


def by_names(connection: Connection, newcomers: Sequence[Bearer]) -> dict[str, list[int]]:
    """For each newcomer's ref, whom it may be: roots of bearers, those with most keys in common first."""
    near: dict[str, list[int]] = {}
    for some in chunks(newcomers):
        near.update(zip((b.ref for b in some), _nearest(connection, some), strict=True))
    return near


def _nearest(connection: Connection, newcomers: Sequence[Bearer]) -> list[list[int]]:
    """The roots for each of these, in one question: to ask fifteen takes as long as to answer them."""
    question = " UNION ALL ".join(_NEAREST.format(n) for n in range(len(newcomers)))
    keys = tuple(json.dumps(sorted(lookups(b.kind, b.names))) for b in newcomers)
    found: list[list[tuple[int, int, int]]] = [[] for _ in newcomers]
    for n, shared, id, root in connection.exec_driver_sql(question, keys).all():
        found[n].append((shared, -id, root))
    ordered = (sorted(rows, reverse=True) for rows in found)
    return [list(dict.fromkeys(root for shared, _, root in rows if shared * FEWER >= rows[0][0])) for rows in ordered]


_NEAREST = f"""
SELECT {{}} AS newcomer, near.shared, near.bearer, bearers.root FROM (
    SELECT bearer, count(*) AS shared FROM name_keys WHERE key IN (SELECT value FROM json_each(?))
    GROUP BY bearer ORDER BY shared DESC, bearer LIMIT {LOOKED_AT}
) AS near JOIN bearers ON bearers.id = near.bearer"""
"""Counted by the database, out of the index alone: of a common surname there are thousands of rows."""


_OF_ROOTS = "JOIN bearers ON bearers.id = x.bearer WHERE bearers.root IN ({})"
_FAMILIES = "SELECT root, id, kind, gender, judged, links FROM bearers WHERE root IN ({})"
_NAMES = f"""
SELECT bearers.root, x.text, x.language, x.script FROM spellings AS x {_OF_ROOTS}
GROUP BY bearers.root, x.text, x.language, x.script ORDER BY sum(x.count) DESC, x.text"""
"""The spellings, the commonest first."""
_HELD = f"SELECT bearers.root, x.title, x.organization, x.language, x.first, x.last FROM posts AS x {_OF_ROOTS}"
_OUTLETS = f"SELECT DISTINCT bearers.root, x.outlet FROM spellings AS x {_OF_ROOTS}"


class _Family(NamedTuple):
    """A bearer, and the root that stands for it."""

    root: int
    id: int
    kind: EntityKind
    gender: Literal["f", "m"] | None
    judged: int
    links: int


# Made once: to make a question takes longer than to answer it.
_OF_ARTICLE, _BESIDE = _of_article(), _beside()


def bearers(connection: Connection, roots: Iterable[int]) -> dict[int, Bearer]:
    """What is known of these: all that was merged into one together. `whole` where it is not to be taken apart."""
    wanted = sorted(set(roots))
    families: dict[int, list[_Family]] = {}
    for row in map(_Family._make, asked(connection, _FAMILIES, wanted)):
        families.setdefault(row.root, []).append(row)
    names = _commonest(connection, wanted)
    held: dict[int, list[Held]] = {}
    for root, title, organization, language, first, last in asked(connection, _HELD, wanted):
        held.setdefault(root, []).append(Held(title, organization or None, language or None, first, last))
    bodies = [root for root, rows in families.items() if any(row.kind == "organization" for row in rows)]
    outlets = _outlets(connection, bodies)
    found = {}
    for root in wanted:
        members = families.get(root, [])
        head = next((row for row in members if row.id == root), None)
        if head is None or root not in names:
            continue
        found[root] = Bearer(
            ref=token(root),
            kind=head.kind,
            names=names[root],
            gender=next((row.gender for row in [head, *members] if row.gender), None),
            held=tuple(held.get(root, ())),
            outlets=outlets.get(root, frozenset()),
            home=token(root),
            whole=any(row.judged for row in members) or sum(row.links for row in members) > LARGE,
        )
    return found


def called(connection: Connection, roots: Iterable[int]) -> dict[int, tuple[EntityKind, tuple[Spelling, ...]]]:
    """The kind of each of these and its commonest spellings: what their `bearers` have, without what takes longer."""
    wanted = sorted(set(roots))
    rows = map(_Family._make, asked(connection, _FAMILIES, wanted))
    kinds = {row.root: row.kind for row in rows if row.id == row.root}
    names = _commonest(connection, wanted)
    return {root: (kinds[root], some) for root, some in names.items() if root in kinds}


def _commonest(connection: Connection, roots: Collection[int]) -> dict[int, tuple[Spelling, ...]]:
    """The spellings of each, the commonest first, as many as are compared."""
    names: dict[int, list[Spelling]] = {}
    for root, text, language, script_ in asked(connection, _NAMES, roots):
        if len(some := names.setdefault(root, [])) < NAMES:
            some.append(Spelling(text, language or None, script_))
    return {root: tuple(some) for root, some in names.items()}


def _outlets(connection: Connection, roots: Collection[int]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for root, outlet in asked(connection, _OUTLETS, roots):
        found.setdefault(root, set()).add(outlet)
    return {root: frozenset(names) for root, names in found.items()}


def partners(connection: Connection, roots: Sequence[int], most: int = 20) -> set[int]:
    """The roots of those who were left apart from these, and may be one of them."""
    c, b = schema.candidates, schema.bearers
    pairs = connection.execute(
        select(c.c.a, c.c.b).where(or_(c.c.a.in_(roots), c.c.b.in_(roots))).order_by(c.c.a, c.c.b).limit(most)
    )
    ids = {id for pair in pairs for id in pair} - set(roots)
    found = set(connection.execute(select(b.c.root).where(b.c.id.in_(sorted(ids)))).scalars()) if ids else set()
    return found - set(roots)


def partings(connection: Connection, roots: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs of roots among these of which a person judged that they are not the same."""
    p, j, b = schema.partings, schema.judgements, schema.bearers
    rows = connection.execute(
        select(p.c.a, p.c.b).join(j, j.c.id == p.c.judgement).where(j.c.undone_by.is_(None))
    ).all()
    if not rows:
        return []
    ids = sorted({id for row in rows for id in row})
    root = dict(connection.execute(select(b.c.id, b.c.root).where(b.c.id.in_(ids))).all())
    wanted = set(roots)
    pairs = {tuple(sorted((root[row.a], root[row.b]))) for row in rows}
    return [(a, b) for a, b in sorted(pairs) if a != b and a in wanted and b in wanted]
