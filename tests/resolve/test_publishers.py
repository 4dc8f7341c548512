"""Outlets that no list knows: by a word of their name, or by the noun before it."""

from __future__ import annotations

import pytest
from tests.resolve.named import article

from headwater.attribute.rules import names
from headwater.records import Entity, Marks, Name, Span
from headwater.resolve.entities import find


def entities(text: str, language: str, outlet: str = "Lodestar", marks: Marks | None = None) -> dict[str, Entity]:
    made = article(text, language, outlet)
    return {e.name: e for e in find(made, marks or Marks(names=names.find(made)))}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The road is closed, The Harbour Gazette reports.", "The Harbour Gazette"),
        ("en", "She spoke to Radio Breva on Monday.", "Radio Breva"),
        ("en", "The road is closed, the state agency KARTA reported.", "KARTA"),
        ("ru", "Дорога закрыта, сообщает газета «Маяк».", "Маяк"),
        ("be", "Дарога закрыта, паведамляе газета «Хваля».", "Хваля"),
        ("uk", "Дорогу закрито, повідомляє газета «Хвиля».", "Хвиля"),
        ("pl", "Drogę zamknięto, podaje dziennik „Kurier Nadmorski”.", "Kurier Nadmorski"),
        ("uk", "Каналу «Світанок» вона сказала, що дорогу закрито.", "Світанок"),
        ("lt", "Interviu radijui „Banga“ ji sakė, kad kelias uždarytas.", "Banga"),
        ("ru", "Это пишет «Столичная хроника».", "Столичная хроника"),
    ],
)
def test_an_unlisted_outlet(language: str, text: str, name: str) -> None:
    found = entities(text, language)
    assert name in found, sorted(found)
    assert found[name].outlet


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The editor of the newspaper Ann Lee said that the road was closed.", "Ann Lee"),
        ("ru", "Дорога закрыта, сказал редактор газеты Иван Петров.", "Иван Петров"),
        ("uk", "Дорогу закрито, сказала редакторка газети Олена Кравець.", "Олена Кравець"),
        ("pl", "Drogę zamknięto, powiedział dziennikarz stacji Piotr Nowak.", "Piotr Nowak"),
        ("pl", "Drogę zamknięto, powiedział dziennikarz gazety Lis.", "Lis"),
    ],
)
def test_who_is_of_an_outlet_is_none(language: str, text: str, name: str) -> None:
    marks = Marks(names=(Name(Span(text.index(name), text.index(name) + len(name)), "person"),))
    found = entities(text, language, marks=marks)[name]
    assert found.kind == "person"
    assert not found.outlet


def test_a_person_or_a_ministry_is_no_outlet() -> None:
    found = entities("The Harbour Ministry said that Anna Marlow had left.", "en")
    assert not any(e.outlet for e in found.values() if e.name != "Lodestar")


@pytest.mark.parametrize(
    ("language", "outlet", "text", "printed"),
    [
        ("ru", "Заречье", "Об этом он сообщил «Заречью».", "Заречью"),
        ("ru", "ТАВИНФОРМ", "В Министерстве юстиции ТАВИНФОРМу это пояснили.", "ТАВИНФОРМу"),
        ("uk", "Вільна Набережна", "Про це він сказав «Вільній Набережній».", "Вільній Набережній"),
        ("be", "Сцяжына", "Пра гэта ён сказаў «Сцяжыне».", "Сцяжыне"),
        ("lt", "Pasienio balsas", "Tai jis sakė „Pasienio balsui“.", "Pasienio balsui"),
        ("pl", "Kurier Zagłębia", "Powiedział to „Kurierowi Zagłębia”.", "Kurierowi Zagłębia"),
    ],
)
def test_the_printing_outlet_under_its_endings(language: str, outlet: str, text: str, printed: str) -> None:
    found = entities(text, language, outlet)
    assert printed in [span.of(text) for span in found[outlet].mentions]
    assert [e.name for e in found.values() if e.outlet] == [outlet]


def test_a_common_word_is_not_the_printing_outlet() -> None:
    text = "Мост закрыт. Он стоял на мосту, а не у Моста Ивана."
    assert not entities(text, "ru", "Мост")["Мост"].mentions


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Так пишет газета «Курс». В «Курсе» молчат.", "Курс"),
        ("lt", "Taip rašė dienraštis „Tėvynės rytas“.", "Tėvynės rytas"),
        ("be", "Так піша тыднёвік «Азёрны край».", "Азёрны край"),
        ("pl", "Tak podała agencja „Kontinent”.", "Kontinent"),
    ],
)
def test_a_name_in_quotation_marks_after_an_outlets_noun(language: str, text: str, name: str) -> None:
    found = entities(text, language)
    assert name in found, sorted(found)
    assert found[name].outlet


def test_the_same_stem_later_is_the_same_outlet() -> None:
    found = entities("Так пишет газета «Курс». Редактор «Курса» молчит.", "ru")
    assert len([e for e in found.values() if e.outlet and e.name != "Lodestar"]) == 1
    assert len(found["Курс"].mentions) == 2
