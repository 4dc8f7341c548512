"""The second factor cannot be skipped: every route of the app, asked by whoever has given a password alone."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyotp
import pytest
from fastapi.testclient import TestClient
from tests.blank import blank
from tests.show.house import HERE, house
from tests.show.members import quick_passwords

from headwater.desk import Desk
from headwater.desk.accounts.rows import Account
from headwater.newsroom.accounts import entering, factors, passkeys, sessions
from headwater.show.web.app import MODULES, create_app, house_of
from headwater.show.web.rights import collected
from headwater.show.web.rooms import Rooms

PASSWORD = "four words that fit nowhere"
NOW = 1_800_000_000
Browser = Callable[[], TestClient]


@pytest.fixture(autouse=True)
def cheap() -> Iterator[None]:
    with quick_passwords():
        yield


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return blank(tmp_path / "news.desk")


@pytest.fixture
def made(path: Path) -> Iterator[Rooms]:
    with Desk(path) as desk:
        entering.add(desk, "Anna", "admin", "Anna", password=PASSWORD, first=True)
        entering.add(desk, "Borys", "reporter", "Anna", password=PASSWORD)
        yield house(desk, lambda: Desk(path))


@pytest.fixture
def browser(made: Rooms) -> Browser:
    app = create_app(made, host="127.0.0.1")

    def new() -> TestClient:
        client = TestClient(app, base_url=HERE, raise_server_exceptions=False, follow_redirects=False)
        client.headers["origin"] = HERE
        return client

    return new


def anna(made: Rooms, name: str = "Anna") -> Account:
    found = made.desk.account_named(name)
    assert found
    return found[0]


@pytest.fixture
def secret(made: Rooms, monkeypatch: pytest.MonkeyPatch) -> str:
    """Anna's app; it is a moment after it was set up."""
    monkeypatch.setattr(time, "time", lambda: float(NOW - 60))
    app = factors.new_app("Anna")
    with made.change() as desk:
        factors.set_app(desk, anna(made), app, pyotp.TOTP(app.secret).at(NOW - 60))
    monkeypatch.setattr(time, "time", lambda: float(NOW))
    return app.secret


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, page
    return found[1]


def send(client: TestClient, path: str, *, at: str = "", **given: str):  # type: ignore[no-untyped-def]
    token = field(client.get(at or path).text, "token")
    return client.post(path, data={"token": token, **given})


def log_in(client: TestClient, name: str = "Anna", **more: str):  # type: ignore[no-untyped-def]
    return send(client, "/login", name=name, password=PASSWORD, **more)


def test_a_password_alone_leads_to_the_second_factor_and_no_further(browser: Browser, secret: str) -> None:
    client = browser()
    answer = log_in(client, next="/claims?page=2")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login/second?next=%2Fclaims%3Fpage%3D2")
    assert client.get("/today").headers["location"].startswith("/login/second")
    page = client.get(answer.headers["location"])
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    half = dict(client.cookies)
    given = {"do": "code", "code": pyotp.TOTP(secret).at(NOW), "next": field(page.text, "next")}
    answer = client.post("/login/second", data={"token": field(page.text, "token"), **given})
    assert (answer.status_code, answer.headers["location"]) == (303, "/claims?page=2")
    assert dict(client.cookies) != half  # the word of the half session is worth nothing from now on
    assert client.get("/today").status_code == 200
    other = browser()
    other.cookies.update(half)
    assert other.get("/today").headers["location"].startswith("/login?")


def _addresses(made: Rooms) -> list[tuple[str, str, str]]:
    """Method, address as it is declared, and one that it stands for."""
    known = {"{id:int}": "1", "{id}": "c-000001", "{name}": "headwater.css"}
    found = []
    for route in house_of(made).routes:
        path = route.path  # type: ignore[attr-defined]
        for name, value in known.items():
            path = path.replace(name, value)
        path = re.sub(r"{\w+(:\w+)?}", "1", path)
        found += [(method, route.path, path) for method in sorted(route.methods)]  # type: ignore[attr-defined]
    return found


