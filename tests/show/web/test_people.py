"""The pages of accounts: the first one, others, links, one's own."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from starlette.testclient import TestClient
from tests.show.members import PASSWORD, Visiting, peopled, quick_passwords, token, word

from headwater.desk.stamps import written
from headwater.desk.store import Desk
from headwater.newsroom.accounts import confirming, entering, factors, sessions, tokens

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


def aged(visiting: Visiting, minutes: int) -> None:
    """Everybody gave their password so long ago."""
    sqlite = sqlite3.connect(visiting.path)
    with sqlite:
        then = written(datetime.now(UTC) - timedelta(minutes=minutes))
        sqlite.execute("UPDATE sessions SET proven = ?", (then,))
    sqlite.close()


def test_whoever_proved_nothing_for_ten_minutes_has_to_before_anybody_may_more(visiting: Visiting) -> None:
    admin = made(visiting, "reader")
    id = next(row.id for row in visiting.desk.accounts("reader"))

    def send(address: str, **fields: str) -> int:
        return admin.post(address, data={"token": word(admin), **fields}).status_code

    account = {"name": "Boris", "role": "admin"}
    wishes = [("/accounts", account), *((f"/accounts/{id}", {"do": do}) for do in ("subscribe", "enable"))]
    wishes += [(f"/accounts/{id}", {"do": "role", "role": "editor"}), ("/factors", {"do": "let be", "role": "reader"})]
    last = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    wishes += [("/publishing/subscribers", {"do": "add", "name": "Consulate", "until": last})]
    aged(visiting, 9)
    assert 'name="password"' not in admin.get("/accounts").text
    aged(visiting, 11)
    assert 'name="password"' in admin.get("/accounts").text
    with Desk(visiting.path) as desk:
        desk.demand_factors("reader", "admin", wanted=True)
    for address, wish in wishes:
        # Four wrong ones are free.
        for given in ({}, {"password": "wrong words by lot"}) if address.startswith("/accounts") else ({},):
            answer = admin.post(address, data={"token": word(admin), **wish, **given})
            assert (answer.status_code, 'name="password"' in answer.text) == (409, True), (address, wish)
    assert visiting.desk.account_named("Boris") is None
    assert visiting.desk.account(id).role == "reader"
    assert visiting.desk.demanded_factors() == ["reader"]
    # What lets somebody do less is done at once.
    assert send(f"/accounts/{id}", do="disable") == 303
    assert send("/factors", do="demand", role="editor") == 303
    for address, wish in wishes:
        aged(visiting, 11)
        assert send(address, **wish, password=PASSWORD) in (200, 303)
        assert send(f"/accounts/{id}", do="role", role="editor") == 303  # it was proven just now
    assert visiting.desk.account(id).role == "editor"
    assert visiting.desk.demanded_factors() == ["editor"]


def test_a_session_that_has_half_its_factors_has_proven_nothing(visiting: Visiting) -> None:
    made(visiting)
    id = visiting.desk.accounts("admin")[0].id
    with Desk(visiting.path) as desk:
        half = sessions.begin(desk, id, half=True)
        found = sessions.found(desk, half)
        assert found
        assert not confirming.recent(found)
        whole = sessions.found(desk, sessions.complete(desk, half))
        assert whole
        assert confirming.recent(whole)
        assert not confirming.recent(whole, now=datetime.now(UTC) + timedelta(minutes=11))


def test_a_new_password_ends_tokens_unless_one_wishes_otherwise(visiting: Visiting) -> None:
    made(visiting, "reader")
    account = visiting.desk.accounts("reader")[0]

    def token_made() -> None:
        with Desk(visiting.path) as desk:
            tokens.make(desk, account, "Reading machine", ["read"], None, "reader")

    def changed(old: dict[str, str], new: dict[str, str], *tokens: str) -> str:
        here = visiting.as_(account.id)
        sent = {"token": word(here), "do": "password", "old": old["new"], **new, "tokens": list(tokens)}
        answer = here.post("/account", data=sent)
        assert answer.status_code == 303
        return visiting.as_(account.id).get(answer.headers["location"]).text

    token_made()
    page = visiting.as_(account.id).get("/account").text
    assert '<input type="checkbox" name="tokens" value="end" checked>' in page
    assert "End all tokens" not in page
    page = changed(NEW, OTHER, "keep")
    assert "Reading machine" in page
    assert "End all tokens" in page
    assert [row.ended for row in visiting.desk.tokens(account.id)] == [None]
    here = visiting.as_(account.id)
    answer = here.post("/account", data={"token": word(here), "do": "tokens"})
    assert "All your tokens have ended" in here.get(answer.headers["location"]).text
    for old, new, sent in ((OTHER, NEW, ("keep", "end")), (NEW, OTHER, ())):
        token_made()
        assert "End all tokens" not in changed(old, new, *sent)
        assert all(row.ended for row in visiting.desk.tokens(account.id))


def test_a_password_set_by_a_link_ends_sessions_and_tokens(visiting: Visiting) -> None:
    made(visiting, "reader")
    account = visiting.desk.accounts("reader")[0]
    there = visiting.as_(account.id)
    with Desk(visiting.path) as desk:
        _, program = tokens.make(desk, account, "Reading machine", ["read"], None, "reader")
        link = entering.link(desk, account.id, "admin")
    bearer = {"authorization": f"Bearer {program}"}
    assert visiting.browser().get("/claims.json", headers=bearer).status_code == 200
    somebody = visiting.browser()
    assert 'value="end" checked' in somebody.get(f"/invited/{link}").text
    sent = {"token": word(somebody), "tokens": ["keep", "end"], **OTHER}
    assert somebody.post(f"/invited/{link}", data=sent).status_code == 303
    assert there.get("/today").status_code == 303
    assert visiting.browser().get("/claims.json", headers=bearer).status_code == 401


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


def test_the_log_is_said_in_the_language_of_the_page(visiting: Visiting) -> None:
    admin = made(visiting, "reader")
    page = admin.get("/log?language=pl").text
    assert '<option value="account made">konto utworzone</option>' in page
    assert "</bdi> konto utworzone" in page
    assert "</bdi> account made" not in page
    assert "account made" in {entry["kind"] for entry in admin.get("/log.json?language=pl").json()["entries"]}
