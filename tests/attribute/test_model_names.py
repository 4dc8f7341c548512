"""The names that model and rules see, as one list."""

from __future__ import annotations

from tests.attribute.test_combine import article, at, cutter, seen

from headwater.attribute import model_names
from headwater.attribute.model.reader import Seen
from headwater.records import Name


def test_names_the_model_leads_and_rules_know_outlets() -> None:
    text = "Ada Vint of Harbour told the Lodestar Post in Oslo."
    model = seen(text, names=(("Ada Vint", "person"), ("Lodestar", "place")))
    rules = [
        Name(at(text, "Vint"), "organization"),
        Name(at(text, "Lodestar Post"), "outlet"),
        Name(at(text, "Oslo"), "place"),
    ]
    found = [(n.span.of(text), n.kind) for n in model_names.names(article(text), model, rules)]
    assert found == [("Ada Vint", "person"), ("Lodestar Post", "outlet")]
    nothing = Seen(cutter().cut(""), [], [], [])
    assert [n.span.of(text) for n in model_names.names(article(text), nothing, rules)] == [
        "Vint",
        "Lodestar Post",
        "Oslo",
    ]


def test_a_name_ends_with_its_paragraph_and_a_people_is_nobody() -> None:
    text = "Gazvint\nHigher Court of Osk\nспоткали датчани й Лін Гор"
    model = seen(
        text, names=(("Gazvint\nHigher Court of Osk", "organization"), ("датчани", "person"), ("Лін Гор", "person"))
    )
    found = [n.span.of(text) for n in model_names.names(article(text), model, [])]
    assert found == ["Gazvint", "Higher Court of Osk", "Лін Гор"]


def test_a_conjunction_that_opens_a_sentence_is_no_part_of_a_name() -> None:
    text = "Tarvia waits. Unless Tarvia agrees, Than Osk goes. “Unless Ada Vint pays!” They saw While Osk Sleeps."
    kinds = {"Tarvia": "place", "Unless Tarvia": "person", "Than Osk": "person", "Unless Ada Vint": "person"}
    model = seen(text, names=(*kinds.items(), ("While Osk", "person")))
    found = [(n.span.of(text), n.kind) for n in model_names.names(article(text), model, [])]
    assert found == [
        ("Tarvia", "place"),
        ("Tarvia", "place"),
        ("Than Osk", "person"),
        ("Ada Vint", "person"),
        ("While Osk", "person"),
    ]
