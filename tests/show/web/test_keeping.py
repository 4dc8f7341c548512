"""Keeping in the browser: rules, and what is forgotten only after it was shown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.show import sample
from tests.show.house import HERE, asking, house
from tests.show.keep import keep

from headwater import pipeline
from headwater.desk.publishing.items import Draft
from headwater.desk.publishing.site import Section, Site
from headwater.desk.store import Desk
from headwater.newsroom.publishing import bodies
from headwater.records import Reading
from headwater.show.web.rooms import Rooms


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Rooms]:
    path = tmp_path / "news.desk"
    with Desk(path) as desk:
        keep(desk, sample.reading())
        keep(desk, sample.foreign())
    with Desk(path, read_only=True) as desk:
        yield house(desk, lambda: Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING))


@pytest.fixture
def browser(made: Rooms) -> TestClient:
    return asking(made)


def send(browser: TestClient, path: str, made: Rooms, **fields: Any) -> Any:
    data = {"token": made.draw.token, "by": "anna", **fields}
    return browser.post(path, data=data, headers={"origin": HERE})


def words(page: Any) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", page.text))


def seal_of(page: Any) -> str:
    """What tells the plan that a page shows."""
    return re.findall(r'name="shown" value="([0-9a-f]{64})"', page.text)[0]


def test_what_would_go_is_shown_and_goes_when_it_is_said(made: Rooms, browser: TestClient) -> None:
    id = sample.reading().article.id
    shown = send(browser, "/keeping/forget", made, do="plan", what=id)
    assert shown.status_code == 200
    assert "This 1 article would go" in words(shown)
    assert shown.headers["cache-control"] == "no-store, private"
    assert made.desk.article(id)
    other = send(browser, "/keeping/forget", made, do="forget", what=id, shown="1", reason="danger")
    assert other.status_code == 409
    seal = seal_of(shown)
    nothing = send(browser, "/keeping/forget", made, do="forget", what=id, shown=seal, reason="he asked")
    assert nothing.status_code == 409
    assert made.desk.article(id)
    gone = send(browser, "/keeping/forget", made, do="forget", what=id, shown=seal, reason="danger")
    assert gone.status_code == 200
    assert "1 article was removed" in words(gone)
    assert "still hold it" in words(gone)
    assert made.desk.article(id) is None
    assert browser.get(f"/articles/{id}").status_code == 404


def test_words_find_what_would_go(made: Rooms, browser: TestClient) -> None:
    reading = sample.reading()
    word = max(reading.article.text.split(), key=len).strip(".,")
    shown = send(browser, "/keeping/forget", made, do="plan", words=word)
    assert "article would go" in words(shown) or "articles would go" in words(shown)
    assert send(browser, "/keeping/forget", made, do="plan").status_code == 409
    assert send(browser, "/keeping/forget", made, do="plan", what="e-999999").status_code == 409


def _plain(id: str) -> Reading:
    """An article of one sentence of its own."""
    first = sample.reading()
    article = replace(first.article, id=id, title=None, text=f"{id} was seen in the quarry.", related=(), body_start=0)
    return Reading(replace(article, outlet=None, published=None, issues=()), producer=first.producer)


def test_only_what_was_shown_goes(made: Rooms, browser: TestClient) -> None:
    """As many articles have the words, but one of them came in the place of another meanwhile."""
    one, other, late = (_plain(name) for name in ("aa1", "bb2", "cc3"))
    with made.change() as desk:
        keep(desk, one)
        keep(desk, other)
    shown = send(browser, "/keeping/forget", made, do="plan", words="quarry")
    with made.change() as desk:
        list(desk.forget([one.article.id], "bo", "asked"))
        keep(desk, late)
    fields = {"do": "forget", "words": "quarry", "reason": "danger"}
    refused = send(browser, "/keeping/forget", made, **fields, shown=seal_of(shown))
    assert refused.status_code == 409
    assert "Something else would go by now than was shown" in words(refused)
    assert "These 2 articles would go" in words(refused)
    assert made.desk.article(other.article.id)
    assert made.desk.article(late.article.id)
    assert "2 articles were removed" in words(send(browser, "/keeping/forget", made, **fields, shown=seal_of(refused)))


def test_rules_are_made_and_ended(made: Rooms, browser: TestClient) -> None:
    assert send(browser, "/keeping", made, do="keep", kind="issues", days="30").status_code == 303
    assert browser.get("/keeping.json").json()["rules"][0]["days"] == 30
    assert 'value="30"' in browser.get("/keeping").text
    for days in ("", "x", "-3", "1.5", "0"):
        assert send(browser, "/keeping", made, do="keep", kind="issues", days=days).status_code == 409
    assert send(browser, "/keeping", made, do="keep", kind="all", days="3").status_code == 409
    assert send(browser, "/keeping", made, do="end", kind="issues").status_code == 303
    assert browser.get("/keeping.json").json()["rules"] == []


def test_nothing_is_done_without_the_word_of_our_pages(made: Rooms, browser: TestClient) -> None:
    id = sample.reading().article.id
    data = {"token": "guessed", "by": "eve", "do": "forget", "what": id, "shown": "1", "reason": "danger"}
    assert browser.post("/keeping/forget", data=data, headers={"origin": HERE}).status_code == 403
    assert browser.post("/keeping", data=data, headers={"origin": HERE}).status_code == 403
    assert made.desk.article(id)


def test_what_rests_on_it_is_shown_before_and_after_and_at_the_item(made: Rooms, browser: TestClient) -> None:
    article = sample.reading().article
    with made.change() as desk:
        desk.settle_site(Site("Wire", languages=("en",)), ("en",), "anna")
        desk.keep_section(Section("news", {"en": "News"}), "anna")
        body = bodies.stored(bodies.read(" ".join(article.text.split()[:12])))
        key = desk.publish(Draft("Known", "news", "en", "public", body=body), "anna", datetime.now(UTC))
    assert "Evidence was removed" not in browser.get(f"/publishing/item/{key}").text
    shown = send(browser, "/keeping/forget", made, do="plan", what=article.id)
    assert f"published item {key}" in words(shown)
    fields = {"do": "forget", "what": article.id, "shown": seal_of(shown), "reason": "danger"}
    assert send(browser, "/keeping/forget", made, **fields).status_code == 409
    gone = send(browser, "/keeping/forget", made, **fields, cited="yes")
    assert gone.status_code == 200
    assert f'href="/publishing/item/{key}' in gone.text
    page = browser.get(f"/publishing/item/{key}")
    assert "Evidence was removed" in words(page)
    assert 'href="#withdraw"' in page.text
    assert "evidence removed" in words(browser.get("/publishing"))
