"""What a careful editor would warn of: each check in what it finds and what it leaves alone."""

from __future__ import annotations

import re

import pytest
from tests.attribute.marked import Mark, article, attributions

from headwater.attribute import cautions
from headwater.attribute.statements import build
from headwater.records import Caution, Entity, Marks, Span


def warned(text: str, *marks: Mark, title: str = "T", language: str = "en", bodies: tuple[str, ...] = ()) -> list[str]:
    """The codes of the warnings about a text with these marks (source, cue, content) and names of bodies."""
    return [c.code for c in read(text, *marks, title=title, language=language, bodies=bodies)]


def read(
    text: str, *marks: Mark, title: str = "T", language: str = "en", bodies: tuple[str, ...] = ()
) -> tuple[Caution, ...]:
    printed = article(text, language, title=title)
    entities = tuple(named(f"e{n}", name, text) for n, name in enumerate(bodies, 1))
    statements = build(printed, Marks(attributions(text, list(marks))), entities, ())
    return cautions.find(printed, statements, entities)


def named(id: str, name: str, text: str) -> Entity:
    from headwater.records import Spelling

    mentions = tuple(Span(m.start(), m.end()) for m in re.finditer(re.escape(name), text))
    return Entity(id, "organization", name, (Spelling(name, "en", "Latn"),), mentions)


LEAD = "The minister will resign, a person close to the cabinet said."
LEAD_MARK = ("a person close to the cabinet", "said", "The minister will resign")


def test_the_plural_of_a_headline_that_rests_on_one() -> None:
    assert warned(LEAD, LEAD_MARK, title="Sources: minister resigns") == ["plural-sources"]


def test_a_short_form_of_the_one_is_no_second_one() -> None:
    text = f"{LEAD} “The minister goes on Monday,” the person said."
    again = ("the person", "said.", "“The minister goes on Monday,”")
    assert warned(text, LEAD_MARK, again, title="Sources: minister resigns") == ["plural-sources"]


def test_whoever_tells_of_another_matter_or_denies_makes_no_plural() -> None:
    text = f"{LEAD} A clerk told Lodestar that lunch was late. An aide denied that the minister will resign."
    clerk = ("A clerk", "told", "that lunch was late")
    aide = ("An aide", "denied", "that the minister will resign")
    assert warned(text, LEAD_MARK, clerk, aide, title="Sources: minister resigns") == ["plural-sources"]


def test_two_who_tell_the_same_are_a_plural() -> None:
    text = f"{LEAD} A deputy told Lodestar that the minister resigns on Monday."
    assert (
        warned(text, LEAD_MARK, ("A deputy", "told", "that the minister resigns"), title="Sources: minister resigns")
        == []
    )


@pytest.mark.parametrize(
    ("language", "text", "source", "cue", "content"),
    [
        ("en", "An aide said he was “an amateur”.", "An aide", "said", "he was “an amateur”"),
        ("pl", "Rozmówca twierdzi, że to „dyletant”.", "Rozmówca", "twierdzi", "że to „dyletant”"),
        ("ru", "Собеседник считает, что он «карьерист».", "Собеседник", "считает", "что он «карьерист»"),
        ("uk", "Співрозмовник вважає, що це «безлад».", "Співрозмовник", "вважає", "що це «безлад»"),
        ("be", "Крыніца кажа, што гэта помста.", "Крыніца", "кажа", "што гэта помста"),
        ("be", "Krynica kaža, što heta pomsta.", "Krynica", "kaža", "što heta pomsta"),
        ("lt", "Šaltinis sakė, kad tai kerštas.", "Šaltinis", "sakė", "kad tai kerštas"),
    ],
)
def test_an_opinion_of_somebody_unnamed(language: str, text: str, source: str, cue: str, content: str) -> None:
    assert warned(text, (source, cue, content), language=language) == ["unnamed-opinion"]


def test_a_fact_of_somebody_unnamed_is_no_opinion() -> None:
    assert warned("An aide said he was late.", ("An aide", "said", "he was late")) == []


DECLINED = "Ostgas declined to comment. "
DECLINED_MARK = ("Ostgas", "declined", "to comment")


def test_a_manager_right_behind_the_refusal_is_one_of_theirs() -> None:
    text = f"{DECLINED}One of the managers said the deal was off."
    found = warned(text, DECLINED_MARK, ("One of the managers", "said", "the deal was off"), bodies=("Ostgas",))
    assert found == ["declined-and-quoted"]


def test_a_stranger_right_behind_the_refusal_is_not() -> None:
    text = f"{DECLINED}A fisherman said the deal was off."
    assert warned(text, DECLINED_MARK, ("A fisherman", "said", "the deal was off"), bodies=("Ostgas",)) == []


def test_somebody_of_the_body_by_name_is_warned_of_once() -> None:
    text = f"{DECLINED}A person at Ostgas said the deal was off. Ostgas would not discuss prices."
    marks = (DECLINED_MARK, ("A person at Ostgas", "said", "the deal was off"))
    silent = ("Ostgas would", "not discuss", "prices")
    assert warned(text, *marks, silent, bodies=("Ostgas",)) == ["declined-and-quoted"]


def test_somebody_of_another_body_is_not() -> None:
    text = f"{DECLINED}A manager of Westgas said the deal was off."
    mark = ("A manager of Westgas", "said", "the deal was off")
    assert warned(text, DECLINED_MARK, mark, bodies=("Ostgas", "Westgas")) == []


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("en", "A report says the dam leaks; Lodestar has not seen the report.", ("A report", "says", "the dam leaks")),
        ("ru", "В докладе сказано, что плотина течёт. Редакция доклада не видела.", ("докладе", "сказано", "что плотина течёт")),
        ("pl", "Z raportu wynika, że tama cieknie. Redakcja raportu nie widziała.", ("raportu", "wynika", "że tama cieknie")),
        ("lt", "Šioje ataskaitoje teigiama, kad užtvanka leidžia. Redakcija ataskaitos nematė.", ("Šioje ataskaitoje", "teigiama", "kad užtvanka leidžia")),
    ],
)  # fmt: skip
def test_what_is_cited_was_not_seen(language: str, text: str, mark: Mark) -> None:
    assert warned(text, mark, language=language) == ["withheld-cited"]


def test_researchers_of_a_named_body_are_no_unnamed_sources_of_a_headline() -> None:
    text = "The lakes of Orvale lose oxygen, researchers of Orvale University found."
    mark = ("researchers of Orvale University", "found", "The lakes of Orvale lose oxygen")
    assert warned(text, mark, title="Lakes of Orvale lose oxygen", bodies=("Orvale University",)) == []


def test_a_headline_that_states_what_the_body_holds_possible() -> None:
    text = "The lakes of Orvale may lose oxygen, a diver said."
    mark = ("a diver", "said", "The lakes of Orvale may lose oxygen")
    assert warned(text, mark, title="Lakes of Orvale lose oxygen") == ["headline-exceeds-body"]
