"""What the article page shows."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from tests.show import sample
from tests.show.readings import readings

from headwater.records import Caution, Reading, Span
from headwater.show.web.claims import LISTS
from headwater.show.web.drawer import Drawer
from headwater.show.web.pages import language_tag, sheet
from headwater.weblink import web_link

DRAW = Drawer("story.desk")


def test_notes_stand_beside_the_paragraph_in_which_their_statement_begins() -> None:
    made = sheet(sample.reading())
    assert [[n.number for n in p.notes] for p in made.paragraphs] == [
        [1],
        [2],
        [3, 4, 5],
        [6, 7],
        [8, 9],
        [10, 11],
        [12],
    ]
    assert made.loose == ()


def test_a_statement_without_a_place_keeps_its_note() -> None:
    reading = sample.reading()
    nowhere = replace(reading.statements[5], cue=(), content=())
    statements = (*reading.statements[:5], nowhere, *reading.statements[6:])
    made = sheet(replace(reading, statements=statements))
    assert [n.number for n in made.loose] == [6]


def test_a_statement_that_begins_between_paragraphs_keeps_its_note() -> None:
    reading = sample.reading()
    at = sample.TEXT.index("\n")
    cue = replace(sample.span("“It was"), start=at)
    moved = replace(reading.statements[1], cue=(), content=(cue,), source=reading.statements[5].source)
    made = sheet(replace(reading, statements=(reading.statements[0], moved, *reading.statements[2:])))
    assert [n.number for n in made.paragraphs[1].notes] == [2]
    assert 'id="s2"' in made.paragraphs[1].html


def test_the_sums_at_the_head() -> None:
    made = sheet(sample.reading())
    assert (made.resting, made.official) == (5, 3)


def test_entities_by_kind_with_the_statements_they_are_the_source_of() -> None:
    rows = sheet(sample.reading()).entities
    assert list(rows) == ["People", "Bodies and outlets", "Places"]
    courier = next(n for n in rows["Bodies and outlets"] if n.entity.name == "The Harbour Courier")
    assert courier.statements == (1, 2, 3)
    assert courier.also == ("the daily",)


def test_withheld_headlines_apart_from_the_others() -> None:
    made = sheet(sample.reading())
    assert [len(made.withheld), len(made.others)] == [3, 1]


def test_the_same_date_twice_is_one_row() -> None:
    reading = sample.reading()
    again = replace(reading.dates[2], id="d9")
    days = sheet(replace(reading, dates=(*reading.dates, again))).days
    assert [d.numbers for d in days] == [(1,), (2,), (3, 5), (4,)]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//evil.example/x",
        "/etc/passwd",
        "http://",
        "http://[::1",
        "https://a.example/\u202egpj.exe",
        "",
        None,
    ],
)
def test_what_is_no_plain_web_address_is_no_link(url: str | None) -> None:
    assert web_link(url) is None


@pytest.mark.parametrize("url", ["https://news.example/a?b=1#c", "http://xn--d1acpjx3f.example/статья"])
def test_web_addresses_are_links(url: str) -> None:
    assert web_link(url) == url


def test_language_tags() -> None:
    assert language_tag("be-Latn") == "be-Latn"
    assert language_tag('en"><script>') is None
    assert language_tag(None) is None


ALONE = {"told": {}, "story": None, "repeated": (), "captures": (), "now": True, "error": "", **LISTS}
ALONE |= {"versions": [], "version": 1, "lit": 0, "near": "#n{}".format}
"""What the page of an article is given that was compared with no other."""


@given(readings())
def test_every_statement_has_one_note_and_every_link_of_the_text_leads_to_one(reading: Reading) -> None:
    made = sheet(reading)
    placed = [n.number for p in made.paragraphs for n in p.notes]
    loose = [n.number for n in made.loose]
    assert sorted(placed + loose) == list(range(1, len(reading.statements) + 1))
    linked = re.findall(r'id="s(\d+)"', "".join(p.html for p in made.paragraphs))
    assert sorted(map(int, linked)) == sorted(placed)


@given(readings())
def test_any_reading_makes_a_page(reading: Reading) -> None:
    known = {"e1": "e-000001"}
    page = DRAW.text(None, "article.html", sheet=sheet(reading), known=known, **ALONE)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page)
    assert len(re.findall("<li[ >]", page)) == page.count("</li>")


def test_warnings_and_conditions_are_on_the_page() -> None:
    reading = sample.reading()
    first = reading.statements[0]
    warned = Caution("w1", "unnamed-opinion", first.source.spans, "An opinion of somebody unnamed.", first.id)
    deals = tuple(replace(deal, conditions=(Span(0, 5),)) for deal in reading.deals)
    made = sheet(replace(reading, cautions=(warned,), deals=deals))
    page = DRAW.text(None, "article.html", sheet=made, known={}, **ALONE)
    assert "An opinion of somebody unnamed." in page
    assert sample.TEXT[:5] in page.split("<dt>if</dt>", 1)[1][:200]
