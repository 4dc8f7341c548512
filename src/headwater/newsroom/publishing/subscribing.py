"""Who subscribes, by a token or by an account of the desk, and who somebody is when they read the site.

Both end with a day in the site's zone; after it they see what anybody sees, and are told so. Of an account only the
role `subscriber` counts here: who works on the desk does not log in at a public address.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from headwater.desk.accounts.rows import Account, Term
from headwater.desk.publishing import reach
from headwater.desk.publishing.reach import ANYBODY, Reader
from headwater.desk.publishing.subscribers import Tokened, is_token
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.newsroom.accounts import entering, factors, sessions, tokens
from headwater.newsroom.publishing import timing
from headwater.said import kept

BY_TOKEN: Final = "t."
BY_ACCOUNT: Final = "a."
"""What the secret in a browser begins with: which of both it is."""
_LONGEST: Final = 200
_WRONG: Final = kept("This is no name and password of a subscriber.")
_NO_FACTOR: Final = kept("This account must have a second factor, and has none yet. Ask for a token.")
_LATE: Final = kept("It took too long. Log in again.")


@dataclass(frozen=True, slots=True)
class Subscription:
    """Somebody who subscribes: `last` is the last day on which they may read, "" where there is none.

    `state`: `active`, `expired`, `ended`; `account`: logs in with a name and a password.
    """

    id: str
    name: str
    account: bool
    groups: tuple[str, ...]
    last: str
    state: Literal["active", "expired", "ended"]


# What editors do


def listed(desk: Desk, now: datetime) -> list[Subscription]:
    """All who subscribe, by name."""
    zone = desk.site().zone
    tokens = [_of_token(row, now, zone) for row in desk.subscribers()]
    accounts = [_of_account(each, now, zone) for each in desk.accounts("subscriber", limit=10_000)]
    return sorted([*tokens, *accounts], key=lambda each: (each.name.casefold(), each.id))


def one(desk: Desk, id: str, now: datetime) -> Subscription:
    """The one with this id. `DeskError` where there is none."""
    zone = desk.site().zone
    return _of_token(desk.subscriber(id), now, zone) if is_token(id) else _of_account(_account(desk, id), now, zone)


def add(desk: Desk, name: str, last: str, groups: Sequence[str], who: str, now: datetime) -> tuple[str, str]:
    """A new one by a token: the id, and the token, which is not kept."""
    return desk.add_subscriber(name, timing.end_of(timing.day(last), desk.site().zone), _groups(groups), who, now)


def add_account(desk: Desk, name: str, password: str, last: str, groups: Sequence[str], who: str) -> str:
    """A new one who logs in with a name and a password; the id of the account."""
    until, groups = timing.day(last).isoformat(), _groups(groups)
    return entering.add(desk, name, "subscriber", who, password=password, term=Term(until, groups)).id


def extend(desk: Desk, id: str, last: str, groups: Sequence[str] | None, who: str, now: datetime) -> None:
    """They may read through that day; `groups` None leaves them in those that they are in."""
    found = one(desk, id, now)
    wanted = found.groups if groups is None else _groups(groups)
    if found.account:
        desk.subscribe(id, timing.day(last).isoformat(), wanted, who, enable=found.state == "ended")
    else:
        desk.change_subscriber(id, timing.end_of(timing.day(last), desk.site().zone), wanted, who, now)


def end(desk: Desk, id: str, who: str, now: datetime) -> None:
    """They may read no longer, from this moment."""
    if one(desk, id, now).account:
        desk.disable_account(id, who)
    else:
        desk.end_subscriber(id, who, now)


# Who reads


def with_token(desk: Desk, token: str, now: datetime) -> Reader | None:
    """Who holds a token, of a subscriber or of a subscriber's account; None where it is nobody's."""
    if account := tokens.reading(desk, token[:_LONGEST]):
        return _account_reader(account, now, desk.site().zone) if account.role == "subscriber" else None
    found = desk.subscriber_with(token[:_LONGEST])
    return _reader(found, now) if found else None


def with_session(desk: Desk, secret: str, now: datetime) -> Reader | None:
    """Whose browser holds a secret; None where it is of no worth."""
    secret = secret[:_LONGEST]
    if secret.startswith(BY_TOKEN):
        found = desk.subscriber_reading(secret.removeprefix(BY_TOKEN), now)
        return _reader(found, now) if found else None
    if secret.startswith(BY_ACCOUNT):
        session = sessions.found(desk, secret.removeprefix(BY_ACCOUNT), now=now)
        if session and not session.half and session.account.role == "subscriber":
            return _account_reader(session.account, now, desk.site().zone)
    return None


def with_feed(desk: Desk, secret: str, now: datetime) -> Reader | None:
    """Whose feed a secret opens; None where it opens none."""
    id = desk.feed_of(secret[:_LONGEST])
    if id is None:
        return None
    try:
        if is_token(id):
            return _reader(desk.subscriber(id), now)
        account = _account(desk, id)
    except DeskError:
        return None
    return _account_reader(account, now, desk.site().zone)


def log_in(desk: Desk, name: str, password: str, *, address: str, old: str = "") -> str:
    """Logs an account in to the site: what the browser is to hold. Raises `Refused`, or `throttle.TooOften`.

    Where the account has a second factor that opens nothing before `second` was given its code.
    One sentence for all that is wrong: nobody should learn here who works on the desk.
    """
    before = old.removeprefix(BY_ACCOUNT) if old.startswith(BY_ACCOUNT) else ""
    account, _ = desk.account_named(name) or (None, None)
    # Who works on the desk is nobody here: no password of theirs is compared, and whoever tries their names makes
    # nobody wait at the desk. No account can have the name that is asked for instead: it takes as long, and is refused.
    name = name if account and account.role == "subscriber" else f"\x00{name}"
    try:
        entered = entering.log_in(desk, name, password, address=address, old=before)
    except entering.Refused:
        raise entering.Refused(_WRONG) from None
    # Passkeys belong to the address of the desk; codes are asked for here, and must have been set up there.
    if entered.half and not (account and desk.factors(account.id).any):
        sessions.end(desk, entered.token)
        raise entering.Refused(_NO_FACTOR)
    return BY_ACCOUNT + entered.token


def half(desk: Desk, secret: str, now: datetime) -> Account | None:
    """Whose browser holds a secret that opens nothing yet, as the code of a second factor is missing."""
    secret = secret[:_LONGEST]
    session = sessions.found(desk, secret.removeprefix(BY_ACCOUNT), now=now) if secret.startswith(BY_ACCOUNT) else None
    return session.account if session and session.half and session.account.role == "subscriber" else None


def second(desk: Desk, secret: str, code: str, now: datetime) -> str:
    """Takes a code of their app, or a recovery code: what the browser is to hold then.

    Raises `factors.WrongFactor`, `throttle.TooOften`, or `Refused` where it took too long.
    """
    account = half(desk, secret, now)
    if account is None:
        raise entering.Refused(_LATE)
    factors.check(desk, account, code[:_LONGEST])
    return BY_ACCOUNT + sessions.complete(desk, secret[:_LONGEST].removeprefix(BY_ACCOUNT))


def log_in_by_token(desk: Desk, token: str, now: datetime) -> str:
    """The same by a token."""
    found = desk.subscriber_with(token.strip()[:_LONGEST])
    if found is None:
        raise entering.Refused("This is no token of a subscriber.")
    return BY_TOKEN + desk.begin_reading(found.id, now)


def log_out(desk: Desk, secret: str) -> None:
    """What the browser holds is of no worth from now on."""
    if secret.startswith(BY_TOKEN):
        desk.end_reading(secret.removeprefix(BY_TOKEN))
    elif secret.startswith(BY_ACCOUNT):
        sessions.end(desk, secret.removeprefix(BY_ACCOUNT))


def _reader(found: Tokened, now: datetime) -> Reader:
    if found.active(now):
        return reach.subscribing(found.groups, subscriber=found.id, name=found.name)
    return Reader(ANYBODY.reaches, found.id, expired=True, name=found.name)


def _account_reader(account: Account, now: datetime, zone: str) -> Reader | None:
    if account.role != "subscriber" or account.disabled:
        return None
    if account.over(timing.today(now, zone)):
        return Reader(ANYBODY.reaches, account.id, expired=True, name=account.name)
    return reach.subscribing(account.groups, subscriber=account.id, name=account.name)


def _of_token(row: Tokened, now: datetime, zone: str) -> Subscription:
    state: Literal["active", "expired", "ended"] = "active" if row.active(now) else "ended" if row.ended else "expired"
    return Subscription(row.id, row.name, False, row.groups, timing.last_day(row.until, zone), state)


def _of_account(row: Account, now: datetime, zone: str) -> Subscription:
    over = row.over(timing.today(now, zone))
    state: Literal["active", "expired", "ended"] = "ended" if row.disabled else "expired" if over else "active"
    return Subscription(row.id, row.name, True, tuple(row.groups), row.until or "", state)


def _account(desk: Desk, id: str) -> Account:
    account = desk.account(id)
    if account.role != "subscriber":
        raise DeskError("There is no such subscriber.")
    return account


def _groups(groups: Sequence[str]) -> tuple[str, ...]:
    found = tuple(sorted({" ".join(each.split()).casefold() for each in groups} - {""}))
    if any(len(each) > 40 for each in found):
        raise DeskError("The name of a group may have at most 40 characters.")
    return found