def test_no_route_of_the_app_lets_a_half_session_in(made: Rooms, browser: Browser, secret: str) -> None:
    """Every method and address: to whoever has given a password alone it is as to whoever has given nothing."""
    client, stranger, open_ = browser(), browser(), {k for k, v in collected(MODULES).items() if v == "nobody"}
    log_in(client)
    token, refused = field(client.get("/login/second").text, "token"), 0
    for method, route, path in _addresses(made):
        if f"{method} {route}" in open_:
            continue
        refused += 1
        for word in (token, "x") if method == "POST" else (token,):
            given = {"token": word, "do": "password", "by": "Anna"} if method == "POST" else None
            answer, theirs = (each.request(method, path, data=given) for each in (client, stranger))
            assert answer.status_code == theirs.status_code, path
            assert answer.status_code in (303, 401), path
            assert "set-cookie" not in answer.headers
            assert "Anna" not in answer.text
            if answer.status_code == 303:
                assert answer.headers["location"].startswith("/login/second"), path
    assert refused > 80
    assert [session.half for session in sessions.of(made.desk, anna(made).id)] == [True]
    # What is open to everybody lets in nobody: none of these is a page of the desk.
    assert all(key.split()[1].split("/")[1] not in DESK for key in open_)


DESK = {"today", "articles", "claims", "stories", "entities", "account", "accounts", "factors", "log", "search", "add"}


@pytest.mark.parametrize(
    "given",
    [
        {"do": "code", "code": "000000"},
        {"do": "code", "code": ""},
        {"do": "code"},
        {"do": "app"},
        {"do": "app code", "word": "x", "code": "000000"},
        {"do": "new passkey", "word": "x", "answer": "{}"},
        {"do": "passkey", "word": "x", "answer": "{}"},
        {"do": "passkey", "word": "", "answer": "[" * 100_000},
        {"do": "remove", "factor": "app"},
        {"do": ""},
        {},
        {"do": "code", "code": "1" * 5_000},
    ],
)
def test_nothing_but_the_factor_itself_completes_a_login(
    made: Rooms, browser: Browser, secret: str, given: dict[str, str]
) -> None:
    client = browser()
    log_in(client)
    answer = send(client, "/login/second", **given)
    assert answer.status_code in (403, 409, 413)
    assert "set-cookie" not in answer.headers
    assert client.get("/today").headers["location"].startswith("/login/second")


def test_a_code_is_good_for_one_login(browser: Browser, secret: str) -> None:
    first, second = browser(), browser()
    code = pyotp.TOTP(secret).at(NOW)
    for client, status in ((first, 303), (second, 403)):
        log_in(client)
        assert send(client, "/login/second", do="code", code=code).status_code == status
    assert second.get("/today").headers["location"].startswith("/login/second")


def test_a_form_without_our_word_is_refused_and_uses_nothing_up(browser: Browser, secret: str) -> None:
    client = browser()
    log_in(client)
    code = pyotp.TOTP(secret).at(NOW)
    assert client.post("/login/second", data={"token": "x", "do": "code", "code": code}).status_code == 403
    assert (
        client.post("/login/second", data={"do": "code", "code": code}, headers={"origin": "http://x"}).status_code
        == 403
    )
    assert send(client, "/login/second", do="code", code=code).status_code == 303


def test_who_guesses_has_to_wait(browser: Browser, secret: str) -> None:
    client = browser()
    log_in(client)
    codes = [send(client, "/login/second", do="code", code="000000").status_code for _ in range(6)]
    assert codes == [403] * 5 + [429]
    answer = send(client, "/login/second", do="code", code=pyotp.TOTP(secret).at(NOW))
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 31


def test_a_half_session_ends_soon(made: Rooms, browser: Browser, secret: str) -> None:
    client = browser()
    log_in(client)
    ends = sessions.of(made.desk, anna(made).id)[0].ends
    with made.change() as desk, desk._writing() as connection:
        connection.exec_driver_sql("UPDATE sessions SET ends = '2020-01-01T00:00:00.000000Z'")
    assert ends < "2100"
    page = client.get("/login/second")
    assert page.status_code in (303, 307)
    assert client.post("/login/second", data={"do": "code", "code": pyotp.TOTP(secret).at(NOW)}).status_code in (
        303,
        403,
    )
    assert client.get("/today").headers["location"].startswith("/login?")


# A role that must have one


