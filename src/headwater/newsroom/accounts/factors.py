"""Second factors: whether one is asked for, codes of an app (TOTP, RFC 6238), recovery codes.

A code holds for its half minute and the one before and after it, and is taken once, as is no code before it. Five may
be wrong, then each next try has to wait, 30 seconds and up to a quarter of an hour: with 3 codes in a million that
are right, whoever guesses has one chance in 3,500 in a day, and stands in the log. Recovery codes have 80 bits.
docs/decisions/0113.
"""

from __future__ import annotations

import hmac
import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from headwater.desk import by_lot
from headwater.desk.accounts.rows import Account, AccountRole
from headwater.desk.store import Desk
from headwater.errors import DeskError, SealError
from headwater.newsroom.accounts.throttle import FORGET, TooOften
from headwater.said import kept

STEP: Final = 30
"""Seconds of one code."""
WINDOW: Final = 1
"""Steps before and after the present one whose codes are taken: clocks differ, and typing takes a while."""
CODES: Final = 10
"""Recovery codes."""
_FREE: Final = 5
_FIRST: Final = timedelta(seconds=30)
_LONGEST: Final = timedelta(minutes=15)
_LETTERS: Final = "ABCDEFGHJKMNPQRSTVWXYZ0123456789"
"""Of Crockford's alphabet: none that is taken for another one; I, L, O are read as 1, 1, 0."""
_READ_AS: Final = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
LOST: Final = kept(
    "What your app makes its codes of cannot be opened here: the key of the desk is missing. Use a recovery code or a "
    "passkey, or ask an admin to take your second factor away, and set it up anew."
)
WRONG: Final = kept("This code is wrong, or it was used already. Wait for the next one.")
_MUST: Final = kept("Set up a second factor of your own first: you could not log in any more.")


class WrongFactor(DeskError):
    """It was not the right second factor."""

    code = "refused"


@dataclass(frozen=True, slots=True)
class App:
    """An app that is being set up: its secret, and the address that it reads out of the picture."""

    secret: str
    address: str


def needed(desk: Desk, account: str) -> bool:
    """True where a session of this account is only half one until a second factor was given (`sessions.complete`)."""
    found = desk.factors(account)
    return found.any or found.demanded


def demand(desk: Desk, role: AccountRole, by: Account | None, *, wanted: bool, name: str) -> None:
    """A role must have a second factor from now on, or need not; who has none and is logged in has to begin anew."""
    if wanted and by is not None and by.role == role and not desk.factors(by.id).any:
        raise DeskError(_MUST)
    desk.demand_factors(role, name, wanted=wanted)


def reset(desk: Desk, account: str, by: str) -> None:
    """Somebody has lost their second factors: all are taken away, and whoever is logged in is so no longer."""
    desk.reset_factors(account, by)


# An app


def new_app(name: str) -> App:
    """A secret of 160 bits (RFC 4226 asks for as many), not kept before a code of it was given."""
    import pyotp

    secret = pyotp.random_base32()
    return App(secret, pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="Headwater"))


def set_app(desk: Desk, account: Account, app: App, code: str, *, first: bool = False) -> list[str]:
    """Sets it up, where the code is right: recovery codes where they are the first, to be shown once.

    `first`: refused where there is a factor already, which would have to be asked for.
    """
    step = _step(app.secret, code, after=-1)
    if step is None:
        raise WrongFactor(WRONG)
    codes = [] if desk.factors(account.id).any else new_codes()
    desk.set_app(account.id, app.secret, step, [digest(code) for code in codes], account.name, first=first)
    return codes


def _step(secret: str, code: str, *, after: int, now: float | None = None) -> int | None:
    """The step that a code belongs to; None where it belongs to none that may be taken, or to one up to `after`."""
    import pyotp

    code = "".join(code.split())
    if not (code.isascii() and code.isdigit() and len(code) == 6):
        return None
    totp, at = pyotp.TOTP(secret, interval=STEP), int((time.time() if now is None else now) // STEP)
    # All are compared, whichever is right: how long it takes tells nothing.
    right = [n for n in range(at - WINDOW, at + WINDOW + 1) if hmac.compare_digest(totp.generate_otp(n), code)]
    return next((n for n in right if n > after), None)


# Recovery codes


def new_codes() -> list[str]:
    """As they are shown: "7K2M-Q0XD-4VTR-98HB"."""
    drawn = ("".join(secrets.choice(_LETTERS) for _ in range(16)) for _ in range(CODES))
    return ["-".join(code[i : i + 4] for i in range(0, 16, 4)) for code in drawn]


def renew_codes(desk: Desk, account: Account) -> list[str]:
    """New ones, to be shown once; those before are void. `DeskError` where there is no second factor to recover."""
    if not desk.factors(account.id).any:
        raise DeskError("Set up a second factor first.")
    codes = new_codes()
    desk.set_recovery_codes(account.id, [digest(code) for code in codes], account.name)
    return codes


def digest(code: str) -> str:
    """What is kept of one. It is 80 bits by lot, however it was typed."""
    plain = "".join(c for c in code.upper() if c.isalnum()).translate(_READ_AS)
    return by_lot.digest(plain)


# Asked for


def check(desk: Desk, account: Account, code: str) -> None:
    """Takes a code of the app, or a recovery code. Raises `WrongFactor`, or `TooOften` before it is looked at."""
    attempt(desk, account)
    if not (_recovers(desk, account, code) or _app_takes(desk, account, code)):
        desk.refused_factor(account.id, account.name)
        raise WrongFactor(WRONG)
    forgive(desk, account)


def _app_takes(desk: Desk, account: Account, code: str) -> bool:
    try:
        known = desk.app_secret(account.id)
    except SealError:
        raise WrongFactor(LOST) from None
    step = _step(known[0], code, after=known[1]) if known else None
    # Of two who come with one code at once, the desk lets one in.
    return step is not None and desk.take_step(account.id, step)


def _recovers(desk: Desk, account: Account, code: str) -> bool:
    plain = "".join(c for c in code if c.isalnum())
    return len(plain) == 16 and desk.take_recovery_code(account.id, digest(code), account.name)


def attempt(desk: Desk, account: Account, *, now: datetime | None = None) -> None:
    """Counts an attempt, as failed until it is forgiven. Raises `TooOften`."""
    now = now or datetime.now(UTC)
    until = desk.attempt([_key(account)], now=now, forget=FORGET, wait=_waits)
    if until is not None:
        raise TooOften(int((until - now).total_seconds()) + 1)


def forgive(desk: Desk, account: Account) -> None:
    """It was they."""
    desk.forgive([_key(account)])


def _key(account: Account) -> str:
    return f"2{account.id}"


def _waits(_: str, count: int) -> timedelta:
    return timedelta() if count < _FREE else min(_FIRST * 2 ** min(count - _FREE, 20), _LONGEST)
