"""Gzip as a stream with limits: a bomb is stopped where its output passes them, a break is an error.

Not the standard library's GzipFile: it loops over empty members by the million inside one `read`, without giving
anybody a chance to stop it.
"""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

from headwater.errors import BrokenInput, TooLarge

MAX_MEMBERS = 100_000
"""Parts of one file, each gzip of its own: tools that pack in blocks make some thousands in 100 MB."""
_PIECE = 1 << 16


class Gunzip(io.RawIOBase):
    """The unpacked bytes of `packed`, which is closed along with this. Reading raises `BrokenInput`, `TooLarge`."""

    def __init__(self, packed: BinaryIO, source: str, limit: int) -> None:
        self._packed = packed
        self._source = source
        self._limit = limit
        self._left = limit
        self._members = 1
        self._inflater = zlib.decompressobj(31)
        self._input = b""

    def readable(self) -> bool:
        """Always."""
        return True

    def close(self) -> None:
        """Close the packed file too."""
        self._packed.close()
        super().close()

    def readinto(self, buffer: object) -> int:
        """Fill what fits; 0 at the end."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        piece = self._some(len(view))
        self._left -= len(piece)
        if self._left < 0:
            raise TooLarge(f"{self._source}: unpacks to more than {self._limit:,} bytes; it may be a bomb")
        view[: len(piece)] = piece
        return len(piece)

    def _some(self, most: int) -> bytes:
        """The next unpacked bytes, at least one unless it is the end."""
        while True:
            if self._inflater.eof and not self._next_member():
                return b""
            data = self._inflater.unconsumed_tail or self._input or self._packed.read(_PIECE)
            self._input = b""
            try:
                piece = self._inflater.decompress(data, most)
            except zlib.error as error:
                raise BrokenInput(f"{self._source}: the gzip file is damaged ({error})") from error
            if piece:
                return piece
            if not data and not self._inflater.eof:
                raise BrokenInput(f"{self._source}: the gzip file breaks off")

    def _next_member(self) -> bool:
        """Begin the next part; False where there is none, only padding or nothing."""
        rest = self._inflater.unused_data or self._packed.read(_PIECE)
        if not rest.startswith(b"\x1f"):
            return False
        self._members += 1
        if self._members > MAX_MEMBERS:
            raise TooLarge(f"{self._source}: a gzip file of more than {MAX_MEMBERS:,} parts")
        self._inflater, self._input = zlib.decompressobj(31), rest
        return True


def gunzip(packed: BinaryIO, source: str, limit: int) -> BinaryIO:
    """`packed` unpacked, as a buffered file of at most `limit` bytes."""
    return io.BufferedReader(Gunzip(packed, source, limit), 1 << 18)
