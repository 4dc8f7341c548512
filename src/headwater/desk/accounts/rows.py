"""Accounts and sessions as they are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

AccountRole = Literal["subscriber", "reader", "reporter", "editor", "admin"]
"""What an account may do; see show/web/visitor.py. Each may all that those before it may."""
ROLES: Final[tuple[AccountRole, ...]] = get_args(AccountRole)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may use the desk. `made`, `disabled`: times; `seen`: the day of the last visit; `until`: the last
    day on which they may do anything; `groups`: what a subscriber subscribes to; `password`: whether there is one."""

    id: str
    name: str
    role: AccountRole
    made: str
    made_by: str
    disabled: str | None = None
    seen: str | None = None
    until: str | None = None
    groups: tuple[str, ...] = ()
    password: bool = False

    def over(self, day: str) -> bool:
        """True where its last day is before `day` (2026-03-14)."""
        return self.until is not None and self.until < day


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is logged in. `half`: the second factor is awaited, and until it is given they may do nothing.
    `proven`: when they last gave a password or a factor, the login among these."""

    id: str
    account: Account
    made: str
    used: str
    ends: str
    half: bool
    browser: str
    proven: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """Until which day (2026-03-14) somebody may read, and in what groups they are."""

    until: str | None
    groups: tuple[str, ...] = ()
