"""`who`, `entity`, `watchlist` and `relink` on the command line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.desk.named import article, fill

from headwater import cli


@dataclass
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Ran]:
    for name in list(os.environ):
        if name.startswith("HEADWATER_") or name in ("NO_COLOR", "COLUMNS"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEADWATER_DESK", "news.desk")
    items = [
        article("a", ("Rosa Brandt", "surgeon"), "Ivan Lozan"),
        article("b", ("Розы Брандт", "хирурга"), language="ru", outlet="КАРТА"),
        article("c", ("Ivan Lozan", "mayor")),
        article("d", ("Ivan Lozan", "footballer")),
    ]
    fill(tmp_path / "news.desk", items).close()

    def _run(*arguments: str) -> Ran:
        code = cli.run(arguments)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return _run


def test_who_shows_spellings_roles_statements_and_doubts(run: Callable[..., Ran]) -> None:
    ran = run("who", "Роза", "Брандт")
    assert ran.code == 0
    for piece in (
        "Cyrillic",
        "Розы Брандт",
        "Latin",
        "Rosa Brandt",
        "surgeon",
        "read in a [8, 19)",
        "КАРТА",
        "Said (1)",
    ):
        assert piece in ran.out
    assert "\033" not in ran.out
    ran = run("who", "Lozan")
    assert "May be the same, left apart" in ran.out
    assert "contradicting roles at one time: footballer and mayor" in ran.out


def test_who_as_json_gives_a_line_for_each(run: Callable[..., Ran]) -> None:
    rows = run("who", "Ivan Lozan", "--json").rows
    assert len(rows) == 3
    assert {row["kind"] for row in rows} == {"person"}
    (row,) = run("who", rows[0]["entity"], "--json").rows
    assert row["entity"] == rows[0]["entity"]
    assert row["spellings"][0]["text"] == "Ivan Lozan"


def test_who_finds_nobody(run: Callable[..., Ran]) -> None:
    ran = run("who", "Zzyzx")
    assert (ran.code, ran.out) == (0, "")
    assert "nobody and nothing of that name" in ran.err
    assert run("who", "e-424242").code == 1


def test_judgements_are_made_listed_and_taken_back(run: Callable[..., Ran]) -> None:
    one, other, _ = (row["entity"] for row in run("who", "Ivan Lozan", "--json").rows)
    ran = run("entity", "merge", one, other, "--by", "ada")
    assert (ran.code, ran.err) == (0, "")
    assert f"{other} is {one}, says ada" in ran.out
    assert len(run("who", "Ivan Lozan", "--json").rows) == 2
    assert run("entity", "rename", one, "Ivan the Mayor", "--by", "ben", "--json").rows[0]["who"] == "ben"
    assert run("who", one).out.startswith("Ivan the Mayor")
    assert run("entity", "undo", "1", "--by", "ada").code == 0
    assert len(run("who", "Ivan Lozan", "--json").rows) == 3
    assert [row["kind"] for row in run("entity", "log", "--json").rows] == ["undo", "rename", "merge"]
    assert "(taken back by judgement 3)" in run("entity", "log").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["entity", "merge", "e-000001", "e-777777"], "e-777777: no such entity"),
        (["entity", "split", "e-000001", "zzz"], "zzz: no such article"),
        (["entity", "undo", "9"], "9: no such judgement"),
        (["watchlist", "show", "none"], "none: no such watch list"),
        (["watchlist", "dismiss", "h-000009"], "no such sighting"),
        (["watchlist", "add", "x", "none.csv"], "none.csv: cannot be read"),
    ],
)
def test_what_is_not_there_is_told(run: Callable[..., Ran], arguments: list[str], message: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (1, "")
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_a_watch_list_is_loaded_met_judged_and_removed(run: Callable[..., Ran]) -> None:
    Path("list.csv").write_text("name,kind\nRosa Brandt,person\nNobody Atall,\n", encoding="utf-8")
    ran = run("watchlist", "add", "banks", "list.csv")
    assert "2 names to look out for, met 2 times" in ran.err
    assert run("watchlist", "list").out == "banks  2 names, 1 met, 2 to be checked  list.csv\n"
    ran = run("watchlist", "show", "banks")
    assert "Розы Брандт" in ran.out
    assert "to be checked" in ran.out
    first = run("watchlist", "show", "banks", "--json").rows[0]
    assert "says ada" in run("watchlist", "dismiss", first["sighting"], "--by", "ada").err
    assert "nobody of banks" in run("watchlist", "show", "banks").err
    assert {row["state"] for row in run("watchlist", "show", "banks", "--all", "--json").rows} == {"dismissed"}
    assert run("watchlist", "remove", "banks").code == 0
    assert run("watchlist", "list").out == ""


def test_relink_says_what_it_did(run: Callable[..., Ran]) -> None:
    ran = run("relink")
    assert (ran.code, ran.out) == (0, "")
    assert "4 articles linked: 4 entities" in ran.err
    assert "0 articles linked" in run("relink", "--waiting").err
