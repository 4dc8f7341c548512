"""A desk file, opened: what every kind of question to it stands on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, PoolProxiedConnection, Row, Select

from headwater.bearers import Linking
from headwater.desk import judgements
from headwater.desk.changes import noting
from headwater.desk.engine import WAIT, open_engine, reading, told, writing
from headwater.desk.judgements import Judgement
from headwater.errors import DeskError
from headwater.weighing import Weighing


class Opened:
    """A desk file; see `Desk`."""

    def __init__(
        self,
        path: str | Path,
        *,
        create: bool = True,
        read_only: bool = False,
        rules: Linking | None = None,
        weighing: Weighing | None = None,
        wait: float = WAIT,
    ) -> None:
        self.path = Path(path)
        self._rules = rules
        self._weighing = weighing
        self._counter: PoolProxiedConnection | None = None
        self._counting = Lock()
        self._engine = self._opened(create=create, read_only=read_only, wait=wait)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def version(self) -> int:
        """A number that is another one once any process has written to the desk.

        It means nothing else, and that only to this opened desk: one connection is kept for it, each counts for itself.
        """
        with self._counting:
            if self._counter is None:
                with told(self.path):
                    self._counter = self._engine.raw_connection()
            cursor = self._counter.cursor()
            try:
                (number,) = cursor.execute("PRAGMA data_version").fetchone()
            except sqlite3.Error as error:
                raise DeskError(f"{self.path}: the database says: {error}") from error
            finally:
                cursor.close()
        return int(number)

    def close(self) -> None:
        """Lets go of the file."""
        if self._counter is not None:
            self._counter.close()
            self._counter = None
        self._engine.dispose()

    def _opened(self, *, create: bool, read_only: bool, wait: float) -> Engine:
        return open_engine(self.path, create=create, read_only=read_only, wait=wait)

    def _reading(self) -> AbstractContextManager[Connection]:
        return reading(self._engine, self.path)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with writing(self._engine, self.path) as connection, noting.taking_notes(connection):
            yield connection

    def _rows(self, query: Select[Any]) -> list[Row[Any]]:
        with self._reading() as connection:
            return list(connection.execute(query).all())

    def _judge(self, do: Callable[[Connection], int]) -> Judgement:
        with self._writing() as connection:
            return judgements.one(connection, do(connection))

    def _need_rules(self) -> Linking:
        if self._rules is None:
            raise DeskError(f"{self.path}: opened without the rules for linking; pass `rules=pipeline.RULES`")
        return self._rules

    def _need_weighing(self) -> Weighing:
        if self._weighing is None:
            raise DeskError(f"{self.path}: opened without the rules for claims; pass `weighing=pipeline.WEIGHING`")
        return self._weighing
