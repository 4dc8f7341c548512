"""What is tried against the door, and what comes of it."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.show.house import HERE
from tests.show.members import PASSWORD, Visiting, ids, log_in, token, word

from headwater.desk.store import Desk
from headwater.newsroom.accounts import entering, throttle
from headwater.show.web import door


def test_one_answer_for_whatever_is_wrong(visiting: Visiting) -> None:
    browser, said = visiting.browser(), set()
    with Desk(visiting.path) as desk:
        desk.disable_account(ids(visiting)["reporter"], "admin")
        desk.make_account("Newcomer", "reader", "admin")
    for name, password in (
        ("reader", "wrong words by lot"),
        ("nobody-at-all", PASSWORD),
        ("reporter", PASSWORD),
        ("newcomer", ""),
    ):
        answer = log_in(browser, name, password)
        page = re.sub(r'value="[^"]*"', "", answer.text)
        said.add((answer.status_code, page))
    assert len(said) == 1
    assert next(iter(said))[0] == 403


def test_a_wrong_name_takes_as_long_as_a_wrong_password(visiting: Visiting, monkeypatch: Any) -> None:
    """Not by the clock, which is another one on every machine: what takes the time is done for both alike."""
    done: list[str] = []
    from headwater.newsroom.accounts import passwords

    hasher = passwords._hasher()
    real = type(hasher).verify
    monkeypatch.setattr(type(hasher), "verify", lambda self, h, p: done.append(h.split("$")[3]) or real(self, h, p))
    with Desk(visiting.path) as desk:
        for name in ("reader", "nobody-at-all"):
            with pytest.raises(entering.Refused):
                entering.log_in(desk, name, "wrong words by lot", address="192.0.2.1")
    assert done == ["m=64,t=1,p=1"] * 2


def test_attempts_on_one_name_are_throttled_and_the_right_password_too(visiting: Visiting) -> None:
    browser = visiting.browser()
    for _ in range(5):
        assert log_in(browser, "reader", "wrong words by lot").status_code == 403
    answer = log_in(browser, "reader")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 11
    assert "Too many attempts" in answer.text
    # Started anew, it still is; a name that is nobody's has to wait in the same way; others need not.
    anew = Visiting(visiting.path)
    assert log_in(anew.browser(), "Reader ").status_code == 429
    anew.close()
    for _ in range(5):
        log_in(browser, "nobody-at-all", "wrong words by lot")
    assert log_in(browser, "nobody-at-all").status_code == 429
    assert log_in(browser, "reporter").status_code == 303


def test_waiting_grows_and_ends(visiting: Visiting) -> None:
    now = datetime(2026, 3, 14, 8, tzinfo=UTC)
    with Desk(visiting.path) as desk:
        waits = []
        for _ in range(12):
            throttle.attempt(desk, "reader", "192.0.2.1", now=now)
            with pytest.raises(throttle.TooOften) if len(waits) >= 4 else _nothing() as told:
                throttle.attempt(desk, "reader", "198.51.100.9", now=now) if len(waits) >= 4 else None
            waits.append(told.value.seconds if told else 0)
            now += timedelta(seconds=waits[-1])
        assert waits[:4] == [0, 0, 0, 0]
        assert waits[4:] == [11, 21, 41, 81, 161, 321, 641, 901]
        assert throttle.wait("n", 10_000) == timedelta(minutes=15)
        throttle.forgive(desk, "reader", "192.0.2.1")
        throttle.attempt(desk, "reader", "192.0.2.1", now=now)


def _nothing() -> Any:
    from contextlib import nullcontext

    return nullcontext()


def test_attempts_from_one_place_are_throttled_over_all_names(visiting: Visiting) -> None:
    now = datetime.now(UTC)
    with Desk(visiting.path) as desk:
        for n in range(20):
            throttle.attempt(desk, f"name-{n}", f"2001:db8:1:2::{n:x}", now=now)
        with pytest.raises(throttle.TooOften):
            throttle.attempt(desk, "reader", "2001:db8:1:2:ffff::1", now=now)
        throttle.attempt(desk, "reader", "2001:db8:1:3::1", now=now)
        # Who has an account does not wipe away with it what they tried on others.
        throttle.forgive(desk, "name-1", "2001:db8:1:2::1")
        throttle.attempt(desk, "other", "2001:db8:1:2::1", now=now)
        with pytest.raises(throttle.TooOften):
            throttle.attempt(desk, "another", "2001:db8:1:2::1", now=now)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_nobody_shuts_out_all_who_come_by_tor_or_a_proxy(visiting: Visiting, address: str) -> None:
    with Desk(visiting.path) as desk:
        for n in range(25):
            with pytest.raises(entering.Refused):
                entering.log_in(desk, f"stranger-{n}", "not this one", address=address)
        entering.log_in(desk, "reader", PASSWORD, address=address)


def test_many_attempts_at_once_are_counted_as_many(visiting: Visiting) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def one(_: int) -> bool:
        with Desk(visiting.path) as desk:
            try:
                throttle.attempt(desk, "reader", "192.0.2.1")
            except throttle.TooOften:
                return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(one, range(24))) == 5


def test_what_failed_says_not_whose_name_it_was(visiting: Visiting) -> None:
    browser = visiting.browser()
    log_in(browser, "my secret passphrase", "wrong words by lot")
    disk = b"".join(file.read_bytes() for file in visiting.path.parent.glob("news.desk*"))
    assert b"secret passphrase" not in disk


@pytest.mark.parametrize(
    "there",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "/%09/evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "http:evil.example",
        "///evil.example",
        "/login?next=//evil.example",
        "/logout",
        "today",
        "/" + "a" * 3000,
        "/\r\nset-cookie: a=b",
        "/../../evil",
    ],
)
def test_the_login_leads_to_no_other_site(standing: Visiting, there: str) -> None:
    browser = standing.browser()
    page = browser.get("/login", params={"next": there}).text
    ours = re.compile(r"/(?![/\\])|#main|$")
    assert all(ours.match(each) for each in re.findall(r'(?:href|action)="([^"]*)', page))
    for to in (
        log_in(browser, "reader", next=there).headers["location"],
        browser.get("/login", params={"next": there}).headers["location"],
    ):
        assert ours.match(to)
        assert to == door.safe(there)
        assert "evil" not in to or to.startswith("/../") or to.startswith("/%09/")


def test_a_form_of_another_site_is_not_believed(visiting: Visiting) -> None:
    browser = visiting.as_(ids(visiting)["reporter"])
    sent = {"on": "s-000001", "text": "planted", "token": word(browser)}
    for headers in (
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": HERE, "sec-fetch-site": "cross-site"},
        {"origin": HERE.replace("8000", "8001")},
    ):
        assert browser.post("/notes", data=sent, headers=headers).status_code == 403
        assert browser.post("/logout", data=sent, headers=headers).status_code == 403
    assert browser.get("/today").status_code == 200


def test_a_form_is_of_one_session_alone(visiting: Visiting) -> None:
    mine, theirs = visiting.as_(ids(visiting)["reporter"]), visiting.as_(ids(visiting)["admin"])
    nobody = visiting.browser()
    assert word(mine) != word(mine)  # masked anew each time
    for other in (word(theirs), word(nobody), visiting.made.draw.token, ""):
        answer = mine.post("/watch", data={"do": "follow", "address": "https://news.example/", "token": other})
        assert answer.status_code == 403
    # Nor does the login take the word of a session of somebody else: nobody is logged in as another by a form of theirs.
    answer = nobody.post("/login", data={"name": "reader", "password": PASSWORD, "token": word(theirs)})
    assert answer.status_code == 403
    assert token(nobody) == ""


def test_who_acts_is_the_account_whatever_the_form_says(visiting: Visiting) -> None:
    browser = visiting.as_(ids(visiting)["reporter"])
    sent = {"do": "follow", "address": "https://news.example/feed.xml", "kind": "feed", "every": "3600"}
    answer = browser.post("/watch?by=boris", data={**sent, "by": "somebody else", "token": word(browser)})
    assert answer.status_code == 303, answer.text
    assert "by=" not in answer.headers["location"]
    assert [row.who for row in visiting.desk.followed()] == ["reporter"]
    assert 'name="by"' not in browser.get("/today?by=boris").text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../../etc/passwd",
        "/static/..%2f..%2fapp.py",
        "/static/%2e%2e/%2e%2e/door.py",
        "/static//etc/passwd",
        "/static/headwater.css/../../claims",
        "/login/../claims",
        "/login/..%2fclaims",
        "//claims",
        "/./claims",
        "/claims/",
        "/claims%00",
        "/CLAIMS",
        "/claims;/login",
        "/static/..;/claims",
    ],
)
def test_no_way_of_writing_an_address_leads_past_the_door(standing: Visiting, path: str) -> None:
    browser = standing.browser()
    answer = asyncio.run(_raw(standing, path))
    assert answer in (303, 401, 404), path
    assert b"root:" not in browser.get(path).content


async def _raw(visiting: Visiting, path: str) -> int:
    """As the server hands it on: a client would tidy the address up."""
    from urllib.parse import unquote

    said: list[Any] = []

    async def send(message: Any) -> None:
        said.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {"type": "http", "method": "GET", "path": unquote(path), "raw_path": path.encode(), "query_string": b""}
    scope |= {"headers": [(b"host", b"127.0.0.1:8000")], "client": ("127.0.0.1", 1), "root_path": "", "scheme": "http"}
    await visiting.app(scope, receive, send)
    return int(said[0]["status"])


def test_what_is_too_large_is_refused_before_it_is_read_by_who_may_not_send_it(visiting: Visiting) -> None:
    nobody, reporter = visiting.browser(), visiting.as_(ids(visiting)["reporter"])
    large = b"text=" + b"a" * 1_100_000
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert nobody.post("/notes", content=large, headers=kind).status_code == 401
    assert nobody.post("/login", content=large, headers=kind).status_code == 413
    assert reporter.post("/notes", content=large, headers=kind).status_code == 413
    assert nobody.post("/login", data={"name": "reader", "password": "a" * 900_000}).status_code == 403


def test_two_cookies_of_one_name_are_none(visiting: Visiting) -> None:
    good = visiting.session(ids(visiting)["reader"])
    browser, name = visiting.browser(), visiting.cookie.name
    assert browser.get("/today", headers={"cookie": f"{name}={good}"}).status_code == 200
    assert browser.get("/today", headers={"cookie": f"{name}=planted; {name}={good}"}).status_code == 303
