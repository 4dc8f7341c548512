"""Logging in by a real provider on this machine, through the pages: there and back, added to an account, misused."""

from __future__ import annotations

import re
import time
import warnings
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
import pyotp
import pytest
from fastapi.testclient import TestClient
from tests.blank import blank
from tests.show.house import HERE, house
from tests.show.members import quick_passwords

from headwater.config import Network, Oidc, Settings
from headwater.desk import Desk
from headwater.newsroom.accounts import entering, factors
from headwater.show.web.app import create_app
from headwater.show.web.rooms import Rooms

PASSWORD = "four words that fit nowhere"
Browser = Callable[[], TestClient]
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("OIDC_KEY", "secret")
    with quick_passwords():
        yield


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import oidc_provider_mock
    users = [
        oidc_provider_mock.User(
            sub=sub, claims={"email": f"{sub}@harbour.example", "email_verified": True, "name": name}
        )
        for sub, name in (("s-1", "Borys"), ("s-2", "Cora"))
    ]
    with oidc_provider_mock.run_server_in_thread(user_claims=users, require_nonce=True) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def made(tmp_path: Path, provider: str) -> Iterator[Rooms]:
    path = blank(tmp_path / "news.desk")
    of = Oidc(provider, "desk", "OIDC_KEY", name="the harbour", emails=("s-1@harbour.example",), role="reporter")
    settings = Settings(desk=str(path), network=Network(allow_hosts=("localhost",)), oidc=of)
    with Desk(path) as desk:
        entering.add(desk, "Anna", "admin", "Anna", password=PASSWORD, first=True)
        yield house(desk, lambda: Desk(path), settings=settings)


@pytest.fixture
def browser(made: Rooms) -> Browser:
    app = create_app(made, host="127.0.0.1")

    def new() -> TestClient:
        client = TestClient(app, base_url=HERE, raise_server_exceptions=False, follow_redirects=False)
        client.headers["origin"] = HERE
        return client

    return new


def agreed(address: str, sub: str) -> str:
    """The address of ours to which the provider leads back once somebody has logged in there."""
    answer = httpx2.post(address, data={"sub": sub}, trust_env=False)
    back = urlsplit(answer.headers["location"])
    assert back.path == "/login/provider/back"
    return f"{back.path}?{back.query}"


def send(client: TestClient, path: str, **given: str):  # type: ignore[no-untyped-def]
    token = re.search(r'name="token" value="([^"]*)"', client.get(path).text)
    assert token
    return client.post(path, data={"token": token[1], **given})


def test_there_and_back(made: Rooms, browser: Browser, provider: str) -> None:
    client = browser()
    page = client.get("/login?next=%2Fclaims")
    assert "Log in by the harbour" in page.text
    link = re.search(r'href="(/login/provider[^"]*)"', page.text)
    assert link
    answer = client.get(unescape(link[1]))
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(provider)
    cookie = answer.headers["set-cookie"]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=lax", "Path=/login/provider", "Max-Age=600"))
    assert parse_qs(urlsplit(answer.headers["location"]).query)["redirect_uri"] == [f"{HERE}/login/provider/back"]
    back = agreed(answer.headers["location"], "s-1")
    came = client.get(back)
    assert (came.status_code, came.headers["location"]) == (303, "/claims")
    assert client.get("/today").status_code == 200
    assert client.get("/account.json").json()["account"]["name"] == "Borys"
    assert browser().get(back).status_code == 403  # used up, and not this browser's
    assert [e.kind for e in made.desk.log(who="Borys")] == ["logged in"]


def test_a_login_that_another_browser_began_is_refused(browser: Browser) -> None:
    """Somebody sends their own way back to another, who would then work in an account that is not theirs."""
    attacker, victim = browser(), browser()
    back = agreed(attacker.get("/login/provider").headers["location"], "s-1")
    victim.get("/login/provider")  # has a cookie of its own
    answer = victim.get(back)
    assert answer.status_code == 403
    assert victim.get("/today").headers["location"].startswith("/login?")


def test_a_stranger_is_not_let_in(made: Rooms, browser: Browser) -> None:
    client = browser()
    answer = client.get(agreed(client.get("/login/provider").headers["location"], "s-2"))
    assert answer.status_code == 403
    assert "no account for you" in answer.text
    assert made.desk.account_count() == 1


@pytest.mark.parametrize(
    "there", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "/login"]
)
def test_it_leads_nowhere_else(browser: Browser, there: str) -> None:
    client = browser()
    answer = client.get("/login/provider", params={"next": there})
    came = client.get(agreed(answer.headers["location"], "s-1"))
    assert came.headers["location"] == "/"


