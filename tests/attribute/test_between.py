"""Talks and agreements between two or more."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading

PORTS = {
    "en": "{} has two ports.",
    "ru": "{} имеет два порта.",
    "uk": "{} має два порти.",
    "be": "{} мае два порты.",
    "pl": "{} ma dwa porty.",
    "lt": "",  # two of three genitives are not joined with their nominatives: these names stay as printed
}


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
        ("en", "Talks between Tolmia, Karvenia and Marundia will be held in May.", ["Tolmia", "Karvenia", "Marundia"]),
        ("ru", "Переговоры между Толмией, Карвенией и Марундией пройдут в мае.", ["Толмия", "Карвения", "Марундия"]),
        ("ru", "В мае между Толмией, Карвенией и Марундией прошли переговоры.", ["Толмия", "Карвения", "Марундия"]),
        ("ru", "Между Толмией и Карвенией в понедельник прошли переговоры.", ["Толмия", "Карвения"]),
        ("uk", "Страйк збігся з переговорами між Толмією, Карвенією та Марундією.", ["Толмія", "Карвенія", "Марундія"]),
        ("be", "Перамовы паміж Толміяй, Карвеніяй і Марундіяй пройдуць у маі.", ["Толмія", "Карвенія", "Марундія"]),
        ("pl", "Rozmowy między Tolmią, Karwenią i Marundią odbędą się w maju.", ["Tolmia", "Karwenia", "Marundia"]),
        ("lt", "Derybos tarp Tolmijos, Karvenijos ir Oranijos vyks gegužę.", ["Tolmijos", "Karvenijos", "Oranijos"]),
    ],
)
def test_all_whom_between_names_are_sides(language: str, text: str, wanted: list[str]) -> None:
    known = " ".join(PORTS[language].format(name) for name in wanted)  # states that no list has, in their base form
    assert actors(f"{known}\n\n{text}", language) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "Встреча между президентом Толмии Адамом Горном и канцлером Адой Винт прошла в мае.", "Адамом Горном"),
        ("lt", "Susitikimas tarp Adomo Horno ir Ados Vint įvyko gegužę.", "Adomo Horno"),
    ],
)
def test_a_state_in_a_title_is_no_side(language: str, text: str, wanted: str) -> None:
    assert actors(text, language)[0] == wanted


def test_what_lies_between_two_states_is_not_what_they_hold() -> None:
    text = "Спор между Толмией и Карвенией прервал переговоры Марундии с Велурией."
    assert "Толмия" not in actors(text, "ru")
