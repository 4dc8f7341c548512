"""That what was taken off the desk is not in its file any more, nor in the log beside it.

SQLite only marks pages as free. With `secure_delete` it writes zeros over what is deleted; what stands in the log (WAL)
from before is gone once the log was written back and cut to nothing, which needs a moment without readers.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine

_PATIENCE = 15.0
"""Seconds that readers of the desk are waited for."""


def careful(connection: Connection) -> None:
    """From here on, what this connection deletes or writes over is overwritten with zeros in the file."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON").close()


def flush_log(engine: Engine, patience: float = _PATIENCE) -> bool:
    """Writes the log back and cuts it to nothing; False where a reader held it up all that time."""
    connection = engine.raw_connection()
    cursor = connection.cursor()
    try:
        (wait,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        # SQLite would wait for each reader as long as a writer waits for another one.
        cursor.execute(f"PRAGMA busy_timeout={int(patience * 1000)}")
        (busy, left, _) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.execute(f"PRAGMA busy_timeout={int(wait)}")
        # -1: this desk has no log.
        return not busy and left <= 0
    finally:
        cursor.close()
        connection.close()


def vacuum(engine: Engine) -> None:
    """Writes the whole file anew, without what is free in it."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM").close()
    finally:
        connection.close()
