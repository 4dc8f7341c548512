"""A folder that is written to without leaving it: no link in it is followed, each file appears whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Self

from headwater.errors import DeskError

_DIRECTORY: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_READ: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_BESIDE: Final = ".headwater-"


class Folder:
    """A folder held open; names in it are paths with slashes, as "en/item/abc.html"."""

    def __init__(self, handle: int, path: Path) -> None:
        self._handle = handle
        self._path = path

    @classmethod
    @contextmanager
    def at(cls, path: Path, *, create: bool = True) -> Iterator[Self]:
        """The folder at a path, made where there is none. `DeskError` where it cannot be had."""
        try:
            if create:
                path.mkdir(parents=True, exist_ok=True)
            handle = os.open(path.resolve(strict=True), _DIRECTORY)
        except OSError as error:
            raise DeskError(f"{path}: cannot be written to: {error.strerror}") from error
        try:
            yield cls(handle, path)
        except OSError as error:
            raise DeskError(f"{path}: {error.filename or 'a file in it'}: {error.strerror}") from error
        finally:
            os.close(handle)

    def empty(self) -> bool:
        """True where there is nothing in it but what a run that was cut off has left."""
        return all(name.startswith(_BESIDE) for name in os.listdir(self._handle))

    def read(self, name: str) -> bytes | None:
        """What is in a file; None where there is none, or no plain one."""
        with self._parent(name, create=False) as parent:
            if parent is None:
                return None
            try:
                file = os.open(name.rpartition("/")[2], _READ, dir_fd=parent)
            except OSError:
                return None
            with os.fdopen(file, "rb") as opened:
                return opened.read() if stat.S_ISREG(os.fstat(opened.fileno()).st_mode) else None

    def write(self, name: str, body: bytes) -> None:
        """Puts a file in place, whole. What a power cut loses, the next run finds missing and writes again."""
        with self._parent(name, create=True) as parent:
            beside, last = _BESIDE + secrets.token_hex(8), name.rpartition("/")[2]
            file = os.open(beside, _NEW, 0o644, dir_fd=parent)
            try:
                with os.fdopen(file, "wb") as opened:
                    opened.write(body)
                os.rename(beside, last, src_dir_fd=parent, dst_dir_fd=parent)
            except BaseException:
                os.unlink(beside, dir_fd=parent)
                raise

    def remove(self, name: str) -> None:
        """Removes a file, and the folders that are empty then."""
        head, _, last = name.rpartition("/")
        with self._parent(name, create=False) as parent:
            if parent is None:
                return
            try:
                os.unlink(last, dir_fd=parent)
            except FileNotFoundError:
                return
        while head:
            above, _, last = head.rpartition("/")
            with self._parent(head, create=False) as parent:
                try:
                    os.rmdir(last, dir_fd=parent)
                except OSError:
                    return
            head = above

    @contextmanager
    def _parent(self, name: str, *, create: bool) -> Iterator[int | None]:
        """The folder that a file is in, opened step by step: a link on the way is an error, whoever put it there."""
        handle: int | None = os.dup(self._handle)
        try:
            for part in name.split("/")[:-1]:
                if part in ("", ".", ".."):
                    raise DeskError(f"{name}: no file of this folder can be called so.")
                step = self._step(handle, part, name, create=create)
                os.close(handle)  # type: ignore[arg-type]
                handle = step
                if handle is None:
                    break
            yield handle
        finally:
            if handle is not None:
                os.close(handle)

    def _step(self, handle: int | None, part: str, name: str, *, create: bool) -> int | None:
        try:
            if create:
                with suppress(FileExistsError):
                    os.mkdir(part, 0o755, dir_fd=handle)
            return os.open(part, _DIRECTORY, dir_fd=handle)
        except FileNotFoundError:
            return None
        except OSError as error:
            there = self._path / name
            raise DeskError(
                f"{there}: “{part}” is a link or a file where a folder should be; remove it first"
            ) from error
