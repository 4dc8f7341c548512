"""The tables of what is told in articles: events, deals, dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from headwater.desk.rows import Listed
from headwater.desk.store import Desk
from headwater.records import DateMention, Deal, DealSide, Event, Reading, Span
from headwater.show.export.columns import Column, Table, counted, joined
from headwater.show.export.sought import Sought
from headwater.show.tongue import mark

Ref = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _In:
    """Something that was read in an article. `who` gives the entities of the desk by those of the reading."""

    listed: Listed
    reading: Reading
    who: dict[Ref, str]
    it: Any

    def called(self, id: str | None) -> str:
        """Somebody by name and number."""
        if id is None:
            return ""
        entity, known = self.reading.entity(id), self.who.get((self.listed.id, id))
        name = entity.name if entity else id
        return f"{name} ({known})" if known else name

    def when(self, id: str | None) -> str:
        """A date by its value, else as printed."""
        found = next((d for d in self.reading.dates if d.id == id), None)
        return (found.value or found.text) if found else ""

    def words(self, spans: Iterable[Span]) -> str:
        """The words at these spans."""
        return " ... ".join(self.each(spans))

    def each(self, spans: Iterable[Span]) -> list[str]:
        """The words at each of these spans."""
        return [span.of(self.reading.article.text) for span in spans]


def _read(name: str) -> Any:
    def rows(desk: Desk, sought: Sought) -> Iterator[_In]:
        for listed, reading in desk.all_readings(sought.about):
            if found := getattr(reading, name):
                who = desk.entities_of([listed.id])
                yield from (_In(listed, reading, who, one) for one in found)

    return rows


def _where() -> tuple[Column, ...]:
    return (
        Column("article", "the article's id", lambda r: r.listed.id),
        Column("version", "which state of it", lambda r: r.listed.version),
        Column("title", "its headline", lambda r: r.listed.title),
        Column("outlet", "who publishes it", lambda r: r.listed.outlet),
        Column("published", "when it came out", lambda r: r.listed.published),
    )


def _presented() -> tuple[Column, ...]:
    return (
        Column("certainty", "certain, probable or possible", lambda r: r.it.presentation.certainty),
        Column("polarity", "positive or negative", lambda r: r.it.presentation.polarity),
        Column("tense", "past, present or future", lambda r: r.it.presentation.tense),
        Column("conditional", "true where it hangs on a condition", lambda r: r.it.presentation.conditional),
        Column("statement", "the statement that it is told in", lambda r: r.it.statement),
    )


def events() -> Table:
    """The table of its name."""

    def event(name: str, says: str, of: Any) -> Column:
        def value(row: _In) -> Any:
            it: Event = row.it
            return of(row, it)

        return Column(name, says, value)

    rows = _read("events")
    return Table(
        "events",
        mark("What happened to whom, when and where, as articles tell it (PLOVER's types)."),
        (
            *_where(),
            event("event", "its id in the article", lambda _, e: e.id),
            event("type", "what it is", lambda _, e: e.type),
            event("mode", "what of that type", lambda _, e: e.mode),
            event("trigger", "the words that say so", lambda r, e: r.words([e.trigger])),
            event("start", "where they stand, in code points of the text", lambda _, e: e.trigger.start),
            event("end", "where they end", lambda _, e: e.trigger.end),
            event("actors", "who does it", lambda r, e: joined([*map(r.called, e.actors), *r.each(e.described)])),
            event("recipients", "to whom", lambda r, e: joined([r.called(id) for id in e.recipients])),
            event("place", "where", lambda r, e: r.called(e.place)),
            event("when", "when (TIMEX3), or as printed", lambda r, e: r.when(e.when)),
            *_presented(),
        ),
        rows,
        counted(rows),
        ("about",),
    )


def deals() -> Table:
    """The table of its name."""

    def deal(name: str, says: str, of: Any) -> Column:
        def value(row: _In) -> Any:
            it: Deal = row.it
            return of(row, it)

        return Column(name, says, value)

    def sides(row: _In, of: Iterable[DealSide]) -> str:
        return joined([f"{row.called(side.party) or '?'}: {row.words(side.content)}" for side in of])

    rows = _read("deals")
    return Table(
        "deals",
        mark("What one side would give and get, as articles tell it."),
        (
            *_where(),
            deal("deal", "its id in the article", lambda _, d: d.id),
            deal("gives", "who gives what, seen from one side", lambda r, d: sides(r, d.gives)),
            deal("gets", "who gives what to that side", lambda r, d: sides(r, d.gets)),
            deal("conditions", "on what conditions", lambda r, d: r.words(d.conditions)),
            *_presented(),
        ),
        rows,
        counted(rows),
        ("about",),
    )


def dates() -> Table:
    """The table of its name."""

    def date(name: str, says: str, of: Any) -> Column:
        def value(row: _In) -> Any:
            it: DateMention = row.it
            return of(it)

        return Column(name, says, value)

    rows = _read("dates")
    return Table(
        "dates",
        mark("Every date that an article tells, and what day it is."),
        (
            *_where(),
            date("date", "its id in the article", lambda d: d.id),
            date("text", "as printed", lambda d: d.text),
            date("start", "where it stands, in code points of the text", lambda d: d.span.start),
            date("end", "where it ends", lambda d: d.span.end),
            date("value", "TIMEX3; empty where nothing fixes it", lambda d: d.value),
            date("type", "DATE, TIME, DURATION or SET", lambda d: d.type),
            date("basis", "how that is known", lambda d: d.basis),
        ),
        rows,
        counted(rows),
        ("about",),
    )
