""" "Of this, as KARTA reports, the mayor told", "Of this Horn told in the course of talks": who speaks of the sentence
before."""

from __future__ import annotations

import pytest
from tests.attribute.said import found, reading

Said = tuple[str, str, str]


@pytest.mark.parametrize(
    ("language", "text", "outlet", "speaker", "content"),
    [
        ("ru", "Мост закрыт. Об этом, как передаёт КАРТА, сообщил мэр Адам Горн.", "КАРТА", "Адам Горн", "Мост закрыт"),
        ("uk", "Міст закрито. Про це, як передає «Пошта», повідомив мер Адам Горн.", "Пошта", "Адам Горн", "Міст закрито"),
        ("be", "Мост закрыты. Пра гэта, як перадае КАРТА, паведаміў мэр Адам Горн.", "КАРТА", "Адам Горн", "Мост закрыты"),
        ("be", "Most zakryty. Pra heta, jak pieradaje „Karta”, zajaviŭ mer Adam Horn.", "Karta", "Adam Horn", "Most zakryty"),
        ("pl", "Most zamknięto. O tym, jak podaje „Karta”, poinformował mer Adam Horn.", "Karta", "Adam Horn", "Most zamknięto"),
        ("lt", "Tiltas uždarytas. Apie tai, kaip skelbia „Karta“, pranešė meras Adomas Hornas.", "Karta", "Adomas Hornas", "Tiltas uždarytas"),
    ],
)  # fmt: skip
def test_an_outlet_between_passes_on(language: str, text: str, outlet: str, speaker: str, content: str) -> None:
    passes, said = reading(text, language).statements
    assert [link.text for link in passes.chain[1:]] == [outlet]
    assert [link.text for link in said.chain[1:]] == [outlet, speaker]
    assert [c.of(text) for c in said.content] == [content]
    assert said.told_to is None


def test_what_became_known_between_is_no_content() -> None:
    text = "Мост закрыт. Об этом, как стало известно, сообщил мэр Адам Горн."
    assert ("мэр Адам Горн", "сообщил", "Мост закрыт") in found(text, "ru")


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "Порт закрыт. Об этом Горн заявил в ходе встречи с послами.", ("Горн", "заявил", "Порт закрыт")),
        ("ru", "Порт закрыт. Об этом Адам Горн написал в Facebook.", ("Адам Горн", "написал", "Порт закрыт")),
        ("uk", "Порт закрито. Про це Горн заявив у ході зустрічі.", ("Горн", "заявив", "Порт закрито")),
        ("be", "Порт закрыты. Пра гэта Горн заявіў у ходзе сустрэчы.", ("Горн", "заявіў", "Порт закрыты")),
        ("pl", "Port zamknięto. O tym Horn mówił w trakcie spotkania.", ("Horn", "mówił", "Port zamknięto")),
    ],
)
def test_who_stands_before_the_verb_speaks(language: str, text: str, wanted: Said) -> None:
    assert wanted in found(text, language)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "Порт закрыт. Об этом Минфину сообщил мэр Адам Горн.", "мэр Адам Горн"),
        ("ru", "Порт закрыт. Об этом КАРТЕ сообщили в полиции.", "полиции"),
        ("ru", "Порт закрыт. Об этом КАРТЕ сообщил в интервью мэр Адам Горн.", "мэр Адам Горн"),
        ("ru", "Порт закрыт. Об этом заявили в министерстве.", "министерстве"),
        ("uk", "Порт закрито. Про це КАРТІ повідомили у пресслужбі міністерства.", "пресслужбі міністерства"),
        ("pl", "Port zamknięto. O tym Radiu Breva powiedział burmistrz Adam Horn.", "burmistrz Adam Horn"),
        ("lt", "Uostas uždarytas. Apie tai Kartai pranešė meras Adomas Hornas.", "meras Adomas Hornas"),
    ],
)
def test_who_hears_it_before_the_verb_does_not_speak(language: str, text: str, wanted: str) -> None:
    assert [source for source, _, _ in found(text, language)] == [wanted]
