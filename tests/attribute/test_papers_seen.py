"""Papers that an outlet saw and did not write: whose they are follows in the chain."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading


@pytest.mark.parametrize(
    ("language", "text", "behind"),
    [
        (
            "en",
            "A letter from Tarvia’s Foreign Ministry seen by the newspaper Grauen Post says that the talks will open.",
            ["Grauen Post", "Foreign Ministry"],
        ),
        (
            "en",
            "According to a letter from the ministry obtained by the newspaper Grauen Post, the talks will open soon.",
            ["Grauen Post", "a letter from the ministry"],
        ),
        (
            "ru",
            "В письме МИД Тарвии, с текстом которого ознакомилась редакция газеты «Полынь», говорится, что мост закроют.",
            ["Полынь", "МИД Тарвии"],
        ),
        (
            "uk",
            "У листі МЗС Тарвії, з яким ознайомилася редакція газети «Полин», ідеться, що міст закриють.",
            ["Полин", "МЗС Тарвії"],
        ),
        (
            "be",
            "У лісце МЗС Тарвіі, з якім азнаёмілася рэдакцыя газеты «Палын», гаворыцца, што мост закрыюць.",
            ["Палын", "МЗС Тарвіі"],
        ),
        (
            "pl",
            "Jak wynika z pisma ministerstwa zdrowia, z którym zapoznała się redakcja gazety „Piołun”, most zamkną.",
            ["Piołun", "ministerstwa zdrowia"],
        ),
    ],
)
def test_the_outlet_that_saw_it_and_then_whose_it_is(language: str, text: str, behind: list[str]) -> None:
    statement = reading(text, language).statements[0]
    assert [link.text for link in statement.chain[1:]] == behind


def test_a_paper_of_a_paper_is_the_bodys() -> None:
    text = "Kaip matyti iš Tarvijos vyriausybės sprendimo projekto, su kuriuo susipažino portalo „Kietis“ redakcija, tiltą uždarys."
    statement = reading(text, "lt").statements[0]
    assert [link.text for link in statement.chain[1:]] == ["Kietis", "Tarvijos vyriausybės"]


def test_the_report_of_an_outlet_stays_the_outlets() -> None:
    statement = reading("The Grauen Post report on the ministry said that the bridge will close.", "en").statements[0]
    assert "ministry" not in " ".join(link.text for link in statement.chain[1:])
