"""Who may ask the desk, and what a browser may do with its answers."""

import pytest
from fastapi.testclient import TestClient
from starlette.responses import PlainTextResponse

from headwater.show.web.guard import HEADERS, Guard, host_name


def client(host: str = "127.0.0.1") -> TestClient:
    return TestClient(
        Guard(PlainTextResponse("in"), host=host, refusal=lambda status, message: PlainTextResponse(message, status))
    )


def ask(asked: str, host: str = "127.0.0.1") -> int:
    return client(host).get("/", headers={"host": asked}).status_code


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("localhost", "localhost"),
        ("LocalHost:8000", "localhost"),
        ("localhost.:8000", "localhost"),
        ("[::1]:8000", "::1"),
        ("[::1]", "::1"),
        ("127.0.0.1:", None),
        ("[evil]:80", None),
        ("[::1]evil", None),
        ("::1", None),
        ("a:80:90", None),
        ("localhost:80@evil", None),
        (":80", None),
        ("", None),
    ],
)
def test_the_name_in_a_host_header(asked: str, name: str | None) -> None:
    assert host_name(asked) == name


@pytest.mark.parametrize("asked", ["127.0.0.1:8000", "localhost:8000", "localhost", "[::1]:8000"])
def test_the_names_of_this_machine_are_answered(asked: str) -> None:
    assert ask(asked) == 200


@pytest.mark.parametrize(
    "asked", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1", ""]
)
def test_a_name_that_was_rebound_is_not(asked: str) -> None:
    assert ask(asked) == 400


def test_the_name_we_are_served_under_is_answered() -> None:
    assert ask("desk.newsroom.example:80", host="Desk.newsroom.example") == 200
    assert ask("other.newsroom.example", host="desk.newsroom.example") == 400


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_served_to_a_network_bare_addresses_are_answered_and_names_are_not(host: str) -> None:
    assert ask("192.168.1.5:8000", host=host) == 200
    assert ask("[fe80::1]:8000", host=host) == 200
    assert ask("rebound.example", host=host) == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_but_reading_and_sending_forms(method: str) -> None:
    headers = {"host": "localhost", "origin": "http://localhost"}
    assert client().request(method, "/", headers=headers).status_code == 405


def send(host: str = "localhost:8000", **headers: str) -> int:
    return (
        client().post("/", headers={"host": host, **{n.replace("_", "-"): v for n, v in headers.items()}}).status_code
    )


def test_a_form_on_a_page_of_ours_is_let_in() -> None:
    assert send(origin="http://localhost:8000") == 200
    assert send(origin="http://localhost:8000", sec_fetch_site="same-origin") == 200
    assert send("[::1]:8000", origin="http://[::1]:8000") == 200
    assert send("localhost", origin="https://LOCALHOST") == 200


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://localhost",
        "http://localhost:9000",
        "http://127.0.0.1:8000",
        "http://localhost:8000.evil.example",
        "http://user@localhost:8000",
        "null",
        "localhost:8000",
        "file://localhost:8000",
        "",
    ],
)
def test_a_form_from_elsewhere_is_not(origin: str) -> None:
    assert send(origin=origin) == 403


def test_a_form_that_does_not_say_from_where_is_not() -> None:
    assert send() == 403
    assert send(sec_fetch_site="same-origin") == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
def test_what_the_browser_says_of_the_site_must_agree(site: str) -> None:
    assert send(origin="http://localhost:8000", sec_fetch_site=site) == 403


def test_a_form_under_a_name_that_was_rebound_is_refused_by_its_name() -> None:
    assert send("evil.example", origin="http://evil.example") == 400


def test_pages_let_the_browser_say_where_a_form_comes_from() -> None:
    # Under `no-referrer` a browser writes `Origin: null` on a form of our own.
    assert HEADERS["referrer-policy"] == "same-origin"


def test_head_is_answered_as_get() -> None:
    assert client().head("/", headers={"host": "localhost"}).status_code == 200


@pytest.mark.parametrize("asked", ["localhost", "evil.example"])
def test_every_answer_carries_the_headers(asked: str) -> None:
    headers = client().get("/", headers={"host": asked}).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert headers["cache-control"] == "no-store"


def test_the_policy_allows_nothing_written_into_a_page_and_nothing_from_elsewhere() -> None:
    policy = dict(part.split(" ", 1) for part in HEADERS["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert {value for name, value in policy.items()} == {"'none'", "'self'"}
