"""One or several by the verb: peoples, bodies in the plural, two people, and who is given something."""

from __future__ import annotations

import pytest
from tests.attribute.marked import everywhere, read

from headwater.records import Entity


def test_a_people_is_no_person_of_that_name() -> None:
    text = "Даравийцы высказались за выход из союза."
    people = Entity("e1", "person", "Даравийцы", mentions=everywhere(text, "Даравийцы"))
    (said,) = read(text, [("Даравийцы", "высказались за", "выход из союза")], "ru", (people,))
    assert (said.source.entity, said.source.kind, said.source.naming) == (None, "group", "described")


def test_a_person_by_a_verb_in_the_singular_stays_one() -> None:
    text = "Даравийцы высказалась за выход из союза."
    named = Entity("e1", "person", "Даравийцы", mentions=everywhere(text, "Даравийцы"))
    (said,) = read(text, [("Даравийцы", "высказалась за", "выход из союза")], "ru", (named,))
    assert said.source.entity == "e1"


def test_bodies_in_the_plural_are_not_one_of_them() -> None:
    text = "Компанія «Крило» подала скаргу. Компанії вважають, що Даравія порушує закон."
    wing = Entity("e1", "organization", "Крило", mentions=everywhere(text, "Крило"))
    marks = [("Компанія «Крило»", "подала", "скаргу"), ("Компанії", "вважають", "що Даравія порушує закон")]
    first, second = read(text, marks, "uk", (wing,))
    assert (first.source.entity, second.source.entity) == ("e1", None)


def test_several_say_it_in_one_body() -> None:
    text = "Компания «Крыло» подала жалобу. В компании считают, что Даравия нарушает закон."
    wing = Entity("e1", "organization", "Крыло", mentions=everywhere(text, "Крыло"))
    marks = [("Компания «Крыло»", "подала", "жалобу"), ("компании", "считают", "что Даравия нарушает закон")]
    assert [s.source.entity for s in read(text, marks, "ru", (wing,))] == ["e1", "e1"]


def test_two_people_by_name_are_two() -> None:
    text = "Мост закроют, сообщили журналисты Анна Корт и Пётр Юкс."
    both = (
        Entity("e1", "person", "Анна Корт", mentions=everywhere(text, "Анна Корт")),
        Entity("e2", "person", "Пётр Юкс", mentions=everywhere(text, "Пётр Юкс")),
    )
    (said,) = read(text, [("Анна Корт и Пётр Юкс", "сообщили", "Мост закроют")], "ru", both)
    assert (said.source.kind, said.source.naming, said.chain[-1].text) == ("group", "named", "Анна Корт и Пётр Юкс")


def test_one_of_two_names_is_one_person() -> None:
    text = "Мост закроют, сообщил помощник Анны Корт и Петра Юкса Ян Грот."
    names = {"e1": "Анны Корт", "e2": "Петра Юкса", "e3": "Ян Грот"}
    people = tuple(Entity(key, "person", name, mentions=everywhere(text, name)) for key, name in names.items())
    mark = ("помощник Анны Корт и Петра Юкса Ян Грот", "сообщил", "Мост закроют")
    (said,) = read(text, [mark], "ru", people)
    assert said.source.kind == "person"


@pytest.mark.parametrize(
    ("language", "text", "mark", "left"),
    [
        ("uk", "Пасажирам запропонували інші рейси.", ("Пасажирам", "запропонували", "інші рейси"), ""),
        ("uk", "Пасажири запропонували інші рейси.", ("Пасажири", "запропонували", "інші рейси"), "Пасажири"),
        ("ru", "Рабочим обещали деньги.", ("Рабочим", "обещали", "деньги"), "Рабочим"),
        ("ru", "По словам пассажирам деньги вернут.", ("пассажирам", "По словам", "деньги вернут"), "пассажирам"),
    ],
)
def test_who_is_given_something_does_not_say_it(
    language: str, text: str, mark: tuple[str, str, str], left: str
) -> None:
    assert read(text, [mark], language)[0].source.text == left


def test_a_relative_in_the_plural_is_not_the_subject_of_one() -> None:
    text = "«Крыло» связалось с пассажирами, которые ждали вылета, и предложила им деньги."
    wing = Entity("e1", "organization", "Крыло", mentions=everywhere(text, "Крыло"))
    (said,) = read(text, [("которые", "предложила", "им деньги")], "ru", (wing,))
    assert said.source.entity == "e1"
    text = "«Крыло» связалось с пассажирами, которые требовали деньги."
    (said,) = read(text, [("которые", "требовали", "деньги")], "ru", (wing,))
    assert said.source.text == "которые"
