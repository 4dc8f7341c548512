"""Claims with all that they rest on, stories and copies, a few hundred at a time, in the order of their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select, tuple_

from headwater.desk import schema
from headwater.desk.chunks import chunks
from headwater.desk.claims import claim_listing, story_listing
from headwater.desk.claims import sheets as kept_sheets
from headwater.desk.claims.claim_listing import Asked
from headwater.desk.claims.claim_tables import claims, contents, sheets, stories, tellings
from headwater.desk.claims.claim_tables import copies as copy_table
from headwater.desk.claims.packing import unpack
from headwater.desk.claims.story_listing import StoryRow
from headwater.desk.claims.weighed import Kept
from headwater.desk.numbered import token
from headwater.desk.outgoing.records import ClaimOut, CopyOut, Side
from headwater.linked import Copy

AT_ONCE = 200


def page(connection: Connection, asked: Asked, after: int | None) -> tuple[list[ClaimOut], int | None]:
    """The claims that are asked for after this number, and where to go on."""
    c = claims.c
    query = (
        select(c.id).where(*claim_listing.chosen(connection, asked), c.id > (after or 0)).order_by(c.id).limit(AT_ONCE)
    )
    ids = list(connection.execute(query).scalars())
    return of(connection, ids), ids[-1] if len(ids) == AT_ONCE else None


def of(connection: Connection, ids: Sequence[int]) -> list[ClaimOut]:
    """These claims."""
    rows = {int(row.claim[2:]): row for row in claim_listing.claim_rows(connection, ids)}
    bodies: dict[int, bytes] = {}
    for some in chunks(ids):
        bodies |= dict(connection.execute(select(claims.c.id, claims.c.body).where(claims.c.id.in_(some))).all())
    kept = {id: unpack(Kept, bodies[id]) for id in ids if id in rows and bodies.get(id)}
    told = {article for one in kept.values() for article, _ in one.claim.tellings}
    outlets, story = _outlets(connection, told), _stories(connection, list(kept))
    return [
        ClaimOut(
            rows[id],
            one.claim,
            one.weighed,
            story.get(id),
            {article: outlets.get(article, "") for article, _ in one.claim.tellings},
        )
        for id, one in kept.items()
    ]


def _outlets(connection: Connection, articles: Iterable[str]) -> dict[str, str]:
    """The outlets of articles; of what a person entered, its title."""
    a, found = schema.articles.c, dict[str, str]()
    own: list[str] = []
    for some in chunks(sorted(articles)):
        rows = dict(connection.execute(select(a.id, a.outlet).where(a.id.in_(some))).all())
        found |= {id: outlet or "" for id, outlet in rows.items()}
        own += [id for id in some if id not in rows]
    for some in chunks(own):
        numbers = list(connection.execute(select(sheets.c.id).where(sheets.c.article.in_(some))).scalars())
        for one in kept_sheets.load(connection, numbers, text=False).values():
            found[one.sheet.article] = one.sheet.title or one.sheet.house.name
    return found


def _stories(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """The story that most articles of each of these claims are in."""
    s, t, c = sheets.c, tellings.c, contents.c
    found: dict[int, Counter[int]] = {}
    for some in chunks(ids):
        query = select(c.claim, s.story, func.count()).join_from(contents, tellings, t.content == c.id)
        query = query.join(sheets, s.id == t.sheet).where(c.claim.in_(some), s.story.is_not(None))
        for claim, story, many in connection.execute(query.group_by(c.claim, s.story)):
            found.setdefault(claim, Counter())[-story] = many  # of equals the first one
    return {claim: token("s", -max(each, key=lambda n: (each[n], n))) for claim, each in found.items()}


def story_rows(connection: Connection, after: int | None) -> tuple[list[StoryRow], int | None]:
    """The stories after this number, and where to go on."""
    s = stories.c
    query = select(s.id).where(s.into.is_(None), s.articles > 0, s.id > (after or 0)).order_by(s.id).limit(AT_ONCE)
    ids = list(connection.execute(query).scalars())
    rows = sorted(story_listing.story_rows(connection, ids), key=lambda row: row.story)
    return rows, ids[-1] if len(ids) == AT_ONCE else None


Pair = tuple[int, int]


def copies(connection: Connection, after: Pair | None, article: str = "") -> tuple[list[CopyOut], Pair | None]:
    """The copies after this pair, of one article where it is named, and where to go on."""
    k = copy_table.c
    query = select(k.earlier, k.later, k.body).order_by(k.earlier, k.later).limit(AT_ONCE)
    if article:
        own = select(sheets.c.id).where(sheets.c.article == article).scalar_subquery()
        query = query.where((k.earlier == own) | (k.later == own))
    rows = connection.execute(query.where(tuple_(k.earlier, k.later) > after) if after else query).all()
    found = [unpack(Copy, row.body) for row in rows]
    sides = _sides(connection, {name for copy in found for name in (copy.earlier, copy.later)})
    made = [CopyOut(sides[c.earlier], sides[c.later], c) for c in found if c.earlier in sides and c.later in sides]
    return made, (rows[-1].earlier, rows[-1].later) if len(rows) == AT_ONCE else None


def _sides(connection: Connection, articles: Iterable[str]) -> dict[str, Side]:
    a, found = schema.articles.c, dict[str, Side]()
    for some in chunks(sorted(articles)):
        query = select(a.id, a.outlet, a.title, a.published).where(a.id.in_(some))
        found |= {row.id: Side(row.id, row.outlet, row.title, row.published or "") for row in connection.execute(query)}
    return found


def copy_count(connection: Connection, article: str = "") -> int:
    """How many copies there are, or take in one article."""
    k = copy_table.c
    query = select(func.count()).select_from(copy_table)
    if article:
        own = select(sheets.c.id).where(sheets.c.article == article).scalar_subquery()
        query = query.where((k.earlier == own) | (k.later == own))
    return connection.execute(query).scalar_one()


def among(connection: Connection, articles: Iterable[str]) -> list[Copy]:
    """The copies among these articles."""
    from headwater.desk.claims import copying

    wanted: list[int] = []
    for some in chunks(sorted(articles)):
        wanted += connection.execute(select(sheets.c.id).where(sheets.c.article.in_(some))).scalars()
    return sorted(copying.among(connection, wanted), key=lambda c: (c.earlier, c.later))
