"""What the article page shows, made ready for its template: paragraphs with their notes, then the tables below."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from headwater.records import Article, Caution, Deal, DealSide, Entity, Event, Reading, Related, Span
from headwater.show import words
from headwater.show.highlight import by_paragraph, html, marks
from headwater.show.notes import NOBODY, Index, Note, notes, numbers, unnamed, unsure

_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text, and the notes on the statements that begin in it."""

    html: Markup
    notes: tuple[Note, ...]


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
    """A warning as the page lists it, with the words it points at."""

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
class Day:
    """A date as the page lists it: every place where the text writes it so, and what it was taken for."""

    numbers: tuple[int, ...]
    text: str
    value: str
    shown: str
    basis: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The article page: everything of one reading, in the order in which it is shown."""

    reading: Reading
    article: Article
    tag: str | None
    link: str | None
    notice: str
    no_statements: str
    paragraphs: tuple[Paragraph, ...]
    loose: tuple[Note, ...]
    """Notes on statements of which no character could be pointed at."""
    resting: int
    official: int
    unsure: int
    entities: Mapping[str, tuple[Named, ...]]
    cautions: tuple[Warned, ...]
    events: tuple[Happened, ...]
    deals: tuple[Bargain, ...]
    days: tuple[Day, ...]
    withheld: tuple[Related, ...]
    others: tuple[Related, ...]


def sheet(reading: Reading, passage: Span | None = None) -> Sheet:
    """The page of one reading; `passage` is where its reader was sent to, marked where the text has it."""
    article, index = reading.article, Index.of(reading)
    paragraphs, loose = _paragraphs(reading, passage)
    return Sheet(
        reading=reading,
        article=article,
        tag=language_tag(article.language),
        link=web_link(article.url),
        notice=words.access_notice(article),
        no_statements=words.no_statements(article) if not reading.statements else "",
        paragraphs=paragraphs,
        loose=loose,
        resting=sum(unnamed(s) for s in reading.statements),
        official=sum(s.source.official for s in reading.statements),
        unsure=sum(unsure(s) for s in reading.statements),
        entities=_entities(reading),
        cautions=tuple(_warned(article.text, c, index) for c in reading.cautions),
        events=tuple(_event(article.text, n, e, index) for n, e in enumerate(reading.events, 1)),
        deals=tuple(_deal(article.text, d, index) for d in reading.deals),
        days=_days(reading),
        withheld=tuple(r for r in article.related if r.access == "subscribers"),
        others=tuple(r for r in article.related if r.access != "subscribers"),
    )


def language_tag(code: str | None) -> str | None:
    """A language code fit for a `lang` attribute, None where it is not one."""
    return code if code and _LANGUAGE_TAG.fullmatch(code) else None


def web_link(url: str | None) -> str | None:
    """An address that may be a link: only http and https, so that no page can slip in a `javascript:` one."""
    if not url or any(c.isspace() or not c.isprintable() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def _paragraphs(reading: Reading, passage: Span | None) -> tuple[tuple[Paragraph, ...], tuple[Note, ...]]:
    """The text, and the notes that found no place in it."""
    text, waiting = reading.article.text, {n.number: n for n in notes(reading)}
    made = []
    for window, over in by_paragraph(text, marks(reading, passage)):
        here = sorted({m.statement for m in over if m.numbered and m.statement in waiting})
        made.append(Paragraph(html(text, window, over), tuple(waiting.pop(n) for n in here)))
    return tuple(made), tuple(waiting.values())


def _entities(reading: Reading) -> dict[str, tuple[Named, ...]]:
    said: dict[str, list[int]] = {}
    sources = {s.id: s.source.entity for s in reading.statements}
    for id, n in numbers(reading).items():
        said.setdefault(sources[id] or "", []).append(n)
    rows: dict[str, list[Named]] = {}
    for e in reading.entities:
        also = tuple(dict.fromkeys(s.text for s in e.spellings if s.text != e.name))
        row = Named(e, tuple(words.roles(e)), also, tuple(said.get(e.id, ())))
        rows.setdefault(words.ENTITY[e.kind], []).append(row)
    return {heading: tuple(rows[heading]) for heading in words.ENTITY.values() if heading in rows}


def _event(text: str, number: int, event: Event, index: Index) -> Happened:
    return Happened(
        number=number,
        kind=words.happened(event),
        trigger=event.trigger.of(text),
        actors=tuple(index.names[id] for id in event.actors),
        recipients=tuple(index.names[id] for id in event.recipients),
        place=index.names[event.place] if event.place else None,
        when=index.when[event.when] if event.when else None,
        how=words.presentation(event.presentation),
        statement=index.numbers[event.statement] if event.statement else None,
        conflicts=tuple(index.events[id] for id in event.conflicts),
    )


def _warned(text: str, caution: Caution, index: Index) -> Warned:
    said = " … ".join(span.of(text) for span in caution.spans)
    return Warned(caution.text, said, index.numbers[caution.statement] if caution.statement else None)


def _deal(text: str, deal: Deal, index: Index) -> Bargain:
    return Bargain(
        gives=tuple(_side(text, side, index) for side in deal.gives),
        gets=tuple(_side(text, side, index) for side in deal.gets),
        how=words.presentation(deal.presentation),
        statement=index.numbers[deal.statement] if deal.statement else None,
        conditions=tuple(span.of(text) for span in deal.conditions),
    )


def _side(text: str, side: DealSide, index: Index) -> Side:
    giver = index.names[side.party] if side.party else NOBODY
    return Side(giver, " … ".join(span.of(text) for span in side.content))


def _days(reading: Reading) -> tuple[Day, ...]:
    rows: dict[tuple[str, str, str], list[int]] = {}
    for n, d in enumerate(reading.dates, 1):
        rows.setdefault((d.text, d.value, d.basis), []).append(n)
    return tuple(Day(tuple(n), text, value, words.day(value), basis) for (text, value, basis), n in rows.items())
