"""Whose places a list names speaks, and not the last places of the list."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading as read

PLACES = [
    ("ru", "Профсоюзы пилотов компании Ostfly в Бельгии, Испании, Нидерландах, Португалии и Италии", "забастовке"),
    ("be", "Прафсаюзы пілотаў у Бельгіі, Іспаніі, Партугаліі і Італіі", "забастоўку"),
    ("uk", "Профспілки пілотів у Бельгії, Іспанії, Португалії та Італії", "страйк"),
    ("pl", "Związki zawodowe pilotów w Belgii, Hiszpanii, Portugalii i we Włoszech", "strajk"),
    ("lt", "Belgijos, Ispanijos, Portugalijos ir Italijos pilotų profesinės sąjungos", "streiką"),
]
VERBS = {"ru": "объявили о", "be": "абвясцілі", "uk": "оголосили про", "pl": "ogłosiły", "lt": "paskelbė"}


@pytest.mark.parametrize(("language", "who", "what"), PLACES)
def test_whose_places_they_are_speaks(language: str, who: str, what: str) -> None:
    text = f"{who} {VERBS[language]} {what}."
    (told,) = read(text, language).statements
    assert [span.of(text) for span in told.source.spans] == [who]
    assert told.source.entity is None
    assert " ".join(span.of(text) for span in told.content).endswith(what)


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("ru", "После переговоров в Бельгии и Испании Италия и Португалия заявили, что мост закрыт.", "Италия"),
        ("ru", "Бельгия, Испания, Португалия и Италия заявили, что мост закрыт.", "Бельгия"),
        ("pl", "Po rozmowach w Belgii i Hiszpanii Dania ogłosiła, że most jest zamknięty.", "Dania"),
        ("ru", "Во вторник в Бельгии, Испании и Италии пилоты объявили о забастовке.", "пилоты"),
    ],
)
def test_places_that_speak_themselves(language: str, text: str, source: str) -> None:
    (told,) = read(text, language).statements
    assert told.source.spans[0].of(text).startswith(source)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Belgijos, Ispanijos ir Italijos ambasadoriai pareiškė, kad tiltas uždarytas.", None),
        ("Belgija, Ispanija ir Italija pareiškė, kad tiltas uždarytas.", "Belgija"),
    ],
)
def test_the_noun_behind_a_list_is_of_all_its_names(text: str, source: str | None) -> None:
    reading = read(text, "lt")
    (told,) = reading.statements
    entity = reading.entity(told.source.entity)
    assert (entity.name if entity else None) == source
