"""`search` and `searches` on the command line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.desk.named import article, fill

from headwater import cli
from headwater.desk import Desk
from headwater.desk.finding.finding import Found
from headwater.desk.finding.searches import Search

Run = Callable[..., tuple[int, list[dict[str, Any]], str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    for name in list(os.environ):
        if name.startswith("HEADWATER_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("HEADWATER_DESK", str(tmp_path / "news.desk"))
    items = [
        article("a", ("Rosa Brandt", "surgeon"), "Ivan Lozan"),
        article("c", ("Ivan Lozan", "mayor")),
        article("d", ("Ivan Lozan", "footballer"), outlet="Karta"),
    ]
    fill(tmp_path / "news.desk", items).close()

    def _run(*arguments: str) -> tuple[int, list[dict[str, Any]], str]:
        code = cli.run([*arguments, "--json"])
        out, err = capsys.readouterr()
        return code, [json.loads(row) for row in out.splitlines()], err

    return _run


def test_who_is_called_just_as_another_is_asked_for_by_number(run: Run) -> None:
    code, rows, err = run("search", "--by", "Ivan Lozan")
    assert (code, rows) == (1, [])
    assert "several are called so" in err
    assert err.count("Ivan Lozan (") >= 2
    one = next(word for word in err.split() if word.startswith("e-"))
    code, rows, err = run("search", "--by", one)
    assert code == 0
    assert {row["who"] for row in rows} <= {one}
    assert "several" not in err


def test_whom_a_name_was_taken_for_is_told_where_it_can_mean_others(run: Run) -> None:
    code, _, err = run("search", "--by", "Lozan")
    assert code == 0
    assert "by e-" in err
    assert "others that the name can mean: e-" in err
    _, _, err = run("search", "--by", "Rosa Brandt")
    assert "others" not in err


def test_nobody_is_told(run: Run) -> None:
    code, _, err = run("search", "--by", "Wolfram Quist")
    assert code == 1
    assert "nobody was met" in err


def test_what_comes_while_somebody_looks_is_new_the_next_time(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("search", "Lozan", "--save", "lozan")[0] == 0
    done: list[str] = []
    mark, find = Desk.look_at_search, Desk.find_texts

    def marking(self: Desk, id: int) -> Search:
        done.append("mark")
        return mark(self, id)

    def finding(self: Desk, *given: Any, **more: Any) -> Found:
        done.append("find")
        return find(self, *given, **more)

    monkeypatch.setattr(Desk, "look_at_search", marking)
    monkeypatch.setattr(Desk, "find_texts", finding)
    assert run("searches", "--look", "lozan")[0] == 0
    assert done == ["mark", "find"]


def test_more_than_can_be_shown_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("search", "Lozan", "--save", "lozan")
    nothing = Found(2000, (), (), None, (), (), more=True)
    monkeypatch.setattr(Desk, "find_texts", lambda *given, **more: nothing)
    assert "more than 2000 came since" in run("searches", "--look", "lozan")[2]
