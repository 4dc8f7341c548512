"""The report of a reading in a terminal."""

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.show import sample
from tests.show.readings import readings

from headwater.records import Caution, Event, Gap, Phrase, Reading, Related, Span
from headwater.show.report import render
from headwater.show.terminal import MEASURE

ANSI = re.compile(r"\x1b\[[0-9;]*m")
READINGS = [sample.reading, sample.hostile, sample.foreign, sample.withheld]


def plain(width: int = 90) -> str:
    return render(sample.reading(), colour=False, width=width)


def test_the_head_names_outlet_date_and_why() -> None:
    head = plain().split("Statements")[0]
    assert head.startswith(sample.TITLE + "\n")
    assert "Norrland Wire · by Maja Lund · 12 March 2025 · English · Politics, Sea" in head
    assert "why that date: “March 12” in the dateline" in head


def test_a_statement_shows_source_chain_stance_and_content() -> None:
    assert (
        " s4 “people in attendance” [unnamed] said\n"
        "    Norrland Wire → The Harbour Courier → “people in attendance”\n"
        "    │ He told them that the next step “is a possible wider exchange under which Mrs. Koval\n"
    ) in plain()


def test_a_nested_statement_stands_under_its_frame() -> None:
    assert "    └ s5 Anton Vesk, deputy foreign secretary [official] proposed · possible, conditional\n" in plain()


def test_silence_denial_and_refusal_in_words_of_the_trade() -> None:
    report = plain()
    assert "7 Foreign Ministry [official] gave no answer\n" in report
    assert "10 Petro Lin, spokesman [official] denied to Sablepress · negated\n" in report
    assert "9 “A source familiar with the talks” [unnamed] declined to comment\n" in report
    assert "terms: “on condition of anonymity”\n" in report


def test_what_follows_the_statements() -> None:
    report = plain(96)
    order = ["Statements 12", "Events", "Deals", "Dates", "People", "Bodies", "Places", "Withheld", "Other", "Issues"]
    at = [report.index(f"\n{heading}") for heading in order]
    assert at == sorted(at)
    assert "  consult “met with” Anton Vesk → Daria Koval in Port Sable, 11 March 2025 · statement s1\n" in report
    assert "    gives Daria Koval: “release a number of detained reporters”\n" in report
    assert "    gets  Marvia: “lift restrictions on two shipping companies”\n" in report
    assert "  6 years        “six years”  a length of time\n" in report
    assert "  Anton Vesk, deputy foreign secretary (Marvia) [official]  also “Vesk”\n" in report
    assert "Withheld from non-subscribers 3, not read " in report
    assert "  Economy, Sea: Two ships held for a fourth week\n" in report


def test_a_withheld_body_is_said_to_be_not_read() -> None:
    report = render(sample.withheld(), colour=False, width=80)
    assert "nothing of it was read" in report
    assert "Statements" not in report


def test_a_language_that_is_not_read_says_so() -> None:
    report = render(sample.foreign(), colour=False, width=80)
    assert "(no title)\noutlet not known · date open · Arabic\n" in report
    assert "Statements are not read in this language yet." in report


@pytest.mark.parametrize("width", [1, 30, 44, 80, 96, 250])
@pytest.mark.parametrize("make", READINGS)
def test_no_line_is_wider_than_the_terminal(make, width: int) -> None:
    reading = make()
    wide = replace(reading, article=replace(reading.article, title="港口部长" * 40))
    report = render(wide, colour=False, width=width)
    assert max(cell_len(row) for row in report.splitlines()) <= max(24, min(width, MEASURE))


@pytest.mark.parametrize("make", READINGS)
def test_colour_adds_colours_and_nothing_else(make) -> None:
    reading = make()
    coloured = render(reading, colour=True, width=80)
    assert ANSI.search(coloured)
    assert ANSI.sub("", coloured) == render(reading, colour=False, width=80)


def test_plain_where_no_colour_is_asked_whatever_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "20")
    assert "\x1b" not in plain()
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" in render(sample.reading(), colour=True, width=90)


@pytest.mark.parametrize("colour", [True, False])
def test_a_hostile_page_cannot_reach_the_terminal(colour: bool) -> None:
    report = ANSI.sub("", render(sample.hostile(), colour=colour, width=80))
    controls = {c for c in report if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert controls == {"\n"}
    assert "<script>alert(1)</script>" in report


def test_rows_of_a_page_do_not_pass_for_the_reports_own() -> None:
    sly = Related("One\n\nStatements 99, all confirmed\n  1 The President said")
    reading = replace(sample.withheld(), article=replace(sample.withheld().article, related=(sly,)))
    assert "\nStatements" not in render(reading, colour=False, width=90)


@given(readings(), st.integers(1, 120))
def test_any_reading_makes_a_report_that_fits_and_is_safe(reading: Reading, width: int) -> None:
    report = render(reading, colour=False, width=width)
    assert max(cell_len(row) for row in report.split("\n")) <= max(24, min(width, MEASURE))
    assert {c for c in report if unicodedata.category(c) in ("Cc", "Cf", "Cs")} <= {"\n"}


def test_an_unsure_statement_says_so() -> None:
    reading = sample.reading()
    first, *others = reading.statements
    doubtful = replace(reading, statements=(replace(first, confidence=0.2), *others))
    assert render(doubtful, colour=False, width=100).count("[unsure]") == 1
    assert "[unsure]" not in render(reading, colour=False, width=100)


def test_warnings_stand_before_the_events_with_their_words() -> None:
    reading = sample.reading()
    first = reading.statements[0]
    warned = replace(
        reading,
        cautions=(Caution("w1", "unnamed-opinion", first.source.spans, "An opinion of somebody unnamed.", first.id),),
    )
    page = render(warned, colour=False, width=90)
    said = first.source.spans[0].of(reading.article.text)
    assert "Warnings ──" in page
    assert f"An opinion of somebody unnamed. “{said}” · statement s1" in page
    assert page.index("Warnings") < page.index("Events")


def test_what_is_said_beside_a_statement_is_told() -> None:
    reading = sample.reading()
    text, first = reading.article.text, reading.statements[0]
    words = Phrase(Span(0, 5), text[:5])
    told = replace(
        first,
        source=replace(first.source, count=2, knows=words),
        answers=reading.statements[1].id,
        partly=True,
        stance="confirms",
        medium=words,
        gap=Gap(None, "Who told the media is not said."),
    )
    page = render(replace(reading, statements=(told, *reading.statements[1:])), colour=False, width=200)
    assert "partly confirmed" in page
    for piece in ("on statement s2", "how many: 2", f"how it knows: “{text[:5]}”", f"through: “{text[:5]}”"):
        assert piece in page, piece
    assert "the chain breaks: Who told the media is not said." in " ".join(page.split())


def test_events_with_another_time_elsewhere_say_so() -> None:
    reading = sample.reading()
    one = Event("v1", "consult", Span(0, 5), mode="meet", conflicts=("v2",))
    other = Event("v2", "consult", Span(6, 9), mode="meet", conflicts=("v1",))
    page = render(replace(reading, events=(one, other)), colour=False, width=120)
    text = reading.article.text
    assert f"consult, meet “{text[:5]}” [another time in “{text[6:9]}”]" in page