def test_who_must_have_one_sets_it_up_and_is_let_in_with_it(
    made: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: float(NOW))
    with made.change() as desk:
        factors.demand(desk, "reporter", None, wanted=True, name="Anna")
    client = browser()
    assert log_in(client, "Borys").headers["location"].startswith("/login/second")
    assert client.get("/today").headers["location"].startswith("/login/second")
    assert send(client, "/login/second", do="code", code="123456").status_code == 409
    page = send(client, "/login/second", do="app", next="/claims").text
    assert 'class="qr"' in page
    assert "style=" not in page.split("<main")[1]
    secret = re.search(r'class="secret">([A-Z2-7 ]+)<', page)
    assert secret
    totp = pyotp.TOTP(secret[1].replace(" ", ""))
    word, token = field(page, "word"), field(page, "token")
    given = {"token": token, "do": "app code", "next": "/claims"}
    assert client.post("/login/second", data=given | {"word": word, "code": "000000"}).status_code == 403
    assert client.get("/today").headers["location"].startswith("/login/second")
    page = send(client, "/login/second", do="app", next="/claims").text  # a wrong one begins anew
    secret = re.search(r'class="secret">([A-Z2-7 ]+)<', page)
    assert secret
    totp = pyotp.TOTP(secret[1].replace(" ", ""))
    answer = client.post("/login/second", data=given | {"word": field(page, "word"), "code": totp.at(NOW)})
    assert answer.status_code == 200
    assert len(re.findall(r"<code>[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}</code>", answer.text)) == factors.CODES
    assert 'href="/claims"' in answer.text
    assert client.get("/today").status_code == 200


def test_who_has_one_cannot_set_up_another_with_a_password_alone(made: Rooms, browser: Browser, secret: str) -> None:
    client = browser()
    log_in(client)
    for wish in ("app", "app code", "new passkey"):
        assert send(client, "/login/second", do=wish, word="x", code="000000", answer="{}").status_code == 409
    assert 'class="qr"' not in client.get("/login/second").text


