"""Which claims, stories, articles and entities have a page of their own that shows what was written since some moment.

Read off the numbers of what was added: changes (decision 101), sheets, judgements. After a judgement, where very much
was written, or where the desk is another one, it is everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from headwater.desk import schema
from headwater.desk.changes.change_tables import changes
from headwater.desk.claims.claim_tables import contents, sheets, tellings
from headwater.desk.numbered import token

MOST = 400
"""Changes, and articles, beyond which it is simply everything."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment: the last change, sheet and judgement that there were."""

    change: int = 0
    sheet: int = 0
    judgement: int = 0


@dataclass(frozen=True, slots=True)
class Touched:
    """What was touched up to `mark`: names (c-000123, s-000123, e-000123, an article's id), or `everything`."""

    mark: Mark
    names: frozenset[str] = frozenset()
    everything: bool = False


def since(connection: Connection, mark: Mark | None) -> Touched:
    """What was touched after a moment; without one everything was."""
    now = _now(connection)
    much = mark is None or now.judgement != mark.judgement or now.change - mark.change > MOST
    if mark is None or much or now.change < mark.change or not 0 <= now.sheet - mark.sheet <= MOST:
        return Touched(now, everything=True)
    return Touched(now, frozenset(_names(connection, mark)))


def _now(connection: Connection) -> Mark:
    last = (func.max(changes.c.id), func.max(sheets.c.id), func.max(schema.judgements.c.id))
    found = (connection.execute(select(each)).scalar() or 0 for each in last)
    return Mark(*found)


def _names(connection: Connection, mark: Mark) -> Iterator[str]:
    c, s, t, k = changes.c, sheets.c, tellings.c, contents.c
    articles: set[str] = set()
    for row in connection.execute(select(c.story, c.claim, c.article).where(c.id > mark.change)):
        yield from _named(row.story, row.claim)
        articles |= {row.article} if row.article else set()
    rows = connection.execute(
        select(s.id, s.article, s.story).where(or_(s.id > mark.sheet, s.article.in_(sorted(articles))))
    ).all()
    for row in rows:
        yield row.article
        yield from _named(row.story, None)
    told = select(k.claim).join(tellings, t.content == k.id).where(t.sheet.in_([row.id for row in rows])).distinct()
    for claim in connection.execute(told).scalars():
        yield from _named(None, claim)
    yield from _met(connection, sorted({row.article for row in rows} | articles))


def _named(story: int | None, claim: int | None) -> Iterator[str]:
    if story is not None:
        yield token("s", story)
    if claim is not None:
        yield token("c", claim)


def _met(connection: Connection, articles: list[str]) -> Iterator[str]:
    """The entities that these articles name."""
    links, b = schema.links.c, schema.bearers.c
    query = select(b.root).join(schema.links, links.bearer == b.id).where(links.article.in_(articles)).distinct()
    for root in connection.execute(query).scalars():
        yield token("e", root)
