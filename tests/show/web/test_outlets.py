"""The pages of outlets over an invented story: the list, its orders, what became of texts, how large they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.desk import told
from tests.show.house import HERE, asking, house
from tests.show.web.html import page

from headwater import pipeline
from headwater.desk.changes.change_tables import changes
from headwater.desk.store import Desk


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    path = tmp_path / "story.desk"
    with told.fill(path) as made, made._writing() as connection:
        row = {"kind": "edited", "article": told.article("post"), "who": "", "noticed": "", "happened": "", "body": {}}
        connection.execute(changes.insert(), row)
    with Desk(path, read_only=True) as desk:
        rules = {"rules": pipeline.RULES, "weighing": pipeline.WEIGHING}
        made_rooms = house(desk, lambda: Desk(path, create=False, **rules))
        with asking(made_rooms) as client:
            client.headers.update({"token": made_rooms.draw.token, "origin": HERE})
            yield client


def names(client: TestClient, asked: str) -> list[str]:
    return re.findall(r'scope="row" role="rowheader"><a[^>]*><bdi>([^<]+)', client.get(f"/outlets{asked}").text)


def test_the_list_is_ordered_and_searched(client: TestClient) -> None:
    assert names(client, "?order=copying")[0] == "Karvia Daily"
    assert names(client, "?order=copied")[0] == "Northern Wire"
    assert names(client, "?order=name") == sorted(names(client, "?order=name"), key=str.casefold)
    assert names(client, "?q=lund") == ["Lund Post"]
    assert "No outlet of this desk is called so" in client.get("/outlets?q=zeppelin").text
    assert client.get("/outlets?order=best").status_code == 400


def test_the_page_says_what_became_of_texts_in_words(client: TestClient) -> None:
    assert "edited without saying so: 1" in page(client, "/outlet/lund-post").text
    assert client.get("/outlet/lund-post.json").json()["edits"] == [["edited", 1]]
    assert "No text was seen to change." in page(client, "/outlet/northern-wire").text


def test_pages_are_small_and_have_one_heading(client: TestClient) -> None:
    for path in ("/outlets", "/outlet/karvia-daily", "/outlet/lund-post"):
        answer = client.get(path)
        assert len(answer.content) < 60_000
        assert len(page(client, path).all("h1")) == 1


def test_a_source_that_is_rated_is_marked_where_a_claim_counts_it(client: TestClient) -> None:
    entity = client.get("/search.json?q=Marrow").json()["people"][0]["entity"]
    sent = {"token": client.headers["token"], "by": "anna", "do": "rate", "value": "B"}
    assert client.post(f"/entity/{entity}", data=sent).status_code == 303
    claim = client.get('/search.json?q="three prisoners"&show=claims').json()["claims"][0]["claim"]
    counted = page(client, f"/claim/{claim}").text.split("Why it counts so", 1)[1]
    assert "foreign ministry official B usually reliable" in counted
