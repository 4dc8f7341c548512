"""`headwater claim`, `claims` and `copies ARTICLE`, as a user runs them on a desk."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.desk import told
from typer.testing import CliRunner, Result

from headwater.cli.app import app
from headwater.desk import Desk
from headwater.errors import DeskError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "news.desk"
    told.fill(path).close()
    return path


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--desk", str(path)])


def rows(path: Path, *arguments: str) -> list[dict[str, object]]:
    return [json.loads(each) for each in run(path, *arguments, "--json").stdout.splitlines()]


def test_an_origin_entered_without_a_day_is_of_today(path: Path) -> None:
    with told.fill(path.with_name("read.desk")) as desk:
        claim = told.release(desk).row.claim
    for day in ((), ("--day", "")):
        given = ("--title", "Interview", "--source", "Marta Dolen", *day)
        assert run(path, "claim", "enter", claim, "That is so", *given).exit_code == 0
    with Desk(path, read_only=True) as desk:
        published = [sheet.published for id, sheet in desk.why(claim).sheets.items() if id.startswith("j-")]
    assert published == [date.today().isoformat()] * 2


def test_copies_show_what_a_person_ruled(path: Path) -> None:
    daily, wire, other = (told.article(name) for name in ("daily", "wire", "other"))
    assert [row["judged"] for row in rows(path, "copies", daily)] == [None]
    run(path, "claim", "no-copy", daily, wire, "--by", "ana")
    shown = run(path, "copies", daily).stdout
    assert shown.startswith("is no copy of")
    assert "judged: no copy, says ana (judgement 1)" in shown
    assert run(path, "copies", wire).stdout.startswith("was not copied by")
    (row,) = rows(path, "copies", daily)
    assert row["copy"]
    assert row["judged"] == {"judgement": 1, "who": "ana", "copied": False, "earlier": wire, "later": daily}
    run(path, "claim", "copy", daily, other, "--by", "ana")
    assert "judged: a copy, says ana (judgement 2)\n  No common text was found" in run(path, "copies", other).stdout
    (row,) = rows(path, "copies", other)
    assert row["copy"] is None
    assert row["judged"] == {"judgement": 2, "who": "ana", "copied": True, "earlier": other, "later": daily}
    run(path, "claim", "copy", daily, wire, "--by", "bo")
    assert "took from" in (shown := run(path, "copies", daily).stdout)
    assert "judged: a copy, says bo (judgement 3)" in shown
    for number in ("3", "2", "1"):
        run(path, "claim", "undo", number)
    assert "judged" not in run(path, "copies", daily).stdout
    assert "no other article on this desk repeats its text" in run(path, "copies", other).output


def test_a_copy_judged_the_other_way_round_is_shown_so(path: Path) -> None:
    daily, wire = told.article("daily"), told.article("wire")
    run(path, "claim", "copy", wire, daily, "--by", "ana")
    assert run(path, "copies", wire).stdout.startswith("took from")
    assert run(path, "copies", daily).stdout.startswith("was taken by")


def test_a_judgement_that_is_not_there_leads_to_the_log(path: Path) -> None:
    with Desk(path) as desk, pytest.raises(DeskError, match="99: no such judgement; `headwater claim log`"):
        desk.undo(99, "ana")


def test_a_standing_that_there_is_not_is_told_with_those_there_are(path: Path) -> None:
    result = run(path, "claims", "--standing", "bogus")
    assert result.exit_code == 2
    assert all(name in result.stderr for name in ("officially confirmed", "unnamed sources only", "no answer"))
    assert run(path, "claims", "--standing", "single origin").exit_code == 0
