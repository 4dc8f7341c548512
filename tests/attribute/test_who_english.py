"""Who speaks in English news: who goes on, who answers a question, an official again, two people, companies."""

from __future__ import annotations

import pytest
from tests.attribute.marked import everywhere, read

from headwater.records import Entity, Span


def person(id: str, name: str, text: str, *more: Span) -> Entity:
    return Entity(id, "person", name, mentions=(*everywhere(text, name), *more), gender="m")


def at(text: str, part: str) -> Span:
    return Span(text.rindex(part), text.rindex(part) + len(part))


SAID = "“It was sold long before Ivo Brandt came,” said Karl Varga.\n"


def test_who_spoke_goes_on_and_not_whom_he_spoke_of() -> None:
    text = SAID + "“Nobody asked us,” he added."
    first = ("Karl Varga", "said", "“It was sold long before Ivo Brandt came,”")
    people = (person("e1", "Ivo Brandt", text, at(text, "he")), person("e2", "Karl Varga", text))
    _, on = read(text, [first, ("he", "added", "“Nobody asked us,”")], entities=people)
    assert on.source.entity == "e2"


def test_somebody_named_in_between_goes_on_himself() -> None:
    text = SAID + "Ivo Brandt came in.\n“Nobody asked us,” he added."
    first = ("Karl Varga", "said", "“It was sold long before Ivo Brandt came,”")
    people = (person("e1", "Ivo Brandt", text, at(text, "he")), person("e2", "Karl Varga", text))
    _, on = read(text, [first, ("he", "added", "“Nobody asked us,”")], entities=people)
    assert on.source.entity == "e1"


def test_who_was_asked_answers() -> None:
    text = "Karl Varga asked Ivo Brandt how deep the mine was.\n“It is deep,” he told Varga."
    people = (person("e1", "Ivo Brandt", text), person("e2", "Karl Varga", text, at(text, "he ")))
    marks = [("Karl Varga", "asked", "how deep the mine was"), ("he", "told", "“It is deep,”")]
    _, answer = read(text, marks, entities=people)
    assert answer.source.entity == "e1"


OFFICIAL = "A ministry official said the mine was safe. Karl Varga said it was not.\n“We saw it,” the official added."


def test_the_official_is_the_unnamed_one_who_spoke() -> None:
    people = (person("e2", "Karl Varga", OFFICIAL, at(OFFICIAL, "the official")),)
    marks = [
        ("A ministry official", "said", "the mine was safe"),
        ("Karl Varga", "said", "it was not"),
        ("the official", "added", "“We saw it,”"),
    ]
    again = read(OFFICIAL, marks, entities=people)[-1]
    assert (again.source.entity, again.source.naming) == (None, "described")
    assert again.chain[-1].text == "A ministry official"


def test_without_an_unnamed_official_he_is_the_named_one() -> None:
    text = "Karl Varga said it was safe.\n“We saw it,” the official added."
    people = (person("e2", "Karl Varga", text, at(text, "the official")),)
    marks = [("Karl Varga", "said", "it was safe"), ("the official", "added", "“We saw it,”")]
    assert read(text, marks, entities=people)[-1].source.entity == "e2"


def test_the_columnist_is_who_came_in_as_one() -> None:
    text = "“It is over,” columnist Oto Brint wrote. “Karl Varga knew,” the columnist added."
    people = (person("e2", "Karl Varga", text),)
    marks = [("columnist Oto Brint", "wrote", "“It is over,”"), ("the columnist", "added", "“Karl Varga knew,”")]
    assert [s.chain[-1].text for s in read(text, marks, entities=people)] == ["Oto Brint", "Oto Brint"]


