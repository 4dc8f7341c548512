"""The door: login, logout, sessions and halves of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.show.house import HERE
from tests.show.members import PASSWORD, Visiting, ids, log_in, token, word

from headwater.desk.stamps import written
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.newsroom.accounts import entering, sessions
from headwater.show.web.app import create_app

# In and out


def test_who_is_not_logged_in_is_led_to_the_login_and_from_there_to_what_was_asked(visiting: Visiting) -> None:
    browser = visiting.browser()
    answer = browser.get("/claims?standing=denied&page=2")
    assert answer.status_code == 303
    there = answer.headers["location"]
    assert there == "/login?next=%2Fclaims%3Fstanding%3Ddenied%26page%3D2"
    page = browser.get(there).text
    assert 'name="next" value="/claims?standing=denied&amp;page=2"' in page
    answer = log_in(browser, "READER", next="/claims?standing=denied&page=2")
    assert (answer.status_code, answer.headers["location"]) == (303, "/claims?standing=denied&page=2")
    assert browser.get("/claims").status_code == 200


def test_where_one_begins(visiting: Visiting) -> None:
    with Desk(visiting.path) as desk:
        subscriber = desk.make_account("subscriber", "subscriber", "admin").id
    begins = {"subscriber": subscriber} | {role: ids(visiting)[role] for role in ("reader", "reporter")}
    found = {role: visiting.as_(id).get("/").headers["location"] for role, id in begins.items()}
    assert found == {"subscriber": "/account", "reader": "/today", "reporter": "/add"}
    assert visiting.browser().get("/").headers["location"] == "/login"
    for role, there in found.items():
        assert visiting.as_(begins[role]).get(there).status_code == 200


def test_the_cookie_is_read_by_no_script_and_sent_to_no_other_site(visiting: Visiting) -> None:
    said = log_in(visiting.browser(), "reader").headers["set-cookie"].lower()
    assert {"httponly", "samesite=lax", "path=/"} <= {part.strip() for part in said.split(";")}
    assert "max-age" not in said
    assert "domain" not in said


def test_over_tls_it_goes_no_other_way(visiting: Visiting) -> None:
    from dataclasses import replace

    from headwater.config import Serve

    made = replace(visiting.made, settings=replace(visiting.made.settings, serve=Serve(https=True)))
    browser = TestClient(create_app(made, host="127.0.0.1"), base_url=HERE.replace("http:", "https:"))
    browser.headers["origin"] = HERE.replace("http:", "https:")
    browser.follow_redirects = False
    said = log_in(browser, "reader").headers["set-cookie"]
    assert said.startswith("__Host-headwater-session-")
    assert "Secure" in said
    assert browser.get("/today").status_code == 200


def test_a_token_is_worth_nothing_after_the_logout_in_any_process(visiting: Visiting) -> None:
    browser, elsewhere = visiting.browser(), Visiting(visiting.path)
    log_in(browser, "reader")
    kept = token(browser)
    thief, other = visiting.browser(kept), elsewhere.browser(kept)
    assert thief.get("/claims").status_code == other.get("/claims").status_code == 200
    answer = browser.post("/logout", data={"token": word(browser)})
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert thief.get("/claims").status_code == other.get("/claims").status_code == 303
    assert token(browser) == ""
    elsewhere.close()


def test_nobody_is_logged_out_by_following_a_link(visiting: Visiting) -> None:
    browser = visiting.as_(ids(visiting)["reader"])
    assert browser.get("/logout").status_code == 405
    assert browser.get("/today").status_code == 200


def test_a_token_from_before_the_login_is_worth_nothing_after_it(visiting: Visiting) -> None:
    """Session fixation: somebody put a token of theirs into the browser, one that is a session or one that is none."""
    planted = visiting.session(ids(visiting)["reporter"])
    for given in (planted, "a-word-that-somebody-chose"):
        browser = visiting.browser(given)
        answer = browser.post(
            "/login", data={"name": "reader", "password": PASSWORD, "token": word(browser, "/preferences")}
        )
        assert answer.status_code == 303
        new = answer.headers["set-cookie"].partition("=")[2].partition(";")[0]
        assert new not in (given, "")
        assert visiting.browser(given).get("/claims").status_code == 303


def test_a_change_of_password_or_role_ends_what_was_begun_before(visiting: Visiting) -> None:
    browser, other = visiting.browser(), visiting.as_(ids(visiting)["reporter"])
    log_in(browser, "reporter")
    before = token(browser)
    sent = {"do": "password", "old": PASSWORD, "new": "five other words", "again": "five other words"}
    answer = browser.post("/account", data={**sent, "token": word(browser)})
    assert answer.headers["location"] == "/account?done=password"
    assert token(browser) not in (before, "")
    assert browser.get("/today").status_code == 200
    assert other.get("/today").status_code == visiting.browser(before).get("/today").status_code == 303
    with Desk(visiting.path) as desk:
        desk.set_role(ids(visiting)["reporter"], "reader", "admin")
    assert browser.get("/today").status_code == 303


def test_sessions_end_idle_and_in_any_case_and_with_their_account(visiting: Visiting) -> None:
    given, now = visiting.session(ids(visiting)["reader"]), datetime.now(UTC)
    assert sessions.found(visiting.desk, given)
    assert sessions.found(visiting.desk, given, now=now + sessions.IDLE - timedelta(minutes=1))
    assert sessions.found(visiting.desk, given, now=now + sessions.IDLE + timedelta(minutes=1)) is None
    assert sessions.found(visiting.desk, given, now=now + sessions.LONGEST) is None
    with Desk(visiting.path) as desk:
        desk.disable_account(ids(visiting)["reader"], "admin")
        with pytest.raises(DeskError, match="disabled"):
            sessions.begin(desk, ids(visiting)["reader"])
    assert sessions.found(visiting.desk, given) is None


def test_that_a_session_is_used_is_written_down_now_and_then(visiting: Visiting, monkeypatch: Any) -> None:
    account = ids(visiting)["reader"]
    browser = visiting.as_(account)
    before = visiting.desk.version()
    browser.get("/today")
    assert visiting.desk.version() == before
    monkeypatch.setattr(sessions, "EVERY", timedelta(0))
    with browser:  # one event loop for both: it is written beside the page
        browser.get("/today", headers={"sec-fetch-dest": "empty"})  # the script of a page that was left open
        assert sessions.of(visiting.desk, account)[0].used == sessions.of(visiting.desk, account)[0].made
        browser.get("/today")
    used = sessions.of(visiting.desk, account)[0].used
    assert used > sessions.of(visiting.desk, account)[0].made
    assert visiting.desk.account(account).seen == written(datetime.now(UTC))[:10]


def test_the_desk_keeps_no_token_and_no_password(visiting: Visiting) -> None:
    browser = visiting.browser()
    log_in(browser, "reader")
    with Desk(visiting.path) as desk:
        link = entering.link(desk, ids(visiting)["reader"], "admin")
    disk = b"".join(file.read_bytes() for file in visiting.path.parent.glob("news.desk*"))
    assert b"$argon2id$v=19$" in disk
    for secret in (token(browser), link, PASSWORD, sessions.form_word(token(browser))):
        assert secret.encode() not in disk


# Half a session


def test_who_has_not_given_the_second_factor_may_nothing(visiting: Visiting) -> None:
    half = visiting.browser(visiting.session(ids(visiting)["admin"], half=True))
    answer = half.get("/claims")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login/second?next=%2Fclaims")
    assert half.get("/claims.json").status_code == 401
    assert half.post("/notes", data={"token": word(half)}).status_code == 401
    assert half.get("/accounts", headers={"x-original-url": "/login"}).status_code == 303


def test_a_whole_session_has_another_token_than_the_half_one(visiting: Visiting) -> None:
    half = visiting.session(ids(visiting)["admin"], half=True)
    with Desk(visiting.path) as desk:
        whole = sessions.complete(desk, half)
        assert whole != half
        with pytest.raises(DeskError, match="too long"):
            sessions.complete(desk, half)
        with pytest.raises(DeskError, match="too long"):
            sessions.complete(desk, whole)
    assert visiting.browser(half).get("/today").status_code == 303
    assert visiting.browser(whole).get("/today").status_code == 200


def test_a_password_without_its_second_factor_logs_nobody_out(visiting: Visiting) -> None:
    account = ids(visiting)["reporter"]
    own = visiting.session(account)
    for _ in range(25):
        visiting.session(account, half=True)
    assert sessions.found(visiting.desk, own)
    for _ in range(25):
        last = visiting.session(account)
    assert sessions.found(visiting.desk, last)
    assert not sessions.found(visiting.desk, own)
    assert len(sessions.of(visiting.desk, account)) == 40


def test_a_second_factor_is_waited_for_ten_minutes(visiting: Visiting) -> None:
    half, now = visiting.session(ids(visiting)["admin"], half=True), datetime.now(UTC)
    assert sessions.found(visiting.desk, half, now=now + timedelta(minutes=9))
    assert sessions.found(visiting.desk, half, now=now + timedelta(minutes=11)) is None
