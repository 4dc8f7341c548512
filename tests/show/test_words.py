"""The words in which a reading is told."""

from dataclasses import replace
from typing import get_args

import pytest
from tests.show import sample

from headwater.records import Access, EntityKind, Naming, Presentation, Role, SourceKind, Stance
from headwater.show import words
from headwater.show.tongue import LANGUAGES, speaking
from headwater.show.zones import reading_in


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2025-03-12", "12 March 2025"),
        ("2025-03", "March 2025"),
        ("2025", "2025"),
        ("2025-03-02T06:05:00+02:00", "2 March 2025, 06:05 (+02:00)"),
        ("2025-03-12T06:05:00.123Z", "12 March 2025, 06:05 UTC"),
        ("2025-03-12T06:05", "12 March 2025, 06:05"),
        ("2025-03-12TMO", "12 March 2025"),
        ("2025-19-12", "2025-19-12"),
        ("2025-W11", "10–16 March 2025"),
        ("P6Y", "6 years"),
        ("P1Y2M", "1 year, 2 months"),
        ("PT1H30M", "1 hour, 30 minutes"),
        ("PXY", "some years"),
        ("P", "P"),
        ("", ""),
    ],
)
def test_dates_as_a_reader_writes_them(value: str, told: str) -> None:
    assert words.day(value) == told


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2026-03-13", "2026-03-14", "13–14 March 2026"),
        ("2026-03-09", "2026-03-31", "9–31 March 2026"),
        ("2026-03-13", "2026-03-13", "13 March 2026"),
        ("2026-02-13", "2026-03-14", "13 February 2026 to 14 March 2026"),
        ("2026-03", "2026-03-14", "March 2026 to 14 March 2026"),
        ("2026-19-13", "2026-19-14", "2026-19-13 to 2026-19-14"),
        (None, "2026-03-14", "day not known"),
    ],
)
def test_days_from_one_to_another(first: str | None, last: str, told: str) -> None:
    assert words.days(first, last) == told


def test_a_month_is_told_once_in_every_language() -> None:
    told = {}
    for language in LANGUAGES:
        with speaking(language):
            told[language] = words.days("2026-03-13", "2026-03-14")
    assert all(days.startswith("13–14 ") for days in told.values()), told


def test_a_time_where_there_is_no_room() -> None:
    with reading_in("Europe/Vilnius"):
        assert words.brief("2026-03-13T20:40:00+01:00") == "13 March 2026, 21:40"
        assert words.clock("2026-03-13T20:40:00+01:00") == "21:40"
    assert words.brief("2026-03-13T20:40:00+01:00").startswith("13 March 2026, ")
    assert words.brief("2026-03-13") == words.clock("2026-03-13") == "13 March 2026"


def test_every_word_of_the_records_has_its_word_here() -> None:
    assert set(words.STANCE) == set(get_args(Stance))
    assert set(words.NAMING) == set(words.NAMING_WHY) == set(get_args(Naming))
    assert set(words.ACCESS) == set(get_args(Access))
    assert set(words.ENTITY) == set(get_args(EntityKind))
    assert set(words.KIND) == set(get_args(SourceKind))


def test_only_what_is_not_plainly_stated_is_told() -> None:
    assert words.presentation(Presentation("certain", "positive", "future")) == ()
    put = words.presentation(Presentation("possible", "negative", "past", True))
    assert put == ("possible", "conditional", "negated")


def test_notices_say_what_was_not_read() -> None:
    article = sample.reading().article
    assert words.access_notice(article) == ""
    assert "the rest was not" in words.access_notice(replace(article, access="subscribers"))
    assert "nothing of it was read" in words.access_notice(sample.withheld().article)
    assert "Only the headline" in words.access_notice(replace(sample.withheld().article, access="headline"))
    assert "not read in this language" in words.no_statements(sample.foreign().article)
    assert words.no_statements(sample.withheld().article) == ""
    assert words.no_statements(article) == "No statement was found."


def test_roles_once_each_with_their_dates() -> None:
    vesk = sample.reading().entities[2]
    since = Role("envoy", "Marvia", since="2024-05", until="2025")
    roles = words.roles(replace(vesk, roles=(*vesk.roles, *vesk.roles, since)))
    assert roles == ["deputy foreign secretary (Marvia)", "envoy (Marvia), since May 2024, until 2025"]


def test_languages_and_counts() -> None:
    assert words.language("be") == "Belarusian"
    assert words.language("xx") == "language “xx”"
    assert words.language(None) == "language not known"
    assert [words.count(n, "reply", "replies") for n in (0, 1, 1200)] == ["0 replies", "1 reply", "1,200 replies"]
