"""Opens a desk file: SQLite in WAL, checked to be a desk, brought to the present form.

Why these pragmas: `synchronous=FULL` writes through to the disk at each commit, so what was reported as added
survives a kill and a power cut; a writer begins with BEGIN IMMEDIATE, so that two of them wait for each other
(`busy_timeout`) instead of failing half way; readers never wait.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from headwater import json_text
from headwater.desk.keeping import wiping
from headwater.desk.schema import APPLICATION_ID, HEAD
from headwater.errors import DeskBlank, DeskBusy, DeskError

WAIT = 60.0
"""Seconds that a writer waits for another one."""
STATEMENTS = 512
"""Questions that a connection keeps prepared: an article that is added asks some two hundred different ones, and with
fewer the last throws out the first before the next article comes."""
_MAPPED = 1 << 30
"""Bytes of the file that a reader maps. SQLite throws away what it has cached of a file once another process has
written to it, and by itself caches 2 MB only: while a watcher writes, each page would be made from the disk's blocks
anew, at 5 to 20 microseconds a block. What is mapped stays where the system has it."""
_WRITTEN = 128_000
"""KiB that a writer caches: a batch of a hundred articles touches several thousand blocks all over a large file, and
with the 2 MB of SQLite by itself each goes to the disk and comes back several times before the batch is through. What
the next batch needs of it is still there: with 32 MB, linking on a desk of 100,000 articles takes a twelfth longer."""
_PATIENCE = 2.0
"""Seconds that readers are waited for after a migration; later the log is written back in its own time."""
_CACHED = 16_000
"""KiB that a reader caches of what cannot be mapped, the log above all."""


def open_engine(path: Path, *, create: bool = True, read_only: bool = False, wait: float = WAIT) -> Engine:
    """An engine on the desk at `path`, migrated to the present form; made where there is none and `create`.

    A writer waits `wait` seconds for another one.

    Raises `DeskError`: no such desk, not a desk, a desk of a newer version, a disk that is full or read-only.
    """
    _check_file(path, create and not read_only)
    engine = _engine(path, read_only, wait)
    try:
        with told(path):
            if read_only:
                _check_form(path, engine)
            else:
                _bring_up(path, engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """One transaction that writes; what it wrote is on the disk when the block ends."""
    with told(path), engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """One transaction that reads: everything in it sees the same state of the desk."""
    with told(path), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what the database says into a `DeskError` that names the file and what to do."""
    try:
        yield
    except DBAPIError as error:
        busy = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
        raise (DeskBusy if busy else DeskError)(f"{path}: {_advice(error.orig)}") from error


def _advice(error: BaseException | None) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    advice = {
        sqlite3.SQLITE_FULL: "the disk is full; what was reported as added is kept. Make room and try again",
        sqlite3.SQLITE_READONLY: "this file or its folder cannot be written; copy it to a place that can",
        sqlite3.SQLITE_CANTOPEN: "cannot be opened; check that its folder exists and can be read and written",
        sqlite3.SQLITE_BUSY: "another process has been writing to it for long; try again when it is done",
        sqlite3.SQLITE_NOTADB: "this is not a desk (not an SQLite database); name another file with --desk",
        sqlite3.SQLITE_CORRUPT: "the file is damaged; put back a copy, or save what is left with `sqlite3 .recover`",
        sqlite3.SQLITE_IOERR: "the disk reports an error",
    }
    return f"{advice[code]} ({error})" if code in advice else f"the database says: {error}"


