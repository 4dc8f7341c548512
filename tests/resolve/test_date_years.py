"""Which day, month or year is meant: by the words around it, by what stands beside it, by the story told so far."""

from __future__ import annotations

import pytest
from tests.resolve.dated import values

DIRECTIONS = [
    # What is to come by a condition, a modal verb, or words before it.
    ("If Oru wins the contest Tuesday, he leads.", {"Tuesday": "2025-02-18"}),
    ("If Oru won the contest Tuesday, nobody saw it.", {"Tuesday": "2025-02-11"}),
    ("She asked Oru Friday whether he would run.", {"Friday": "2025-02-14"}),
    ("“We’ll be meeting on Friday,” Oru said.", {"Friday": "2025-02-21"}),
    ("Oru wouldn’t say Tuesday how he would vote.", {"Tuesday": "2025-02-11"}),
    ("The harbour holds its caucuses on Tuesday.", {"Tuesday": "2025-02-18"}),
    ("He is likely to do well in Tuesday’s primary.", {"Tuesday": "2025-02-18"}),
    ("He did well in Tuesday’s race.", {"Tuesday": "2025-02-11"}),
    ("Work goes on between now and June 8.", {"now": "PRESENT_REF", "June 8": "2025-06-08"}),
    ("They go heading into Tuesday’s vote.", {"Tuesday": "2025-02-18"}),
    ("The deal reached on Monday still leaves the town poor.", {"Monday": "2025-02-10"}),
    ("The deal reached last month will end on Monday.", {"last month": "2025-01", "Monday": "2025-02-17"}),
    ("It was taken from May 2 through Sunday.", {"May 2": "2025-05-02", "Sunday": "2025-02-09"}),
    ("They can beat Oru in October.", {"October": "2025-10"}),
    ("They beat Oru in October.", {"October": "2024-10"}),
    # A verb of the past right before a month that is near to come, and what only looks like one.
    ("Oru took office in April.", {"April": "2024-04"}),
    ("It was shown in April that she knew.", {"April": "2024-04"}),
    ("They spoke of a contested convention in April.", {"April": "2025-04"}),
    # The year that stands behind both ends.
    ("Fares rose between March and April 2018.", {"March": "2018-03", "April 2018": "2018-04"}),
    ("They toured (26 November - 4 January 2018).", {"26 November": "2017-11-26", "4 January 2018": "2018-01-04"}),
    ("It rained in January. By March 2018 it had been dry.", {"January": "2025-01", "March 2018": "2018-03"}),
    # The year that is named before.
    ("He won in May 2018 and lost in October of that year.",
     {"May 2018": "2018-05", "October of that year": "2018-10"}),
    ("He won in May 2018. He left the following March.", {"May 2018": "2018-05", "the following March": "2019-03"}),
    ("He won in May 2018, as he had the previous June.", {"May 2018": "2018-05", "the previous June": "2017-06"}),
    ("He won in May 2018 and moved away that summer.", {"May 2018": "2018-05", "that summer": "2018-SU"}),
    ("He won in 2018 and left the next year.", {"2018": "2018", "the next year": "2019"}),
    ("He will leave the next year.", {"the next year": "2026"}),
    ("On March 23 of this year it was law.", {"March 23 of this year": "2025-03-23"}),
    ("They met in the summer of 1969 and married that December.",
     {"the summer of 1969": "1969-SU", "that December": "1969-12"}),
    ("He said that December was cold.", {"December": "2024-12"}),
    # A year told in passing is not that of the next sentence; one to which the story turns is.
    ("One of those named to the court in 1993 was Oru. Vale died in August.", {"1993": "1993", "August": "2024-08"}),
    ("In 1993 Oru was named to the court. Vale died in August.", {"1993": "1993", "August": "1993-08"}),
    # Two ends of one span.
    ("Thousands fled between June 1 and December 20 alone.", {"June 1": "2024-06-01", "December 20": "2024-12-20"}),
    ("The park will be open from June 1 to October 31.", {"June 1": "2025-06-01", "October 31": "2025-10-31"}),
    ("The vote was moved from April 15 to April 1.", {"April 15": "2025-04-15", "April 1": "2025-04-01"}),
    # What the future takes out of a story.
    ("He lost in 2008. He will need them in the fall.", {"2008": "2008", "the fall": "2025-FA"}),
]  # fmt: skip
"""Invented sentences."""


