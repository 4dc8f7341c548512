"""What the user names: paths, directories, addresses, standard input; in their order, one at a time."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO

from headwater.acquire.containers import opened
from headwater.acquire.raw import Errand, Raw, from_file, issue, shown, too_large
from headwater.config import Settings
from headwater.errors import HeadwaterError, InputError
from headwater.records import Capture, Issue

Found = Iterator[Capture | Issue]

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_BESIDE_PAGES = re.compile(
    r"\.(css|m?js|map|png|jpe?g|gif|svg|webp|avif|ico|bmp|tiff?|heic|woff2?|ttf|otf|eot|mp[34]|m4[av]|webm|og[gav]|wav|mov"
    r"|avi|tgs|lock|swp|bak|tmp)",
    re.IGNORECASE,
)
"""Endings passed over in a directory, where pages and exports keep their pictures. Named alone they are an issue."""
_IN_MEMORY = 20_000_000


def captures(
    inputs: Sequence[str], settings: Settings, *, stdin: BinaryIO | None = None, now: datetime | None = None
) -> Found:
    """See `headwater.acquire.captures`."""
    errand = Errand(settings, now)
    for name in inputs:
        source = name if _ADDRESS.match(name) else shown(name)
        try:
            yield from _input(name, source, errand, stdin)
        except (HeadwaterError, OSError, ValueError) as error:
            yield issue(error, source)


def _input(name: str, source: str, errand: Errand, stdin: BinaryIO | None) -> Found:
    if name == "-":
        return _stream(stdin or sys.stdin.buffer, "-", errand)
    if _ADDRESS.match(name):
        return _address(name, errand)
    path = Path(name)
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        return _directory(path, source, errand)
    if stat.S_ISREG(mode):
        return opened(from_file(path, source, errand), errand)
    return _device(path, source, errand)


def _address(url: str, errand: Errand) -> Found:
    from headwater.acquire.followed import fetched

    yield from opened(fetched(url, errand), errand)


def _device(path: Path, source: str, errand: Errand) -> Found:
    """A pipe or a device that the user named, as `<(command)` in a shell."""
    with path.open("rb") as file:
        yield from _stream(file, source, errand)


def _stream(file: BinaryIO, source: str, errand: Errand) -> Found:
    """What can be read only once, laid down first so that it can be read again."""
    limit = errand.settings.limits.max_bytes
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as laid:
        size = 0
        while piece := file.read(1 << 20):
            size += len(piece)
            if size > limit:
                raise too_large(source, limit, "limits.max_bytes")
            laid.write(piece)
        raw = Raw(source, lambda: io.BufferedReader(_Kept(laid), 1 << 18), errand.clock(), size=size)
        yield from opened(raw, errand)


class _Kept(io.RawIOBase):
    """A file laid down once, from its start; closing this leaves it open."""

    def __init__(self, laid: IO[bytes]) -> None:
        laid.seek(0)
        self._laid = laid

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._laid.seek(offset, whence)

    def tell(self) -> int:
        return self._laid.tell()

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        piece = self._laid.read(len(view))
        view[: len(piece)] = piece
        return len(piece)


def _directory(top: Path, source: str, errand: Errand) -> Found:
    anything = False
    for path in _walk(top):
        anything = True
        if isinstance(path, Issue):
            yield path
            continue
        try:
            yield from opened(from_file(path, shown(path), errand), errand)
        except (HeadwaterError, OSError) as error:
            yield issue(error, shown(path))
    if not anything:
        raise InputError(f"{source}: no file in this directory that we could read")


def _walk(top: Path) -> Iterator[Path | Issue]:
    """The files under a directory in the order of their names; a directory reached twice, by a link, is walked once.

    A folder below it that cannot be listed is an issue, and the others go on.
    """
    seen = {_identity(top)}
    pending = [iter(_listed(top))]
    while pending:
        for path in pending[-1]:
            try:
                below = _below(path, seen)
            except OSError as error:
                yield issue(error, shown(path))
                continue
            if below is not None:
                pending.append(iter(below))
                break
            if path.is_file() or (path.is_symlink() and not path.exists()):
                yield path
        else:
            pending.pop()


def _below(path: Path, seen: set[tuple[int, int]]) -> list[Path] | None:
    """What lies in a directory, nothing where it was walked before; None for what is none."""
    if not path.is_dir():
        return None
    if (identity := _identity(path)) in seen:
        return []
    seen.add(identity)
    return _listed(path)


def _listed(directory: Path) -> list[Path]:
    names = sorted(name for name in os.listdir(directory) if not name.startswith("."))
    pages = {name.rpartition(".")[0] for name in names if name.lower().endswith((".html", ".htm"))}
    return [
        directory / name
        for name in names
        if not _BESIDE_PAGES.fullmatch(Path(name).suffix) and not (name.endswith("_files") and name[:-6] in pages)
    ]


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino
