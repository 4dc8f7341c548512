"""Logging in to the site, out, one's own feed; what is counted; nothing of the desk behind any address of the site."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from starlette.testclient import TestClient
from tests.leaks.world import draft

from headwater.desk.publishing.site import Section, Site
from headwater.desk.store import Desk
from headwater.newsroom.accounts import entering, factors
from headwater.newsroom.publishing import subscribing
from headwater.show.site.counting import Counter
from headwater.show.site.house import addresses, create_site
from headwater.show.site.kiosk import Kiosk
from headwater.show.web.app import house_of

BASE = "https://wire.example"
WORD = "a-long-invented-passphrase-71"
NOW = datetime.now(UTC)
FORM = {"origin": BASE, "content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "agency.desk") as made:
        made.settle_site(Site("Wire", base=BASE, languages=("en",)), ("en",), "Anna")
        made.keep_section(Section("courts", {"en": "Courts"}), "Anna")
        yield made


@pytest.fixture
def key(desk: Desk) -> str:
    return desk.publish(draft("For some", "subscribers", "Secret."), "Anna", NOW - timedelta(hours=1))


@pytest.fixture
def kiosk(desk: Desk) -> Kiosk:
    return Kiosk(
        desk, lambda: Desk(desk.path), lambda: NOW, BASE, counter=Counter(tick=iter(range(0, 10_000, 100)).__next__)
    )


@pytest.fixture
def web(kiosk: Kiosk) -> TestClient:
    return TestClient(create_site(kiosk), base_url=BASE, raise_server_exceptions=False, follow_redirects=False)


def last(days: int) -> str:
    return (NOW + timedelta(days=days)).date().isoformat()


def test_with_a_token_in_and_out(web: TestClient, desk: Desk, key: str) -> None:
    _, token = subscribing.add(desk, "Consulate", last(9), [], "Anna", NOW)
    assert "Secret." not in web.get(f"/en/item/{key}").text
    answer = web.post("/en/login", data={"token": token}, headers={"origin": BASE})
    assert (answer.status_code, answer.headers["location"]) == (303, "/en/")
    held = answer.headers["set-cookie"]
    assert re.match(
        r"__Host-headwater-site=t\.[\w-]{43}; HttpOnly; Max-Age=1209600; Path=/; SameSite=lax; Secure$", held
    )
    assert token not in held
    assert "Secret." in web.get(f"/en/item/{key}").text
    before = dict(web.cookies)
    web.post("/en/logout", headers=FORM)
    web.cookies.update(before)
    assert "Secret." not in web.get(f"/en/item/{key}").text


def test_logging_in_ends_what_the_browser_held(web: TestClient, desk: Desk, key: str) -> None:
    """Nobody can put a session into somebody's browser and wait there."""
    _, token = subscribing.add(desk, "Consulate", last(9), [], "Anna", NOW)
    planted = subscribing.log_in_by_token(desk, token, NOW)
    web.cookies.set("__Host-headwater-site", planted, domain="wire.example")
    answer = web.post("/en/login", data={"token": token}, headers={"origin": BASE})
    assert planted not in answer.headers["set-cookie"]
    assert subscribing.with_session(desk, planted, NOW) is None


def test_with_a_name_and_a_password_and_not_for_the_desk(web: TestClient, desk: Desk, key: str) -> None:
    entering.add(desk, "Invented Admin", "admin", "Anna", password=WORD, first=True)
    subscribing.add_account(desk, "Reader", WORD, last(9), [], "Anna")
    wrong = web.post("/en/login", data={"name": "Reader", "password": "no"}, headers={"origin": BASE})
    staff = web.post("/en/login", data={"name": "Invented Admin", "password": WORD}, headers={"origin": BASE})
    assert (wrong.status_code, staff.status_code) == (403, 403)
    assert wrong.text.replace('value="Reader"', "") == staff.text.replace('value="Invented Admin"', "")
    assert web.post("/en/login", data={"name": "Reader", "password": WORD}, headers={"origin": BASE}).status_code == 303
    assert "Secret." in web.get(f"/en/item/{key}").text


def test_trying_on_and_on_has_to_wait(web: TestClient, desk: Desk) -> None:
    tries = [
        web.post("/en/login", data={"name": "Reader", "password": "no"}, headers={"origin": BASE}) for _ in range(8)
    ]
    assert [answer.status_code for answer in tries][-1] == 429
    assert "Too many attempts" in tries[-1].text


def test_one_s_own_feed_is_whole_and_ends_with_the_subscription(
    web: TestClient, desk: Desk, kiosk: Kiosk, key: str
) -> None:
    id, token = subscribing.add(desk, "Consulate", last(9), [], "Anna", NOW)
    assert web.post("/en/subscription", headers=FORM).status_code == 404
    web.post("/en/login", data={"token": token}, headers={"origin": BASE})
    page = web.post("/en/subscription", headers=FORM)
    (there,) = re.findall(rf"{BASE}(/feed/en/[\w-]+)", page.text)
    assert there.rpartition("/")[2] not in web.get("/en/subscription").text
    web.cookies.clear()
    own = web.get(there)
    assert (own.status_code, own.headers["cache-control"]) == (200, "no-store")
    assert own.headers["x-robots-tag"] == "noindex, nofollow"
    assert "Secret." in own.text
    assert there.rpartition("/")[2] not in own.text
    assert "Secret." not in web.get(f"/en/item/{key}").text
    subscribing.end(desk, id, "Anna", NOW)
    assert web.get(there).status_code == 404


