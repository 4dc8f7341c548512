"""Confidential cases in the browser: what is in one is on its page while it is open, and nowhere else."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.show import sample
from tests.show.house import HERE, asking, house
from tests.show.keep import keep

from headwater.config import Cases, Settings
from headwater.desk.store import Desk
from headwater.newsroom.sealed import opening
from headwater.newsroom.sealed.held import OpenCases
from headwater.newsroom.sealed.seal import Cost
from headwater.show.web import cases
from headwater.show.web.cases import may_try
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Asking, Visitor

PASSPHRASE = "kettle marble ferry oath"
SECRET = "quillwort"
LOW = Cost(64, 1, 1)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("make", "change_passphrase", "add_passphrase", "add_recovery", "renew"):
        monkeypatch.setitem(getattr(opening, name).__kwdefaults__, "cost", LOW)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Rooms]:
    path = tmp_path / "news.desk"
    with Desk(path) as desk:
        keep(desk, sample.reading())
    settings = Settings(desk=str(path), cases=Cases(key_file=str(tmp_path / "case.key")))
    with Desk(path, read_only=True) as desk:
        yield house(desk, lambda: Desk(path), settings=settings)


@pytest.fixture
def browser(made: Rooms) -> TestClient:
    return asking(made)


def send(browser: TestClient, path: str, token: str, **fields: Any) -> Any:
    return browser.post(path, data={"token": token, "by": "anna", **fields}, headers={"origin": HERE})


def begin(browser: TestClient, token: str) -> str:
    answer = send(browser, "/cases", token, passphrase=PASSPHRASE, again=PASSPHRASE)
    assert answer.status_code == 303, answer.text
    case = str(answer.headers["location"].partition("?")[0])
    assert send(browser, case, token, do="title", title="The bridge").status_code == 303
    return case


def note(browser: TestClient, case: str, token: str, **fields: Any) -> Any:
    given = {"do": "note", "note": "", "code_name": "Zinnwald", "text": f"It saw the {SECRET} ledger."}
    mark = re.search(r'name="mark" value="(\w+)"', browser.get(case).text)
    given |= {"mark": mark[1]} if mark else {}
    return send(browser, case, token, **given | fields)


def words(page: Any) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", page.text))


def test_a_case_is_made_written_in_locked_and_opened(made: Rooms, browser: TestClient) -> None:
    token = made.draw.token
    case = begin(browser, token)
    assert "The bridge" in words(browser.get(case))
    assert note(browser, case, token, position="Sits in the room").status_code == 303
    page = browser.get(case)
    assert SECRET in page.text
    assert "Zinnwald" in page.text
    assert page.headers["cache-control"] == "no-store, private"
    assert SECRET not in page.text.partition("</title>")[0]
    assert "The bridge" not in page.text.partition("</title>")[0]
    assert send(browser, case, token, do="lock").status_code == 303
    locked = browser.get(case)
    assert SECRET not in locked.text
    assert "The bridge" not in locked.text
    assert "Zinnwald" not in locked.text
    wrong = send(browser, case, token, do="open", passphrase="kettle marble ferry oats")
    assert wrong.status_code == 409
    assert "not the passphrase" in words(wrong)
    assert SECRET not in wrong.text
    assert send(browser, case, token, do="open", passphrase=PASSPHRASE).status_code == 303
    assert SECRET in browser.get(case).text
    kinds = [(entry.kind, entry.about) for entry in made.desk.log()]
    id = case.rpartition("/")[2]
    done = ["case opened", "case not opened", "case sealed", "case sealed", "case made"]
    assert kinds[:5] == [(kind, id) for kind in done]


def test_another_browser_sees_nothing_of_an_open_case(made: Rooms, browser: TestClient) -> None:
    token = made.draw.token
    case = begin(browser, token)
    note(browser, case, token)
    other = asking(made)
    assert SECRET not in other.get(case).text
    assert SECRET not in other.get(case, headers={"cookie": f"{cases.COOKIE}=x"}).text
    refused = note(other, case, token, text="something else")
    assert refused.status_code == 409
    assert "locked by now" in words(refused)
    assert SECRET in browser.get(case).text


def test_what_is_in_an_open_case_is_on_no_other_page(made: Rooms, browser: TestClient) -> None:
    token = made.draw.token
    case = begin(browser, token)
    note(browser, case, token)
    for path in (
        "/cases",
        "/cases.json",
        "/search?q=" + SECRET,
        "/today",
        "/activity",
        "/notes",
        "/api",
        f"{case}.json",
    ):
        answer = browser.get(path)
        assert "ledger" not in answer.text, path
        assert "Zinnwald" not in answer.text, path
    assert not any(SECRET in key for key in browser.cookies.values())


def test_what_looks_like_an_identity_is_not_kept_before_somebody_says_so(made: Rooms, browser: TestClient) -> None:
    token = made.draw.token
    case = begin(browser, token)
    written = "Ask Natalia Kavalenka, +375 29 123-45-67, or t.me/nat_k."
    warned = note(browser, case, token, text=written)
    assert warned.status_code == 409
    shown = words(warned)
    for words_of in ("Natalia Kavalenka", "a name", "+375 29 123-45-67", "a telephone number", "an account"):
        assert words_of in shown
    assert "Natalia" not in words(browser.get(case))
    sent = re.search(r'name="note" value="(\w{8})"', warned.text)
    assert sent
    assert note(browser, case, token, note=sent[1], text=written, even_so="yes").status_code == 303
    assert browser.get(case).text.count("Natalia Kavalenka") == 2


def test_a_note_is_changed_and_removed(made: Rooms, browser: TestClient) -> None:
    token = made.draw.token
    case = begin(browser, token)
    note(browser, case, token)
    id = re.search(r'id="n-(\w+)"', browser.get(case).text)
    assert id
    assert note(browser, case, token, note=id[1], code_name="Ostholm").status_code == 303
    page = browser.get(case).text
    assert "Ostholm" in page
    assert "Zinnwald" not in page
    assert send(browser, case, token, do="drop", note=id[1]).status_code == 303
    assert SECRET not in browser.get(case).text


def test_two_who_change_a_note_at_once_lose_nothing(made: Rooms, browser: TestClient) -> None:
    token = made.draw.token
    case = begin(browser, token)
    note(browser, case, token)
    page = browser.get(case).text
    id, mark = (re.search(pattern, page) for pattern in (r'id="n-(\w+)"', r'name="mark" value="(\w+)"'))
    assert id
    assert mark
    assert note(browser, case, token, note=id[1], text="what Bo wrote").status_code == 303
    refused = note(browser, case, token, note=id[1], mark=mark[1], text="what Anna wrote")
    assert refused.status_code == 409
    assert "Somebody else changed this case" in words(refused)
    assert "what Bo wrote" in words(browser.get(case))


def test_a_case_that_was_sealed_anew_elsewhere_is_locked(made: Rooms, browser: TestClient) -> None:
    token = made.draw.token
    case = begin(browser, token)
    note(browser, case, token)
    with made.change() as desk:
        opened = opening.open_(desk, made.settings, case.rpartition("/")[2], PASSPHRASE)
        opening.renew(desk, made.settings, opened, "walnut spoon needle rust", who="bob")
    page = browser.get(case)
    assert page.status_code == 200
    assert "This case is locked" in words(page)
    assert SECRET not in page.text


def test_a_program_with_a_token_opens_nothing(
    made: Rooms, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = begin(browser, made.draw.token)
    monkeypatch.setattr(cases, "asking", lambda: Asking(Visitor("admin"), program=True))
    for path in ("/cases", "/cases.json", case):
        assert browser.get(path).status_code == 403
    assert send(browser, case, made.draw.token, do="open", passphrase=PASSPHRASE).status_code == 403
    assert send(browser, "/cases", made.draw.token, passphrase=PASSPHRASE, again=PASSPHRASE).status_code == 403


def test_what_rests_on_a_source_must_be_on_the_desk(made: Rooms, browser: TestClient) -> None:
    token = made.draw.token
    case = begin(browser, token)
    refused = note(browser, case, token, rests="a00000000000#s1")
    assert refused.status_code == 409
    assert "One of them is not on this desk" in words(refused)
    assert SECRET in refused.text  # what was typed is still there, for who typed it
    article = made.desk.articles()[0].id
    assert note(browser, case, token, rests=f"{article}#s1").status_code == 303
    assert f"{article}#s1" in browser.get(case).text


def test_passphrases_are_changed_added_and_shut_out(made: Rooms, browser: TestClient) -> None:
    token = made.draw.token
    case = begin(browser, token)
    note(browser, case, token)
    new, another, last = "ribbon thistle oar plum", "granite fog sleigh tile", "walnut spoon needle rust"
    wrong = send(browser, case, token, do="change", old="no such passphrase", passphrase=new, again=new)
    assert "not the passphrase" in words(wrong)
    twice = send(browser, case, token, do="change", old=PASSPHRASE, passphrase=new, again=another)
    assert "not the same" in words(twice)
    short = send(browser, case, token, do="another", passphrase="short", again="short")
    assert "too easy to guess" in words(short)
    assert send(browser, case, token, do="change", old=PASSPHRASE, passphrase=new, again=new).status_code == 303
    assert send(browser, case, token, do="another", passphrase=another, again=another).status_code == 303
    shown = send(browser, case, token, do="recovery")
    recovery = re.search(r"<code>([A-Z2-7-]{39})</code>", shown.text)
    assert recovery
    assert recovery[1] not in browser.get(case).text

    def opens(passphrase: str) -> bool:
        other = asking(made)
        return bool(send(other, case, token, do="open", passphrase=passphrase).status_code == 303)

    tried = {words_: opens(words_) for words_ in (PASSPHRASE, new, another, recovery[1], recovery[1].lower())}
    assert list(tried.values()) == [False, True, True, True, True]
    assert send(browser, case, token, do="renew", passphrase=last, again=last).status_code == 303
    assert SECRET not in browser.get(case).text
    tried = {words_: opens(words_) for words_ in (last, new, another, recovery[1])}
    assert list(tried.values()) == [True, False, False, False]


def test_after_some_wrong_passphrases_a_case_is_left_alone(made: Rooms, browser: TestClient) -> None:
    token = made.draw.token
    case = begin(browser, token)
    for _ in range(5):
        send(browser, case, token, do="open", passphrase="kettle marble ferry oats")
    refused = send(browser, case, token, do="open", passphrase=PASSPHRASE)
    assert refused.status_code == 409
    assert "Too many wrong passphrases" in words(refused)


def test_a_case_is_let_go_of_only_by_name(made: Rooms, browser: TestClient) -> None:
    token = made.draw.token
    case = begin(browser, token)
    assert send(browser, case, token, do="forget", named="k-00000000").status_code == 409
    assert send(browser, case, token, do="forget", named=case.rpartition("/")[2]).status_code == 303
    assert browser.get(case).status_code == 404


def test_nothing_is_done_without_the_word_of_our_pages(made: Rooms, browser: TestClient) -> None:
    case = begin(browser, made.draw.token)
    assert note(browser, case, "guessed").status_code == 403
    assert send(browser, "/cases", "guessed", passphrase=PASSPHRASE, again=PASSPHRASE).status_code == 403
    assert browser.get("/cases/k-ffffffff").status_code == 404
    assert browser.get("/cases/" + "x" * 500).status_code == 404
    assert send(browser, case, made.draw.token, do="nothing").status_code == 409


def test_who_may_try_a_case(made: Rooms, browser: TestClient) -> None:
    begin(browser, made.draw.token)
    row = replace(made.desk.sealed_cases()[0], owner="ann")
    shared = replace(row, shared=True)
    anna, bob, editor = (
        Visitor("reporter", "a", "ann"),
        Visitor("reporter", "b", "bob"),
        Visitor("editor", "e", "edd"),
    )
    assert [may_try(who, row) for who in (anna, bob, editor, Visitor("admin"))] == [True, False, False, True]
    assert [may_try(who, shared) for who in (anna, bob, editor)] == [True, False, True]


def test_a_case_is_locked_when_nobody_asks_for_it(made: Rooms) -> None:
    now = [0.0]
    held = OpenCases(minutes=15, clock=lambda: now[0])
    with made.change() as desk:
        opened = opening.make(desk, made.settings, "", PASSPHRASE, who="anna")
    held.hold("ann:1", opened)
    now[0] = 899
    assert held.of("ann:1", opened.id) is opened
    assert held.of("ann:2", opened.id) is None
    now[0] = 899 + 901
    assert held.of("ann:1", opened.id) is None
    assert opened.key == bytearray(32)


def test_logging_out_locks_all_that_one_had_open(made: Rooms) -> None:
    held = OpenCases()
    with made.change() as desk:
        one, other = (opening.make(desk, made.settings, "", PASSPHRASE, who="anna") for _ in range(2))
    held.hold("ann:1", one)
    held.hold("bob:1", other)
    held.lock_person("ann")
    assert (held.of("ann:1", one.id), held.of("bob:1", other.id)) == (None, other)
    assert one.key == bytearray(32)
