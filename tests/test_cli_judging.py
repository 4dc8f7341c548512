"""`headwater claim` and `claims`, as a user runs them on a desk."""

from __future__ import annotations

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


def test_an_origin_entered_without_a_day_is_of_today(path: Path) -> None:
    with told.fill(path.with_name("read.desk")) as desk:
        claim = told.release(desk).row.claim
    for day in ((), ("--day", "")):
        given = ("--title", "Interview", "--source", "Marta Dolen", *day)
        assert run(path, "claim", "enter", claim, "That is so", *given).exit_code == 0
    with Desk(path, read_only=True) as desk:
        published = [sheet.published for id, sheet in desk.why(claim).sheets.items() if id.startswith("j-")]
    assert published == [date.today().isoformat()] * 2


def test_a_judgement_that_is_not_there_leads_to_the_log(path: Path) -> None:
    with Desk(path) as desk, pytest.raises(DeskError, match="99: no such judgement; `headwater claim log`"):
        desk.undo(99, "ana")


def test_a_standing_that_there_is_not_is_told_with_those_there_are(path: Path) -> None:
    result = run(path, "claims", "--standing", "bogus")
    assert result.exit_code == 2
    assert all(name in result.stderr for name in ("officially confirmed", "unnamed sources only", "no answer"))
    assert run(path, "claims", "--standing", "single origin").exit_code == 0
