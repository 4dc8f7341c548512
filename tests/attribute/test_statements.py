"""Statements from marks: who a source is, what nests in what, who heard it, under which terms."""

from __future__ import annotations

import pytest
from tests.attribute.marked import everywhere, read

from headwater.attribute.statements import build
from headwater.records import Article, Attribution, CaptureRef, Entity, Marks, Span, Statement


def person(id: str, name: str, text: str, pattern: str, **more: object) -> Entity:
    return Entity(id, "person", name, mentions=everywhere(text, pattern), **more)  # type: ignore[arg-type]


def texts(statement: Statement) -> list[str]:
    return [link.text for link in statement.chain]


def test_a_possessor_is_not_the_source() -> None:
    text = "Harast’s spokeswoman said the bridge was closed."
    entity = person("e1", "Danil Harast", text, "Harast", official=True)
    (s,) = read(text, [("Harast’s spokeswoman", "said", "the bridge was closed")], entities=(entity,))
    assert (s.source.entity, s.source.naming, s.source.kind, s.source.official) == (None, "described", "person", True)


def test_what_stands_behind_a_preposition_is_not_the_source() -> None:
    text = "A spokesman for Danil Harast said the bridge was closed."
    entity = person("e1", "Danil Harast", text, "Danil Harast", official=False)
    (s,) = read(text, [("A spokesman for Danil Harast", "said", "the bridge was closed")], entities=(entity,))
    assert (s.source.entity, s.source.naming) == (None, "described")


def test_a_title_and_a_name_are_a_named_source() -> None:
    text = "Opposition leader Mirela Savik said the bridge was closed."
    entity = person("e1", "Mirela Savik", text, "Mirela Savik")
    (s,) = read(text, [("Opposition leader Mirela Savik", "said", "the bridge was closed")], entities=(entity,))
    assert (s.source.entity, s.source.naming, s.source.kind) == ("e1", "named", "person")
    assert texts(s) == ["Lodestar", "Mirela Savik"]


@pytest.mark.parametrize(
    ("source", "naming", "kind"),
    [
        ("unnamed sources", "bare", "group"),
        ("two sources", "bare", "group"),
        ("a source", "bare", "person"),
        ("officials", "described", "group"),
        ("a source familiar with the talks", "described", "person"),
        ("people in the room", "described", "group"),
        ("two senior officials", "described", "group"),
        ("a letter seen by reporters", "described", "document"),
        ("the ministry", "named", "body"),
        ("an independent panel", "described", "body"),
        ("no ferry company", "described", "body"),
        ("public filings", "described", "document"),
        ("some airlines", "described", "group"),
    ],
)
def test_naming_and_kind_of_those_without_a_name(source: str, naming: str, kind: str) -> None:
    text = f"The road is closed, {source} said."
    (s,) = read(text, [(source, "said", "The road is closed")])
    assert (s.source.naming, s.source.kind) == (naming, kind)


@pytest.mark.parametrize(
    ("source", "official"),
    [
        ("a judge in Brenn", True),
        ("port officials", True),
        ("company officials", False),
        ("the presidential candidate", False),
        ("activists of a social justice group", False),
    ],
)
def test_who_speaks_for_the_state(source: str, official: bool) -> None:
    text = f"The road is closed, {source} said."
    (s,) = read(text, [(source, "said", "The road is closed")])
    assert s.source.official is official


def test_nesting_and_the_chain_through_it() -> None:
    text = "Brandt told them the lists were ready, according to people in the room."
    brandt = person("e1", "Elena Brandt", text, "Brandt")
    outer = ("people in the room", "according to", "Brandt told them the lists were ready")
    inner, around = read(text, [outer, ("Brandt", "told", "the lists were ready")], entities=(brandt,))
    if inner.within is None:
        inner, around = around, inner
    assert (inner.within, around.within) == (around.id, None)
    assert texts(inner) == ["Lodestar", "people in the room", "Elena Brandt"]


def test_the_one_cited_stands_behind_the_outlet_that_cites() -> None:
    text = "The envoy met the president, The Meridian Post reports, citing unnamed sources."
    paper = Entity(
        "e1", "organization", "The Meridian Post", mentions=everywhere(text, "The Meridian Post"), outlet=True
    )
    content = "The envoy met the president"
    both = read(
        text, [("The Meridian Post", "reports", content), ("unnamed sources", "citing", content)], entities=(paper,)
    )
    chains = sorted(texts(s) for s in both)
    assert chains == [
        ["Lodestar", "The Meridian Post"],
        ["Lodestar", "The Meridian Post", "unnamed sources"],
    ]


RETOLD = (
    "The Meridian Post reports that the envoy came by night.\n"
    "The bridge was closed, according to people in the room.\n"
    "A source close to the talks told Lodestar that the report is largely accurate.\n"
    "The road was open, officials said."
)


