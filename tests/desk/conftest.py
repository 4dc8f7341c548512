"""A desk in a folder of its own, and readings made by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from headwater.desk import Desk
from headwater.records import (
    Article,
    Capture,
    CaptureRef,
    Dated,
    Entity,
    Issue,
    Link,
    Outlet,
    Presentation,
    Producer,
    Reading,
    Related,
    Source,
    Span,
    Spelling,
    Statement,
)

Item = tuple[Capture, Reading]
Make = Callable[..., Item]


def sentences(text: str) -> tuple[Span, ...]:
    """Cut after every full stop."""
    spans, start = [], 0
    for i, sign in enumerate(text):
        if sign == "." or i == len(text) - 1:
            piece = text[start : i + 1]
            lead = len(piece) - len(piece.lstrip())
            if piece.strip():
                spans.append(Span(start + lead, i + 1))
            start = i + 1
    return tuple(spans)


def make_item(
    text: str = "The mill will close, Ada Vint said.",
    *,
    id: str = "a1",
    title: str | None = "Mill to close",
    language: str | None = "en",
    access: Any = "open",
    body: bytes | None = None,
    source: str = "mill.html",
    fetched: str = "2026-01-02T03:04:05Z",
    version: str = "0.1.0",
    issues: tuple[Issue, ...] = (),
    published: str | None = "2026-01-01",
    hints: Mapping[str, str] = MappingProxyType({"x": "y"}),
) -> Item:
    """A capture and its reading: one statement by the text's last words, one entity, one related headline."""
    body = text.encode("utf-8", "surrogatepass") if body is None else body
    capture = Capture(
        hashlib.sha256(body).hexdigest(),
        fetched,
        source,
        "text/html",
        body,
        url="https://post.example/mill",
        hints=dict(hints),
    )
    article = Article(
        id=id,
        title=title,
        text=text,
        language=language,
        access=access,
        capture=CaptureRef(capture.sha256, fetched),
        outlet=Outlet("Harbour Post", "e2"),
        url=capture.url,
        published=Dated(published, "the page says so") if published else None,
        sentences=sentences(text),
        related=(Related("Harbour reopens", ("News",), "subscribers"),),
        issues=issues,
    )
    whole = Span(0, max(1, len(text)))
    statement = Statement(
        "s1",
        Source((whole,), "Ada Vint", "e1", "person", "named"),
        cue=(whole,),
        content=(Span(0, 1), whole),
        quoted="indirect",
        stance="asserts",
        presentation=Presentation(tense="future"),
        chain=(Link("Harbour Post", "e2", "outlet", "named"), Link("Ada Vint", "e1", "person", "named", whole)),
    )
    entities = (
        Entity("e1", "person", "Ada Vint", (Spelling("Ada Vint", "en", "Latn"),), (whole,)),
        Entity("e2", "organization", "Harbour Post", outlet=True),
    )
    has_text = bool(text)
    return capture, Reading(
        article, Producer(version, "rules-1"), entities if has_text else entities[1:], (statement,) if has_text else ()
    )


@pytest.fixture
def make() -> Make:
    return make_item


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.desk"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with Desk(path) as opened:
        yield opened
