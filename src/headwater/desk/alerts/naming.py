"""What is watched, as it is called on the desk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

from sqlalchemy import Column, Connection, select

from headwater.desk import schema
from headwater.desk.alerts.turns import Watch
from headwater.desk.chunks import chunks
from headwater.desk.claims.claim_tables import claims, stories
from headwater.desk.dossiers.dossier_tables import dossiers
from headwater.desk.finding.search_tables import outlets, searches

Called = tuple[Watch, str]


def names(connection: Connection, wanted: Collection[Called]) -> dict[Called, str]:
    """The names of what rules watch; those that are not there any more are left out."""
    found: dict[Called, str] = {}
    by_watch: dict[Watch, set[str]] = {}
    for watch, target in wanted:
        by_watch.setdefault(watch, set()).add(target)
    for watch, targets in by_watch.items():
        if watch in _NAMED:
            table, key, name, read = _NAMED[watch]
            keys = {read(target): target for target in targets}
            for some in chunks(sorted(keys, key=str)):
                query = select(key, name).select_from(table).where(key.in_(some))
                found |= {(watch, keys[row[0]]): row[1] or "" for row in connection.execute(query)}
    return found


def _number(target: str) -> int:
    return int(digits) if (digits := target.rpartition("-")[2]).isdigit() else 0


_b, _root = schema.bearers, schema.bearers.alias()
_NAMED: Final[Mapping[Watch, tuple[Any, Column[Any], Any, Callable[[str], Any]]]] = {
    "claim": (claims, claims.c.id, claims.c.wording, _number),
    "story": (stories, stories.c.id, stories.c.title, _number),
    "entity": (_b.join(_root, _root.c.id == _b.c.root), _b.c.id, _root.c.name, _number),
    "article": (schema.articles, schema.articles.c.id, schema.articles.c.title, str),
    "outlet": (outlets, outlets.c.key, outlets.c.name, str),
    "search": (searches, searches.c.id, searches.c.name, _number),
    "dossier": (dossiers, dossiers.c.id, dossiers.c.title, _number),
    "watchlist": (schema.watchlists, schema.watchlists.c.name, schema.watchlists.c.name, str),
}
