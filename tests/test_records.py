"""Records refuse what cannot be: spans outside their text, references to nothing, one id for two."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import SpanError
from headwater.records import (
    Article,
    CaptureRef,
    DateMention,
    Deal,
    DealSide,
    Entity,
    Event,
    Link,
    Outlet,
    Presentation,
    Producer,
    Reading,
    Role,
    Source,
    Span,
    Statement,
    Terms,
)

TEXT = "Ada Vint said on Monday that the mill would close."
OUTSIDE = Span(40, 400)
offsets = st.integers(-3, 60)


def reading(**fields: object) -> Reading:
    article = Article("a1", None, TEXT, "en", "open", CaptureRef("0" * 64, "2026-01-02T03:04:05Z"))
    return Reading(article, Producer("0", "rules"), **fields)  # type: ignore[arg-type]


def statement(**fields: object) -> Statement:
    made = Statement(
        "s1",
        Source((Span(0, 8),), "Ada Vint", None, "person", "named"),
        cue=(Span(9, 13),),
        content=(Span(24, 49),),
        quoted="indirect",
        stance="asserts",
        presentation=Presentation(),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


@given(offsets, offsets)
def test_a_span_is_a_stretch_of_at_least_one_character(start: int, end: int) -> None:
    if 0 <= start < end:
        assert Span(start, end).of(TEXT) == TEXT[start:end]
    else:
        with pytest.raises(SpanError):
            Span(start, end)


spans = st.tuples(st.integers(0, 20), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(spans, spans)
def test_covering_and_overlapping_are_what_sets_of_characters_say(a: Span, b: Span) -> None:
    one, other = set(range(a.start, a.end)), set(range(b.start, b.end))
    assert a.covers(b) == (other <= one)
    assert a.overlaps(b) == b.overlaps(a) == bool(one & other)
    assert (a < b) == ((a.start, a.end) < (b.start, b.end))


def test_code_points_are_counted_and_not_bytes() -> None:
    assert Span(2, 4).of("а́😀б") == "😀б"


@pytest.mark.parametrize(
    "fields",
    [
        {"entities": (Entity("e1", "person", "x", mentions=(OUTSIDE,)),)},
        {"entities": (Entity("e1", "person", "x", roles=(Role("boss", span=OUTSIDE),)),)},
        {"statements": (statement(cue=(OUTSIDE,)),)},
        {"statements": (statement(content=(OUTSIDE,)),)},
        {"statements": (statement(source=Source((OUTSIDE,), "x", None, "person", "named")),)},
        {"statements": (statement(chain=(Link("x", None, "person", "named", OUTSIDE),)),)},
        {"statements": (statement(terms=Terms(OUTSIDE, "x")),)},
        {"events": (Event("v1", "make", OUTSIDE),)},
        {"deals": (Deal("x1", (DealSide(None, (OUTSIDE,)),), ()),)},
        {"deals": (Deal("x1", (), (DealSide(None, (OUTSIDE,)),)),)},
        {"dates": (DateMention("d1", OUTSIDE, "x", "", "DATE", "x"),)},
    ],
)
def test_a_span_outside_the_text_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(SpanError, match="outside a text of 50 characters"):
        reading(**fields)


def test_a_sentence_outside_the_text_is_refused() -> None:
    with pytest.raises(SpanError, match="outside"):
        replace(reading().article, sentences=(OUTSIDE,))


@pytest.mark.parametrize(
    "fields",
    [
        {"statements": (statement(told_to="e9"),)},
        {"statements": (statement(within="s9"),)},
        {"statements": (statement(when="d9"),)},
        {"statements": (statement(source=Source((), "", "e9", "person", "implicit")),)},
        {"statements": (statement(chain=(Link("x", "e9", "person", "named"),)),)},
        {"events": (Event("v1", "make", Span(0, 1), actors=("e9",)),)},
        {"events": (Event("v1", "make", Span(0, 1), recipients=("e9",)),)},
        {"events": (Event("v1", "make", Span(0, 1), place="e9"),)},
        {"events": (Event("v1", "make", Span(0, 1), when="d9"),)},
        {"events": (Event("v1", "make", Span(0, 1), statement="s9"),)},
        {"deals": (Deal("x1", (DealSide("e9", ()),), ()),)},
        {"deals": (Deal("x1", (), (), statement="s9"),)},
    ],
)
def test_a_reference_to_nothing_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(SpanError, match="not in this reading"):
        reading(**fields)


def test_an_outlet_bound_to_nothing_is_refused() -> None:
    made = reading()
    with pytest.raises(SpanError, match="outlet"):
        replace(made, article=replace(made.article, outlet=Outlet("Harbour Post", "e9")))


@pytest.mark.parametrize(
    "fields",
    [
        {"entities": (Entity("e1", "person", "x"), Entity("e1", "person", "y"))},
        {"statements": (statement(), statement())},
        {"events": (Event("v1", "make", Span(0, 1)), Event("v1", "make", Span(0, 1)))},
    ],
)
def test_one_id_for_two_records_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(SpanError, match="one id stands for two"):
        reading(**fields)


def test_an_entity_is_found_by_its_id() -> None:
    one = Entity("e1", "person", "Ada Vint")
    made = reading(entities=(one,))
    assert (made.entity("e1"), made.entity("e2"), made.entity(None)) == (one, None, None)


def test_the_origin_is_the_last_link() -> None:
    links = (Link("Harbour Post", None, "outlet", "named"), Link("Ada Vint", None, "person", "named"))
    assert statement(chain=links).origin == links[1]
    assert statement().origin is None
