"""The watcher beside the server: there while anything is followed, gone when the server is."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from headwater.config import Settings
from headwater.desk.store import Desk
from headwater.errors import DeskGone
from headwater.show.web import beside, server
from headwater.show.web.beside import Teller, Watcher
from headwater.show.web.server import Rules

CHILD = "import sys; open(sys.argv[1], 'a').write('began '); sys.stdin.read(); open(sys.argv[1], 'a').write('left ')"


class Followed:
    """A desk on which so much is followed; None: it is gone."""

    def __init__(self, count: int | None) -> None:
        self.count = count
        self.told = False

    def alerts_wanted(self) -> bool:
        return self.told

    def retention_due(self) -> bool:
        return False

    def followed_count(self) -> int:
        if self.count is None:
            raise DeskGone("gone")
        return self.count


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(beside, "LOOK", 0.01)
    path = tmp_path / "log"
    monkeypatch.setattr(beside, "WATCHER", (sys.executable, "-c", CHILD))
    path.touch()
    return path


def test_it_begins_once_something_is_followed_and_ends_with_the_server(log: Path) -> None:
    desk = Followed(None)
    watcher = Watcher(desk, Settings(desk=str(log)))  # type: ignore[arg-type]
    desk.count = 0
    time.sleep(0.1)
    assert log.read_text() == ""
    desk.count = 1
    until(lambda: log.read_text() == "began ")
    time.sleep(0.1)
    watcher.close()
    assert log.read_text() == "began left "


def test_alerts_are_sent_by_one_of_their_own_and_only_where_somebody_is_to_be_told(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = CHILD.replace("began", "tells").replace("left", "ends")
    monkeypatch.setattr(beside, "TELLER", (sys.executable, "-c", told))
    desk = Followed(0)
    watcher = Watcher(desk, Settings(desk=str(log)))  # type: ignore[arg-type]
    time.sleep(0.1)
    assert log.read_text() == ""
    desk.told = True
    until(lambda: log.read_text() == "tells ")
    watcher.close()
    assert log.read_text() == "tells ends "


def test_one_that_ends_by_itself_is_not_started_over_and_over(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "WATCHER", (sys.executable, "-c", "import sys; open(sys.argv[1], 'a').write('x')"))
    watcher = Watcher(Followed(1), Settings(desk=str(log)))  # type: ignore[arg-type]
    until(lambda: log.read_text() == "x")
    time.sleep(0.3)
    watcher.close()
    assert log.read_text() == "x"


def test_however_many_will_not_end_they_have_the_same_seconds(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_PATIENCE", 1.0)
    deaf = (sys.executable, "-c", "import sys, time; open(sys.argv[1], 'a').write('x'); time.sleep(60)", str(log))
    children = [beside.Child(deaf, lambda: True) for _ in range(3)]
    those = beside.Beside(*children)
    until(lambda: log.read_text() == "xxx")
    begun = time.monotonic()
    those.close()
    assert time.monotonic() - begun < 1.9
    assert all(child._process is None for child in children)


@pytest.mark.parametrize(("watch", "kept"), [(True, Watcher), (False, Teller)])
def test_a_server_that_leaves_alone_what_is_followed_sends_alerts_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, watch: bool, kept: type
) -> None:
    begun: list[tuple[type, str]] = []
    for of in (Watcher, Teller):
        monkeypatch.setattr(of, "__init__", lambda self, desk, settings: begun.append((type(self), "begun")))
        monkeypatch.setattr(of, "close", lambda self: begun.append((type(self), "ended")))
    monkeypatch.setattr(server, "answer", lambda *given, **more: None)
    Desk(tmp_path / "a.desk").close()
    server.run(tmp_path / "a.desk", "127.0.0.1", 0, Rules(None, None), watch=watch)
    assert begun == [(kept, "begun"), (kept, "ended")]


@pytest.mark.parametrize("program", [beside.WATCHER, beside.TELLER])
def test_the_child_ends_when_nobody_holds_its_input(tmp_path: Path, program: tuple[str, ...]) -> None:
    path = tmp_path / "a.desk"
    Desk(path).close()
    command = [*program, str(path)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
