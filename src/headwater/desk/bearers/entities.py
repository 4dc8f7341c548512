"""The entities of the desk as a reader asks for them: spellings, roles in time, what they said and what was said of
them, and who they may be besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from sqlalchemy import Connection, Row, func, or_, select

from headwater.bearers import Reasons, base
from headwater.desk import schema
from headwater.desk.bearers import heard, known
from headwater.desk.bearers.heard import RoleInTime, Said
from headwater.desk.bearers.known import number, token
from headwater.errors import DeskError
from headwater.lexicon import LANGUAGES
from headwater.names import match
from headwater.records import EntityKind, Spelling
from headwater.wordforms import fold

ALIKE = 0.7
MOST_ASKED = 12
"""Base forms that a name somebody asks for is tried in: languages seldom disagree about more."""
LOOKED_UP = 50_000
"""Pairs of names whose likeness is remembered, some 10 MB: it depends on nothing but them, and one name that is asked
for is compared with some hundred spellings, again each time that a page of it is made."""


@dataclass(frozen=True, slots=True)
class Written:
    """One spelling: in which outlets, on which days (ISO 8601) first and last, in how many articles."""

    text: str
    language: str | None
    script: str
    outlets: tuple[str, ...]
    first: str | None
    last: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody who may be the same and was left apart."""

    entity: str
    name: str
    kind: EntityKind
    score: float
    reasons: Reasons
    why: str


@dataclass(frozen=True, slots=True)
class Who:
    """An entity of the desk. `entity` is its name for good; `merged` the names of those that it stands for.

    `score`: how like the name that was asked for is to one of its spellings; 1 where it was asked for by its id. `by`
    and `about` are the latest statements by it, and of others that name it; there are so many of them in all.
    """

    entity: str
    kind: EntityKind
    name: str
    gender: str | None
    locked: bool
    score: float
    merged: tuple[str, ...]
    articles: int
    first: str | None
    last: str | None
    spellings: tuple[Written, ...]
    roles: tuple[RoleInTime, ...]
    by: tuple[Said, ...]
    about: tuple[Said, ...]
    candidates: tuple[Other, ...]
    by_in_all: int = 0
    about_in_all: int = 0


@dataclass(frozen=True, slots=True)
class EntityCounts:
    """How many entities were met, and how many pairs that may be one were left apart."""

    entities: int
    open: int


def counts(connection: Connection) -> EntityCounts:
    """Counts what is there."""
    b, c = schema.bearers, schema.candidates
    met = select(func.count(func.distinct(b.c.root))).where(b.c.links > 0)
    return EntityCounts(
        connection.execute(met).scalar_one(), connection.execute(select(func.count()).select_from(c)).scalar_one()
    )


def linked(connection: Connection, article: str, local: str) -> str | None:
    """The entity of the desk that an article's entity was linked to."""
    table, b = schema.links, schema.bearers
    query = select(b.c.root).join(table, table.c.bearer == b.c.id)
    root = connection.execute(query.where(table.c.article == article, table.c.local == local)).scalar()
    return None if root is None else token(root)


def find(connection: Connection, name: str, limit: int) -> list[Who]:
    """Whom a name can mean, the likeliest and most met first; an id (e-000123) means its entity alone."""
    if number(name) is not None:
        return [whole(connection, root_of(connection, name))]
    scores = _scores(connection, name)
    sizes = _sizes(connection, list(scores))
    order = sorted(scores, key=lambda root: (-round(scores[root], 1), -sizes.get(root, 0), root))
    return [whole(connection, root, scores[root]) for root in order[:limit] if sizes.get(root)]


def _scores(connection: Connection, name: str) -> dict[int, float]:
    forms = _asked(name)
    names = [Spelling(form, None, "") for form in forms]
    asked = {key for kind in get_args(EntityKind) for key in known.lookups(kind, names)}
    table, b, s = schema.name_keys, schema.bearers, schema.spellings
    by_key = select(b.c.root).join(table, table.c.bearer == b.c.id).where(table.c.key.in_(sorted(asked)))
    # A reader may ask for a form that stands in a text and is no name by the rules: as written, it is found too.
    written = {name, fold(name), name.title(), name.upper()}
    by_text = select(b.c.root).join(s, s.c.bearer == b.c.id).where(s.c.text.in_(sorted(written)))
    roots = set(connection.execute(by_key).scalars()) | set(connection.execute(by_text).scalars())
    scores = {}
    for root, (kind, spellings) in known.called(connection, roots).items():
        best = _best(forms, kind, spellings)
        if best >= ALIKE:
            scores[root] = best
    return scores


def _best(forms: Sequence[str], kind: EntityKind, spellings: Sequence[Spelling]) -> float:
    """How like the likeliest spelling is to one of these forms; nothing is liker than one that is written the same."""
    folded = set(map(_folded, forms))
    if any(_folded(spelling.text) in folded for spelling in spellings):
        return 1.0
    return max(likeness(form, spelling, kind) for spelling in spellings for form in forms)


