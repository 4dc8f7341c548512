"""Tokens of programs: what they may, when they end, and that no cookie and no word of a form is needed or helps."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.blank import blank
from tests.show.house import HERE, house
from tests.show.members import quick_passwords
from typer.testing import CliRunner

from headwater.cli.app import app as command
from headwater.desk import Desk, by_lot
from headwater.desk.accounts.rows import Account
from headwater.errors import DeskError
from headwater.newsroom.accounts import entering, sessions, tokens
from headwater.newsroom.publishing import subscribing
from headwater.show.web.app import MODULES, create_app, house_of
from headwater.show.web.rights import collected
from headwater.show.web.rooms import Rooms
from headwater.show.web.work import Job, Works

PASSWORD = "four words that fit nowhere"
TODAY = datetime.now(UTC).date()
Make = Callable[..., str]


@pytest.fixture(autouse=True)
def cheap() -> Iterator[None]:
    with quick_passwords():
        yield


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Rooms]:
    path = blank(tmp_path / "news.desk")
    with Desk(path) as desk:
        entering.add(desk, "Anna", "admin", "Anna", password=PASSWORD, first=True)
        yield house(desk, lambda: Desk(path))


@pytest.fixture
def client(made: Rooms) -> TestClient:
    """A program: no origin, no cookies."""
    app = create_app(made, host="127.0.0.1")
    return TestClient(app, base_url=HERE, raise_server_exceptions=True, follow_redirects=False)


def account(made: Rooms, role: str = "admin") -> Account:
    if role == "admin":
        found = made.desk.account_named("Anna")
        assert found
        return found[0]
    with made.change() as desk:
        return desk.make_account(f"A {role}", role, "Anna")  # type: ignore[arg-type]


def token(made: Rooms, *scopes: str, whose: Account | None = None, until: date | None = None) -> str:
    with made.change() as desk:
        return tokens.make(desk, whose or account(made), "a program", scopes, until, "Anna")[1]


def bearing(word: str) -> dict[str, str]:
    return {"authorization": f"Bearer {word}"}


def test_a_token_reads_the_desk_and_nothing_more(made: Rooms, client: TestClient) -> None:
    head = bearing(token(made, "read"))
    assert client.get("/articles.json", headers=head).status_code == 200
    assert client.get("/today", headers=head).status_code == 200
    refused = (
        "/accounts.json",
        "/account.json",
        "/account/tokens.json",
        "/account/factors",
        "/factors.json",
        "/log.json",
    )
    for path in refused:
        answer = client.get(path, headers=head)
        assert answer.status_code in (401, 403), path
    for path in ("/add", "/today", "/notes", "/account/tokens", "/accounts", "/logout/x", "/activity"):
        assert client.post(path, headers=head, data={"do": "x"}).status_code in (401, 403, 404, 405), path


@pytest.mark.parametrize("wrong", ["", "x", "headwater_", "headwater_" + "A" * 43, "Bearer", "\x00", "ü" * 9, "a b"])
def test_a_wrong_token_is_nobody_and_a_cookie_beside_it_does_not_help(
    made: Rooms, client: TestClient, wrong: str
) -> None:
    with made.change() as desk:
        session = sessions.begin(desk, account(made).id)
    cookie = house_of(made).state.cookie.name
    assert client.get("/articles.json", headers={"cookie": f"{cookie}={session}"}).status_code == 200
    head = {"authorization": f"Bearer {wrong}".encode(), "cookie": f"{cookie}={session}"}
    if wrong:
        answer = client.get("/articles.json", headers=head)  # type: ignore[arg-type]
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"


def test_a_token_and_a_cookie_together_are_the_token(made: Rooms, client: TestClient) -> None:
    with made.change() as desk:
        session = sessions.begin(desk, account(made).id)
    head = bearing(token(made, "read")) | {"cookie": f"{house_of(made).state.cookie.name}={session}"}
    assert client.get("/accounts.json", headers=head).status_code in (401, 403)
    assert client.post("/account/tokens", headers=head, data={"do": "make"}).status_code in (401, 403)


def test_what_ended_is_worth_nothing_at_once(made: Rooms, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    own = account(made)
    ended, all_, last = token(made, "read"), token(made, "read"), token(made, "read", until=TODAY)
    for word in (ended, all_, last):
        assert client.get("/articles.json", headers=bearing(word)).status_code == 200
    with made.change() as desk:
        known = desk.token(by_lot.digest(ended), TODAY.isoformat())
        assert known
        desk.end_token(own.id, known[0].id, "Anna")
        with pytest.raises(DeskError):
            desk.end_token(own.id, known[0].id, "Anna")
    assert client.get("/articles.json", headers=bearing(ended)).status_code == 401
    assert client.get("/articles.json", headers=bearing(all_)).status_code == 200
    monkeypatch.setattr(tokens, "_today", (TODAY + timedelta(days=1)).isoformat)
    assert client.get("/articles.json", headers=bearing(last)).status_code == 401
    assert client.get("/articles.json", headers=bearing(all_)).status_code == 200
    with made.change() as desk:
        assert desk.end_tokens(own.id, "Anna") == 2
    assert client.get("/articles.json", headers=bearing(all_)).status_code == 401


def test_a_token_never_gives_more_than_its_account_may_now(made: Rooms, client: TestClient) -> None:
    whose = account(made, "reporter")
    head = bearing(token(made, "read", "published", "add", whose=whose))
    assert client.get("/articles.json", headers=head).status_code == 200
    with made.change() as desk:
        desk.set_role(whose.id, "subscriber", "Anna")
    assert client.get("/articles.json", headers=head).status_code in (401, 404)
    assert client.post("/add/text", headers=head, files={"text": (None, "x")}).status_code in (401, 404)
    with made.change() as desk:
        desk.set_role(whose.id, "editor", "Anna")
    assert client.get("/articles.json", headers=head).status_code == 200
    assert client.get("/log.json", headers=head).status_code in (401, 403)
    with made.change() as desk:
        desk.disable_account(whose.id, "Anna")
    assert client.get("/articles.json", headers=head).status_code == 401


def test_a_subscriber_whose_time_is_over_has_no_tokens(made: Rooms) -> None:
    whose = account(made, "subscriber")
    word = token(made, "published", whose=whose)
    assert tokens.found(made.desk, word, method="GET", path="/")
    with made.change() as desk:
        desk.subscribe(whose.id, (TODAY - timedelta(days=1)).isoformat(), [], "Anna")
    assert tokens.found(made.desk, word, method="GET", path="/") is None


def test_a_subscribers_program_reads_the_site_and_an_editors_does_not(made: Rooms) -> None:
    now = datetime.now(UTC)
    whose = account(made, "subscriber")
    with made.change() as desk:
        desk.subscribe(whose.id, (TODAY + timedelta(days=30)).isoformat(), ["press"], "Anna")
    word, other = token(made, "published", whose=whose), token(made, "read", whose=whose)
    reader = subscribing.with_token(made.desk, word, now)
    assert reader
    assert (reader.name, reader.expired) == (whose.name, False)
    assert subscribing.with_token(made.desk, other, now) is None
    assert subscribing.with_token(made.desk, token(made, "published"), now) is None
    with made.change() as desk:
        desk.end_tokens(whose.id, "Anna")
    assert subscribing.with_token(made.desk, word, now) is None


def test_no_scope_reaches_what_is_a_persons_own_or_an_admins(made: Rooms) -> None:
    """Every address of the app, with all scopes of an admin's account: none is lent more than it says."""
    word, said = token(made, *tokens.SCOPES), collected(MODULES)
    order = ("nobody", "subscriber", "reader", "reporter", "editor", "admin")
    for route in house_of(made).routes:
        for method in route.methods:  # type: ignore[attr-defined]
            path = re.sub(r"{[^}]*}", "1", route.path)  # type: ignore[attr-defined]
            lent = tokens.found(made.desk, word, method=method, path=path)
            needed = said.get(f"{method} {route.path}", "admin")  # type: ignore[attr-defined]
            if lent is None or order.index(lent.role) < order.index(needed):
                continue
            assert needed in ("nobody", "subscriber", "reader", "reporter"), path
            assert method == "GET" or path.split("/")[1] in ("add", "work", "works", "export", "exports"), path
            assert path.split("/")[1] not in ("account", "accounts", "factors", "login", "cases", "keeping", "log"), (
                path
            )


