"""What the desk answers about what changed, and about who did what."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from headwater.desk.changes import activity, looking, today, touched
from headwater.desk.changes.activity import Deed, Sort
from headwater.desk.changes.looking import Look, Unseen
from headwater.desk.changes.ranks import Kind
from headwater.desk.changes.today import Change, Today
from headwater.desk.changes.touched import Mark, Touched
from headwater.desk.claims import claim_listing
from headwater.desk.opened import Opened


class Changes(Opened):
    """What the desk answers about what changed, and about who did what; part of `Desk`."""

    def last_change(self) -> int:
        """The number of the last change; it only ever grows. 0 where nothing happened yet. Cheap: it can be polled."""
        with self._reading() as connection:
            return looking.last(connection)

    def touched(self, since: Mark | None) -> Touched:
        """Whose own pages show what was written since a moment; without one everybody's."""
        with self._reading() as connection:
            return touched.since(connection, since)

    def changes(self, after: int, limit: int = 100) -> list[Change]:
        """What happened after the change of that number, in its order."""
        with self._reading() as connection:
            return today.after(connection, after, limit)

    def today(self, who: str, *, limit: int = 40, offset: int = 0) -> Today:
        """The stories with what is new to somebody, those first in which most turned over; `who` may be ""."""
        with self._reading() as connection:
            return today.today(connection, who, limit, offset)

    def unseen(self, story: str, who: str) -> Unseen:
        """What of a story (s-000123) somebody has not seen: the claims and articles to mark as new on its page.

        Where `fresh`, the whole story is new to them: mark the story, and nothing in it. `DeskError` for no story.
        """
        with self._reading() as connection:
            return looking.unseen(connection, claim_listing.number(connection, story, "s"), who)

    def story_changes(self, story: str, limit: int = 40, kinds: Collection[Kind] | None = None) -> list[Change]:
        """What happened to a story, the latest first: texts edited silently and withdrawn among it.

        A change with `body["a"]` and `body["b"]` is of two versions of `article`: what differs between them is at
        `/articles/ARTICLE/difference?from=A&to=B`, as `show.changes.path` says.
        """
        with self._reading() as connection:
            return today.of_story(connection, claim_listing.number(connection, story, "s"), limit, kinds)

    # Looking

    def look(self, who: str, story: str | None = None, upto: int | None = None) -> Look:
        """Somebody has seen all changes up to this number (the last), of a story or of everything."""
        with self._writing() as connection:
            number = claim_listing.number(connection, story, "s") if story else None
            return looking.look(connection, who, number, upto)

    def look_back(self, who: str, look: int | None = None) -> Look:
        """Takes somebody's last look back, or the one with that number. `DeskError` where there is none."""
        with self._writing() as connection:
            return looking.take_back(connection, who, look)

    # Who did what

    def activity(self, *, who: str = "", sort: Sort | None = None, before: str = "", limit: int = 40) -> list[Deed]:
        """Who did what, the latest first: of one person, of one sort, before a time (ISO 8601)."""
        with self._reading() as connection:
            return activity.page(connection, who=who, sort=sort, before=before, limit=limit)

    def people(self) -> list[str]:
        """Everybody who did something, by name."""
        with self._reading() as connection:
            return activity.people(connection)

    def outlets_of(self, articles: Sequence[str]) -> dict[str, str]:
        """The outlets of these articles, those that are known."""
        with self._reading() as connection:
            return activity.outlets(connection, articles)
