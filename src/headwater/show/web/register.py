"""The entities and watch lists of a desk file as the pages see them. Only this file knows the desk's own calls."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from headwater.desk.bearers.entities import Who
from headwater.desk.bearers.heard import SAID
from headwater.desk.bearers.listing import Entry
from headwater.desk.judgements import Judgement
from headwater.desk.store import Desk
from headwater.desk.watchlists.sighted import Outline
from headwater.desk.watchlists.watchlists import Watchlist
from headwater.errors import DeskError
from headwater.records import EntityKind
from headwater.show.web.cards import Candidate, Card, Hit, Judged, Line, Turned, hit
from headwater.show.web.once import Once

_ID = re.compile(r"e-[0-9]{1,9}", re.IGNORECASE)
MET, SAME, CLAIMS = 30, 4, 4
"""Articles, others that may be the same, and claims on one page of an entity."""


class Register:
    """Asks the desk. `change` opens it anew to write, for one judgement; nothing else is ever written."""

    def __init__(self, desk: Desk, change: Callable[[], Desk]) -> None:
        self._desk = desk
        self._change = change
        self._once = Once(desk.version)

    def kinds(self) -> Mapping[EntityKind, int]:
        """How many entities of each kind were met."""
        return self._once("kinds", self._desk.entity_kinds)

    def waiting(self) -> int:
        """How many articles wait to be linked."""
        return self._once("waiting", self._desk.waiting)

    def page(self, kind: str, limit: int, offset: int, *, latest: bool) -> Sequence[Entry]:
        """Entities, of one kind unless it is "": the most met first, or the last met."""
        return self._desk.entries(kind or None, latest=latest, limit=limit, offset=offset)

    def named(self, name: str, kind: str, limit: int) -> Sequence[Entry]:
        """Whom a name can mean, in any spelling; `DeskError` for an id that is not there."""
        return [row for row in self._desk.entries_named(name, limit) if not kind or row.kind == kind]

    def linked(self, article: str, version: int) -> Mapping[str, str]:
        """The entities of the desk by the ids that they have in a version of an article."""
        return self._desk.linked(article, version)

    def who(self, id: str) -> Who | None:
        """The entity that now stands for this id; None where there is none."""
        if not _ID.fullmatch(id):
            return None
        try:
            return next(iter(self._desk.who(id)), None)
        except DeskError:
            return None

    def card(self, who: Who, turned: Turned | None = None) -> Card:
        """Everything that the page of an entity shows, of long lists the pages that are turned to."""
        turned = turned or Turned()
        same = who.candidates[(turned.same - 1) * SAME :][:SAME]
        entries = {e.entity: e for e in self._desk.entries_of([who.entity, *(c.entity for c in same)])}
        by, about = who.by, who.about
        if turned.said > 1:
            heard = self._desk.heard(who.entity, SAID, (turned.said - 1) * SAID)
            by, about = heard.by, heard.about
        return Card(
            who=who,
            entry=entries[who.entity],
            turned=turned,
            by=tuple(map(Line, by)),
            about=tuple(map(Line, about)),
            claims=tuple(self._desk.on_word_of(who.entity, CLAIMS)),
            candidates=tuple(Candidate(c, entries[c.entity]) for c in same if c.entity in entries),
            places=tuple(self._desk.met_in(who.entity, MET, (turned.page - 1) * MET)),
            history=tuple(map(Judged.of, self._desk.judged_of([who.entity, *who.merged]))),
            rating=self._rating(who),
        )

    def _rating(self, who: Who) -> str:
        """How reliable a person holds it to be; of those that were merged into it, where it has none of its own."""
        found = self._desk.ratings([who.entity, *who.merged])
        return next((found[id] for id in (who.entity, *who.merged) if id in found), "")

    def watchlists(self) -> Sequence[Watchlist]:
        """The watch lists, by name."""
        return self._once("watchlists", self._desk.watchlists)

    def outlines(self, watchlist: str) -> Sequence[Outline] | None:
        """Who of a list may have been met, and what was judged; None where there is no such list."""
        return self._once(("outlines", watchlist), lambda: self._desk.sighting_outlines(watchlist))

    def hits(self, watchlist: str, among: Sequence[str] | None = None) -> Sequence[Hit]:
        """The same with the evidence; `among`: only of these sightings."""
        found = self._desk.sightings(watchlist, among)
        languages = self._desk.languages([s.article for s in found])
        return [hit(s, languages.get(s.article)) for s in found]

    def verdicts(self, sightings: Sequence[str], most: int, also: int = 0) -> tuple[Judged, ...]:
        """What was last judged of these sightings, the latest first; `also`: the judgement with that number."""
        return tuple(map(Judged.of, self._desk.judged_sightings(sightings, most, also)))

    def judge(self, do: Callable[[Desk], Judgement]) -> Judgement:
        """Writes one judgement. Raises `DeskError`: then nothing was changed."""
        with self._change() as desk:
            return do(desk)