@pytest.mark.parametrize(
    ("source", "kind", "naming"),
    [
        ("Ivo Brandt and Karl Varga, who run the mine,", "group", "named"),
        ("Ivo Brandt, a friend of Karl Varga,", "person", "named"),
        ("Marl's Inc.", "body", "named"),
        ("the Inc. of the joke", "person", "described"),
        ("the audience", "group", "described"),
        ("Fewer than 15 percent of voters", "group", "described"),
        ("individuals familiar with the case", "group", "described"),
        ("the town", "body", "named"),
    ],
)
def test_of_what_kind_a_source_is(source: str, kind: str, naming: str) -> None:
    text = f"{source} said the mine was safe."
    people = (person("e1", "Ivo Brandt", text), person("e2", "Karl Varga", text))
    (s,) = read(text, [(source, "said", "the mine was safe")], entities=people)
    assert (s.source.kind, s.source.naming) == (kind, naming)


def test_what_stands_behind_a_place_says_what_somebody_is() -> None:
    text = "Karl Varga said the mine was safe. The North Marne Liberal added that he had seen it."
    place = Entity("e3", "place", "North Marne", mentions=everywhere(text, "North Marne"))
    marks = [
        ("Karl Varga", "said", "the mine was safe"),
        ("The North Marne Liberal", "added", "that he had seen it"),
    ]
    _, on = read(text, marks, entities=(place, person("e2", "Karl Varga", text)))
    assert (on.source.entity, on.source.kind) == ("e2", "person")


def test_a_place_alone_may_speak() -> None:
    text = "North Marne said the mine was safe."
    place = Entity("e3", "place", "North Marne", mentions=everywhere(text, "North Marne"))
    (s,) = read(text, [("North Marne", "said", "the mine was safe")], entities=(place,))
    assert (s.source.entity, s.source.kind) == ("e3", "body")


def test_a_name_in_s_with_its_apostrophe_is_no_head() -> None:
    text = "Norlas' manager Karl Varga said the mine was safe."
    firm = Entity("e3", "person", "Norlas", mentions=everywhere(text, "Norlas"))
    (s,) = read(
        text,
        [("Norlas' manager Karl Varga", "said", "the mine was safe")],
        entities=(firm, person("e2", "Karl Varga", text)),
    )
    assert s.source.entity == "e2"


def test_capitals_before_a_colon_are_the_person_of_that_name() -> None:
    text = "Karl Varga spoke to us.\nVARGA: The mine is safe."
    body = Entity("e3", "organization", "VARGA", mentions=everywhere(text, "VARGA"))
    marks = [("VARGA", ":", "The mine is safe.")]
    (s,) = read(text, marks, entities=(body, person("e2", "Karl Varga", text)))
    assert (s.source.entity, s.source.kind) == ("e2", "person")


def test_the_statement_is_of_who_issued_one() -> None:
    text = "Norlot issued a statement of concern about the mine. The statement urged calm."
    firm = Entity("e3", "organization", "Norlot", mentions=everywhere(text, "Norlot"))
    marks = [("Norlot", "issued a statement of concern about", "the mine"), ("The statement", "urged", "calm")]
    assert [s.source.entity for s in read(text, marks, entities=(firm,))] == ["e3", "e3"]
    other = "Norlot fears for the mine. The statement urged calm."
    firm = Entity("e3", "organization", "Norlot", mentions=everywhere(other, "Norlot"))
    marks = [("Norlot", "fears for", "the mine"), ("The statement", "urged", "calm")]
    assert [s.source.entity for s in read(other, marks, entities=(firm,))] == ["e3", None]


def test_it_is_the_outlet_that_the_sentence_opens_with() -> None:
    text = "The daily Dawn devotes a page to the mine, which it calls “a grave”."
    paper = Entity("e3", "organization", "Dawn", mentions=everywhere(text, "Dawn"), outlet=True)
    (s,) = read(text, [("it", "calls", "“a grave”")], entities=(paper,))
    assert [link.text for link in s.chain] == ["Lodestar", "Dawn"]
    firm = Entity("e3", "organization", "Dawn", mentions=everywhere(text, "Dawn"))
    (s,) = read(text, [("it", "calls", "“a grave”")], entities=(firm,))
    assert s.source.entity is None


