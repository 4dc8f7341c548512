"""What is dear to make and is only read: made once for all the workers of a run, by the one that asks first."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

collecting = False
"""Whether tests are being collected: every worker collects all of them, and nothing dear is made for that."""
_folder: list[Path] = []


def keep_in(factory: pytest.TempPathFactory) -> None:
    """Things are kept in the folder of this run, that of all its workers."""
    own = factory.getbasetemp()
    _folder[:] = [own.parent if "PYTEST_XDIST_WORKER" in os.environ else own]


@cache
def _own() -> tempfile.TemporaryDirectory[str]:
    """Where things are kept outside of a run; gone with the process."""
    return tempfile.TemporaryDirectory(prefix="headwater-")


def folder(name: str) -> Path:
    """The folder of this name, for what all workers may put there."""
    found = _kept_in() / name
    found.mkdir(exist_ok=True)
    return found


def _kept_in() -> Path:
    return _folder[0] if _folder else Path(_own().name)


def made(name: str, make: Callable[[Path], None]) -> Path:
    """The file of this name, which `make` writes where it is not there yet. To be copied before it is written to."""
    if collecting:
        raise RuntimeError(f"{name} is dear, and every worker would wait for it: make it in a test or a fixture")
    kept_in = _kept_in()
    path, begun = kept_in / name, kept_in / f"begun-{name}"
    with (kept_in / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            if not path.exists():
                begun.unlink(missing_ok=True)  # of one that failed
                make(begun)
                begun.rename(path)
        finally:
            fcntl.flock(lock, fcntl.LOCK_UN)  # processes that `make` started hold the file too
    return path
