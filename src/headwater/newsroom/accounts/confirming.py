"""Is it still they? Asked before anything is changed by which one logs in: who sits down at an open desk must not be
able to make a door of their own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from headwater.desk.accounts.rows import Session
from headwater.desk.stamps import written
from headwater.desk.store import Desk
from headwater.newsroom.accounts import factors, passwords, throttle
from headwater.newsroom.accounts.entering import Refused
from headwater.said import kept

FRESH: Final = timedelta(minutes=10)
"""So long after it was begun a session counts as a login of just now, where there is nothing else to ask for."""
_WRONG: Final = kept("The password is wrong. Nothing was changed.")
_STALE: Final = kept("Log in anew to change this: your account has no password that could be asked for.")


def confirm(desk: Desk, session: Session, given: str, *, address: str) -> None:
    """By the password; of an account that has none by a code of its second factor, else by a login of just now.

    Raises `Refused`, `WrongFactor` or `TooOften`. Wrong ones count as at the login.
    """
    account = session.account
    if account.password:
        throttle.attempt(desk, account.name, address)
        if not passwords.matches(desk.password_of(account.id), given):
            raise Refused(_WRONG)
        throttle.forgive(desk, account.name, address)
    elif desk.factors(account.id).app:
        factors.check(desk, account, given)
    elif session.made < written(datetime.now(UTC) - FRESH):
        raise Refused(_STALE)
