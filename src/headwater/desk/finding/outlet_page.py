"""The page of an outlet: whom it copies and who copies it, whom it cites, what became of its texts, what is followed.

Counted from columns by indexes, as in outlet_listing.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from sqlalchemy import Connection, case, false, func, or_, select

from headwater.desk import schema
from headwater.desk.bearers import listing
from headwater.desk.bearers.known import day
from headwater.desk.changes.change_tables import changes
from headwater.desk.changes.edits import KINDS
from headwater.desk.claims.claim_tables import copies, sheets
from headwater.desk.finding import hits
from headwater.desk.finding.outlet_listing import OutletRow, Shown, another, copied, pairs, rated
from headwater.desk.finding.search_tables import sayings
from headwater.desk.followed.followed_tables import followed

FEW = 8
"""Hosts of an outlet, those with most of its articles, at which is looked for what is followed of it."""
CITED = 20
"""Sources that the page of an outlet names, those it cites most."""


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
class Feed:
    """A feed or page of an outlet that is followed. `trouble`: the last check did not succeed."""

    address: str
    title: str | None
    kind: str
    paused: bool
    trouble: bool


@dataclass(frozen=True, slots=True)
class OutletPage:
    """An outlet with all that is known of it.

    `keys` are House.outlet of all its names; `hosts` count the addresses that its articles came from; `copies` are
    those it copies from, `copiers` those that copy from it. `edits` count its articles by what became of their texts
    after they came out (edits.KINDS): one may have been corrected, and edited before that. `feeds` are followed.
    """

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
    edits: tuple[tuple[str, int], ...] = ()
    feeds: tuple[Feed, ...] = ()


def whole(connection: Connection, key: str) -> OutletPage:
    """An outlet with all that is known of it. `DeskError` where there is none of that address."""
    keys = hits.keys_of(connection, key)
    shown = Shown.load(connection)
    id = shown.of[keys[0]]
    row = shown.rows[id]
    others = tuple(r.key for r in shown.rows.values() if r.into == id)
    taken, copiers = (_between(connection, keys, shown, taking=taking) for taking in (True, False))
    said, hidden = _said_by(connection, keys)
    copying, share = _own_copying(connection, keys)
    languages, names, (first, last), total = _printed(connection, keys)
    listed = OutletRow(
        *(row.key, row.name, row.owner, row.house, row.outlet),
        articles=total,
        copying=copying,
        share=share,
        copied=copied(connection, {id: keys})[id],
        statements=said,
        unnamed=hidden,
        changed=len(changed(connection, keys)),
    )
    (listed,) = rated(connection, [listed])
    hosts = _hosts(connection, keys)
    return OutletPage(
        *(listed, keys, others, names, hosts, languages, first, last, taken, copiers, _cited(connection, keys)),
        edits=_edits(connection, keys),
        feeds=_feeds(connection, [host for host, _ in hosts]),
    )


def _own_copying(connection: Connection, keys: Sequence[str]) -> tuple[int, float]:
    c = copies.c
    best = select(func.max(c.share).label("share")).where(*another(connection, pairs([keys])), c.later_outlet.in_(keys))
    each = best.where(c.joins.is_(True)).group_by(c.later).subquery()
    n, share = connection.execute(select(func.count(), func.avg(each.c.share))).one()
    return n, share or 0.0


def _between(connection: Connection, keys: Sequence[str], shown: Shown, *, taking: bool) -> tuple[Between, ...]:
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
        .where(own.in_(keys), *another(connection, pairs([keys])))
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


def _edits(connection: Connection, keys: Sequence[str]) -> tuple[tuple[str, int], ...]:
    c = changes.c
    query = select(c.kind, func.count(func.distinct(c.article))).join(sheets, sheets.c.article == c.article)
    query = query.where(c.kind.in_(KINDS), sheets.c.outlet.in_(keys)).group_by(c.kind)
    found: dict[str, int] = dict(connection.execute(query).all())
    return tuple((kind, found[kind]) for kind in KINDS if kind in found)


def edited(connection: Connection, articles_: Sequence[str]) -> dict[str, str]:
    """What last became of the text of each of these articles that changed."""
    c = changes.c
    query = select(c.article, c.kind).where(c.article.in_(list(articles_)), c.kind.in_(KINDS)).order_by(c.id)
    return dict(connection.execute(query).all())


def _feeds(connection: Connection, hosts: Sequence[str]) -> tuple[Feed, ...]:
    """What is followed at the addresses of an outlet, and below them."""
    f = followed.c
    own = [(f.host == host) | f.host.endswith(f".{host}", autoescape=True) for host in hosts[:FEW]]
    query = select(f.address, f.title, f.kind, f.paused, f.failures).where(or_(false(), *own)).order_by(f.id)
    return tuple(Feed(r.address, r.title, r.kind, r.paused, r.failures > 0) for r in connection.execute(query))


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
    heads = Counter(_HEAD.match(url)[0] for url in connection.execute(query).scalars())  # type: ignore[index]
    hosts: Counter[str] = Counter()
    for head, n in heads.items():
        hosts[_host(head)] += n
    hosts.pop("", None)
    return tuple(hosts.most_common())


_HEAD: Final = re.compile("(?:[^/]*//)?[^/]*")
"""Of an address what its host is in: that of hundreds of articles is one, and parsed once."""


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
