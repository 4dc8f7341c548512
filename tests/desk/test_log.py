"""The log of what was done: every way of tampering with it is found, by the chain or by the hash written down."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.blank import blank
from typer.testing import CliRunner

from headwater.cli.app import app
from headwater.desk import Desk
from headwater.desk.log import chain, log_tables
from headwater.desk.watchlists import watchlists
from headwater.errors import DeskError
from headwater.records import Capture, Reading

Make = Callable[..., tuple[Capture, Reading]]
COLUMNS = "n, at, kind, who, about, said, previous, hash"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return blank(tmp_path / "news.desk")


@pytest.fixture
def ten(path: Path) -> Path:
    with Desk(path) as desk:
        for i in range(10):
            desk.enter_log("tried", "Ada Vint" if i % 2 else "", f"thing {i}", {"count": str(i), "б": "в"})
    return path


@pytest.fixture
def broken(ten: Path) -> Iterator[sqlite3.Connection]:
    """The file in the hands of somebody who takes the guards away, and puts them back when done."""
    connection = sqlite3.connect(ten)
    guards = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
    guards = {name: guards[name] for name in log_tables.GUARDS}
    for name in guards:
        connection.execute(f"DROP TRIGGER {name}")
    connection.commit()
    connection.execute("BEGIN")
    yield connection
    connection.close()


def _found(path: Path, connection: sqlite3.Connection, since: str | None = None) -> list[int]:
    """The numbers of the entries at which the chain breaks once the guards are back."""
    with closing(sqlite3.connect(blank(path.with_suffix(".other")))) as other:
        for (sql,) in other.execute(
            "SELECT sql FROM sqlite_master WHERE name LIKE 'log_entries_%' AND type = 'trigger'"
        ):
            connection.execute(sql)
    connection.commit()
    with Desk(path, read_only=True) as desk:
        return [place.n for place in desk.check_log(since).breaks]


def _hash(row: tuple[Any, ...]) -> str:
    return hashlib.sha256(json.dumps(row[:7], ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _rows(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    return connection.execute(f"SELECT {COLUMNS} FROM log_entries ORDER BY n").fetchall()


def _put(connection: sqlite3.Connection, rows: list[tuple[Any, ...]]) -> None:
    connection.execute("DELETE FROM log_entries")
    connection.executemany("INSERT INTO log_entries VALUES (?,?,?,?,?,?,?,?)", rows)


def _made_anew(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The whole chain made again over these rows, as somebody would who knows how."""
    made: list[tuple[Any, ...]] = []
    previous = chain.ORIGIN
    for n, row in enumerate(rows, 1):
        fresh = (n, *row[1:6], previous)
        previous = _hash(fresh)
        made.append((*fresh, previous))
    return made


def test_a_chain_that_nobody_touched_holds(ten: Path) -> None:
    with Desk(ten, read_only=True) as desk:
        found = desk.check_log()
        assert found.whole
        assert (found.entries, found.head) == (10, desk.log_head())
        fourth = desk.log(before=5, limit=1)[0]
        assert desk.check_log(fourth.hash).since == 4
        assert desk.check_log(chain.ORIGIN).since == 0
        assert [e.n for e in desk.log(limit=3)] == [10, 9, 8]
        assert [e.n for e in desk.log(who="Ada Vint", limit=2, before=9)] == [8, 6]
        assert [e.n for e in desk.log(about="thing 3")] == [4]
        assert desk.log(kind="nothing") == []
        assert (desk.log_kinds(), desk.log_people()) == (["tried"], ["Ada Vint"])
        assert desk.log(limit=1)[0].said == {"count": "9", "б": "в"}


@pytest.mark.parametrize("column", ["at", "kind", "who", "about", "said"])
def test_a_changed_entry_is_found(ten: Path, broken: sqlite3.Connection, column: str) -> None:
    broken.execute(f"UPDATE log_entries SET {column} = {column} || ' ' WHERE n = 5")
    assert _found(ten, broken) == [5]


def test_a_changed_entry_with_its_hash_made_anew_is_found_at_the_next(ten: Path, broken: sqlite3.Connection) -> None:
    rows = _rows(broken)
    row = (*rows[4][:3], "Somebody Else", *rows[4][4:])
    rows[4] = (*row[:7], _hash(row))
    _put(broken, rows)
    assert _found(ten, broken) == [6]


@pytest.mark.parametrize("n", [1, 2, 5, 9])
def test_a_removed_entry_is_found(ten: Path, broken: sqlite3.Connection, n: int) -> None:
    broken.execute("DELETE FROM log_entries WHERE n = ?", (n,))
    assert set(_found(ten, broken)) == {n + 1}


@pytest.mark.parametrize("n", [1, 5, 9])
def test_a_removed_entry_is_found_though_the_rest_is_numbered_anew(
    ten: Path, broken: sqlite3.Connection, n: int
) -> None:
    rows = _rows(broken)
    _put(broken, [*rows[: n - 1], *((row[0] - 1, *row[1:]) for row in rows[n:])])
    assert n in _found(ten, broken)


@pytest.mark.parametrize("n", [1, 4, 10])
def test_an_inserted_entry_is_found(ten: Path, broken: sqlite3.Connection, n: int) -> None:
    rows = _rows(broken)
    previous = rows[n - 2][7] if n > 1 else chain.ORIGIN
    new = (n, rows[0][1], "tried", "Ada Vint", "thing x", "{}", previous)
    _put(broken, [*rows[: n - 1], (*new, _hash(new)), *((row[0] + 1, *row[1:]) for row in rows[n - 1 :])])
    assert n + 1 in _found(ten, broken)