def test_what_is_counted_and_what_not(web: TestClient, desk: Desk, kiosk: Kiosk, key: str) -> None:
    free = desk.publish(draft("For all", "public", "Open."), "Anna", NOW - timedelta(hours=1))
    _, token = subscribing.add(desk, "Consulate", last(9), [], "Anna", NOW)
    web.get(f"/en/item/{key}")
    headers = {"authorization": f"Bearer {token}"}
    for there in (f"/en/item/{key}", f"/en/item/{key}", f"/en/item/{free}", "/en/search?q=secret"):
        web.get(there, headers=headers)
    kiosk.counter.keep(lambda: Desk(desk.path), NOW)
    assert [(row.key, row.times, row.readers) for row in desk.use()] == [(key, 2, 1)]


def test_the_site_has_none_of_the_desk_s_addresses(desk: Desk, kiosk: Kiosk) -> None:
    from tests.show.house import house

    own = {route.path for route in addresses(kiosk).routes}  # type: ignore[attr-defined]
    others = {route.path for route in house_of(house(desk, lambda: Desk(desk.path))).routes}  # type: ignore[attr-defined]
    assert own & others <= {"/", "/static/{name}"}
    web = TestClient(create_site(kiosk), base_url=BASE, follow_redirects=False)
    for path in sorted(others - {"/", "/static/{name}"}):
        there = re.sub(r"\{[^}]*\}", "1", path)
        assert web.get(there).status_code == 404, there


def test_the_site_reads_and_no_more() -> None:
    """What the pages are made from cannot write; what can is opened for a login or a count, and for nothing else."""
    from pathlib import Path as File

    from headwater.show import site

    folder = File(site.__file__).parent
    writes = {
        path.name for path in folder.glob("*.py") if re.search(r"\bwrite\(\)|kiosk\.write\b", path.read_text("utf-8"))
    }
    assert writes == {"counting.py", "entrance.py", "house.py", "server.py"}


def test_a_second_factor_is_asked_for_step_by_step(web: TestClient, desk: Desk, key: str) -> None:
    entering.add(desk, "Invented Admin", "admin", "Anna", password=WORD, first=True)
    id = subscribing.add_account(desk, "Reader", WORD, last(9), [], "Anna")
    app = factors.new_app("Reader")
    code = pyotp.TOTP(app.secret).at(int(time.time()) - 30)
    recovery = factors.set_app(desk, desk.account(id), app, code)[0]
    form = {"name": "Reader", "password": WORD}
    assert web.post("/en/login", data={"code": recovery}, headers={"origin": BASE}).status_code == 403
    answer = web.post("/en/login", data=form, headers={"origin": BASE})
    assert (answer.status_code, answer.headers["location"]) == (303, "/en/login")
    half = dict(web.cookies)
    assert "Secret." not in web.get(f"/en/item/{key}").text  # half a login opens nothing
    assert 'name="code"' in web.get("/en/login").text
    assert 'name="password"' not in web.get("/en/login").text
    assert web.get("/en/login").headers["cache-control"] == "no-store"
    wrong = web.post("/en/login", data={"code": "000 000"}, headers={"origin": BASE})
    assert (wrong.status_code, 'name="code"' in wrong.text, "This code is wrong" in wrong.text) == (403, True, True)
    used = web.post("/en/login", data={"code": code}, headers={"origin": BASE})
    assert used.status_code == 403
    answer = web.post("/en/login", data={"code": recovery.lower()}, headers={"origin": BASE})
    assert (answer.status_code, answer.headers["location"]) == (303, "/en/")
    assert "Secret." in web.get(f"/en/item/{key}").text
    assert dict(web.cookies) != half
    web.cookies.clear()
    web.cookies.update(half)
    assert "Secret." not in web.get(f"/en/item/{key}").text
    assert web.post("/en/login", data={"code": recovery}, headers={"origin": BASE}).status_code == 403


def test_codes_can_be_guessed_no_faster_than_at_the_desk(web: TestClient, desk: Desk) -> None:
    entering.add(desk, "Invented Admin", "admin", "Anna", password=WORD, first=True)
    id = subscribing.add_account(desk, "Reader", WORD, last(9), [], "Anna")
    app = factors.new_app("Reader")
    factors.set_app(desk, desk.account(id), app, pyotp.TOTP(app.secret).now())
    web.post("/en/login", data={"name": "Reader", "password": WORD}, headers={"origin": BASE})
    tries = [web.post("/en/login", data={"code": "000000"}, headers={"origin": BASE}).status_code for _ in range(8)]
    assert (tries[0], tries[-1]) == (403, 429)


def test_who_must_have_a_factor_and_has_none_is_told(web: TestClient, desk: Desk) -> None:
    entering.add(desk, "Invented Admin", "admin", "Anna", password=WORD, first=True)
    subscribing.add_account(desk, "Reader", WORD, last(9), [], "Anna")
    factors.demand(desk, "subscriber", None, wanted=True, name="Anna")
    answer = web.post("/en/login", data={"name": "Reader", "password": WORD}, headers={"origin": BASE})
    assert (answer.status_code, "Ask for a token" in answer.text) == (403, True)
