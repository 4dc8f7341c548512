"""What every test needs and need not pay for anew: an empty desk, a disk that has written, routes, templates."""

from __future__ import annotations

import inspect
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fastapi import routing
from fastapi.dependencies.models import Dependant
from fastapi.dependencies.utils import get_dependant
from jinja2 import BytecodeCache, FileSystemBytecodeCache
from sqlalchemy import Engine
from tests import shared

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


@contextmanager
def routes() -> Iterator[None]:
    """What FastAPI finds out about the function of a route is found out once for all applications of a process.

    Of 70 ms of the processor for each application that leaves 30. A function that asks for what another gives is left
    alone: the other belongs to its own application.
    """
    known: dict[tuple[object, ...], Dependant] = {}

    def found(*, path: str, call: Callable[..., Any], scope: Any) -> Dependant:
        written = inspect.unwrap(call)
        defaults = repr((getattr(written, "__defaults__", ()), getattr(written, "__kwdefaults__", {})))
        key = (path, scope, getattr(written, "__code__", written), defaults)
        if key not in known:
            made = get_dependant(path=path, call=call, scope=scope)
            if made.dependencies:
                return made
            known[key] = made
        return replace(known[key], call=call, dependencies=[])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(routing, "get_dependant", found)
        yield


@cache
def templates() -> BytecodeCache:
    """Templates are compiled once for all applications and servers of a run: some 60 ms for each page of each."""
    return FileSystemBytecodeCache(str(shared.folder("templates")))