@pytest.mark.parametrize(("a", "b"), [(1, 2), (3, 8), (9, 10)])
def test_swapped_entries_are_found(ten: Path, broken: sqlite3.Connection, a: int, b: int) -> None:
    rows = _rows(broken)
    rows[a - 1], rows[b - 1] = (a, *rows[b - 1][1:]), (b, *rows[a - 1][1:])
    _put(broken, rows)
    assert {a, b} <= set(_found(ten, broken))


def test_what_is_cut_off_at_the_end_or_made_anew_whole_is_told_by_the_hash_alone(
    ten: Path, broken: sqlite3.Connection
) -> None:
    rows = _rows(broken)
    written_down = rows[9][7]
    _put(broken, _made_anew([row for row in rows if row[0] != 5]))
    assert _found(ten, broken) == []  # nothing in the file itself tells of it
    with Desk(ten, read_only=True) as desk:
        found = desk.check_log(written_down)
    assert not found.whole
    assert [place.n for place in found.breaks] == [0]


def test_a_guard_that_was_taken_away_is_missed(ten: Path, broken: sqlite3.Connection) -> None:
    broken.commit()
    with Desk(ten, read_only=True) as desk:
        assert [place.n for place in desk.check_log().breaks] == [0, 0, 0]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE log_entries SET who = 'x' WHERE n = 2",
        "DELETE FROM log_entries",
        "DELETE FROM log_entries WHERE n = 10",
        f"INSERT OR REPLACE INTO log_entries ({COLUMNS}) SELECT {COLUMNS} FROM log_entries WHERE n = 3",
        f"REPLACE INTO log_entries ({COLUMNS}) SELECT 3, at, 'other', who, about, said, previous, hash FROM log_entries WHERE n = 3",
        f"INSERT INTO log_entries ({COLUMNS}) SELECT 12, at, kind, who, about, said, hash, hash FROM log_entries WHERE n = 10",
        f"INSERT INTO log_entries ({COLUMNS}) SELECT 11, at, kind, who, about, said, previous, hash FROM log_entries WHERE n = 10",
        f"INSERT INTO log_entries ({COLUMNS}) SELECT 0, at, kind, who, about, said, previous, hash FROM log_entries WHERE n = 10",
    ],
)
def test_the_database_takes_an_entry_at_the_end_and_nothing_else(ten: Path, sql: str) -> None:
    connection = sqlite3.connect(ten)
    with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
        connection.execute(sql)
    connection.close()


def test_an_entry_stands_or_falls_with_what_it_tells_of(path: Path, make: Make) -> None:
    with Desk(path) as desk:
        desk.add(*make())
        with pytest.raises(DeskError):
            desk.note_on("c-000999", "No such claim.", "anna")
        assert desk.log() == []
        note = desk.note_on("a1", "A secret thought.", "anna")
        desk.change_note(note.id, "Another.", "Borys")
        desk.take_back_note(note.id, "Borys")
        assert [(e.kind, e.who, e.about, dict(e.said)) for e in reversed(desk.log())] == [
            ("note written", "anna", f"note {note.id}", {}),
            ("note changed", "Borys", f"note {note.id}", {}),
            ("note taken back", "Borys", f"note {note.id}", {}),
        ]


def test_what_persons_change_is_in_it_by_numbers_alone(
    path: Path, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What names are spelt like is not asked here, and takes seconds to load.
    monkeypatch.setattr(watchlists, "_keys", lambda wanted, _: {wanted.name})
    names = tmp_path / "names.csv"
    names.write_text("name\nAda Vint\n")
    with Desk(path) as desk:
        desk.add(*make())
        desk.add_watchlist("Our sources", names, "anna")
        desk.remove_watchlist("Our sources", "anna")
        kinds = [(e.kind, e.about) for e in reversed(desk.log())]
    assert kinds == [("watch list added", "watch list 1"), ("watch list removed", "watch list 1")]
    kept = (
        sqlite3.connect(path)
        .execute("SELECT group_concat(kind || who || about || said) FROM log_entries")
        .fetchone()[0]
    )
    assert "sources" not in kept
    assert "Vint" not in kept


def test_adding_articles_enters_nothing(path: Path, make: Make) -> None:
    with Desk(path) as desk:
        desk.add(*make())
        desk.add(*make("Another text.", id="a2", source="other.html"))
        assert desk.log_head() == chain.ORIGIN


def test_the_commands(ten: Path) -> None:
    run = CliRunner().invoke
    at = ["--desk", str(ten)]
    head = run(app, ["log", "head", *at]).stdout.strip()
    assert len(head) == 64
    assert run(app, ["log", "verify", *at]).exit_code == 0
    assert run(app, ["log", "verify", "--since", head, *at]).exit_code == 0
    wrong = run(app, ["log", "verify", "--since", "0" * 63 + "1", "--json", *at])
    assert wrong.exit_code == 1
    assert json.loads(wrong.stdout)["breaks"][0]["n"] == 0
    rows = run(app, ["log", "list", "--json", "--limit", "2", *at]).stdout.splitlines()
    assert [json.loads(row)["n"] for row in rows] == [10, 9]
    assert "thing 9" in run(app, ["log", "list", *at]).stdout
