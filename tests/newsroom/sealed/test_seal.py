"""Sealing: opened by the right passphrase and nothing else; whatever was changed is refused, and said clearly."""

from __future__ import annotations

import hmac
import io
import random
from hashlib import sha256

import pytest
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from headwater.errors import SealBroken, SealError, WrongPassphrase
from headwater.newsroom.sealed.seal import (
    CHUNK,
    Cost,
    seal,
    seal_stream,
    seal_with,
    unseal,
    unseal_stream,
    unseal_with,
)

LOW = Cost(64, 1, 1)
HEAD = 161
VECTORS = (
    (
        "48575345414c45440100000000400001017c83e1bded3130fe06e1d84cf032ad81e358d433c371d5272cdbe92c88d50280c6b4fa6dc82b8f18"
        "3d3a1b664575581f8bcf02ab4272fa0d2acbfbfebdaa7a36255ee9217130f30a011a18c6f97a8e6c4776ec086a58d636ed92ce116abca3afe4"
        "154940f6a6f33a071168c965f9bb79011957d00d9dbf21eb18c8fbd3971c53098e4c2cae0f5bc604abcb05f0a1e86455f06706cbfb440e40e4"
        "f7721d594b1735f6d85fe8024ed43cdb1739d71cc740d4",
        ("пароль ў", b"case k-000001", b""),
        "Чай у тры.",
    ),
    (
        "48575345414c45440102000000400001017c0838fce14c94252a27e9040ee90bf6d2083e16563005ed02c2d6998279bdd448b099fbefbf5c0d"
        "674e7f7984d5db6b2f33d755030838b6da5200d46418f87a8b88d4bf31f092af0a94b1cb682ddfcba434b874aee6aedfef73411d288111c4d5"
        "8295dc84d2385b078881eb4e787a15b6a4cbcb029d8ee83a381a364dc9438276a6ab9ce33384407137eaded9c4c7b8ff9d919f50aa62fe0d8d"
        "f33125a335cc",
        ("pass", b"x", b"p" * 32),
        "",
    ),
)


@pytest.mark.parametrize(("sealed", "keys", "plain"), VECTORS)
def test_what_was_sealed_by_this_form_opens_for_good(sealed: str, keys: tuple[str, bytes, bytes], plain: str) -> None:
    passphrase, about, pepper = keys
    assert unseal(bytes.fromhex(sealed), passphrase, about=about, pepper=pepper) == plain.encode()


def test_the_form_is_what_the_docstring_says() -> None:
    """Opened by hand, from the description alone."""
    sealed, (passphrase, about, _), plain = VECTORS[0]
    data = bytes.fromhex(sealed)
    assert data[:10] == b"HWSEALED\x01\x00"
    memory, turns, lanes = int.from_bytes(data[10:14]), int.from_bytes(data[14:16]), data[16]
    salt, nonce, check, tied, authentication = data[17:33], data[33:65], data[65:97], data[97:129], data[129:161]
    key = hash_secret_raw(passphrase.encode(), salt, turns, memory, lanes, 32, Type.ID)
    keys = HKDF(algorithm=SHA256(), length=96, salt=nonce, info=b"headwater sealed 1").derive(key)
    assert keys[64:] == check
    assert hmac.digest(keys[32:64], b"about" + about, sha256) == tied
    assert hmac.digest(keys[32:64], data[:129], sha256) == authentication
    assert ChaCha20Poly1305(keys[:32]).decrypt(bytes(11) + b"\1", data[161:], authentication) == plain.encode()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17])
