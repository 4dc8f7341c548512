"""Who asks: what a page may show them, and what they may do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final, Literal, get_args

from fastapi import Request

from headwater.desk.accounts.rows import Session

Role = Literal["nobody", "subscriber", "reader", "reporter", "editor", "admin"]
"""What somebody may do, each all that those before may: `nobody` is not logged in and sees what is public;
`subscriber` sees what is published for subscribers, and nothing of the desk; `reader` reads the desk; `reporter` adds,
judges, writes; `editor` publishes, forgets, sees what others sealed for editors; `admin` keeps the accounts."""
ROLES: Final[tuple[Role, ...]] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Visitor:
    """`name` is under what name is kept what they do; "" where it has to be written. `account` is their account's id;
    None on a desk without accounts, which only this machine reaches: there whoever asks may do everything. `groups`
    are those of a subscriber. One whose last day is over is `nobody` with a name."""

    role: Role
    name: str = ""
    account: str | None = None
    groups: tuple[str, ...] = ()

    def may(self, role: Role) -> bool:
        """True where they may do what `role` may."""
        return ROLES.index(self.role) >= ROLES.index(role)


ALONE: Final = Visitor("admin")
NOBODY: Final = Visitor("nobody")


@dataclass(frozen=True, slots=True)
class Asking:
    """A request's visitor, with what the door knows beside: the `session`, its `token` (never to be shown), the word
    that is in the forms of its pages, and where the request came from. `program`: it came with a token, no cookie."""

    visitor: Visitor
    session: Session | None = None
    token: str = ""
    form_word: str = ""
    program: bool = False
    address: str = ""


_NONE: Final = Asking(NOBODY)
_ASKING: ContextVar[Asking] = ContextVar("asking", default=_NONE)


@contextmanager
def asks(asking: Asking) -> Iterator[None]:
    """Within this it is they who ask."""
    before = _ASKING.set(asking)
    try:
        yield
    finally:
        _ASKING.reset(before)


def asking() -> Asking:
    """Who asks what is answered just now. The door (door.py) has found it out before any page is made."""
    return _ASKING.get()


def visitor(_request: Request | None = None) -> Visitor:
    """Who asks."""
    return asking().visitor
