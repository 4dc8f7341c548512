"""Accounts in the database: made, changed, found. What must hold of all of them at once is seen to here.

As many processes may write, a rule such as "there is always an admin" holds only where it is looked at within the
transaction that might break it.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, exists, func, insert, select, update

from headwater.desk.accounts.account_tables import accounts, invitations, sessions
from headwater.desk.accounts.rows import ROLES, Account, AccountRole
from headwater.desk.log import chain
from headwater.desk.stamps import stamp
from headwater.errors import DeskError
from headwater.said import kept

LONGEST: Final = 80
"""Characters of a name, as of whoever judges (show/web/carried.py)."""
_COLUMNS: Final = [column for column in accounts.c if column.name not in ("folded", "password")]
COLUMNS: Final = (*_COLUMNS, accounts.c.password.is_not(None).label("has_password"))
"""All of an account but its password."""
_LAST_ADMIN: Final = kept("This is the last admin who can log in. Make another one first.")
_FIRST: Final = kept("The first account must be an admin's: nobody could make another one.")
_NO_NAME: Final = kept("An account needs a name, of 80 characters at most, without signs that cannot be seen.")
_NO_END: Final = kept("An admin's account cannot end on a day: nobody might be left to keep the desk.")


def account(row: Row[Any, *tuple[Any, ...]]) -> Account:
    """A row of `COLUMNS`."""
    return Account(
        row.id,
        row.name,
        row.role,
        row.made,
        row.made_by,
        row.disabled,
        row.seen,
        row.until,
        tuple(row.groups),
        bool(row.has_password),
    )


def folded(name: str) -> str:
    """By which an account is found."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def any_there(connection: Connection) -> bool:
    """True where there is an account."""
    return bool(connection.execute(select(exists().where(accounts.c.id.is_not(None)))).scalar())


def make(
    connection: Connection, name: str, role: AccountRole, by: str, *, password: str | None = None, first: bool = False
) -> str:
    """A new account; its id. `first`: only where there is none yet. `DeskError` says what is wrong."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not name or len(name) > LONGEST or any(unicodedata.category(c)[0] == "C" for c in name):
        raise DeskError(_NO_NAME)
    _check_role(role)
    if role != "admin" and not any_there(connection):
        raise DeskError(_FIRST)
    if first and any_there(connection):
        raise DeskError("There is an account already; log in, or ask its admin.")
    if connection.execute(select(accounts.c.id).where(accounts.c.folded == folded(name))).first():
        raise DeskError(f"There is an account of this name: {name}")
    id = "u" + secrets.token_hex(6)
    row: dict[str, Any] = {
        "id": id,
        "name": name,
        "folded": folded(name),
        "role": role,
        "password": password,
        "groups": [],
    }
    connection.execute(insert(accounts), row | {"made": stamp(), "made_by": by})
    chain.enter(connection, "account made", by, id, {"name": name, "role": role})
    return id


def of(connection: Connection, id: str) -> Account:
    """The account with this id. `DeskError` where there is none."""
    row = connection.execute(select(*COLUMNS).where(accounts.c.id == id)).first()
    if row is None:
        raise DeskError("There is no such account.")
    return account(row)


def named(connection: Connection, name: str) -> tuple[Account, str | None] | None:
    """The account of this name and its password's hash; None where there is none."""
    row = connection.execute(select(*COLUMNS, accounts.c.password).where(accounts.c.folded == folded(name))).first()
    return (account(row), row.password) if row else None


def password(connection: Connection, id: str) -> str | None:
    """The hash of the password of an account; None where there is none."""
    return connection.execute(select(accounts.c.password).where(accounts.c.id == id)).scalar()


def all_(connection: Connection, role: str = "", limit: int = 100, offset: int = 0) -> list[Account]:
    """The accounts by name, those of one role where it is named."""
    query = select(*COLUMNS).order_by(accounts.c.folded).limit(limit).offset(offset)
    if role:
        query = query.where(accounts.c.role == role)
    return [account(row) for row in connection.execute(query)]


