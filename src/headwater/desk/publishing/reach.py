"""Who may read what: kinds of readers as words that stand in rows, so that the database leaves out all the rest.

What somebody may not read is never taken out of the database for them: no page, feed or search has to remember to
leave it out. An item is there for others from its `out` on; a revision is read whole where a `reach` of it is one of
the reader's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, get_args

from sqlalchemy import ColumnElement, and_, exists, true

from headwater.desk.publishing.publishing_tables import publications, published_reach, published_revisions
from headwater.desk.stamps import written

Tier = Literal["public", "subscribers", "desk"]
"""For whom an item is, the most open first."""
TIERS: Final[tuple[Tier, ...]] = get_args(Tier)
OPEN: Final = "open"
SUBSCRIBERS: Final = "subscribers"
DESK: Final = "desk"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the site, by what they may read; `expired`: they were subscribers and are no longer. `subscriber` is
    what they are called in the count of use."""

    reaches: tuple[str, ...] = (OPEN,)
    subscriber: str | None = None
    expired: bool = False
    name: str = ""

    @property
    def of_the_desk(self) -> bool:
        """True for who sees all of it, whenever it comes out."""
        return DESK in self.reaches

    @property
    def subscribes(self) -> bool:
        """True for who may read what is for subscribers."""
        return SUBSCRIBERS in self.reaches


ANYBODY: Final = Reader()
EDITOR: Final = Reader((OPEN, SUBSCRIBERS, DESK))


def subscribing(groups: Iterable[str], *, subscriber: str | None = None, name: str = "") -> Reader:
    """One who subscribes, and is in these groups."""
    return Reader((OPEN, SUBSCRIBERS, *map(of_group, groups)), subscriber, name=name)


def of_group(group: str) -> str:
    """The reach of a group."""
    return f"group:{group}"


def reaches(tier: Tier, groups: Iterable[str]) -> tuple[str, ...]:
    """Whom a revision reaches; the desk always."""
    if tier == "public":
        return (OPEN, DESK)
    if tier == "subscribers":
        return (*(map(of_group, sorted(set(groups))) if groups else (SUBSCRIBERS,)), DESK)
    return (DESK,)


def there(reader: Reader, now: datetime) -> ColumnElement[bool]:
    """Of `publications`: that it is there for this reader at this time."""
    if reader.of_the_desk:
        return true()
    return and_(publications.c.out.is_not(None), publications.c.out <= written(now))


def readable(reader: Reader) -> ColumnElement[bool]:
    """Of `published_revisions`: that this reader may read it whole."""
    table = published_reach
    here = (table.c.publication == published_revisions.c.publication) & (table.c.n == published_revisions.c.n)
    return exists().where(here, table.c.reach.in_(reader.reaches)).correlate(published_revisions)