def retold() -> tuple[Statement, ...]:
    paper = Entity(
        "e1", "organization", "The Meridian Post", mentions=everywhere(RETOLD, "The Meridian Post"), outlet=True
    )
    return read(
        RETOLD,
        [
            ("The Meridian Post", "reports", "that the envoy came by night"),
            ("people in the room", "according to", "The bridge was closed"),
            ("A source close to the talks", "told", "that the report is largely accurate"),
            ("officials", "said", "The road was open"),
        ],
        entities=(paper,),
    )


def test_a_retold_report_keeps_its_voice_until_the_printing_outlet_speaks() -> None:
    first, second, third, fourth = retold()
    assert texts(first) == ["Lodestar", "The Meridian Post"]
    assert texts(second) == ["Lodestar", "The Meridian Post", "people in the room"]
    assert texts(third) == ["Lodestar", "A source close to the talks"]
    assert texts(fourth) == ["Lodestar", "officials"]


def test_a_report_called_accurate_is_confirmed_and_told_to_the_outlet() -> None:
    third = retold()[2]
    assert (third.stance, third.told_to) == ("confirms", "e0")


def test_a_pronoun_stands_for_the_unnamed_person_just_quoted() -> None:
    text = "Harast’s spokeswoman said it was over. “We do not trade,” she told KARTA."
    harast = person("e1", "Danil Harast", text, "Harast", official=True, gender="m")
    karta = Entity("e2", "organization", "KARTA", mentions=everywhere(text, "KARTA"), outlet=True)
    other = person("e3", "Mirela Savik", text, "she", gender="f")
    marks: list[tuple[str | None, str, str]] = [
        ("Harast’s spokeswoman", "said", "it was over"),
        ("she", "told", "“We do not trade,”"),
    ]
    first, second = read(text, marks, entities=(harast, karta, other))
    assert (second.source.text, second.source.entity, second.source.official) == ("she", None, True)
    assert texts(second) == ["Lodestar", "KARTA", "Harast’s spokeswoman"]
    assert first.told_to == second.told_to == "e2"
    assert (first.quoted, second.quoted) == ("indirect", "direct")


def test_terms_bind_to_the_unnamed_source_before() -> None:
    text = (
        "The bridge was closed, people in the room said. The account was given on condition of anonymity; "
        "the ministry did not respond to questions."
    )
    marks: list[tuple[str | None, str, str]] = [
        ("people in the room", "said", "The bridge was closed"),
        ("the ministry", "did not respond to", "questions"),
    ]
    first, second = read(text, marks)
    assert first.terms is not None
    assert first.terms.text == "on condition of anonymity"
    assert (second.stance, second.terms) == ("silent", None)


def test_a_statement_without_a_source_is_implicit() -> None:
    text = "There have been no official reports on the visit."
    (s,) = read(text, [(None, "There have been no official reports", "on the visit")])
    assert (s.source.naming, s.source.spans, s.source.official, s.stance) == ("implicit", (), True, "silent")
    assert texts(s) == ["Lodestar"]


def test_an_article_in_a_language_that_is_not_read_has_no_statements() -> None:
    article = Article("a1", "T", "abc", "fi", "open", CaptureRef("0", "t"))
    assert build(article, Marks((Attribution((), (Span(0, 1),), (Span(1, 3),)),)), (), ()) == ()


def test_the_matter_of_a_silence_is_nobodys_statement() -> None:
    text = "The Tide Board did not answer questions about the dam."
    marks = [
        ("The Tide Board", "did not answer", "questions about the dam"),
        (None, "questions about", "the dam"),
    ]
    (silent,) = read(text, marks)
    assert (silent.stance, silent.answers) == ("silent", None)


def test_an_address_of_a_site_is_an_outlet() -> None:
    for text in ("Порт закрыт, пишет News.ru.", "Порт закрыт, пишет сайт ONLINE.UA."):
        (s,) = read(text, [(text[text.index("пишет ") + 6 : -1], "пишет", "Порт закрыт")], "ru")
        assert (s.source.kind, s.source.naming) == ("outlet", "named")
    (s,) = read("Порт закрыт, пишет Т.Мэй.", [("Т.Мэй", "пишет", "Порт закрыт")], "ru")
    assert s.source.kind == "person"


def test_what_somebody_does_while_speaking_is_no_part_of_the_source() -> None:
    text = "Кордони важливі, додала міністерка, відзначивши роль портів."
    (s,) = read(text, [("міністерка, відзначивши роль портів", "додала", "Кордони важливі")], "uk")
    assert s.source.text == "міністерка"
    text = "Границы важны, добавил министр, человек Портнов."
    (s,) = read(text, [("министр, человек Портнов", "добавил", "Границы важны")], "ru")
    assert s.source.text == "министр, человек Портнов"


def test_an_address_cut_at_its_point_is_whole() -> None:
    text = "Как сообщал ONLINE.UA, порт закрыт. Потом пришёл Пётр. Корт сказал это."
    (s,) = read(text, [("ONLINE", "сообщал", "порт закрыт")], "ru")
    assert (s.source.text, s.source.kind) == ("ONLINE.UA", "outlet")
    (s,) = read("Порт закрыт, сказал Пётр. Он ушёл.", [("Пётр", "сказал", "Порт закрыт")], "ru")
    assert s.source.text == "Пётр"
