"""What the article page shows, made ready for its template: paragraphs with their notes, then the tables below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from headwater.desk.margin.margin_notes import Thread
from headwater.records import Article, Caution, Deal, DealSide, Entity, Event, Reading, Related, Span, Statement
from headwater.show import sayings, words
from headwater.show.highlight import html
from headwater.show.notes import NOBODY, Index, Note, content, notes, numbers, unnamed, unsure
from headwater.show.tongue import say
from headwater.show.voices import Voice, voices, wanted
from headwater.show.web import layout
from headwater.weblink import web_link

_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class View:
    """What is asked of an article's page: the passage that its reader was sent to, a statement, a part, a source.

    The last three are as the address has them; 0 and "" where it does not name them.
    """

    passage: Span | None = None
    statement: int = 0
    part: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text from `start`, and what begins in it: statements, warnings, notes of persons."""

    html: Markup
    start: int
    notes: tuple[Note, ...]
    warnings: tuple[Warned, ...]
    threads: tuple[Thread, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as the page lists it; `statements` are the numbers of those it is the source of."""

    entity: Entity
    roles: tuple[str, ...]
    also: tuple[str, ...]
    statements: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """An event as the page lists it, its parties by name; `number` leads to its place in the text."""

    number: int
    kind: str
    trigger: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    when: str | None
    how: tuple[str, ...]
    statement: int | None
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning as the page shows it, with the words it points at; `number` leads to their place in the text."""

    number: int
    text: str
    words: str
    statement: int | None


@dataclass(frozen=True, slots=True)
class Side:
    """What one party would give, in the text's own words."""

    giver: str
    words: str


@dataclass(frozen=True, slots=True)
class Bargain:
    """A deal as the page lists it."""

    gives: tuple[Side, ...]
    gets: tuple[Side, ...]
    how: tuple[str, ...]
    statement: int | None
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the outlet tells in its own voice and names nobody for; `id` leads to its claim, `at` to its place."""

    id: str
    words: str
    at: str


@dataclass(frozen=True, slots=True)
class Day:
    """A date as the page lists it: every place where the text writes it so, and what it was taken for."""

    numbers: tuple[int, ...]
    text: str
    value: str
    shown: str
    basis: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What a statement has beside its note: when it was said, and what it tells of."""

    when: Day | None = None
    events: tuple[Happened, ...] = ()
    deals: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page of an article: one part of its text with all that stands in it, in the order in which it is shown."""

    reading: Reading
    article: Article
    tag: str | None
    link: str | None
    notice: str
    no_statements: str
    voices: tuple[Voice, ...]
    """Those who speak in this part; so many others (`elsewhere`) speak in the other parts, or are not marked."""
    elsewhere: int
    chosen: Voice | None
    of: Mapping[int, Voice]
    """The source of each statement, by its number."""
    part: int
    parts: int
    paragraphs: tuple[Paragraph, ...]
    loose: tuple[Note, ...]
    """Notes on statements of which no character could be pointed at."""
    apart: tuple[Thread, ...]
    """Notes of persons that stand nowhere in the text: on the whole article, or on words that it does not have."""
    beside: Mapping[int, Beside]
    resting: int
    official: int
    unsure: int
    entities: Mapping[str, tuple[Named, ...]]
    warnings: tuple[Warned, ...]
    """Those that point at no words: on the headline."""
    events: tuple[Happened, ...]
    deals: tuple[Bargain, ...]
    own_words: tuple[OwnWords, ...]
    days: tuple[Day, ...]
    withheld: tuple[Related, ...]
    others: tuple[Related, ...]
    lit: int
    """The number of the last statement on the page."""
    here: frozenset[int]

    def near(self, statement: int) -> str:
        """Where the note of a statement is, as the end of an address."""
        return f"#n{statement}" if statement in self.here else f"?statement={statement}#n{statement}"


_NO_VIEW: Final = View()


def sheet(
    reading: Reading, view: View = _NO_VIEW, *, known: Mapping[str, str] | None = None, threads: Sequence[Thread] = ()
) -> Sheet:
    """The page of one reading; `known` leads from its entities to the desk's, `threads` are the notes beside it."""
    article, index, known = reading.article, Index.of(reading), known or {}
    every = notes(reading)
    found = voices(every, known)
    chosen = wanted(found, view.source)
    text = layout.lay(reading, every, found, chosen, threads, view)
    window = text.window
    days = _days(reading)
    cautions = {n: _warned(article.text, n, c, index) for n, c in enumerate(reading.cautions, 1)}
    events = [(e, _event(article.text, n, e, index)) for n, e in enumerate(reading.events, 1)]
    shown = frozenset(n.number for block in text.blocks for n in block.notes) | {n.number for n in text.loose}
    return Sheet(
        reading=reading,
        article=article,
        tag=language_tag(article.language),
        link=web_link(article.url),
        notice=words.access_notice(article),
        no_statements=words.no_statements(article) if not reading.statements else "",
        voices=tuple(v for v in found if v == chosen or shown & set(v.statements)),
        elsewhere=sum(not (v == chosen or shown & set(v.statements)) for v in found),
        chosen=chosen,
        of={n: voice for voice in found for n in voice.statements},
        part=text.part,
        parts=text.parts,
        paragraphs=tuple(_paragraph(article.text, block, cautions) for block in text.blocks),
        loose=text.loose,
        apart=text.apart,
        beside=_beside(reading, index, days, [told for _, told in events]),
        resting=sum(unnamed(s) for s in reading.statements),
        official=sum(s.source.official for s in reading.statements),
        unsure=sum(unsure(s) for s in reading.statements),
        entities=_entities(reading, window),
        warnings=tuple(cautions[n] for n in text.warnings),
        events=tuple(told for e, told in events if window.has(e.trigger)),
        deals=tuple(_deal(article.text, d, index) for d in reading.deals if window.has(_place(d))),
        own_words=tuple(_own_words(article, s) for s in reading.unattributed if window.has(s.content[0])),
        days=tuple(day for day in days if any(window.has(reading.dates[n - 1].span) for n in day.numbers)),
        withheld=tuple(r for r in article.related if r.access == "subscribers") if window.last else (),
        others=tuple(r for r in article.related if r.access != "subscribers") if window.last else (),
        lit=max(shown, default=0),
        here=shown,
    )


def _paragraph(text: str, block: layout.Block, cautions: Mapping[int, Warned]) -> Paragraph:
    warned = tuple(cautions[n] for n in block.warnings)
    return Paragraph(html(text, block.window, block.over), block.window.start, block.notes, warned, block.threads)


def _place(deal: Deal) -> Span | None:
    return next((span for side in (*deal.gives, *deal.gets) for span in side.content), None)


def _beside(reading: Reading, index: Index, days: Sequence[Day], events: Sequence[Happened]) -> dict[int, Beside]:
    """What stands beside the statements, by their numbers."""
    of_date = {d.id: n for n, d in enumerate(reading.dates, 1)}
    of_number = {n: day for day in days for n in day.numbers}
    deals = [index.numbers[d.statement] for d in reading.deals if d.statement]
    told: dict[int, list[Happened]] = {}
    for event in events:
        if event.statement:
            told.setdefault(event.statement, []).append(event)
    return {
        (n := index.numbers[s.id]): Beside(
            of_number[of_date[s.when]] if s.when else None, tuple(told.get(n, ())), deals.count(n)
        )
        for s in reading.statements
    }


def language_tag(code: str | None) -> str | None:
    """A language code fit for a `lang` attribute, None where it is not one."""
    return code if code and _LANGUAGE_TAG.fullmatch(code) else None


def _entities(reading: Reading, window: layout.Window) -> dict[str, tuple[Named, ...]]:
    """Those that are named in what is shown; whoever the text nowhere names stands with its beginning."""
    said: dict[str, list[int]] = {}
    sources = {s.id: s.source.entity for s in reading.statements}
    for id, n in numbers(reading).items():
        said.setdefault(sources[id] or "", []).append(n)
    rows: dict[str, list[Named]] = {}
    for e in reading.entities:
        if not (any(map(window.has, e.mentions)) if e.mentions else window.has(None)):
            continue
        also = tuple(dict.fromkeys(s.text for s in e.spellings if s.text != e.name))
        row = Named(e, tuple(words.roles(e)), also, tuple(said.get(e.id, ())))
        rows.setdefault(words.ENTITY[e.kind], []).append(row)
    return {heading: tuple(rows[heading]) for heading in words.ENTITY.values() if heading in rows}


def _event(text: str, number: int, event: Event, index: Index) -> Happened:
    return Happened(
        number=number,
        kind=words.happened(event),
        trigger=event.trigger.of(text),
        actors=(*(index.names[id] for id in event.actors), *(span.of(text) for span in event.described)),
        recipients=tuple(index.names[id] for id in event.recipients),
        place=index.names[event.place] if event.place else None,
        when=index.when[event.when] if event.when else None,
        how=words.presentation(event.presentation),
        statement=index.numbers[event.statement] if event.statement else None,
        conflicts=tuple(index.events[id] for id in event.conflicts),
    )


def _warned(text: str, number: int, caution: Caution, index: Index) -> Warned:
    said = " … ".join(span.of(text) for span in caution.spans)
    statement = index.numbers[caution.statement] if caution.statement else None
    return Warned(number, sayings.said(caution.text), said, statement)


def _deal(text: str, deal: Deal, index: Index) -> Bargain:
    return Bargain(
        gives=tuple(_side(text, side, index) for side in deal.gives),
        gets=tuple(_side(text, side, index) for side in deal.gets),
        how=words.presentation(deal.presentation),
        statement=index.numbers[deal.statement] if deal.statement else None,
        conditions=tuple(span.of(text) for span in deal.conditions),
    )


def _own_words(article: Article, told: Statement) -> OwnWords:
    return OwnWords(told.id, content(article, told), f"{told.content[0].start}-{told.content[-1].end}")


def _side(text: str, side: DealSide, index: Index) -> Side:
    giver = index.names[side.party] if side.party else say(NOBODY)
    return Side(giver, " … ".join(span.of(text) for span in side.content))


def _days(reading: Reading) -> tuple[Day, ...]:
    rows: dict[tuple[str, str, str], list[int]] = {}
    for n, d in enumerate(reading.dates, 1):
        rows.setdefault((d.text, d.value, d.basis), []).append(n)
    return tuple(
        Day(tuple(n), text, value, words.day(value), sayings.said(basis)) for (text, value, basis), n in rows.items()
    )
