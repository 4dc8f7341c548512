"""The door: login, logout, sessions and their forms, what is refused to whom, and what is tried against it."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.show.house import HERE
from tests.show.members import PASSWORD, Visiting, peopled, quick_passwords, token, word

from headwater.desk.stamps import written
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.newsroom.accounts import entering, sessions, throttle, tokens
from headwater.show.web import door
from headwater.show.web.app import create_app


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A desk with accounts, to be copied."""
    path = tmp_path_factory.mktemp("door") / "news.desk"
    with quick_passwords():
        peopled(path, "reader", "reporter", password=PASSWORD)
        yield path


@pytest.fixture(scope="module")
def standing(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visiting]:
    """One application for all tests."""
    path = tmp_path_factory.mktemp("standing") / "news.desk"
    shutil.copy(kept, path)
    found = Visiting(path)
    yield found
    found.close()


@pytest.fixture
def visiting(standing: Visiting, kept: Path) -> Visiting:
    """A desk of one's own."""
    standing.put(kept)
    return standing


def ids(visiting: Visiting) -> dict[str, str]:
    return {row.role: row.id for row in visiting.desk.accounts()}


def log_in(browser: TestClient, name: str, password: str = PASSWORD, **other: str) -> Any:
    sent = {"name": name, "password": password, "token": word(browser, "/login"), **other}
    return browser.post("/login", data=sent)


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


# What is tried


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


# Pages that are held


def test_a_page_that_is_held_is_given_to_nobody_else(visiting: Visiting) -> None:
    admin, reader, nobody = (
        visiting.as_(ids(visiting)["admin"]),
        visiting.as_(ids(visiting)["reader"]),
        visiting.browser(),
    )
    first = admin.get("/claims").text
    assert admin.get("/claims").text == first
    assert "<bdi>admin</bdi>" in first
    assert "<bdi>admin</bdi>" not in reader.get("/claims").text
    assert nobody.get("/claims").status_code == 303
    kept = token(admin)
    admin.post("/logout", data={"token": word(admin)})
    assert visiting.browser(kept).get("/claims").status_code == 303


def test_a_page_of_a_program_is_not_given_to_another_one(visiting: Visiting, monkeypatch: Any) -> None:
    from headwater.newsroom.accounts import tokens

    account = visiting.desk.account(ids(visiting)["reader"])
    monkeypatch.setattr(
        tokens, "found", lambda desk, given, **_: tokens.Borne(account, "reader") if given == "good" else None
    )
    program = visiting.browser()
    assert program.get("/claims", headers={"authorization": "Bearer good"}).status_code == 200
    assert program.get("/claims", headers={"authorization": "Bearer bad"}).status_code == 401
    assert program.get("/claims").status_code == 303


def test_a_desk_without_accounts_is_open_here_and_to_nobody_else(tmp_path: Path) -> None:
    path = tmp_path / "news.desk"
    Desk(path).close()
    found = Visiting(path)
    assert found.browser().get("/claims").status_code == 200
    assert found.browser().get("/accounts").status_code == 200
    # A token that is worth nothing, a planted cookie: neither is a way past the forms' word.
    given = {"authorization": "Bearer anything"}
    assert found.browser().post("/accounts", data={"name": "a"}, headers=given).status_code == 401
    elsewhere = TestClient(create_app(found.made, host="127.0.0.1", here=False), base_url=HERE, follow_redirects=False)
    assert elsewhere.get("/claims").status_code == 303
    assert elsewhere.get("/accounts").status_code == 303
    # Once there was an account, a desk that is put in its place is not open to everybody.
    peopled(path, password=None)
    assert found.browser().get("/claims").status_code == 303
    found.close()


def test_who_is_not_let_in_learns_nothing_of_a_desk_that_is_gone(visiting: Visiting) -> None:
    browser = visiting.browser("planted")
    browser.get("/claims")

    class Gone:
        def __getattr__(self, name: str) -> Any:
            raise DeskError(f"{visiting.path}: gone")

    app = door.Door(visiting.app, _with(visiting, Gone()), None, visiting.cookie)  # type: ignore[arg-type]
    app._accounts = True
    answer = TestClient(app, base_url=HERE).get("/claims", headers={"cookie": f"{visiting.cookie.name}=a"})
    assert answer.status_code == 503
    assert str(visiting.path) not in answer.text


def _with(visiting: Visiting, desk: Any) -> Any:
    from types import SimpleNamespace

    return SimpleNamespace(desk=desk, draw=visiting.made.draw)


def test_what_goes_on_ends_with_the_session(visiting: Visiting) -> None:
    given = visiting.session(ids(visiting)["reader"])
    cookie = (b"cookie", f"{visiting.cookie.name}={given}".encode())
    _listening(visiting, cookie, lambda desk: sessions.end(desk, given))


def test_what_goes_on_ends_with_a_programs_token_too(visiting: Visiting) -> None:
    account = ids(visiting)["reader"]
    with Desk(visiting.path) as desk:
        made, given = tokens.make(desk, desk.account(account), "a program", ["read"], None, "tests")
    _listening(
        visiting,
        (b"authorization", f"Bearer {given}".encode()),
        lambda desk: desk.end_token(account, made.id, "tests"),
    )


def test_what_goes_on_ends_after_the_last_day(visiting: Visiting) -> None:
    account = ids(visiting)["reader"]
    cookie = (b"cookie", f"{visiting.cookie.name}={visiting.session(account)}".encode())
    _listening(visiting, cookie, lambda desk: desk.subscribe(account, "2020-02-28", (), "tests"))


def _listening(visiting: Visiting, header: tuple[bytes, bytes], then: Callable[[Desk], object]) -> None:
    """Listens for what is told, and that it ends once `then` was done."""
    said: list[Any] = []

    async def listen() -> None:
        async def send(message: Any) -> None:
            said.append(message)
            if len(said) == 3:
                with Desk(visiting.path) as desk:
                    then(desk)

        async def receive() -> Any:
            await asyncio.sleep(60)

        scope = {"type": "http", "method": "GET", "path": "/events", "query_string": b"", "client": ("127.0.0.1", 1)}
        scope |= {
            "headers": [(b"host", b"127.0.0.1:8000"), header],
            "root_path": "",
            "scheme": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
        }
        await asyncio.wait_for(visiting.app(scope, receive, send), 20)

    pulse = visiting.made.pulse
    pulse._beat = pulse._every = 0.1
    asyncio.run(listen())
    assert said[0]["status"] == 200
    assert said[-1] == {"type": "http.response.body", "body": b"", "more_body": False}
    assert len(said) < 8


def test_of_a_browser_two_words_are_kept() -> None:
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    assert door.browser(agent) == "Firefox, Linux"
    assert (
        door.browser("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit Version/18 Safari/604") == "Safari, iPhone"
    )
    assert door.browser("curl/8") == ""


def test_an_error_names_no_file_to_who_is_not_let_in(visiting: Visiting, monkeypatch: Any) -> None:
    def broken(*_: object, **__: object) -> None:
        raise DeskError(f"{visiting.path}: the database says: no such table")

    monkeypatch.setattr(type(visiting.desk), "invited", broken)
    answer = visiting.browser().get("/invited/x")
    assert answer.status_code == 500
    assert str(visiting.path) not in answer.text
    assert str(visiting.path) in visiting.as_(ids(visiting)["reader"]).get("/invited/x").text
