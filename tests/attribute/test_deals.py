"""Deals by their two sides, in the forms in which they are told."""

from __future__ import annotations

import pytest
from tests.attribute.happenings import content, entity
from tests.attribute.marked import article

from headwater.attribute.happenings import deals
from headwater.records import Deal, Entity


def read(text: str, language: str, *entities: Entity) -> list[Deal]:
    return list(deals.find(article(text, language), (), entities))


def told(deal: Deal, text: str) -> tuple[str | None, str, str | None, str]:
    (gives,), (gets,) = deal.gives, deal.gets
    return gives.party, gives.content[0].of(text), gets.party, gets.content[0].of(text)


@pytest.mark.parametrize(
    ("language", "text", "one", "gives", "other", "gets"),
    [
        (
            "en",
            "Harast could free prisoners in exchange for timber from the Union.",
            "Harast",
            "free prisoners",
            "the Union",
            "timber from the Union",
        ),
        (
            "en",
            "Harast would free prisoners if Tolm lifted its ban.",
            "Harast",
            "free prisoners",
            "Tolm",
            "lifted its ban",
        ),
        (
            "ru",
            "Лебедев отпустит моряков, если Озёрный комитет снимет санкции.",
            "Лебедев",
            "отпустит моряков",
            "Озёрный комитет",
            "снимет санкции",
        ),
        (
            "uk",
            "Якщо Гук поверне картину, Петренко відкличе позов.",
            "Петренко",
            "відкличе позов",
            "Гук",
            "поверне картину",
        ),
        (
            "be",
            "Крук знізіць зборы, а Рак наўзамен адкрые порт.",
            "Крук",
            "знізіць зборы",
            "Рак",
            "адкрые порт",
        ),
        (
            "be",
            "Kruk znizić zbory, a Rak naŭzamien adkryje port.",
            "Kruk",
            "znizić zbory",
            "Rak",
            "adkryje port",
        ),
        (
            "pl",
            "Nowak wycofa skargę, jeśli Lis zwróci obraz.",
            "Nowak",
            "wycofa skargę",
            "Lis",
            "zwróci obraz",
        ),
        (
            "lt",
            "Petraitis paleistų kalinius, jeigu Rimkus atšauktų sankcijas.",
            "Petraitis",
            "paleistų kalinius",
            "Rimkus",
            "atšauktų sankcijas",
        ),
    ],
)
def test_both_sides_in_one_sentence(language: str, text: str, one: str, gives: str, other: str, gets: str) -> None:
    kind = "organization" if language == "en" else "person"
    (deal,) = read(text, language, entity("e1", "person", text, one), entity("e2", kind, text, other))
    assert told(deal, text) == ("e1", gives, "e2", gets)


def test_over_two_sentences() -> None:
    text = "It is a plan under which Harast would free prisoners. “In return, the Union would lift sanctions.”"
    harast, union = entity("e1", "person", text, "Harast"), entity("e2", "organization", text, "the Union")
    (deal,) = read(text, "en", harast, union)
    assert told(deal, text)[2:] == ("e2", "lift sanctions")
    assert deal.gives[0].party == "e1"


def test_a_condition_is_kept() -> None:
    text = "Harast would free prisoners if Tolm lifted its ban."
    (deal,) = read(text, "en", entity("e1", "person", text, "Harast"), entity("e2", "organization", text, "Tolm"))
    assert [c.of(text) for c in deal.conditions] == ["if Tolm lifted its ban"]


def test_the_statement_that_tells_it() -> None:
    text = "He said Harast would free prisoners in exchange for timber from the Union."
    said = content("s1", text, "Harast would free prisoners in exchange for timber from the Union")
    harast, union = entity("e1", "person", text, "Harast"), entity("e2", "organization", text, "the Union")
    (deal,) = deals.find(article(text), (said,), (harast, union))
    assert deal.statement == "s1"


@pytest.mark.parametrize(
    "text",
    [
        "In return, Tolm would lift sanctions.",
        "Harast may visit Tolm if the weather permits.",
        "Harast will pay if the Parliament approves the budget.",
        "Harast warned that he would strike if Tolm pulled back.",
        "Harast sold the house for five million.",
    ],
)
def test_what_is_no_deal(text: str) -> None:
    assert read(text, "en", entity("e1", "person", text, "Harast"), entity("e2", "organization", text, "Tolm")) == []


