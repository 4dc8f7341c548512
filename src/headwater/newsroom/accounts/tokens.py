"""Tokens for programs: who may what with one.

    published   reads what is published, as a subscriber does
    read        reads the desk, as a reader does
    add         adds articles, and follows what becomes of them
    export      takes exports

A scope never gives more than the token's account may now, nor lets into what is a person's own: no token makes tokens,
sets passwords or reaches second factors, cases, accounts. Its word has 256 bits drawn by lot; kept is its SHA-256. It
ends on a day, at most a year ahead. No cookie goes with it, and no word of a form is asked of it (decision 0114).
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, Literal, get_args

from headwater.desk.accounts.rows import ROLES, Account, AccountRole
from headwater.desk.by_lot import digest
from headwater.desk.log.factors import new_id
from headwater.desk.log.tokens import Token
from headwater.desk.store import Desk
from headwater.errors import DeskError

Scope = Literal["published", "read", "add", "export"]
SCOPES: Final[tuple[Scope, ...]] = get_args(Scope)
PREFIX: Final = "headwater_"
"""Before each token: so that one that was put somewhere by mistake is found, by people and by programs that look."""
LONGEST: Final = timedelta(days=366)
USUAL: Final = timedelta(days=90)
_NAME: Final = 60
_READS: Final = ("GET", "HEAD")
_ADDING: Final = ("/add", "/work", "/works")
_EXPORTS: Final = ("/export", "/exports")
_OWN: Final = ("/account", "/accounts", "/factors", "/invited", "/login", "/logout", "/log", "/cases", "/keeping")
"""What is a person's own, whatever role it takes."""


@dataclass(frozen=True, slots=True)
class Borne:
    """What a token is good for: it does what `account` may, and no more than `role` may. `fresh`: its use today is
    written down already."""

    account: Account
    role: AccountRole
    id: str = ""
    fresh: bool = True


def make(
    desk: Desk, account: Account, name: str, scopes: Sequence[str], until: date | None, by: str
) -> tuple[Token, str]:
    """A new token for this account, and its word, that nobody is told again. `DeskError` says what is wrong."""
    today = datetime.now(UTC).date()
    until = until or today + USUAL
    name = " ".join(name.split())
    if not name or len(name) > _NAME:
        raise DeskError(f"A token needs a name of at most {_NAME} characters: for which program it is.")
    wanted = tuple(scope for scope in SCOPES if scope in scopes)
    if not wanted or set(scopes) - set(SCOPES):
        raise DeskError(f"Say what the token may do: one or more of {', '.join(SCOPES)}.")
    if not today <= until <= today + LONGEST:
        raise DeskError("The last day of a token must be today or later, and at most a year ahead.")
    word = PREFIX + secrets.token_urlsafe(32)
    made = Token(new_id(), account.id, name, wanted, "", until.isoformat(), None, None)
    desk.make_token(made, digest(word), by)
    return made, word


def found(desk: Desk, token: str, *, method: str, path: str) -> Borne | None:
    """Whose token it is, for what is asked; None where it is worth nothing (there): the answer is 401."""
    today = _today()
    known = desk.token(digest(token), today) if token.startswith(PREFIX) else None
    if known is None or known[1].over(today):
        return None
    kept, account = known
    lent = [role for role in (_lends(scope, method, path) for scope in kept.scopes) if role]
    if not lent:
        return None
    role = min(max(lent, key=ROLES.index), account.role, key=ROLES.index)
    return Borne(account, role, kept.id, kept.used == today)


def reading(desk: Desk, token: str) -> Account | None:
    """Whose token it is, for a program that reads the site (scope `published`); None where it is not for that.

    The site only reads the desk: that the token was used is not written down there.
    """
    today = _today()
    known = desk.token(digest(token), today) if token.startswith(PREFIX) else None
    return known[1] if known and "published" in known[0].scopes else None


def use(desk: Desk, borne: Borne) -> None:
    """Writes down the day on which it was used."""
    desk.use_token(borne.id, _today())


def _lends(scope: str, method: str, path: str) -> AccountRole | None:
    """What a scope lets do at an address; None: nothing."""
    if _under(path, _OWN):
        return None
    reads = method in _READS
    if scope == "published" and reads:
        return "subscriber"
    if scope == "read" and reads and not _under(path, _EXPORTS):
        return "reader"
    if scope == "add" and _under(path, _ADDING):
        return "reporter"
    if scope == "export" and _under(path, _EXPORTS):
        return "reporter"
    return None


def _under(path: str, places: Sequence[str]) -> bool:
    return any(path == place or path.startswith((place + "/", place + ".")) for place in places)


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
