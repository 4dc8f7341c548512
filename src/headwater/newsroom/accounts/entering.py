"""Logging in, and how a password is set: what the pages and the command line have in common."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from headwater.desk import by_lot
from headwater.desk.accounts.rows import Account, AccountRole, Session, Term
from headwater.desk.stamps import written
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.newsroom.accounts import factors, passwords, sessions, throttle
from headwater.said import kept

LINK: Final = timedelta(hours=48)
"""So long a link to set a password works."""
_WRONG: Final = kept("The name or the password is wrong, or the account is disabled.")
_OLD: Final = kept("The present password is wrong. Nothing was changed.")
_VOID: Final = kept(
    "This link does not work: it was used, it is too old, or another one was made since. Ask an admin for a new one."
)


class Refused(DeskError):
    """They are not let in. One sentence for whatever the reason is: nobody should learn whose account there is."""

    code = "refused"


@dataclass(frozen=True, slots=True)
class Entered:
    """The token for the browser; `half`: a second factor is still to be given."""

    token: str
    half: bool


def log_in(desk: Desk, name: str, password: str, *, address: str, browser: str = "", old: str = "") -> Entered:
    """Lets somebody in by a password. Raises `Refused`, or `throttle.TooOften`.

    Whether or not there is such an account, the same is done for as long: an attempt counted, a password compared.
    """
    throttle.attempt(desk, name, address)
    account, hash = desk.account_named(name) or (None, None)
    right = passwords.matches(hash if account and not account.disabled else None, password)
    if not (right and account and hash):
        raise Refused(_WRONG)
    throttle.forgive(desk, name, address)
    if passwords.outdated(hash):
        desk.rehash(account.id, hash, passwords.hashed(password))
    half = factors.needed(desk, account.id)
    return Entered(sessions.begin(desk, account.id, half=half, browser=browser, old=old), half)


def add(
    desk: Desk,
    name: str,
    role: AccountRole,
    by: str,
    *,
    password: str | None = None,
    first: bool = False,
    term: Term | None = None,
) -> Account:
    """A new account; without a password it needs a link (`link`). What is wrong with a password is said before. `term`:
    of one who subscribes."""
    hash = None
    if password is not None:
        passwords.check(password, name)
        hash = passwords.hashed(password)
    return desk.make_account(name, role, by, first=first, password=hash, term=term)


def set_password(desk: Desk, account: Account, password: str, by: str, *, keep_tokens: bool = False) -> int:
    """An admin sets it; ends their sessions, and the tokens of programs unless these are kept: how many of them."""
    passwords.check(password, account.name)
    return desk.set_password(account.id, passwords.hashed(password), by, keep_tokens=keep_tokens)


def change_password(
    desk: Desk, session: Session, old: str, new: str, *, address: str, keep_tokens: bool = False
) -> str:
    """Somebody changes their own; ends all their sessions and tokens, and begins this session anew: its token.

    The old one is asked for, no more often than at the login: who sits down at an open desk must not be able to take
    the account over. `keep_tokens`: programs are let in as before.
    """
    throttle.attempt(desk, session.account.name, address)
    if not passwords.matches(desk.password_of(session.account.id), old):
        raise Refused(_OLD)
    throttle.forgive(desk, session.account.name, address)
    set_password(desk, session.account, new, session.account.name, keep_tokens=keep_tokens)
    return sessions.renew(desk, session)


def link(desk: Desk, account: str, by: str) -> str:
    """A link by which somebody sets their password, once: its token, that nobody is told again."""
    token = secrets.token_urlsafe(24)
    desk.invite(account, by_lot.digest(token), by, ends=written(datetime.now(UTC) + LINK))
    return token


def invited(desk: Desk, token: str) -> Account:
    """Whose password a link sets. `Refused` where it is void."""
    found = desk.invited(by_lot.digest(token), now=written(datetime.now(UTC)))
    if found is None:
        raise Refused(_VOID)
    return found


def set_by_link(desk: Desk, token: str, password: str, *, keep_tokens: bool = False) -> Account:
    """Sets the password by a link, which is then void. Nobody is logged in by it: a second factor may be asked for."""
    account = invited(desk, token)
    passwords.check(password, account.name)
    hash, link = passwords.hashed(password), by_lot.digest(token)
    desk.set_password(account.id, hash, account.name, link=link, keep_tokens=keep_tokens)
    return account
