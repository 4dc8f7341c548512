"""What people are said to be: before the name, after it, in which body, and whether it is an office of state."""

from __future__ import annotations

import pytest

from headwater.attribute.rules import names
from headwater.records import Article, CaptureRef, Entity, Marks
from headwater.resolve.entities import find


def person(text: str, language: str = "en") -> Entity:
    article = Article("a", None, text, language, "open", CaptureRef("0", ""), read_in=language)
    return next(e for e in find(article, Marks(names=names.find(article))) if e.kind == "person")


@pytest.mark.parametrize(
    ("language", "text", "title", "organization"),
    [
        ("en", "They met US President Boris Orlik.", "President", "United States"),
        (
            "en",
            "Anna Lind, US deputy undersecretary of labor, left.",
            "deputy undersecretary of labor",
            "United States",
        ),
        ("en", "Opposition leader Anna Sidorenko left.", "Opposition leader", None),
        ("en", "We met KGB chairman Ivan Orlik.", "chairman", "KGB"),
        (
            "en",
            "It is by Anna Lind, the Paris bureau chief for The Washington Post.",
            "bureau chief",
            "The Washington Post",
        ),
        ("en", "Anna Lind, head of the Open Rivers Foundation, left.", "head", "Open Rivers Foundation"),
        ("en", "So said the released journalist Andrej Orlik.", "journalist", None),
        ("ru", "Прибыл министр обороны Польши Ян Ковальчук.", "министр обороны", "Польша"),
        ("ru", "Анна Ракитина, директор завода, молчала.", "директор", None),
        ("ru", "Так считает глава компании «Северный лес» Анна Ракитина.", "глава компании", "Северный лес"),
        ("be", "Прыбыў міністр замежных спраў Беларусі Максім Рагойша.", "міністр замежных спраў", "Беларусь"),
        ("uk", "Це сказав міністр оборони України Олег Ракитенко.", "міністр оборони", "Україна"),
        ("pl", "Przybył minister obrony Polski Jan Rakowski.", "minister obrony", "Polska"),
        ("lt", "Atvyko Lietuvos gynybos ministras Viktoras Petrauskas.", "gynybos ministras", "Lietuva"),
    ],
)
def test_role_and_organisation(language: str, text: str, title: str, organization: str | None) -> None:
    role = person(text, language).roles[0]
    assert (role.title, role.organization) == (title, organization)
    assert role.span is not None
    assert role.span.of(text) == title


@pytest.mark.parametrize(
    ("text", "official"),
    [
        ("They met Foreign Minister Boris Orlik.", True),
        ("They met KGB chairman Boris Orlik.", True),
        ("They met former minister Boris Orlik.", False),
        ("They met Boris Orlik, chairman of the Blue River Foundation.", False),
        ("They met journalist Boris Orlik.", False),
    ],
)
def test_official(text: str, official: bool) -> None:
    assert person(text).official is official


def test_a_list_is_no_apposition() -> None:
    found = person("They thanked Anna Lind, President Boris Orlik and Pavel Kuzma.")
    assert (found.name, found.roles) == ("Anna Lind", ())


def test_a_title_gives_the_gender() -> None:
    assert person("So said spokeswoman Sam Orlik.").gender == "f"
    assert person("Так сказала речниця Орлик.", "uk").gender == "f"
