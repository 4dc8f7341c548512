"""The page of what is followed: its health, its forms, its JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.show.house import HERE, asking, house
from tests.show.web.html import Page, page

from headwater.desk.followed.due import Claimant
from headwater.desk.followed.found import Outcome
from headwater.desk.followed.subscribed import Wish
from headwater.desk.store import Desk

NOW = datetime(2036, 3, 2, 10, tzinfo=UTC)


def wish(n: int, **other: object) -> Wish:
    given = {"kind": "feed", "every": 1800, "title": f"Made-up Post {n:02}"} | other
    return Wish(f"https://post{n}.example/feed", f"https://post{n}.example/feed", f"post{n}.example", **given)


def fail(desk: Desk, id: int, trouble: str) -> None:
    (check,) = desk.take_due(Claimant("test", 60), NOW, 2, only=(id,))
    desk.finish_check(check, "test", Outcome(NOW, 60.0, trouble))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "story.desk"
    Desk(made).close()
    return made


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with Desk(path) as opened:
        yield opened


@pytest.fixture
def web(desk: Desk) -> TestClient:
    return asking(house(desk, lambda: Desk(desk.path, create=False)))


def send(web: TestClient, path: str = "/watch", **fields: str) -> object:
    token = next(f["token"] for f in Page(web.get(path).text).forms if f["method"] == "post")
    return web.post(path, data={"token": token, "by": "Anna", **fields}, headers={"origin": HERE})


def test_an_empty_page_says_what_to_do_and_does_it(web: TestClient, desk: Desk) -> None:
    assert "Nothing is followed yet" in page(web, "/watch").text
    answer = send(web, do="follow", address="news.example/feed.xml", kind="feed", every="900")
    assert answer.status_code == 303
    (row,) = desk.followed()
    assert (row.address, row.every, row.who, row.kind) == ("https://news.example/feed.xml", 900, "Anna", "feed")
    told = page(web, answer.headers["location"]).text
    assert "It is followed from now on" in told
    assert "every 15 minutes" in told
    again = send(web, do="follow", address="https://news.example:443/feed.xml#top", kind="feed", every="900")
    assert "done=known" in again.headers["location"]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"do": "follow", "address": "http://10.0.0.1/feed", "every": "900"}, "not a public address"),
        ({"do": "follow", "address": "mail", "every": "1"}, "every 1s"),
        ({"do": "follow", "address": ""}, "Write the address"),
        ({"do": "follow", "address": "https://news.example/", "kind": "book"}, "a feed or a page"),
        ({"do": "follow", "address": "https://news.example/", "by": ""}, "Write who judges"),
        ({"do": "pause", "id": "99"}, "number 99"),
        ({"do": "pause", "id": "x"}, "Load it again"),
        ({"do": "burn", "id": "1"}, "Load it again"),
    ],
)
def test_what_cannot_be_done_is_said(web: TestClient, desk: Desk, fields: dict[str, str], says: str) -> None:
    answer = send(web, **fields)
    assert answer.status_code == 409
    assert says in Page(answer.text).text
    assert not fields.get("address") or f'value="{fields["address"]}"' in answer.text
    assert desk.followed_count() == 0


def test_a_form_of_another_page_is_refused(web: TestClient) -> None:
    answer = web.post("/watch", data={"do": "follow", "address": "https://a.example/"}, headers={"origin": HERE})
    assert answer.status_code == 403


def test_health_in_plain_words_and_trouble_first(web: TestClient, desk: Desk) -> None:
    for n in (1, 2):
        desk.follow(wish(n), "Bo")
    fail(desk, 2, "HTTP 500; the site is in trouble; try later")
    text = page(web, "/watch").text
    assert text.index("Made-up Post 02") < text.index("Made-up Post 01")
    assert "failed once" in text
    assert "HTTP 500; the site is in trouble; try later" in text
    assert "Followed for Bo since" in text
    trouble = page(web, "/watch?which=trouble").text
    assert "Made-up Post 01" not in trouble
    data = web.get("/watch.json?which=trouble").json()
    assert (data["total"], data["trouble"], [row["id"] for row in data["followed"]]) == (2, 1, [2])


def test_pausing_looking_now_how_often_and_no_longer(web: TestClient, desk: Desk) -> None:
    desk.follow(wish(1), "Bo")
    fail(desk, 1, "no answer within 20 seconds")
    assert send(web, do="check", id="1").status_code == 303
    assert desk.followed()[0].next < "2036"
    send(web, do="pause", id="1")
    assert desk.followed()[0].paused
    assert "is paused" in Page(send(web, do="check", id="1").text).text
    send(web, do="resume", id="1")
    assert not desk.followed()[0].paused
    send(web, do="every", id="1", every="3600")
    assert desk.followed()[0].every == 3600
    send(web, do="unfollow", id="1")
    assert desk.followed_count() == 0


def test_long_lists_come_in_pages(web: TestClient, desk: Desk) -> None:
    for n in range(45):
        desk.follow(wish(n), "Bo")
    first, second = page(web, "/watch"), page(web, "/watch?page=2")
    assert len(first.all("li", "item")) == 40
    assert len(second.all("li", "item")) == 5
    assert len(web.get("/watch").content) < 120_000


def test_what_a_feed_calls_itself_is_text(web: TestClient, desk: Desk) -> None:
    desk.follow(wish(1, title="<script>alert(1)</script>\u202e"), "<b>Bo</b>")
    made = page(web, "/watch")
    assert not [a for a in made.all("script") if "src" not in a]
    assert "<script>alert(1)</script>�" in made.text
