"""Backups: of one moment while others write, read back, never over anything; restored only where they are whole."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from headwater.desk.store import Desk
from headwater.errors import DeskError, SealError, WrongPassphrase
from headwater.newsroom.keeping import backup
from headwater.newsroom.sealed.seal import Cost

LOW = Cost(64, 1, 1)
PASSPHRASE = "kettle marble ferry oath"

WRITER = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], timeout=60, isolation_level=None)
n = 0
while True:
    connection.execute("BEGIN IMMEDIATE")
    # Two rows that only ever come together: a copy that has one of them is none.
    for half in "ab":
        connection.execute(
            "INSERT INTO issues(input, code, message, noted) VALUES (?, 'x', ?, '2026')", (f"pair {n}", half + "y" * 2000)
        )
    connection.execute("COMMIT")
    n += 1
    print(n, flush=True)
    time.sleep(0.003)
"""


@pytest.fixture
def news(milled: Path, tmp_path: Path) -> Path:
    path = tmp_path / "news.desk"
    shutil.copy(milled, path)
    with Desk(path):
        return path


def answers(path: Path) -> list[object]:
    """What a desk answers to some of everything."""
    with Desk(path, create=False, read_only=True) as desk:
        articles = desk.articles()
        readings = [desk.reading(row.id) for row in articles]
        captures = [desk.capture(v.capture) for row in articles for v in desk.versions(row.id)]
        return [articles, readings, captures, desk.claims(), desk.stories(), desk.entries(), desk.counts()]


def make(news: Path, target: Path, passphrase: str = "") -> backup.Manifest:
    with Desk(news) as desk:
        return backup.backup(desk, target, who="anna", passphrase=passphrase, cost=LOW)


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_what_is_restored_answers_the_same(news: Path, tmp_path: Path, passphrase: str) -> None:
    file, target = tmp_path / "a.backup", tmp_path / "new.desk"
    manifest = make(news, file, passphrase)
    assert manifest.counts["articles"] > 20
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    assert backup.needs_passphrase(file) == bool(passphrase)
    assert backup.restore(file, target, who="bob", passphrase=passphrase) == manifest
    assert answers(target) == answers(news)
    with Desk(target) as desk:
        assert [entry.kind for entry in desk.log(limit=1)] == ["restored"]
        assert desk.check_log().whole
    with Desk(news) as desk:
        assert [entry.kind for entry in desk.log(limit=1)] == ["backup made"]
    left = {each.name for each in tmp_path.iterdir()}
    assert left == {"news.desk", "a.backup", "new.desk"}


