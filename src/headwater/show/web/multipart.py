"""Takes a form with files apart while it arrives (RFC 7578, as browsers send it): never more than a piece in memory.

    feed(bytes) -> Head, Piece, Piece, ..., End, Head, ...

A parser of our own, of one page, in place of python-multipart: what it would spare is this file, and its other half
(base64, octet streams, callbacks) is nothing that a browser sends. Whatever is not exactly a form is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_HEADERS: Final = 8_192
"""Bytes of the lines before a part; the longest file name that systems have takes a tenth."""
_PARTS: Final = 2_000
_BOUNDARY: Final = re.compile(
    r"""multipart/form-data\s*;\s*boundary=(?:"([^"\r\n]{1,200})"|([^\s";,]{1,200}))\s*""", re.I
)
_DISPOSITION: Final = re.compile(rb"content-disposition:[ \t]*form-data[ \t]*(;[^\r\n]*)", re.I)
_GIVEN: Final = re.compile(rb';[ \t]*(name|filename)="((?:[^"\\]|\\.)*)"', re.I)


class NoForm(ValueError):
    """What came is not a form as browsers send it."""


@dataclass(frozen=True, slots=True)
class Head:
    """A field begins; `filename` is None unless it is a file, and "" where none was chosen."""

    name: str
    filename: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of what is in the field that began last."""

    data: bytes


@dataclass(frozen=True, slots=True)
class End:
    """The field is complete."""


def boundary(content_type: str) -> bytes | None:
    """What stands between the parts; None where this is not the type of a form with files."""
    found = _BOUNDARY.fullmatch(content_type.strip())
    return (found[1] or found[2]).encode("latin-1", "replace") if found else None


class Parts:
    """One form. Raises `NoForm`; once `ended`, whatever follows is left alone."""

    def __init__(self, boundary: bytes) -> None:
        self._mark = b"\r\n--" + boundary
        # The first boundary has no line before it; with one it is found like the others.
        self._held = bytearray(b"\r\n")
        self._inside, self._began = True, False
        self._count = 0
        self.ended = False

    def feed(self, data: bytes) -> Iterator[Head | Piece | End]:
        """What is now complete of the form."""
        if not self.ended:
            self._held += data
        while not self.ended:
            if self._inside:
                at = self._held.find(self._mark)
                yield from self._body(at)
                if at < 0:
                    return
            elif (head := self._head()) is not None:
                yield head
            else:
                return

    def _body(self, at: int) -> Iterator[Piece | End]:
        """Up to the next boundary at `at`; where none is in sight all that cannot be the beginning of one."""
        ready = at if at >= 0 else max(0, len(self._held) - len(self._mark) + 1)
        if ready and not self._began:
            raise NoForm("something stands before the first boundary")
        if ready:
            yield Piece(bytes(self._held[:ready]))
        del self._held[: ready + (len(self._mark) if at >= 0 else 0)]
        if at >= 0:
            self._inside = False
            if self._began:
                yield End()

    def _head(self) -> Head | None:
        """The field that comes, once all lines before it are there; None where they are not, or the form has ended."""
        if self._held.startswith(b"--"):
            self.ended = True
            return None
        end = self._held.find(b"\r\n\r\n")
        if end < 0 and len(self._held) <= _HEADERS:
            return None
        if not 0 <= end <= _HEADERS or not self._held.startswith(b"\r\n"):
            raise NoForm("a field does not say what it is")
        self._count += 1
        if self._count > _PARTS:
            raise NoForm("it has too many fields")
        head = _named(bytes(self._held[: end + 2]))
        del self._held[: end + 4]
        self._inside = self._began = True
        return head


def _named(lines: bytes) -> Head:
    found = [match for line in lines.split(b"\r\n") if (match := _DISPOSITION.fullmatch(line))]
    given = {name.lower(): value for name, value in _GIVEN.findall(found[0][1])} if len(found) == 1 else {}
    if b"name" not in given:
        raise NoForm("a field has no name")
    filename = given.get(b"filename")
    return Head(_plain(given[b"name"]), None if filename is None else _plain(filename))


def _plain(value: bytes) -> str:
    """A name as it was, before the browser made it fit between quotes (the HTML standard, multipart form data)."""
    text = value.decode("utf-8", "replace")
    return text.replace("%22", '"').replace("%0D", "\r").replace("%0A", "\n")
