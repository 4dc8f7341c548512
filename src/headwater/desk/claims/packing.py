"""Records between articles as bytes and back: msgpack by msgspec, which checks every field's type on the way in."""

from __future__ import annotations

from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
_DECODERS: dict[Any, Any] = {}
REMEMBERED = 20_000
"""Records kept at hand, some 6 kB each with the bytes that they are found by."""


def pack(record: Any) -> bytes:
    """A frozen record of `linked.py` as bytes."""
    return _encoder().encode(record)


def unpack(kind: type[T], body: bytes) -> T:
    """The record of that kind out of its bytes. Raises `msgspec.ValidationError` where it is none."""
    if kind not in _DECODERS:
        _DECODERS[kind] = msgspec.msgpack.Decoder(kind)
    record: T = _DECODERS[kind].decode(body)
    return record


@lru_cache(maxsize=REMEMBERED)
def unpack_again(kind: type[T], body: bytes) -> T:
    """As `unpack`, for what is looked at again with each article that comes: those of late are kept at hand."""
    return unpack(kind, body)


@lru_cache(maxsize=100_000)
def hashed(text: str) -> int:
    """A key as 64 bits: what is looked up is only ever equal or not. Those of late are kept at hand."""
    return marked(text)


def marked(text: str) -> int:
    """A number of 64 bits for a text of any length."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


@cache
def _encoder() -> msgspec.msgpack.Encoder:
    # Sets in their order, so that one record always gives the same bytes.
    return msgspec.msgpack.Encoder(order="deterministic")
