"""Seals bytes under a passphrase or a key, and opens them again, or says why they cannot be opened.

    magic  version  how  cost of argon2id  salt  nonce | check  tied | authentication | chunk, chunk, ..., last chunk
    8      1        1    4 + 2 + 1         16    32    | 32     32   | 32             | 65,536 + 16 bytes each

The passphrase becomes a key by argon2id at the cost that the head names, and that key, with the random `nonce`, the
keys of this one seal (HKDF-SHA-256): one for the chunks, one for the head. `check` tells a wrong passphrase from
changed bytes, and binds the seal to one key alone (ChaCha20-Poly1305 by itself does not). `tied` is a code over
`about`: what record of what case this is, so that one cannot be put in the place of another. Each chunk is sealed by
ChaCha20-Poly1305 with its number as nonce, the last one marked (STREAM: Hoang, Reyhanitabar, Rogaway and Vizár 2015;
so age does it), with the head's authentication as associated data. docs/decisions/0122.
"""

from __future__ import annotations

import hmac
import io
import secrets
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from threading import BoundedSemaphore
from typing import IO, TYPE_CHECKING, Final

from headwater.errors import SealBroken, SealError, WrongPassphrase
from headwater.said import kept

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

MAGIC: Final = b"HWSEALED"
VERSION: Final = 1
CHUNK: Final = 65_536
_TAG: Final = 16
_PASSPHRASE, _KEY, _PEPPERED = 0, 1, 2
"""How the key comes about: of a passphrase, given as it is, of a passphrase and a key file."""
_FIXED: Final = struct.Struct(">8sBBIHB16s32s32s32s")
_HEAD: Final = _FIXED.size + 32
_WRONG: Final = kept("That is not the passphrase, or the first bytes of what it opens were changed.")
_WRONG_WITH_FILE: Final = kept(
    "That is not the passphrase, or the key file here is not the one with which this was sealed."
)
_MOST_MEMORY, _MOST_TURNS, _MOST_LANES = 1_048_576, 16, 16
"""A head that asks for more than this (1 GiB) was made to hurt, or by somebody with another machine than ours."""
_AT_ONCE: Final = BoundedSemaphore(2)
"""Passphrases that are tried at one moment: each takes its memory, and a server is asked by many."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess of a passphrase costs: KiB of memory, turns over it, lanes."""

    memory: int = 262_144
    turns: int = 3
    lanes: int = 4


USUAL: Final = Cost()
"""Four times the memory of RFC 9106's second choice: 0.6 s on two cores of 2024, and 256 MiB for each guess at once."""


@dataclass(frozen=True, slots=True)
class _Head:
    how: int
    cost: Cost
    salt: bytes
    nonce: bytes
    check: bytes
    tied: bytes

    def packed(self) -> bytes:
        cost = self.cost
        return _FIXED.pack(
            *(MAGIC, VERSION, self.how, cost.memory, cost.turns, cost.lanes),
            *(self.salt, self.nonce, self.check, self.tied),
        )


@dataclass(frozen=True, slots=True)
class _Keys:
    """The keys of one seal, and what in its head follows from them."""

    chunks: bytes
    head: bytes
    check: bytes


def seal(plain: bytes, passphrase: str, *, about: bytes, pepper: bytes = b"", cost: Cost = USUAL) -> bytes:
    """Seals bytes under a passphrase; `about` says what they are, and must be said again to open them.

    `pepper` is the secret of a key file: without it, too, they cannot be opened. `DeskError` for an empty passphrase.
    """
    source, target = io.BytesIO(plain), io.BytesIO()
    seal_stream(source, target, passphrase, about=about, pepper=pepper, cost=cost)
    return target.getvalue()


def unseal(sealed: bytes, passphrase: str, *, about: bytes, pepper: bytes = b"") -> bytes:
    """What was sealed. `WrongPassphrase`, or `SealError` that says what is wrong."""
    source, target = io.BytesIO(sealed), io.BytesIO()
    unseal_stream(source, target, passphrase, about=about, pepper=pepper)
    return target.getvalue()


def seal_with(key: bytes, plain: bytes, *, about: bytes) -> bytes:
    """Seals bytes under a key of 32 random bytes."""
    target = io.BytesIO()
    _seal(io.BytesIO(plain), target, _Head(_KEY, Cost(0, 0, 0), bytes(16), _nonce(), b"", b""), _need(key), about)
    return target.getvalue()


def unseal_with(key: bytes, sealed: bytes, *, about: bytes) -> bytes:
    """What was sealed under the key. `SealError` says what is wrong."""
    source, target = io.BytesIO(sealed), io.BytesIO()
    head, authentication = _head(source)
    if head.how != _KEY:
        raise SealError("This was sealed under a passphrase, not under a key.")
    _unseal(source, target, head, authentication, _need(key), about)
    return target.getvalue()


def seal_stream(
    source: IO[bytes],
    target: IO[bytes],
    passphrase: str,
    *,
    about: bytes,
    pepper: bytes = b"",
    cost: Cost = USUAL,
) -> None:
    """Seals all of `source` into `target`, a chunk at a time."""
    how = _PEPPERED if pepper else _PASSPHRASE
    head = _Head(how, cost, secrets.token_bytes(16), _nonce(), b"", b"")
    _seal(source, target, head, _stretched(passphrase, head, pepper), about)


def unseal_stream(source: IO[bytes], target: IO[bytes], passphrase: str, *, about: bytes, pepper: bytes = b"") -> None:
    """Opens all of `source` into `target`, a chunk at a time.

    Each chunk is written once it is proven; that nothing is missing is known only at the end, so whoever calls throws
    away what was written where this raises.
    """
    head, authentication = _head(source)
    if head.how == _KEY:
        raise SealError("This was sealed under a key, not under a passphrase.")
    if head.how == _PEPPERED and not pepper:
        raise SealError("This was sealed with a key file, which is not here. Put it back where it was kept.")
    _unseal(source, target, head, authentication, _stretched(passphrase, head, pepper), about)


