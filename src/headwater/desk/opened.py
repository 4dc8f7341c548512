"""A desk file, opened: what every kind of question to it stands on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Row, Select

from headwater.bearers import Linking
from headwater.desk import judgements
from headwater.desk.engine import open_engine, reading, writing
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
    ) -> None:
        self.path = Path(path)
        self._rules = rules
        self._weighing = weighing
        self._engine = open_engine(self.path, create=create, read_only=read_only)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    def _reading(self) -> AbstractContextManager[Connection]:
        return reading(self._engine, self.path)

    def _writing(self) -> AbstractContextManager[Connection]:
        return writing(self._engine, self.path)

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
