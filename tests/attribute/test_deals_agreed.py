"""Deals that the words only call one, that have a price, and that one subject both gives and gets for."""

from __future__ import annotations

import pytest
from tests.attribute.test_deals import read


def sides(text: str, language: str) -> list[tuple[str, str]]:
    return [(d.gives[0].content[0].of(text), d.gets[0].content[0].of(text)) for d in read(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "gives", "gets"),
    [
        ("ru", "Ценой вывода войск из Кеши стала амнистия командирам.", "амнистия командирам", "вывода войск из Кеши"),
        ("be", "Цана адкрыцця мяжы — вяртанне затрыманых фур.", "вяртанне затрыманых фур", "адкрыцця мяжы"),
        ("uk", "Ціною виведення військ стала амністія командирам.", "амністія командирам", "виведення військ"),
        ("pl", "Ceną za wycofanie wojsk była amnestia.", "amnestia", "wycofanie wojsk"),
        ("lt", "Pasitraukimo iš Kešos kaina buvo amnestija vadams.", "amnestija vadams", "Pasitraukimo iš Kešos"),
        (
            "en",
            "The price of the withdrawal was an amnesty for their commanders.",
            "an amnesty for their commanders",
            "the withdrawal",
        ),
    ],
)
def test_what_something_is_the_price_of(language: str, text: str, gives: str, gets: str) -> None:
    assert sides(text, language) == [(gives, gets)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The price of the bread was two euros."),
        ("en", "Visitors are handed a paper map in exchange for a ticket."),
        ("ru", "Посетителям музея выдают карту в обмен на билет."),
        ("be", "Наведнікам музея выдаюць мапу ў абмен на білет."),
        ("uk", "Відвідувачам музею видають мапу в обмін на квиток."),
        ("pl", "Zwiedzający dostają mapę w zamian za bilet."),
        ("lt", "Lankytojams žemėlapis duodamas mainais į bilietą."),
        ("en", "Traders sold francs, and the bank said it would act only if prices fell."),
    ],
)
def test_no_deal(language: str, text: str) -> None:
    assert sides(text, language) == []
