"""Sessions and links in the database. What a browser or a letter has is never here, only its SHA-256."""

from __future__ import annotations

import secrets
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from headwater.desk.accounts import people
from headwater.desk.accounts.account_tables import accounts, invitations, sessions
from headwater.desk.accounts.rows import Account, Session
from headwater.desk.log import chain
from headwater.desk.stamps import stamp
from headwater.errors import DeskError

MOST: Final = 20
"""Sessions of one account; the one that was not used for longest gives way."""
_OWN: Final = [column.label(f"s_{column.name}") for column in sessions.c if column.name != "token"]
_FOUND: Final = select(*people.COLUMNS, *_OWN).join(sessions, sessions.c.account == accounts.c.id)


def _session(row: Row[Any]) -> Session:
    own = (row.s_made, row.s_used, row.s_ends, row.s_half, row.s_browser, row.s_proven)
    return Session(row.s_id, people.account(row), *own)


def found(connection: Connection, token: str, *, now: str, idle: str) -> Session | None:
    """The session, if it has not ended by `now`, was used since `idle`, and its account is not disabled."""
    row = connection.execute(_FOUND.where(sessions.c.token == token)).first()
    if row is None or row.s_ends <= now or row.s_used <= idle or row.disabled:
        return None
    return _session(row)


def begin(connection: Connection, account: str, token: str, *, ends: str, half: bool, browser: str, idle: str) -> None:
    """Somebody is logged in. What has ended of this account is cleared away. `DeskError` where it is disabled."""
    who = people.of(connection, account)
    if who.disabled:
        raise DeskError("This account is disabled.")
    now = stamp()
    over = or_(sessions.c.ends <= now, sessions.c.used <= idle)
    connection.execute(delete(sessions).where(sessions.c.account == account, over))
    # Half ones give way to half ones alone: a password without its second factor must log nobody out.
    own = select(sessions.c.token).where(sessions.c.account == account, sessions.c.half.is_(half))
    oldest = own.order_by(sessions.c.used.desc()).offset(MOST - 1)
    connection.execute(delete(sessions).where(sessions.c.token.in_(oldest.limit(-1).scalar_subquery())))
    row = {"token": token, "id": secrets.token_hex(6), "account": account, "made": now, "used": now, "ends": ends}
    row |= {"browser": browser[:60], "proven": "" if half else now}
    connection.execute(insert(sessions), row | {"half": half})
    if not half:
        connection.execute(update(accounts).where(accounts.c.id == account).values(seen=now[:10]))
        chain.enter(connection, "logged in", who.name, account)


def drop(connection: Connection, token: str) -> None:
    """The session is gone, and the log does not speak of it: it gave way to another one."""
    connection.execute(delete(sessions).where(sessions.c.token == token))


def use(connection: Connection, token: str) -> None:
    """It was used just now."""
    now = stamp()
    row = connection.execute(update(sessions).where(sessions.c.token == token).values(used=now).returning(sessions))
    if used := row.first():
        connection.execute(update(accounts).where(accounts.c.id == used.account).values(seen=now[:10]))


def prove(connection: Connection, account: str, id: str) -> None:
    """It was they: they gave their password, or a factor, once more."""
    where = (sessions.c.account == account) & (sessions.c.id == id)
    connection.execute(update(sessions).where(where).values(proven=stamp()))


def end(connection: Connection, token: str) -> None:
    """Logged out."""
    gone = connection.execute(delete(sessions).where(sessions.c.token == token).returning(sessions)).first()
    if gone:
        chain.enter(connection, "logged out", people.of(connection, gone.account).name, gone.account)


def end_one(connection: Connection, account: str, id: str, by: str) -> None:
    """One session of an account, by its name. `DeskError` where there is none."""
    where = (sessions.c.account == account) & (sessions.c.id == id)
    if not connection.execute(delete(sessions).where(where)).rowcount:
        raise DeskError("This session has ended already.")
    chain.enter(connection, "session ended", by, account)


def end_all(connection: Connection, account: str, by: str, *, but: str | None = None) -> int:
    """Every session of an account, but this one; how many there were."""
    people.of(connection, account)
    where = sessions.c.account == account
    if but:
        where &= sessions.c.token != but
    ended = connection.execute(delete(sessions).where(where)).rowcount
    if ended:
        chain.enter(connection, "sessions ended", by, account, {"sessions": str(ended)})
    return ended


def end_every(connection: Connection, by: str) -> int:
    """Every session of everybody, and every link: for a desk that was put back, where what has ended since goes on."""
    ended: int = connection.execute(delete(sessions)).rowcount + connection.execute(delete(invitations)).rowcount
    if ended:
        chain.enter(connection, "sessions ended", by, "", {"sessions": str(ended)})
    return ended


def of(connection: Connection, account: str, *, now: str, idle: str) -> list[Session]:
    """The sessions of an account that go on, the last used first."""
    going = (sessions.c.ends > now) & (sessions.c.used > idle)
    query = _FOUND.where(sessions.c.account == account, going).order_by(sessions.c.used.desc(), sessions.c.id)
    return [_session(row) for row in connection.execute(query)]


def invite(connection: Connection, account: str, token: str, by: str, *, ends: str) -> None:
    """A link by which the account's password is set, once; one that was made before is void."""
    who = people.of(connection, account)
    if who.disabled:
        raise DeskError("This account is disabled. Enable it first.")
    connection.execute(delete(invitations).where(invitations.c.account == account))
    row = {"account": account, "token": token, "made": stamp(), "made_by": by, "ends": ends}
    connection.execute(insert(invitations), row)
    chain.enter(connection, "link made", by, account)


def invited(connection: Connection, token: str, *, now: str) -> Account | None:
    """Whose password the link sets; None where it is void."""
    query = select(*people.COLUMNS).join(invitations).where(invitations.c.token == token, invitations.c.ends > now)
    row = connection.execute(query.where(accounts.c.disabled.is_(None))).first()
    return people.account(row) if row else None
