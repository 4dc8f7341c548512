"""Cases opened and sealed: by a passphrase to the key of the case, by the key to what is in it.

Each case has a key of its own, made by chance, which is kept only wrapped: once for each passphrase, and once for a
recovery key if somebody asked for one. So a passphrase is changed without sealing the case anew. `renew` makes another
key: for when somebody who knew a passphrase must not read on.
"""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from headwater.config import Settings
from headwater.desk.sealed.cases import CaseRow, SealedCase, WrappedKey
from headwater.desk.store import Desk
from headwater.errors import DeskError, SealError, WrongPassphrase
from headwater.newsroom.sealed import keyfile, notes
from headwater.newsroom.sealed.notes import Case
from headwater.newsroom.sealed.seal import USUAL, Cost, seal, seal_with, unseal, unseal_with
from headwater.said import kept

SHORTEST: Final = 15
"""Characters of a passphrase: four or five plain words."""
MOST: Final = 8
"""Passphrases of one case: each wrong try costs as many derivations."""
_UNREADABLE: Final = re.compile(r"[\s-]+")
_WORD: Final = re.compile(r"k-[0-9a-f]{8}")


@dataclass(slots=True)
class Opened:
    """A case that was opened: its key, and what was sealed when it was read. `key` is overwritten by `close`."""

    sealed: SealedCase
    key: bytearray

    @property
    def id(self) -> str:
        """What the case is called in the clear."""
        return self.sealed.row.id

    def case(self) -> Case:
        """What is in it, unsealed for whoever asks, and kept nowhere."""
        plain = bytearray(unseal_with(bytes(self.key), self.sealed.body, about=_body(self.id)))
        try:
            return notes.unpacked(plain)
        finally:
            overwrite(plain)

    def close(self) -> None:
        """Overwrites the key."""
        overwrite(self.key)


def overwrite(buffer: bytearray) -> None:
    """Fills a buffer with zeros: what Python copied of it elsewhere before is not reached by that."""
    buffer[:] = bytes(len(buffer))


def make(
    desk: Desk, settings: Settings, title: str, passphrase: str, *, owner: str = "", who: str, cost: Cost = USUAL
) -> Opened:
    """Makes a case and seals it. `DeskError` for a passphrase that is too short."""
    id = f"k-{secrets.token_hex(4)}"
    key = bytearray(secrets.token_bytes(32))
    wrapped = _wrapped(id, 1, key, _strong(passphrase), keyfile.made(settings), cost)
    body = _sealed(id, key, Case(title))
    made = SealedCase(CaseRow(id, owner, False, "", "", len(body)), _mark(), body, (wrapped,))
    desk.keep_case(made, who)
    return Opened(_found(desk, id), key)


def open_(desk: Desk, settings: Settings, id: str, passphrase: str) -> Opened:
    """Opens a case with a passphrase or its recovery key; nothing is written.

    `WrongPassphrase`, or `SealError` where what is kept was changed.
    """
    sealed = _found(desk, id)
    key = _unwrapped(sealed, passphrase, keyfile.read(settings))
    opened = Opened(sealed, key)
    try:
        opened.case()
    except BaseException:
        opened.close()
        raise
    return opened


def again(desk: Desk, opened: Opened) -> Opened:
    """The case as it is on the desk by now, with the key that was unwrapped before."""
    return Opened(_found(desk, opened.id), opened.key)


def change(desk: Desk, opened: Opened, do: Callable[[Case], Case], *, who: str) -> Opened:
    """Seals a case anew with what `do` makes of it. `DeskError` where somebody changed it meanwhile."""
    before = opened.sealed
    body = _sealed(opened.id, opened.key, do(opened.case()))
    desk.reseal_case(before, _mark(), body, before.keys, who)
    return again(desk, opened)


def change_passphrase(
    desk: Desk, settings: Settings, opened: Opened, old: str, new: str, *, who: str, cost: Cost = USUAL
) -> Opened:
    """Another passphrase in the place of `old`; the others, and what is sealed, stay as they are."""
    n, _ = _opening(opened.sealed, old, keyfile.read(settings))
    wrapped = _wrapped(opened.id, n, opened.key, _strong(new), keyfile.made(settings), cost)
    return _with_keys(desk, opened, [wrapped if key.n == n else key for key in opened.sealed.keys], who)