@pytest.mark.parametrize(
    "query", ["", "?code=x", "?state=x", "?state=x&code=y", "?error=access_denied&state=x", "?state=%00&code=%ff"]
)
def test_a_way_back_that_nobody_went_is_refused(browser: Browser, query: str) -> None:
    assert browser().get(f"/login/provider/back{query}").status_code == 403


def test_a_provider_that_does_not_answer_is_told_without_its_name(made: Rooms, tmp_path: Path) -> None:
    from dataclasses import replace

    settings = replace(made.settings, oidc=Oidc("http://localhost:9", "desk"))
    app = create_app(replace(made, settings=settings), host="127.0.0.1")
    answer = TestClient(app, base_url=HERE, raise_server_exceptions=False, follow_redirects=False).get(
        "/login/provider"
    )
    assert answer.status_code == 503
    assert "localhost:9" not in answer.text.split("<main")[1]


def test_without_one_there_is_none(made: Rooms) -> None:
    from dataclasses import replace

    app = create_app(replace(made, settings=replace(made.settings, oidc=Oidc())), host="127.0.0.1")
    client = TestClient(app, base_url=HERE, raise_server_exceptions=False, follow_redirects=False)
    assert client.get("/login/provider").status_code == 404
    assert client.get("/login/provider/back").status_code == 404
    assert "/login/provider" not in client.get("/login").text


def test_the_second_factor_is_asked_for_all_the_same(
    made: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = browser()
    client.get(agreed(client.get("/login/provider").headers["location"], "s-1"))
    found = made.desk.account_named("Borys")
    assert found
    app = factors.new_app("Borys")
    now = int(time.time())
    with made.change() as desk:
        factors.set_app(desk, found[0], app, pyotp.TOTP(app.secret).at(now - 30))
    other = browser()
    came = other.get(agreed(other.get("/login/provider?next=/claims").headers["location"], "s-1"))
    assert came.headers["location"] == "/login/second?next=%2Fclaims"
    assert other.get("/today").headers["location"].startswith("/login/second")
    code = pyotp.TOTP(app.secret).at(int(time.time()))
    assert send(other, "/login/second", do="code", code=code).status_code == 303
    assert other.get("/today").status_code == 200


def _begin_link(client: TestClient) -> str:
    page = send(client, "/account/factors", do="link", password=PASSWORD)
    assert page.status_code == 200
    link = re.search(r'href="(http://localhost[^"]+)"', page.text)
    assert link
    return unescape(link[1])


def test_one_adds_the_provider_to_ones_account_and_nobody_else_does(made: Rooms, browser: Browser) -> None:
    client, other = browser(), browser()
    for each in (client, other):
        send(each, "/login", name="Anna", password=PASSWORD)
    assert send(client, "/account/factors", do="link", password="wrong words altogether").status_code == 409
    # Begun by Anna, ended by somebody who is not logged in in her session.
    back = agreed(_begin_link(client), "s-2")
    client.cookies.delete(next(name for name in client.cookies if "session" in name))
    assert client.get(back).status_code == 403
    back = agreed(_begin_link(other), "s-2")
    assert other.get(back).headers["location"] == "/account/factors?done=linked"
    assert [each.come for each in made.desk.identities(made.desk.account_named("Anna")[0].id)] == [True]  # type: ignore[index]
    fresh = browser()
    fresh.get(agreed(fresh.get("/login/provider").headers["location"], "s-2"))
    assert fresh.get("/account.json").json()["account"]["name"] == "Anna"


def test_an_admin_awaits_somebody_by_their_address(made: Rooms, browser: Browser) -> None:
    client = browser()
    send(client, "/login", name="Anna", password=PASSWORD)
    with made.change() as desk:
        cora = entering.add(desk, "Cora", "editor", "Anna")
    wanted = {"do": "expect", "account": cora.id, "email": "S-2@harbour.example"}
    assert send(client, "/factors", **wanted).status_code == 409
    assert made.desk.identities(cora.id) == []
    assert send(client, "/factors", **wanted, password=PASSWORD).status_code == 303
    other = browser()
    other.get(agreed(other.get("/login/provider").headers["location"], "s-2"))
    assert other.get("/account.json").json()["account"]["role"] == "editor"
    assert send(client, "/factors", **{**wanted, "email": "nothing"}, password=PASSWORD).status_code == 409
