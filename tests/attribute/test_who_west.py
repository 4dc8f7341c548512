"""Who speaks in Lithuanian and Polish where case, gender and number of a form say it, or nothing does."""

from __future__ import annotations

import pytest
from tests.attribute.marked import Mark, everywhere
from tests.attribute.said import found
from tests.attribute.test_chain import chain, entity, read

from headwater.records import Entity

REFUSALS = [
    (
        "lt",
        "Muitinės departamentas nei patvirtino, nei paneigė, kad pradėtas patikrinimas.",
        ("Muitinės departamentas", "nei patvirtino, nei paneigė"),
    ),
    ("lt", "Ar laiškas išsiųstas, ji nei paneigė, nei patvirtino.", ("ji", "nei paneigė, nei patvirtino")),
    ("lt", "Į klausimus neatsakė ir Sveikatos apsaugos ministerija.", ("Sveikatos apsaugos ministerija", "neatsakė")),
]


@pytest.mark.parametrize(("language", "text", "want"), REFUSALS)
def test_a_refusal_is_whole_and_its_subject_may_follow(language: str, text: str, want: tuple[str, str]) -> None:
    assert want in [(source, cue) for source, cue, _ in found(text, language)]


def test_a_participle_leads_up_to_its_noun() -> None:
    text = "Pasak su tyrimu susijusio pareigūno, pirmosios kratos įvyko vakar."
    assert ("su tyrimu susijusio pareigūno", "Pasak", "pirmosios kratos įvyko vakar") in found(text, "lt")


def test_capitals_without_a_case_before_the_verb_are_who_was_told() -> None:
    text = "Streikas bus, BNK sakė pirmininkė Lina Lapė. Ji BNK pripažino, kad derybos baigtos."
    agency = Entity("e1", "organization", "BNK", mentions=everywhere(text, "BNK"))
    person = entity(text, "e2", "person", "Lina Lapė", gender="f")
    marks: list[Mark] = [
        ("pirmininkė Lina Lapė", "sakė", "Streikas bus"),
        ("Ji BNK", "pripažino", "kad derybos baigtos"),
    ]
    found_ = read(text, marks, agency, person, language="lt")
    assert chain(found_[0]) == ["Lodestar", "BNK", "Lina Lapė"]
    assert found_[1].source.text == "Ji"


OTHERS = [
    ("lt", "Slaugytoja sakė, kad vietų nėra.", ("Slaugytoja", "sakė", "kad vietų nėra")),
    ("lt", "Organizatoriai teigia, kad žmonių daug.", ("Organizatoriai", "teigia", "kad žmonių daug")),
    ("lt", "Vyskupas pridūrė, kad lauks.", ("Vyskupas", "pridūrė", "kad lauks")),
    ("pl", "Biskup mówił, że poczeka.", ("Biskup", "mówił", "że poczeka")),
]


@pytest.mark.parametrize(("language", "text", "mark"), OTHERS)
def test_gender_number_and_office_tell_that_somebody_else_speaks(language: str, text: str, mark: Mark) -> None:
    first = {"lt": "Advokatas Jonas Balsys sakė, kad skųs. ", "pl": "Mecenas Jan Frąc mówił, że zaskarży. "}[language]
    name = "Jonas Balsys" if language == "lt" else "Jan Frąc"
    role = "Advokatas" if language == "lt" else "Mecenas"
    said: Mark = (
        (f"{role} {name}", "sakė", "kad skųs") if language == "lt" else (f"{role} {name}", "mówił", "że zaskarży")
    )
    person = entity(first + text, "e1", "person", name, roles=(role,), gender="m")
    statements = read(first + text, [said, mark], person, language=language)
    assert statements[1].source.entity is None


def test_a_line_of_dialogue_goes_on_from_who_spoke_in_the_paragraph_before() -> None:
    text = "Agent Karel Bures potwierdził informację.\n\n– To dobra oferta – tłumaczy."
    person = entity(text, "e1", "person", "Karel Bures", gender="m")
    marks: list[Mark] = [("Agent Karel Bures", "potwierdził", "informację"), ("", "tłumaczy", "To dobra oferta")]
    assert read(text, marks, person, language="pl")[1].source.entity == "e1"


def test_that_nobody_says_anything_is_no_refusal() -> None:
    text = "– Nikt nam nic nie mówi – powiedział kierowca."
    (s,) = read(text, [("kierowca", "powiedział", "Nikt nam nic nie mówi")], language="pl")
    assert s.stance == "asserts"