def test_a_plain_backup_is_read_by_other_programs(news: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.tar"
    manifest = make(news, file)
    with tarfile.open(file) as tar:
        assert tar.getnames() == ["manifest.json", "news.desk"]
        body = tar.extractfile("manifest.json")
        assert body
        assert json.loads(body.read())["sha256"] == manifest.sha256
        tar.extract("news.desk", tmp_path / "out", filter="data")
    rows = sqlite3.connect(tmp_path / "out" / "news.desk")
    assert rows.execute("SELECT count(*) FROM articles").fetchone() == (manifest.counts["articles"],)
    rows.close()


def test_a_sealed_backup_shows_no_word(news: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.sealed"
    make(news, file, PASSPHRASE)
    with Desk(news) as desk:
        texts = [reading.article.text for reading in desk.readings()]
    data = file.read_bytes()
    assert not any(text[i : i + 12].encode() in data for text in texts for i in range(0, len(text) - 12, 50))
    assert b"manifest" not in data
    assert b"SQLite" not in data


def test_nothing_is_written_over(news: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.backup"
    file.write_bytes(b"mine")
    with pytest.raises(DeskError, match="nothing is ever written over"):
        make(news, file)
    assert file.read_bytes() == b"mine"
    good = tmp_path / "b.backup"
    make(news, good)
    before = news.read_bytes()
    with pytest.raises(DeskError, match="nothing is ever written over"):
        backup.restore(good, news, who="anna")
    assert news.read_bytes() == before
    (tmp_path / "new.desk-wal").write_bytes(b"")
    with pytest.raises(DeskError, match="nothing is ever written over"):
        backup.restore(good, tmp_path / "new.desk", who="anna")
    with pytest.raises(DeskError, match="folder does not exist"):
        make(news, tmp_path / "nowhere" / "a.backup")


def test_a_wrong_passphrase_and_a_changed_byte_are_refused(news: Path, tmp_path: Path) -> None:
    file, target = tmp_path / "a.sealed", tmp_path / "new.desk"
    make(news, file, PASSPHRASE)
    with pytest.raises(WrongPassphrase, match="not the passphrase"):
        backup.restore(file, target, who="anna", passphrase="kettle marble ferry oats")
    data = bytearray(file.read_bytes())
    for place in (len(data) // 2, len(data) - 1, 170):
        changed = tmp_path / "changed.sealed"
        changed.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        with pytest.raises(SealError):
            backup.restore(changed, target, who="anna", passphrase=PASSPHRASE)
    changed.write_bytes(data[: 161 + 65_552 * 3])
    with pytest.raises(DeskError):
        backup.restore(changed, target, who="anna", passphrase=PASSPHRASE)
    assert not target.exists()
    assert not list(tmp_path.glob(".*"))


def test_a_damaged_plain_backup_is_refused(news: Path, tmp_path: Path) -> None:
    file, target = tmp_path / "a.tar", tmp_path / "new.desk"
    make(news, file)
    data = file.read_bytes()
    for name, body in {
        "changed": data[: len(data) // 2] + b"\xff\xfe" + data[len(data) // 2 + 2 :],
        "cut off": data[: len(data) // 2],
        "nothing": b"",
        "something else": b"x" * 5000,
        "a desk": news.read_bytes(),
    }.items():
        changed = tmp_path / name
        changed.write_bytes(body)
        with pytest.raises(DeskError):
            backup.restore(changed, target, who="anna")
    assert not target.exists()


def test_a_hostile_archive_writes_nothing_anywhere(tmp_path: Path) -> None:
    manifest = {"form": 1, "made": "", "program": "", "sha256": "0" * 64, "size": 3}
    manifest |= {"counts": {}, "log": 0, "log_head": ""}
    members = {
        "escapes": [("manifest.json", json.dumps(manifest)), ("../../evil", "abc")],
        "other": [("evil", "abc"), ("manifest.json", json.dumps(manifest))],
        "larger": [("manifest.json", json.dumps(manifest)), ("news.desk", "abcd")],
        "no desk": [("manifest.json", json.dumps(manifest)), ("news.desk", "abc")],
        "no sense": [("manifest.json", "[1, 2"), ("news.desk", "abc")],
        "newer": [("manifest.json", json.dumps(manifest | {"form": 2})), ("news.desk", "abc")],
    }
    for name, rows in members.items():
        file = tmp_path / f"{name}.tar"
        with tarfile.open(file, "w") as tar:
            for member, body in rows:
                info = tarfile.TarInfo(member)
                info.size = len(body)
                tar.addfile(info, io.BytesIO(body.encode()))
        with pytest.raises(DeskError):
            backup.restore(file, tmp_path / "new.desk", who="anna")
    assert {each.suffix for each in tmp_path.iterdir()} == {".tar"}


def _running(news: Path, tmp_path: Path) -> tuple[subprocess.Popen[bytes], Callable[[], int]]:
    out = tmp_path / "written"
    with out.open("wb") as file:
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(news)], stdout=file)
    until = time.monotonic() + 20
    while not out.stat().st_size and time.monotonic() < until:
        time.sleep(0.01)
    return process, lambda: len(out.read_bytes().splitlines())


def test_a_backup_while_another_process_writes_is_of_one_moment(news: Path, tmp_path: Path) -> None:
    process, written = _running(news, tmp_path)
    try:
        for n in range(2):
            before = written()
            make(news, tmp_path / f"{n}.tar")
            after = written()
            assert after > before  # whoever writes was not held up all the time
            backup.restore(tmp_path / f"{n}.tar", tmp_path / f"{n}.desk", who="anna")
            rows = sqlite3.connect(tmp_path / f"{n}.desk")
            pairs = rows.execute(
                "SELECT count(*), count(DISTINCT input) FROM issues WHERE input LIKE 'pair %'"
            ).fetchone()
            rows.close()
            assert pairs[0] == 2 * pairs[1]
            assert before <= pairs[1] <= after + 1
    finally:
        process.kill()
        process.wait()


KILLED = """
import sys
from pathlib import Path
from headwater.desk.store import Desk
from headwater.newsroom.keeping import backup
from headwater.newsroom.sealed.seal import Cost
with Desk(sys.argv[1]) as desk:
    def told(what):
        print(what, flush=True)
    backup.backup(desk, Path(sys.argv[2]), who="anna", passphrase=sys.argv[3], cost=Cost(64, 1, 1), told=told)
"""


def test_a_backup_that_is_killed_leaves_no_file_under_its_name(news: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.sealed"
    make(news, old, PASSPHRASE)
    before, file = old.read_bytes(), tmp_path / "a.sealed"
    command = [sys.executable, "-c", KILLED, str(news), str(file), PASSPHRASE]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    while "writing" not in process.stdout.readline():
        pass
    time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert not file.exists()
    assert old.read_bytes() == before
    make(news, file, PASSPHRASE)
    assert not list(tmp_path.glob(".*"))  # what the killed one left is gone with the next one
    backup.restore(file, tmp_path / "new.desk", who="anna", passphrase=PASSPHRASE)


def test_two_backups_of_one_process_leave_each_other_alone(tmp_path: Path) -> None:
    target, before = tmp_path / "a.tar", tmp_path / f".a.tar.part-{os.getpid()}"
    before.write_bytes(b"of one that was killed, and had our number")
    with backup._aside(target, "part") as one:
        assert not before.exists()
        one.write_bytes(b"half")
        with backup._aside(target, "part") as other:
            assert one.exists()
            assert other != one
            other.write_bytes(b"half")
        assert one.exists()
        assert not other.exists()
    assert not list(tmp_path.iterdir())