def test_one_that_came_meanwhile_is_not_replaced(
    made: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two know the password, and both begin to set one up: the second is too late."""
    monkeypatch.setattr(time, "time", lambda: float(NOW))
    with made.change() as desk:
        factors.demand(desk, "reporter", None, wanted=True, name="Anna")
    both = [browser(), browser()]
    begun = []
    for client in both:
        log_in(client, "Borys")
        page = send(client, "/login/second", do="app").text
        secret = re.search(r'class="secret">([A-Z2-7 ]+)<', page)
        assert secret
        code = pyotp.TOTP(secret[1].replace(" ", "")).at(NOW)
        begun.append({"token": field(page, "token"), "word": field(page, "word"), "do": "app code", "code": code})
    assert [c.post("/login/second", data=b).status_code for c, b in zip(both, begun, strict=True)] == [200, 409]
    assert both[1].get("/today").headers["location"].startswith("/login/second")
    borys = anna(made, "Borys")
    with pytest.raises(Exception, match="by now"), made.change() as desk:
        desk.set_app(borys.id, "X" * 32, 0, [], "Borys", first=True)


def test_what_somebody_began_is_nobody_elses(made: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: float(NOW))
    client, other = browser(), browser()
    log_in(client)
    log_in(other, "Borys")
    page = send(client, "/account/factors", do="app", password=PASSWORD).text
    secret = re.search(r'class="secret">([A-Z2-7 ]+)<', page)
    assert secret
    code = pyotp.TOTP(secret[1].replace(" ", "")).at(NOW)
    answer = send(other, "/account/factors", do="app code", word=field(page, "word"), code=code)
    assert answer.status_code == 409
    assert not made.desk.factors(anna(made, "Borys").id).any


# One's own page


def test_one_sets_up_an_app_and_everybody_else_is_logged_out(
    made: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: float(NOW))
    here, there = browser(), browser()
    log_in(here)
    log_in(there)
    for wish in ("app", "passkey", "codes", "link"):
        assert send(here, "/account/factors", do=wish, password="wrong words altogether").status_code == 409
    with made.change() as desk:
        entering.throttle.let_try(desk, "Anna")
    page = send(here, "/account/factors", do="app", password=PASSWORD).text
    secret = re.search(r'class="secret">([A-Z2-7 ]+)<', page)
    assert secret
    code = pyotp.TOTP(secret[1].replace(" ", "")).at(NOW)
    answer = here.post(
        "/account/factors",
        data={"token": field(page, "token"), "do": "app code", "word": field(page, "word"), "code": code},
    )
    assert answer.status_code == 200
    recovery = re.findall(r"<code>([0-9A-Z-]{19})</code>", answer.text)
    assert here.get("/today").status_code == 200
    assert there.get("/today").headers["location"].startswith("/login?")
    assert log_in(there).headers["location"].startswith("/login/second")
    assert send(there, "/login/second", do="code", code=recovery[4]).status_code == 303
    assert there.get("/account/factors.json").json()["recovery"] == factors.CODES - 1
    assert secret[1].replace(" ", "") not in there.get("/account/factors").text
    removed = send(there, "/account/factors", do="remove", factor="app", password=PASSWORD)
    assert removed.headers["location"] == "/account/factors?done=removed"
    assert log_in(browser()).headers["location"] == "/"


def test_an_admin_demands_and_resets_and_it_stands_in_the_log(made: Rooms, browser: Browser, secret: str) -> None:
    client, borys = browser(), browser()
    log_in(borys, "Borys")
    assert borys.get("/factors").status_code == 403
    assert send(borys, "/factors", at="/account/factors", do="demand", role="reader").status_code == 403
    log_in(client)
    send(client, "/login/second", do="code", code=pyotp.TOTP(secret).at(NOW))
    assert "1 recovery code" not in client.get("/factors").text
    assert send(client, "/factors", do="demand", role="reporter").status_code == 303
    assert borys.get("/today").headers["location"].startswith("/login?")
    assert send(client, "/factors", do="demand", role="nobody").status_code == 409
    own = anna(made).id
    assert send(client, "/factors", do="reset", account=own, password="wrong words altogether").status_code == 409
    assert send(client, "/factors", do="reset", account=own, password=PASSWORD).status_code == 303
    assert not made.desk.factors(own).any
    assert client.get("/today").headers["location"].startswith("/login?")
    kinds = [entry.kind for entry in made.desk.log()]
    assert {"factors reset", "second factor demanded", "logged in", "factor added"} <= set(kinds)
    assert made.desk.check_log().whole


def test_nothing_secret_is_in_the_log(made: Rooms, browser: Browser, secret: str, path: Path) -> None:
    client = browser()
    log_in(client)
    code = pyotp.TOTP(secret).at(NOW)
    send(client, "/login/second", do="code", code=code)
    said = " ".join(f"{e.kind} {e.who} {e.about} {dict(e.said)}" for e in made.desk.log(limit=200))
    for word in (secret, PASSWORD, code, *client.cookies.values()):
        assert word not in said


def test_the_page_of_the_log_is_for_editors(made: Rooms, browser: Browser) -> None:
    client, borys = browser(), browser()
    log_in(client)
    log_in(borys, "Borys")
    assert borys.get("/log").status_code == 403
    assert borys.get("/log.json").status_code == 403
    page = client.get("/log")
    assert page.status_code == 200
    assert made.desk.log_head() in page.text
    assert "logged in" in page.text
    rows = client.get("/log.json?who=Borys").json()["entries"]
    assert {row["who"] for row in rows} == {"Borys"}
    assert client.get("/log.json?below=2").json()["entries"][0]["n"] == 1
    assert client.get("/log?below=x").status_code == 400


def test_on_a_desk_without_accounts_there_is_nothing_to_set_up(tmp_path: Path) -> None:
    path = blank(tmp_path / "alone.desk")
    with Desk(path) as desk:
        app = create_app(house(desk, lambda: Desk(path)), host="127.0.0.1")
        client = TestClient(app, base_url=HERE, raise_server_exceptions=False, follow_redirects=False)
        client.headers["origin"] = HERE
        for at in ("/account/factors", "/account/tokens"):
            assert client.get(at).headers["location"] == "/accounts"
            assert client.post(at, data={"do": "app"}).headers["location"] == "/accounts"
            assert client.get(f"{at}.json").status_code == 200
        assert client.get("/factors").status_code == 404
        assert client.post("/factors", data={"do": "demand"}).status_code == 404
        assert client.get("/login/second").headers["location"] == "/"
        assert client.post("/login/second", data={"do": "code"}).headers["location"] == "/"
        assert client.post("/login/passkey", data={"word": "x"}).status_code == 403
        assert client.get("/log").status_code == 200
        assert client.get("/login/provider").status_code == 404


def test_what_waits_for_its_end_waits_at_one_app_alone(made: Rooms, path: Path) -> None:
    with Desk(path) as desk:
        other = house(desk, lambda: Desk(path))
        word = made.apps.put((anna(made).id, factors.new_app("Anna")))
        assert other.apps.take(word) is None
        assert made.apps.take(word)
        place = passkeys.Place.of("desk.example")
        asked = passkeys.ask(desk, made.challenges, None, place)
        assert other.challenges.take(asked.word) is None
        assert made.challenges.take(asked.word)
