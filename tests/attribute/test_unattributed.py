"""What an outlet tells in its own voice, naming nobody: which sentences of an opening are such facts, and which none."""

from __future__ import annotations

import json
from functools import cache

import pytest

from headwater import pipeline
from headwater.acquire import jsonl
from headwater.records import Capture, Reading

MET = "Danil Harast met Pavel Hrynko in Toruma on Monday"
MORE = "The town with its two churches and its old harbour lies by the sea."
"""A sentence without anything that happened, by which a text is known to be English."""
ARRESTED = "Police arrested Oleg Bryndin in Lund on Tuesday"


@cache
def read(text: str, language: str = "en", day: str = "2026-03-04", title: str = "News of the day") -> Reading:
    """A text that the Lodestar prints, as the pipeline reads it."""
    row = {"text": text, "title": title, "outlet": "Lodestar", "language": language}
    body = json.dumps(row | ({"published": day} if day else {})).encode()
    return pipeline.read_capture(Capture("0" * 64, "2026-03-05T00:00:00Z", "t.jsonl#1", jsonl.DOCUMENT, body))


def told(reading: Reading) -> list[str]:
    return [span.of(reading.article.text) for s in reading.unattributed for span in s.content]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In Toruma on Monday the foreign minister of the country, Danil Harast, met with Pavel Hrynko"),
        ("ru", "Данил Хараст в понедельник встретился с Павлом Гринько в Торуме"),
        ("be", "Даніл Хараст у панядзелак сустрэўся з Паўлам Грынько ў Таруме"),
        ("uk", "Данило Хараст у понеділок зустрівся з Павлом Гриньком у Торумі"),
        ("pl", "Danil Harast spotkał się w poniedziałek z Pawłem Hrynką w Torumie"),
        ("lt", "Danilas Harastas pirmadienį susitiko su Pavelu Hrynka Torumoje"),
    ],
)
def test_a_dated_event_that_nobody_is_named_for(language: str, text: str) -> None:
    reading = read(f"{text}.", language)
    assert reading.statements == ()
    (fact,) = reading.unattributed
    assert told(reading) == [text]
    assert (fact.id, fact.cue, fact.stance, fact.quoted) == ("u1", (), "asserts", "indirect")
    assert (fact.source.kind, fact.source.naming, fact.source.spans) == ("author", "implicit", ())
    assert [(link.text, link.span) for link in fact.chain] == [("Lodestar", None)]
    assert fact.presentation.certainty == "certain"


def test_several_are_told_in_the_order_of_the_text() -> None:
    reading = read(f"{MET}. {ARRESTED}.")
    assert told(reading) == [MET, ARRESTED]
    assert [s.id for s in reading.unattributed] == ["u1", "u2"]


def test_a_dateline_is_no_part_of_it() -> None:
    assert told(read(f"TORUMA, March 3 (Lodestar) — {ARRESTED}.")) == [ARRESTED]


def test_the_name_of_the_site_before_it_is_no_part_of_it() -> None:
    assert told(read(f"LODESTAR.COM - {ARRESTED}. {MORE}")) == [ARRESTED]


def test_the_agency_of_the_dateline_is_whose_text_it_is() -> None:
    (fact,) = read(f"TORUMA, March 3 (Meridian Wire) — {ARRESTED}.").unattributed
    assert [link.text for link in fact.chain] == ["Lodestar", "Meridian Wire"]


def test_the_title_over_the_text_is_no_opening() -> None:
    assert told(read(f"Harast met Hrynko on Monday.\n\n{MET}. {MORE}", title="Harast met Hrynko on Monday")) == [MET]


