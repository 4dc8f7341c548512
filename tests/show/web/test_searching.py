"""The pages of search and outlets over an invented story: what they find, narrow, keep and count."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.desk import told
from tests.show.house import HERE, asking, house

from headwater import pipeline
from headwater.desk.store import Desk


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    path = tmp_path / "story.desk"
    told.fill(path).close()
    with Desk(path, read_only=True) as desk:
        rules = {"rules": pipeline.RULES, "weighing": pipeline.WEIGHING}
        made = house(desk, lambda: Desk(path, create=False, **rules))
        with asking(made) as client:
            client.headers.update({"token": made.draw.token, "origin": HERE})
            yield client


def test_search_shows_texts_claims_and_names_with_their_counts(client: TestClient) -> None:
    page = client.get("/search?q=prisoners").text
    assert "<mark>prisoners</mark>" in page
    assert "Keep this search" in page
    found = client.get("/search.json?q=prisoners").json()
    assert found["texts"] == len(found["hits"]) > 1
    assert found["claim_total"] == len(found["claims"])
    assert client.get("/search.json?q=Marrow").json()["people"][0]["name"] == "Ilda Marrow"


def test_each_filter_is_in_the_address_and_can_be_taken_away(client: TestClient) -> None:
    page = client.get("/search?q=prisoners&outlet=lund-post&stance=denies").text
    assert "Lund Post" in page
    assert 'href="/search?q=prisoners&amp;outlet=lund-post"' in page
    assert 'href="/search?q=prisoners&amp;stance=denies"' in page
    assert client.get("/search.json?outlet=lund-post&stance=denies").json()["said"][0]["stance"] == "denies"


def test_names_typed_in_a_form_become_a_plain_address(client: TestClient) -> None:
    answer = client.get("/search?q=&outlet=Lund%20Post&speaker=&since=")
    assert answer.status_code == 307
    assert answer.headers["location"] == "/search?outlet=lund-post"


@pytest.mark.parametrize("asked", ["outlet=nobody", "since=yesterday", "stance=shouts", "speaker=Xqzwv", "page=0"])
def test_what_cannot_be_asked_is_refused_with_a_sentence(client: TestClient, asked: str) -> None:
    answer = client.get(f"/search?q=x&{asked}")
    assert answer.status_code == 400
    assert "That cannot be asked" in answer.text


def test_a_query_that_finds_nothing_offers_what_would(client: TestClient) -> None:
    page = client.get("/search?q=prisoners+zeppelin").text
    assert "This would find something" in page
    assert 'href="/search?q=prisoners"' in page


def test_a_search_is_kept_looked_at_and_let_go(client: TestClient) -> None:
    sent = {"token": client.headers["token"], "by": "anna", "name": "The prisoners"}
    assert client.post("/search?q=prisoners", data=sent).status_code == 303
    (kept,) = client.get("/searches.json").json()["searches"]
    assert (kept["name"], kept["who"], kept["new"], kept["address"]) == (
        "The prisoners",
        "anna",
        0,
        "/search?q=prisoners",
    )
    assert "The prisoners" in client.get("/search").text
    there = f"/searches/{kept['id']}"
    assert client.post(there, data=sent | {"do": "look"}).headers["location"].startswith("/search?q=prisoners")
    assert client.post(there, data={"do": "forget"}).status_code == 403
    assert client.post(there, data=sent | {"do": "forget"}).status_code == 303
    assert client.get("/searches.json").json() == {"searches": []}


def test_outlets_are_listed_and_shown_with_whom_they_copy(client: TestClient) -> None:
    assert {row["key"] for row in client.get("/outlets.json").json()["outlets"]} >= {"northern-wire", "karvia-daily"}
    assert 'href="/outlet/northern-wire"' in client.get("/outlets").text
    page = client.get("/outlet/karvia-daily").text
    assert f"/articles/{told.article('daily')}/copies?with={told.article('wire')}" in page
    assert client.get("/outlet/karvia-daily.json").json()["copies"][0]["key"] == "northern-wire"
    assert client.get("/outlet/nobody").status_code == 404


def test_an_outlet_is_rated_and_the_rating_taken_back(client: TestClient) -> None:
    sent = {"token": client.headers["token"], "by": "anna", "do": "rate", "value": "B"}
    there = client.post("/outlet/northern-wire", data=sent).headers["location"]
    assert "usually reliable" in client.get(there).text
    number = there.partition("done=")[2].partition("&")[0]
    client.post("/outlet/northern-wire", data=sent | {"do": "undo", "judgement": number})
    assert client.get("/outlet/northern-wire.json").json()["row"]["rating"] is None
    assert client.post("/outlet/northern-wire", data=sent | {"value": "Z"}).status_code == 409


def test_a_person_is_rated_on_their_page(client: TestClient) -> None:
    entity = client.get("/search.json?q=Marrow").json()["people"][0]["entity"]
    sent = {"token": client.headers["token"], "by": "anna", "do": "rate", "value": "C"}
    assert client.post(f"/entity/{entity}", data=sent).status_code == 303
    assert "fairly reliable" in client.get(f"/entity/{entity}").text
    assert client.get(f"/entity/{entity}.json").json()["rating"] == "C"
