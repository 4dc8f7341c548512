"""The pages of alerts: an alert is begun, tried, kept, armed, told of, read; and is nobody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.desk import alerted
from tests.desk.alerted import CLAIM, armed, decide, happens
from tests.show.house import HERE, asking, house
from tests.show.members import Visiting, peopled
from tests.show.web.html import Page, page

from headwater.config import Mail, Settings
from headwater.desk import Desk
from headwater.desk.alerts.turns import WATCHES

NEW = f"/alerts/new?watch=claim&of={CLAIM}"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with alerted.opened(tmp_path / "story.desk") as opened:
        yield opened


@pytest.fixture
def web(desk: Desk) -> TestClient:
    mail = Mail(server="mail.example", sender="desk@news.example")
    given = Settings(desk=str(desk.path), mail=mail)
    return asking(house(desk, lambda: Desk(desk.path, create=False), settings=given))


def send(web: TestClient, path: str, there: str = "", **fields: Any) -> Any:
    token = next(f["token"] for f in Page(web.get(path).text).forms if f["method"] == "post")
    there = there or path.partition("?")[0]
    return web.post(there, data={"token": token, "by": "Anna", **fields}, headers={"origin": HERE})


def begun(web: TestClient, do: str, **other: Any) -> Any:
    given = {"watch": "claim", "of": CLAIM, "turn": ["denied", "disputed"], "way": ["desk", "feed"], "gather": "0"}
    return send(web, NEW, do=do, **(given | other))


def test_an_empty_page_says_where_alerts_begin_and_the_claim_leads_there(web: TestClient) -> None:
    assert "Tell me when" in page(web, "/alerts").text
    assert f"/alerts/new?watch=claim&of={CLAIM}" in page(web, f"/claim/{CLAIM}").links
    form = page(web, NEW)
    assert "Velmark released three prisoners" in form.text
    ticked = {row["value"] for row in form.all("input") if row.get("name") == "turn" and "checked" in row}
    assert {"confirmed", "denied"} <= ticked


def test_the_form_begins_for_everything(web: TestClient) -> None:
    for watch in (*WATCHES, "x", ""):
        assert web.get(f"/alerts/new?watch={watch}&of=%00%F0%9F").status_code == 200


def test_it_is_tried_on_the_past_before_it_is_kept(web: TestClient, desk: Desk) -> None:
    for _ in range(2):
        happens(desk, "standing")
    answer = begun(web, "try", gather="0", days="30")
    assert answer.status_code == 200
    assert re.search(r"In the last 30 days this would have told you 2 times:", Page(answer.text).text)
    assert desk.alerts() == []
    answer = begun(web, "try", turn=["confirmed"])
    assert "would have told you once" in Page(answer.text).text  # the second article made it so


def test_kept_armed_told_and_read(web: TestClient, desk: Desk) -> None:
    answer = begun(web, "arm", mail="ed@news.example\nbo@news.example", webhook="https://hooks.example/a/s3cret")
    assert answer.status_code == 303
    (rule,) = desk.alerts()
    assert (rule.state, rule.owner, len(rule.channels), rule.turns) == ("armed", "Anna", 5, ("denied", "disputed"))
    alerted.deny(desk)
    decide(desk)
    inbox = page(web, "/alerts")
    assert "1 unread" in inbox.text
    assert "Standing: was officially confirmed, is disputed" in inbox.text
    assert "Alerts 1 unread" in page(web, "/preferences").text  # and so it is beside the way there, on every page
    upto = next(row["value"] for row in inbox.all("input") if row.get("name") == "upto")
    assert send(web, "/alerts", do="seen", upto=upto).status_code == 303
    assert "unread" not in page(web, "/alerts").text + page(web, "/preferences").text
    shown = page(web, f"/alerts/{rule.id}")
    assert "ed@news.example" in shown.text
    assert "s3cret" not in web.get(f"/alerts/{rule.id}").text + web.get("/alerts").text + web.get("/alerts.json").text
    assert web.get("/alerts.json").json()["messages"][0]["seen"] is True


WRONG: tuple[tuple[dict[str, Any], str], ...] = (
    ({"turn": []}, "at least one thing"),
    ({"way": []}, "a way to be told"),
    ({"mail": "nobody"}, "no address of mail"),
    ({"webhook": "http://127.0.0.1/x"}, "not a public address"),
    ({"webhook": "file:///etc/passwd"}, "not a web address"),
    ({"quiet_from": "22:00"}, "no time of day"),
    ({"zone": "Nowhere"}, "no such time zone"),
    ({"of": "c-000099"}, "no such claim"),
    ({"by": ""}, "Write who judges"),
    ({"gather": "x"}, "for how long"),
)


def test_what_makes_no_sense_is_told_and_what_was_written_is_still_there(web: TestClient, desk: Desk) -> None:
    for fields, says in WRONG:
        answer = begun(web, "arm", **({"wording": "discreet"} | fields))
        assert answer.status_code == 409, fields
        shown = Page(answer.text)
        assert says in shown.text
        assert any(row.get("value") == "discreet" and "checked" in row for row in shown.all("input"))
    assert desk.alerts() == []


def test_a_secret_is_shown_once_and_a_feed_is_read_without_a_session(web: TestClient, desk: Desk) -> None:
    begun(web, "arm", webhook="https://hooks.example/a")
    (rule,) = desk.alerts()
    webhook, feed = (next(c.id for c in rule.channels if c.kind == kind) for kind in ("webhook", "feed"))
    there = f"/alerts/{rule.id}"
    shown = send(web, there, do="secret", channel=str(webhook))
    assert re.search(r"whsec_[A-Za-z0-9+/=]{40,}", shown.text)
    assert "whsec_" not in web.get(there).text + web.get(there + ".json").text
    shown = send(web, there, do="secret", channel=str(feed))
    address = re.search(r"/alerts/feed/[\w-]{40,}", shown.text)
    assert address
    happens(desk, "standing")
    decide(desk)
    answer = web.get(address[0])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml; charset=utf-8")
    assert answer.headers["cache-control"] == "no-store"
    assert "Velmark released three prisoners" in answer.text
    assert web.get(address[0][:-1]).status_code == 404
    send(web, there, do="shut", channel=str(feed))
    assert web.get(address[0]).status_code == 404


def test_armed_disarmed_tested_removed(web: TestClient, desk: Desk) -> None:
    begun(web, "keep")
    (rule,) = desk.alerts()
    there = f"/alerts/{rule.id}"
    assert "not armed yet" in page(web, there).text
    assert "would have told you" in page(web, there).text
    for do, state in (("arm", "armed"), ("disarm", "resting"), ("arm", "armed")):
        assert send(web, there, do=do).status_code == 303
        assert desk.alert(rule.id).state == state
    send(web, there, do="test")
    assert "This is a test" in page(web, "/alerts").text
    assert send(web, there, do="explode").status_code == 409
    assert web.post(there, data={"do": "remove", "by": "x"}, headers={"origin": HERE}).status_code == 403
    assert send(web, there, do="remove").status_code == 303
    assert web.get(there).status_code == 404
    assert desk.alerts() == []


def test_a_channel_in_trouble_is_told_where_one_looks(web: TestClient, desk: Desk) -> None:
    from headwater.desk.alerts.outbox import Outcome

    rule = armed(desk, channels=(("mail", "ed@news.example"),))
    happens(desk, "standing")
    decide(desk)
    ((parcel,),) = desk.take_parcels("t", datetime.now(UTC), 3)
    desk.keep_outcome(parcel, "t", Outcome("the mail server says: 550 \u202eno"), datetime.now(UTC))
    assert "cannot tell by all its ways" in page(web, "/alerts").text
    assert "550" in page(web, f"/alerts/{rule.id}").text
    assert "\u202e" not in web.get(f"/alerts/{rule.id}").text


def test_what_is_not_there_is_said_to_be_so(web: TestClient) -> None:
    for path in ("/alerts/0", "/alerts/x", "/alerts/999999999", "/alerts/feed/x", "/alerts/feed/%F0%9F"):
        assert web.get(path).status_code == 404


def test_an_alert_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "story.desk"
    alerted.opened(path).close()
    ids = peopled(path)
    with Desk(path) as desk:
        ways: Any = (("mail", "rare@news.example"), ("desk", ""))
        rule, _ = desk.add_alert(alerted.wish("all", "", channels=ways), "reporter", ids["reporter"])
        desk.arm_alert(rule.id, "reporter")
        happens(desk, "standing")
        decide(desk)
    visiting, seen = Visiting(path), {}
    for role in ("reader", "reporter", "editor", "admin"):
        browser = visiting.browser(visiting.session(ids[role]))
        told = browser.get("/alerts.json").json()
        assert ("Alerts 1 unread" in page(browser, "/preferences").text) == (role == "reporter")
        seen[role] = (browser.get(f"/alerts/{rule.id}").status_code, "rare@" in str(told), told["unread"])
    # An admin sees the rule, to disarm it, but what it told is its owner's mail.
    assert seen == {
        "reader": (404, False, 0),
        "reporter": (200, True, 1),
        "editor": (404, False, 0),
        "admin": (200, True, 0),
    }
    visiting.close()