def _check_file(path: Path, create: bool) -> None:
    """Refuses what cannot be a desk, by what the system says of it.

    The file itself is looked into by SQLite alone: when a process closes a file that it has opened a second time, POSIX
    drops every lock that it holds there. The next process to close the desk then takes itself for the last one and
    removes the log, while we still read it: what is written after that is not seen, and may be lost.
    """
    if path.is_dir():
        raise DeskError(f"{path}: this is a folder; name a desk file with --desk or HEADWATER_DESK")
    try:
        path.stat()
    except FileNotFoundError:
        if not create:
            raise DeskError(f"{path}: there is no desk here; `headwater add` makes one, --desk names another") from None
        if not path.absolute().parent.is_dir():
            raise DeskError(f"{path}: its folder does not exist; make it first, or name another file") from None
        return
    except OSError as error:
        raise DeskError(f"{path}: cannot be read: {error.strerror}") from error
    if not os.access(path, os.R_OK):
        raise DeskError(f"{path}: cannot be read: permission denied")


def _engine(path: Path, read_only: bool, wait: float) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            _uri(path, read_only),
            uri=True,
            timeout=wait,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=STATEMENTS,
        )
        try:
            _prepare(connection, read_only, wait)
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=connect, json_serializer=json_text.encode, poolclass=_pool())
    event.listen(engine, "begin", _begin)
    return engine


def _pool() -> Any:
    from sqlalchemy.pool import QueuePool

    return QueuePool


def _uri(path: Path, read_only: bool) -> str:
    uri = path.absolute().as_uri()
    if not read_only:
        return uri
    log = path.with_name(path.name + "-wal")
    # On a read-only disk SQLite cannot make the log's index; where no log lies there, nobody is writing either.
    immutable = not log.exists() and not _writable(path.absolute().parent)
    return uri + ("?mode=ro&immutable=1" if immutable else "?mode=ro")


def _writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK)


def _prepare(connection: sqlite3.Connection, read_only: bool, wait: float) -> None:
    if not read_only and _is_desk_or_empty(connection):
        _to_wal(connection, time.monotonic() + wait)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    if not read_only:
        connection.execute(f"PRAGMA cache_size=-{_WRITTEN}")
    else:
        connection.execute(f"PRAGMA mmap_size={_MAPPED}")
        connection.execute(f"PRAGMA cache_size=-{_CACHED}")
        # What is sorted for a page should be in no file of the system's own folder, either.
        connection.execute("PRAGMA temp_store=MEMORY")


def _to_wal(connection: sqlite3.Connection, until: float) -> None:
    """Switches to WAL, which several that begin one desk at one moment do in turn: SQLite waits for no one there."""
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _is_desk_or_empty(connection: sqlite3.Connection) -> bool:
    """Only a desk of ours is switched to WAL: somebody else's database is left as it is."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return application == APPLICATION_ID or not tables


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up(path: Path, engine: Engine) -> None:
    """Makes or migrates the desk, in one transaction that other processes wait for."""
    with engine.connect() as connection, connection.begin():
        if _form(path, connection) == HEAD:
            return
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        form = _form(path, connection)  # another process may have done it meanwhile
        if form == HEAD:
            return
        _refuse_newer(path, form)
        _migrate(connection)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    if form is not None:
        # What a migration has written over (secrets, in 0017) is gone from the disk once the log is written back.
        wiping.flush_log(engine, _PATIENCE)


def _check_form(path: Path, engine: Engine) -> None:
    with engine.connect() as connection, connection.begin():
        form = _form(path, connection)
    if form is None:
        raise DeskBlank(f"{path}: this desk is empty; `headwater add` fills it")
    _refuse_newer(path, form)
    if form != HEAD:
        raise DeskError(f"{path}: this desk is of an older version; `headwater relink --waiting` brings it up")


def _form(path: Path, connection: Connection) -> str | None:
    """The migration the desk stands at, None for an empty file. `DeskError` for somebody else's database."""
    tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    if not tables:
        return None
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
        raise DeskError(f"{path}: this is a database, but not a desk; name another file with --desk")
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _refuse_newer(path: Path, form: str | None) -> None:
    if form is None:
        return
    from alembic.script import ScriptDirectory

    if form not in {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}:
        raise DeskError(
            f"{path}: this desk was written by a newer version of Headwater (form {form}); update Headwater"
        )


def _migrate(connection: Connection) -> None:
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config
