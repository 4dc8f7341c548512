"""Passwords: which will do, what is kept of one, and whether it was this one.

Kept is argon2id at 64 MiB in three passes (RFC 9106, the second recommended choice; argon2-cffi's own default) with its
parameters beside it: when these rise, a password is hashed anew the next time that it is given. It takes some 0.1
seconds of a core and that much memory, so no more than `AT_ONCE` are looked at together, and few may wait.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Final

from headwater import lexicon
from headwater.errors import DeskBusy, DeskError
from headwater.said import kept

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST: Final = 12
LONGEST: Final = 1000
"""Characters. Four words by lot have some twenty; NIST SP 800-63B asks for eight beside a second factor, for fifteen
without one, and that nothing be asked of their kinds."""
AT_ONCE: Final = 2
_WAITING: Final = 8
_ROWS: Final = ("01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "йцукенгшщзхъ", "фывапролджэ")
_SHORT: Final = kept(
    "A password needs 12 characters at least. Four or five words that have nothing to do with each other do well."
)
_LONG: Final = kept("A password may have 1000 characters at most.")
_GUESSED: Final = kept(
    "This is among the first that anybody guesses. Take four or five words that have nothing to do with each other."
)
_NAMED: Final = kept("The password must not be made of the name of the account.")
_BUSY: Final = kept("Too many are logging in just now. Try again in some seconds.")
_places = threading.BoundedSemaphore(AT_ONCE)
_queue = threading.BoundedSemaphore(AT_ONCE + _WAITING)


def check(password: str, name: str) -> None:
    """`DeskError` with what is wrong with a password that somebody of this name wants."""
    plain = _plain(password)
    if len(plain) < SHORTEST:
        raise DeskError(_SHORT)
    if len(plain) > LONGEST:
        raise DeskError(_LONG)
    letters = "".join(c for c in plain.casefold() if c.isalpha())
    own = "".join(c for c in _plain(name).casefold() if c.isalpha())
    if len(own) > 2 and letters and not letters.replace(own, ""):
        raise DeskError(_NAMED)
    if _few(plain) or _in_a_row(plain.casefold()) or (letters and _once(letters) in _hopeless()):
        raise DeskError(_GUESSED)


def _few(plain: str) -> bool:
    """Hardly a sign that is not there already: "aaaaaaaaaaaa", "121212121212"."""
    return len(set(plain.casefold())) < 5


def _in_a_row(plain: str) -> bool:
    """Most of it lies side by side on a keyboard, or in the alphabet."""
    pairs = {row[i : i + 2] for row in (*_ROWS, *(row[::-1] for row in _ROWS)) for i in range(len(row) - 1)}
    return sum(plain[i : i + 2] in pairs for i in range(len(plain) - 1)) > 0.7 * (len(plain) - 1)


@cache
def _hopeless() -> frozenset[str]:
    """Words that are guessed first, in letters alone (data/passwords.toml)."""
    return frozenset(lexicon.shared("passwords")["words"])


def _once(letters: str) -> str:
    """A word that is written several times, once."""
    at = (letters + letters).find(letters, 1)
    return letters[:at]


def hashed(password: str) -> str:
    """What is kept of a password."""
    with _place():
        return _hasher().hash(_plain(password))


def matches(hash: str | None, password: str) -> bool:
    """True where it is this password. Where there is none it takes as long to say so."""
    from argon2.exceptions import InvalidHashError, VerificationError

    with _place():
        nobodys = _nobodys()  # made at the first password of all, not at the first name that is nobody's
        try:
            return _hasher().verify(hash or nobodys, _plain(password)) and hash is not None
        except (VerificationError, InvalidHashError):
            return False


def outdated(hash: str) -> bool:
    """True where it was made with lesser parameters than ours today."""
    return _hasher().check_needs_rehash(hash)


def _plain(password: str) -> str:
    """The same however a keyboard puts its letters together (NIST SP 800-63B, 3.1.1.2)."""
    return unicodedata.normalize("NFKC", password)


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobodys() -> str:
    """The hash of a password that nobody has."""
    import secrets

    return _hasher().hash(secrets.token_urlsafe(32))


@contextmanager
def _place() -> Iterator[None]:
    if not _queue.acquire(blocking=False):
        raise DeskBusy(_BUSY)
    try:
        with _places:
            yield
    finally:
        _queue.release()
