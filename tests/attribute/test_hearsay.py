"""Information that is nobody's, and documents that are cited with whoever wrote them."""

from __future__ import annotations

import pytest
from tests.attribute.marked import Mark, read
from tests.attribute.said import reading


@pytest.mark.parametrize(
    ("language", "text", "mark", "content"),
    [
        (
            "pl",
            "Według wstępnych informacji Ministerstwo Gospodarki zamknie zakład.",
            ("wstępnych informacji Ministerstwo Gospodarki", "Według", "zamknie zakład"),
            "Ministerstwo Gospodarki zamknie zakład",
        ),
        (
            "pl",
            "Według wstępnych informacji sankcjami Polski objęto 40 osób.",
            ("wstępnych informacji sankcjami Polski", "Według", "objęto 40 osób"),
            "sankcjami Polski objęto 40 osób",
        ),
        ("pl", "Według wstępnych danych most stoi.", ("wstępnych danych", "Według", "most stoi"), "most stoi"),
        (
            "be",
            "Паводле папярэдніх звестак Міністэрства эканомікі закрые завод.",
            ("Міністэрства эканомікі", "Паводле папярэдніх звестак", "закрые завод"),
            "Міністэрства эканомікі закрые завод",
        ),
        (
            "be",
            "Паводле неафіцыйнай інфармацыі, самалёт сеў у Ладзе.",
            ("неафіцыйнай інфармацыі", "Паводле", "самалёт сеў у Ладзе"),
            "самалёт сеў у Ладзе",
        ),
        (
            "lt",
            "Pirminiais duomenimis Ekonomikos ministerija uždarys gamyklą.",
            ("Ekonomikos ministerija", "Pirminiais duomenimis", "uždarys gamyklą"),
            "Ekonomikos ministerija uždarys gamyklą",
        ),
        (
            "lt",
            "Remiantis pirmine informacija, lėktuvas nusileido.",
            ("pirmine", "Remiantis", "informacija, lėktuvas nusileido"),
            "lėktuvas nusileido",
        ),
        (
            "uk",
            "Згідно з попередніми даними, літак сів у Ладі.",
            ("попередніми даними", "Згідно з", "літак сів у Ладі"),
            "літак сів у Ладі",
        ),
        (
            "ru",
            "По предварительным данным полиция задержала двоих.",
            ("полиция", "По предварительным данным", "задержала двоих"),
            "полиция задержала двоих",
        ),
        (
            "en",
            "According to preliminary data the police detained two.",
            ("preliminary data the police", "According to", "detained two"),
            "the police detained two",
        ),
        (
            "en",
            "According to preliminary information the mill will close.",
            (None, "According to", "preliminary information the mill will close"),
            "the mill will close",
        ),
    ],
)
def test_preliminary_information_is_nobodys(language: str, text: str, mark: Mark, content: str) -> None:
    (s,) = read(text, [mark], language)
    assert (s.source.kind, s.source.naming) == ("author", "implicit")
    assert [c.of(text) for c in s.content] == [content]


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        (
            "pl",
            "Według wstępnych informacji Ministerstwa Gospodarki eksport spadł.",
            ("wstępnych informacji Ministerstwa Gospodarki", "Według", "eksport spadł"),
        ),
        (
            "ru",
            "По предварительным данным Министерства экономики, экспорт упал.",
            ("Министерства экономики", "По предварительным данным", "экспорт упал"),
        ),
        (
            "be",
            "Паводле папярэдніх звестак Міністэрства эканомікі, экспарт упаў.",
            ("Міністэрства эканомікі", "Паводле папярэдніх звестак", "экспарт упаў"),
        ),
        (
            "lt",
            "Pirminiais ministerijos duomenimis, eksportas sumažėjo.",
            ("Pirminiais ministerijos", "duomenimis", "eksportas sumažėjo"),
        ),
    ],
)
def test_information_with_an_owner_is_the_owners(language: str, text: str, mark: Mark) -> None:
    (s,) = read(text, [mark], language)
    assert (s.source.kind, s.source.text) == ("body", mark[0])


@pytest.mark.parametrize(
    ("language", "text", "mark", "source"),
    [
        (
            "ru",
            "«Мост закрыт», — говорится в письме министерства.",
            ("министерства", "говорится", "«Мост закрыт»"),
            "письме министерства",
        ),
        (
            "uk",
            "«Міст закрито», — ідеться в листі міністерства.",
            ("міністерства", "ідеться", "«Міст закрито»"),
            "листі міністерства",
        ),
        (
            "be",
            "«Мост закрыты», — гаворыцца ў лісце міністэрства.",
            ("міністэрства", "гаворыцца", "«Мост закрыты»"),
            "лісце міністэрства",
        ),
        (
            "pl",
            "„Most jest zamknięty” – czytamy w piśmie ministerstwa.",
            ("ministerstwa", "czytamy", "„Most jest zamknięty”"),
            "piśmie ministerstwa",
        ),
        (
            "be",
            "Паводле ліста міністэрства, мост закрыты.",
            ("міністэрства", "Паводле ліста", "мост закрыты"),
            "ліста міністэрства",
        ),
        (
            "en",
            "According to the ministry's letter, the bridge is shut.",
            ("the ministry's letter", "According to", "the bridge is shut"),
            "the ministry's letter",
        ),
    ],
)
def test_a_letter_speaks_and_the_ministry_has_written_it(language: str, text: str, mark: Mark, source: str) -> None:
    (s,) = read(text, [mark], language)
    assert (s.source.kind, s.source.naming, s.source.text) == ("document", "named", source)
    assert s.chain[-1].kind == "body"


def test_what_a_ministry_reports_is_the_ministrys() -> None:
    text = "По сообщению министерства, мост закрыт."
    (s,) = read(text, [("министерства", "По сообщению", "мост закрыт")], "ru")
    assert (s.source.kind, s.source.text) == ("body", "министерства")


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("en", "Reportedly, Orsk closed its harbour.", ["Orsk closed its harbour"]),
        ("en", "Reportedly, a court sentenced Ada Vint to a year.", ["a court sentenced Ada Vint to a year"]),
        ("en", "The mayor reportedly left on Monday.", ["The mayor", "left on Monday"]),
        ("en", "The allegedly corrupt mayor left.", None),
        ("en", "Police arrested two allegedly corrupt mayors.", None),
        ("en", "The mill, allegedly the oldest in Orsk, closed on Monday.", None),
        ("en", "He was arrested for allegedly stealing 300 euros.", None),
        ("lt", "Kaip paaiškėjo, Orskas penktadienį uždarė uostą.", ["Orskas penktadienį uždarė uostą"]),
    ],
)
def test_what_is_told_as_hearsay_by_one_word(language: str, text: str, content: list[str] | None) -> None:
    found = reading(text, language).statements
    told = [s for s in found if s.source.naming == "implicit"]
    assert [[c.of(text) for c in s.content] for s in told] == ([content] if content else [])


def test_hearsay_that_somebody_tells_is_his() -> None:
    text = "He was reportedly arrested, the ministry said."
    assert [s.source.text for s in reading(text, "en").statements] == ["the ministry"]
