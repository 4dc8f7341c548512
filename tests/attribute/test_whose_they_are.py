"""Whose lawyer, aide or sister somebody is: a surname in the genitive is no name of who speaks."""

from __future__ import annotations

import pytest
from tests.attribute.marked import everywhere, read

from headwater.records import Entity, EntityKind, Role, Span


def entity(id: str, kind: EntityKind, name: str, text: str, pattern: str = "", *roles: Role) -> Entity:
    return Entity(id, kind, name, mentions=everywhere(text, pattern or name), roles=roles)


@pytest.mark.parametrize(
    ("language", "text", "name", "pattern", "source", "cue", "content"),
    [
        ("ru", "Оксана Бурмыч ушла. Помощница Бурмыч отрицает это.", "Оксана Бурмыч", "(?:Оксана )?Бурмыч", "Помощница Бурмыч", "отрицает", "это"),
        ("uk", "Іван Лоза пішов. Адвокат Лози заперечує це.", "Іван Лоза", "Іван Лоза|Лози", "Адвокат Лози", "заперечує", "це"),
        ("pl", "Jan Loza odszedł. Rzeczniczka Lozy zaprzeczyła temu.", "Jan Loza", "Jan Loza|Lozy", "Rzeczniczka Lozy", "zaprzeczyła", "temu"),
        ("be", "Іван Лаза сышоў. Жонка Лазы адмаўляе гэта.", "Іван Лаза", "Іван Лаза|Лазы", "Жонка Лазы", "адмаўляе", "гэта"),
    ],
)  # fmt: skip
def test_a_surname_behind_who_serves(
    language: str, text: str, name: str, pattern: str, source: str, cue: str, content: str
) -> None:
    head = Role("глава" if language != "pl" else "szef", None, Span(0, 1))
    who = entity("e1", "person", name, text, pattern, head)
    (said,) = read(text, [(source, cue, content)], language=language, entities=(who,))
    assert (said.source.naming, said.source.entity) == ("described", None)
    assert [link.text for link in said.chain[1:]] == [source]


def test_a_body_named_short_behind_who_serves() -> None:
    text = "Kasa Nadmorska milczy. Rzeczniczka Kasy zaprzeczyła temu."
    firm, taken = (
        entity("e1", "organization", "Kasa Nadmorska", text),
        entity("e2", "person", "Kasy", text),
    )
    (said,) = read(text, [("Rzeczniczka Kasy", "zaprzeczyła", "temu")], language="pl", entities=(firm, taken))
    assert said.source.naming == "described"


@pytest.mark.parametrize(
    ("language", "text", "source", "first", "second"),
    [
        ("uk", "Адвокатка Яреми Зоряна Вільх заперечує це.", "Адвокатка Яреми Зоряна Вільх", "Яреми", "Зоряна Вільх"),
        ("pl", "Żona Lozy Anna Wilk zaprzecza temu.", "Żona Lozy Anna Wilk", "Lozy", "Anna Wilk"),
    ],
)
def test_the_full_name_behind_a_surname_speaks(language: str, text: str, source: str, first: str, second: str) -> None:
    people = (entity("e1", "person", first, text), entity("e2", "person", second, text))
    cue, content = text.removeprefix(source + " ").rstrip(".").split(" ")
    (said,) = read(text, [(source, cue, content)], language=language, entities=people)
    assert said.source.entity == "e2"


def test_a_title_before_a_surname_in_its_base_form_is_who_speaks() -> None:
    text = "Адвокат Иван Лоза пришёл. Адвокат Лоза отрицает это."
    who = entity("e1", "person", "Иван Лоза", text, "Иван Лоза|Лоза", Role("адвокат", None, Span(0, 7)))
    (said,) = read(text, [("Адвокат Лоза", "отрицает", "это")], language="ru", entities=(who,))
    assert said.source.entity == "e1"
