"""A copy of the desk as it stands at one moment, while others read and write; and what a copy holds, to be checked."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from headwater.desk.log import chain
from headwater.desk.schema import APPLICATION_ID
from headwater.errors import DeskError

COUNTED: Final = ("articles", "versions", "captures", "statements", "claims", "judgements", "notes", "sealed_cases")
"""Tables whose rows are counted, of those that there are."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a copy holds: how many rows, the log's entries and its last hash."""

    counts: Mapping[str, int]
    log: int
    head: str


def copy(desk: Path, target: Path) -> None:
    """Copies a desk into a file that is not there yet, for its owner alone. `DeskError` where that fails.

    In one step under one read: whoever writes meanwhile does not wait, and nothing of theirs is in the copy. In many
    steps a desk that is written to all the time would never be copied, as SQLite begins anew each time.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    source = sqlite3.connect(desk.absolute().as_uri() + "?mode=ro", uri=True, timeout=60)
    made = sqlite3.connect(target)
    try:
        source.backup(made, pages=-1)
        # A copy is one file, without a log beside it.
        made.execute("PRAGMA journal_mode=DELETE")
        made.commit()
    except sqlite3.Error as error:
        raise DeskError(f"{desk}: could not be copied: {error}") from error
    finally:
        made.close()
        source.close()


def looked_at(path: Path) -> Looked:
    """Reads a copy through: SQLite's own check, every reference, the log's chain. `DeskError` says what is wrong."""
    from sqlalchemy import create_engine

    uri = path.absolute().as_uri() + "?mode=ro&immutable=1"
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(uri, uri=True))
    try:
        with engine.connect() as connection:
            ask = connection.exec_driver_sql
            if ask("PRAGMA application_id").scalar() != APPLICATION_ID:
                raise DeskError("what is in it is not a desk")
            wrong = [str(row[0]) for row in ask("PRAGMA integrity_check(5)")]
            if wrong != ["ok"]:
                raise DeskError(f"the database in it is damaged: {'; '.join(wrong)}")
            if rows := ask("PRAGMA foreign_key_check").fetchmany(3):
                raise DeskError(
                    f"rows in it point at rows that are not there: {', '.join(str(row[0]) for row in rows)}"
                )
            checked = chain.check(connection)
            if not checked.whole:
                raise DeskError(f"its log does not hold together: {checked.breaks[0].what}")
            tables = set(ask("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
            counts = {
                name: int(ask(f"SELECT count(*) FROM {name}").scalar() or 0) for name in COUNTED if name in tables
            }
            return Looked(counts, checked.entries, checked.head)
    except sqlite3.Error as error:
        raise DeskError(f"the database in it is damaged: {error}") from error
    except Exception as error:
        if isinstance(error, DeskError):
            raise
        raise DeskError(f"the database in it cannot be read: {error}") from error
    finally:
        engine.dispose()
