"""Killed at any moment, the desk opens and holds every article that was reported as added."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from headwater.desk import Desk

ADD_FOR_EVER = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("items", sys.argv[1])
items = importlib.util.module_from_spec(spec)
spec.loader.exec_module(items)
from headwater.desk import Desk
start = int(sys.argv[3])
with Desk(sys.argv[2]) as desk:
    made = (items.make_item(f"Report {n}. " * 50, id=f"a{n}") for n in range(start, start + 100_000))
    for added in desk.add_all(made) if sys.argv[4] == "many" else (desk.add(*item) for item in made):
        print(added.article, added.version, flush=True)
"""


@pytest.mark.parametrize("way", ["one by one", "many"])
def test_what_was_reported_survives_a_kill(path: Path, tmp_path: Path, way: str) -> None:
    chance = random.Random(7)
    reported: list[str] = []
    for turn in range(5):
        out = tmp_path / f"out{turn}"
        with out.open("wb") as file:
            arguments = [str(Path(__file__).parent / "conftest.py"), str(path), str(turn * 100_000), way]
            process = subprocess.Popen([sys.executable, "-c", ADD_FOR_EVER, *arguments], stdout=file)
            # The first turn is killed while the desk is made or just after; the others in the middle of writing,
            # after so many reports, however quick the machine is.
            wanted, deadline = chance.randint(15, 60), time.monotonic() + 60
            while turn and out.read_bytes().count(b"\n") < wanted and time.monotonic() < deadline:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.05) if turn else chance.uniform(0, 0.6))
            os.kill(process.pid, signal.SIGKILL)
            assert process.wait() == -signal.SIGKILL
        lines = out.read_text().splitlines(keepends=True)
        reported += [line.split()[0] for line in lines if line.endswith("\n")]
    assert len(reported) > 50
    with Desk(path) as desk:
        for id in reported:
            reading = desk.reading(id)
            assert reading is not None
            assert desk.capture(reading.article.capture.sha256) is not None
            assert len(desk.statements(article=id)) == 1
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.execute("INSERT INTO words_index(words_index, rank) VALUES ('integrity-check', 1)")
    connection.close()
