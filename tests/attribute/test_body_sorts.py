"""What a noun says of which body it may mean. All invented."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading


@pytest.mark.parametrize(
    ("language", "text", "said", "origin"),
    [
        (
            "ru",
            "Авиакомпания «Равелл» отменила рейсы, сообщил «Равелл». Также профсоюз требует отпусков.",
            "требует",
            "профсоюз",
        ),
        (
            "ru",
            "Авиакомпания «Равелл» отменила рейсы. Профсоюз «Крыло» бастует, сообщил «Крыло». В компании отрицают вину.",
            "отрицают",
            "Равелл",
        ),
        (
            "en",
            "The school worked with the Marle Fund and Oxtra Mobil. The fund said it was fine.",
            "said",
            "Marle Fund",
        ),
        (
            "pl",
            "Związek zawodowy „Skrzydło” ogłosił strajk. Firma „Lotnik” odwołała loty. Związek domaga się podwyżek.",
            "domaga się",
            "Skrzydło",
        ),
    ],
)
def test_a_noun_means_a_body_of_its_sort(language: str, text: str, said: str, origin: str) -> None:
    found = [s for s in reading(text, language).statements if any(said in c.of(text) for c in s.cue)]
    assert [s.chain[-1].text for s in found[-1:]] == [origin]


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("en", "Union Oxtra said trains would run. The company said it had enough staff.", "Union Oxtra"),
        ("en", "Hospital chain Medra said it would close. The company said it had no money.", "Medra"),
        ("en", "Medra, a chain of hospitals, said it would close. The company said it had no money.", "Medra"),
        ("en", "The Marle Fund said it would sell. The company said it had no money.", "Marle Fund"),
        ("en", "Court Hotels said it would sell. The company said it had no money.", "Court Hotels"),
        ("en", "Team Orbit said it would sell. The company said it had no money.", "Team Orbit"),
        ("ru", "Сеть клиник «Медра» заявила, что закроется. В компании сообщили, что денег нет.", "Медра"),
        ("ru", "Банк «Фонд» заявил, что закроется. В компании сообщили, что денег нет.", "Фонд"),
        ("pl", "Sieć klinik Medra podała, że się zamyka. Firma podała, że nie ma pieniędzy.", "Medra"),
        ("lt", "Klinikų tinklas „Medra“ pranešė, kad užsidaro. Bendrovė teigė, kad pinigų nėra.", "Medra"),
    ],
)
def test_a_word_of_its_name_makes_a_body_no_other(language: str, text: str, body: str) -> None:
    assert reading(text, language).statements[-1].chain[-1].text == body


@pytest.mark.parametrize(
    ("text", "speaks_for"),
    [
        ("Attorney General Ada Lynch said no. FBI general counsel Jim Baker said yes.", [None, "FBI"]),
        ("The lawyer for the Marle Fund, Ada Lynch, said no.", ["Marle Fund"]),
    ],
)
def test_an_attorney_general_speaks_for_nobody(text: str, speaks_for: list[str | None]) -> None:
    read = reading(text, "en")
    names = {e.id: e.name for e in read.entities}
    assert [names.get(s.source.speaks_for or "") for s in read.statements] == speaks_for
