"""Dates as TIMEX3 in six languages, worked out against publication, tense and the dates named before."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater import calendar_words
from headwater.lexicon import LANGUAGES, load
from headwater.read import sentences
from headwater.records import Article, CaptureRef, Dated, DateMention
from headwater.resolve.dates import dates

PUBLISHED = "2025-02-15"
"""A Saturday."""


def _mentions(text: str, language: str = "en", published: str | None = PUBLISHED) -> tuple[DateMention, ...]:
    return dates(
        Article(
            id="a",
            title=None,
            text=text,
            language=language,
            access="open",
            capture=CaptureRef("", ""),
            published=Dated(published, "given") if published else None,
            sentences=sentences.split(text, language),
            read_in=language,
        )
    )


def _values(text: str, language: str = "en", published: str | None = PUBLISHED) -> dict[str, str]:
    return {m.text: m.value for m in _mentions(text, language, published)}


ENGLISH = [
    ("They met on Wednesday.", {"Wednesday": "2025-02-12"}),
    ("They met on Saturday.", {"Saturday": "2025-02-15"}),
    ("They will meet on Wednesday.", {"Wednesday": "2025-02-19"}),
    ("They met last Saturday.", {"last Saturday": "2025-02-08"}),
    ("It opens next Monday.", {"next Monday": "2025-02-17"}),
    ("He said nothing on February 12.", {"February 12": "2025-02-12"}),
    ("It began on December 31.", {"December 31": "2024-12-31"}),
    ("It ended on 3 March 2019.", {"3 March 2019": "2019-03-03"}),
    ("The deadline is Feb. 20.", {"Feb. 20": "2025-02-20"}),
    ("It rained yesterday and this morning.", {"yesterday": "2025-02-14", "this morning": "2025-02-15TMO"}),
    ("He left three days ago.", {"three days ago": "2025-02-12"}),
    ("He left two weeks ago.", {"two weeks ago": "2025-W05"}),
    ("He left a year ago.", {"a year ago": "2024"}),
    ("The summit will open in two weeks.", {"two weeks": "2025-W09"}),
    ("It was the first meeting in five years.", {"five years": "P5Y"}),
    ("He served for five years.", {"five years": "P5Y"}),
    ("Prices rose last month and last year.", {"last month": "2025-01", "last year": "2024"}),
    ("Next year brings a vote.", {"Next year": "2026"}),
    ("In the first quarter of 2024 it fell.", {"the first quarter of 2024": "2024-Q1"}),
    ("It was the summer of 2020.", {"the summer of 2020": "2020-SU"}),
    ("In the 1990s and in 2010 it was so.", {"the 1990s": "199", "2010": "2010"}),
    ("He comes every Monday.", {"every Monday": "XXXX-WXX-1"}),
    ("It is held annually.", {"annually": "P1Y"}),
    ("It began at 10 a.m. on February 12.", {"10 a.m.": "2025-02-15T10:00", "February 12": "2025-02-12"}),
    ("On February 12 at 14:00 it began.", {"February 12": "2025-02-12", "14:00": "2025-02-12T14:00"}),
    ("It ran from March 3 to 5, 2020.", {"March 3": "2020-03-03", "5, 2020": "2020-03-05"}),
    ("It lasted from 2010 to 2015.", {"2010": "2010", "2015": "2015"}),
    ("He came on February 3. On the same day he left.", {"February 3": "2025-02-03", "the same day": "2025-02-03"}),
    ("He came on February 3 and left two days later.", {"February 3": "2025-02-03", "two days later": "2025-02-05"}),
    ("In May 2019 he was held; he was freed in July.", {"May 2019": "2019-05", "July": "2019-07"}),
    ("It was the 20th century.", {"the 20th century": "19"}),
    ("A two-day visit.", {"two-day": "P2D"}),
    ("Over the past several months he wrote.", {"the past several months": "PXM"}),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: dict[str, str]) -> None:
    assert _values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Some 1,000 prisoners are held; 2000 people came.",
        "See page 2020 of the report, room 1999.",
        "He may go, and they march on.",
        "May I ask?",
        "April Marlow and June Vale won.",
        "The 52-year-old mayor and a man, 37 years old, spoke.",
        "The second man told the American daily.",
        "Flight 1812 cost 2010 dollars.",
        "He won 3-5 and 12.5 percent.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert _values(text) == {}


OTHERS = [
    (
        "ru",
        "Встреча прошла в среду. 12 февраля 2025 года он прибыл. Вчера утром суд начался в 10:00. "
        "Он приедет в пятницу. Три дня назад было тихо, на прошлой неделе тоже. Через две недели откроется саммит. "
        "За последние пять лет задержали 1000 человек. Летом 2024 года. В феврале прошлого года. Каждый понедельник.",
        {
            "среду": "2025-02-12",
            "12 февраля 2025 года": "2025-02-12",
            "Вчера утром": "2025-02-14TMO",
            "10:00": "2025-02-14T10:00",
            "пятницу": "2025-02-21",
            "Три дня назад": "2025-02-12",
            "прошлой неделе": "2025-W06",
            "Через две недели": "2025-W09",
            "последние пять лет": "P5Y",
            "Летом 2024 года": "2024-SU",
            "феврале прошлого года": "2024-02",
            "Каждый понедельник": "XXXX-WXX-1",
        },
    ),
    (
        "be",
        "Сустрэча прайшла ў сераду. 12 лютага 2025 года ён прыбыў. Учора раніцай пачаўся суд. Летась і сёлета. "
        "Ён прыедзе ў пятніцу. Тры дні таму было ціха. Праз два тыдні адкрыецца саміт. У лютым мінулага года. Штогод.",
        {
            "сераду": "2025-02-12",
            "12 лютага 2025 года": "2025-02-12",
            "Учора раніцай": "2025-02-14TMO",
            "Летась": "2024",
            "сёлета": "2025",
            "пятніцу": "2025-02-21",
            "Тры дні таму": "2025-02-12",
            "Праз два тыдні": "2025-W09",
            "лютым мінулага года": "2024-02",
            "Штогод": "P1Y",
        },
    ),
    (
        "be",
        "Zboŭstva zdaryłasia ŭ sieradu. 12 lutaha 2025 hoda jon prybyŭ. Try dni tamu było cicho. Praz dva tydni.",
        {
            "sieradu": "2025-02-12",
            "12 lutaha 2025 hoda": "2025-02-12",
            "Try dni tamu": "2025-02-12",
            "Praz dva tydni": "2025-W09",
        },
    ),
    (
        "be",
        "Сустрэча адбылася ў чацьвер, 13 лютага. Сьнежань быў цёплы. Праз пяць дзён.",
        {"чацьвер, 13 лютага": "2025-02-13", "Праз пяць дзён": "2025-02-20"},
    ),
    (
        "uk",
        "Зустріч відбулася в середу. 12 лютого 2025 року він прибув. Вчора вранці почався суд. Він приїде в п’ятницю. "
        "Три дні тому було тихо, минулого тижня також. Через два тижні. Торік. Щопонеділка. У лютому минулого року.",
        {
            "середу": "2025-02-12",
            "12 лютого 2025 року": "2025-02-12",
            "Вчора вранці": "2025-02-14TMO",
            "п’ятницю": "2025-02-21",
            "Три дні тому": "2025-02-12",
            "минулого тижня": "2025-W06",
            "Через два тижні": "2025-W09",
            "Торік": "2024",
            "Щопонеділка": "XXXX-WXX-1",
            "лютому минулого року": "2024-02",
        },
    ),
    (
        "pl",
        "Spotkanie odbyło się w środę. 12 lutego 2025 roku przybył. Wczoraj rano. Przyjedzie w piątek o godz. 14.30. "
        "Trzy dni temu było cicho, w zeszłym tygodniu też. Za dwa tygodnie. W ciągu ostatnich pięciu lat. Latem 2024 roku.",
        {
            "środę": "2025-02-12",
            "12 lutego 2025 roku": "2025-02-12",
            "Wczoraj rano": "2025-02-14TMO",
            "piątek": "2025-02-21",
            "godz. 14.30": "2025-02-21T14:30",
            "Trzy dni temu": "2025-02-12",
            "zeszłym tygodniu": "2025-W06",
            "Za dwa tygodnie": "2025-W09",
            "ostatnich pięciu lat": "P5Y",
            "Latem 2024 roku": "2024-SU",
        },
    ),
    (
        "lt",
        "Susitikimas įvyko trečiadienį. 2025 m. vasario 12 d. jis atvyko. Vakar ryte. Jis atvyks penktadienį. "
        "Prieš tris dienas buvo tylu. Po dviejų savaičių. Per pastaruosius penkerius metus. Pernai. Praėjusių metų vasarį.",
        {
            "trečiadienį": "2025-02-12",
            "2025 m. vasario 12 d.": "2025-02-12",
            "Vakar ryte": "2025-02-14TMO",
            "penktadienį": "2025-02-21",
            "Prieš tris dienas": "2025-02-12",
            "Po dviejų savaičių": "2025-W09",
            "pastaruosius penkerius metus": "P5Y",
            "Pernai": "2024",
            "Praėjusių metų vasarį": "2024-02",
        },
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS)
def test_other_languages(language: str, text: str, expected: dict[str, str]) -> None:
    found = _values(text, language)
    assert {k: found.get(k) for k in expected} == expected


def test_without_a_day_of_publication_dates_stay_open_and_say_so() -> None:
    found = {
        m.text: m for m in _mentions("On Wednesday, February 12 came; yesterday it rained in 2024.", published=None)
    }
    assert found["Wednesday, February 12"].value == "XXXX-02-12"
    assert found["yesterday"].value == ""
    assert "not known" in found["yesterday"].basis
    assert found["2024"].value == "2024"


def test_a_history_counts_from_the_years_it_names() -> None:
    text = (
        "The war began in 1904. In 1905 the fleet sailed. On March 3, 1906 it was met at sea. On March 5 it turned. "
        "In 1907 peace was made, and in 1908 it was kept."
    )
    assert _values(text)["March 5"] == "1906-03-05"


def test_ids_types_and_bases() -> None:
    found = _mentions("He spoke for two hours on Monday, and comes every week at 14:00.")
    assert [m.id for m in found] == ["d1", "d2", "d3", "d4"]
    assert [m.type for m in found] == ["DURATION", "DATE", "SET", "TIME"]
    assert all(len(m.basis.split()) > 3 and m.basis.endswith(".") for m in found)


def test_a_language_without_a_calendar_has_no_dates() -> None:
    article = Article("a", None, "Am Montag.", "de", "open", CaptureRef("", ""), read_in=None)
    assert dates(article) == ()


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.integers(0, 6))
def test_a_weekday_of_a_report_lies_within_the_week_before(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    assert _values(f"They met on {day:%A}.", published=published.isoformat()) == {f"{day:%A}": day.isoformat()}


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.integers(-95, 95))
def test_a_day_without_a_year_is_the_one_near_publication(day: date, apart: int) -> None:
    published = (day + timedelta(days=apart)).isoformat()
    assert list(_values(f"It was {day:%B} {day.day}.", published=published).values()) == [day.isoformat()]


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_any_string_of_words_of_the_calendar_is_read(language: str, data: st.DataObject) -> None:
    """Every pattern meets every word of its classes sooner or later: none may fail on what another lets through."""
    table = load(language, "calendar")
    rows = [r.partition(" = ")[0] for group in table["patterns"].values() for r in group]
    classes = {name: " ".join(v.values() if isinstance(v, dict) else [v]).split() for name, v in table["words"].items()}
    classes |= {"month": table["months"][1].split(), "weekday": table["weekdays"][2].split()}
    others = {"day": ["12", "31"], "year": ["2020"], "number": ["3", "5.5", "99999"], "clock": ["14:00"]}

    def word(part: str) -> str:
        part = part.lstrip("~").removesuffix("?")
        if not part.startswith("{"):
            return data.draw(st.sampled_from(part.split("|")))
        names = part.strip("{}").split("|")
        choices = [w for n in names for w in (*classes.get(n, ()), *others.get(n, ()))]
        return data.draw(st.sampled_from(choices or ["12"]))

    text = " ".join(word(part) for part in data.draw(st.sampled_from(rows)).split())
    published = data.draw(st.sampled_from([PUBLISHED, None, "0001-01-01", "9999-12-31"]))
    for mention in _mentions(text, language, published):
        assert mention.span.of(text) == mention.text
        assert mention.basis


@given(st.text(alphabet="0123456789-:./, abMonday", max_size=80))
def test_expressions_never_overlap(text: str) -> None:
    spans = [e.span for e in calendar_words.expressions(text, "en")]
    assert all(a.end <= b.start for a, b in pairwise(spans))
