"""Who publishes: how much of it, whom they copy and who copies them, on whom they rest. Figures, never a verdict.

All are counted from columns by indexes, as the copies, statements and versions of the desk are now; what a person
judged to be no copy is none. `key` of an outlet is its address; `keys` are House.outlet of all that is one with it.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, tuple_

from headwater.desk import judgements, schema
from headwater.desk.claims import reliable
from headwater.desk.claims.claim_tables import copies, ratings, rulings, sheets
from headwater.desk.finding import hits
from headwater.desk.finding.search_tables import outlets, sayings
from headwater.desk.judgements import Judgement
from headwater.desk.rows import Listed


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet as lists show it.

    `copying` counts its articles that repeat another outlet's text, `share` is how much of such an article that is in
    the middle (0..1); `copied` counts the articles of others that repeat its. `unnamed` of its `statements` rest on
    somebody whom the text does not name; `changed` counts its articles whose text was changed. `rating` is A to F.
    """

    key: str
    name: str
    owner: str
    house: str
    outlet: str
    articles: int
    copying: int
    share: float
    copied: int
    statements: int
    unnamed: int
    changed: int
    rating: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """Which outlet each House.outlet is shown as, and the rows of those that are shown, by id."""

    of: Mapping[str, int]
    rows: Mapping[int, Any]

    @classmethod
    def load(cls, connection: Connection) -> Shown:
        rows = {row.id: row for row in connection.execute(select(outlets))}
        return cls({row.outlet: row.into or row.id for row in rows.values()}, rows)

    def family(self, id: int) -> tuple[str, ...]:
        return tuple(sorted(outlet for outlet, shown in self.of.items() if shown == id))


def named(connection: Connection) -> list[tuple[str, str]]:
    """The address and the name of every outlet, by name."""
    o = outlets.c
    rows = connection.execute(select(o.key, o.name).where(o.into.is_(None)))
    return sorted(((row.key, row.name) for row in rows), key=lambda row: (_folded(row[1]), row[0]))


def page(connection: Connection) -> list[OutletRow]:
    """Every outlet, those with the most articles first."""
    shown = Shown.load(connection)
    families = {id: shown.family(id) for id, row in shown.rows.items() if row.into is None}
    total, copying, share = _articles(connection), *_copying(connection, pairs(families.values()))
    taken = copied(connection, families)
    said, hidden, changed = *_said(connection), _changed(connection)
    found = []
    for id, family in families.items():
        row = shown.rows[id]
        n = sum(copying[key] for key in family)
        found.append(
            OutletRow(
                *(row.key, row.name, row.owner, row.house, row.outlet),
                articles=sum(total[key] for key in family),
                copying=n,
                share=sum(share[key] for key in family) / n if n else 0.0,
                copied=taken[id],
                statements=sum(said[key] for key in family),
                unnamed=sum(hidden[key] for key in family),
                changed=sum(changed[key] for key in family),
            )
        )
    return rated(connection, sorted(found, key=lambda row: (-row.articles, row.name, row.key)))


def rated(connection: Connection, rows: Sequence[OutletRow]) -> list[OutletRow]:
    """The same with how reliable somebody holds them to be."""
    ratings = reliable.ratings_of(connection, [row.key for row in rows])
    return [replace(row, rating=ratings.get(row.key)) for row in rows]


def pairs(families: Iterable[Sequence[str]]) -> list[tuple[str, str]]:
    """The pairs of keys that are one outlet: what one repeats of the other is its own."""
    return [(a, b) for family in families if len(family) > 1 for a in family for b in family]


def _counter(rows: Any) -> Counter[str]:
    return Counter(dict(rows))


def _articles(connection: Connection) -> Counter[str]:
    return _counter(connection.execute(select(sheets.c.outlet, func.count()).group_by(sheets.c.outlet)).all())


def _copying(connection: Connection, same: Sequence[tuple[str, str]]) -> tuple[Counter[str], dict[str, float]]:
    c = copies.c
    best = select(c.later_outlet, c.later, func.max(c.share).label("share")).where(*another(connection, same))
    best = best.where(c.joins.is_(True)).group_by(c.later_outlet, c.later)
    each = best.subquery()
    query = select(each.c.later_outlet, func.count(), func.sum(each.c.share)).group_by(each.c.later_outlet)
    rows = connection.execute(query).all()
    shares: dict[str, float] = Counter()  # type: ignore[assignment]
    shares.update({row[0]: row[2] for row in rows})
    return Counter({row[0]: row[1] for row in rows}), shares


