"""Second factors in the database. Each thing that may be done once is done by one statement that finds it undone."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from headwater.desk.accounts import people
from headwater.desk.accounts.account_tables import accounts
from headwater.desk.accounts.rows import AccountRole
from headwater.desk.log import chain
from headwater.desk.log.factor_tables import demands, passkeys, recovery_codes, totps
from headwater.desk.stamps import stamp
from headwater.errors import DeskError

MOST: Final = 10
"""Passkeys of one account."""


@dataclass(frozen=True, slots=True)
class Passkey:
    """A key in somebody's device: `uses` is how often it was used, as it says itself; `host` where it is good."""

    id: str
    account: str
    credential: str
    key: bytes
    uses: int
    name: str
    host: str
    transports: tuple[str, ...]
    synced: bool
    made: str
    used: str | None


@dataclass(frozen=True, slots=True)
class Factors:
    """What an account has: since when codes of an app, how many recovery codes that were not used, which passkeys;
    `demanded`: its role must have one."""

    app: str | None
    recovery: int
    passkeys: tuple[Passkey, ...]
    demanded: bool

    @property
    def any(self) -> bool:
        """True where a second factor is there to be asked for."""
        return bool(self.app or self.passkeys)


def of(connection: Connection, account: str) -> Factors:
    """The factors of an account."""
    t, r, d = totps.c, recovery_codes.c, demands.c
    app = connection.execute(select(t.made).where(t.account == account)).scalar()
    left = connection.execute(select(func.count()).where(r.account == account, r.used.is_(None))).scalar_one()
    demanded = select(d.role).join(accounts, accounts.c.role == d.role).where(accounts.c.id == account)
    return Factors(app, left, tuple(_keys(connection, account)), connection.execute(demanded).first() is not None)


def _check_first(connection: Connection, account: str, first: bool) -> None:
    if first and of(connection, account).any:
        raise DeskError("There is a second factor by now. Log in anew, and use it.")


# Codes of an app


def about_app(account: str) -> str:
    """What is sealed, and whose (sealed/desk_key.py)."""
    return f"app of {account}"


def secret(connection: Connection, account: str) -> tuple[str, int] | None:
    """The secret, sealed, and the step of the last code that was taken; None where there is none."""
    row = connection.execute(select(totps.c.secret, totps.c.step).where(totps.c.account == account)).first()
    return (row.secret, row.step) if row else None


def set_secret(
    connection: Connection, account: str, secret: str, step: int, codes: Sequence[str], by: str, *, first: bool
) -> None:
    """The app is set up, by its sealed secret; `codes` are the hashes of new recovery codes, none where those that
    there are still hold.

    `first`: only where there is no factor yet, as for somebody who is let in by a password alone to set one up.
    """
    _check_first(connection, account, first)
    connection.execute(delete(totps).where(totps.c.account == account))
    connection.execute(insert(totps).values(account=account, secret=secret, made=stamp(), step=step))
    chain.enter(connection, "factor added", by, account, {"factor": "app"})
    if codes:
        set_codes(connection, account, codes, by)


def take_step(connection: Connection, account: str, step: int) -> bool:
    """The code of this step is used up, with all before it; False where it was already."""
    where = (totps.c.account == account) & (totps.c.step < step)
    return connection.execute(update(totps).where(where).values(step=step)).rowcount == 1


# Recovery codes


def set_codes(connection: Connection, account: str, hashes: Sequence[str], by: str) -> None:
    """New recovery codes; those before are void."""
    connection.execute(delete(recovery_codes).where(recovery_codes.c.account == account))
    connection.execute(insert(recovery_codes), [{"account": account, "hash": h, "used": None} for h in hashes])
    chain.enter(connection, "recovery codes made", by, account)


def take_code(connection: Connection, account: str, hash: str, by: str) -> bool:
    """A recovery code is used up; False where there is none, or it was already."""
    r = recovery_codes.c
    where = (r.account == account) & (r.hash == hash) & r.used.is_(None)
    if connection.execute(update(recovery_codes).where(where).values(used=stamp()[:10])).rowcount != 1:
        return False
    chain.enter(connection, "recovery code used", by, account)
    return True


# Passkeys


