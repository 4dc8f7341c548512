"""The pages of accounts: the first one, others, links, one's own."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from starlette.testclient import TestClient
from tests.show.members import PASSWORD, Visiting, peopled, quick_passwords, token, word

from headwater.desk.store import Desk
from headwater.newsroom.accounts import factors, tokens

NEW = {"new": PASSWORD, "again": PASSWORD}
OTHER = {"new": "five other words by lot", "again": "five other words by lot"}


@pytest.fixture(autouse=True)
def quick() -> Iterator[None]:
    with quick_passwords():
        yield


@pytest.fixture
def visiting(tmp_path: Path) -> Iterator[Visiting]:
    path = tmp_path / "news.desk"
    Desk(path).close()
    found = Visiting(path)
    yield found
    found.close()


def made(visiting: Visiting, *others: str) -> TestClient:
    """An admin's browser on a desk with accounts."""
    return visiting.as_(peopled(visiting.path, *others, password=PASSWORD)["admin"])  # type: ignore[arg-type]


def test_the_first_account_is_made_on_the_page_and_closes_the_desk(visiting: Visiting) -> None:
    first, other = visiting.browser(), visiting.browser()
    assert "This desk has no accounts" in first.get("/accounts").text
    for wrong in ({"new": PASSWORD, "again": "four words by lots"}, {"new": "short", "again": "short"}, {}):
        answer = first.post("/accounts", data={"name": "Anna", "token": word(first), **wrong})
        assert answer.status_code == 409
        assert not visiting.desk.has_accounts()
    given = word(other)
    answer = first.post("/accounts", data={"name": "Anna", "token": word(first), "role": "reader", **NEW})
    assert (answer.status_code, answer.headers["location"]) == (303, "/accounts")
    assert [(row.name, row.role) for row in visiting.desk.accounts()] == [("Anna", "admin")]
    assert first.get("/accounts").status_code == 200
    assert other.get("/accounts").status_code == 303
    # Whoever had the page open before makes no second one by it.
    assert other.post("/accounts", data={"name": "Eve", "token": given, **NEW}).status_code == 401


def test_another_account_sets_its_password_by_a_link_that_works_once(visiting: Visiting) -> None:
    admin, boris = made(visiting), visiting.browser()
    answer = admin.post("/accounts", data={"name": "Boris", "role": "reporter", "token": word(admin)})
    found = re.search(r'value="http://127\.0\.0\.1:8000(/invited/[\w-]+)"', answer.text)
    assert found
    link = found[1]
    page = boris.get(link)
    assert page.status_code == 200
    assert "<bdi>Boris</bdi>" in page.text
    assert boris.post(link, data={"token": word(boris), "new": "short", "again": "short"}).status_code == 409
    answer = boris.post(link, data={"token": word(boris), **NEW})
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?set=1")
    assert token(boris) == ""
    for again in (boris.get(link), boris.post(link, data={"token": word(boris), **NEW}), boris.get("/invited/x")):
        assert again.status_code == 404
        assert "Boris" not in again.text
    sent = {"name": "boris", "password": PASSWORD, "token": word(boris)}
    assert boris.post("/login", data=sent).status_code == 303
    assert boris.get("/add").status_code == 200
    assert boris.get("/accounts").status_code == 403


def test_an_admin_changes_what_an_account_may(visiting: Visiting) -> None:
    admin = made(visiting, "reader")
    id = next(row.id for row in visiting.desk.accounts("reader"))
    reader = visiting.as_(id)

    def send(**fields: str) -> int:
        return admin.post(f"/accounts/{id}", data={"token": word(admin), **fields}).status_code

    assert send(do="role", role="reporter") == 303
    assert reader.get("/today").status_code == 303
    assert send(do="role", role="owner") == 409
    assert send(do="nothing") == 409
    assert send(do="subscribe", until="2020-02-30") == 409
    assert send(do="subscribe", until="2020-02-28", groups="press, radio,press") == 303
    account = visiting.desk.account(id)
    assert (account.role, account.until, account.groups) == ("reporter", "2020-02-28", ("press", "radio"))
    over = visiting.as_(id)
    assert over.get("/today").status_code == 403
    assert "2020-02-28" in over.get("/today").text
    assert send(do="disable") == send(do="enable") == send(do="end") == 303
    assert over.get("/today").headers["location"].startswith("/login")
    assert admin.get("/accounts/nobody").status_code == 404
    page = admin.get(f"/accounts/{id}.json").json()
    assert page["account"]["name"] == "reader"
    assert "hash" not in str(page)
    own = next(row.id for row in visiting.desk.accounts("admin"))
    answer = admin.post(f"/accounts/{own}", data={"token": word(admin), "do": "disable"})
    assert answer.status_code == 409
    assert "last admin" in answer.text


