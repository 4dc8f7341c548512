"""Killed at any moment, the desk opens and holds every article that was reported as added."""

from __future__ import annotations

import random
import signal
import sqlite3
import time
from pathlib import Path

import pytest
from tests import forked
from tests.desk import endless

from headwater.desk import Desk


@pytest.mark.parametrize("way", ["one by one", "many"])
def test_what_was_reported_survives_a_kill(path: Path, tmp_path: Path, way: str) -> None:
    chance = random.Random(7)
    reported: list[str] = []
    for turn in range(5):
        out = tmp_path / f"out{turn}"
        out.touch()
        process = forked.context().Process(target=endless.add, args=(path, out, turn * 100_000, way))
        process.start()
        # The first turn is killed while the desk is made or just after; the others in the middle of writing,
        # after so many reports, however quick the machine is.
        wanted, deadline = chance.randint(15, 60), time.monotonic() + 60
        while turn and out.read_bytes().count(b"\n") < wanted and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.05) if turn else chance.uniform(0, 0.6))
        process.kill()
        process.join()
        assert process.exitcode == -signal.SIGKILL
        process.close()
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
