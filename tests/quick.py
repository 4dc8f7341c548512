"""What every test needs and need not pay for anew: an empty desk, a disk that has written, templates that are compiled."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import pytest
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Engine

from headwater.desk import engine, opened


@contextmanager
def desks() -> Iterator[None]:
    """A new desk is a copy of one that the migrations made, and no commit waits for the disk.

    Of 170 ms of the processor for each desk that leaves 4. What both are for is tried in tests/desk/test_engine.py and
    by the processes that tests start and kill: there nothing is replaced.
    """
    prepare = engine._prepare

    def opening(path: Path, *, create: bool = True, read_only: bool = False, wait: float = engine.WAIT) -> Engine:
        if create and not read_only and not path.exists() and path.absolute().parent.is_dir():
            _lay(path)
        return engine.open_engine(path, create=create, read_only=read_only, wait=wait)

    def prepared(connection: sqlite3.Connection, read_only: bool, wait: float) -> None:
        prepare(connection, read_only, wait)
        connection.execute("PRAGMA synchronous=OFF")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opened, "open_engine", opening)
        patch.setattr(engine, "_prepare", prepared)
        yield


def _lay(path: Path) -> None:
    """Puts an empty desk there in one step: of two that begin one desk, the second finds that of the first."""
    with suppress(OSError):  # a folder that cannot be written: opening says so
        handle, name = tempfile.mkstemp(dir=path.absolute().parent)
        os.close(handle)
        try:
            shutil.copyfile(_empty()[1], name)
            os.chmod(name, 0o644)
            os.link(name, path)
        finally:
            os.unlink(name)


@cache
def _empty() -> tuple[tempfile.TemporaryDirectory[str], Path]:
    """An empty desk as it is made; its folder is gone with the process."""
    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name) / "empty.desk"
    engine.open_engine(path).dispose()
    return folder, path


class Templates(BytecodeCache):
    """Templates are compiled once for all applications of a process: some 60 ms for each page of each."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


TEMPLATES = Templates()
