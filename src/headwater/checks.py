"""What holds of every reading: its spans lie in its text, and what it names by id is there. Asked by `records`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from headwater.errors import SpanError

if TYPE_CHECKING:
    from headwater.records import Reading, Span


def spans(reading: Reading) -> None:
    """Refuses a reading with a span that lies outside of its text: `SpanError`."""
    for span, what in _spans(reading):
        within(span, reading.article.text, what)


def within(span: Span, text: str, what: str) -> None:
    """Refuses a span that ends behind its text: `SpanError`."""
    if span.end > len(text):
        raise SpanError(f"{what} [{span.start}, {span.end}) lies outside a text of {len(text)} characters")


def _spans(reading: Reading) -> Iterator[tuple[Span, str]]:
    for entity in reading.entities:
        yield from ((s, f"mention of {entity.id}") for s in entity.mentions)
        yield from ((r.span, f"role of {entity.id}") for r in entity.roles if r.span)
    for s in reading.told:
        yield from ((span, f"span of {s.id}") for span in (*s.source.spans, *s.cue, *s.content))
        yield from ((link.span, f"chain of {s.id}") for link in s.chain if link.span)
        phrases = (s.terms, s.medium, s.occasion, s.reason, s.source.knows, s.source.motive)
        yield from ((phrase.span, f"a phrase of {s.id}") for phrase in phrases if phrase)
        if s.gap and s.gap.span:
            yield s.gap.span, f"gap of {s.id}"
    yield from ((e.trigger, f"trigger of {e.id}") for e in reading.events)
    yield from ((span, f"actor of {e.id}") for e in reading.events for span in e.described)
    yield from ((d.span, f"date {d.id}") for d in reading.dates)
    for deal in reading.deals:
        yield from ((span, f"side of {deal.id}") for side in (*deal.gives, *deal.gets) for span in side.content)
        yield from ((span, f"condition of {deal.id}") for span in deal.conditions)
    for caution in reading.cautions:
        yield from ((span, f"caution {caution.id}") for span in caution.spans)


def references(reading: Reading) -> None:
    """Refuses two records of one id, and what names a record that is not there: `SpanError`."""
    for records in (
        reading.entities,
        reading.told,
        reading.dates,
        reading.events,
        reading.deals,
        reading.cautions,
    ):
        ids = [record.id for record in records]
        if len(set(ids)) < len(ids):
            raise SpanError(f"one id stands for two records: {max(ids, key=ids.count)!r}")
    entities = {e.id for e in reading.entities}
    statements = {s.id for s in reading.statements}
    dates = {d.id for d in reading.dates}
    events = {e.id for e in reading.events}
    for what, id, known in _references(reading, entities, statements, dates, events):
        if id is not None and id not in known:
            raise SpanError(f"{what} names {id!r}, which is not in this reading")


def _references(
    reading: Reading, entities: set[str], statements: set[str], dates: set[str], events: set[str]
) -> Iterator[tuple[str, str | None, set[str]]]:
    if reading.article.outlet:
        yield "outlet", reading.article.outlet.entity, entities
    for s in reading.told:
        yield f"source of {s.id}", s.source.entity, entities
        yield f"speaks_for of {s.id}", s.source.speaks_for, entities
        yield f"answers of {s.id}", s.answers, statements
        yield f"told_to of {s.id}", s.told_to, entities
        yield f"within of {s.id}", s.within, statements
        yield f"when of {s.id}", s.when, dates
        yield from ((f"chain of {s.id}", link.entity, entities) for link in s.chain)
    for e in reading.events:
        yield from ((f"party of {e.id}", id, entities) for id in (*e.actors, *e.recipients, e.place))
        yield f"when of {e.id}", e.when, dates
        yield f"statement of {e.id}", e.statement, statements
        yield from ((f"conflict of {e.id}", id, events) for id in e.conflicts)
    for d in reading.deals:
        yield from ((f"party of {d.id}", side.party, entities) for side in (*d.gives, *d.gets))
        yield f"statement of {d.id}", d.statement, statements
    for c in reading.cautions:
        yield f"statement of {c.id}", c.statement, statements
