"""Quotations of one speaker in other words elsewhere."""

from __future__ import annotations

from headwater.link import Quotation, differing, quotations
from headwater.records import (
    Article,
    CaptureRef,
    Entity,
    Outlet,
    Presentation,
    Producer,
    Reading,
    Source,
    Span,
    Statement,
)
from headwater.show.quotations import render


def said(text: str, *, article: str = "a", speaker: str = "Ada Vint", language: str = "en") -> Quotation:
    return Quotation(article, f"Outlet {article}", language, speaker, "person", "s1", Span(0, len(text)), text)


def test_other_words_for_the_same_are_told_with_the_words_that_differ() -> None:
    (pair,) = differing(
        [
            said("We will never close the harbour to fishermen"),
            said("We will not close the harbour to small fishermen", article="b"),
        ]
    )
    assert (pair.only_one, pair.only_other) == (("never",), ("not", "small"))


def test_what_is_the_same_or_only_cut_short_is_no_difference() -> None:
    whole = said("We will never close the harbour to fishermen")
    assert not differing([whole, said("We will never close the harbour", article="b")])
    assert not differing([whole, said("“we will never close the harbour, to fishermen!", article="b")])


def test_other_matters_other_people_and_one_article_are_left_alone() -> None:
    whole = said("We will never close the harbour to fishermen")
    assert not differing([whole, said("Nobody has asked me about the bridge this year", article="b")])
    assert not differing(
        [whole, said("We will not close the harbour to small fishermen", article="b", speaker="Ivo Lenn")]
    )
    assert not differing([whole, said("We will not close the harbour to small fishermen")])


def test_a_name_in_another_case_is_the_same_speaker() -> None:
    found = differing(
        [
            said("Мы никогда не закроем гавань для рыбаков", speaker="Ада Винт", language="ru"),
            said("Мы ни за что не закроем гавань для рыбаков", article="b", speaker="Ады Винт", language="ru"),
        ]
    )
    assert len(found) == 1


def reading(id: str, text: str) -> Reading:
    start = text.index("“")
    return Reading(
        Article(id, "T", text, "en", "open", CaptureRef("", ""), outlet=Outlet(f"Paper {id}"), read_in="en"),
        Producer("0", "x"),
        entities=(Entity("e1", "person", "Ada Vint", mentions=(Span(0, 8),)),),
        statements=(
            Statement(
                "s1",
                Source((Span(0, 8),), "Ada Vint", "e1", "person", "named"),
                (Span(9, 13),),
                (Span(start, len(text)),),
                "direct",
                "asserts",
                Presentation(),
            ),
        ),
    )


def test_from_readings_to_the_terminal() -> None:
    one = reading("a", "Ada Vint said “the mill will stay open for ten years”")
    two = reading("b", "Ada Vint said “the mill will stay open for two years”")
    found = differing([*quotations(one), *quotations(two)])
    page = render(found, colour=False, width=80)
    assert one.article.text[found[0].one.span.start : found[0].one.span.end] == "the mill will stay open for ten years"
    assert "Ada Vint" in page
    assert "only here: ten" in page
    assert "only here: two" in page
