"""One stem is of one kind: what a text says of a name that it alone has."""

from __future__ import annotations

import pytest

from headwater.read import sentences
from headwater.records import Article, CaptureRef, Name, NameKind, Span
from headwater.resolve.kinds import settled
from headwater.resolve.scene import scene


def read(language: str, text: str, *marked: tuple[str, NameKind]) -> list[tuple[str, str]]:
    """Names and kinds after settling; `marked` are the names as a reader took them, each at its next place."""
    names, at = [], 0
    for printed, kind in marked:
        start = text.index(printed, at)
        at = start + len(printed)
        names.append(Name(Span(start, at), kind))
    found = tuple(sentences.split(text, language))
    article = Article("a", None, text, language, "open", CaptureRef("", ""), sentences=found, read_in=language)
    return [(n.span.of(text), n.kind) for n in settled(scene(article), names)]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Рынок ждал. Сначала Орвелия отпустит их, сказал орвельский премьер.", "Орвелия"),
        ("ru", "Сначала Тармарк отпустит их, сказал тармаркский премьер.", "Тармарк"),
        ("uk", "Спершу Орвелія відпустить їх, сказав він.", "Орвелія"),
        ("be", "Спачатку Арвелія адпусціць іх, сказаў ён.", "Арвелія"),
        ("be", "Spačatku Kałynia adpuścić ich, skazaŭ kałynski premjer.", "Kałynia"),
        ("pl", "Najpierw Orwelia ich wypuści, powiedział premier.", "Orwelia"),
        ("lt", "Pirma Orvelija juos paleis, sakė premjeras.", "Orvelija"),
    ],
)
def test_a_country_that_only_the_text_knows(language: str, text: str, name: str) -> None:
    assert read(language, text, (name, "person")) == [(name, "place")]


def test_all_mentions_of_a_stem_agree() -> None:
    text = "В Велтоне ждали. Из Велтона писали. Велтон молчал."
    marked: list[tuple[str, NameKind]] = [("Велтоне", "place"), ("Велтона", "place"), ("Велтон", "person")]
    assert [kind for _, kind in read("ru", text, *marked)] == ["place"] * 3


@pytest.mark.parametrize(
    ("language", "text", "full", "alone"),
    [
        ("uk", "Прийшла Марта Войцехівська. У Войцехівської спитали.", "Марта Войцехівська", "Войцехівської"),
        ("be", "Прыйшоў Вінцэсь Карпук. У Карпука спыталіся.", "Вінцэсь Карпук", "Карпука"),
        ("pl", "Przyszedł Tadeusz Olszar. O Olszara pytano.", "Tadeusz Olszar", "Olszara"),
    ],
)
def test_a_surname_known_from_a_full_name_is_nobodys_town(language: str, text: str, full: str, alone: str) -> None:
    assert read(language, text, (full, "person"), (alone, "place"))[1] == (alone, "person")


def test_what_stands_before_a_full_name_is_no_part_of_it() -> None:
    text = "Президент Орвелии Мирослав Гнатин молчал."
    assert read("ru", text, ("Орвелии Мирослав Гнатин", "person")) == [
        ("Орвелии", "place"),
        ("Мирослав Гнатин", "person"),
    ]
    text = "Пришёл Захар Лутович. Адвокат Лутовича Инна Скорбеж молчала."
    found = read("ru", text, ("Захар Лутович", "person"), ("Лутовича Инна Скорбеж", "person"))
    assert found[1:] == [("Лутовича", "person"), ("Инна Скорбеж", "person")]


@pytest.mark.parametrize(
    ("language", "text", "marked", "parts"),
    [
        ("pl", "Mówił mer Oskarny Gleb Lisan.", "Oskarny Gleb Lisan", ["Oskarny", "Gleb Lisan"]),
        ("pl", "Pytano mera Oskarny Gleba Lisanowicza.", "Oskarny Gleba Lisanowicza", ["Oskarny", "Gleba Lisanowicza"]),
        ("uk", "Мовчав мер Оскарни Гліб Лісан.", "Оскарни Гліб Лісан", ["Оскарни", "Гліб Лісан"]),
        ("uk", "Мовчав мер Лозан Іван Петрович.", "Лозан Іван Петрович", ["Лозан Іван Петрович"]),
        ("ru", "Молчал мэр Пак Вон Сун.", "Пак Вон Сун", ["Пак Вон Сун"]),
        ("pl", "Mówił burmistrz Bożydar Adam Kos.", "Bożydar Adam Kos", ["Bożydar Adam Kos"]),
        ("pl", "Mówił burmistrz Adam Jan Kowalewski.", "Adam Jan Kowalewski", ["Adam Jan Kowalewski"]),
    ],
)
def test_a_mayors_town_is_no_part_of_his_name(language: str, text: str, marked: str, parts: list[str]) -> None:
    assert [name for name, _ in read(language, text, (marked, "person"))] == parts


def test_a_surname_before_given_name_and_patronymic_stays() -> None:
    text = "Пришёл Иван Петров. Петров Сергей Иванович молчал."
    found = read("ru", text, ("Иван Петров", "person"), ("Петров Сергей Иванович", "person"))
    assert found[1] == ("Петров Сергей Иванович", "person")


def test_a_common_word_after_a_person_is_no_part_of_the_name() -> None:
    assert read("be", "Kruk vinu pryznaŭ.", ("Kruk vinu", "person")) == [("Kruk", "person")]


def test_what_is_known_or_has_no_endings_is_left_alone() -> None:
    assert read("pl", "Poleciała tam Alitalia. W KPRM milczą.", ("KPRM", "organization")) == [("KPRM", "organization")]
    assert read("ru", "Уехала Мария. Её ждали.", ("Мария", "person")) == [("Мария", "person")]
    assert read("ru", "Компания Орвелия закрыта.", ("Орвелия", "organization")) == [("Орвелия", "organization")]


def test_a_language_without_lists_is_left_alone() -> None:
    assert read("en", "Orvelia said so.", ("Orvelia", "person")) == [("Orvelia", "person")]
