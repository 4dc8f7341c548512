"""Words that stand where a cue stands and report nothing."""

from __future__ import annotations

import pytest
from tests.attribute.marked import Mark, read


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("pl", "Lot odbył się zgodnie z planem.", ("planem", "zgodnie z", "Lot odbył się")),
        ("pl", "Zgodnie z obowiązującymi zasadami cło rośnie.", (None, "Zgodnie z", "cło rośnie")),
        ("pl", "Zatrudniają ludzi według prawa wyspiarskiego.", ("prawa wyspiarskiego", "według", "Zatrudniają ludzi")),
        ("pl", "Nie chodzi tylko o oskarżanie gminy.", (None, "Nie chodzi tylko o", "oskarżanie gminy")),
        (
            "pl",
            "W odpowiedzi na postulaty załogi zwołano radę.",
            ("postulaty załogi", "W odpowiedzi na", "zwołano radę"),
        ),
        ("pl", "Warunki, jakie zapewnia firma, są dobre.", ("jakie", "zapewnia", "Warunki")),
        ("lt", "Krova vyko pagal patvirtintą grafiką.", ("grafiką", "pagal", "Krova vyko")),
        ("lt", "Meras tikina – tai melaginga informacija.", ("tai melaginga", "informacija", "Meras tikina")),
    ],
)
def test_nobody_says_anything(language: str, text: str, mark: Mark) -> None:
    assert read(text, [mark], language) == ()


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("pl", "Zgodnie z raportem komisji most jest stary.", ("raportem komisji", "Zgodnie z", "most jest stary")),
        ("pl", "Według prawnika most jest stary.", ("prawnika", "Według", "most jest stary")),
        ("pl", "Wójt odpowiada, że most jest stary.", ("Wójt", "odpowiada", "że most jest stary")),
        ("pl", "Anna Marek była pytana o most.", (None, "pytana o", "most")),
        ("lt", "Policijos informacija, tiltas užtvertas.", ("Policijos", "informacija", "tiltas užtvertas")),
        ("en", "The flight went according to plan.", ("plan", "according to", "The flight went")),
    ],
)
def test_somebody_does(language: str, text: str, mark: Mark) -> None:
    assert len(read(text, [mark], language)) == 1


def test_asked_about_it_she_said() -> None:
    marks: list[Mark] = [(None, "Pytana o", "koszty"), ("wójt", "powiedziała", "że są wysokie")]
    kept = read("Pytana o koszty, wójt powiedziała, że są wysokie.", marks, "pl")
    assert [s.source.text for s in kept] == ["wójt"]
