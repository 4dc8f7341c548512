"""What is kept back with nobody as the verb's subject, and what was not given that is no answer."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("ru", "Кто сменит Горна на посту главы МИД пока не сообщается.", "Кто сменит Горна на посту главы МИД"),
        ("ru", "О причинах пожара на складе МЧС пока не сообщается.", "О причинах пожара на складе МЧС"),
        ("uk", "Хто очолить уряд поки не повідомляється.", "Хто очолить уряд"),
        ("be", "Хто заменіць кіраўніка МЗС пакуль не паведамляецца.", "Хто заменіць кіраўніка МЗС"),
        ("pl", "Kto zastąpi szefa MSZ na razie nie podano.", "Kto zastąpi szefa MSZ"),
        ("lt", "Kada susirinks vyriausybė kol kas nepranešama.", "Kada susirinks vyriausybė"),
    ],
)
def test_a_body_in_what_is_not_reported_is_not_silent(language: str, text: str, content: str) -> None:
    [quiet] = reading(text, language).statements
    assert (quiet.stance, quiet.source.naming) == ("silent", "implicit")
    assert [c.of(text) for c in quiet.content] == [content]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("ru", "В МИД не сообщается, кто сменит министра.", "МИД"),
        ("ru", "Кто сменит министра, МИД не сообщает.", "МИД"),
        ("ru", "Кто сменит министра, в МИД не сообщается.", "МИД"),
        ("uk", "У міністерстві не уточнили, хто очолить уряд.", "міністерстві"),
        ("pl", "Kiedy zbierze się rada, w ministerstwie nie ujawniono.", "ministerstwie"),
        ("lt", "Ministerijoje nepranešama, kada susirinks taryba.", "Ministerijoje"),
    ],
)
def test_where_nothing_is_reported_is_who_is_silent(language: str, text: str, source: str) -> None:
    [quiet] = reading(text, language).statements
    assert (quiet.stance, quiet.source.text) == ("silent", source)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Орания разрешение на строительство моста пока не предоставила."),
        ("ru", "Орания ответственных решений не предоставила."),
        ("uk", "Оранія, через яку пройде міст, відповідний дозвіл поки не надала."),
        ("uk", "Оранія відповідного дозволу поки не надала."),
        ("pl", "Orania odpowiedniej zgody jeszcze nie udzieliła."),
        ("lt", "Oranija atsakingo sprendimo nepateikė."),
    ],
)
def test_a_permit_not_given_is_no_silence(language: str, text: str) -> None:
    assert [s.stance for s in reading(text, language).statements if s.stance in ("silent", "declines")] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Посольство ответов на вопросы агентства не предоставило."),
        ("ru", "Министерство не предоставило доказательств."),
        ("uk", "Міністерство відповіді на запит не надало."),
        ("uk", "Міністерство не надало коментаря."),
        ("pl", "Ministerstwo nie udzieliło odpowiedzi."),
        ("lt", "Ministerija nepateikė atsakymo."),
    ],
)
def test_an_answer_not_given_is_one(language: str, text: str) -> None:
    assert [s.stance for s in reading(text, language).statements] == ["silent"]
