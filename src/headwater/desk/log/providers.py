"""Who an account is at another provider. Neither names nor addresses are kept there, only hashes of them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from headwater.desk.accounts import people
from headwater.desk.log import chain
from headwater.desk.log.factor_tables import identities
from headwater.desk.log.factors import new_id
from headwater.desk.stamps import stamp
from headwater.errors import DeskError


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is at a provider; `come`: they have logged in by it."""

    id: str
    issuer: str
    come: bool
    made: str


def of(connection: Connection, account: str) -> list[Identity]:
    """The identities of an account."""
    i = identities.c
    rows = connection.execute(select(identities).where(i.account == account).order_by(i.made))
    return [Identity(row.id, row.issuer, row.subject is not None, row.made) for row in rows]


def account_of(connection: Connection, subject: str) -> str | None:
    """Whose identity it is; None where it is nobody's."""
    return connection.execute(select(identities.c.account).where(identities.c.subject == subject)).scalar()


def expected(connection: Connection, issuer: str, email: str, subject: str) -> str | None:
    """The account that awaits somebody with this address there: it is theirs from now on. None where none does."""
    i = identities.c
    where = (i.issuer == issuer) & (i.email == email) & i.subject.is_(None)
    row = connection.execute(select(i.id, i.account).where(where)).first()
    if row is None:
        return None
    connection.execute(update(identities).where(i.id == row.id).values(subject=subject, email=None))
    chain.enter(connection, "identity linked", people.of(connection, row.account).name, row.account)
    return str(row.account)


def link(
    connection: Connection, account: str, issuer: str, by: str, *, subject: str | None = None, email: str | None = None
) -> None:
    """An account has this identity, or awaits whoever comes with this address. `DeskError` where another one does."""
    people.of(connection, account)
    i = identities.c
    taken = select(i.account).where(i.subject == subject if subject else (i.issuer == issuer) & (i.email == email))
    owner = connection.execute(taken).scalar()
    if owner == account:
        return
    if owner is not None:
        raise DeskError("This identity belongs to another account.")
    row = {"id": new_id(), "account": account, "issuer": issuer, "subject": subject, "email": email, "made": stamp()}
    connection.execute(insert(identities), row)
    chain.enter(connection, "identity linked" if subject else "identity expected", by, account)


def unlink(connection: Connection, account: str, id: str, by: str) -> None:
    """It is theirs no longer. `DeskError` where it is the only thing that they can log in with."""
    i = identities.c
    if not connection.execute(delete(identities).where(i.account == account, i.id == id)).rowcount:
        raise DeskError("This was removed already.")
    chain.enter(connection, "identity removed", by, account)
    who = people.of(connection, account)
    if who.name == by and not who.password and not of(connection, account):
        raise DeskError("Set a password first: you could not log in any more.")
