"""One name in several languages and scripts, and names that only look like one."""

from __future__ import annotations

import re
import unicodedata

import pytest

from headwater import lexicon
from headwater.names import same

ONE = """
Мікалай Николай|Мікалай Микола|Мікола Mikałaj|Mikoła Nikolai|Mikalai Nikolay|Mykola Николай|Mikalaj Mykoła
Аляксандр Александр|Alaksandar Aleksandr|Aliaksandr Олександр|Oleksandr Александър|Аляксандра Александра
Аляксей Алексей|Alaksiej Oleksii|Олексій Aleksei|Яўген Евгений|Jauhien Yevhen|Yauheni Євген
Уладзімір Владимир|Uładzimir Volodymyr|Уладзімер Володимир|Уладзіслаў Владислав|Vladyslav Uładzisłaŭ
Сяргей Сергей|Siarhiej Serhii|Siarhei Sergei|Сергій Сяргей|Дзмітрый Дмитрий|Dzmitry Dmytro
Вольга Ольга|Volha Olha|Святлана Светлана|Śviatłana Svitlana|Sviatlana Svetlana|Кацярына Екатерина|Kaciaryna Kateryna
Ганна Анна|Hanna Anna|Наталля Наталья|Natalla Nataliia|Таццяна Татьяна|Tacciana Tetiana|Марыя Мария|Maryja Mariia
Пётр Петро|Piotr Пётр|Павел Павло|Paval Pavlo|Сцяпан Степан|Ściapan Stepan|Рыгор Григорий|Ryhor Hryhorii
Іван Иван|Ivan Іван|Цімафей Тимофей|Arciom Артём|Artsiom Artem|Вячаслаў Вячеслав|Viačasłaŭ Viacheslav
Nicholas Николас|Michael Майкл|Steven Стивен|Katherine Кэтрин|Thomas Томас|John Джон|Зміцер Źmicier|Коля Kolya
Johnson Джонсон|Johnson Джонсан|Джонсън Johnson|Hughes Хьюз|Wright Райт|Geoffrey Джеффри|Geoffrey Джефри
Trump Трамп|Тръмп Trump|Hunt Хант|Хънт Hunt|Hunt Гант|Clinton Клинтон|Washington Вашингтон|Roosevelt Рузвельт
Schröder Шрёдер|Macron Макрон|Orbán Орбан|Erdoğan Эрдоган|Churchill Черчилль|Джонсон Džonson|Murray Мюррей
"""
EQUIVALENT = """
Мікалай Nicholas|Николай Mikuláš|Miklós Мікалай|Mikalojus Микола|Włodzimierz Владимир|Viktoras Віктар|Grzegorz Рыгор
Aleksandras Аляксандр|Andrius Андрэй|Andrzej Андрей|Katarzyna Кацярына|Elżbieta Лізавета|Jerzy Юрий|Jonas Іван
Ivan Johann|Catherine Екатерина|Stanislovas Станіслаў|Petras Пётр|Paulius Павел|Matthew Матвей|Krzysztof Христофор
"""
SHORT = (
    "Аляксандр Алесь|Николай Коля|Nicholas Nick|Міхаіл Міхась|Аляксандр Саша|Аляксандра Саша|Кацярына Каця|Jan Janka"
)
OTHER = """
Аляксандр Аляксей|Аляксандр Аляксандра|Алесь Аляксей|Jan Jana|Ян Яна|Віктар Аляксандр|Viktar Alaksandar|Johnson Jackson
Джонсон Джексон|Johnson Джексон|Boris Roman|Марыя Марына|Мария Марина|Андрэй Антон|Сяргей Сямён|Павел Пётр
Валер Віктар|Валерий Виталий|Дмитрий Денис|Наталля Надзея|Людміла Любоў|Вольга Алена|Ольга Елена|Ганна Галіна
Кузнецов Кузнечик|Daria Diana|Юлія Юлій|Julia Julius|Михаил Никита|Ігар Ілья|Igor Ivan|Вадзім Уладзімір|Wright White
Smith Schmidt|Hughes Hayes|Trump Truman|Яўген Яўгенія|Станіслаў Станіслава|Раман Рамана|Jonson Johnson|Martin Marta
Javid David|Adams Adam|Mitchell Michael|Paula Paul|Petra Peter|Soon Jan|Danielle Daniel|Мая Мария|Макрон Меркель|Томас Тимофей|Максім Марк|Данііл Дзяніс|Валянцін Валянціна|Alexander Alexandra|Andrea Anna|Лев Леў-Леанід
"""


