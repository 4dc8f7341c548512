"""Secrets that the desk must be able to read by itself, sealed under a key that lies beside the desk and not in it.

What apps make their codes of, and where webhooks lead and how they are signed, cannot be kept as hashes. In the desk's
file they would go wherever a copy of it goes: into backups, onto sticks, to whoever looks at a broken desk. So the file
has them sealed (ChaCha20-Poly1305), and the key is in another one, `NAME.key` beside it, made when it is first needed,
for its owner alone. Whoever takes both has them; so does whoever has the machine. docs/decisions/0131.

    sealed:1: | base64( nonce of 12 bytes by lot | what was sealed | tag of 16 bytes )

`about` says what it is and whose, and must be said again to open it: one cannot be put in the place of another.
"""

from __future__ import annotations

import os
import secrets
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Final

from headwater.errors import SealError
from headwater.said import kept

END: Final = ".key"
_MARK: Final = "sealed:1:"
_SIZE: Final = 32
_NONCE: Final = 12
_LOST: Final = kept(
    "This was sealed under the key of another desk file or machine, which is not here. Put that key back beside the "
    "desk, or make anew what was sealed."
)


class SecretLost(SealError):
    """What was sealed cannot be opened: its key is not here."""


def place(desk: Path) -> Path:
    """Where the key of a desk lies: beside it, with its name and `.key`."""
    real = Path(os.path.realpath(desk))
    return real.with_name(real.name + END)


def read(desk: Path) -> bytes:
    """The key of a desk; nothing where there is none. `SealError` where it cannot be read, or is damaged."""
    path = place(desk)
    try:
        text = path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return b""
    except (OSError, UnicodeDecodeError) as error:
        raise SealError(f"{path}: the key of the desk cannot be read: {error}") from None
    return parsed(text, path)


def parsed(text: str, path: Path, what: str = "the key of a desk") -> bytes:
    """A key as its file has it: 64 hexadecimal digits. `SealError` where it is none; `what` is what it should be."""
    try:
        found = bytes.fromhex(text)
    except ValueError:
        found = b""
    if len(found) != _SIZE:
        raise SealError(f"{path}: this is not {what}, or it is damaged. Put back your copy of it.")
    return found


def made(desk: Path) -> bytes:
    """The key of a desk; it is made where there is none."""
    return read(desk) or _begun(desk)


def _begun(desk: Path) -> bytes:
    lay(desk, secrets.token_bytes(_SIZE))
    return read(desk)


def lay(desk: Path, key: bytes) -> None:
    """Lays a key beside a desk, never over one that is there. `SealError` where that cannot be."""
    path = place(desk)
    # Whole before it has its name: somebody else may look for it in this moment.
    part = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(key.hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
        _name(part, path)
    except OSError as error:
        raise SealError(f"{path}: the key of the desk cannot be made: {error.strerror}") from None
    finally:
        part.unlink(missing_ok=True)


def _name(part: Path, path: Path) -> None:
    try:
        os.link(part, path)
    except FileExistsError:
        return
    except OSError:
        # Disks of cameras and sticks (FAT) know no second name.
        if not path.exists():
            os.rename(part, path)


# Sealing


def is_sealed(text: str) -> bool:
    """True where this is something sealed."""
    return text.startswith(_MARK)


def seal(desk: Path, plain: str, *, about: str) -> str:
    """Seals some words under the key of a desk, which is made where there is none."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce = secrets.token_bytes(_NONCE)
    body = ChaCha20Poly1305(made(desk)).encrypt(nonce, plain.encode(), about.encode())
    return _MARK + b64encode(nonce + body).decode()


def unseal(desk: Path, sealed: str, *, about: str) -> str:
    """What was sealed. `SecretLost` where its key is not here, or it was changed or put in another's place."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    key = read(desk)
    if not key or not is_sealed(sealed):
        raise SecretLost(_LOST)
    try:
        body = b64decode(sealed.removeprefix(_MARK), validate=True)
        return ChaCha20Poly1305(key).decrypt(body[:_NONCE], body[_NONCE:], about.encode()).decode()
    except (InvalidTag, ValueError):
        raise SecretLost(_LOST) from None