@pytest.mark.parametrize(("text", "expected"), DIRECTIONS)
def test_direction_and_year(text: str, expected: dict[str, str]) -> None:
    assert values(text) == expected


COUNTED = [
    ("It will be the first in five years.", {"five years": "P5Y"}),
    ("It will open in five years.", {"five years": "2030"}),
    ("He left in 1993. In the subsequent years he wrote.", {"1993": "1993", "the subsequent years": "PXY"}),
    ("He left in 1993. In the subsequent year he wrote.", {"1993": "1993", "the subsequent year": "1994"}),
    ("He left in 1993. A century earlier it was built.", {"1993": "1993", "A century earlier": "1893"}),
    ("A quarter-century ago it stood; 14 or 15 years ago it fell.",
     {"A quarter-century ago": "2000", "14 or 15 years ago": "2011"}),
    ("He lost five of the past six races.", {}),
    ("He lost in the past.", {"the past": "PAST_REF"}),
    ("Over the past two or three weeks he slept.", {"the past two or three weeks": "P3W"}),
    ("He came in the last week of the race.", {"the last week": "P1W"}),
    ("He came last week.", {"last week": "2025-W06"}),
    ("At the moment he spoke, it rained.", {}),
    ("It rains at the moment.", {"at the moment": "PRESENT_REF"}),
]  # fmt: skip
"""Invented sentences."""


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_what_is_counted(text: str, expected: dict[str, str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    ["He said ''44 is enough''.", "House Bill 1523, he said, failed.", "The USA TODAY poll fell.", "He can't do that overnight."],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert values(text) == {}


def test_a_month_is_not_counted_from_a_year() -> None:
    text = "He spoke on 3 December 2024. It may be 2026 before it is done. Two months later he left."
    assert values(text)["Two months later"] == "2025-02"


def test_a_history_that_goes_on_into_the_year_of_publication() -> None:
    past = " ".join(f"On {day} May 2021 the town fell." for day in range(1, 9))
    late = " ".join(f"On {day} January 2025 it was held." for day in range(1, 5))
    found = values(f"{past} On 20 June it was taken back. {late}")
    assert found["20 June"] == "2021-06-20"
    news = "He said so yesterday and three days ago, on Monday, on Tuesday and on Friday. "
    assert values(f"{news}{past} It opens on 20 June. {late}")["20 June"] == "2025-06-20"


def test_a_year_foretold_in_passing_does_not_move_the_story_on() -> None:
    past = " ".join(f"On {day} March 1975 the town fell." for day in range(1, 11))
    story = f"{past} The army of the north had planned for 1976."
    assert values(f"{story} On 20 March it fled.")["20 March"] == "1975-03-20"
    assert values(f"{story} On 2 February it fled.")["2 February"] == "1976-02-02"


OTHER_LANGUAGES = [
    # Adjectives made of weekdays and months; a preposition before one says nothing of the time.
    ("pl", "Środowy ostrzał potępiono. To komentarz do środowego ostrzału.",
     {"Środowy": "2025-02-12", "środowego": "2025-02-12"}),
    ("ru", "Пятничная забастовка сорвала рейсы. На январском саммите решили иначе.",
     {"Пятничная": "2025-02-14", "январском": "2025-01"}),
    ("uk", "Суботній страйк зірвав рейси.", {"Суботній": "2025-02-15"}),
    ("be", "Пятнічны страйк сарваў рэйсы.", {"Пятнічны": "2025-02-14"}),
    ("ru", "Октябрьский суд отложил дело. Он живёт в Октябрьском районе.", {}),
    # A weekday with a capital within a sentence is a name.
    ("pl", "Rzecznik Konrad Piątek milczał. W piątek przemówił.", {"piątek": "2025-02-14"}),
    ("pl", "Piątek był spokojny.", {"Piątek": "2025-02-14"}),
    # What was not done by a day, and what is to be done no sooner.
    ("pl", "Nie podano tego do poniedziałku. Trzeba to podać do poniedziałku.",
     {"poniedziałku": "2025-02-17"}),
    ("pl", "Informacji o wizycie nie podano do poniedziałku.", {"poniedziałku": "2025-02-10"}),
    ("ru", "Министр не ответил до понедельника.", {"понедельника": "2025-02-10"}),
    ("ru", "Министр ответит до понедельника.", {"понедельника": "2025-02-17"}),
    ("en", "He did not answer by Monday.", {"Monday": "2025-02-10"}),
    ("en", "He must answer by Monday.", {"Monday": "2025-02-17"}),
    ("uk", "Він підпише заяву не раніше понеділка.", {"понеділка": "2025-02-17"}),
    # Parts of the day that stand alone: of the day named close by, else of publication.
    ("ru", "Ночью дом сгорел. До вечера никто не ответил.", {"Ночью": "2025-02-15TNI", "вечера": "2025-02-15TEV"}),
    ("uk", "У середу місто обстріляли, а вночі згасло світло.", {"середу": "2025-02-12", "вночі": "2025-02-12TNI"}),
    ("be", "Пад вечар пайшоў дождж.", {"вечар": "2025-02-15TEV"}),
    ("lt", "Naktį kilo gaisras, rašo „Žinių Rytas“.", {"Naktį": "2025-02-15TNI"}),
    ("pl", "W nocy z czwartku na piątek spłonął dom.", {"nocy z czwartku na piątek": "2025-02-13TNI"}),
    # Lengths of time without a number, and what is none.
    ("ru", "Стачка длилась неделю, её отложили на год.", {"неделю": "P1W", "год": "P1Y"}),
    ("ru", "Из года в год растут цены.", {}),
    ("pl", "Od roku mieszka w porcie. Z roku na rok ceny rosną.", {"roku": "P1Y"}),
    ("pl", "Współpraca Północ-Południe trwa. Wyjechał w południe.", {"południe": "2025-02-15T12:00"}),
    ("pl", "Wróciła sprawa sprzed dwóch lat.", {"sprzed dwóch lat": "2023"}),
    ("pl", "Wróciła sprawa sprzed lat.", {"sprzed lat": "PAST_REF"}),
    ("pl", "Odszedł w grudniu roku 2020.", {"grudniu roku 2020": "2020-12"}),
    ("lt", "Paliaubos truko vos dieną. Mirė 58 metų ūkininkas.", {"dieną": "P1D"}),
    ("en", "The daily Courier is read daily.", {"daily": "P1D"}),
]  # fmt: skip
"""Invented sentences."""


@pytest.mark.parametrize(("language", "text", "expected"), OTHER_LANGUAGES)
def test_other_languages(language: str, text: str, expected: dict[str, str]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "He was a guard before the Sept. 11 attacks.", "2001-09-11"),
        ("en", "He was a guard until Sept. 11 of all days.", "2025-09-11"),
        ("ru", "После атак 11 сентября он служил охранником.", "2001-09-11"),
        ("uk", "Після терактів 11 вересня він служив охоронцем.", "2001-09-11"),
        ("be", "Пасля тэрактаў 11 верасня ён служыў ахоўнікам.", "2001-09-11"),
        ("pl", "Po zamachach z 11 września był strażnikiem.", "2001-09-11"),
        ("lt", "Po rugsėjo 11 d. išpuolių jis buvo sargas.", "2001-09-11"),
        ("en", "The Jan. 6 riot was years ago.", "2021-01-06"),
    ],
)
def test_a_day_known_by_its_event(language: str, text: str, value: str) -> None:
    assert value in values(text, language).values()


