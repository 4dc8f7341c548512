"""Numbers in digits and in words, in six languages, with what they count and what they may mean."""

from __future__ import annotations

import pytest

from headwater.link.numbers import numbers
from headwater.linked import Number
from headwater.wordforms import tokens


def read(text: str, language: str, taken: tuple[tuple[int, int], ...] = ()) -> list[Number]:
    return list(numbers(tokens(text), language, taken)[0])


@pytest.mark.parametrize(
    ("language", "text", "value", "of"),
    [
        ("en", "three political prisoners", 3, "prisoner"),
        ("en", "one hundred and five drones", 105, "drone"),
        ("en", "2.5 million dollars", 2_500_000, "dollar"),
        ("en", "1,200 tonnes", 1200, "tonne"),
        ("en", "$5 billion", 5_000_000_000, "dollar"),
        ("en", "30% of the vote", 30, "percent"),
        ("ru", "двадцать три солдата", 23, "soldier"),
        ("ru", "2,5 млн долларов", 2_500_000, "dollar"),
        ("ru", "1 200 тонн", 1200, "tonne"),
        ("ru", "трое заключённых", 3, "prisoner"),
        ("be", "дзвесце пяцьдзясят чалавек", 250, "people"),
        ("be", "dźviescie piaćdziasiat čałaviek", 250, "people"),
        ("be", "13 тысяч вайскоўцаў", 13_000, "soldier"),
        ("uk", "п’ятеро поранених", 5, "wound"),
        ("uk", "3,5 тисячі гривень", 3500, "hryvnia"),
        ("pl", "dwa tysiące złotych", 2000, "zloty"),
        ("pl", "czterdziestu żołnierzy", 40, "soldier"),
        ("lt", "dvidešimt trys kaliniai", 23, "prisoner"),
        ("lt", "3 tūkst. gyventojų", 3000, "people"),
        ("en", "350 million crowns", 350_000_000, "crown"),
        ("ru", "350 миллионов крон", 350_000_000, "crown"),
        ("be", "350 мільёнаў крон", 350_000_000, "crown"),
        ("be", "350 miljonaŭ kron", 350_000_000, "crown"),
        ("uk", "350 мільйонів крон", 350_000_000, "crown"),
        ("pl", "350 milionów koron", 350_000_000, "crown"),
        ("lt", "350 milijonų kronų", 350_000_000, "crown"),
        ("en", "2 million francs", 2_000_000, "franc"),
        ("ru", "2 млн франков", 2_000_000, "franc"),
        ("pl", "2 mln franków", 2_000_000, "franc"),
        ("lt", "2 mln. frankų", 2_000_000, "franc"),
        ("en", "40 pounds", 40, "pound"),
        ("en", "£40", 40, "pound"),
        ("uk", "40 фунтів", 40, "pound"),
        ("be", "40 фунтаў", 40, "pound"),
        ("lt", "40 svarų", 40, "pound"),
        ("pl", "55 milionów hrywien", 55_000_000, "hryvnia"),
        ("be", "55 miljonaŭ hryvień", 55_000_000, "hryvnia"),
        ("ru", "900 тенге", 900, "tenge"),
        ("lt", "40 svarstomų klausimų", 40, "consider"),
        ("en", "three crown princes", 3, "crown"),
    ],
)
def test_a_number_and_what_it_counts(language: str, text: str, value: float, of: str) -> None:
    (found,) = read(text, language)
    assert (found.value, found.of) == (value, of)


@pytest.mark.parametrize(
    ("language", "text", "least", "most"),
    [
        ("en", "about 200 people", 170, 230),
        ("en", "more than 190 people", 190, 285),
        ("en", "up to 30 people", 15, 30),
        ("en", "200-250 drones", 200, 250),
        ("en", "dozens of houses", 20, 99),
        ("ru", "не менее девяти человек", 9, 13.5),
        ("be", "больш за 70 студэнтаў", 70, 105),
        ("uk", "близько 100 людей", 85, 115),
        ("pl", "kilkadziesiąt domów", 20, 99),
        ("lt", "apie 200 žmonių", 170, 230),
    ],
)
def test_what_a_number_may_mean(language: str, text: str, least: float, most: float) -> None:
    (found,) = read(text, language)
    assert (found.least, found.most) == pytest.approx((least, most))


def test_names_scores_times_and_what_is_taken_give_no_number() -> None:
    assert not read("Su-27 at 10:30 beat COVID-19", "en")
    assert not read("on 5 March", "en", ((3, 10),))


def test_a_number_keeps_its_words_as_printed() -> None:
    (found,) = read("Más o menos: more than two thousand roubles", "en")
    assert found.text == "more than two thousand"
    assert numbers(tokens("some 12 people"), "en")[1] == {0, 1}
