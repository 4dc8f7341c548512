"""Ordinary sentences that look like deals and are none, and marks that once stopped a reading."""

from __future__ import annotations

import time

import pytest
from tests.attribute.said import reading


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“We will release the results when we have all the data,” said Ada Vint, the health minister."),
        ("en", "Ada Vint will leave Brenn when she gets her visa, her lawyer said."),
        ("en", "Mr Horn confessed. Prosecutors in Brenn dropped in on the hearing."),
        ("en", "Norvia offers for the first time 5,000 visas to students from Karvenia, minister Ada Vint said."),
        ("en", "Ada Vint bid for the contract 5 years ago."),
        ("en", "The company paid £2m for a painting by Adam Horn."),
        ("en", "For the first time the city will pay teachers a bonus, the Norvia council said."),
        ("en", "Both sides settled on a date. The army will build a bridge, and the navy will patrol the river."),
        ("ru", "За три года Норвия передаст школам 200 автобусов."),
        ("ru", "За победу сборная Норвии получит золотую медаль, сказал тренер Адам Хорн."),
        ("ru", "Адам Хорн платит за квартиру 300 евро в месяц."),
        ("ru", "Адам Хорн дал показания в четверг. Следствие прекратило дело против мэра."),
        ("pl", "Kiedy dostanie dyplom, Anna Lund wróci do Brenna."),
    ],
)
def test_no_deal(language: str, text: str) -> None:
    assert reading(text, language).deals == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Министр Анна Лунд, сообщила «Волна», … и ушла в отставку."),
        ("uk", "Міністр Анна Лунд, повідомила «Хвиля», … і пішла."),
        ("ru", "Он пришёл: , сообщила «Волна», ушёл."),
    ],
)
def test_nothing_before_or_behind_a_clause_set_in_stops_no_reading(language: str, text: str) -> None:
    assert reading(text, language).article.text == text


def test_a_long_exclamation_is_read_at_once() -> None:
    said = (
        "“Thank you for everything our wonderful university hospital did yesterday and the day before!” said Ada Vint."
    )
    reading(said, "en")
    begun = time.process_time()
    reading(said.replace("Ada", "Ida"), "en")
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "text", ["Outside the city of Brenn the guns fell silent on Friday.", "Reporters waited as the crowd went quiet."]
)
def test_guns_and_crowds_are_no_silence(text: str) -> None:
    assert not [s for s in reading(text, "en").statements if s.stance == "silent"]