def add_key(connection: Connection, key: Passkey, by: str, *, first: bool) -> None:
    """A passkey is set up; `first` as above. `DeskError` where it is there already, or there are too many."""
    _check_first(connection, key.account, first)
    p = passkeys.c
    if connection.execute(select(p.id).where(p.credential == key.credential)).first():
        raise DeskError("This passkey is set up already.")
    if len(_keys(connection, key.account)) >= MOST:
        raise DeskError("An account may have ten passkeys. Remove one first.")
    row = {name: getattr(key, name) for name in ("account", "credential", "key", "uses", "name", "host", "synced")}
    row |= {"id": key.id, "transports": list(key.transports), "made": stamp(), "used": None}
    connection.execute(insert(passkeys), row)
    chain.enter(connection, "factor added", by, key.account, {"factor": "passkey", "id": key.id})


def key(connection: Connection, credential: str) -> Passkey | None:
    """The passkey with this credential; None where there is none."""
    row = connection.execute(select(passkeys).where(passkeys.c.credential == credential)).first()
    return _key(row) if row else None


def any_keys(connection: Connection) -> bool:
    """True where somebody has a passkey."""
    return connection.execute(select(passkeys.c.id).limit(1)).first() is not None


def use_key(connection: Connection, id: str, *, before: int, uses: int) -> bool:
    """It was used; False where it was meanwhile, by somebody else."""
    where = (passkeys.c.id == id) & (passkeys.c.uses == before)
    done = connection.execute(update(passkeys).where(where).values(uses=uses, used=stamp()[:10]))
    return done.rowcount == 1


def _keys(connection: Connection, account: str) -> list[Passkey]:
    query = select(passkeys).where(passkeys.c.account == account).order_by(passkeys.c.made, passkeys.c.id)
    return [_key(row) for row in connection.execute(query)]


def _key(row: Row[Any]) -> Passkey:
    return Passkey(
        row.id,
        row.account,
        row.credential,
        row.key,
        row.uses,
        row.name,
        row.host,
        tuple(row.transports),
        row.synced,
        row.made,
        row.used,
    )


def new_id() -> str:
    """By which a passkey, a token, an identity is named on pages."""
    return secrets.token_hex(6)


# Removing


def remove(connection: Connection, account: str, factor: str, by: str) -> None:
    """Takes away the `app`, or a passkey by its id; with the last factor the recovery codes go. `DeskError` where there
    is no such one, and for the last factor of an account whose role must have one."""
    has = of(connection, account)
    gone = (
        delete(totps).where(totps.c.account == account)
        if factor == "app"
        else delete(passkeys).where(passkeys.c.account == account, passkeys.c.id == factor)
    )
    if not connection.execute(gone).rowcount:
        raise DeskError("This was removed already.")
    left = (has.app is not None) + len(has.passkeys) - 1
    if not left and has.demanded:
        raise DeskError("Your role must have a second factor. Set up another one before you remove this one.")
    said = {"factor": "app"} if factor == "app" else {"factor": "passkey", "id": factor}
    chain.enter(connection, "factor removed", by, account, said)
    if not left:
        connection.execute(delete(recovery_codes).where(recovery_codes.c.account == account))


def reset(connection: Connection, account: str, by: str) -> None:
    """Takes away every second factor of an account: its owner has lost them."""
    people.of(connection, account)
    for table in (totps, recovery_codes, passkeys):
        connection.execute(delete(table).where(table.c.account == account))
    chain.enter(connection, "factors reset", by, account)


# Roles that must have one


def demanded(connection: Connection) -> list[str]:
    """The roles that must have a second factor."""
    return list(connection.execute(select(demands.c.role).order_by(demands.c.role)).scalars())


def demand(connection: Connection, role: AccountRole, by: str, *, wanted: bool) -> None:
    """A role must have a second factor from now on, or need not."""
    there = role in demanded(connection)
    if there == wanted:
        return
    if wanted:
        connection.execute(insert(demands).values(role=role, made=stamp(), made_by=by))
    else:
        connection.execute(delete(demands).where(demands.c.role == role))
    chain.enter(connection, "second factor demanded" if wanted else "second factor no longer demanded", by, role)


def without(connection: Connection, role: AccountRole) -> list[str]:
    """The accounts of a role that have no second factor."""
    a = accounts.c
    query = select(a.id).where(a.role == role)
    query = query.where(a.id.not_in(select(totps.c.account)), a.id.not_in(select(passkeys.c.account)))
    return list(connection.execute(query.order_by(a.id)).scalars())
