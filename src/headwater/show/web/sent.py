"""A form with files, laid down as it arrives: fields in memory, files in a folder, both within limits.

Whatever does not fit is still taken in and thrown away, up to a point: a browser that is cut off while it sends shows
a broken connection, not the page that says what was wrong.
"""

from __future__ import annotations

import re
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from anyio.to_thread import run_sync
from fastapi import Request
from starlette.exceptions import HTTPException

from headwater.config import Limits
from headwater.show.web.asked import Form, signed
from headwater.show.web.multipart import End, Head, NoForm, Parts, Piece, boundary

FIELDS: Final = 12_000_000
"""Bytes of all fields that are no files: the longest text that is read (limits.max_text) in the longest letters."""
FILES: Final = 1_000
ALL: Final = 4
"""All files of a form may be so many times as large as one (limits.max_bytes)."""
_AT_ONCE: Final = 1_000_000
"""Bytes that are written together, in a thread: a slow disk must not hold up the pages."""
_PATIENCE: Final = 30.0
"""Seconds for which what does not fit is still taken in."""
_NAME: Final = 150
_UNFIT: Final = re.compile(r"[\x00-\x1f\x7f-\x9f/\\:*?\"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069]+")


@dataclass(slots=True)
class Laid:
    """A form that was sent, its files in a folder that whoever takes it lets go of."""

    form: Form
    folder: tempfile.TemporaryDirectory[str]
    files: list[str] = field(default_factory=list)
    """Their names in the folder, made fit and told apart, in the order of the form."""
    kept: bool = False
    """True once somebody else lets go of the folder."""


async def laid(request: Request, limits: Limits) -> Laid:
    """What a page of ours sent; a page that says what is wrong for anything else."""
    mark = boundary(request.headers.get("content-type", ""))
    if mark is None:
        raise HTTPException(415, "Only the forms on the desk's own pages can be sent to it.")
    folder = tempfile.TemporaryDirectory(prefix="headwater-")
    taking = _Taking(Parts(mark), Path(folder.name), limits)
    stream = request.stream()
    try:
        async for data in stream:
            await taking.take(data)
        return Laid(taking.form(), folder, taking.names)
    except BaseException as error:
        taking.close()
        folder.cleanup()
        if isinstance(error, NoForm):
            error = HTTPException(400, f"That is no form of the desk's pages: {error}. Nothing was added.")
        if isinstance(error, OSError):
            error = HTTPException(507, f"The files could not be laid down here: {error.strerror}. Nothing was added.")
        if isinstance(error, HTTPException):
            until = time.monotonic() + _PATIENCE
            async for _ in stream:
                if time.monotonic() > until:
                    break
        raise error


class _Taking:
    """Takes a form in, piece by piece."""

    def __init__(self, parts: Parts, folder: Path, limits: Limits) -> None:
        self._parts, self._folder, self._limits = parts, folder, limits
        self._fields: dict[str, list[str]] = {}
        self._head = Head("", None)
        self._held = bytearray()
        self._file: IO[bytes] | None = None
        self._size = self._all = self._plain = 0
        self.names: list[str] = []

    async def take(self, data: bytes) -> None:
        for event in self._parts.feed(data):
            if isinstance(event, Head):
                self._begin(event)
            elif isinstance(event, Piece):
                await self._add(event.data)
            else:
                await self._end(event)

    def form(self) -> Form:
        """The fields, once everything is there."""
        if not self._parts.ended:
            raise NoForm("its end is missing")
        return signed(self._fields)

    def close(self) -> None:
        if self._file:
            self._file.close()

    def _begin(self, head: Head) -> None:
        self._head, self._held, self._size = head, bytearray(), 0
        if head.filename:
            if len(self.names) == FILES:
                raise HTTPException(
                    413, f"One form can bring {FILES:,} files at most. Put them into a folder or a zip."
                )
            self.names.append(_fit(head.filename, self.names))
            self._file = (self._folder / self.names[-1]).open("xb")

    async def _add(self, data: bytes) -> None:
        self._held += data
        self._size += len(data)
        if self._head.filename is None:
            self._plain += len(data)
            if self._plain > FIELDS:
                raise HTTPException(
                    413, "That is more text than one article can have. Send it as a file. Nothing was added."
                )
            return
        self._all += len(data)
        most = self._limits.max_bytes
        if self._size > most or self._all > ALL * most:
            raise HTTPException(413, _too_large(self._head.filename, most))
        if len(self._held) >= _AT_ONCE:
            await self._write()

    async def _end(self, _: End) -> None:
        if self._file:
            await self._write()
            self._file.close()
            self._file = None
        elif self._head.filename is None:
            self._fields.setdefault(self._head.name, []).append(self._held.decode("utf-8", "replace"))

    async def _write(self) -> None:
        if self._file:
            await run_sync(self._file.write, bytes(self._held))
        self._held.clear()


def _too_large(name: str, most: int) -> str:
    return (
        f"{name}: one file may have {most // 1_000_000:,} MB here (limits.max_bytes), all of a form {ALL} times that. "
        "Nothing was added. `headwater add` in a terminal takes files where they lie."
    )


def _fit(filename: str, taken: list[str]) -> str:
    """A name that every system lets a file have, told apart from those before it; its ending stays, if it has one."""
    base = _UNFIT.sub(" ", re.split(r"[/\\]", filename)[-1])
    base = " ".join(base.split()).lstrip(".-") or "file"
    stem, dot, ending = base.rpartition(".")
    stem, ending = (stem, dot + ending) if stem and len(ending) <= 12 else (base, "")
    while len(stem.encode()) > _NAME:
        stem = stem[:-1]
    name, n = stem + ending, 1
    while name.casefold() in {other.casefold() for other in taken}:
        n += 1
        name = f"{stem} ({n}){ending}"
    return name