def is_sealed(start: bytes) -> bool:
    """True where these are the first bytes of something sealed."""
    return start.startswith(MAGIC)


def _seal(source: IO[bytes], target: IO[bytes], head: _Head, key: bytes, about: bytes) -> None:
    keys = _keys(key, head.nonce)
    fixed = _Head(head.how, head.cost, head.salt, head.nonce, keys.check, _tied(keys, about)).packed()
    authentication = _code(keys.head, fixed)
    target.write(fixed + authentication)
    for number, data, last in _pieces(source, CHUNK):
        target.write(_chunk(keys).encrypt(_numbered(number, last=last), data, authentication))


def _unseal(source: IO[bytes], target: IO[bytes], head: _Head, authentication: bytes, key: bytes, about: bytes) -> None:
    keys = _keys(key, head.nonce)
    if not hmac.compare_digest(keys.check, head.check):
        if head.how == _KEY:
            raise SealBroken("This was sealed under another key, or its beginning was changed.")
        raise WrongPassphrase(_WRONG_WITH_FILE if head.how == _PEPPERED else _WRONG)
    if not hmac.compare_digest(_code(keys.head, head.packed()), authentication):
        raise SealBroken("What was sealed here was changed since. It is not opened; take it from a backup.")
    if not hmac.compare_digest(_tied(keys, about), head.tied):
        raise SealBroken("This was sealed as something else, and was put here in its place. It is not opened.")
    for number, data, last in _pieces(source, CHUNK + _TAG):
        target.write(_opened(keys, number, data, authentication, last=last))


def _opened(keys: _Keys, number: int, data: bytes, authentication: bytes, *, last: bool) -> bytes:
    from cryptography.exceptions import InvalidTag

    try:
        return _chunk(keys).decrypt(_numbered(number, last=last), data, authentication)
    except InvalidTag:
        if last:
            try:
                _chunk(keys).decrypt(_numbered(number, last=False), data, authentication)
            except InvalidTag:
                pass
            else:
                raise SealBroken("What was sealed here is not whole: its end is missing.") from None
        raise SealBroken("What was sealed here was changed, or cut off, since. It is not opened.") from None


def _head(source: IO[bytes]) -> tuple[_Head, bytes]:
    """The head and its authentication, nothing of it proven yet."""
    data = source.read(_HEAD)
    if not is_sealed(data):
        raise SealError("This is not something that Headwater sealed.")
    if len(data) > len(MAGIC) and data[len(MAGIC)] != VERSION:
        raise SealError(f"This was sealed by a newer version of Headwater (form {data[len(MAGIC)]}). Update Headwater.")
    if len(data) < _HEAD:
        raise SealBroken("What was sealed here is not whole: its end is missing.")
    _, _, how, memory, turns, lanes, salt, nonce, check, tied = _FIXED.unpack(data[: _FIXED.size])
    if how not in (_PASSPHRASE, _KEY, _PEPPERED):
        raise SealBroken("What was sealed here was changed since. It is not opened; take it from a backup.")
    return _Head(how, Cost(memory, turns, lanes), salt, nonce, check, tied), data[_FIXED.size :]


def _pieces(source: IO[bytes], size: int) -> Iterator[tuple[int, bytes, bool]]:
    """The chunks with their numbers, the last one marked; an empty source is one empty chunk."""
    number, data = 0, _read(source, size)
    while True:
        following = _read(source, size) if len(data) == size else b""
        yield number, data, not following
        if not following:
            return
        number, data = number + 1, following


def _read(source: IO[bytes], size: int) -> bytes:
    """So many bytes, fewer only at the end, whatever pieces the source gives."""
    data = source.read(size)
    while len(data) < size and (more := source.read(size - len(data))):
        data += more
    return data


def _stretched(passphrase: str, head: _Head, pepper: bytes) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    if not passphrase:
        raise SealError("Write the passphrase.")
    cost = head.cost
    lanes_fit = 1 <= cost.lanes <= _MOST_LANES and 8 * cost.lanes <= cost.memory <= _MOST_MEMORY
    if not (lanes_fit and 1 <= cost.turns <= _MOST_TURNS):
        raise SealBroken("What was sealed here was changed since: opening it would ask too much of this machine.")
    # Keyboards differ in how they write й, ў, ż; a passphrase is one however it was put together (RFC 8265).
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    if pepper:
        secret = hmac.digest(pepper, secret, sha256)
    with _AT_ONCE:
        return hash_secret_raw(secret, head.salt, cost.turns, cost.memory, cost.lanes, 32, Type.ID)


def _keys(key: bytes, nonce: bytes) -> _Keys:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    made = HKDF(algorithm=SHA256(), length=96, salt=nonce, info=b"headwater sealed 1").derive(key)
    return _Keys(made[:32], made[32:64], made[64:])


def _chunk(keys: _Keys) -> ChaCha20Poly1305:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    return ChaCha20Poly1305(keys.chunks)


def _numbered(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _tied(keys: _Keys, about: bytes) -> bytes:
    return _code(keys.head, b"about" + about)


def _code(key: bytes, data: bytes) -> bytes:
    return hmac.digest(key, data, sha256)


def _nonce() -> bytes:
    return secrets.token_bytes(32)


def _need(key: bytes) -> bytes:
    if len(key) != 32:
        raise SealError("A key has 32 bytes.")
    return key
