"""Is it still they? Asked before anything is changed that opens a way in: who sits down at an open desk must not be
able to make a door of their own.

What opens one's own account or somebody else's at once (a factor, a token, a link that sets a password) asks each time.
What an admin does many times over (accounts, roles) asks where nothing was proven for ten minutes, login included.
docs/decisions/0130.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final, Literal

from headwater.desk.accounts.rows import Session
from headwater.desk.stamps import written
from headwater.desk.store import Desk
from headwater.newsroom.accounts import factors, passwords, throttle
from headwater.newsroom.accounts.entering import Refused
from headwater.said import kept

FRESH: Final = timedelta(minutes=10)
"""So long a proof counts where it is not asked for each time, and where there is nothing to ask for but a login."""
Asks = Literal["password", "code", ""]
_WRONG: Final = kept("The password is wrong. Nothing was changed.")
_ASKED: Final = kept("Confirm that it is you: write your password once more. Nothing was changed.")
_STALE: Final = kept("Log in anew to change this: your account has no password that could be asked for.")


def recent(session: Session, *, now: datetime | None = None) -> bool:
    """True where they gave their password or a factor in the last ten minutes."""
    return session.proven > written((now or datetime.now(UTC)) - FRESH)


def asks(desk: Desk, session: Session, *, again: bool = True) -> Asks:
    """What a form has to ask for: their password, a code of the app where they have no password, or nothing. `again`:
    also where it was given just now."""
    if not again and recent(session):
        return ""
    if session.account.password:
        return "password"
    return "code" if desk.factors(session.account.id).app else ""


def confirm(desk: Desk, session: Session, given: str, *, address: str, again: bool = True) -> None:
    """By the password; of an account that has none by a code of its second factor, else by a login of just now.

    `again`: a proof of the last ten minutes will not do. Raises `Refused`, `WrongFactor` or `TooOften`. Wrong ones
    count as at the login.
    """
    account = session.account
    if not again and not given and recent(session):
        return
    if account.password:
        if not given:
            raise Refused(_ASKED)
        throttle.attempt(desk, account.name, address)
        if not passwords.matches(desk.password_of(account.id), given):
            raise Refused(_WRONG)
        throttle.forgive(desk, account.name, address)
    elif desk.factors(account.id).app:
        factors.check(desk, account, given)
    elif not recent(session):
        raise Refused(_STALE)
    else:
        return
    desk.prove_session(account.id, session.id)
