"""What lies behind the door: pages that are held, what goes on, and what an error says to whom."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient
from tests.show.house import HERE
from tests.show.members import Visiting, ids, peopled, token, word

from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.newsroom.accounts import sessions, tokens
from headwater.show.web import door
from headwater.show.web.app import create_app


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
