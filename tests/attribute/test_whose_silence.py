"""Who is silent, in every order of words: without the occasion, the adverb, the topic and those who asked."""

from __future__ import annotations

import pytest
from tests.attribute.said import found

CASES = {
    "uk": [
        ("На момент публікації в пресслужбі на запит не відповіли.", "пресслужбі"),
        ("Відповіді від відомства редакція не отримала.", "відомства"),
        ("Зв'язатися з лікарем журналісти не змогли.", "лікарем"),
        ("Слухавку в приймальні ніхто не підняв.", "приймальні"),
        ("Редакція надіслала запит до міністерства, але відповіді ще не отримала.", "міністерства"),
        ("Прямої відповіді на запитання він не дав.", "він"),
    ],
    "ru": [
        ("На запросы издания в администрации губернатора не отреагировали.", "администрации губернатора"),
        ("Связаться с врачом журналисты не смогли.", "врачом"),
        ("Редакция направила запрос в министерство, но ответа не получила.", "министерство"),
    ],
    "be": [
        ("На час падрыхтоўкі матэрыялу ў камітэце на запыт не адказалі.", "камітэце"),
        ("Звязацца з лекарам журналісты не змаглі.", "лекарам"),
        ("Prama adkazać na pytańnie jon nie zachacieŭ.", "jon"),
    ],
}


@pytest.mark.parametrize(("language", "sentence", "who"), [(k, *row) for k, rows in CASES.items() for row in rows])
def test_who_is_silent(language: str, sentence: str, who: str) -> None:
    assert who in [source for source, _, _ in found(sentence, language)]