def test_interviews_with_several_fill_no_article() -> None:
    text = "Karl Varga gave interviews to Radio Breva and KTV, where he denied it.\nKarl Varga also said the mine was safe."
    outlets = tuple(
        Entity(f"e{n}", "organization", name, mentions=everywhere(text, name), outlet=True)
        for n, name in ((3, "Radio Breva"), (4, "KTV"))
    )
    marks = [("he", "denied", "it"), ("Karl Varga", "also said", "the mine was safe")]
    assert read(text, marks, entities=(person("e2", "Karl Varga", text), *outlets))[-1].told_to is None


@pytest.mark.parametrize(("where", "told"), [("the paper", "e0"), ("state TV", None)])
def test_only_the_paper_is_the_one_that_prints(where: str, told: str | None) -> None:
    text = f"Karl Varga told {where} that the mine was safe. Lodestar prints it."
    (s,) = read(text, [("Karl Varga", "told", "that the mine was safe")], entities=(person("e2", "Karl Varga", text),))
    assert s.told_to == told


def body(id: str, name: str, text: str) -> Entity:
    return Entity(id, "organization", name, mentions=everywhere(text, name))


def test_the_name_behind_a_body_and_its_comma_is_who_speaks() -> None:
    text = "The regulator, Enreg, said the price was fair. One of them, HeartCircle, said it was not."
    marks = [
        ("The regulator, Enreg,", "said", "the price was fair"),
        ("One of them, HeartCircle,", "said", "it was not"),
    ]
    one, other = read(text, marks, entities=(body("e1", "Enreg", text), body("e2", "HeartCircle", text)))
    assert (one.source.entity, one.source.kind, one.source.naming) == ("e1", "body", "named")
    assert other.source.entity == "e2"


def test_a_source_ends_before_the_words_around_it() -> None:
    text = "A source close to Marl last night said it was over."
    (one,) = read(text, [("A source close to Marl last night", "said", "it was over")])
    assert one.chain[-1].text == "A source close to Marl"


def test_they_are_one_spokesperson_where_nobody_says_he_or_she() -> None:
    text = "A spokesperson for the council said the kitchen was safe. Asked why, they said it was too early to tell."
    marks = [
        ("A spokesperson for the council", "said", "the kitchen was safe"),
        ("they", "said", "it was too early to tell"),
    ]
    _, on = read(text, marks)
    assert on.chain[-1].text == "A spokesperson for the council"
    assert on.source.kind == "person"


def test_who_neither_confirmed_nor_denied_stands_before() -> None:
    text = "It was late; its secretary, Jutta Weil, neither confirmed nor denied the sum."
    people = (person("e1", "Jutta Weil", text),)
    (one,) = read(text, [("neither", "confirmed nor denied", "the sum")], entities=people)
    assert (one.source.entity, one.stance) == ("e1", "declines")


def test_an_agency_in_a_dateline_passes_on_what_it_reports_in_any_language() -> None:
    text = "ЛИРАНД, 17 сен (Меридиан) — Бригады ушли с работы, сообщил профсоюз."
    (one,) = read(text, [("профсоюз", "сообщил", "Бригады ушли с работы")], "ru", outlet="Вестник")
    assert [link.text for link in one.chain] == ["Вестник", "Меридиан", "профсоюз"]


@pytest.mark.parametrize(
    ("outlet", "chain"),
    [
        ("The Quay Herald", ["The Quay Herald", "Meridian Wire", "the union"]),
        ("Meridian Wire", ["Meridian Wire", "the union"]),
        ("The Meridian", ["The Meridian", "the union"]),
    ],
)
def test_an_agency_in_the_dateline_passes_on_what_it_reports(outlet: str, chain: list[str]) -> None:
    text = "PORT SELLICK, Sept 17 (Meridian Wire) - Crews walked off the job, the union said."
    (one,) = read(text, [("the union", "said", "Crews walked off the job")], outlet=outlet)
    assert [link.text for link in one.chain] == chain
