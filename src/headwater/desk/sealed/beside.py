"""Statements of unnamed sources that tell the same claim elsewhere: they may come from one source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from headwater.desk.chunks import chunks
from headwater.desk.claims.claim_tables import contents
from headwater.desk.finding.search_tables import sayings

_MOST = 40


@dataclass(frozen=True, slots=True)
class Beside:
    """A statement of an unnamed source in another article, of the same claim; `source` is how it calls it."""

    article: str
    statement: str
    source: str
    claim: int


def unnamed(connection: Connection, refs: Sequence[tuple[str, str]]) -> list[Beside]:
    """Those that tell what these statements tell (article, statement; "": all of an article)."""
    here, there = sayings.c, sayings.alias().c
    mine, theirs = contents.c, contents.alias().c
    articles = {article for article, _ in refs}
    claims: set[int] = set()
    told = select(here.article, here.statement, mine.claim).where(here.told == mine.id)
    for article in sorted(articles):
        for _, statement, claim in connection.execute(told.where(here.article == article)):
            if claim is not None and ((article, statement) in refs or (article, "") in refs):
                claims.add(claim)
    found: list[Beside] = []
    for some in chunks(sorted(claims)):
        query = select(there.article, there.statement, there.source, theirs.claim)
        query = query.where(
            theirs.claim.in_(some), there.told == theirs.id, there.unnamed, there.article.not_in(articles)
        )
        found += [Beside(*row) for row in connection.execute(query.order_by(there.day, there.id).limit(_MOST))]
    return found[:_MOST]
