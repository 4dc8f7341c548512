"""What a relative pronoun stands for. All texts are invented."""

from __future__ import annotations

import pytest
from tests.attribute.marked import Mark
from tests.attribute.test_chain import chain, entity, read


@pytest.mark.parametrize(
    ("language", "text", "mark", "origin", "kind"),
    [
        (
            "ru",
            "Институт обнародовал результаты опроса горожан, согласно которым половина довольна властью.",
            ("которым", "согласно", "половина довольна властью"),
            "опроса горожан",
            "document",
        ),
        (
            "ru",
            "На площадь вышли жители Верхнего Лога, которые заявили, что не уйдут.",
            ("которые", "заявили", "что не уйдут"),
            "жители Верхнего Лога",
            "group",
        ),
        (
            "ru",
            "Прокуратура нашла показания свидетеля, по словам которого машина стояла у ворот.",
            ("которого", "по словам", "машина стояла у ворот"),
            "свидетеля",
            "person",
        ),
        (
            "uk",
            "Міністерство отримало лист ветеранів, у якому йдеться, що парк вирубають.",
            ("якому", "йдеться", "що парк вирубають"),
            "лист ветеранів",
            "document",
        ),
        (
            "pl",
            "Na plac wyszli mieszkańcy Górnego Brodu, którzy mówią, że nie odejdą.",
            ("którzy", "mówią", "że nie odejdą"),
            "mieszkańcy Górnego Brodu",
            "group",
        ),
        (
            "en",
            "The harbour employs dockers, who say that wages have not been paid.",
            ("who", "say", "that wages have not been paid"),
            "dockers",
            "group",
        ),
        (
            "en",
            "The council received a letter from veterans, which says that the park will be felled.",
            ("which", "says", "that the park will be felled"),
            "a letter from veterans",
            "document",
        ),
    ],
)
def test_a_relative_pronoun_stands_for_the_phrase_before_it(
    language: str, text: str, mark: Mark, origin: str, kind: str
) -> None:
    (found,) = read(text, [mark], language=language)
    assert (chain(found)[-1], found.source.kind) == (origin, kind)


def test_what_follows_a_pronoun_behind_according_to_is_what_is_told() -> None:
    text = "The institute published a survey, according to which half of the residents trust the council."
    marks = [("which half of the residents trust the council", "according to", "The institute published a survey")]
    (found,) = read(text, marks, language="en")
    assert [s.of(text) for s in found.content] == ["half of the residents trust the council"]
    assert chain(found)[-1] == "a survey"


def test_nobody_later_is_whom_an_unclear_pronoun_meant() -> None:
    text = "Которые заявили, что уйдут. Дипломат отметил, что переговоры идут."
    marks = [("Которые", "заявили", "что уйдут"), ("Дипломат", "отметил", "что переговоры идут")]
    assert chain(read(text, marks, language="ru")[1])[-1] == "Дипломат"


def test_several_are_not_the_last_one_named() -> None:
    text = "Сбои у Крыла и Волны, которые отменили рейсы, длятся час."
    wave = entity(text, "e1", "organization", "Волны")
    (s,) = read(text, [("которые", "отменили", "рейсы")], wave, language="ru")
    assert s.source.entity is None
    text = "Сбои у Волны, которая отменила рейсы, длятся час."
    wave = entity(text, "e1", "organization", "Волны")
    (s,) = read(text, [("которая", "отменила", "рейсы")], wave, language="ru")
    assert s.source.entity == "e1"
