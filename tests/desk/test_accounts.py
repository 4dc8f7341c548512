"""Accounts on the desk: what must hold of all of them, whoever writes."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from headwater.desk.stamps import written
from headwater.desk.store import Desk
from headwater.errors import DeskError

FAR = written(datetime.now(UTC) + timedelta(days=1))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("accounts") / "news.desk"
    Desk(path).close()
    return path


@pytest.fixture
def desk(empty: Path, tmp_path: Path) -> Iterator[Desk]:
    with Desk(Path(shutil.copy(empty, tmp_path / "news.desk"))) as made:
        yield made


def admin(desk: Desk, name: str = "Anna") -> str:
    return desk.make_account(name, "admin", "tests", password="hash").id


def begin(desk: Desk, account: str, token: str) -> None:
    desk.begin_session(account, token, ends=FAR, idle="")


def session(desk: Desk, token: str) -> bool:
    return desk.session(token, now=written(datetime.now(UTC)), idle="") is not None


def test_the_first_account_is_an_admins(desk: Desk) -> None:
    assert not desk.has_accounts()
    with pytest.raises(DeskError, match="first account must be an admin's"):
        desk.make_account("Anna", "reader", "tests")
    admin(desk)
    assert desk.has_accounts()
    with pytest.raises(DeskError, match="There is an account already"):
        desk.make_account("Boris", "admin", "tests", first=True)


def test_a_name_is_there_once_in_any_case_and_width(desk: Desk) -> None:
    id = admin(desk, "  Анна   Example ")
    assert desk.account(id).name == "Анна Example"
    for name in ("анна example", "АННА EXAMPLE", "Анна  Ｅxample"):
        with pytest.raises(DeskError, match="of this name"):
            desk.make_account(name, "reader", "tests")
        assert (desk.account_named(name) or (None,))[0] == desk.account(id)
    for name in ("", " ", "a" * 81, "Anna\u202e", "Anna\x00", "An\u200bna"):
        with pytest.raises(DeskError, match="needs a name"):
            desk.make_account(name, "reader", "tests")
    with pytest.raises(DeskError, match="no role"):
        desk.make_account("Boris", "owner", "tests")  # type: ignore[arg-type]


def test_the_last_admin_who_can_log_in_stays(desk: Desk) -> None:
    first = admin(desk)
    invited = desk.make_account("Boris", "admin", "tests").id  # without a password they cannot come in
    for take in (lambda: desk.set_role(first, "editor", "tests"), lambda: desk.disable_account(first, "tests")):
        with pytest.raises(DeskError, match="last admin"):
            take()
    with pytest.raises(DeskError, match="cannot end"):
        desk.subscribe(first, "2026-03-14", (), "tests")
    desk.set_password(invited, "hash", "tests")
    desk.disable_account(first, "tests")
    with pytest.raises(DeskError, match="last admin"):
        desk.set_role(invited, "reader", "tests")
    desk.disable_account(first, "tests", disabled=False)
    desk.set_role(invited, "reader", "tests")


def test_two_that_take_each_other_away_at_once_leave_one(desk: Desk) -> None:
    ids = [admin(desk, name) for name in ("Anna", "Boris", "Cecilia", "Darius")]

    def take(id: str) -> bool:
        with Desk(desk.path) as own:
            try:
                own.disable_account(id, "tests")
            except DeskError:
                return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(take, ids)) == 3
    assert sum(not row.disabled for row in desk.accounts("admin")) == 1


def test_whatever_makes_a_session_wrong_ends_it(desk: Desk) -> None:
    admin(desk)
    for n, change in enumerate(
        (
            lambda id: desk.set_role(id, "reporter", "tests"),
            lambda id: desk.set_password(id, "other", "tests"),
            lambda id: desk.disable_account(id, "tests"),
            lambda id: desk.end_sessions(id, "tests"),
        )
    ):
        id = desk.make_account(f"Boris {n}", "reader", "tests", password="hash").id
        begin(desk, id, f"one{n}")
        begin(desk, id, f"other{n}")
        assert session(desk, f"one{n}")
        change(id)
        assert not session(desk, f"one{n}")
        assert not session(desk, f"other{n}")


def test_the_oldest_of_many_sessions_gives_way(desk: Desk) -> None:
    id = admin(desk)
    for n in range(25):
        begin(desk, id, f"t{n}")
    going = desk.sessions(id, now=written(datetime.now(UTC)), idle="")
    assert len(going) == 20
    assert not session(desk, "t0")
    assert session(desk, "t24")
    assert desk.end_sessions(id, "tests", but="t24") == 19
    assert session(desk, "t24")


def test_everybody_is_logged_out_at_once_and_links_are_void(desk: Desk) -> None:
    anna, boris = admin(desk), admin(desk, "Boris")
    begin(desk, anna, "a")
    begin(desk, boris, "b")
    desk.invite(boris, "link", "Anna", ends=FAR)
    assert desk.end_every_session("Anna") == 3
    assert not session(desk, "a")
    assert not session(desk, "b")
    assert desk.invited("link", now=written(datetime.now(UTC))) is None
    assert desk.end_every_session("Anna") == 0


def test_one_session_is_ended_by_its_owner_or_an_admin_and_not_under_another_account(desk: Desk) -> None:
    anna, boris = admin(desk), admin(desk, "Boris")
    begin(desk, anna, "t")
    (row,) = desk.sessions(anna, now=written(datetime.now(UTC)), idle="")
    with pytest.raises(DeskError, match="ended already"):
        desk.end_session_named(boris, row.id, "Boris")
    assert session(desk, "t")
    desk.end_session_named(anna, row.id, "Anna")
    assert not session(desk, "t")


def test_a_link_works_once_and_gives_way_to_the_next(desk: Desk) -> None:
    admin(desk)
    id = desk.make_account("Boris", "reader", "tests").id
    now = written(datetime.now(UTC))
    desk.invite(id, "first", "Anna", ends=FAR)
    desk.invite(id, "second", "Anna", ends=FAR)
    assert desk.invited("first", now=now) is None
    assert (found := desk.invited("second", now=now))
    assert found.id == id
    assert desk.invited("second", now=FAR) is None
    with pytest.raises(DeskError, match="has been used"):
        desk.set_password(id, "hash", "Boris", link="first")
    assert desk.password_of(id) is None
    desk.invite(id, "third", "Anna", ends=FAR)
    desk.set_password(id, "hash", "Boris", link="third")
    assert desk.invited("third", now=now) is None
    desk.invite(id, "fourth", "Anna", ends=FAR)
    desk.disable_account(id, "Anna")
    assert desk.invited("fourth", now=now) is None
    with pytest.raises(DeskError, match="disabled"):
        desk.invite(id, "fifth", "Anna", ends=FAR)


def test_a_password_that_was_changed_meanwhile_is_not_put_back_by_hashing_it_anew(desk: Desk) -> None:
    id = admin(desk)
    desk.set_password(id, "new", "Anna")
    desk.rehash(id, "hash", "hash with more")
    assert desk.password_of(id) == "new"
    desk.rehash(id, "new", "new with more")
    assert desk.password_of(id) == "new with more"


def test_who_did_it_stands_in_the_log_and_no_secret(desk: Desk) -> None:
    id = admin(desk)
    boris = desk.make_account("Boris", "reader", "Anna", password="hash").id
    desk.set_role(boris, "reporter", "Anna")
    desk.invite(boris, "secret token", "Anna", ends=FAR)
    desk.subscribe(boris, "2026-03-14", ["press"], "Anna")
    begin(desk, id, "another secret token")
    desk.end_session("another secret token")
    desk.disable_account(boris, "Anna")
    said = [(row.kind, row.who, row.about) for row in reversed(desk.log())]
    assert said == [
        ("account made", "tests", id),
        ("account made", "Anna", boris),
        ("role changed", "Anna", boris),
        ("link made", "Anna", boris),
        ("subscription changed", "Anna", boris),
        ("logged in", "Anna", id),
        ("logged out", "Anna", id),
        ("account disabled", "Anna", boris),
    ]
    assert "secret" not in str(desk.log())
    assert "hash" not in str([row.said for row in desk.log()])


def test_a_session_is_found_by_its_key(desk: Desk) -> None:
    id = admin(desk)
    begin(desk, id, "t")
    with sqlite3.connect(desk.path) as file:
        plan = file.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM accounts JOIN sessions ON sessions.account = accounts.id "
            "WHERE sessions.token = 't'"
        ).fetchall()
    assert all("SEARCH" in row[3] for row in plan)


def test_failures_are_forgotten(desk: Desk) -> None:
    now = datetime(2026, 3, 14, tzinfo=UTC)
    given = {"forget": timedelta(days=1), "wait": lambda key, times: timedelta(minutes=times)}
    assert desk.attempt(["n1"], now=now, **given) is None  # type: ignore[arg-type]
    assert desk.attempt(["n1"], now=now, **given) == now + timedelta(minutes=1)  # type: ignore[arg-type]
    assert desk.attempt(["n2"], now=now + timedelta(days=2), **given) is None  # type: ignore[arg-type]
    with sqlite3.connect(desk.path) as file:
        assert file.execute("SELECT key FROM failures").fetchall() == [("n2",)]