def test_an_open_desk_of_an_admin_makes_no_link_to_their_own_account(visiting: Visiting) -> None:
    admin = made(visiting)
    own = visiting.desk.accounts("admin")[0].id
    assert 'value="link"' not in admin.get(f"/accounts/{own}").text
    answer = admin.post(f"/accounts/{own}", data={"token": word(admin), "do": "link"})
    assert answer.status_code == 409
    assert "/invited/" not in answer.text


def test_a_link_to_somebodys_password_asks_for_the_admins_own(visiting: Visiting) -> None:
    admin = made(visiting, "reader")
    id = next(row.id for row in visiting.desk.accounts("reader"))
    assert 'name="password"' in admin.get(f"/accounts/{id}").text
    for given in ({}, {"password": "wrong words by lot"}):
        answer = admin.post(f"/accounts/{id}", data={"token": word(admin), "do": "link", **given})
        assert (answer.status_code, "/invited/" in answer.text) == (409, False)
    answer = admin.post(f"/accounts/{id}", data={"token": word(admin), "do": "link", "password": PASSWORD})
    assert (answer.status_code, "/invited/" in answer.text) == (200, True)
    for _ in range(6):
        answer = admin.post(f"/accounts/{id}", data={"token": word(admin), "do": "link", "password": "wrong"})
    assert (answer.status_code, "retry-after" in answer.headers) == (429, True)


def test_an_admin_without_a_password_gives_a_code(visiting: Visiting) -> None:
    admin = made(visiting, "reader")
    id = next(row.id for row in visiting.desk.accounts("reader"))
    app = factors.new_app("admin")
    with Desk(visiting.path) as desk:
        own = desk.accounts("admin")[0]
        codes = factors.set_app(desk, own, app, pyotp.TOTP(app.secret).now())
    sqlite = sqlite3.connect(visiting.path)
    with sqlite:
        sqlite.execute("UPDATE accounts SET password = NULL WHERE id = ?", (own.id,))
    sqlite.close()
    admin = visiting.as_(own.id)
    assert "Code of the app" in admin.get(f"/accounts/{id}").text
    link = {"token": word(admin), "do": "link"}
    assert admin.post(f"/accounts/{id}", data=link | {"password": "000000"}).status_code == 409
    assert "/invited/" in admin.post(f"/accounts/{id}", data=link | {"password": codes[0]}).text


def test_after_a_new_password_all_tokens_can_be_ended(visiting: Visiting) -> None:
    made(visiting, "reader")
    account = visiting.desk.accounts("reader")[0]
    here = visiting.as_(account.id)
    with Desk(visiting.path) as desk:
        tokens.make(desk, account, "Reading machine", ["read"], None, "reader")
    assert "End all tokens" not in here.get("/account").text
    answer = here.post("/account", data={"token": word(here), "do": "password", "old": PASSWORD, **OTHER})
    here = visiting.as_(account.id)
    page = here.get(answer.headers["location"]).text
    assert "Reading machine" in page
    assert "End all tokens" in page
    assert [row.ended for row in visiting.desk.tokens(account.id)] == [None]  # not by itself
    answer = here.post("/account", data={"token": word(here), "do": "tokens"})
    assert answer.headers["location"] == "/account?done=tokens"
    assert "All your tokens have ended" in here.get("/account?done=tokens").text
    assert all(row.ended for row in visiting.desk.tokens(account.id))
    assert "End all tokens" not in here.get("/account?done=password").text


def test_ones_own_password_and_sessions(visiting: Visiting) -> None:
    made(visiting, "reader")
    id = next(row.id for row in visiting.desk.accounts("reader"))
    here, there, third = visiting.as_(id), visiting.as_(id), visiting.as_(id)

    def send(**fields: str) -> int:
        return here.post("/account", data={"token": word(here), **fields}).status_code

    assert here.get("/account").text.count('name="session"') == 2
    other = re.search(r'name="session" value="(\w+)"', here.get("/account").text)
    assert other
    assert send(do="end", session=other[1]) == 303
    assert send(do="end", session=other[1]) == 409
    assert sum(browser.get("/today").status_code == 200 for browser in (there, third)) == 1
    assert send(do="others") == 303
    assert sum(browser.get("/today").status_code == 200 for browser in (here, there, third)) == 1
    wrong = {"do": "password", "new": "five other words", "again": "five other words"}
    for _ in range(5):
        assert send(old="wrong words by lot", **wrong) == 409
    assert send(old=PASSWORD, **wrong) == 429
    assert len(here.get("/account.json").json()["sessions"]) == 1


def test_a_name_is_shown_as_it_is_and_does_nothing(visiting: Visiting) -> None:
    admin = made(visiting)
    admin.post("/accounts", data={"name": "<script>alert(1)</script>", "role": "reader", "token": word(admin)})
    page = admin.get("/accounts").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
