"""Speech between dashes: whole, whose it is, and in nobody else's content."""

from __future__ import annotations

import pytest
from tests.attribute.marked import Mark, attributions, read
from tests.attribute.test_combine import article

from headwater.attribute import dialogue


def mended(text: str, marks: list[Mark]) -> list[list[str]]:
    """The contents of each attribution, in words."""
    made = dialogue.mended(article(text), attributions(text, marks))
    return [[c.of(text) for c in a.content] for a in made]


@pytest.mark.parametrize(
    ("text", "first", "second", "one", "two"),
    [
        (
            "Wójt mówił długo. - Most jest stary. Nikt nie zginął - powiedział Kos. - Remont trwa. Kończymy - dodał.",
            "powiedział",
            "dodał",
            "Most jest stary. Nikt nie zginął",
            "Remont trwa. Kończymy",
        ),
        (
            "— Мост стар. Никто не погиб, — сказал Кос. — Ремонт идёт. Кончаем, — добавил он.",
            "сказал",
            "добавил",
            "Мост стар. Никто не погиб",
            "Ремонт идёт. Кончаем",
        ),
        (
            "– Tiltas senas. Niekas nežuvo, – sakė Kosas. – Remontas vyksta. Baigiame, – pridūrė jis.",
            "sakė",
            "pridūrė",
            "Tiltas senas. Niekas nežuvo",
            "Remontas vyksta. Baigiame",
        ),
    ],
)
def test_a_speech_runs_from_dash_to_dash(text: str, first: str, second: str, one: str, two: str) -> None:
    begins, ends = two.split(". ")
    marks: list[Mark] = [(None, first, f"{one.split('. ')[1]} | {begins}"), (None, second, ends)]
    assert mended(text, marks) == [[one], [two]]


def test_what_is_said_within_a_speech_stays_there() -> None:
    text = "- Boję się, że most runie. Jan mówi, że nie - powiedział Kos. - Zobaczymy - dodał."
    marks: list[Mark] = [
        (None, "Boję się", "że most runie"),
        ("Jan", "mówi", "że nie"),
        ("Kos", "powiedział", "Boję się, że most runie"),
        (None, "dodał", "Zobaczymy"),
    ]
    whole = "Boję się, że most runie. Jan mówi, że nie"
    assert mended(text, marks) == [["że most runie"], ["że nie"], [whole], ["Zobaczymy"]]
    inner = read(text, [marks[0], ("Kos", "powiedział", whole)], "pl")
    assert inner[0].within == inner[1].id


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Most - mówi Kos - jest stary.", ("Kos", "mówi", "jest stary")),
        ("„Most stary. – Tak“, – sakė Kosas.", ("Kosas", "sakė", "Most stary")),
        ("- Czy most stoi? - Stoi. Kos odszedł i powiedział, że wróci.", ("Kos", "powiedział", "że wróci")),
        ("- Most jest stary.\nRemont trwa - powiedział Kos.", ("Kos", "powiedział", "Remont trwa")),
    ],
)
def test_no_dash_at_both_ends_no_speech(text: str, mark: Mark) -> None:
    assert mended(text, [mark]) == [[mark[2]]]
