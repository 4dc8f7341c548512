"""Who publishes: how much of it, whom they copy and who copies them, on whom they rest. Figures, never a verdict.

All are counted from columns by indexes, as the copies, statements and versions of the desk are now; what a person
judged to be no copy is none. `key` of an outlet is its address; `keys` are House.outlet of all that is one with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, Connection, case, func, select, tuple_

from headwater.desk import claim_listing, hits, judgements, listing, schema
from headwater.desk.claim_tables import copies, ratings, rulings, sheets
from headwater.desk.judgements import Judgement
from headwater.desk.known import day
from headwater.desk.rows import Listed
from headwater.desk.search_tables import outlets, sayings

CITED = 20
"""Sources that the page of an outlet names, those it cites most."""


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
class Between:
    """Two outlets between whom text went: in how many articles, of which `credited` name the other; `parts` more
    repeat a
    passage. `share` is how much of such an article it is on average; `later` and `earlier` are the latest example."""

    key: str
    name: str
    articles: int
    credited: int
    parts: int
    share: float
    later: str
    earlier: str


@dataclass(frozen=True, slots=True)
class Cited:
    """Whom an outlet cites: an entity of the desk, in how many statements."""

    entity: str
    name: str
    language: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class OutletPage:
    """An outlet with all that is known of it. `keys` are House.outlet of all its names; `hosts` count the addresses
    that
    its articles came from; `copies` are those it copies from, `copiers` those that copy from it."""

    row: OutletRow
    keys: tuple[str, ...]
    others: tuple[str, ...]
    names: tuple[tuple[str, int], ...]
    hosts: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str | None, int], ...]
    first: str | None
    last: str | None
    copies: tuple[Between, ...]
    copiers: tuple[Between, ...]
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """Which outlet each House.outlet is shown as, and the rows of those that are shown, by id."""

    of: Mapping[str, int]
    rows: Mapping[int, Any]

    @classmethod
    def load(cls, connection: Connection) -> _Shown:
        rows = {row.id: row for row in connection.execute(select(outlets))}
        return cls({row.outlet: row.into or row.id for row in rows.values()}, rows)

    def family(self, id: int) -> tuple[str, ...]:
        return tuple(sorted(outlet for outlet, shown in self.of.items() if shown == id))


def count(connection: Connection) -> int:
    """How many outlets there are."""
    return connection.execute(select(func.count()).where(outlets.c.into.is_(None))).scalar_one()


def named(connection: Connection) -> list[tuple[str, str]]:
    """The address and the name of every outlet, by name."""
    o = outlets.c
    rows = connection.execute(select(o.key, o.name).where(o.into.is_(None)).order_by(func.lower(o.name), o.key))
    return [(row.key, row.name) for row in rows]


def page(connection: Connection) -> list[OutletRow]:
    """Every outlet, those with the most articles first."""
    shown = _Shown.load(connection)
    same = _same(shown)
    total, copying, share, copied = _articles(connection), *_copying(connection, same), _copied(connection, same)
    said, hidden, changed = *_said(connection), _changed(connection)
    found = []
    for id, row in shown.rows.items():
        if row.into is not None:
            continue
        family = shown.family(id)
        n = sum(copying[key] for key in family)
        found.append(
            OutletRow(
                *(row.key, row.name, row.owner, row.house, row.outlet),
                articles=sum(total[key] for key in family),
                copying=n,
                share=sum(share[key] for key in family) / n if n else 0.0,
                copied=sum(copied[key] for key in family),
                statements=sum(said[key] for key in family),
                unnamed=sum(hidden[key] for key in family),
                changed=sum(changed[key] for key in family),
            )
        )
    return _rated(connection, sorted(found, key=lambda row: (-row.articles, row.name, row.key)))


def _rated(connection: Connection, rows: Sequence[OutletRow]) -> list[OutletRow]:
    ratings = claim_listing.ratings_of(connection, [row.key for row in rows])
    return [replace(row, rating=ratings.get(row.key)) for row in rows]


def _same(shown: _Shown) -> list[tuple[str, str]]:
    """The pairs of keys that are one outlet: what one repeats of the other is its own."""
    families = (shown.family(id) for id in set(shown.of.values()))
    return [(a, b) for family in families if len(family) > 1 for a in family for b in family]


def _counter(rows: Any) -> Counter[str]:
    return Counter(dict(rows))


def _articles(connection: Connection) -> Counter[str]:
    return _counter(connection.execute(select(sheets.c.outlet, func.count()).group_by(sheets.c.outlet)).all())


def _copying(connection: Connection, same: Sequence[tuple[str, str]]) -> tuple[Counter[str], dict[str, float]]:
    c = copies.c
    best = select(c.later_outlet, c.later, func.max(c.share).label("share")).where(*_another(connection, same))
    best = best.where(c.joins.is_(True)).group_by(c.later_outlet, c.later)
    each = best.subquery()
    query = select(each.c.later_outlet, func.count(), func.sum(each.c.share)).group_by(each.c.later_outlet)
    rows = connection.execute(query).all()
    shares: dict[str, float] = Counter()  # type: ignore[assignment]
    shares.update({row[0]: row[2] for row in rows})
    return Counter({row[0]: row[1] for row in rows}), shares


def _copied(connection: Connection, same: Sequence[tuple[str, str]]) -> Counter[str]:
    c = copies.c
    query = select(c.earlier_outlet, func.count(func.distinct(c.later))).where(*_another(connection, same))
    return _counter(connection.execute(query.where(c.joins.is_(True)).group_by(c.earlier_outlet)).all())


def _another(connection: Connection, same: Sequence[tuple[str, str]]) -> list[ColumnElement[bool]]:
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
    v = schema.versions
    query = select(sheets.c.outlet, func.count(func.distinct(v.c.article))).join(v, v.c.article == sheets.c.article)
    return _counter(connection.execute(query.where(v.c.n > 1).group_by(sheets.c.outlet)).all())


# One of them


def whole(connection: Connection, key: str) -> OutletPage:
    """An outlet with all that is known of it. `DeskError` where there is none of that address."""
    keys = hits.keys_of(connection, key)
    shown = _Shown.load(connection)
    id = shown.of[keys[0]]
    row = shown.rows[id]
    others = tuple(r.key for r in shown.rows.values() if r.into == id)
    copied, copiers = (_between(connection, keys, shown, taking=taking) for taking in (True, False))
    said, hidden = _said_by(connection, keys)
    copying, share = _own_copying(connection, keys)
    languages, names, (first, last), total = _printed(connection, keys)
    listed = OutletRow(
        *(row.key, row.name, row.owner, row.house, row.outlet),
        articles=total,
        copying=copying,
        share=share,
        copied=_own_copied(connection, keys),
        statements=said,
        unnamed=hidden,
        changed=len(changed(connection, keys)),
    )
    (listed,) = _rated(connection, [listed])
    hosts = _hosts(connection, keys)
    return OutletPage(
        listed, keys, others, names, hosts, languages, first, last, copied, copiers, _cited(connection, keys)
    )


def _own(keys: Sequence[str]) -> list[tuple[str, str]]:
    return [(a, b) for a in keys for b in keys] if len(keys) > 1 else []


def _own_copying(connection: Connection, keys: Sequence[str]) -> tuple[int, float]:
    c = copies.c
    best = select(func.max(c.share).label("share")).where(*_another(connection, _own(keys)), c.later_outlet.in_(keys))
    each = best.where(c.joins.is_(True)).group_by(c.later).subquery()
    n, share = connection.execute(select(func.count(), func.avg(each.c.share))).one()
    return n, share or 0.0


def _own_copied(connection: Connection, keys: Sequence[str]) -> int:
    c = copies.c
    query = select(func.count(func.distinct(c.later))).where(*_another(connection, _own(keys)), c.joins.is_(True))
    return connection.execute(query.where(c.earlier_outlet.in_(keys))).scalar_one()


def _between(connection: Connection, keys: Sequence[str], shown: _Shown, *, taking: bool) -> tuple[Between, ...]:
    """With whom text was shared: `taking` from them, else giving to them."""
    c = copies.c
    own, other = (c.later_outlet, c.earlier_outlet) if taking else (c.earlier_outlet, c.later_outlet)
    whole_ = case((c.joins.is_(True), c.later))
    query = (
        select(
            other.label("other"),
            func.count(func.distinct(whole_)).label("articles"),
            func.count(func.distinct(case((c.joins.is_(True) & c.credited.is_(True), c.later)))).label("credited"),
            func.count(func.distinct(case((c.joins.is_(False), c.later)))).label("parts"),
            func.avg(case((c.joins.is_(True), c.share))).label("share"),
            func.max(c.later).label("latest"),
        )
        .where(own.in_(keys), *_another(connection, _own(keys)))
        .group_by(other)
    )
    rows = connection.execute(query).all()
    examples = _examples(connection, [(row.latest, row.other) for row in rows], taking=taking)
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(shown.of.get(row.other, 0), []).append(row)
    made = []
    for id, some in found.items():
        if id not in shown.rows:
            continue
        n = sum(row.articles for row in some)
        later, earlier = examples.get((some[0].latest, some[0].other), ("", ""))
        made.append(
            Between(
                *(shown.rows[id].key, shown.rows[id].name, n),
                credited=sum(row.credited for row in some),
                parts=sum(row.parts for row in some),
                share=sum((row.share or 0.0) * row.articles for row in some) / n if n else 0.0,
                later=later,
                earlier=earlier,
            )
        )
    return tuple(sorted(made, key=lambda each: (-each.articles, -each.parts, each.name)))


def _examples(
    connection: Connection, wanted: Sequence[tuple[int, str]], *, taking: bool
) -> dict[tuple[int, str], tuple[str, str]]:
    """For a later sheet and the other outlet, the articles of one copy: the later one and the earlier one."""
    c, a, b = copies.c, sheets.alias(), sheets.alias()
    other = c.earlier_outlet if taking else c.later_outlet
    query = select(c.later, other, a.c.article, b.c.article).join(a, a.c.id == c.later).join(b, b.c.id == c.earlier)
    query = query.where(c.later.in_([later for later, _ in wanted])).order_by(c.joins, c.share)
    return {(row[0], row[1]): (row[2], row[3]) for row in connection.execute(query)}


def _said_by(connection: Connection, keys: Sequence[str]) -> tuple[int, int]:
    s = sayings.c
    query = select(s.unnamed, func.count()).where(s.outlet.in_(keys)).group_by(s.unnamed)
    found: dict[bool, int] = {bool(unnamed): n for unnamed, n in connection.execute(query)}
    return sum(found.values()), found.get(True, 0)


def changed(connection: Connection, keys: Sequence[str]) -> list[str]:
    """The articles of an outlet whose text was changed, the last changed first."""
    v, a = schema.versions, schema.articles
    query = select(a.c.id).join(sheets, sheets.c.article == a.c.id).join(v, v.c.article == a.c.id)
    query = query.where(sheets.c.outlet.in_(keys), v.c.n > 1).distinct().order_by(a.c.changed.desc(), a.c.id)
    return list(connection.execute(query).scalars())


_Printed = tuple[tuple[tuple[str | None, int], ...], tuple[tuple[str, int], ...], tuple[str | None, str | None], int]


def _printed(connection: Connection, keys: Sequence[str]) -> _Printed:
    """In which languages, under which names, from when to when, and how many."""
    a = schema.articles.c
    query = select(a.language, a.outlet, func.min(a.published), func.max(a.published), func.count())
    query = query.join(sheets, sheets.c.article == a.id).where(sheets.c.outlet.in_(keys)).group_by(a.language, a.outlet)
    rows = connection.execute(query).all()
    languages: Counter[str | None] = Counter()
    names: Counter[str] = Counter()
    for language, name, _, _, n in rows:
        languages[language] += n
        names[name or ""] += n
    names.pop("", None)
    days = sorted(d for row in rows for d in (day(row[2]), day(row[3])) if d)
    between = (days[0], days[-1]) if days else (None, None)
    return tuple(languages.most_common()), tuple(names.most_common()), between, sum(languages.values())


def _hosts(connection: Connection, keys: Sequence[str]) -> tuple[tuple[str, int], ...]:
    a = schema.articles.c
    query = select(a.url).join(sheets, sheets.c.article == a.id).where(sheets.c.outlet.in_(keys), a.url.is_not(None))
    return tuple(Counter(filter(None, map(_host, connection.execute(query).scalars()))).most_common())


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _cited(connection: Connection, keys: Sequence[str]) -> tuple[Cited, ...]:
    s, links, b = sayings.c, schema.links, schema.bearers
    many = func.count()
    query = (
        select(b.c.root, many)
        .join(links, links.c.bearer == b.c.id)
        .join(sayings, (s.article == links.c.article) & (s.entity == links.c.local))
        .where(s.outlet.in_(keys))
        .group_by(b.c.root)
        .order_by(many.desc(), b.c.root)
        .limit(CITED)
    )
    counted: dict[int, int] = dict(connection.execute(query).all())
    rows = listing.entries(connection, list(counted))
    return tuple(Cited(row.entity, row.name, row.language, counted[int(row.entity[2:])]) for row in rows)


def articles(connection: Connection, keys: Sequence[str], limit: int, offset: int) -> list[Listed]:
    """The articles of an outlet, the latest first."""
    a = schema.articles
    query = select(a).join(sheets, sheets.c.article == a.c.id).where(sheets.c.outlet.in_(keys))
    query = query.order_by(a.c.published.desc().nulls_last(), a.c.id).limit(limit).offset(offset)
    return [hits.listed(dict(row._mapping)) for row in connection.execute(query)]


def of_article(connection: Connection, articles_: Sequence[str]) -> dict[str, str]:
    """The address of the outlet that prints each of these articles."""
    shown = outlets.alias()
    query = select(sheets.c.article, shown.c.key).join(outlets, outlets.c.outlet == sheets.c.outlet)
    query = query.join(shown, shown.c.id == func.coalesce(outlets.c.into, outlets.c.id))
    return dict(connection.execute(query.where(sheets.c.article.in_(list(articles_)))).all())


def called(connection: Connection, name: str) -> str | None:
    """The address of the outlet of that address, key or name; None where there is none, or several of the name."""
    o = outlets.c
    same = (o.key == name) | (o.outlet == name) | (func.lower(o.name) == name.lower())
    query = select(func.coalesce(o.into, o.id)).where(same).distinct()
    ids = list(connection.execute(query).scalars())
    if len(ids) != 1:
        return None
    return connection.execute(select(o.key).where(o.id == ids[0])).scalar()


def ratings_about(connection: Connection, name: str) -> list[Judgement]:
    """Every rating of what is called so, the latest first."""
    j = schema.judgements
    query = select(j).join(ratings, ratings.c.judgement == j.c.id).where(ratings.c.name == name)
    return [judgements.made(row) for row in connection.execute(query.order_by(j.c.id.desc()))]
