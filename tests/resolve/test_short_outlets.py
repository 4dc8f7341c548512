"""An outlet that goes by one word of its name, or stands in another case, is one with itself."""

from __future__ import annotations

import pytest

from headwater.read.sentences import split
from headwater.records import Article, CaptureRef, Marks, Name, Outlet, Span
from headwater.resolve import find_entities


def outlets(text: str, language: str, *names: str, home: str = "Lodestar") -> list[list[str]]:
    """The spellings of each entity, all of them marked as outlets."""
    found = tuple(Name(Span(text.rindex(n), text.rindex(n) + len(n)), "outlet") for n in names)
    article = Article(
        id="a",
        title=None,
        text=text,
        language=language,
        access="open",
        capture=CaptureRef("", ""),
        outlet=Outlet(home),
        sentences=split(text, language),
        read_in=language,
    )
    return [[s.text for s in e.spellings] for e in find_entities(article, Marks((), found)) if e.spellings]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "en",
            "He told the Weekly Compass so. Later the Compass asked him again.",
            ("Weekly Compass", "Compass"),
        ),
        ("pl", "Pisze o tym „Kurier Zatoki”. Według „Kuriera” to prawda.", ("Kurier Zatoki", "Kuriera")),
        ("lt", "„Savaitės kompasas“ rašo. „Savaitės kompasui“ jis sakė.", ("Savaitės kompasas", "Savaitės kompasui")),
    ],
)
def test_a_short_name_is_the_outlets(language: str, text: str, names: tuple[str, ...]) -> None:
    assert len(outlets(text, language, *names)) == 1


def test_two_outlets_that_may_be_meant_stay_apart() -> None:
    text = "Пишут «Вечерний курьер» и «Морской курьер». «Курьер» уточнил это."
    found = outlets(text, "ru", "Вечерний курьер", "Морской курьер", "Курьер")
    assert len(found) == 3


def test_an_agency_in_capitals_is_found_behind_its_noun_and_in_its_cases() -> None:
    text = "Naujienų agentūra VILNA rašo apie tiltą. VILNAI ministras sakė, kad tiltas stovi."
    assert outlets(text, "lt") == [["VILNA", "VILNAI"]]
