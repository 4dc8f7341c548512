"""`headwater account ...` as a user types it."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.show.members import PASSWORD, quick_passwords

from headwater.cli import run
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.newsroom.accounts import entering, sessions, throttle


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("HEADWATER_CONFIG", "")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HEADWATER_DESK", str(tmp_path / "news.desk"))
    with quick_passwords():
        yield tmp_path / "news.desk"


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def rows(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    capsys.readouterr()
    assert run(["account", "list", "--json"]) == 0
    return {row["name"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}


def test_accounts_from_the_first_to_the_last(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, PASSWORD)
    assert run(["account", "add", "Anna", "--role", "admin", "--stdin"]) == 0
    assert (
        run(["account", "add", "Boris", "--role", "subscriber", "--link", "--until", "2030-03-14", "--group", "press"])
        == 0
    )
    said = capsys.readouterr()
    link = re.search(r"^/invited/(\S+)", said.out, re.M)
    assert link
    found = rows(capsys)
    assert [(row["role"], row["password"], row["until"], row["groups"]) for row in found.values()] == [
        ("admin", True, None, []),
        ("subscriber", False, "2030-03-14", ["press"]),
    ]
    assert "hash" not in str(found)
    with Desk(desk) as opened:
        entering.set_by_link(opened, link[1], PASSWORD)
        token = entering.log_in(opened, "boris", PASSWORD, address="").token
    assert run(["account", "sessions", "Boris"]) == 0
    assert run(["account", "role", "Boris", "reporter"]) == 0
    assert run(["account", "until", "Boris", "none"]) == 0
    with Desk(desk) as opened:
        assert sessions.found(opened, token) is None
        token = entering.log_in(opened, "boris", PASSWORD, address="").token
    assert run(["account", "end", "boris"]) == 0
    assert run(["account", "disable", "BORIS"]) == 0
    with Desk(desk) as opened:
        assert sessions.found(opened, token) is None
        with pytest.raises(entering.Refused):
            entering.log_in(opened, "boris", PASSWORD, address="")
    assert rows(capsys)["Boris"]["until"] is None
    assert run(["account", "enable", "Boris"]) == 0
    assert rows(capsys)["Boris"]["disabled"] is None


def test_what_is_wrong_is_told_and_nothing_is_changed(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*words: str, password: str = PASSWORD) -> str:
        typed(monkeypatch, password)
        capsys.readouterr()
        assert run(["account", *words]) != 0
        return capsys.readouterr().err

    assert "must be an admin's" in refused("add", "Anna", "--stdin")
    assert "12 characters" in refused("add", "Anna", "--role", "admin", "--stdin", password="short")
    assert "--stdin" in refused("add", "Anna", "--role", "admin")
    typed(monkeypatch, PASSWORD)
    assert run(["account", "add", "Anna", "--role", "admin", "--stdin"]) == 0
    assert "no role" in refused("add", "Boris", "--role", "owner", "--stdin")
    assert "last admin" in refused("role", "Anna", "reader")
    assert "last admin" in refused("disable", "Anna")
    assert "no such account" in refused("disable", "Boris")
    assert "2026-03-14" in refused("until", "Anna", "tomorrow")
    assert list(rows(capsys)) == ["Anna"]


def test_a_password_is_typed_twice_and_is_never_an_argument(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    given = [PASSWORD, "another one by lot", PASSWORD, PASSWORD]
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda _: given.pop(0))
    assert run(["account", "add", "Anna", "--role", "admin"]) != 0
    assert "not the same" in capsys.readouterr().err
    assert run(["account", "add", "Anna", "--role", "admin"]) == 0
    assert run(["account", "add", "Boris", "--password", PASSWORD]) == 2
    assert run(["account", "password", "Anna", PASSWORD]) == 2


def test_a_new_password_lets_somebody_try_again(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, PASSWORD)
    assert run(["account", "add", "Anna", "--role", "admin", "--stdin"]) == 0
    with Desk(desk) as opened:
        for _ in range(5):
            throttle.attempt(opened, "anna", "192.0.2.1")
        with pytest.raises(DeskError):
            entering.log_in(opened, "Anna", PASSWORD, address="192.0.2.1")
    typed(monkeypatch, "five other words")
    assert run(["account", "password", "Anna", "--stdin"]) == 0
    with Desk(desk) as opened:
        assert entering.log_in(opened, "Anna", "five other words", address="192.0.2.1")
