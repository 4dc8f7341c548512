"""Who had it from whom: documents, journalists, reprints, people in the room, and who only goes on speaking."""

from __future__ import annotations

import pytest
from tests.attribute import marked
from tests.attribute.marked import Mark

from headwater.records import Entity, Role, Span, Statement


def at(text: str, piece: str, near: int = 0) -> Span:
    start = text.index(piece, near)
    return Span(start, start + len(piece))


def entity(text: str, id: str, kind: str, *spellings: str, roles: tuple[str, ...] = (), **more: object) -> Entity:
    mentions = tuple(at(text, s) for s in spellings if s in text)
    told = tuple(Role(title) for title in roles)
    return Entity(id, kind, spellings[0], mentions=mentions, roles=told, **more)  # type: ignore[arg-type]


def read(text: str, marks: list[Mark], *entities: Entity, language: str = "en") -> list[Statement]:
    """Statements of a text printed by Lodestar."""
    return list(marked.read(text, marks, language, entities))


def chain(statement: Statement) -> list[str]:
    return [link.text for link in statement.chain]


def test_a_document_has_its_author_for_origin() -> None:
    text = "A letter signed by Radu Stanic says that the mill is closed."
    author = entity(text, "e1", "person", "Radu Stanic")
    (s,) = read(text, [("A letter signed by Radu Stanic", "says", "that the mill is closed")], author)
    assert (s.source.kind, chain(s)) == ("document", ["Lodestar", "Radu Stanic"])


def test_a_verdict_is_the_courts_that_was_named_before() -> None:
    text = "Городской суд Кедрова огласил решение в среду. В приговоре говорится, что ущерб велик."
    court = entity(text, "e1", "organization", "Городской суд Кедрова")
    (s,) = read(text, [("приговоре", "говорится", "что ущерб велик")], court, language="ru")
    assert chain(s) == ["Lodestar", "Городской суд Кедрова"]


def test_a_document_of_nobody_is_the_link_itself() -> None:
    text = "An internal memo seen by Lodestar says that the mill is closed."
    (s,) = read(text, [("An internal memo seen by Lodestar", "says", "that the mill is closed")])
    assert chain(s) == ["Lodestar", "An internal memo seen by Lodestar"]


def test_a_journalist_speaks_in_the_pages_of_an_outlet() -> None:
    text = "Колумніст «Ранку» Борис Кіндрат вважає, що угоди не буде."
    outlet = entity(text, "e1", "organization", "Ранку", outlet=True)
    writer = entity(text, "e2", "person", "Борис Кіндрат")
    marks = [("Колумніст «Ранку» Борис Кіндрат", "вважає", "що угоди не буде")]
    (s,) = read(text, marks, outlet, writer, language="uk")
    assert chain(s) == ["Lodestar", "Ранку", "Борис Кіндрат"]


def test_a_reprint_is_the_other_outlets_voice_from_beginning_to_end() -> None:
    text = "Перевод из журнала Fjordblad.\n\nАнна Лунд сказала, что завод закрыт."
    journal = entity(text, "e1", "organization", "Fjordblad", outlet=True)
    speaker = entity(text, "e2", "person", "Анна Лунд")
    (s,) = read(text, [("Анна Лунд", "сказала", "что завод закрыт")], journal, speaker, language="ru")
    assert chain(s) == ["Lodestar", "Fjordblad", "Анна Лунд"]


def test_people_in_the_room_pass_on_what_is_said_next_too() -> None:
    text = (
        "According to people in the room, Ann Lee said that the mill is closed. In exchange, the envoy said, tax falls."
    )
    envoy = entity(text, "e1", "person", "Ann Lee", roles=("special envoy",))
    marks = [
        ("people in the room", "According to", "Ann Lee said that the mill is closed"),
        ("Ann Lee", "said", "that the mill is closed"),
        ("the envoy", "said", "tax falls"),
    ]
    third = read(text, marks, envoy)[2]
    assert chain(third) == ["Lodestar", "people in the room", "Ann Lee"]


def test_who_does_not_comment_was_asked_by_the_printing_outlet() -> None:
    text = "The Post reported that the mill is closed. The Ministry of Mills declined to comment."
    post = entity(text, "e1", "organization", "The Post", outlet=True)
    ministry = entity(text, "e2", "organization", "Ministry of Mills")
    marks = [
        ("The Post", "reported", "that the mill is closed"),
        ("The Ministry of Mills", "declined", "to comment"),
    ]
    first, second = read(text, marks, post, ministry)
    assert chain(first) == ["Lodestar", "The Post"]
    assert chain(second) == ["Lodestar", "Ministry of Mills"]


@pytest.mark.parametrize(
    ("language", "before", "name", "after", "source"),
    [
        ("en", "Karel Svoch let in five goals. He left early.", "Karel Svoch", "that he was ill", "the goalkeeper"),
        ("ru", "Директор завода Олег Дан уволил троих.", "Олег Дан", "что ничего не знал", "директор"),
        ("pl", "Minister Jan Lis zwolnił troje ludzi.", "Jan Lis", "że nic nie wiedział", "minister"),
    ],
)
def test_a_description_stands_for_whom_the_text_speaks_of(
    language: str, before: str, name: str, after: str, source: str
) -> None:
    verbs = {"en": "said", "ru": "сказал", "pl": "powiedział"}
    text = f"{before} «…» {source} {verbs[language]}, {after}."
    who = entity(text, "e1", "person", name)
    (s,) = read(text, [(source, verbs[language], after)], who, language=language)
    assert (s.source.naming, chain(s)) == ("named", ["Lodestar", name])


def test_a_verb_without_a_subject_goes_on_for_who_spoke_last() -> None:
    text = "Jan Lis powiedział, że odchodzi. Dodał, że jest zmęczony."
    who = entity(text, "e1", "person", "Jan Lis", gender="m")
    marks = [("Jan Lis", "powiedział", "że odchodzi"), ("", "Dodał", "że jest zmęczony")]
    second = read(text, marks, who, language="pl")[1]
    assert chain(second) == ["Lodestar", "Jan Lis"]


def test_a_possessor_is_not_who_speaks() -> None:
    text = "Представитель «Северника» сказал, что сделки нет."
    firm = entity(text, "e1", "organization", "Северника")
    (s,) = read(text, [("Представитель «Северника»", "сказал", "что сделки нет")], firm, language="ru")
    assert (s.source.kind, s.source.naming, s.source.entity) == ("person", "described", None)