def test_a_program_adds_without_a_form_of_ours(
    made: Rooms, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    job = "w1"

    def take(_: Works, kind: Any, name: str, *__: object, **named: Any) -> Job:
        begun.append(kind)
        named["folder"].cleanup()
        return Job(job, kind, name, "2026-01-01T00:00:00Z", 1)

    monkeypatch.setattr(Works, "take", take)
    form = {"text": (None, "The mill will close, Ada Vint said."), "by": (None, "Somebody Else")}
    assert client.post("/add/text", files=form).status_code == 403  # neither a token nor a page of ours
    assert client.post("/add/text", files=form, headers={"origin": HERE}).status_code == 401
    assert client.post("/add/text", files=form, headers=bearing(token(made, "read"))).status_code == 401
    assert not begun
    answer = client.post("/add/text", files=form, headers=bearing(token(made, "add")))
    assert (answer.status_code, answer.headers["location"]) == (303, f"/work/{job}")
    assert begun == ["text"]


def test_a_page_is_not_given_again_to_another_token(made: Rooms, client: TestClient) -> None:
    subscriber = token(made, "read", whose=account(made, "subscriber"))
    assert client.get("/articles", headers=bearing(token(made, "read"))).status_code == 200
    assert client.get("/articles").status_code == 303
    assert client.get("/articles", headers=bearing(subscriber)).status_code == 401


def test_the_day_of_the_last_use_is_kept_and_no_more(made: Rooms, client: TestClient) -> None:
    head = bearing(token(made, "read"))
    client.get("/articles.json", headers=head)
    for _ in range(50):
        used = made.desk.tokens(account(made).id)[0].used
        if used:
            break
        time.sleep(0.05)
    assert used == TODAY.isoformat()


def test_a_token_is_nowhere_in_the_file(made: Rooms) -> None:
    word = token(made, "read")
    for path in made.desk.path.parent.iterdir():
        assert word.removeprefix(tokens.PREFIX).encode() not in path.read_bytes()
    kept = sqlite3.connect(made.desk.path).execute("SELECT hash FROM tokens").fetchall()
    assert kept == [(by_lot.digest(word),)]


@pytest.mark.parametrize(
    ("name", "scopes", "until"),
    [
        ("", ("read",), None),
        ("x" * 61, ("read",), None),
        ("x", (), None),
        ("x", ("everything",), None),
        ("x", ("read", "admin"), None),
        ("x", ("read",), TODAY - timedelta(days=1)),
        ("x", ("read",), TODAY + timedelta(days=400)),
    ],
)
def test_what_is_no_token_is_not_made(made: Rooms, name: str, scopes: tuple[str, ...], until: date | None) -> None:
    with made.change() as desk, pytest.raises(DeskError):
        tokens.make(desk, account(made), name, scopes, until, "Anna")


# One's own page, and the command


def _form(client: TestClient, **given: object):  # type: ignore[no-untyped-def]
    page = client.get("/account/tokens").text
    word = re.search(r'name="token" value="([^"]*)"', page)
    assert word, page
    return client.post("/account/tokens", data={"token": word[1], **given}, headers={"origin": HERE})


def test_one_makes_a_token_with_the_password_and_sees_it_once(made: Rooms, client: TestClient) -> None:
    page = client.get("/login").text
    word = re.search(r'name="token" value="([^"]*)"', page)
    assert word
    given = {"token": word[1], "name": "Anna", "password": PASSWORD}
    assert client.post("/login", data=given, headers={"origin": HERE}).status_code == 303
    wanted = {"do": "make", "name": "feeds", "scope": ["read", "add"], "until": TODAY.isoformat()}
    assert _form(client, **wanted, password="wrong words altogether").status_code == 409
    assert not made.desk.tokens(account(made).id)
    answer = _form(client, **wanted, password=PASSWORD)
    assert answer.status_code == 200
    shown = re.search(r'value="(headwater_[^"]+)"', answer.text)
    assert shown
    assert shown[1] not in client.get("/account/tokens").text
    row = client.get("/account/tokens.json").json()["tokens"][0]
    assert (row["name"], row["scopes"], row["until"]) == ("feeds", ["read", "add"], TODAY.isoformat())
    program = TestClient(client.app, base_url=HERE, follow_redirects=False)
    assert program.get("/articles.json", headers=bearing(shown[1])).status_code == 200
    assert _form(client, do="end", id=row["id"]).status_code == 303
    assert program.get("/articles.json", headers=bearing(shown[1])).status_code == 401
    assert [e.kind for e in made.desk.log(about=account(made).id)][:2] == ["token ended", "token made"]


def test_nobody_ends_anothers(made: Rooms) -> None:
    other = account(made, "reader")
    token(made, "read")
    id = made.desk.tokens(account(made).id)[0].id
    with made.change() as desk, pytest.raises(DeskError):
        desk.end_token(other.id, id, "A reader")


def test_the_commands(made: Rooms) -> None:
    run, at = CliRunner().invoke, ["--desk", str(made.desk.path)]
    made_ = run(command, ["token", "make", "anna", "--name", "feeds", "--scope", "read", "--days", "3", *at])
    word = made_.stdout.strip()
    assert word.startswith(tokens.PREFIX)
    assert tokens.found(made.desk, word, method="GET", path="/articles")
    listed = run(command, ["token", "list", "Anna", *at]).stdout
    assert "feeds" in listed
    assert word not in listed
    assert run(command, ["token", "end", "Anna", listed.split()[0], *at]).exit_code == 0
    assert tokens.found(made.desk, word, method="GET", path="/articles") is None
