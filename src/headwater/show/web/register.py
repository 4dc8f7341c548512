"""The entities and watch lists of a desk file as the pages see them. Only this file knows the desk's own calls."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from headwater.desk.entities import READ, Said, Who
from headwater.desk.judgements import Judgement
from headwater.desk.listing import Entry
from headwater.desk.store import Desk
from headwater.desk.watchlists import Sighting, Watchlist
from headwater.errors import DeskError
from headwater.records import EntityKind
from headwater.show.notes import notes
from headwater.show.web.cards import Candidate, Card, Hit, Judged, Line, hit

_ID = re.compile(r"e-[0-9]{1,9}", re.IGNORECASE)
_LOG = 1_000_000


class Register:
    """Asks the desk. `change` opens it anew to write, for one judgement; nothing else is ever written."""

    def __init__(self, desk: Desk, change: Callable[[], Desk]) -> None:
        self._desk = desk
        self._change = change

    def kinds(self) -> Mapping[EntityKind, int]:
        """How many entities of each kind were met."""
        return self._desk.entity_kinds()

    def waiting(self) -> int:
        """How many articles wait to be linked."""
        return self._desk.waiting()

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

    def card(self, who: Who) -> Card:
        """Everything that the page of an entity shows."""
        entries = {e.entity: e for e in self._desk.entries_of([who.entity, *(c.entity for c in who.candidates)])}
        places = tuple(self._desk.met_in(who.entity))
        return Card(
            who=who,
            entry=entries[who.entity],
            by=self._lines(who.by),
            about=self._lines(who.about),
            looked_in=READ if len(places) > READ else None,
            candidates=tuple(Candidate(c, entries[c.entity]) for c in who.candidates if c.entity in entries),
            places=places,
            history=self._history({who.entity, *who.merged}),
        )

    def _lines(self, said: Sequence[Said]) -> tuple[Line, ...]:
        """Statements with the notes on them, as their article's page tells them."""
        languages = self._desk.languages([s.article for s in said])
        told: dict[tuple[str, int, str], Line] = {}
        of = {(s.article, s.version, s.statement): s for s in said}
        for place in dict.fromkeys((s.article, s.version) for s in said):
            if reading := self._desk.reading(*place):
                links, title = self._desk.linked(*place), reading.article.title
                for note in notes(reading):
                    if one := of.get((*place, note.statement.id)):
                        told[*place, one.statement] = Line(one, note, title, languages.get(one.article), links)
        return tuple(told[key] for key in of if key in told)

    def _history(self, ids: set[str]) -> tuple[Judged, ...]:
        return tuple(Judged.of(j) for j in self._desk.judgements(_LOG) if ids & set(j.entities))

    def watchlists(self) -> Sequence[Watchlist]:
        """The watch lists, by name."""
        return self._desk.watchlists()

    def hits(self, watchlist: str) -> Sequence[Hit] | None:
        """Who of a list may have been met; None where there is no such list."""
        if watchlist not in (w.name for w in self._desk.watchlists()):
            return None
        found: list[Sighting] = self._desk.sightings(watchlist)
        languages = self._desk.languages([s.article for s in found])
        return [hit(s, languages.get(s.article)) for s in found]

    def verdicts(self, sightings: set[str]) -> tuple[Judged, ...]:
        """What was judged of these sightings, the latest first."""
        log = (j for j in self._desk.judgements(_LOG) if j.kind in ("confirm", "dismiss"))
        return tuple(Judged.of(j) for j in log if j.what.split(" ", 1)[0] in sightings)

    def judge(self, do: Callable[[Desk], Judgement]) -> Judgement:
        """Writes one judgement. Raises `DeskError`: then nothing was changed."""
        with self._change() as desk:
            return do(desk)
