"""What is exported as FollowTheMoney, judged by FollowTheMoney's own library (benchmarks/ftm_valid.py)."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from headwater.desk.store import Desk
from headwater.show.export import formats

ROOT = Path(__file__).parents[3]
PYTHON = os.environ.get("FTM") or str(ROOT / ".venv-ftm/bin/python")
"""An interpreter that has the library: `scripts/need-ftm` makes one, and `make test` runs it."""


def judged(file: Path) -> subprocess.CompletedProcess[str]:
    if not Path(PYTHON).exists():
        pytest.fail(f"{PYTHON} is not there: run scripts/need-ftm, or set FTM to a python that has followthemoney")
    command = [PYTHON, str(ROOT / "benchmarks/ftm_valid.py"), str(file)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_its_own_library_takes_every_value(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "desk.ftm.json"
    file.write_bytes(b"".join(formats.of_things(desk, "ftm", ()).pieces))
    done = judged(file)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Article          {desk.article_total():>8,}" in done.stdout


def test_it_refuses_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "wrong.ftm.json"
    file.write_text('{"id": "a", "schema": "Person", "properties": {"name": ["Ada Vint"], "birthDate": ["a day"]}}\n')
    done = judged(file)
    assert (done.returncode, done.stderr) == (1, "")
    assert "birthDate" in done.stdout