def test_the_event_of_a_day_is_of_its_year_only_after_it() -> None:
    assert values("The Sept. 11 attacks shook the port.", published="1998-09-20")["Sept. 11"] == "1998-09-11"


SPANS = [
    ("ru", "С 1 июня по 20 декабря погибли сотни.", ["2024-06-01", "2024-12-20"]),
    ("ru", "Между 1 июня и 20 декабря погибли сотни.", ["2024-06-01", "2024-12-20"]),
    ("uk", "З 1 червня до 20 грудня загинули сотні.", ["2024-06-01", "2024-12-20"]),
    ("be", "З 1 чэрвеня па 20 снежня загінулі сотні.", ["2024-06-01", "2024-12-20"]),
    ("pl", "Od 1 czerwca do 20 grudnia zginęły setki.", ["2024-06-01", "2024-12-20"]),
    ("lt", "Nuo birželio 1 d. iki gruodžio 20 d. žuvo šimtai.", ["2024-06-01", "2024-12-20"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), SPANS)
def test_both_ends_of_a_span_that_has_been(language: str, text: str, expected: list[str]) -> None:
    assert list(values(text, language).values()) == expected


LATER = [
    # What would lie ahead although it has been hangs on something that the text does not date.
    ("en", "The strike came without warning. Two weeks later the mine was shut.", {"Two weeks later": "PAST_REF"}),
    ("en", "Two weeks later the mine will be shut.", {"Two weeks later": "2025-W09"}),
    ("en", "The vote is on May 5. A day earlier, six were held.", {"May 5": "2025-05-05", "A day earlier": "2025-02-14"}),
    ("ru", "Удар был внезапным. Через две недели шахту закрыли.", {"Через две недели": "PAST_REF"}),
    ("ru", "Через две недели шахту закроют.", {"Через две недели": "2025-W09"}),
    ("uk", "Удар був раптовий. Через два тижні шахту закрили.", {"Через два тижні": "PAST_REF"}),
    ("be", "Удар быў раптоўны. Праз два тыдні шахту закрылі.", {"Праз два тыдні": "PAST_REF"}),
    ("pl", "Cios był nagły. Dwa tygodnie później kopalnię zamknięto.", {"Dwa tygodnie później": "PAST_REF"}),
    ("lt", "Smūgis buvo staigus. Po dviejų savaičių kasyklą uždarė.", {"Po dviejų savaičių": "PAST_REF"}),
    # The day may stand right behind it.
    ("en", "Two days later, on February 9, he quit.", {"Two days later": "2025-02-09", "February 9": "2025-02-09"}),
    ("en", "A year later, in 2010, he quit.", {"A year later": "2010", "2010": "2010"}),
    ("ru", "Через два дня, 9 февраля, он ушёл.", {"Через два дня": "2025-02-09", "9 февраля": "2025-02-09"}),
    ("be", "Праз два дні, 9 лютага, ён сышоў.", {"Праз два дні": "2025-02-09", "9 лютага": "2025-02-09"}),
    ("pl", "Dwa dni później, 9 lutego, odszedł.", {"Dwa dni później": "2025-02-09", "9 lutego": "2025-02-09"}),
    # The same month, a year before.
    ("en", "Sales in January beat the same month last year.",
     {"January": "2025-01", "the same month last year": "2024-01"}),
    ("ru", "В январе продали больше, чем в том же месяце прошлого года.",
     {"январе": "2025-01", "том же месяце прошлого года": "2024-01"}),
    ("pl", "W styczniu sprzedano więcej niż w tym samym miesiącu ubiegłego roku.",
     {"styczniu": "2025-01", "tym samym miesiącu ubiegłego roku": "2024-01"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), LATER)
def test_counted_from_what_was_told(language: str, text: str, expected: dict[str, str]) -> None:
    assert values(text, language) == expected