def count(connection: Connection, role: str = "") -> int:
    """How many there are."""
    query = select(func.count()).select_from(accounts)
    return connection.execute(query.where(accounts.c.role == role) if role else query).scalar_one()


def set_role(connection: Connection, id: str, role: AccountRole, by: str) -> None:
    """They may do this from now on. Whoever is logged in with it is so no longer. `DeskError` for the last admin."""
    _check_role(role)
    was = of(connection, id)
    if was.role == role:
        return
    if role == "admin" and was.until:
        raise DeskError(_NO_END)
    _needed(connection, was)
    connection.execute(update(accounts).where(accounts.c.id == id).values(role=role))
    connection.execute(delete(sessions).where(sessions.c.account == id))
    chain.enter(connection, "role changed", by, id, {"from": was.role, "to": role})


def set_password(connection: Connection, id: str, hash: str, by: str, *, link: str | None = None) -> None:
    """The password is another one; links to set it are void, and whoever is logged in is so no longer.

    `link`: the hash of the link that it was set by. `DeskError` where that is void by now.
    """
    of(connection, id)
    gone = connection.execute(delete(invitations).where(invitations.c.account == id).returning(invitations.c.token))
    if link is not None and link not in gone.scalars().all():
        raise DeskError("This link has been used, or another one was made since. Ask an admin for a new one.")
    connection.execute(update(accounts).where(accounts.c.id == id).values(password=hash))
    connection.execute(delete(sessions).where(sessions.c.account == id))
    chain.enter(connection, "password set", by, id)


def rehash(connection: Connection, id: str, old: str, new: str) -> None:
    """The same password, hashed with other parameters; nothing where it was changed meanwhile."""
    where = (accounts.c.id == id) & (accounts.c.password == old)
    connection.execute(update(accounts).where(where).values(password=new))


def disable(connection: Connection, id: str, by: str, *, disabled: bool = True) -> None:
    """They are let in no longer, at once; or again. `DeskError` for the last admin."""
    was = of(connection, id)
    if bool(was.disabled) == disabled:
        return
    if disabled:
        _needed(connection, was)
    connection.execute(update(accounts).where(accounts.c.id == id).values(disabled=stamp() if disabled else None))
    connection.execute(delete(sessions).where(sessions.c.account == id))
    connection.execute(delete(invitations).where(invitations.c.account == id))
    chain.enter(connection, "account disabled" if disabled else "account enabled", by, id)


def subscribe(connection: Connection, id: str, until: str | None, groups: Sequence[str], by: str) -> None:
    """Until which day they may do anything, and what groups they are in."""
    was = of(connection, id)
    if until and was.role == "admin":
        raise DeskError(_NO_END)
    named = sorted({" ".join(group.split()) for group in groups if group.strip()})
    if len(named) > 50 or any(len(group) > LONGEST for group in named):
        raise DeskError("An account may be in 50 groups at most, each with a name of 80 characters at most.")
    if (until or None) == was.until and tuple(named) == was.groups:
        return
    connection.execute(update(accounts).where(accounts.c.id == id).values(until=until or None, groups=named))
    chain.enter(connection, "subscription changed", by, id, {"until": until or ""})


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise DeskError(f"There is no role {role!r}: it is one of {', '.join(ROLES)}.")


def _needed(connection: Connection, was: Account) -> None:
    """Refuses to take away the last admin who can log in."""
    if was.role != "admin" or was.disabled:
        return
    others = (accounts.c.role == "admin") & accounts.c.disabled.is_(None) & (accounts.c.id != was.id)
    able = others & accounts.c.password.is_not(None)
    # Where nobody has a password (accounts of a provider), whoever else is an admin will do.
    if not connection.execute(select(exists().where(able if was.password else others))).scalar():
        raise DeskError(_LAST_ADMIN)