def copied(connection: Connection, families: Mapping[int, Sequence[str]]) -> Counter[int]:
    """How many articles of others repeat one of an outlet, for each of these, given with all keys that are one with it.

    An article that repeats what stands under two of its keys is one article.
    """
    c = copies.c
    among = [*another(connection, pairs(families.values())), c.joins.is_(True)]
    alone = {keys[0]: id for id, keys in families.items() if len(keys) == 1}
    query = select(c.earlier_outlet, func.count(func.distinct(c.later))).where(*among).group_by(c.earlier_outlet)
    query = query.where(c.earlier_outlet.in_(alone)) if len(families) == 1 else query
    found = Counter({alone[row[0]]: row[1] for row in connection.execute(query) if row[0] in alone} if alone else {})
    several = {key: id for id, keys in families.items() if len(keys) > 1 for key in keys}
    pages = select(c.earlier_outlet, c.later).where(*among, c.earlier_outlet.in_(several)).distinct()
    rows = connection.execute(pages).all() if several else []
    return found + Counter(id for id, _ in {(several[row[0]], row[1]) for row in rows})


def another(connection: Connection, same: Sequence[tuple[str, str]]) -> list[ColumnElement[bool]]:
    """Copies between two outlets, but for those that a person judged to be none."""
    c = copies.c
    asked: list[ColumnElement[bool]] = [
        c.later_outlet != c.earlier_outlet,
        c.later_outlet != "",
        c.earlier_outlet != "",
    ]
    if same:
        asked.append(tuple_(c.later_outlet, c.earlier_outlet).not_in(same))
    if refused := _refused(connection):
        asked.append(tuple_(c.later, c.earlier).not_in(refused))
    return asked


def _refused(connection: Connection) -> list[tuple[int, int]]:
    j, one, other = schema.judgements, sheets.alias(), sheets.alias()
    query = (
        select(one.c.id, other.c.id)
        .select_from(rulings)
        .join(j, j.c.id == rulings.c.judgement)
        .join(one, one.c.article == rulings.c.one)
        .join(other, other.c.article == rulings.c.other)
        .where(rulings.c.kind == "no copy", j.c.undone_by.is_(None))
    )
    rows = [(row[0], row[1]) for row in connection.execute(query)]
    return [*rows, *((b, a) for a, b in rows)]


def _said(connection: Connection) -> tuple[Counter[str], Counter[str]]:
    s = sayings.c
    rows = connection.execute(select(s.outlet, s.unnamed, func.count()).group_by(s.outlet, s.unnamed)).all()
    total: Counter[str] = Counter()
    hidden: Counter[str] = Counter()
    for outlet, unnamed, n in rows:
        total[outlet] += n
        hidden[outlet] += n if unnamed else 0
    return total, hidden


def _changed(connection: Connection) -> Counter[str]:
    v = schema.versions.c
    # Out of the index alone: to look up the versions of each sheet takes ten times as long.
    again = select(v.article).where(v.n > 1)
    query = select(sheets.c.outlet, func.count()).where(sheets.c.article.in_(again)).group_by(sheets.c.outlet)
    return _counter(connection.execute(query).all())


def articles(connection: Connection, keys: Sequence[str], limit: int, offset: int) -> list[Listed]:
    """The articles of an outlet, the latest first."""
    a = schema.articles
    query = select(a).join(sheets, sheets.c.article == a.c.id).where(sheets.c.outlet.in_(keys))
    query = query.order_by(a.c.published.desc().nulls_last(), a.c.id).limit(limit).offset(offset)
    return [hits.listed(dict(row._mapping)) for row in connection.execute(query)]


def called(connection: Connection, name: str) -> list[str]:
    """The addresses of the outlets that are called so, in capitals or not: the one of that address or key, else all of
    that name; none where there are none.

    Names are compared here: SQLite knows small letters in ASCII alone, so that it tells «Новы Час» from «новы час».
    """
    o, shown, wanted = outlets.c, outlets.alias(), _folded(name)
    query = select(o.key, o.outlet, o.name, shown.c.key.label("shown"))
    rows = connection.execute(query.join(shown, shown.c.id == func.coalesce(o.into, o.id))).all()
    placed = {row.shown for row in rows if wanted in (_folded(row.key), _folded(row.outlet))}
    return sorted(placed or {row.shown for row in rows if wanted == _folded(row.name)})


def _folded(name: str) -> str:
    """As names of outlets are compared: letters in one form, small, what stands between words one blank."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def ratings_about(connection: Connection, name: str) -> list[Judgement]:
    """Every rating of what is called so, the latest first."""
    j = schema.judgements
    query = select(j).join(ratings, ratings.c.judgement == j.c.id).where(ratings.c.name == name)
    return [judgements.made(row) for row in connection.execute(query.order_by(j.c.id.desc()))]
