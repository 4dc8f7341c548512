"""The newsroom's side of publishing: an item from a form to the site, checks before it, changes, subscribers, preview."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.show import sample
from tests.show.house import HERE, asking, house
from tests.show.keep import keep
from tests.show.web.html import Page, page

from headwater.desk.publishing.site import Section, Site
from headwater.desk.store import Desk
from headwater.newsroom.dossiers import writing
from headwater.newsroom.publishing import subscribing


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "story.desk") as opened:
        keep(opened, sample.reading())
        yield opened


@pytest.fixture
def web(desk: Desk) -> TestClient:
    return asking(house(desk, lambda: Desk(desk.path, create=False)))


@pytest.fixture
def ready(desk: Desk) -> None:
    desk.settle_site(Site("Wire", languages=("en", "be"), zone="Europe/Vilnius"), ("en", "be"), "Anna")
    desk.keep_section(Section("courts", {"en": "Courts"}), "Anna")


def send(web: TestClient, path: str, **fields: Any) -> Any:
    shown = Page(web.get(path).text)
    token = next(f["token"] for f in shown.forms if f["method"] == "post")
    return web.post(path, data={"token": token, "by": "Anna", **fields}, headers={"origin": HERE})


ITEM = {
    "headline": "A court opens",
    "text": "It opened.\n\n## Why",
    "section": "courts",
    "language": "en",
    "tier": "public",
}
WHOLE = ITEM | {"authors": "Anna Example, Bo Example", "zone": "Europe/Vilnius"}


def test_a_site_is_set_and_its_first_item_published(web: TestClient, desk: Desk) -> None:
    assert "The site has no sections yet" in page(web, "/publishing/new").text
    given = {"title": "Wire", "zone": "Europe/Vilnius", "languages": ["en", "be"], "first": "be", "keep": "30"}
    assert send(web, "/publishing/site", do="settle", **given).status_code == 303
    assert (desk.site().languages, desk.site().keep) == (("be", "en"), 30)
    assert send(web, "/publishing/site", do="section", key="courts", **{"name-en": "Courts"}).status_code == 303
    answer = send(web, "/publishing/new", **WHOLE)
    assert answer.status_code == 303
    (item,) = web.get("/publishing.json").json()["items"]
    assert (item["headline"], item["state"], item["tier"], item["kind"]) == ("A court opens", "out", "public", "own")
    assert "A court opens" in page(web, "/publishing").text
    assert "It opened." in page(web, answer.headers["location"]).text
    shown = page(web, f"/publishing/preview/everybody/en/item/{item['key']}")
    assert "It opened." in shown.text
    assert "A preview, as everybody sees it." in shown.text
    assert [entry.kind for entry in desk.log()][:3] == ["item published", "site section kept", "site settings changed"]


@pytest.mark.usefixtures("ready")
def test_what_should_be_looked_at_is_shown_before_it_is_published(web: TestClient, desk: Desk) -> None:
    first = send(web, "/publishing/new", **(ITEM | {"tier": "subscribers"}))
    assert first.status_code == 200
    shown = Page(first.text)
    assert "No author is shown." in shown.text
    assert "Its headline, section and date are seen by everybody." in shown.text
    assert desk.item_total() == 0
    seen = next(f["seen"] for f in shown.forms if "seen" in f)
    # Something else is to be looked at by now: it is shown again.
    other = send(web, "/publishing/new", **(ITEM | {"tier": "public", "seen": seen}))
    assert (other.status_code, desk.item_total()) == (200, 0)
    assert send(web, "/publishing/new", **(ITEM | {"tier": "subscribers", "seen": seen})).status_code == 303


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"headline": " "}, "needs a headline"),
        ({"section": "none"}, "Choose a section"),
        ({"tier": "all"}, "Choose for whom"),
        ({"language": "pl"}, "a language that the site speaks"),
        ({"by": ""}, "Write who"),
        ({"embargo": "soon"}, "Write the time of the embargo"),
        ({"embargo": "2036-03-30T03:30"}, "does not exist there"),
        ({"embargo": "2036-03-30T05:30", "zone": "Moon/Base"}, "no such time zone"),
        ({"translation": "zzz"}, "no such item"),
        ({"dossier": "d-000099"}, "d-000099"),
    ],
)
def test_what_cannot_be_published_is_said(web: TestClient, desk: Desk, fields: dict[str, str], says: str) -> None:
    answer = send(web, "/publishing/new", **(WHOLE | fields))
    assert answer.status_code == 409
    assert says in Page(answer.text).text
    assert desk.item_total() == 0


@pytest.mark.usefixtures("ready")
def test_an_item_is_changed_held_back_and_withdrawn(web: TestClient, desk: Desk) -> None:
    there = send(web, "/publishing/new", **WHOLE, embargo="2036-07-01T06:00").headers["location"]
    key = there.partition("?")[0].rpartition("/")[2]
    there = f"/publishing/item/{key}"
    shown = page(web, there).text
    assert "The time was written in Europe/Vilnius" in shown
    assert web.get(f"/publishing/preview/everybody/en/item/{key}").status_code == 404
    assert web.get(f"/publishing/preview/later/en/item/{key}").status_code == 200
    assert send(web, there, do="hold", embargo="", zone="UTC").status_code == 303
    changed = WHOLE | {"do": "revise", "base": "1", "headline": "A court closes"}
    refused = send(web, there, **changed)
    assert (refused.status_code, "Write what changed" in refused.text) == (409, True)
    assert send(web, there, **changed, note="It closes.").status_code == 303
    assert [state.headline for state in desk.states_of(key)] == ["A court opens", "A court closes"]
    assert send(web, there, do="withdraw", why="It was wrong.").status_code == 303
    assert "It was wrong." in page(web, f"/publishing/preview/everybody/en/item/{key}").text
    assert web.get(f"{there}.json").json()["item"]["state"] == "withdrawn"
    assert send(web, "/publishing/new", do="x", **WHOLE).status_code == 303
    assert web.get("/publishing/item/zzz").status_code == 404
    assert web.post(there, data={"do": "withdraw"}, headers={"origin": HERE}).status_code == 403


@pytest.mark.usefixtures("ready")
def test_of_two_who_change_an_item_at_once_nobody_takes_back_the_others(web: TestClient, desk: Desk) -> None:
    there = send(web, "/publishing/new", **WHOLE).headers["location"].partition("?")[0]
    key = there.rpartition("/")[2]
    fields = WHOLE | {"do": "revise", "note": "A word."}
    (base,) = {form["base"] for form in Page(web.get(there).text).forms if "base" in form}
    assert send(web, there, **fields | {"headline": "A court closes"}, base=base).status_code == 303
    mine = fields | {"summary": "It opens at nine."}
    refused = send(web, there, **mine, base=base)
    assert refused.status_code == 409
    assert "Somebody else changed this item" in refused.text
    assert "It opens at nine." in refused.text
    assert "A court closes" in refused.text
    assert send(web, there, **mine, base="x").status_code == 409
    assert desk.states_of(key)[-1].headline == "A court closes"
    (base,) = {form["base"] for form in Page(refused.text).forms if "base" in form}
    assert send(web, there, **mine, base=base).status_code == 303
    assert desk.states_of(key)[-1].summary == "It opens at nine."


@pytest.mark.usefixtures("ready")
def test_a_dossier_is_published_with_its_sources_and_with_what_it_lacks(web: TestClient, desk: Desk) -> None:
    text = "# What is known\n\nNobody supports this. See [c-1."
    dossier = writing.begin(desk, "What is known", "Anna", language="en", text=text)
    form = Page(web.get(f"/publishing/new?dossier={dossier}").text)
    assert 'value="What is known"' in web.get(f"/publishing/new?dossier={dossier}").text
    assert "Its text is that of d-000001" in form.text
    fields = {
        "headline": "What is known",
        "dossier": dossier,
        "section": "courts",
        "language": "en",
        "tier": "public",
        "authors": "A",
    }
    first = Page(send(web, f"/publishing/new?dossier={dossier}", **fields).text)
    assert "No key supports this sentence." in first.text
    assert "Nobody supports this." in first.text
    assert "This key cannot be read." in first.text
    seen = next(f["seen"] for f in first.forms if "seen" in f)
    there = send(web, f"/publishing/new?dossier={dossier}", **fields, seen=seen).headers["location"].partition("?")[0]
    key = there.rpartition("/")[2]
    assert desk.item(key, datetime.now(UTC)).dossier == dossier
    writing.write(desk, dossier, 1, "Anna", text="# What is known\n\nAnother text.")
    fields["base"] = "1"
    kept = send(web, there, do="revise", **fields, note="Headline.", take="kept")
    assert "Nobody supports this" in desk.states_of(key)[-1].body[1]["pieces"][0]["text"]
    again = send(web, there, do="revise", **(fields | {"note": "Text.", "take": "dossier"}))
    seen = next(f["seen"] for f in Page(again.text).forms if "seen" in f)
    assert (
        send(web, there, do="revise", **(fields | {"note": "Text.", "take": "dossier", "seen": seen})).status_code
        == 303
    )
    assert kept.status_code in (200, 409)
    assert desk.states_of(key)[-1].body[1]["pieces"][0]["text"] == "Another text."
    assert web.get("/publishing/new?dossier=d-000099").status_code == 404


@pytest.mark.usefixtures("ready")
def test_subscribers_are_added_extended_and_ended(web: TestClient, desk: Desk) -> None:
    added = send(
        web, "/publishing/subscribers", do="add", name="<b>Consulate</b>", until="2036-04-01", groups="Legal, legal"
    )
    assert added.status_code == 200
    assert added.headers["cache-control"] == "no-store"
    token = Page(added.text).text.partition("nobody else reads:")[2].split()[0]
    assert subscribing.with_token(desk, token, datetime.now(UTC)).subscribes
    assert token not in web.get("/publishing/subscribers").text
    assert "&lt;b&gt;Consulate" in added.text
    assert (
        send(web, "/publishing/subscribers", do="extend", id="s-000001", until="2037-01-01", groups="").status_code
        == 303
    )
    assert desk.subscriber("s-000001").groups == ()
    assert send(web, "/publishing/subscribers", do="end", id="s-000001").status_code == 303
    for wrong in ({"do": "add", "name": "x", "until": "soon"}, {"do": "end", "id": "s-9"}, {"do": "y"}):
        assert send(web, "/publishing/subscribers", **wrong).status_code == 409


@pytest.mark.usefixtures("ready")
def test_the_preview_is_of_the_site_alone(web: TestClient, desk: Desk) -> None:
    for path in ("everybody/en/", "later/en/feed.atom", "subscriber/sitemap.xml", "desk/static/site.css"):
        answer = web.get(f"/publishing/preview/{path}")
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
    for path in ("admin/en/", "everybody/today", "everybody/../today", "everybody/en/item/x"):
        assert web.get(f"/publishing/preview/{path}").status_code == 404
    assert 'href="/publishing/preview/everybody/en/archive"' in web.get("/publishing/preview/everybody/").text
    assert "/login" not in web.get("/publishing/preview/everybody/en/").text
