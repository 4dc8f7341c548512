"""Events whose object stands before the verb, and days that the text before, a noun or another verb gives; invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from passages import article
from tests.attribute.happenings import date, entity

from headwater.attribute.happenings import events
from headwater.attribute.happenings.parted import parted
from headwater.attribute.happenings.words import triggers
from headwater.records import DateMention, Entity, Event


def read(text: str, language: str, *named: Entity, dates: tuple[DateMention, ...] = ()) -> list[Event]:
    return list(events.find(article("a1", text, language), (), named, dates))


def kinds(text: str, found: list[Event]) -> list[tuple[str, str]]:
    return [(f"{e.type}/{e.mode}", e.trigger.of(text)) for e in found]


@pytest.mark.parametrize(
    ("language", "text", "who", "kind", "verb"),
    [
        ("en", "The tariffs that Ostria introduced in June hurt.", "Ostria", "sanction/impose", "introduced"),
        ("en", "Few liked the budget Ostria adopted.", "Ostria", "vote/adopt", "adopted"),
        ("en", "The contract was signed by Vera Moss.", "Vera Moss", "agree/sign", "signed"),
        ("ru", "Пошлины, которые в июне ввела Остария, бьют по порту.", "Остария", "sanction/impose", "ввела"),
        ("ru", "Забастовку профсоюз «Парус» начал утром.", "Парус", "protest/strike", "начал"),
        ("uk", "Бюджет, який Сенат Остарії ухвалив, не діє.", "Сенат Остарії", "vote/adopt", "ухвалив"),
        ("be", "Санкцыі, якія ў чэрвені ўвяла Астарыя, шкодзяць порту.", "Астарыя", "sanction/impose", "ўвяла"),
        ("pl", "Strajk, który związek „Żagiel” rozpoczął, trwa.", "Żagiel", "protest/strike", "rozpoczął"),
        ("lt", "Biudžetas, kurį Ostarijos Senatas patvirtino, negalioja.", "Senatas", "vote/adopt", "patvirtino"),
    ],
)
def test_a_verb_behind_its_object(language: str, text: str, who: str, kind: str, verb: str) -> None:
    named = entity("e1", "person" if " " in who and language == "en" else "organization", text, who)
    (event,) = read(text, language, named)
    assert (f"{event.type}/{event.mode}", event.trigger.of(text)) == (kind, verb)
    assert event.actors == ("e1",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bill worried Vera Moss, who passed the salt."),
        ("en", "The treaty Vera Moss read was old; the guests signed the book."),
        ("ru", "После закона Вера Мосс приняла гостей."),
        ("uk", "Через бюджет Віра Мосс прийняла гостей."),
        ("pl", "Po strajku Wera Moss zaczęła śpiewać."),
        ("lt", "Įstatymas ilgas, o Vera Mos priėmė svečius."),
    ],
)
def test_a_noun_that_is_no_object_of_the_verb(language: str, text: str) -> None:
    assert list(parted(text, language)) == []


def test_a_noun_before_its_verb_is_no_second_event() -> None:
    text = "Остария осудила забастовку, которую начал профсоюз «Парус»."
    found = [t for t in triggers(text, "ru") if t.type == "protest"]
    assert [t.span.of(text) for t in found] == ["начал"]


@pytest.mark.parametrize(
    ("language", "text", "day", "who"),
    [
        ("en", "Gunmen shelled the port of Kell on Monday. Engineer Paul Dray was killed.", "Monday", "Paul Dray"),
        ("ru", "В понедельник пираты обстреляли порт. Погиб инженер Павел Драй.", "понедельник", "Павел Драй"),
    ],
)
def test_who_died_is_of_no_day_that_is_not_told_of_it(language: str, text: str, day: str, who: str) -> None:
    named = entity("e1", "person", text, who)
    found = read(text, language, named, dates=(date("d1", text, day, "2027-03-22"),))
    assert [e.when for e in found if "e1" in (*e.actors, *e.recipients)] == [None]


def test_a_death_of_another_day_keeps_its_own() -> None:
    text = "Gunmen shelled the port of Kell on Monday. Engineer Paul Dray had been killed on Friday."
    days = (date("d1", text, "Monday", "2027-03-22"), date("d2", text, "Friday", "2027-03-19"))
    found = read(text, "en", entity("e1", "person", text, "Paul Dray"), dates=days)
    assert [e.when for e in found if "e1" in e.recipients] == ["d2"]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Moss condemned Friday's attack on Kell.", "Friday"),
        ("ru", "Мосс осудил пятничный обстрел Келя.", "пятничный"),
        ("uk", "Мосс засудив п'ятничний обстріл Келя.", "п'ятничний"),
        ("pl", "Moss potępił piątkowy ostrzał Kella.", "piątkowy"),
    ],
)
def test_an_attribute_dates_its_noun_and_no_verb(language: str, text: str, day: str) -> None:
    named = [entity("e1", "person", text, "Moss" if language in ("en", "pl") else "Мосс")]
    named += [entity("e2", "place", text, {"en": "Kell", "pl": "Kella", "ru": "Келя", "uk": "Келя"}[language])]
    found = read(text, language, *named, dates=(date("d1", text, day, "2027-03-19"),))
    assert {e.type: e.when for e in found} == {"accuse": None, "assault": "d1"}


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Ostria seized the ferry on Monday and confiscated a cargo.", "Monday"),
        ("pl", "Ostria w poniedziałek zatrzymała prom i skonfiskowała ładunek.", "poniedziałek"),
        ("lt", "Ostarija pirmadienį sulaikė keltą ir konfiskavo krovinį.", "pirmadienį"),
    ],
)
def test_verbs_that_and_joins_share_a_day(language: str, text: str, day: str) -> None:
    named = entity("e1", "place", text, "Ostarija" if language == "lt" else "Ostria")
    found = read(text, language, named, dates=(date("d1", text, day, "2027-03-22"),))
    assert [e.when for e in found if "onfis" in e.trigger.of(text)] == ["d1"]


def test_what_is_to_come_is_of_no_year_gone_by() -> None:
    text = "Muzeum zwróci Limarii ołtarz wywieziony w 1944 roku."
    named = (entity("e1", "organization", text, "Muzeum"), entity("e2", "place", text, "Limarii"))
    found = read(text, "pl", *named, dates=(date("d1", text, "1944", "1944"),))
    assert [e.when for e in found if e.type == "retreat"] == [None]


def test_a_dateline_acts_in_nothing_and_dates_nothing() -> None:
    text = "KELL, July 14 (Tide Wire) - The Kell Regional Court jailed Vera Moss."
    start = text.index("The Kell")
    named = (
        entity("e1", "place", text, "KELL"),
        entity("e2", "organization", text, "Kell Regional Court"),
        entity("e3", "person", text, "Vera Moss"),
    )
    page = replace(article("a1", text, "en"), dateline=text[:start], body_start=start)
    (event,) = events.find(page, (), named, (date("d1", text, "July 14", "2027-07-14"),))
    assert (event.actors, event.recipients, event.when) == (("e2",), ("e3",), None)
