"""What the desk answers of itself as a whole: if anything is on it, where it stands, what came of some articles."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from heapq import nlargest
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, exists, or_, select, text

from headwater.desk import schema
from headwater.desk.chunks import chunks
from headwater.desk.claims import claim_listing, story_listing
from headwater.desk.claims.claim_listing import ClaimRow
from headwater.desk.claims.claim_tables import claims, contents, stories, tellings
from headwater.desk.claims.claim_tables import sheets as sheet_table
from headwater.desk.claims.story_listing import StoryRow
from headwater.desk.opened import Opened
from headwater.desk.rows import Listed

# The last row of every table that grows when a page would show something else. Each is one step down an index, so that
# every page can carry the answer. Numbers of rows and not times: two changes may fall in one second.
_STATE = text(
    "SELECT (SELECT max(rowid) FROM readings), (SELECT max(id) FROM judgements), (SELECT max(id) FROM issues),"
    " (SELECT max(id) FROM sightings), (SELECT max(id) FROM changes), (SELECT max(id) FROM note_acts)"
)


@dataclass(frozen=True, slots=True)
class CameOf:
    """The largest stories that some articles are in and claims that they tell, and how many there are of both."""

    stories: tuple[StoryRow, ...]
    claims: tuple[ClaimRow, ...]
    story_count: int
    claim_count: int


class Gathered(Opened):
    """What the desk answers of itself as a whole; part of `Desk`."""

    _stood: tuple[int, str] | None = None
    """The last answer of `state`, and the version of the desk that it is of: most often nobody has written since."""

    def anything(self) -> bool:
        """True once an article is on the desk, or something could not be read."""
        with self._reading() as connection:
            found = select(or_(exists(select(schema.articles.c.id)), exists(select(schema.issues.c.id))))
            return bool(connection.execute(found).scalar_one())

    def state(self) -> str:
        """A word that is another one whenever something was added to the desk or judged; of no other meaning."""
        version = self.version()
        if self._stood is None or self._stood[0] != version:
            with self._reading() as connection:
                self._stood = version, "-".join(str(n or 0) for n in connection.execute(_STATE).one())
        return self._stood[1]

    def listed(self, articles: Sequence[str]) -> list[Listed]:
        """These articles as lists show them, in this order."""
        with self._reading() as connection:
            rows = connection.execute(select(schema.articles).where(schema.articles.c.id.in_(articles)))
            found = {row.id: _listed(row) for row in rows}
        return [found[id] for id in articles if id in found]

    def came_of(self, articles: Sequence[str], limit: int = 8) -> CameOf:
        """What these articles tell and belong to, so many stories and claims at most."""
        story_ids: set[int] = set()
        claim_ids: set[int] = set()
        s, t, c = sheet_table.c, tellings.c, contents.c
        with self._reading() as connection:
            for some in chunks(articles):
                found = connection.execute(select(s.id, s.story).where(s.article.in_(some))).all()
                story_ids |= {row.story for row in found if row.story is not None}
                told = select(c.claim).join(tellings, t.content == c.id).where(t.sheet.in_([row.id for row in found]))
                claim_ids |= set(connection.execute(told.where(c.claim.is_not(None)).distinct()).scalars())
            large = _largest(connection, stories, stories.c.articles, story_ids, limit)
            wide = _largest(connection, claims, claims.c.houses, claim_ids, limit)
            return CameOf(
                tuple(sorted(story_listing.story_rows(connection, large), key=lambda row: -row.articles)),
                tuple(claim_listing.claim_rows(connection, wide)),
                len(story_ids),
                len(claim_ids),
            )


def _listed(row: Row[Any]) -> Listed:
    kept = row._mapping
    return Listed(version=kept["current"], **{f.name: kept[f.name] for f in fields(Listed) if f.name != "version"})


def _largest(
    connection: Connection, table: Table, size: Column[int], ids: Collection[int], limit: int
) -> Sequence[int]:
    """Those with the most articles or publishers, of two of a size the later one."""
    found: list[tuple[int, str, int]] = []
    for some in chunks(sorted(ids)):
        rows = connection.execute(select(table.c.id, size, table.c.last).where(table.c.id.in_(some)))
        found += [(row[1], row.last, row.id) for row in rows]
    return [id for _, _, id in nlargest(limit, found)]
