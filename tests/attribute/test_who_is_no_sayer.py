"""Who is criticised, what is planned, and who will be informed: none of them says it."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading


def sources(text: str, language: str) -> list[tuple[str, str]]:
    """Source and cue of each statement of a text."""
    return [(s.source.text, " ".join(c.of(text) for c in s.cue)) for s in reading(text, language).statements]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Правительство подвергается критике за то, что мост закрыт."),
        ("uk", "Уряд зазнає критики за те, що міст закрито."),
        ("be", "Урад падвяргаецца крытыцы за тое, што мост закрыты."),
        ("pl", "Rząd spotyka się z krytyką za to, że most jest zamknięty."),
        ("lt", "Vyriausybė sulaukia kritikos dėl to, kad tiltas uždarytas."),
        ("en", "The government has come under fire because the bridge is shut."),
    ],
)
def test_who_is_criticised_says_nothing(language: str, text: str) -> None:
    assert [s for s, _ in sources(text, language) if s] == []


def test_who_criticises_does() -> None:
    assert sources("Министр Адам Горн подверг критике закрытие моста.", "ru")[0][0] == "Министр Адам Горн"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Доклад планируется рассмотреть в этом месяце."),
        ("uk", "Доповідь планується розглянути в цьому місяці."),
    ],
)
def test_what_is_planned_says_nothing(language: str, text: str) -> None:
    assert [s for s, _ in sources(text, language) if s] == []


def test_where_something_is_expected_stays() -> None:
    text = "В министерстве ожидается встреча, на которой обсудят мост."
    assert [s for s, _ in sources(text, "ru")] == ["министерстве"]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "ru",
            "Как сообщил представитель компании, пассажиров, которых затронет отмена, проинформируют, и те сменят билеты.",
            ("представитель компании", "сообщил"),
        ),
        (
            "uk",
            "Як повідомив представник компанії, пасажирів, яких зачепить скасування, поінформують, й ті змінять квитки.",
            ("представник компанії", "повідомив"),
        ),
        (
            "pl",
            "Jak poinformował rzecznik firmy, pasażerów, których dotknie odwołanie, powiadomią, a ci zmienią bilety.",
            ("rzecznik firmy", "poinformował"),
        ),
    ],
)
def test_who_is_to_be_informed_is_no_part_of_who_told(language: str, text: str, wanted: tuple[str, str]) -> None:
    assert sources(text, language) == [wanted]


def test_a_name_behind_a_comma_is_a_part_of_who_told() -> None:
    text = "Как сообщил представитель компании, глава отдела Адам Горн, пассажиров проинформируют."
    assert sources(text, "ru") == [("представитель компании, глава отдела Адам Горн", "сообщил")]
