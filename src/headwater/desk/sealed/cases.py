"""Sealed cases as rows: bytes that the desk cannot read, kept and given out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from headwater.desk.log import chain
from headwater.desk.sealed.sealed_tables import sealed_cases, sealed_keys
from headwater.desk.stamps import stamp
from headwater.errors import DeskError
from headwater.said import kept

MOVED = kept("Somebody else changed this case meanwhile. Nothing was kept; look at it again.")


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """The key of a case, sealed under a passphrase or a recovery key; `n` is its number in the case."""

    n: int
    kind: Literal["passphrase", "recovery"]
    body: bytes


@dataclass(frozen=True, slots=True)
class CaseRow:
    """What anybody may know of a case who can read the desk file. `size` is padded; `made`, `changed` are months."""

    id: str
    owner: str
    shared: bool
    made: str
    changed: str
    size: int


@dataclass(frozen=True, slots=True)
class SealedCase:
    """A case as it is kept: `mark` tells whether it was sealed anew since it was read."""

    row: CaseRow
    mark: str
    body: bytes
    keys: tuple[WrappedKey, ...]


def rows(connection: Connection) -> list[CaseRow]:
    """The cases, without what is sealed in them."""
    t = sealed_cases.c
    query: Select[Any] = select(t.id, t.owner, t.shared, t.made, t.changed, func.length(t.body).label("size"))
    return [_row(row) for row in connection.execute(query.order_by(t.made, t.id))]


def one(connection: Connection, id: str) -> SealedCase | None:
    """A case; None where there is none of that name."""
    t = sealed_cases.c
    row = connection.execute(select(sealed_cases, func.length(t.body).label("size")).where(t.id == id)).first()
    if row is None:
        return None
    k = sealed_keys.c
    keys = connection.execute(select(k.n, k.kind, k.body).where(k.case == id).order_by(k.n))
    return SealedCase(_row(row), row.mark, row.body, tuple(WrappedKey(*key) for key in keys))


def keep(connection: Connection, case: SealedCase, who: str) -> None:
    """Keeps a new case."""
    row = case.row
    values = {"id": row.id, "owner": row.owner, "shared": row.shared, "mark": case.mark, "body": case.body}
    month = stamp()[:7]
    connection.execute(insert(sealed_cases), values | {"made": month, "changed": month})
    _keep_keys(connection, row.id, case.keys)
    chain.enter(connection, "case made", who, row.id)


def replace(
    connection: Connection, before: SealedCase, mark: str, body: bytes, keys: Sequence[WrappedKey], who: str
) -> None:
    """Keeps a case sealed anew in the place of what was read. `DeskError` where it is another one by now."""
    t, id = sealed_cases.c, before.row.id
    values = {"mark": mark, "body": body, "changed": stamp()[:7]}
    done = connection.execute(update(sealed_cases).where(t.id == id, t.mark == before.mark).values(values))
    if not done.rowcount:
        raise DeskError(MOVED)
    if tuple(keys) != before.keys:
        _keep_keys(connection, id, keys)
        chain.enter(connection, "case keys changed", who, id)
    else:
        chain.enter(connection, "case sealed", who, id)


def share(connection: Connection, id: str, who: str, *, shared: bool) -> None:
    """Lets editors try to open a case, or no longer."""
    connection.execute(update(sealed_cases).where(sealed_cases.c.id == id).values(shared=shared))
    chain.enter(connection, "case shared" if shared else "case no longer shared", who, id)


def remove(connection: Connection, id: str) -> bool:
    """Lets go of a case; whether there was one."""
    connection.execute(delete(sealed_keys).where(sealed_keys.c.case == id))
    return bool(connection.execute(delete(sealed_cases).where(sealed_cases.c.id == id)).rowcount)


def _keep_keys(connection: Connection, id: str, keys: Sequence[WrappedKey]) -> None:
    connection.execute(delete(sealed_keys).where(sealed_keys.c.case == id))
    connection.execute(
        insert(sealed_keys), [{"case": id, "n": key.n, "kind": key.kind, "body": key.body} for key in keys]
    )


def _row(row: Row[Any]) -> CaseRow:
    return CaseRow(row.id, row.owner, row.shared, row.made, row.changed, row.size)
