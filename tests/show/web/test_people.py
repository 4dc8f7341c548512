"""The pages of accounts: the first one, others, links, one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.show.members import PASSWORD, Visiting, peopled, quick_passwords, token, word

from headwater.desk.store import Desk

NEW = {"new": PASSWORD, "again": PASSWORD}


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
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
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
