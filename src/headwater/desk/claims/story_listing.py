"""Stories and copies as a reader asks for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, func, select

from headwater.desk import schema
from headwater.desk.changes import today
from headwater.desk.changes.ranks import Kind
from headwater.desk.changes.today import Change
from headwater.desk.chunks import chunks
from headwater.desk.claims import copying, rulings
from headwater.desk.claims.claim_listing import ClaimRow, Moved, claim_rows, history
from headwater.desk.claims.claim_tables import contents as content_table
from headwater.desk.claims.claim_tables import sheets as sheet_table
from headwater.desk.claims.claim_tables import stories
from headwater.desk.claims.claim_tables import tellings as telling_table
from headwater.desk.claims.listed_articles import StoryArticle, listed
from headwater.desk.claims.rulings import Verdict
from headwater.desk.numbered import token
from headwater.errors import DeskError
from headwater.linked import Copy

EDITS: Final = 200
"""Changes of its texts that a story tells, the latest ones."""
_EDITED: Final[tuple[Kind, ...]] = ("edited", "corrected", "withdrawn")


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as lists show it; `title` is the headline of one of its articles, and `language` that of it."""

    story: str
    title: str
    articles: int
    first: str
    last: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A story with its articles in time, its claims, and what became of it; `changes` are its texts that were edited,
    corrected or withdrawn after they came out, the latest first."""

    row: StoryRow
    articles: tuple[StoryArticle, ...]
    claims: tuple[ClaimRow, ...]
    moved: tuple[Moved, ...]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that an article takes part in. `earlier` and `later` name both articles as lists show them.

    `judged` is what a person ruled about the two, which stands over what was found.
    """

    copy: Copy
    earlier: StoryArticle
    later: StoryArticle
    judged: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Ruled:
    """Two articles of which a person ruled whether one took its text from the other, and nothing was found in them."""

    judged: Verdict
    earlier: StoryArticle
    later: StoryArticle


def story_page(connection: Connection, limit: int = 40, offset: int = 0) -> list[StoryRow]:
    """The stories, those with the latest article first."""
    s = stories.c
    query = select(stories).where(s.into.is_(None), s.articles > 0).order_by(s.last.desc(), s.id)
    return _story_rows(connection, connection.execute(query.limit(limit).offset(offset)).all())


def story_count(connection: Connection) -> int:
    """How many stories there are."""
    query = select(func.count()).where(stories.c.into.is_(None), stories.c.articles > 0)
    return connection.execute(query).scalar_one()


def story_rows(connection: Connection, ids: Sequence[int]) -> list[StoryRow]:
    """These stories, those with the latest article first."""
    s = stories.c
    query = select(stories).where(s.id.in_(list(ids))).order_by(s.last.desc(), s.id)
    return _story_rows(connection, connection.execute(query).all())


def _story_rows(connection: Connection, rows: Sequence[Row[Any]]) -> list[StoryRow]:
    """Each with the language of its title: that of the first of its articles that is called so."""
    s, a, languages = sheet_table, schema.articles, dict[int, str | None]()
    for some in chunks(sorted(row.id for row in rows)):
        query = select(s.c.story, a.c.language).join(a, a.c.id == s.c.article).join(stories, stories.c.id == s.c.story)
        query = query.where(s.c.story.in_(some), a.c.title == stories.c.title)
        for row in connection.execute(query.order_by(a.c.id)):
            languages.setdefault(row.story, row.language)
    return [
        StoryRow(token("s", row.id), row.title, row.articles, row.first, row.last, languages.get(row.id))
        for row in rows
    ]


def story_of(connection: Connection, article: str) -> StoryRow | None:
    """The story that an article is of; None where it has none yet."""
    query = select(stories).join(sheet_table, sheet_table.c.story == stories.c.id)
    rows = connection.execute(query.where(sheet_table.c.article == article)).all()
    return next(iter(_story_rows(connection, rows)), None)


def story(connection: Connection, id: int) -> Told:
    """A story with its articles and claims."""
    row = connection.execute(select(stories).where(stories.c.id == id)).one()
    ids = list(connection.execute(select(sheet_table.c.id).where(sheet_table.c.story == id)).scalars())
    articles = sorted(listed(connection, ids).values(), key=lambda each: (each.published, each.article))
    t, c = telling_table, content_table
    told: set[int] = set()
    for some in chunks(sorted(ids)):
        query = select(c.c.claim).join(t, t.c.content == c.c.id).where(t.c.sheet.in_(some)).distinct()
        told |= {claim for claim in connection.execute(query).scalars() if claim is not None}
    rows = sorted(claim_rows(connection, sorted(told)), key=lambda each: (-each.houses, each.first, each.claim))
    (shown,) = _story_rows(connection, [row])
    changed = today.of_story(connection, id, EDITS, _EDITED)
    return Told(shown, tuple(articles), tuple(rows), history(connection, "story", id), tuple(changed))


def copies_of(connection: Connection, article: str) -> list[Copied]:
    """What an article repeats of others, and others of it; `DeskError` where it was not compared yet."""
    found, verdicts = copying.of(connection, _sheet(connection, article)), rulings.on_copies(connection, article)
    of = _named(connection, {name for copy in found for name in (copy.earlier, copy.later)})
    judged = (verdicts.get(copy.earlier if copy.later == article else copy.later) for copy in found)
    return [Copied(copy, of[copy.earlier], of[copy.later], v) for copy, v in zip(found, judged, strict=True)]


def ruled_of(connection: Connection, article: str) -> list[Ruled]:
    """Of which other articles a person ruled that one took its text from the other, or did not, and nothing was found
    in them; `DeskError` where it was not compared yet."""
    found = copying.of(connection, _sheet(connection, article))
    known = {name for copy in found for name in (copy.earlier, copy.later)}
    rows = [v for other, v in sorted(rulings.on_copies(connection, article).items()) if other not in known]
    of = _named(connection, {name for v in rows for name in (v.earlier, v.later)})
    # One of them may have been removed from the desk.
    return [Ruled(v, of[v.earlier], of[v.later]) for v in rows if v.earlier in of and v.later in of]


def _sheet(connection: Connection, article: str) -> int:
    id = connection.execute(select(sheet_table.c.id).where(sheet_table.c.article == article)).scalar()
    if id is None:
        raise DeskError(f"{article}: not compared with others yet; `headwater relink --waiting` does it")
    return int(id)


def _named(connection: Connection, articles: Collection[str]) -> dict[str, StoryArticle]:
    query = select(sheet_table.c.id).where(sheet_table.c.article.in_(sorted(articles)))
    return {each.article: each for each in listed(connection, list(connection.execute(query).scalars())).values()}
