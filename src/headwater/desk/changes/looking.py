"""How far somebody has looked: at everything, or at one story. Kept only where they say so, and taken back as easily.

Whoever looks at a page has not read it: so nothing is marked by looking. What a person did themselves is no news to
them. Rows are bounded: when everything was seen, looks from before the time at which it was seen last go.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, func, insert, select, update

from headwater.desk.changes.change_tables import changes, looks
from headwater.desk.numbered import token
from headwater.desk.stamps import stamp
from headwater.errors import DeskError

ALL = 0
"""In place of a story's number: everything."""


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody has seen all changes up to number `upto`, of one story (s-000123) or of everything (None)."""

    id: int
    who: str
    story: str | None
    upto: int
    made: str


@dataclass(frozen=True, slots=True)
class Horizon:
    """How far somebody has looked: `all` at everything, `made` when that was, and further at some stories."""

    who: str
    all: int = 0
    made: str = ""
    stories: dict[int, int] = field(default_factory=dict)

    def of(self, story: int | None) -> int:
        """The last change of a story that they have seen."""
        return max(self.all, self.stories.get(story, 0)) if story is not None else self.all


def last(connection: Connection) -> int:
    """The number of the last change; 0 where there was none."""
    return connection.execute(select(func.max(changes.c.id))).scalar() or 0


def horizon(connection: Connection, who: str) -> Horizon:
    """How far somebody has looked. Nobody in particular ("") has seen nothing."""
    who = who.strip()
    if not who:
        return Horizon("")
    k = looks.c
    query = select(k.story, k.upto, k.made).where(k.who == who, k.undone.is_(False)).order_by(k.id)
    all_, made, stories = 0, "", dict[int, int]()
    for story, upto, when in connection.execute(query):
        if story != ALL:
            stories[story] = max(upto, stories.get(story, 0))
        elif upto >= all_:
            all_, made = upto, when
    return Horizon(who, all_, made, {story: upto for story, upto in stories.items() if upto > all_})


def look(connection: Connection, who: str, story: int | None, upto: int | None) -> Look:
    """Somebody has seen what there is up to change `upto` (the last one), of one story or of everything."""
    who = who.strip()
    if not who:
        raise DeskError("say who has seen it: what is new is told to each by name")
    now = last(connection)
    row = {"who": who, "story": story or ALL, "upto": min(upto, now) if upto is not None else now}
    row |= {"made": stamp(), "undone": False}
    if story is None:
        _prune(connection, who)
    made = connection.execute(insert(looks), row).inserted_primary_key
    return _one(connection, int(made[0]) if made else 0)


def _prune(connection: Connection, who: str) -> None:
    """Whatever lies before the last time when everything was seen can no longer be taken back one by one."""
    k = looks.c
    before = select(func.max(k.id)).where(k.who == who, k.story == ALL, k.undone.is_(False))
    mark = connection.execute(before).scalar()
    if mark is not None:
        connection.execute(delete(looks).where(k.who == who, k.id < mark))


def take_back(connection: Connection, who: str, id: int | None = None) -> Look:
    """Takes a look back, the last one of somebody's without `id`: what it had marked as seen is new to them again."""
    k = looks.c
    query = select(k.id).where(k.who == who.strip(), k.undone.is_(False))
    query = query.where(k.id == id) if id is not None else query.order_by(k.id.desc()).limit(1)
    found = connection.execute(query).scalar()
    if found is None:
        raise DeskError("there is nothing that could be marked as not seen again")
    connection.execute(update(looks).where(k.id == found).values(undone=True))
    return _one(connection, int(found))


def last_look(connection: Connection, who: str) -> Look | None:
    """The last look of somebody that stands."""
    k = looks.c
    query = select(k.id).where(k.who == who.strip(), k.undone.is_(False)).order_by(k.id.desc()).limit(1)
    id = connection.execute(query).scalar()
    return _one(connection, int(id)) if id is not None and who.strip() else None


def _one(connection: Connection, id: int) -> Look:
    row = connection.execute(select(looks).where(looks.c.id == id)).one()
    return Look(row.id, row.who, token("s", row.story) if row.story else None, row.upto, row.made)


@dataclass(frozen=True, slots=True)
class Unseen:
    """What of a story is new to somebody. `fresh`: the whole story is. `claims` (c-000123) and `articles` are those
    with changes that they have not seen; of a fresh story all are new, and these are only those named by changes."""

    fresh: bool
    claims: frozenset[str]
    articles: frozenset[str]
    changes: int


MOST = 500
"""Changes of one story that marks are made of, the latest."""
_OF_ARTICLES: Collection[str] = ("article", "copy", "edited", "corrected", "grown", "withdrawn", "watched")


def unseen(connection: Connection, story: int, who: str) -> Unseen:
    """What of a story is new to somebody, for marks on its page."""
    after = horizon(connection, who).of(story)
    c = changes.c
    query = select(c.kind, c.claim, c.article).where(c.story == story, c.id > after, c.who != (who.strip() or "\0"))
    rows = connection.execute(query.order_by(c.id.desc()).limit(MOST)).all()
    return Unseen(
        fresh=any(row.kind == "story" for row in rows),
        claims=frozenset(token("c", row.claim) for row in rows if row.claim is not None),
        articles=frozenset(row.article for row in rows if row.article and row.kind in _OF_ARTICLES),
        changes=len(rows),
    )
