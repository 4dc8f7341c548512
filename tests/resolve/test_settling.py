"""Bodies and outlets that were taken for somebody, or for each other."""

from __future__ import annotations

import pytest
from tests.resolve.named import article

from headwater.records import Entity, Marks, Name, NameKind, Span
from headwater.resolve.entities import find


def entities(text: str, language: str, *names: tuple[str, NameKind], outlet: str = "Lodestar") -> dict[str, Entity]:
    marks = Marks(names=tuple(Name(Span(text.index(n), text.index(n) + len(n)), kind) for n, kind in names))
    return {e.name: e for e in find(article(text, language, outlet), marks)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pellwick Transit, which runs the ferries, denied it.", "Pellwick Transit"),
        ("The Harbour Safety Board said that the pier was shut.", "Harbour Safety Board"),
        ("Quorrel, the company that runs the pier, denied it.", "Quorrel"),
        ("The pier was sold to Brindle Hotels on Monday.", "Brindle Hotels"),
    ],
)
def test_an_english_body_is_nobody(text: str, name: str) -> None:
    found = entities(text, "en", (name, "person"))[name]
    assert (found.kind, found.outlet) == ("organization", False)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Банк «Росток» закрыт. В «Росток» никто не пришёл.", "Росток"),
        ("uk", "Профспілка льотчиків «Обрій» проти.", "Обрій"),
        ("be", "Фірма «Вецер» маўчыць.", "Вецер"),
        ("lt", "Bendrovė „Vėtra“ tyli.", "Vėtra"),
    ],
)
def test_a_firm_is_no_outlet(language: str, text: str, name: str) -> None:
    found = entities(text, language, (name, "outlet"))[name]
    assert (found.kind, found.outlet) == ("organization", False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Signal North, a Stavian news agency, reported that the pier was shut.", "Signal North"),
        ("Quorrel, an independent daily in Marne, reported it.", "Quorrel"),
    ],
)
def test_an_outlet_in_apposition_that_nobody_marked(text: str, name: str) -> None:
    assert entities(text, "en")[name].outlet


@pytest.mark.parametrize(
    ("language", "text", "name", "kind"),
    [
        ("en", "Ida Moreau, the wife of the director, left.", "Ida Moreau", "person"),
        ("en", "After the talks with Moreau, the government of Lovania, which had paid, left.", "Moreau", "person"),
        ("en", "The army killed Ida Moreau, the staff said.", "Ida Moreau", "person"),
        ("pl", "Ofiarą jest Aidan Sorel, potwierdziła policja, a potem sąd.", "Aidan Sorel", "person"),
        ("uk", "Соціалістка Віра Ластівка, чия фракція проти, пішла.", "Віра Ластівка", "person"),
        ("en", "Moreau, the ministry announced on Monday, will resign.", "Moreau", "person"),
        ("en", "Aslan Tarek, the prosecution alleged, paid.", "Aslan Tarek", "person"),
        ("en", "Kasimir Moreau, the newspaper reported, is dead.", "Kasimir Moreau", "person"),
        ("en", "Critics attacked Moreau, the government and the church, in May.", "Moreau", "person"),
        ("en", "The pier was built by Samantha Jane Church.", "Samantha Jane Church", "person"),
        ("ru", "Лоза, партия которого победила, ушёл.", "Лоза", "person"),
        ("ru", "Лоза, суд установил, виновен.", "Лоза", "person"),
        ("ru", "Пришли Лоза, министерство и суд, и все молчат.", "Лоза", "person"),
        ("pl", "Loza, partia której wygrała, odszedł.", "Loza", "person"),
        ("uk", "Ковальчук, газета якої закрилася, пішов.", "Ковальчук", "person"),
        ("ru", "Как стало известно газете «Курс», мост закрыт.", "Курс", "organization"),
    ],
)
def test_what_stands_beside_a_name_and_says_nothing_of_it(language: str, text: str, name: str, kind: NameKind) -> None:
    found = entities(text, language, (name, "outlet" if kind == "organization" else kind))[name]
    assert found.kind == kind
    assert found.outlet is (kind == "organization")


def test_the_printing_outlet_is_one_beside_any_noun() -> None:
    text = "В пресс-службе лиги «Маяку» сообщили, что мост закрыт."
    assert entities(text, "ru", ("Маяку", "outlet"), outlet="Маяк")["Маяк"].outlet


def test_the_surname_of_somebody_named_in_full_is_no_outlet() -> None:
    text = "Глава порту Майкл О'Нілі мовчав. Про це пише газета. О'Нілі заявив, що йде."
    marks = Marks(
        names=(
            Name(Span(text.index("Майкл"), text.index(" мовчав")), "person"),
            Name(Span(text.rindex("О'Нілі"), text.rindex("О'Нілі") + 6), "outlet"),
        )
    )
    found = {e.name: e for e in find(article(text, "uk"), marks)}
    assert len(found["Майкл О'Нілі"].mentions) == 2


def test_a_paper_of_somebodys_name_is_an_outlet_between_quotation_marks() -> None:
    text = "Іван Ранок мовчав. Про порт пише «Ранок»."
    at = text.rindex("Ранок")
    marks = Marks(names=(Name(Span(0, 10), "person"), Name(Span(at, at + 5), "outlet")))
    assert [e.name for e in find(article(text, "uk"), marks) if e.outlet and e.name != "Lodestar"] == ["Ранок"]
