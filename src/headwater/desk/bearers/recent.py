"""The latest of what an entity was met in, what it said, and what was said of it.

Of somebody met in thousands of articles the latest are found among the latest of the desk: to look up each of the
thousands for its day, and sort them, takes a hundred times as long. Where the latest of the desk have not as many,
everything of theirs is looked up: what is found is the same either way. `ids` are the bearers that one entity stands
for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Connection, Select, func, select

from headwater.desk.finding.search_tables import named_in, sayings
from headwater.desk.schema import articles, links

AHEAD: Final = 50
"""How many of the latest of the desk are looked at for each that is asked for: an entity is in one of so many."""


def said_by(query: Select[Any], ids: Sequence[int]) -> Select[Any]:
    """Asks it of the statements of an entity."""
    own = (sayings.c.article == links.c.article) & (sayings.c.entity == links.c.local)
    return query.select_from(links).join(sayings, own).where(links.c.bearer.in_(ids))


def by(connection: Connection, ids: Sequence[int], limit: int, offset: int = 0) -> list[int]:
    """The numbers of its latest statements."""
    s = sayings.c
    query = said_by(select(s.id), ids).order_by(s.day.desc(), s.id).limit(limit).offset(offset)
    return list(connection.execute(query).scalars())


def about(connection: Connection, ids: Sequence[int], limit: int, offset: int = 0) -> list[int]:
    """The numbers of the latest statements that name it."""
    s, n = sayings.c, named_in.c
    named = (n.article == links.c.article) & (n.local == links.c.local) & links.c.bearer.in_(ids)
    # One inside the other: as a join SQLite begins with all articles of the entity, for each statement anew.
    names_it = select(1).where(n.saying == s.id, select(1).where(named).exists()).exists()
    whole = select(s.id).where(s.id.in_(select(n.saying).join(links, named)))
    return _first(connection, ids, (s.id, s.day.desc()), names_it, whole, limit, offset)


def met(connection: Connection, ids: Sequence[int], limit: int, offset: int = 0) -> list[str]:
    """The latest articles in which it was met, each once."""
    a = articles.c
    meets_it = select(1).where(links.c.article == a.id, links.c.bearer.in_(ids)).exists()
    whole = select(a.id).where(a.id.in_(select(links.c.article).where(links.c.bearer.in_(ids))))
    return _first(connection, ids, (a.id, a.published.desc().nulls_last()), meets_it, whole, limit, offset)


def _first(
    connection: Connection,
    ids: Sequence[int],
    column: tuple[Column[Any], ColumnElement[Any]],
    own: ColumnElement[bool],
    whole: Select[Any],
    limit: int,
    offset: int,
) -> list[Any]:
    """A page of a key, by an order: of the latest of the desk that are its `own`, where these are fewer than all of
    its own and have enough; else of the `whole`."""
    key, order = column[0], (column[1], column[0])
    ahead = AHEAD * (limit + offset)
    all_ = connection.execute(select(func.count()).select_from(links).where(links.c.bearer.in_(ids))).scalar_one()
    if ahead < all_:
        latest = select(key.label("one")).order_by(*order).limit(ahead).subquery()
        query = select(key).select_from(latest.join(key.table, key == latest.c.one)).where(own)
        found = list(connection.execute(query.order_by(*order).limit(limit).offset(offset)).scalars())
        if len(found) == limit:
            return found
    return list(connection.execute(whole.order_by(*order).limit(limit).offset(offset)).scalars())
