"""How an article becomes a sourced reading: the stages in order. Only this module calls them.

    acquire     inputs -> Capture           the raw bytes, hashed and dated before anything is read
    read        Capture -> Article          body, title, dateline, date, sections, access, related headlines
    attribute   Article -> Marks            who says what: spans of source, cue, content, and names
    resolve     Article, Marks -> Entity    one person under every mention; dates to the day
    attribute   all of these -> Statement   source, stance, presentation, chain; events and deals

(link and weigh, which set articles side by side, come after.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from headwater import __version__, acquire, attribute, engine, resolve
from headwater.config import Settings
from headwater.errors import InputError
from headwater.read import article as read_page
from headwater.records import Article, Capture, Entity, Issue, Producer, Reading


def readings(
    inputs: Sequence[str], settings: Settings, *, stdin: BinaryIO | None = None
) -> Iterator[tuple[Capture, Reading] | Issue]:
    """Every article of the inputs, in their order; what could not be read is an `Issue` in its place.

    Documents are read side by side in worker processes under the limits of `settings`: a document that hangs or
    kills its worker is an issue, and the others go on.
    """
    limits = settings.limits
    captures = acquire.captures(inputs, settings, stdin=stdin)
    answers = engine.pairs(
        _read_or_issue, captures, workers=settings.engine.workers, seconds=limits.seconds, memory=limits.memory
    )
    for item, answer in answers:
        if isinstance(answer, engine.Failure):
            yield Issue(answer.code, answer.message, item.source if isinstance(item, Capture) else item.input)
        elif isinstance(item, Capture) and isinstance(answer, Reading):
            yield item, answer
        elif isinstance(answer, Issue):
            yield answer


def _read_or_issue(item: Capture | Issue) -> Reading | Issue:
    if isinstance(item, Issue):
        return item
    try:
        return read_capture(item)
    except InputError as error:
        return Issue(error.code, str(error), item.source)


def read_capture(capture: Capture) -> Reading:
    """One capture read to the end. Raises `InputError` where it cannot be read."""
    return read_article(read_page(capture))


def read_article(article: Article) -> Reading:
    """An article with its statements, entities, dates, events and deals."""
    encoder = attribute.load_encoder()
    marks = encoder.mark([article])[0]
    entities = resolve.find_entities(article, marks)
    dates = resolve.find_dates(article)
    statements = attribute.read_statements(article, marks, entities, dates)
    return Reading(
        article=_with_outlet(article, entities),
        producer=Producer(__version__, encoder.name),
        entities=entities,
        statements=statements,
        events=attribute.read_events(article, statements, entities, dates),
        deals=attribute.read_deals(article, statements, entities),
        dates=dates,
    )


def _with_outlet(article: Article, entities: tuple[Entity, ...]) -> Article:
    """The article with its outlet bound to the entity that stands for it."""
    if not article.outlet:
        return article
    entity = next((e.id for e in entities if e.outlet and article.outlet.name == e.name), None)
    return replace(article, outlet=replace(article.outlet, entity=entity))
