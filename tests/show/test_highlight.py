"""Marks over a text, however they overlap."""

from __future__ import annotations

import html as entities
import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from tests.show import sample

from headwater.records import Span
from headwater.show.clean import shown
from headwater.show.highlight import Mark, by_paragraph, html, marks, paragraphs, pieces, visible

TAG = re.compile(r"<[^<>]*>")
texts = st.text(st.characters(codec=None) | st.sampled_from("<>&\"'\n \u202e\x1b"), min_size=1, max_size=120)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    """A text and marks anywhere over it: nested, crossing, equal, touching."""
    text = draw(texts)
    ends = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(ends, ends).filter(lambda p: p[0] != p[1]), max_size=12))
    parts = st.sampled_from(["source", "cue", "content", "terms", "place"])
    made = [
        Mark(Span(min(p), max(p)), draw(parts), n, draw(st.booleans()), f"d{n}", draw(st.booleans()))
        for n, p in enumerate(spans, 1)
    ]
    return text, sorted(made, key=lambda m: (m.span.start, -m.span.end))


class Balance(HTMLParser):
    """Fails where an element is closed that was not the last one opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen.add(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def whole(text: str) -> Span:
    return Span(0, len(text))


@given(marked())
def test_without_its_tags_the_html_is_the_text(given: tuple[str, list[Mark]]) -> None:
    text, over = given
    made = html(text, whole(text), over)
    assert entities.unescape(TAG.sub("", made)) == shown(text)


@given(marked())
def test_elements_are_balanced_and_anchors_unique(given: tuple[str, list[Mark]]) -> None:
    text, over = given
    parser = Balance()
    parser.feed(html(text, whole(text), over))
    parser.close()
    assert parser.open == []
    assert len(parser.ids) == len(set(parser.ids))
    assert parser.seen <= {"span", "a"}
    assert {m.anchor for m in over} <= set(parser.ids)


@given(marked())
def test_pieces_follow_each_other_and_know_all_their_marks(given: tuple[str, list[Mark]]) -> None:
    text, over = given
    made = list(pieces(whole(text), over))
    assert [p.end for p in made[:-1]] == [p.start for p in made[1:]]
    assert (made[0].start, made[-1].end) == (0, len(text))
    for p in made:
        here = Span(p.start, p.end)
        assert sorted(map(id, p.marks)) == sorted(id(m) for m in over if m.span.overlaps(here))
        assert all(m.span.covers(here) for m in p.marks)


@given(marked(), st.data())
def test_a_window_shows_its_own_characters_only(given: tuple[str, list[Mark]], data: st.DataObject) -> None:
    text, over = given
    start = data.draw(st.integers(0, len(text) - 1))
    window = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert entities.unescape(TAG.sub("", html(text, window, over))) == shown(text[window.start : window.end])


@given(marked())
def test_paragraphs_get_exactly_the_marks_that_touch_them(given: tuple[str, list[Mark]]) -> None:
    text, over = given
    rows = list(by_paragraph(text, over))
    assert [w for w, _ in rows] == list(paragraphs(text))
    for window, found in rows:
        assert sorted(map(id, found)) == sorted(id(m) for m in over if m.span.overlaps(window))


@given(texts)
def test_paragraphs_leave_out_blank_lines_only(text: str) -> None:
    spans = list(paragraphs(text))
    assert [s.of(text) for s in spans] == [row for row in text.split("\n") if row.strip()]


def test_overlapping_statements_share_one_flat_element() -> None:
    text = "She said he said no."
    over = [
        Mark(Span(0, 3), "source", 1, numbered=True),
        Mark(Span(9, 20), "content", 1),
        Mark(Span(9, 11), "source", 2, True),
    ]
    assert html(text, whole(text), over) == (
        '<a class="ref" id="s1" href="#n1" data-n="1" aria-label="Statement 1, go to its note"></a>'
        '<span class="source s1">She</span> said '
        '<span class="content source unnamed s1 s2">he</span><span class="content s1"> said no.</span>'
    )


def test_text_of_others_is_escaped_and_its_controls_are_shown() -> None:
    assert visible("<b>&\u202e") == (
        '&lt;b&gt;&amp;<span class="control" title="a control character, not carried out">\ufffd</span>'
    )


def test_every_statement_is_numbered_once_at_its_first_character() -> None:
    reading = sample.reading()
    numbered = {m.statement: m.span.start for m in marks(reading) if m.numbered}
    first = {
        n: min(s.start for s in (*st_.source.spans, *st_.cue, *st_.content))
        for n, st_ in enumerate(reading.statements, 1)
    }
    assert numbered == first


def test_an_unnamed_origin_is_marked_though_the_source_is_named() -> None:
    where = sample.span("unnamed officials")
    assert [m.part for m in marks(sample.reading()) if m.span == where and m.unnamed] == ["source"]


def test_dates_and_events_can_be_gone_to() -> None:
    anchors = {m.anchor: m.span.of(sample.TEXT) for m in marks(sample.reading()) if m.anchor}
    assert anchors["d3"] == "Wednesday"
    assert anchors["e1"] == "met with"


def test_a_quotation_over_paragraphs_is_marked_in_each() -> None:
    reading = sample.reading()
    both = Span(sample.span("“It was the first").start, sample.span("on Wednesday").end)
    long = replace(reading.statements[1], content=(both,))
    reading = replace(reading, statements=(reading.statements[0], long, *reading.statements[2:]))
    rows = [html(reading.article.text, w, found) for w, found in by_paragraph(reading.article.text, marks(reading))]
    assert ["s2" in row for row in rows[:4]] == [False, True, True, False]
    assert sum('id="s2"' in row for row in rows) == 1