def test_any_length_comes_back(size: int) -> None:
    plain = random.Random(size).randbytes(size)
    sealed = seal(plain, "a passphrase", about=b"it", cost=LOW)
    assert unseal(sealed, "a passphrase", about=b"it") == plain
    assert len(sealed) == HEAD + size + 16 * max(1, -(-size // CHUNK))


def test_the_same_is_sealed_otherwise_each_time() -> None:
    assert seal(b"tea", "p", about=b"", cost=LOW) != seal(b"tea", "p", about=b"", cost=LOW)
    assert seal_with(bytes(32), b"tea", about=b"") != seal_with(bytes(32), b"tea", about=b"")


def test_a_passphrase_is_one_however_its_letters_were_put_together() -> None:
    sealed = seal(b"tea", "йўż", about=b"", cost=LOW)
    assert unseal(sealed, "и\u0306у\u0306z\u0307", about=b"") == b"tea"


def test_a_wrong_passphrase_is_refused_as_one() -> None:
    sealed = seal(b"tea", "right", about=b"it", cost=LOW)
    for wrong in ("Right", "right ", "wrong"):
        with pytest.raises(WrongPassphrase, match="not the passphrase"):
            unseal(sealed, wrong, about=b"it")
    with pytest.raises(SealError, match="Write the passphrase"):
        unseal(sealed, "", about=b"it")


def test_without_its_key_file_it_stays_closed() -> None:
    sealed = seal(b"tea", "right", about=b"it", pepper=b"k" * 32, cost=LOW)
    with pytest.raises(SealError, match="key file, which is not here"):
        unseal(sealed, "right", about=b"it")
    with pytest.raises(WrongPassphrase, match="key file here is not the one"):
        unseal(sealed, "right", about=b"it", pepper=b"j" * 32)


def test_what_was_put_in_the_place_of_another_is_refused() -> None:
    sealed = seal_with(bytes(32), b"tea", about=b"case 1, note 1")
    with pytest.raises(SealBroken, match="put here in its place"):
        unseal_with(bytes(32), sealed, about=b"case 1, note 2")
    with pytest.raises(SealBroken, match="another key"):
        unseal_with(bytes([1] * 32), sealed, about=b"case 1, note 1")


def test_a_changed_byte_is_refused_wherever_it_is() -> None:
    plain = b"tea at three"
    sealed = seal(plain, "p", about=b"it", cost=LOW)
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1 << place % 8
        with pytest.raises(SealError):
            unseal(bytes(changed), "p", about=b"it")


def test_what_is_cut_off_is_refused_wherever_that_is() -> None:
    sealed = seal(bytes(2 * CHUNK + 9), "p", about=b"it", cost=LOW)
    borders = [HEAD, HEAD + CHUNK + 16, HEAD + 2 * (CHUNK + 16)]
    for end in (0, 5, 9, 100, *borders, *(b + 1 for b in borders), len(sealed) - 1):
        with pytest.raises(SealError) as refused:
            unseal(sealed[:end], "p", about=b"it")
        if end in borders[1:]:
            assert "its end is missing" in str(refused.value)
    with pytest.raises(SealBroken):
        unseal(sealed + b"\0", "p", about=b"it")


def test_chunks_that_change_places_are_refused() -> None:
    sealed = seal(bytes(range(256)) * (3 * CHUNK // 256), "p", about=b"it", cost=LOW)
    step, start = CHUNK + 16, HEAD
    first, second = sealed[start : start + step], sealed[start + step : start + 2 * step]
    with pytest.raises(SealBroken, match="changed"):
        unseal(sealed[:start] + second + first + sealed[start + 2 * step :], "p", about=b"it")


def test_a_newer_form_and_other_files_are_told_apart() -> None:
    sealed = bytearray(seal(b"tea", "p", about=b"it", cost=LOW))
    sealed[8] = 2
    with pytest.raises(SealError, match="newer version of Headwater"):
        unseal(bytes(sealed), "p", about=b"it")
    with pytest.raises(SealError, match="not something that Headwater sealed"):
        unseal(b"SQLite format 3\0", "p", about=b"it")


def test_a_head_that_asks_for_too_much_is_refused_before_it_costs_anything() -> None:
    sealed = bytearray(seal(b"tea", "p", about=b"it", cost=LOW))
    sealed[10:14] = (2**31).to_bytes(4)
    with pytest.raises(SealBroken, match="too much of this machine"):
        unseal(bytes(sealed), "p", about=b"it")


class Dribbling(io.BytesIO):
    """Gives a few bytes at a time, as pipes do."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(min(size or 0, 4_000))


def test_a_stream_may_come_in_any_pieces() -> None:
    plain = random.Random(1).randbytes(2 * CHUNK + 100)
    sealed, opened = io.BytesIO(), io.BytesIO()
    seal_stream(Dribbling(plain), sealed, "p", about=b"it", cost=LOW)
    unseal_stream(Dribbling(sealed.getvalue()), opened, "p", about=b"it")
    assert opened.getvalue() == plain
