"""One article out of each kind of capture, with what all of them get alike."""

from __future__ import annotations

import json
from typing import Any

import pytest

from headwater import read
from headwater.errors import BrokenInput, TooLarge, UnknownFormat
from headwater.records import Article, Capture

TEXT = "\n\nMINSK, Feb 14 (Vierasia Press) - The ferry will sail on Monday, the minister said. Nobody else spoke."
LINE = "application/x-headwater-document+json"
ITEM = "application/x-headwater-item+json"


def article(body: str | bytes, media_type: str, *, source: str = "in.jsonl#3", **more: Any) -> Article:
    raw = body.encode() if isinstance(body, str) else body
    return read.article(Capture("0" * 64, "2025-02-20T08:00:00Z", source, media_type, raw, **more))


def line(**row: object) -> Article:
    return article(json.dumps({"text": TEXT, **row}), LINE)


def test_a_line_is_taken_as_given() -> None:
    found = line(id="n-7", title="Ferry", outlet="Herald", url="https://h.example/7", published="2025-02-14")
    assert found.text == TEXT
    assert (found.given_id, found.title, found.url) == ("n-7", "Ferry", "https://h.example/7")
    assert found.outlet
    assert found.outlet.name == "Herald"
    assert found.published
    assert (found.published.value, found.published.basis) == (
        "2025-02-14",
        "given with the document",
    )


@pytest.mark.parametrize("given", ["yesterday", "31.12.2025", "2026-03-01T24:30:00Z", "2026-02-31"])
@pytest.mark.parametrize("kind", [LINE, ITEM])
def test_what_is_no_date_is_told_and_dates_nothing(kind: str, given: str) -> None:
    found = article(json.dumps({"text": "Rain fell on the coast all day.", "title": "Rain", "published": given}), kind)
    assert found.published is None
    assert [(i.code, i.input) for i in found.issues if i.code == "date-not-read"] == [("date-not-read", "in.jsonl#3")]
    assert f"in.jsonl#3: “{given}”" in found.issues[0].message


def test_a_dateline_is_found_in_a_line_and_left_there() -> None:
    found = line()
    assert found.dateline == "MINSK, Feb 14 (Vierasia Press) -"
    assert found.text[found.body_start :].startswith("The ferry will sail")
    assert found.text == TEXT


def test_sentences_are_spans_of_the_given_text() -> None:
    found = line()
    assert [s.of(found.text) for s in found.sentences][-1] == "Nobody else spoke."


def test_ids_tell_lines_apart_and_do_not_change() -> None:
    same = json.dumps({"text": TEXT})
    first, second = article(same, LINE, source="a#1"), article(same, LINE, source="a#2")
    assert first.id != second.id
    assert first.id == article(same, LINE, source="a#1").id
    assert len(first.id) == 13
    assert first.id[0] == "a"


def test_one_address_is_one_article() -> None:
    assert line(url="https://h.example/7", id=1).id == line(url="https://h.example/7", id=2).id


@pytest.mark.parametrize("body", ["[]", "{", '{"text": 5}', "{}"])
def test_a_line_that_is_no_document(body: str) -> None:
    with pytest.raises(BrokenInput, match=r"in\.jsonl#3"):
        article(body, LINE)


def test_half_a_sign_does_not_reach_the_text() -> None:
    found = article('{"text": "a \\ud800 b"}', LINE)
    found.text.encode()
    assert len(found.text) == 5


def test_an_item_that_carries_its_article() -> None:
    html = (
        "<p>The ferry will sail on Monday, the minister said.</p><p>Read also: What a ticket costs</p>"
        + "<p>It rained on the quay all day, witnesses said.</p>" * 15
    )
    found = article(
        json.dumps(
            {"title": "Ferry", "url": "https://h.example/7", "published": "2025-02-14T09:00:00+03:00", "html": html}
        ),
        ITEM,
    )
    assert found.access == "open"
    assert found.text.startswith("The ferry will sail on Monday, the minister said.\n\nIt rained")
    assert found.published
    assert found.published.value == "2025-02-14T09:00:00+03:00"


@pytest.mark.parametrize("html", [None, "", "<p>The ferry will sail on Monday, the minister said. Read more</p>"])
def test_an_item_with_a_teaser_is_a_headline(html: str | None) -> None:
    found = article(json.dumps({"title": "Ferry", "html": html}), ITEM)
    assert (found.access, found.text, found.title) == ("headline", "", "Ferry")


def test_a_page_with_hints_of_its_feed() -> None:
    html = "<html><body><article><h1>Ferry</h1><p>The ferry will sail on Monday, the minister said on Friday.</p></article></body></html>"
    found = article(
        html,
        "text/html",
        url="https://h.example/7",
        hints={"outlet": "Herald", "published": "2025-02-14", "title": "Other"},
    )
    assert found.title == "Ferry"
    assert found.outlet
    assert found.outlet.name == "Herald"
    assert found.published
    assert found.published.value == "2025-02-14"
    assert found.read_in == "en"


def test_a_dateline_on_a_line_of_its_own_is_no_text() -> None:
    html = "<html><body><article><h1>Ferry</h1><p>MINSK, February 14, 2025 —</p><p>The ferry will sail on Monday, the minister said.</p><p>It will sail twice a day.</p></article></body></html>"
    found = article(html, "text/html")
    assert found.text.startswith("The ferry will sail")


def test_plain_text() -> None:
    assert "minister said" in article("Ferry sails again\n\n" + TEXT.strip(), "text/plain").text


def test_a_language_that_we_do_not_read_is_told() -> None:
    found = line(
        text="Die Fähre fährt ab Montag wieder, sagte der Minister am Freitag. Niemand widersprach ihm an diesem Tag."
    )
    assert (found.language, found.read_in) == ("de", None)
    assert [issue.code for issue in found.issues] == ["language-not-read"]


def test_a_language_that_we_read_is_not() -> None:
    assert (line().read_in, line().issues) == ("en", ())


def test_too_long_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADWATER_LIMITS_MAX_TEXT", "50")
    with pytest.raises(TooLarge, match="max_text is 50"):
        line()


def test_what_we_do_not_read_is_refused_by_name() -> None:
    with pytest.raises(UnknownFormat, match="image/png"):
        article(b"\x89PNG", "image/png")
