"""Articles that name people and bodies, made by hand: all that linking looks at, and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from headwater import pipeline
from headwater.desk import Desk
from headwater.records import (
    Article,
    Capture,
    CaptureRef,
    Dated,
    Entity,
    EntityKind,
    Link,
    Outlet,
    Presentation,
    Producer,
    Reading,
    Role,
    Source,
    Span,
    Spelling,
    Statement,
)
from headwater.wordforms import script

Item = tuple[Capture, Reading]
Named = tuple[str, ...]
"""A name, then the roles that the article gives; `role @ body` where it names one."""


def article(
    id: str,
    *named: Named | str,
    day: str | None = "2026-01-01",
    language: str = "en",
    outlet: str = "Harbour Post",
    kind: EntityKind = "person",
    fetched: str = "2026-01-02T03:04:05Z",
    extra: str = "",
    version: str = "0.1.0",
) -> Item:
    """A capture and its reading: each name once in a sentence of its own; the first one says something."""
    rows = [(n,) if isinstance(n, str) else n for n in named]
    text = "".join(f"Here is {name}. " for name, *_ in rows) + extra
    entities, at = [], 0
    for i, (name, *roles) in enumerate(rows, 1):
        span = Span(text.index(name, at), text.index(name, at) + len(name))
        at = span.end
        spelling = Spelling(name, language, script(name))
        entities.append(Entity(f"e{i}", kind, name, (spelling,), (span,), tuple(_role(r, span) for r in roles)))
    body = (id + text).encode()
    capture = Capture(hashlib.sha256(body).hexdigest(), fetched, f"{id}.txt", "text/plain", body)
    printed = Article(
        id=id,
        title=f"About {id}",
        text=text,
        language=language,
        access="open",
        capture=CaptureRef(capture.sha256, fetched),
        outlet=Outlet(outlet),
        published=Dated(day, "given") if day else None,
    )
    return capture, Reading(printed, Producer(version, "rules"), tuple(entities), tuple(_statement(text, entities)))


def _role(text: str, span: Span) -> Role:
    title, _, body = text.partition(" @ ")
    return Role(title, body or None, span)


def _statement(text: str, entities: list[Entity]) -> Iterator[Statement]:
    """The first of them says all that is said of the others."""
    if len(entities) > 1:
        first, rest = entities[0], Span(entities[1].mentions[0].start, len(text))
        source = Source(first.mentions, first.name, first.id, "person", "named")
        link = Link(first.name, first.id, "person", "named", first.mentions[0])
        yield Statement("s1", source, (), (rest,), "indirect", "asserts", Presentation(), (link,))


def fill(path: Path, items: Iterable[Item]) -> Desk:
    """A desk with these articles, linked as they came. The caller closes it."""
    desk = Desk(path, rules=pipeline.RULES)
    for item in items:
        desk.add(*item)
    return desk


def partition(desk: Desk, ids: Iterable[str]) -> set[frozenset[str]]:
    """Which of these are one: `article#local`, or an article alone for its first."""
    found: dict[str, set[str]] = {}
    for id in ids:
        place, _, local = id.partition("#")
        found.setdefault(str(desk.entity(place, local or "e1")), set()).add(id)
    return {frozenset(group) for group in found.values()}