def _asked(name: str) -> list[str]:
    """A name as a person asks for it: in whatever case, and in a language that nobody says («Зарэцкаму»)."""
    bases = (base(name, kind, language, None) for language in LANGUAGES for kind in get_args(EntityKind))
    return list(dict.fromkeys((name, *bases)))[:MOST_ASKED]


@lru_cache(maxsize=LOOKED_UP)
def _folded(name: str) -> str:
    return fold(name)


def likeness(name: str, spelling: Spelling, kind: EntityKind) -> float:
    """How far a name that a person wrote can mean this spelling; a surname alone means all who bear it."""
    return _likeness(name, spelling.text, spelling.language, kind)


@lru_cache(maxsize=LOOKED_UP)
def _likeness(name: str, text: str, language: str | None, kind: EntityKind) -> float:
    if _folded(name) == _folded(text):
        return 1.0
    score = match.likeness(name, text, kind, None, language).score
    if kind == "person" and len(name.split()) == 1 and len(text.split()) > 1:
        score = max(score, *(match.likeness(name, w, kind).score for w in text.split()))
    return score


def _sizes(connection: Connection, roots: list[int]) -> dict[int, int]:
    b = schema.bearers
    query = select(b.c.root, func.sum(b.c.links)).where(b.c.root.in_(roots)).group_by(b.c.root)
    return dict(connection.execute(query).all())


def root_of(connection: Connection, name: str) -> int:
    """The bearer that now stands for the entity called `name` (e-000123). `DeskError` where there is none."""
    id, b = number(name), schema.bearers
    root: int | None = None
    if id is not None:
        root = connection.execute(select(b.c.root).where(b.c.id == id)).scalar()
    if root is None:
        raise DeskError(f"{name}: no such entity on this desk; `headwater who NAME` shows them with their ids")
    return root


def whole(connection: Connection, root: int, score: float = 1.0) -> Who:
    """Everything that is known of one entity."""
    b = schema.bearers
    family = connection.execute(select(b).where(b.c.root == root).order_by(b.c.id)).all()
    head = next(row for row in family if row.id == root)
    ids = [row.id for row in family]
    spellings = _written(connection, ids)
    said = heard.page(connection, ids, heard.SAID)
    by_in_all, about_in_all = heard.counts(connection, ids)
    days = sorted(d for s in spellings for d in (s.first, s.last) if d)
    return Who(
        entity=token(root),
        kind=head.kind,
        name=head.name,
        gender=head.gender or next((row.gender for row in family if row.gender), None),
        locked=head.locked,
        score=round(score, 3),
        merged=tuple(token(id) for id in ids if id != root),
        articles=_articles(connection, ids),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        spellings=spellings,
        roles=heard.roles(connection, ids),
        by=said.by,
        about=said.about,
        candidates=_others(connection, ids),
        by_in_all=by_in_all,
        about_in_all=about_in_all,
    )


def family(connection: Connection, root: int) -> list[int]:
    """The bearers that this one stands for, itself among them."""
    b = schema.bearers.c
    return list(connection.execute(select(b.id).where(b.root == root).order_by(b.id)).scalars())


def _articles(connection: Connection, ids: Sequence[int]) -> int:
    links = schema.links.c
    query = select(func.count(func.distinct(links.article))).where(links.bearer.in_(ids))
    return connection.execute(query).scalar_one()


def _written(connection: Connection, ids: list[int]) -> tuple[Written, ...]:
    s = schema.spellings
    found: dict[tuple[str, str], list[Row[Any]]] = {}
    for row in connection.execute(select(s).where(s.c.bearer.in_(ids)).order_by(s.c.outlet)):
        found.setdefault((row.text, row.language), []).append(row)
    written = [
        Written(
            text=text,
            language=language or None,
            script=rows[0].script,
            outlets=tuple(dict.fromkeys(row.outlet for row in rows if row.outlet)),
            first=min((row.first for row in rows if row.first), default=None),
            last=max((row.last for row in rows if row.last), default=None),
            count=sum(row._mapping["count"] for row in rows),
        )
        for (text, language), rows in found.items()
    ]
    return tuple(sorted(written, key=lambda w: (w.script, -w.count, w.text)))


def _others(connection: Connection, ids: list[int]) -> tuple[Other, ...]:
    c, b = schema.candidates, schema.bearers
    rows = connection.execute(select(c).where(or_(c.c.a.in_(ids), c.c.b.in_(ids)))).all()
    wanted = {row.b if row.a in ids else row.a for row in rows}
    head = b.alias()
    names = {
        row.id: row
        for row in connection.execute(
            select(b.c.id, head.c.id.label("root"), head.c.name, head.c.kind)
            .join(head, head.c.id == b.c.root)
            .where(b.c.id.in_(sorted(wanted)))
        )
    }
    found: dict[int, Other] = {}
    for row in sorted(rows, key=lambda r: (-r.score, r.a, r.b)):
        other = names.get(row.b if row.a in ids else row.a)
        if other and other.root not in ids and other.root not in found:
            found[other.root] = Other(
                token(other.root), other.name, other.kind, round(row.score, 3), tuple(row.reasons), row.why
            )
    return tuple(found.values())
