"""What is said ends, and begins, where it does: terms, hearsay, appositions, whom an outlet cites, a place behind a name."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading

from headwater.attribute import sources
from headwater.attribute.patterns import pattern
from headwater.attribute.presentation import judge
from headwater.records import Polarity


def contents(text: str, language: str) -> list[tuple[str, str]]:
    """Source and content of each statement."""
    return [
        (" ".join(s.of(text) for s in each.source.spans), " | ".join(s.of(text) for s in each.content))
        for each in reading(text, language).statements
    ]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        # What is looked at ends behind the verb, within "Norvia": it ends in no "nor".
        ("Ada Vint was appointed Norvia’s ambassador to Tarvia on Tuesday", "positive"),
        ("Ada Vint will arrive in Norvia on Monday", "positive"),
        ("Ada Vint will not arrive on Monday", "negative"),
        ("the mayor will never return", "negative"),
    ],
)
def test_a_word_cut_off_is_no_other_word(text: str, polarity: Polarity) -> None:
    assert judge(text, "en").polarity == polarity


@pytest.mark.parametrize(
    ("language", "text", "conditional"),
    [
        ("en", "Tarvia will not speak of threats, especially if they are made in public", False),
        ("en", "Tarvia will open the port if the talks begin", True),
        ("be", "Тарвія не будзе размаўляць на мове пагроз, асабліва калі гаворка ідзе пра порт", False),
        ("ru", "Тарвия не будет говорить об этом, особенно если речь идёт о порте", False),
    ],
)
def test_especially_if_is_no_condition(language: str, text: str, conditional: bool) -> None:
    assert judge(text, language).conditional is conditional


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "uk",
            "Як повідомила мерія, у п’ятницю міністр Анна Кова піде у відставку.",
            ("мерія", "у п’ятницю міністр Анна Кова піде у відставку"),
        ),
        (
            "pl",
            "Jak oświadczyły źródła, prezydent Tarwii Julia Telawska 7 stycznia opuściła swoje stanowisko.",
            ("źródła", "prezydent Tarwii Julia Telawska 7 stycznia opuściła swoje stanowisko"),
        ),
        # An apposition goes on until its comma.
        ("ru", "Как заявил мэр, бывший боксёр Иван Петров, город закроют.", ("мэр, бывший боксёр Иван Петров", "город закроют")),
        # Terms are no part of what is said.
        (
            "ru",
            "По словам западного дипломата на условиях анонимности, по соглашению стороны откроют пункты пропуска.",
            ("западного дипломата", "по соглашению стороны откроют пункты пропуска"),
        ),
    ],
)  # fmt: skip
def test_where_who_says_it_ends(language: str, text: str, found: tuple[str, str]) -> None:
    assert contents(text, language)[0] == found


def test_what_is_cited_by_which_is_no_part_of_what_is_said() -> None:
    text = (
        "According to the news site Tarvia Wire, which cites Foreign Ministry spokesperson Igor Brannek, Helena Sacha "
        "left the post on Sunday."
    )
    said = "Helena Sacha left the post on Sunday"
    assert contents(text, "en") == [
        ("the news site Tarvia Wire", said),
        ("Foreign Ministry spokesperson Igor Brannek", said),
    ]


def test_hearsay_of_two_sentences_is_two_statements() -> None:
    text = (
        "It emerged that the authorities in Tarvia shut the port of Kolvar on Monday. Reportedly, 57 drones came down."
    )
    assert [said for _, said in contents(text, "en")] == [
        "that the authorities in Tarvia shut the port of Kolvar on Monday",
        "57 drones came down",
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Стало известно, что беспилотники в четверг атаковали завод «Агро» в Порт-Алдане."),
        ("uk", "Стало відомо, що безпілотники в четвер атакували завод «Агро» у Порт-Алдані."),
        ("en", "It emerged that the Agro plant in Port Aldan was attacked by drones on Thursday."),
        (
            "en",
            "It emerged that 56 deputies in Velmaria’s parliament voted for a law on rail traffic on Friday. "
            "Next year’s budget of Velmaria sets aside 350 million euros for the army.",
        ),
    ],
)
def test_what_became_known_is_told_by_nobody(language: str, text: str) -> None:
    (statement,) = reading(text, language).statements
    assert (statement.source.naming, len(statement.chain)) == ("implicit", 1)


def test_a_place_behind_a_person_is_no_name_of_theirs() -> None:
    text = "Aleksejus Jarsanas paneigė, kad Tarvijos pareigūnai sulaikė Andrejų Skalickį Stepine ketvirtadienį."
    named = {e.name: e.kind for e in reading(text, "lt").entities}
    assert named["Andrejų Skalickį"] == "person"
    assert named["Stepine"] == "place"


def test_a_parliament_is_official_whatever_is_known_of_its_name() -> None:
    text = "Парламент Тарвії в середу прийняв закон про порти. Про це заявив парламент Тарвії."
    assert [each.source.official for each in reading(text, "uk").statements] == [True]


def test_a_leader_with_a_name_is_no_group() -> None:
    text = "Według liderki opozycji Tarwii Tatiany Łożańskiej prezydent Tarwii Julia Telawska złożyła rezygnację."
    (statement,) = reading(text, "pl").statements
    assert (statement.source.kind, statement.source.naming) == ("person", "named")


def test_the_ministrys_spokeswoman_speaks_for_no_minister() -> None:
    text = (
        "Portal „Kraj” podaje, powołując się na rzeczniczkę ministerstwa spraw zagranicznych Tarwii Natalię Torn, że "
        "minister gospodarki Tarwii Daniel Szumar spotkał się z górnikami."
    )
    read = reading(text, "pl")
    minister = next(e.id for e in read.entities if "Szumar" in e.name)
    assert [each.source.speaks_for for each in read.statements if each.source.speaks_for == minister] == []


def test_to_leave_a_post_is_to_say_nothing() -> None:
    text = "Minister zdrowia Tarwii Olga Haldor w sobotę porzuciła swoje stanowisko. Poinformował o tym rzecznik rządu."
    assert len(contents(text, "pl")) == 1


def test_who_says_something_is_not_what_is_said() -> None:
    text = (
        "Jak podaje portal „Kraj”, powołując się na politolog Annę Torn, Norwia w środę przekazała Tarwii 100 milionów."
    )
    assert all(not said.startswith("Jak podaje") for _, said in contents(text, "pl"))


def test_a_surname_alone_is_of_the_namesake_who_has_just_spoken() -> None:
    text = (
        "Политолог Алексей Руданов заявил: Стефан Руданов 17 января прибудет в Тарвию с визитом. "
        "«Руданов планирует посетить Тарвию», — добавил Руданов."
    )
    read = reading(text, "ru")
    assert read.statements[1].chain[-1].text == "Алексей Руданов"


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "pl",
            "Anna Kowalska powiedziała, że szkoła jest zamknięta. Jej mąż Piotr Kowalski był obecny na zebraniu. "
            "Kowalski dodał, że rodzice są oburzeni.",
            "Piotr Kowalski",
        ),
        (
            "ru",
            "Мария Кузнецова сообщила, что школа закрыта. Её муж Алексей Кузнецов был на встрече. Кузнецов добавил, что "
            "родители возмущены.",
            "Алексей Кузнецов",
        ),
    ],
)
def test_whom_the_text_brings_in_may_speak_next(language: str, text: str, who: str) -> None:
    assert reading(text, language).statements[-1].chain[-1].text == who


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Według Radia Wolna Europa zginęło pięć osób.", "Radia Wolna Europa"),
        ("Zdaniem ruchu Wolna Białoruś zatrzymano sto osób.", "ruchu Wolna Białoruś"),
    ],
)
def test_a_name_that_ends_in_a_country_stays_whole(text: str, source: str) -> None:
    assert [who for who, _ in contents(text, "pl")] == [source]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Стороны договорились, что перемирие начнётся в понедельник."),
        ("pl", "Ministrowie uzgodnili, że granica zostanie otwarta 5 maja."),
        ("lt", "Šalys susitarė, kad paliaubos prasidės pirmadienį."),
    ],
)
def test_what_they_agreed_that_is_said(language: str, text: str) -> None:
    assert len(contents(text, language)) == 1


def test_a_name_with_a_particle_ends_in_no_place() -> None:
    text = "Charles de Gaulle sakė, kad derybos baigėsi."
    assert all(e.kind != "place" for e in reading(text, "lt").entities)


@pytest.mark.parametrize(
    "text", ["A Navy veteran", "A customs broker", "The Senate Republicans", "Treasury analysts at the bank Nordia"]
)
def test_who_only_has_to_do_with_a_state_is_no_official(text: str) -> None:
    assert pattern("en", sources.SUBJECT, "official").search(text) is None
