"""Opening: what is a desk and what is not, old and new forms, full disks, other processes."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable
from tests import quick

from headwater.desk import Desk, engine, schema
from headwater.errors import DeskBusy, DeskError
from headwater.records import Capture, Reading

Make = Callable[..., tuple[Capture, Reading]]


@pytest.fixture(scope="module", autouse=True)
def quick_desks() -> None:
    """Here desks are made as they are made, and written through to the disk."""


def pragma(path: Path, name: str) -> object:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]
    finally:
        connection.close()


def test_a_desk_is_a_database_of_ours_in_wal(path: Path) -> None:
    Desk(path).close()
    assert pragma(path, "journal_mode") == "wal"
    assert pragma(path, "application_id") == schema.APPLICATION_ID
    assert pragma(path, "integrity_check") == "ok"


def test_every_connection_writes_through_and_checks_references(path: Path) -> None:
    made = engine.open_engine(path)
    with engine.reading(made, path) as one:
        assert one.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert one.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    made.dispose()


def test_the_migrations_make_what_the_schema_says(path: Path) -> None:
    made = engine.open_engine(path)
    with made.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: not (kind == "table" and "words_index" in name)}
        )
        assert compare_metadata(context, schema.metadata) == []
    made.dispose()
    assert ScriptDirectory.from_config(engine._config()).get_heads() == [schema.HEAD]


def test_the_quick_desks_of_other_tests_are_as_those_that_are_made(tmp_path: Path) -> None:
    made, laid = tmp_path / "made.desk", tmp_path / "laid.desk"
    Desk(made).close()
    with quick.desks():
        Desk(laid).close()
    found = []
    for path in (made, laid):
        connection = sqlite3.connect(path)
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
        rows += connection.execute("SELECT version_num FROM alembic_version").fetchall()
        connection.close()
        pragmas = [pragma(path, name) for name in ("journal_mode", "application_id", "page_size", "user_version")]
        found.append((rows, pragmas, path.stat().st_mode))
    assert found[0] == found[1]
    assert {path.name for path in tmp_path.iterdir()} == {made.name, laid.name}


def test_the_schema_fits_postgresql() -> None:
    for table in schema.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))


def test_a_desk_of_a_newer_version_is_refused_and_left_alone(path: Path) -> None:
    Desk(path).close()
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(DeskError, match="newer version of Headwater"):
            Desk(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("Dear diary")
    with pytest.raises(DeskError, match="not a desk"):
        Desk(path)
    assert path.read_text() == "Dear diary"


def test_a_database_of_somebody_else_is_refused_and_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(DeskError, match="not a desk"):
        Desk(path)
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name]


def test_a_damaged_desk_is_refused(path: Path) -> None:
    Desk(path).close()
    body = bytearray(path.read_bytes())
    body[100:3000] = os.urandom(2900)
    path.write_bytes(bytes(body))
    with pytest.raises(DeskError, match=r"news\.desk.*(damaged|not a desk|database says)"):
        Desk(path)


def test_a_cut_off_header_is_refused(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 20)
    with pytest.raises(DeskError, match="not a desk"):
        Desk(path)


def test_a_folder_or_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="this is a folder"):
        Desk(tmp_path)
    with pytest.raises(DeskError, match="folder does not exist"):
        Desk(tmp_path / "nowhere" / "news.desk")


def test_reading_makes_no_desk(path: Path) -> None:
    with pytest.raises(DeskError, match=r"no desk here; `headwater add`"):
        Desk(path, read_only=True)
    assert not path.exists()


def test_a_desk_killed_while_it_was_made_is_made_anew(path: Path) -> None:
    path.touch()
    with Desk(path) as desk:
        assert desk.counts().articles == 0


def test_a_full_disk_is_told_and_what_was_added_stays(path: Path, make: Make) -> None:
    with Desk(path) as desk:
        desk.add(*make())
        # A page limit gives the error that a full disk gives: SQLITE_FULL.
        event.listen(desk._engine, "begin", lambda c: c.exec_driver_sql("PRAGMA max_page_count = 60"), insert=True)
        with pytest.raises(DeskError, match="disk is full"):
            desk.add(*make("x " * 400_000, id="a2", body=os.urandom(400_000)))
        assert [row.id for row in desk.articles()] == ["a1"]
    assert pragma(path, "integrity_check") == "ok"


def test_a_read_only_desk_cannot_be_written(path: Path, make: Make) -> None:
    Desk(path).close()
    with Desk(path, read_only=True) as desk, pytest.raises(DeskError, match="cannot be written"):
        desk.add(*make())


def test_a_desk_on_a_read_only_disk_can_be_read(path: Path, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    with Desk(path) as desk:
        desk.add(*make())
    monkeypatch.setattr(engine, "_writable", lambda folder: False)
    with Desk(path, read_only=True) as desk:
        assert [row.id for row in desk.articles()] == ["a1"]
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name]


def test_odd_names_are_names(tmp_path: Path, make: Make) -> None:
    for name in ("a?mode=ro.desk", "50%.desk", "навіны #1.desk"):
        with Desk(tmp_path / name) as desk:
            desk.add(*make())
        assert (tmp_path / name).is_file()


def test_a_reader_sees_one_state_while_a_writer_writes(path: Path, make: Make) -> None:
    with Desk(path) as desk, Desk(path, read_only=True) as other:
        desk.add(*make())
        with engine.writing(desk._engine, path) as connection:
            connection.execute(schema.issues.insert(), {"input": "i", "code": "c", "message": "m", "noted": "n"})
            assert other.counts().issues == 0
        assert other.counts().issues == 1


def test_one_desk_serves_many_threads(path: Path, make: Make) -> None:
    with Desk(path) as desk:
        desk.add(*make())
        seen: list[int] = []
        threads = [threading.Thread(target=lambda: seen.append(desk.counts().articles)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert seen == [1] * 8


def _write(path: Path, make: Make, name: str, gate: object) -> None:
    gate.wait()  # type: ignore[attr-defined]
    with Desk(path) as desk:
        for n in range(25):
            desk.add(*make(f"{name} {n}.", id=f"{name}{n}"))
            desk.add(*make(f"Shared {name} {n}.", id="shared", body=f"{name} {n}".encode()))


def test_two_writers_wait_for_each_other_and_nothing_is_lost(path: Path, make: Make) -> None:
    fork = multiprocessing.get_context("fork")
    gate = fork.Barrier(3)
    writers = [fork.Process(target=_write, args=(path, make, name, gate)) for name in ("a", "b", "c")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    with Desk(path) as desk:
        assert desk.counts().articles == 76
        assert [v.n for v in desk.versions("shared")] == list(range(1, 76))


def test_a_desk_that_another_process_begins_at_the_same_moment_is_waited_for(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DeskBusy):
        engine.open_engine(path, wait=0.1)
    other.close()
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(0.5, other.rollback)
    release.start()
    engine.open_engine(path).dispose()
    release.join()
    other.close()


def test_a_database_that_answers_with_an_error_is_told() -> None:
    made = create_engine("sqlite://")
    with pytest.raises(DeskError, match=r"x\.desk: the database says"), engine.reading(made, Path("x.desk")) as one:
        one.exec_driver_sql("SELECT * FROM nowhere")
    made.dispose()


def test_who_reads_maps_the_file_and_sorts_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "news.desk"
    Desk(path).close()
    for read_only, mapped in ((True, True), (False, False)):
        made = engine.open_engine(path, create=False, read_only=read_only)
        with made.connect() as connection:
            size = connection.exec_driver_sql("PRAGMA mmap_size").scalar_one()
            kept = connection.exec_driver_sql("PRAGMA temp_store").scalar_one()
        made.dispose()
        assert (size > 0, kept == 2) == (mapped, mapped)