def pairs(text: str) -> list[tuple[str, str]]:
    return [(a, b) for a, b in (row.split() for line in text.split("\n") for row in line.split("|") if row)]


@pytest.mark.parametrize(("a", "b"), pairs(ONE))
def test_one_name(a: str, b: str) -> None:
    assert same.same_name(a, b) >= same.RESPELT
    assert same.ids(a) & same.ids(b)


@pytest.mark.parametrize(("a", "b"), pairs(EQUIVALENT))
def test_equivalents_are_less_than_the_same(a: str, b: str) -> None:
    assert same.same_name(a, b) == pytest.approx(same.EQUIVALENT)


@pytest.mark.parametrize(("a", "b"), pairs(SHORT))
def test_short_forms_are_weaker(a: str, b: str) -> None:
    assert same.SHORT * same.EQUIVALENT <= same.same_name(a, b) <= same.SHORT


@pytest.mark.parametrize(("a", "b"), pairs(OTHER))
def test_other_names(a: str, b: str) -> None:
    assert same.same_name(a, b) == 0
    assert same.same_name(b, a) == 0


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("Аляксандр", "m"),
        ("Аляксандра", "f"),
        ("Саша", None),
        ("Mikalaj", "m"),
        ("Śviatłana", "f"),
        ("Jan", "m"),
        ("Jana", "f"),
        ("Jean-Claude", None),
        ("Анна-Мария", "f"),
        ("Кузнецов", None),
    ],
)
def test_gender(word: str, gender: str | None) -> None:
    assert same.gender_of(word) == gender


def test_double_names_agree_in_both_halves() -> None:
    assert same.same_name("Жан-Клод", "Jean-Claude") == 1
    assert same.same_name("Жан-Клод", "Jean-Pierre") == 0
    assert same.same_name("Жан-Клод", "Jean") == 0
    assert same.ids("Jean") < same.ids("Jean-Claude")


def test_case_apostrophes_and_accents_do_not_matter() -> None:
    assert same.ids("ДАР’Я") == same.ids("Дар'я") == same.ids("дарʼя")
    assert same.same_name("Łukasz", "lukasz") == 1
    assert same.same_name("Артём", "Артем") == 1


def test_groups_and_their_forms() -> None:
    (found,) = same.groups("Рыгор")
    assert found.gender == "m"
    assert "Григорий" in found.name
    written = {*found.name, *(form for forms in found.equivalents for form in forms)}
    assert {"Григорий", "Grzegorz"} <= written
    assert "Гриша" not in written
    assert "Гриша" in {form for forms in found.short for form in forms}
    assert same.groups("Кузнецов") == ()
    assert not same.is_given("Кузнецов")
    assert same.is_given("Mikalai")


def rows() -> list[list[str]]:
    lines = lexicon.shared("names/same")["groups"].splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line]


def test_every_row_is_whole() -> None:
    assert len(rows()) > 250
    for row in rows():
        assert len(row) == 4
        assert row[0] in {"f", "m"}
        for form in re.split("[ /]", " ".join(row[1:])):
            scripts = {unicodedata.name(c).split()[0] for c in form if c.isalpha()}
            assert len(scripts) <= 1, form
            assert unicodedata.normalize("NFC", form) == form


def test_no_name_of_its_own_is_a_mans_and_a_womans() -> None:
    by_gender = {g: {form for row in rows() if row[0] == g for form in row[1].split()} for g in "fm"}
    assert not by_gender["f"] & by_gender["m"]


def test_the_lexicon_is_in_order_and_small() -> None:
    lines = same._lines()
    words = [line for line in lines if line]
    assert words == sorted(words)
    assert len(words) > 50_000
    assert sum(map(len, lines)) < 2_500_000


def test_the_lexicon_leaves_to_the_groups_what_they_decide() -> None:
    """A Latin and a Cyrillic form that stand in the groups are joined there or not at all."""
    in_latin: set[int] = set()
    in_cyrillic: set[int] = set()
    for form in {form for row in rows() for form in row[1].split()}:
        into = in_latin if form[0].isascii() else in_cyrillic
        into.update(same._ids_of(same.key(form)))
    assert not in_latin & in_cyrillic
