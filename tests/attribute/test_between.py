"""Talks and agreements between two or more."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading


def actors(text: str, language: str) -> list[str]:
    """The names of who acts in the only event that two or more share."""
    read = reading(text, language)
    names = {e.id: e.name for e in read.entities}
    [event] = [e for e in read.events if e.type in ("consult", "agree")]
    assert event.recipients == ()
    return [names[id] for id in event.actors]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Talks between Poland, Lithuania and Estonia will be held in May.", ["Poland", "Lithuania", "Estonia"]),
        ("ru", "Переговоры между Польшей, Литвой и Эстонией пройдут в мае.", ["Польша", "Литва", "Эстония"]),
        ("ru", "В мае между Польшей, Литвой и Эстонией прошли переговоры.", ["Польша", "Литва", "Эстония"]),
        ("ru", "Между Польшей и Литвой в понедельник прошли переговоры.", ["Польша", "Литва"]),
        ("uk", "Страйк збігся з переговорами між Польщею, Литвою та Естонією.", ["Польща", "Литва", "Естонія"]),
        ("be", "Перамовы паміж Польшчай, Літвой і Эстоніяй пройдуць у маі.", ["Польшча", "Літва", "Эстонія"]),
        ("pl", "Rozmowy między Polską, Litwą i Estonią odbędą się w maju.", ["Polska", "Litwa", "Estonia"]),
        ("lt", "Derybos tarp Lenkijos, Lietuvos ir Estijos vyks gegužę.", ["Lenkija", "Lietuva", "Estija"]),
    ],
)
def test_all_whom_between_names_are_sides(language: str, text: str, wanted: list[str]) -> None:
    assert actors(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "Встреча между президентом Польши Адамом Горном и канцлером Адой Винт прошла в мае.", "Адамом Горном"),
        ("lt", "Susitikimas tarp Adomo Horno ir Ados Vint įvyko gegužę.", "Adomo Horno"),
    ],
)
def test_a_state_in_a_title_is_no_side(language: str, text: str, wanted: str) -> None:
    assert actors(text, language)[0] == wanted


def test_what_lies_between_two_states_is_not_what_they_hold() -> None:
    text = "Спор между Польшей и Литвой прервал переговоры Эстонии с Латвией."
    assert "Польша" not in actors(text, "ru")
