"""Deals told by one verb, as a condition or in return; and what has the form of one and offers nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.attribute.happenings import content, entity
from tests.attribute.marked import article
from tests.attribute.test_deals import read, told

from headwater.attribute.happenings import deals


@pytest.mark.parametrize(
    ("language", "text", "one", "gives", "gets"),
    [
        ("en", "Tolm traded its old slots for a new pier.", "Tolm", "its old slots", "a new pier"),
        (
            "en",
            "Tolm made the return of its envoy conditional on an apology.",
            "Tolm",
            "the return of its envoy",
            "an apology",
        ),
        ("ru", "Толмия обменяла трёх шпионов на двух учёных.", "Толмия", "трёх шпионов", "двух учёных"),
        ("uk", "Толмія обміняла трьох шпигунів на двох учених.", "Толмія", "трьох шпигунів", "двох учених"),
        ("be", "Толмія абмяняла трох шпіёнаў на двух вучоных.", "Толмія", "трох шпіёнаў", "двух вучоных"),
        ("pl", "Tolmia wymieniła trzech szpiegów na dwóch uczonych.", "Tolmia", "trzech szpiegów", "dwóch uczonych"),
        ("pl", "Tolmia uzależniła powrót posła od przeprosin.", "Tolmia", "powrót posła", "przeprosin"),
        ("lt", "Tolmija iškeitė tris šnipus į du mokslininkus.", "Tolmija", "tris šnipus", "du mokslininkus"),
    ],
)
def test_one_verb_tells_both_sides(language: str, text: str, one: str, gives: str, gets: str) -> None:
    (deal,) = read(text, language, entity("e1", "place", text, one))
    assert told(deal, text) == ("e1", gives, None, gets)


@pytest.mark.parametrize(
    "text",
    [
        "Tolm traded its old dollars for euros.",
        "Tolm linked workers to good jobs.",
    ],
)
def test_one_verb_and_no_deal(text: str) -> None:
    assert read(text, "en", entity("e1", "place", text, "Tolm")) == []


@pytest.mark.parametrize(
    ("language", "text", "gives", "gets"),
    [
        (
            "en",
            "The rebels said they would let trucks through only if the army pulls back.",
            "let trucks",
            "pulls back",
        ),
        ("en", "The rebels will not free the crew until the army withdraws its guns.", "free the crew", "withdraws"),
        ("ru", "Повстанцы не отпустят экипаж, пока армия не отведёт войска.", "отпустят", "отведёт"),
        ("uk", "Повстанці не відпустять екіпаж, доки армія не відведе війська.", "відпустять", "відведе"),
        ("be", "Паўстанцы не адпусцяць экіпаж, пакуль армія не адвядзе войскі.", "адпусцяць", "адвядзе"),
        ("pl", "Rebelianci nie wypuszczą załogi, dopóki wojsko nie wycofa dział.", "wypuszczą", "wycofa"),
        ("lt", "Sukilėliai nepaleis įgulos, kol kariuomenė neatitrauks pajėgų.", "nepaleis", "neatitrauks"),
        ("pl", "„Przestańcie strzelać, a my otworzymy drogę”.", "otworzymy drogę", "Przestańcie strzelać"),
        ("ru", "«Прекратите обстрелы, и мы откроем дорогу».", "откроем дорогу", "Прекратите обстрелы"),
    ],
)
def test_parties_that_nobody_names(language: str, text: str, gives: str, gets: str) -> None:
    (deal,) = read(text, language)
    one, first, other, second = told(deal, text)
    assert (one, other) == (None, None)
    assert gives in first
    assert gets in second


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The aides in the room spoke on condition of anonymity."),
        ("en", "Harast said he would resign if he lost the vote."),
        ("en", "If Harast loses, it would be a blow for the party."),
        ("en", "The army fought until the rebels withdrew their guns."),
        ("en", "Police arrested three men after the mill reported a theft."),
        ("en", "Harast praised the crew. In turn, the mayor praised the pilots."),
        ("en", "Harast reads a once-great paper."),
        ("ru", "Пассажирам вернут деньги, если они сохранили билеты."),
        ("ru", "Толмия сняла запрет. В ответ Харвия отозвала посла."),
        ("uk", "Уряд Толмії, натомість, назвав ці цифри вигадкою."),
        ("pl", "Harast odszedł po tym, jak rada wyraziła mu wotum nieufności."),
    ],
)
def test_forms_of_a_deal_that_offer_nothing(language: str, text: str) -> None:
    names = [("person", "Harast"), ("place", "Толмия"), ("place", "Харвия"), ("place", "Толмії")]
    known = [entity(f"e{n}", kind, text, name) for n, (kind, name) in enumerate(names) if name in text]
    assert read(text, language, *known) == []


def test_a_favour_after_a_favour() -> None:
    text = "Brask freed the captain after Tolm agreed to lift its ban."
    brask, tolm = entity("e1", "place", text, "Brask"), entity("e2", "place", text, "Tolm")
    (deal,) = read(text, "en", brask, tolm)
    assert (deal.gives[0].party, deal.gets[0].party) == ("e1", "e2")


def test_the_clause_behind_in_exchange_for_needs_no_comma() -> None:
    text = "W zamian za list żelazny Nowak wycofa skargę."
    (deal,) = read(text, "pl", entity("e1", "person", text, "Nowak"))
    assert told(deal, text) == ("e1", "wycofa skargę", None, "list żelazny")


@pytest.mark.parametrize(
    ("language", "text", "many"),
    [
        ("be", "Толмія падзякавала саюзу за вызваленне экіпажа.", 0),
        ("be", "Толмія прапанавала саюзу мост узамен на вызваленне экіпажа.", 1),
    ],
)
def test_thanks_offer_nothing(language: str, text: str, many: int) -> None:
    assert len(read(text, language, entity("e1", "place", text, "Толмія"))) == many


def test_the_giver_behind_by_is_named_though_the_other_is_not() -> None:
    text = "Norlund is ready to lift its ban in exchange for the return of two boats held by Estmark."
    (deal,) = read(text, "en", entity("e1", "place", text, "Estmark"))
    assert told(deal, text) == (
        None,
        "Norlund is ready to lift its ban",
        "e1",
        "the return of two boats held by Estmark",
    )


def test_an_apposition_to_the_subject_ends_no_side() -> None:
    text = "Vesna Kolar, the head of the list, dropped her complaint. In return, Emil Dorn gave her party two seats."
    named = (entity("e1", "person", text, "Vesna Kolar"), entity("e2", "person", text, "Emil Dorn"))
    (deal,) = read(text, "en", *named)
    assert told(deal, text) == ("e1", "dropped her complaint", "e2", "gave her party two seats")


@pytest.mark.parametrize(
    ("language", "text", "gives"),
    [
        ("uk", "Якщо вояки складуть зброю, їх не переслідуватимуть", "їх не переслідуватимуть"),
        ("lt", "Jei sukilėliai padės ginklus, jų nepersekios", "jų nepersekios"),
    ],
)
def test_what_is_promised_is_an_offer(language: str, text: str, gives: str) -> None:
    said = content("s1", text, text)
    assert list(deals.find(article(text, language), (said,), ())) == []
    (deal,) = deals.find(article(text, language), (replace(said, stance="promises"),), ())
    assert told(deal, text)[1] == gives


@pytest.mark.parametrize(
    ("language", "text", "one", "gives", "other", "gets"),
    [
        (
            "en",
            "Under the agreement Tolm will free nine sailors, while Marund will unfreeze its assets.",
            "Tolm",
            "free nine sailors",
            "Marund",
            "unfreeze its assets",
        ),
        (
            "ru",
            "По условиям соглашения Толмия отпустит моряков, а Тавия разморозит её активы.",
            "Толмия",
            "отпустит моряков",
            "Тавия",
            "разморозит её активы",
        ),
        (
            "lt",
            "Pagal susitarimą Rovanija paleis jūreivius, o Hestonija atšildys jos lėšas.",
            "Rovanija",
            "paleis jūreivius",
            "Hestonija",
            "atšildys jos lėšas",
        ),
        (
            "uk",
            "Тарсія звільнила екіпаж, за що Скельвія передала їй два буксири.",
            "Тарсія",
            "звільнила екіпаж",
            "Скельвія",
            "передала їй два буксири",
        ),
        (
            "pl",
            "Drenia uwolniła załogę, za co Lutonia przekazała jej dwa holowniki.",
            "Drenia",
            "uwolniła załogę",
            "Lutonia",
            "przekazała jej dwa holowniki",
        ),
        (
            "lt",
            "Hestonija nepasirašys sutarties, kol Rovanija nepaleis kalinių.",
            "Hestonija",
            "nepasirašys sutarties",
            "Rovanija",
            "nepaleis kalinių",
        ),
        (
            "en",
            "Should Tolm free the crew, Marund would pay for the move.",
            "Marund",
            "pay for the move",
            "Tolm",
            "free the crew",
        ),
    ],
)
def test_an_agreement_and_what_was_given_for_it(
    language: str, text: str, one: str, gives: str, other: str, gets: str
) -> None:
    (deal,) = read(text, language, entity("e1", "place", text, one), entity("e2", "place", text, other))
    assert told(deal, text) == ("e1", gives, "e2", gets)


@pytest.mark.parametrize(
    ("language", "text", "gets", "gives"),
    [
        ("ru", "За освобождение журналиста Тавия получит доступ к порту.", "доступ к порту", "освобождение журналиста"),
        ("be", "За вызваленне журналіста Тавія атрымае доступ да порта.", "доступ да порта", "вызваленне журналіста"),
        ("uk", "За звільнення журналіста Тавія отримає доступ до порту.", "доступ до порту", "звільнення журналіста"),
        (
            "pl",
            "Za zwolnienie dziennikarza Tawia dostanie dostęp do portu.",
            "dostęp do portu",
            "zwolnienie dziennikarza",
        ),
        ("lt", "Už žurnalisto paleidimą Tavija gaus prieigą prie uosto.", "prieigą prie uosto", "žurnalisto paleidimą"),
    ],
)
def test_who_gets_gives_the_other_side(language: str, text: str, gets: str, gives: str) -> None:
    name = next(word for word in text.split() if word[:3] in ("Тав", "Taw", "Tav"))
    (deal,) = read(text, language, entity("e1", "place", text, name))
    assert told(deal, text) == (None, gets, "e1", gives)
