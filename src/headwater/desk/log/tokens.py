"""Tokens of programs in the database: kept is the SHA-256 of each, never the token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from headwater.desk.accounts import people
from headwater.desk.accounts.account_tables import accounts
from headwater.desk.accounts.rows import Account
from headwater.desk.log import chain
from headwater.desk.log.factor_tables import tokens
from headwater.desk.stamps import stamp
from headwater.errors import DeskError

MOST: Final = 50
"""Tokens of one account that are good."""
_OWN: Final = [c.label(f"t_{c.name}") for c in tokens.c if c.name != "hash"]


@dataclass(frozen=True, slots=True)
class Token:
    """A token: what it may (newsroom/accounts/tokens.py), the last day on which it is good, the day of its last use;
    `ended`: somebody ended it."""

    id: str
    account: str
    name: str
    scopes: tuple[str, ...]
    made: str
    until: str
    used: str | None
    ended: str | None


def make(connection: Connection, token: Token, hash: str, by: str) -> None:
    """Keeps a new one. `DeskError` where there are too many, or its account is disabled."""
    if people.of(connection, token.account).disabled:
        raise DeskError("This account is disabled.")
    t = tokens.c
    good = select(t.id).where(t.account == token.account, t.ended.is_(None), t.until >= stamp()[:10])
    if len(connection.execute(good).all()) >= MOST:
        raise DeskError(f"An account may have {MOST} tokens. End one first.")
    row = {name: getattr(token, name) for name in ("id", "account", "name", "until")}
    row |= {"hash": hash, "scopes": list(token.scopes), "made": stamp(), "used": None, "ended": None}
    connection.execute(insert(tokens), row)
    said = {"token": token.id, "scopes": " ".join(token.scopes), "until": token.until}
    chain.enter(connection, "token made", by, token.account, said)


def of(connection: Connection, account: str) -> list[Token]:
    """The tokens of an account, the last made first; those that ended too."""
    query = select(*_OWN).where(tokens.c.account == account).order_by(tokens.c.made.desc(), tokens.c.id)
    return [_token(row) for row in connection.execute(query)]


def found(connection: Connection, hash: str, today: str) -> tuple[Token, Account] | None:
    """The token with this hash and whose it is; None where it ended, its day is past, or its account lets nobody in."""
    query = select(*people.COLUMNS, *_OWN).join(tokens, tokens.c.account == accounts.c.id)
    row = connection.execute(query.where(tokens.c.hash == hash)).first()
    if row is None or row.t_ended or row.t_until < today or row.disabled:
        return None
    return _token(row), people.account(row)


def use(connection: Connection, id: str, today: str) -> None:
    """It was used today."""
    connection.execute(update(tokens).where(tokens.c.id == id).values(used=today))


def end(connection: Connection, account: str, id: str, by: str) -> None:
    """It is good for nothing from now on. `DeskError` where there is none, or it ended before."""
    t = tokens.c
    where = (t.account == account) & (t.id == id) & t.ended.is_(None)
    if not connection.execute(update(tokens).where(where).values(ended=stamp())).rowcount:
        raise DeskError("There is no such token, or it has ended already.")
    chain.enter(connection, "token ended", by, account, {"token": id})


def end_all(connection: Connection, account: str, by: str) -> int:
    """Ends every token of an account; how many there were."""
    where = (tokens.c.account == account) & tokens.c.ended.is_(None)
    ended = connection.execute(update(tokens).where(where).values(ended=stamp())).rowcount
    if ended:
        chain.enter(connection, "tokens ended", by, account, {"tokens": str(ended)})
    return ended


def _token(row: Row[Any]) -> Token:
    return Token(
        row.t_id,
        row.t_account,
        row.t_name,
        tuple(row.t_scopes),
        row.t_made,
        row.t_until,
        row.t_used,
        row.t_ended,
    )
