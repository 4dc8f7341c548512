"""Outlets that no list knows, press reviews, and sources that can be nobody's. All texts are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.attribute.marked import read

from headwater.attribute import papers, subjects
from headwater.attribute.drafts import Draft
from headwater.attribute.page import lay_out
from headwater.attribute.sources import read as source_of
from headwater.read import sentences
from headwater.records import Article, Attribution, CaptureRef, Entity, Outlet, Presentation, Span


def article(text: str, language: str, title: str = "Bridge closed") -> Article:
    whole = Article("a", title, text, language, "open", CaptureRef("", ""), outlet=Outlet("Mirror of Vell"))
    return replace(whole, sentences=sentences.split(text, language), read_in=language)


def span(text: str, piece: str) -> Span:
    return Span(text.index(piece), text.index(piece) + len(piece))


def body(text: str, name: str, *, outlet: bool = False) -> Entity:
    return Entity("e1", "organization", name, mentions=(span(text, name),), outlet=outlet)


def draft(text: str, language: str, source: str, cue: str, content: str, entity: Entity) -> tuple[Draft, object]:
    page = lay_out(article(text, language), (entity,), ())
    marks = Attribution((span(text, source),), (span(text, cue),), (span(text, content),))
    read = source_of(page, marks.source)
    made = Draft(
        marks, read, read, "indirect", "asserts", Presentation(), page.sentence(0), paragraph=0, in_quotes=False
    )
    return made, page


def test_a_body_that_writes_is_an_outlet() -> None:
    text = "«Норд» пишет, что мост закрыт."
    made, page = draft(text, "ru", "«Норд»", "пишет", "что мост закрыт", body(text, "Норд"))
    assert made.source.kind == "body"
    papers.find([made], page)  # type: ignore[arg-type]
    assert made.source.kind == "outlet"


def test_a_ministry_that_writes_is_none() -> None:
    text = "Министерство дорог пишет, что мост закрыт."
    made, page = draft(text, "ru", "Министерство дорог", "пишет", "что мост закрыт", body(text, "Министерство дорог"))
    papers.find([made], page)  # type: ignore[arg-type]
    assert made.source.kind == "body"


def test_an_outlet_that_opens_a_sentence_without_a_statement_is_heard_from_there_on() -> None:
    text = "«Норд» перепечатал заметку о мосте. Мост закрыт, говорят рабочие."
    page = lay_out(article(text, "ru"), (body(text, "Норд"),), ())
    opened = papers.Openings(page, []).between(0, text.index("Мост закрыт"))
    assert opened is not None
    assert opened.name == "Норд"


def test_a_title_tells_a_press_review() -> None:
    page = lay_out(article("Мост закрыт.", "ru", "Обзор: что с мостом"), (), ())
    assert papers.is_review(page, [])
    assert not papers.is_review(lay_out(article("Мост закрыт.", "ru"), (), ()), [])


def test_what_hangs_on_a_preposition_is_no_source() -> None:
    text = "Крыніца ва ўрадзе ўстрымалася ад іншых каментарыяў."
    page = lay_out(article(text, "be"), (), ())
    marks = Attribution((span(text, "ад іншых каментарыяў"),), (span(text, "ўстрымалася"),), ())
    assert subjects.mended(marks, "asserts", page).source == ()


def test_a_cue_that_is_the_document_stays_as_it_is() -> None:
    text = "Письмо министерства требует закрыть мост."
    page = lay_out(article(text, "ru"), (body(text, "министерства"),), ())
    marks = Attribution(
        (span(text, "министерства"),), (span(text, "Письмо министерства"),), (span(text, "закрыть мост"),)
    )
    assert subjects.mended(marks, "asserts", page).cue == marks.cue


def test_where_several_deny_it_is_who_denies() -> None:
    text = "В «Нордшахте» эти сведения опровергли."
    page = lay_out(article(text, "ru"), (body(text, "Нордшахте"),), ())
    marks = Attribution((), (span(text, "опровергли"),), (span(text, "эти сведения"),))
    (found,) = subjects.mended(marks, "denies", page).source
    assert "Нордшахте" in found.of(text)


def test_a_sentence_that_is_only_a_name_opens_nothing() -> None:
    text = "«Вечерние»"
    page = lay_out(article(text, "ru"), (body(text, "«Вечерние»"),), ())
    assert papers.Openings(page, []).between(0, 10) is None


def test_an_outlet_that_nobody_found_is_known_by_what_is_set_beside_it() -> None:
    text = "Lodestar, an agency in exile, reported that the bridge was shut."
    (s,) = read(text, [("Lodestar", "reported", "that the bridge was shut")], outlet="The Gazette")
    assert (s.source.kind, s.source.naming) == ("outlet", "named")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Officials, a newspaper said, reported that the bridge was shut.", "Officials"),
        ("Relatives, who run an agency, reported that the bridge was shut.", "Relatives"),
    ],
)
def test_what_is_set_into_a_sentence_calls_nobody_an_outlet(text: str, source: str) -> None:
    (s,) = read(text, [(source, "reported", "that the bridge was shut")], outlet="The Gazette")
    assert s.source.naming != "named"
