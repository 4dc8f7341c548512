"""Readings of any shape, for properties that must hold for all of them."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from headwater.records import (
    Article,
    CaptureRef,
    Entity,
    Link,
    Naming,
    Presentation,
    Producer,
    Reading,
    Source,
    Span,
    Stance,
    Statement,
)

_text = st.text(st.sampled_from("ab <>&\"'\n\u202e\x1bяجё“"), max_size=60)
_naming = st.sampled_from(get_args(Naming))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Statements anywhere in a text, within each other in any way, rings too; one entity."""
    text = draw(_text)
    entities = (Entity("e1", "person", draw(_text)),)
    count = draw(st.integers(0, 6))
    ids = [f"s{n}" for n in range(count)]
    statements = tuple(draw(_statements(id, ids, len(text))) for id in ids)
    article = Article("a", draw(_text), text, draw(st.none() | _text), "open", CaptureRef("0" * 64, "2025-03-13"))
    return Reading(article, Producer("0", "none"), entities, statements)


@st.composite
def _statements(draw: st.DrawFn, id: str, ids: list[str], length: int) -> Statement:
    entity = st.sampled_from(["e1", None])
    source = Source(draw(_spans(length)), draw(_text), draw(entity), "person", draw(_naming), draw(st.booleans()))
    links = st.builds(
        Link, _text, entity, st.just("person"), _naming, _spans(length).map(lambda s: s[0] if s else None)
    )
    return Statement(
        id,
        source,
        draw(_spans(length)),
        draw(_spans(length)),
        draw(st.sampled_from(["direct", "mixed", "indirect"])),
        draw(st.sampled_from(get_args(Stance))),
        Presentation(),
        tuple(draw(st.lists(links, max_size=3))),
        within=draw(st.sampled_from([None, *ids])),
        told_to=draw(entity),
    )


@st.composite
def _spans(draw: st.DrawFn, length: int) -> tuple[Span, ...]:
    if not length:
        return ()
    ends = st.tuples(st.integers(0, length - 1), st.integers(1, length)).filter(lambda p: p[0] < p[1])
    return tuple(Span(*pair) for pair in draw(st.lists(ends, max_size=3)))
