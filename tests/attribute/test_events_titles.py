"""Events whose noun or party stands in somebody's title."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading


def told(text: str, language: str) -> list[tuple[str, list[str], list[str]]]:
    """Type, actors and recipients of the events of a text."""
    read = reading(text, language)
    names = {e.id: e.name for e in read.entities}
    return [(e.type, [names[i] for i in e.actors], [names[i] for i in e.recipients]) for e in read.events]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Министр Ада Винт попросила координатора переговоров Кирилла Мата молчать."),
        ("pl", "Koordynator rozmów Adam Horn milczy."),
    ],
)
def test_talks_in_a_title_have_no_party(language: str, text: str) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("uk", "Учасник зустрічі Адам Горн поїхав.", "Адам Горн"),
        ("ru", "После переговоров Адама Горна суд открылся.", "Адама Горна"),
    ],
)
def test_who_takes_part_is_one(language: str, text: str, who: str) -> None:
    [(kind, actors, recipients), *_] = told(text, language)
    assert (kind, [*actors, *recipients]) == ("consult", [who])


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ru", "Это вызвало отставку министра по вопросам выхода из Союза Адама Горна.", "Адама Горна"),
        ("uk", "Після відставки міністра з питань виходу з Північної ради Адама Горна суд відкрився.", "Адама Горна"),
        ("pl", "Po dymisji ministra do spraw wyjścia z UE Adama Horna sąd się otworzył.", "Adama Horna"),
    ],
)
def test_the_minister_resigns_and_not_what_he_leaves(language: str, text: str, who: str) -> None:
    assert ("retreat", [who], []) in told(text, language)
