"""The words of expressions of time: what each is worth, and what is none. Published on Saturday, 15 February 2025."""

from __future__ import annotations

import pytest
from tests.resolve.dated import values

CASES = [
    ("Over the last decade and in the past year it grew.", {"the last decade": "P10Y", "the past year": "P1Y"}),
    ("It will grow over the next week; next week is the fair.", {"the next week": "P1W", "next week": "2025-W08"}),
    ("It gathered steam this past week.", {"this past week": "P1W"}),
    ("He came a fortnight ago.", {"a fortnight ago": "2025-W05"}),
    ("He came a year and a half ago.", {"a year and a half ago": "2023-08"}),
    ("He came half a dozen years ago, not a dozen years ago.", {"half a dozen years ago": "2019", "a dozen years ago": "2013"}),
    ("It will end a year from now.", {"a year from now": "2026"}),
    ("It will end in about a month.", {"about a month": "2025-03"}),
    ("He fell ill on December 12 or 13, 2023.", {"December 12": "2023-12-12", "13, 2023": "2023-12-13"}),
    ("He fell ill last Oct. 3.", {"last Oct. 3": "2024-10-03"}),
    ("Between January and March it rained.", {"January": "2025-01", "March": "2025-03"}),
    ("In 2006-07, in the 2011/12 season and in 1999-00.", {"2006": "2006", "07": "2007", "2011": "2011", "12": "2012", "1999": "1999", "00": "2000"}),
    ("Marlow's 1968 run failed.", {"1968": "1968"}),
    ("The 2020 and 2024 runs failed.", {"2020": "2020", "2024": "2024"}),
    ("Runners of the 2008 Summer Olympics met.", {"the 2008": "2008"}),
    ("In the late-2007 slump and the 1800s.", {"late-2007": "2007", "the 1800s": "18"}),
    ("By late afternoon it was over.", {"late afternoon": "2025-02-15TAF"}),
    ("The week ended January 11 was cold.", {"The week": "2025-W02", "January 11": "2025-01-11"}),
    ("In the week to January 11 it rose.", {"the week": "2025-W02", "January 11": "2025-01-11"}),
    ("In the year to January it rose.", {"the year": "P1Y", "January": "2025-01"}),
    ("For the quarter ended Dec. 31 it lost money.", {"the quarter": "2024-Q4", "Dec. 31": "2024-12-31"}),
    ("In the fourth quarter ended Sept. 30 it lost money.", {"the fourth quarter": "2024-Q4", "Sept. 30": "2024-09-30"}),
    ("It fell after three dark weeks and eight trading days.", {"three dark weeks": "P3W", "eight trading days": "P8D"}),
    ("The nearly two-year-old war and the eight-month-old truce.", {"nearly two-year-old": "P2Y", "eight-month-old": "P8M"}),
    ("Nine died overnight in Orsk.", {"overnight": "2025-02-14TNI"}),
    ("Nine died overnight on Wednesday.", {"overnight on Wednesday": "2025-02-12TNI"}),
    ("He left on January the 3rd, 2020.", {"January the 3rd, 2020": "2020-01-03"}),
    ("It ended at year-end 2019.", {"year-end 2019": "2019"}),
    ("It rains in the fall.", {"the fall": "2024-FA"}),
    ("It took 9–12 months and a decade and a half.", {"9–12 months": "P12M", "a decade and a half": "P15Y"}),
    ("In November 1986 he was held. A week later he fled.", {"November 1986": "1986-11", "A week later": "1986-11"}),
    ("It took a few short months.", {"a few short months": "PXM"}),
    ("It took nearly 3 hours, 20 minutes.", {"nearly 3 hours, 20 minutes": "PT3H20M"}),
    ("It took three days, two hours longer than hoped.", {"three days": "P3D", "two hours": "PT2H"}),
    ("It took between two weeks and 20 days.", {"two weeks": "P2W", "20 days": "P20D"}),
    ("He left two years and three months ago.", {"two years and three months ago": "2022-11"}),
    ("He was shot the previous night; the day prior, he sang.", {"the previous night": "2025-02-14TNI", "the day prior": "2025-02-14"}),
    ("He came earlier Thursday, in the early hours Friday.", {"earlier Thursday": "2025-02-13", "the early hours Friday": "2025-02-14TMO"}),
    ("He left at the end of June last year.", {"the end of June last year": "2024-06"}),
    ("Over the past decade and a half it grew.", {"the past decade and a half": "P15Y"}),
    ("First-half profit fell, and will rise in the first half of the year.",
     {"First-half": "2024-H1", "the first half of the year": "2025-H1"}),
    ("The first half was dull, the second ended 2-0.", {}),
    ("By nightfall it was over.", {"nightfall": "2025-02-15TEV"}),
    ("It is watched on a daily basis.", {"daily": "P1D"}),
    ("In the early '80s it stood.", {"the early '80s": "198"}),
    ("It began at 9:30 a.m. Friday and was over by noon.", {"9:30 a.m. Friday": "2025-02-14T09:30", "noon": "2025-02-14T12:00"}),
    ("He spoke of 2023 reports, not of 2023 people.", {"2023": "2023"}),
    # Words of titles and of things, where a day goes before them by chance.
    ("On Friday night lights went out across Orsk.", {"Friday night": "2025-02-14TNI"}),
    ("On Wednesday Saturday Night Live mocked him; on Saturday night live music was heard.",
     {"Wednesday": "2025-02-12", "Saturday night": "2025-02-15TNI"}),
    ("On Thursday night football fans clashed.", {"Thursday night": "2025-02-13TNI"}),
    ("On Sunday school pupils marched.", {"Sunday": "2025-02-09"}),
    ("Vale said Sunday school buses had run.", {"Sunday": "2025-02-09"}),
    ("At Christmas party leaders met.", {"Christmas": "2024-12-25"}),
    ("At Easter rising water hit the mill.", {"Easter": "2024-03-31"}),
    ("He found it in a 19th century insurance office.", {"19th century": "18"}),
    ("They met over Thanksgiving weekend and on Labor Day weekend.", {"Thanksgiving weekend": "2024-W48-WE", "Labor Day weekend": "2024-W35-WE"}),
    ("They met on the first Monday of May 2003.", {"the first Monday of May 2003": "2003-05-05"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_it_is_worth(text: str, expected: dict[str, str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Velm's 1500 sheep were lost.",
        "A man in his sixties and a decade-old law.",
        "It ran 2012-11 and no more.",
        "He rests at Mar-a-Lago.",
        "The fall in prices is sharp; behind the fall is a weak krone.",
        "It rose to the high thirties from the low 20s.",
        "The Spring Uprising and the Summer School.",
        "She took sick days in office hours on any day of the week.",
        "The two-year-old and an eight-month-old girl were saved.",
        "It fell in after-hours trading.",
        "He is 5'10\" tall.",
        "The crowd bought a Christmas tree, saw Easter Island and sang on Saturday Night Live.",
        "The crowd heard of 21st Century Fox, of Entertainment Tonight and of Local 90's dues.",
        "Some women in their 30s, 40s and 50s gave $20s.",
        "They meet on the last Friday of the month.",
        "They kept late hours.",
        "The pupils of a Sunday school, and those at Sunday school in Orsk, sang a Christmas carol in their Sunday best.",
        "The crowd bought Christmas presents and watched Friday Night Lights.",
        # Numbers that count.
        "Police counted 2023 thefts in the port.",
        "The office received 2027 complaints.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert not set(values(text)) - {"2012"}


LENGTHS = [
    ("ru", "За последний год выросло, в прошлом году упало.", {"последний год": "P1Y", "прошлом году": "2024"}),
    ("uk", "За останній рік зросло, минулого року впало.", {"останній рік": "P1Y", "минулого року": "2024"}),
    ("be", "За апошні год вырасла, у мінулым годзе ўпала.", {"апошні год": "P1Y", "мінулым годзе": "2024"}),
    ("be", "Za apošni hod vyrasła.", {"apošni hod": "P1Y"}),
    ("pl", "W ciągu ostatniego roku wzrosło, w zeszłym roku spadło.", {"ostatniego roku": "P1Y", "zeszłym roku": "2024"}),
    ("lt", "Per pastaruosius metus kilo, praėjusiais metais krito.", {"pastaruosius metus": "P1Y", "praėjusiais metais": "2024"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), LENGTHS)
def test_a_length_of_time_up_to_now_is_not_the_year_before(language: str, text: str, expected: dict[str, str]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В сезоне 2011/12 и в 2006-07 годах."),
        ("uk", "У сезоні 2011/12 та у 2006-07 роках."),
        ("be", "У сезоне 2011/12 і ў 2006-07 гадах."),
        ("pl", "W sezonie 2011/12 i w latach 2006-07."),
        ("lt", "2011/12 m. sezonas ir 2006-07 metais."),
    ],
)
def test_two_years_of_which_one_is_cut_short(language: str, text: str) -> None:
    assert list(values(text, language).values()) == ["2011", "2012", "2006", "2007"]


IN_OTHER_LANGUAGES = [
    # Lengths of time that go on in a smaller unit.
    ("ru", "Он шёл три часа и 40 минут.", {"три часа и 40 минут": "PT3H40M"}),
    ("uk", "Він ішов три години 40 хвилин.", {"три години 40 хвилин": "PT3H40M"}),
    ("be", "Ён ішоў тры гадзіны і 40 хвілін.", {"тры гадзіны і 40 хвілін": "PT3H40M"}),
    ("be", "Jon išoŭ try hadziny i 40 chvilin.", {"try hadziny i 40 chvilin": "PT3H40M"}),
    ("pl", "Dostał dwa lata i sześć miesięcy.", {"dwa lata i sześć miesięcy": "P2Y6M"}),
    ("lt", "Jis ėjo tris valandas ir 40 minučių.", {"tris valandas ir 40 minučių": "PT3H40M"}),
    ("ru", "На это нужно между 2 неделями и 20 днями.", {"2 неделями": "P2W", "20 днями": "P20D"}),
    # A weekday counted in its month.
    ("en", "They met on the last Friday in August.", {"the last Friday in August": "2024-08-30"}),
    ("ru", "Они встретились в последнюю пятницу августа.", {"последнюю пятницу августа": "2024-08-30"}),
    ("uk", "Вони зустрілися в останню п'ятницю серпня.", {"останню п'ятницю серпня": "2024-08-30"}),
    ("be", "Яны сустрэліся ў апошнюю пятніцу жніўня.", {"апошнюю пятніцу жніўня": "2024-08-30"}),
    ("be", "Jany sustrelisia ŭ apošniuju piatnicu žniŭnia.", {"apošniuju piatnicu žniŭnia": "2024-08-30"}),
    ("pl", "Spotkali się w pierwszy poniedziałek maja 2003 roku.", {"pierwszy poniedziałek maja 2003 roku": "2003-05-05"}),
    ("lt", "Jie susitiko paskutinį rugpjūčio penktadienį.", {"paskutinį rugpjūčio penktadienį": "2024-08-30"}),
    # Dawn of a weekday, and the night before.
    ("ru", "На рассвете в среду начался обстрел.", {"рассвете в среду": "2025-02-12TMO"}),
    ("uk", "На світанку в середу почався обстріл.", {"світанку в середу": "2025-02-12TMO"}),
    ("be", "На досвітку ў сераду пачаўся абстрэл.", {"досвітку ў сераду": "2025-02-12TMO"}),
    ("pl", "O świcie w środę zaczął się ostrzał.", {"świcie w środę": "2025-02-12TMO"}),
    ("lt", "Trečiadienį auštant prasidėjo apšaudymas.", {"Trečiadienį auštant": "2025-02-12TMO"}),
    ("ru", "Он умер предыдущей ночью.", {"предыдущей ночью": "2025-02-14TNI"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), IN_OTHER_LANGUAGES)
def test_what_it_is_worth_in_other_languages(language: str, text: str, expected: dict[str, str]) -> None:
    assert values(text, language) == expected
