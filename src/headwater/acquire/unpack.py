"""Compressed responses, unpacked piece by piece, so that a bomb is stopped where its output passes the limit.

Our own few lines and not httpx2's decoders, because those take a stream that breaks off for a whole one, and half an
article must not pass for the article.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec

CODINGS = ("gzip", "deflate", "br") if find_spec("brotli") else ("gzip", "deflate")
"""The content codings we ask for and understand, one at a time: stacked codings only bombs have."""

_PIECE = 1 << 18
_MAX_MEMBERS = 100  # gzip allows any number of parts one after the other; each costs time whatever its size


class Broken(Exception):
    """The compressed stream is damaged or breaks off."""


def unpack(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """The pieces without their content coding, each at most about 512 KiB. Raises `Broken`."""
    if coding in {"gzip", "x-gzip"}:
        return _gunzip(pieces)
    if coding == "deflate":
        return _inflate(pieces)
    if coding == "br" and "br" in CODINGS:
        return _unbrotli(pieces)
    if coding in {"", "identity"}:
        return iter(pieces)
    raise Broken(f"packed as {coding!r}, which we did not ask for")


def _gunzip(pieces: Iterable[bytes]) -> Iterator[bytes]:
    member, members = zlib.decompressobj(31), 1
    for piece in pieces:
        rest = piece
        while rest and not (member.eof and members == _MAX_MEMBERS):
            if member.eof:
                if not rest.startswith(b"\x1f"):
                    break  # padding after the last part, which some servers send
                member, members = zlib.decompressobj(31), members + 1
            yield from _drain(member, rest)
            rest = member.unused_data
    _whole(member.eof)


def _inflate(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """`deflate` is zlib by the standard and raw deflate by some servers; the first two bytes tell which."""
    stream = iter(pieces)
    head = b""
    while len(head) < 2 and (piece := next(stream, None)) is not None:
        head += piece
    zlib_header = len(head) >= 2 and head[0] & 15 == 8 and int.from_bytes(head[:2], "big") % 31 == 0
    inflater = zlib.decompressobj(15 if zlib_header else -15)
    yield from _drain(inflater, head)
    for piece in stream:
        if not inflater.eof:
            yield from _drain(inflater, piece)
    _whole(inflater.eof)


def _drain(inflater: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    while True:
        try:
            out = inflater.decompress(data, _PIECE)
        except zlib.error as error:
            raise Broken(str(error)) from error
        if out:
            yield out
        data = inflater.unconsumed_tail
        if inflater.eof or not (out or data):
            return


def _unbrotli(pieces: Iterable[bytes]) -> Iterator[bytes]:
    brotli = import_module("brotli")
    decoder = brotli.Decompressor()
    try:
        for piece in pieces:
            out = decoder.process(piece, output_buffer_limit=_PIECE)
            while out:
                yield out
                out = decoder.process(b"", output_buffer_limit=_PIECE)
    except brotli.error as error:
        raise Broken(str(error) or "damaged") from error
    _whole(decoder.is_finished())


def _whole(finished: bool) -> None:
    if not finished:
        raise Broken("it breaks off")