def add_passphrase(desk: Desk, settings: Settings, opened: Opened, new: str, *, who: str, cost: Cost = USUAL) -> Opened:
    """One more passphrase, for somebody else."""
    keys = opened.sealed.keys
    if sum(key.kind == "passphrase" for key in keys) >= MOST:
        raise DeskError(kept("This case has as many passphrases as a case can have."))
    n = max(key.n for key in keys) + 1
    wrapped = _wrapped(opened.id, n, opened.key, _strong(new), keyfile.made(settings), cost)
    return _with_keys(desk, opened, [*keys, wrapped], who)


def add_recovery(desk: Desk, opened: Opened, *, who: str, cost: Cost = USUAL) -> tuple[Opened, str]:
    """A recovery key, to be written down on paper; one that there was before opens nothing any more.

    160 random bits: it needs no key file, so that it still opens the case when that is lost.
    """
    words = base64.b32encode(secrets.token_bytes(20)).decode()
    n = max(key.n for key in opened.sealed.keys) + 1
    wrapped = _wrapped(opened.id, n, opened.key, words, b"", cost, kind="recovery")
    keys = [key for key in opened.sealed.keys if key.kind != "recovery"]
    changed = _with_keys(desk, opened, [*keys, wrapped], who)
    return changed, "-".join(words[i : i + 4] for i in range(0, len(words), 4))


def renew(desk: Desk, settings: Settings, opened: Opened, passphrase: str, *, who: str, cost: Cost = USUAL) -> Opened:
    """Seals all of a case under another key, which this passphrase alone opens: all others are out, from now on."""
    key = bytearray(secrets.token_bytes(32))
    wrapped = _wrapped(opened.id, 1, key, _strong(passphrase), keyfile.made(settings), cost)
    desk.reseal_case(opened.sealed, _mark(), _sealed(opened.id, key, opened.case()), (wrapped,), who)
    opened.close()
    return Opened(_found(desk, opened.id), key)


def _found(desk: Desk, id: str) -> SealedCase:
    sealed = desk.sealed_case(id) if _WORD.fullmatch(id) else None
    if sealed is None:
        raise DeskError(kept("There is no such case on this desk."))
    return sealed


def _with_keys(desk: Desk, opened: Opened, keys: Sequence[WrappedKey], who: str) -> Opened:
    desk.reseal_case(opened.sealed, _mark(), opened.sealed.body, keys, who)
    return again(desk, opened)


def _unwrapped(sealed: SealedCase, passphrase: str, pepper: bytes) -> bytearray:
    return _opening(sealed, passphrase, pepper)[1]


def _opening(sealed: SealedCase, passphrase: str, pepper: bytes) -> tuple[int, bytearray]:
    """The number of the wrapped key that a passphrase opens, and the key."""
    refused: SealError = WrongPassphrase(kept("That is not the passphrase."))
    for wrapped in sealed.keys:
        asked = _UNREADABLE.sub("", passphrase).upper() if wrapped.kind == "recovery" else passphrase
        needs = b"" if wrapped.kind == "recovery" else pepper
        try:
            return wrapped.n, bytearray(unseal(wrapped.body, asked, about=_key(sealed.row.id, wrapped), pepper=needs))
        except WrongPassphrase as error:
            refused = error if type(refused) is WrongPassphrase and wrapped.kind == "passphrase" else refused
        except SealError as error:
            # What was changed, or lacks its key file, is told, unless another passphrase opens it.
            refused = error
    raise refused


def _wrapped(
    id: str,
    n: int,
    key: bytearray,
    secret: str,
    pepper: bytes,
    cost: Cost,
    kind: Literal["passphrase", "recovery"] = "passphrase",
) -> WrappedKey:
    empty = WrappedKey(n, kind, b"")
    body = seal(bytes(key), secret, about=_key(id, empty), pepper=pepper, cost=cost)
    return WrappedKey(n, kind, body)


def _sealed(id: str, key: bytearray, case: Case) -> bytes:
    plain = notes.packed(case)
    try:
        return seal_with(bytes(key), bytes(plain), about=_body(id))
    finally:
        overwrite(plain)


def _strong(passphrase: str) -> str:
    if len(passphrase) < SHORTEST or len(set(passphrase)) < 6:
        raise DeskError(
            kept("That passphrase is too easy to guess. Take five plain words that have nothing to do with each other.")
        )
    return passphrase


def _body(id: str) -> bytes:
    return f"headwater case {id}".encode()


def _key(id: str, wrapped: WrappedKey) -> bytes:
    return f"headwater case key {id} {wrapped.n} {wrapped.kind}".encode()


def _mark() -> str:
    return secrets.token_hex(16)
