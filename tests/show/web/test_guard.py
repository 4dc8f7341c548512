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


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_but_reading(method: str) -> None:
    answer = client().request(method, "/", headers={"host": "localhost"})
    assert answer.status_code == 405


def test_head_is_answered_as_get() -> None:
    assert client().head("/", headers={"host": "localhost"}).status_code == 200


@pytest.mark.parametrize("asked", ["localhost", "evil.example"])
def test_every_answer_carries_the_headers(asked: str) -> None:
    headers = client().get("/", headers={"host": asked}).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert headers["cache-control"] == "no-store"


def test_the_policy_allows_no_script_and_nothing_from_elsewhere() -> None:
    policy = dict(part.split(" ", 1) for part in HEADERS["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "script-src" not in policy
    assert {value for name, value in policy.items()} == {"'none'", "'self'"}
