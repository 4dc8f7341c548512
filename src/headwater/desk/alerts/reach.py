"""Which claims, articles and stories a rule is about: asked of those that changes touched, not of all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Select, Table, select

from headwater.desk import schema
from headwater.desk.alerts.turns import Watch
from headwater.desk.bearers import entities
from headwater.desk.changes.change_tables import changes
from headwater.desk.chunks import among, chunks
from headwater.desk.claims import claim_listing
from headwater.desk.claims.claim_tables import claims, contents, copies, sheets, stories, tellings
from headwater.desk.dossiers import dossier_tables
from headwater.desk.finding import claim_hits, hits, searches
from headwater.desk.finding.search_tables import named_in, sayings
from headwater.desk.numbered import token
from headwater.desk.watchlists import sighted
from headwater.errors import DeskError

Numbers = Collection[int]
Texts = Collection[str]


@dataclass(frozen=True, slots=True)
class Reach:
    """What a rule is about: each answers which of those given are so. `list`: the watch list whose names count."""

    claims: Callable[[Numbers], set[int]]
    articles: Callable[[Texts], set[str]]
    stories: Callable[[Numbers], set[int]]
    copied: Callable[[Texts], set[str]] = lambda _: set()
    list: str | None = None


def reach(connection: Connection, watch: Watch, target: str) -> Reach:
    """What a rule is about. `DeskError` where that is not on the desk, or no longer."""
    return _REACHES[watch](connection, target)


def _everything(_: Connection, __: str) -> Reach:
    return Reach(claims=set, articles=set, stories=set, list="")


# Claims, stories, articles, dossiers: by their numbers


def _claim(connection: Connection, target: str) -> Reach:
    own = family(connection, claims, claim_listing.number(connection, target, "c"))
    return Reach(
        claims=own.intersection,
        articles=lambda ids: _telling(connection, own, ids),
        stories=lambda _: set(),
    )


def _story(connection: Connection, target: str) -> Reach:
    own = family(connection, stories, claim_listing.number(connection, target, "s"))
    of = sheets.c.story.in_(own)
    # Of a claim that is gone only its older changes say where it was.
    was = select(changes.c.claim).where(changes.c.story.in_(own))
    return Reach(
        claims=lambda ids: _in(connection, was, changes.c.claim, ids) | _told_in(connection, of, ids),
        articles=lambda ids: _in(connection, select(sheets.c.article).where(of), sheets.c.article, ids),
        stories=own.intersection,
    )


def _article(connection: Connection, target: str) -> Reach:
    return _cited(connection, {target}, set())


def _dossier(connection: Connection, target: str) -> Reach:
    number = target.partition("-")[2]
    if not number.isdigit():
        raise DeskError(f"{target}: the name of a dossier looks like d-000123")
    e, s = dossier_tables.evidence.c, dossier_tables.states.c
    cited = select(e.article).where(e.dossier == int(number), e.cited.is_(True))
    chosen = select(s.claim).where(s.dossier == int(number), s.until.is_(None))
    articles = set(connection.execute(cited).scalars())
    own: set[int] = set()
    for claim in connection.execute(chosen).scalars():
        own |= family(connection, claims, claim_listing.number(connection, token("c", claim), "c"))
    return _cited(connection, articles, own)


def _cited(connection: Connection, articles: set[str], own: set[int]) -> Reach:
    of = sheets.c.article.in_(sorted(articles))
    return Reach(
        claims=lambda ids: own.intersection(ids) | (set() if own else _told_in(connection, of, ids)),
        articles=articles.intersection,
        stories=lambda _: set(),
        copied=lambda ids: _copies(connection, articles, ids),
    )


def family(connection: Connection, table: Table, root: int) -> set[int]:
    """The numbers that a claim or a story goes by: its own and those of all that went into it."""
    found, fresh = {root}, {root}
    while fresh:
        more: set[int] = set()
        for some in chunks(sorted(fresh)):
            more |= set(connection.execute(select(table.c.id).where(table.c.into.in_(some))).scalars())
        fresh = more - found
        found |= fresh
    return found


# Entities, watch lists, outlets, searches: by what is said


def _entity(connection: Connection, target: str) -> Reach:
    return _about(connection, set(entities.family(connection, entities.root_of(connection, target))))


def _watchlist(connection: Connection, target: str) -> Reach:
    s, w, l_ = schema.sightings.c, schema.watched.c, schema.watchlists.c
    query = select(s.id, s.article, s.local).join(schema.watched, w.id == s.watched)
    query = query.join(schema.watchlists, l_.id == w.list).where(l_.name == target)
    if connection.execute(select(l_.id).where(l_.name == target)).first() is None:
        raise DeskError(f"{target}: there is no watch list of that name; `headwater watchlist show` lists them")
    met = {row.id: (row.article, row.local) for row in connection.execute(query)}
    kept = sighted.unjudged(connection, set(met)) if met else {}
    about = _about(connection, _bearers(connection, {met[id] for id in kept}))
    return Reach(about.claims, about.articles, about.stories, list=target)


def _bearers(connection: Connection, places: set[tuple[str, str]]) -> set[int]:
    """Whom these entities of articles were joined to, under all the numbers that each goes by."""
    links, b = schema.links.c, schema.bearers.c
    roots: set[int] = set()
    for some in chunks(sorted({article for article, _ in places})):
        query = select(links.article, links.local, b.root).join(schema.bearers, b.id == links.bearer)
        rows = connection.execute(query.where(links.article.in_(some)))
        roots |= {row.root for row in rows if (row.article, row.local) in places}
    return {id for root in roots for id in entities.family(connection, root)}


def _about(connection: Connection, bearers: set[int]) -> Reach:
    """What these say, and what is said that names them."""
    links, n, s = schema.links.c, named_in.c, sayings.c
    who = links.bearer.in_(sorted(bearers))
    said = (s.article == links.article) & (s.entity == links.local)
    named = (n.article == links.article) & (n.local == links.local)
    by = select(contents.c.claim).select_from(contents).join(sayings, s.told == contents.c.id)
    by = by.join(schema.links, said).where(who)
    of = select(contents.c.claim).select_from(contents).join(sayings, s.told == contents.c.id)
    of = of.join(named_in, n.saying == s.id).join(schema.links, named).where(who)
    met = select(links.article).where(who)
    return Reach(
        claims=lambda ids: _in(connection, by, contents.c.claim, ids) | _in(connection, of, contents.c.claim, ids),
        articles=lambda ids: _in(connection, met, links.article, ids),
        stories=lambda ids: _in(connection, _stories_of(met), sheets.c.story, ids),
    )


def _outlet(connection: Connection, target: str) -> Reach:
    own = sheets.c.outlet.in_(hits.keys_of(connection, target))
    return Reach(
        claims=lambda ids: _told_in(connection, own, ids),
        articles=lambda ids: _in(connection, select(sheets.c.article).where(own), sheets.c.article, ids),
        stories=lambda ids: _in(connection, select(sheets.c.story).where(own), sheets.c.story, ids),
    )


def _search(connection: Connection, target: str) -> Reach:
    if not target.isdigit():
        raise DeskError(f"{target}: a search goes by its number; `headwater searches` lists them")
    asked = hits.asked(connection, searches.one(connection, int(target)).wanted)

    def articles(ids: Texts) -> set[str]:
        # Fewer at once than a search gives at most: none of these may be missed.
        some = (hits.articles(connection, asked, by_date=True, among=part) for part in chunks(sorted(ids)))
        return {one.article for found in some for one in found}

    def claims_(ids: Numbers) -> set[int]:
        some = (claim_hits.claim_numbers(connection, asked, by_date=True, among=part) for part in chunks(sorted(ids)))
        return {number for found in some for number in found}

    def stories_(ids: Numbers) -> set[int]:
        s = sheets.c
        found: set[int] = set()
        for some in chunks(sorted(ids)):
            of = dict(connection.execute(select(s.article, s.story).where(s.story.in_(some))).all())
            found |= {of[id] for id in articles(of)}
        return found

    return Reach(
        claims=claims_,
        articles=articles,
        stories=stories_,
    )


# Asked of the database


def _in(connection: Connection, query: Select[Any], of: Any, ids: Collection[Any]) -> set[Any]:
    """Which of these the query gives."""
    found: set[Any] = set()
    for some in chunks(sorted(ids)):
        found |= set(connection.execute(query.where(of.in_(some)).distinct()).scalars())
    return found


def _told_in(connection: Connection, of: Any, ids: Numbers) -> set[int]:
    """Which of these claims are told in such sheets."""
    query = select(contents.c.claim).join(tellings, tellings.c.content == contents.c.id)
    return _in(connection, query.join(sheets, sheets.c.id == tellings.c.sheet).where(of), contents.c.claim, ids)


def _telling(connection: Connection, own: set[int], ids: Texts) -> set[str]:
    """Which of these articles tell such claims."""
    query = select(sheets.c.article).join(tellings, tellings.c.sheet == sheets.c.id)
    query = query.join(contents, contents.c.id == tellings.c.content).where(among(contents.c.claim, own))
    return _in(connection, query, sheets.c.article, ids)


def _stories_of(articles: Select[Any]) -> Select[Any]:
    return select(sheets.c.story).where(sheets.c.article.in_(articles))


def _copies(connection: Connection, articles: set[str], ids: Texts) -> set[str]:
    """Which of these repeat the text of such an article, or lent it theirs."""
    one, other, c = sheets.alias(), sheets.alias(), copies.c
    pairs = ((c.earlier, c.later), (c.later, c.earlier))
    found: set[str] = set()
    for own, theirs in pairs:
        query = select(other.c.article).select_from(copies).join(one, one.c.id == own).join(other, other.c.id == theirs)
        query = query.where(among(one.c.article, articles), c.joins.is_(True))
        found |= _in(connection, query, other.c.article, ids)
    return found


_REACHES: Final[Mapping[Watch, Callable[[Connection, str], Reach]]] = {
    **{"claim": _claim, "story": _story, "article": _article, "dossier": _dossier},
    **{"entity": _entity, "watchlist": _watchlist, "outlet": _outlet, "search": _search, "all": _everything},
}
