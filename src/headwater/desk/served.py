"""A desk as it is held open for days by whoever shows it."""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Engine

from headwater.desk.engine import open_engine
from headwater.desk.store import Desk
from headwater.errors import DeskBlank, DeskGone

File = tuple[int, int]
"""What tells one file from another under the same name: its device and its number there."""
_WRITES = 1 << 40
"""More than any file is ever written to while it is open."""


class ServedDesk(Desk):
    """A desk that is read while its file may be made, replaced or deleted.

    One that is not there yet reads as an empty one, and as itself from the moment on that something is added to it.
    One whose file was put in place of another is opened anew. One that is gone raises `DeskGone`: SQLite would go on
    reading a deleted file, and show what nobody can find again. The check is one `stat` for each question.
    """

    def __init__(self, path: str | Path) -> None:
        self._lock = threading.Lock()
        self._blank: TemporaryDirectory[str] | None = None
        self._file: File | None = None
        self._files = 0
        super().__init__(path, create=False, read_only=True)

    @property
    def met(self) -> bool:
        """True once there was a file; what is to be written may make one only before that. `DeskGone` after it."""
        self._look()
        return self._blank is None

    def version(self) -> int:
        """As that of every desk; another one, too, once another file is read."""
        self._look()
        return super().version() + self._files * _WRITES

    def close(self) -> None:
        """Lets go of the file."""
        super().close()
        if self._blank:
            self._blank.cleanup()

    def _reading(self) -> AbstractContextManager[Connection]:
        self._look()
        return super()._reading()

    def _look(self) -> None:
        now = _file(self.path)
        if now != self._file:
            with self._lock:
                self._look_again(now)

    def _look_again(self, now: File | None) -> None:
        if now == self._file:
            return  # another thread was here before
        if now is None:
            raise DeskGone(
                f"{self.path}: the desk's file is gone: it was moved or deleted while it was served. "
                "Put it back under this name and load the page again"
            )
        try:
            engine = open_engine(self.path, create=False, read_only=True)
        except DeskBlank:
            if self._blank is None:
                raise
            return  # another process is making it just now
        old = self._engine
        with self._counting:
            counter, self._counter = self._counter, None
            self._engine, self._file, self._files = engine, now, self._files + 1
        if counter:
            counter.close()
        old.dispose()
        if self._blank:
            self._blank.cleanup()
            self._blank = None

    def _opened(self, *, create: bool, read_only: bool, wait: float) -> Engine:
        self._file = _file(self.path)
        if self._file:
            try:
                return super()._opened(create=create, read_only=read_only, wait=wait)
            except DeskBlank:
                self._file = None
        return self._stand_in()

    def _stand_in(self) -> Engine:
        """An empty desk, elsewhere."""
        self._blank = TemporaryDirectory(prefix="headwater-")
        path = Path(self._blank.name) / "empty.desk"
        Desk(path).close()
        return open_engine(path, create=False, read_only=True)


def _file(path: Path) -> File | None:
    """None where there is no file, or one in which nothing was written yet."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return (found.st_dev, found.st_ino) if found.st_size else None
