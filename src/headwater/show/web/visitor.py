"""Who asks: what a page may show them, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from fastapi import Request

Role = Literal["nobody", "subscriber", "reader", "reporter", "editor", "admin"]
"""What somebody may do, each all that those before may: `nobody` is not logged in and sees what is public;
`subscriber` sees what is published for subscribers, and nothing of the desk; `reader` reads the desk; `reporter` adds,
judges, writes; `editor` publishes, forgets, sees what others sealed for editors; `admin` keeps the accounts."""
ROLES: Final[tuple[Role, ...]] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Visitor:
    """`name` is under what name is kept what they do; "" where it has to be written. `account` is their account's id;
    None on a desk without accounts, which only this machine reaches: there whoever asks may do everything."""

    role: Role
    name: str = ""
    account: str | None = None

    def may(self, role: Role) -> bool:
        """True where they may do what `role` may."""
        return ROLES.index(self.role) >= ROLES.index(role)


ALONE: Final = Visitor("admin")


def visitor(request: Request) -> Visitor:
    """Who asks. The door (door.py) has found it out before any page is made."""
    found = getattr(request.state, "visitor", ALONE)
    return found if isinstance(found, Visitor) else ALONE