@pytest.mark.parametrize(
    "text",
    [
        f"{MET}, the ministry of justice said.",
        f"It was on Monday that they met, Ann Lee said. {ARRESTED}.",
        f"{MET}. This was reported by the presidential office.",
        f"According to people at the table, {MET}.",
        f"Reportedly, {MET}.",
        f"As the Harbour Post writes, {MET}.",
        f"“{MET}.”",
        "Danil Harast met Pavel Hrynko, “who will never sign such a paper”, in Toruma on Monday.",
        "Did Danil Harast meet Pavel Hrynko in Toruma on Monday?",
        "Danil Harast may meet Pavel Hrynko in Toruma on Monday.",
        "Danil Harast will probably meet Pavel Hrynko in Toruma on Friday.",
        "We met Pavel Hrynko in Toruma on Monday.",
        "Subscribe to read how Danil Harast met Pavel Hrynko in Toruma on Monday.",
        "Danil Harast meets Pavel Hrynko in Toruma on Monday",
        "Danil Harast met Pavel Hrynko in Toruma on Monday ...",
        "and so Danil Harast met Pavel Hrynko in Toruma on Monday.",
        "That means Danil Harast met Pavel Hrynko in Toruma on Monday.",
    ],
)
def test_what_is_on_somebodys_word_or_no_plain_fact(text: str) -> None:
    reading = read(f"{text}\n\n{MORE}")
    assert reading.article.read_in == "en"
    assert told(reading) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Данил Хараст в понедельник встретился с Павлом Гринько в Торуме. Об этом стало известно во вторник."),
        ("ru", "Как следует из протокола, Данил Хараст в понедельник встретился с Павлом Гринько в Торуме."),
        ("uk", "Імовірно, Данило Хараст у понеділок зустрівся з Павлом Гриньком у Торумі."),
        ("be", "Нібыта Даніл Хараст у панядзелак сустрэўся з Паўлам Грынько ў Таруме."),
        ("pl", "Podobno Danil Harast spotkał się w poniedziałek z Pawłem Hrynką w Torumie."),
        ("lt", "Danilas Harastas pirmadienį susitiko su Pavelu Hrynka Torumoje. Apie tai kalba visas miestas."),
    ],
)
def test_other_languages_put_it_on_somebodys_word_too(language: str, text: str) -> None:
    assert told(read(text, language)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Danil Harast met Pavel Hrynko in Toruma.",
        "Danil Harast met Pavel Hrynko in Toruma in March.",
        "Danil Harast met Pavel Hrynko in Toruma on March 2, 2024.",
    ],
)
def test_what_has_no_day_of_these_days(text: str) -> None:
    assert told(read(f"{text} {MORE}")) == []


def test_without_a_date_of_publication_no_day_is_near() -> None:
    text = f"Danil Harast met Pavel Hrynko in Toruma on March 2, 2026. {MORE}"
    assert told(read(text)) != []
    assert told(read(text, day="")) == []


def test_only_the_opening_is_read() -> None:
    assert told(read(f"The town lies by the sea. {MET}.")) == [MET]
    assert told(read(f"The town lies by the sea. It is old. It is wide. {MET}.")) == []
    assert told(read(f"The town lies by the sea.\n\n{MET}.")) == []


def test_somebody_else_than_the_outlet_is_named() -> None:
    sold = "The Lodestar held talks with the police on Monday."
    assert told(read(f"{sold} {MORE}")) == []
    assert told(read(f"{sold.replace('Lodestar', 'Harbour Guard')} {MORE}")) != []


def test_what_follows_what_emerged_is_the_outlets_and_what_follows_a_rumour_or_somebodys_words_may_be_theirs() -> None:
    assert told(read(f"It emerged that the port of Orsk was shut on Sunday. {MET}.")) == [MET]
    assert told(read(f"It is rumoured that the port of Orsk was shut on Sunday. {MET}.")) == []
    assert told(read(f"The ministry said that the port of Orsk was shut on Sunday. {MET}.")) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nine people were killed in a fire at the Zernograd plant in Lund on Tuesday"),
        ("ru", "Во вторник при пожаре на заводе в Лунде погибли девять человек"),
        ("en", "Danil Harast became Norway’s new ambassador to Poland on Tuesday"),
        ("ru", "Новым послом Норвегии в Польше во вторник стал Данил Хараст"),
        ("uk", "Новим послом Норвегії в Польщі у вівторок став Данило Хараст"),
        ("pl", "Nowym ambasadorem Norwegii w Polsce we wtorek został Danil Harast"),
        ("lt", "Nauju Norvegijos ambasadoriumi Lenkijoje antradienį tapo Danilas Harastas"),
        ("en", "Norway and Poland agreed on Tuesday to open two border crossings"),
        ("pl", "Polska we wtorek przekazała Norwegii 376 milionów euro"),
    ],
)
def test_those_who_died_and_who_came_into_office_are_facts(language: str, text: str) -> None:
    reading = read(f"{text}.", language)
    assert (told(reading), reading.statements) == ([text], ())


def test_what_names_nobody_is_no_event_of_the_reading() -> None:
    assert read("Nine people were killed in a fire at the Zernograd plant in Lund on Tuesday.").events == ()