def test_how_it_is_put_with_its_modal() -> None:
    text = "Harast could free prisoners in exchange for timber from the Union."
    (deal,) = read(text, "en", entity("e1", "person", text, "Harast"), entity("e2", "organization", text, "the Union"))
    assert deal.presentation.certainty == "possible"


def test_a_condition_makes_it_conditional() -> None:
    text = "Harast would free prisoners if Tolm lifted its ban."
    (deal,) = read(text, "en", entity("e1", "person", text, "Harast"), entity("e2", "organization", text, "Tolm"))
    assert deal.presentation.conditional


@pytest.mark.parametrize(
    ("language", "text", "state", "other"),
    [
        ("en", "Karvenia would free sailors if the Tolmian side lifted its ban.", "Karvenia", "Tolmia"),
        ("ru", "Карвения отпустит моряков, если толмийская сторона снимет запрет.", "Карвения", "Толмия"),
        ("uk", "Карвенія відпустить моряків, якщо уряд Толмії зніме заборону.", "Карвенія", "Толмії"),
        ("be", "Карвенія адпусціць маракоў, калі толмійскі бок здыме забарону.", "Карвенія", "Толмія"),
        ("pl", "Karwenia wypuści marynarzy, jeśli tolmijska strona zniesie zakaz.", "Karwenia", "Tolmia"),
    ],
)
def test_a_side_is_its_state(language: str, text: str, state: str, other: str) -> None:
    text = f"{text} {other}."
    (deal,) = read(text, language, entity("e1", "place", text, state), entity("e2", "place", text, other))
    assert (deal.gives[0].party, deal.gets[0].party) == ("e1", "e2")


@pytest.mark.parametrize(
    ("language", "text", "person", "state", "other", "words", "cue"),
    [
        (
            "en",
            "Karvenia’s minister Ada Lorn spoke. “We would free sailors if Tolm lifted its ban,” Lorn said.",
            "Lorn",
            "Karvenia",
            "Tolm",
            "We would free sailors if Tolm lifted its ban",
            "said",
        ),
        (
            "pl",
            "Wystąpiła minister Karwenii Ada Lorn. – Jeśli Tolm zniesie zakaz, wypuścimy marynarzy – dodała.",
            "Ada Lorn",
            "Karwenii",
            "Tolm",
            "Jeśli Tolm zniesie zakaz, wypuścimy marynarzy",
            "dodała",
        ),
    ],
)
def test_we_are_the_state_of_the_speaker(
    language: str, text: str, person: str, state: str, other: str, words: str, cue: str
) -> None:
    named = (
        entity("e1", "person", text, "Ada Lorn"),
        entity("e2", "place", text, state),
        entity("e3", "place", text, other),
    )
    said = content("s1", text, words, "e1", cue)
    (deal,) = deals.find(article(text, language), (said,), named)
    assert {deal.gives[0].party, deal.gets[0].party} == {"e2", "e3"}


def test_a_deal_between_unnamed_sides() -> None:
    text = "Derybininkas perdavė pasiūlymą: režimas paleis streikininkus, o opozicija nebereikalaus sankcijų."
    (deal,) = read(text, "lt")
    assert deal.gives[0].party is None
    assert deal.gets[0].party is None


def test_the_other_side_is_whose_it_is_what_is_given() -> None:
    text = "Ostrel would free the accounts of the Marundi airline in return for the remains of eleven airmen. Marund agreed."
    ostrel, marund = entity("e1", "place", text, "Ostrel"), entity("e2", "place", text, "Marund agreed"[:6])
    (deal,) = read(text, "en", ostrel, marund)
    assert (deal.gives[0].party, deal.gets[0].party) == ("e1", "e2")


def test_the_other_side_is_the_one_body_named_before() -> None:
    text = "The Spark union is on strike. Tarn offered a pay rise in exchange for an end to the stoppage."
    tarn, spark = entity("e1", "person", text, "Tarn"), entity("e2", "organization", text, "Spark union")
    (deal,) = read(text, "en", tarn, spark)
    assert (deal.gives[0].party, deal.gets[0].party) == ("e1", "e2")
