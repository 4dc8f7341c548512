"""The log of what was done: each entry is bound to the one before it by a hash.

    hash = SHA-256 of the JSON array [n, at, kind, who, about, said, previous]

`previous` is the hash of the entry before, 64 zeros for the first. So an entry cannot be changed, removed, put in
between or moved without every later hash being made anew; and a chain that was made anew whole does not have the hash
that somebody wrote down elsewhere (`headwater log head`). docs/decisions/0112.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, insert, select, text

from headwater.desk.log.log_tables import GUARDS, entries
from headwater.desk.stamps import stamp

ORIGIN: Final = "0" * 64
"""What stands before the first entry."""
_MOST: Final = 50
"""Places that are told of one chain: a chain whose first entry was changed is not right at any later place."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done: when, of what kind, by whom, to what; `said` are further words, never confidential."""

    n: int
    at: str
    kind: str
    who: str
    about: str
    said: Mapping[str, str]
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the chain does not hold: `n` is the entry's number, 0 where it is of none."""

    n: int
    what: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: how many entries there are, the last one's hash, the places where the chain breaks.

    `since` is the number of the entry that has the hash which was asked for.
    """

    entries: int
    head: str
    breaks: tuple[Break, ...]
    since: int | None = None

    @property
    def whole(self) -> bool:
        """True where nothing was changed, removed, inserted or moved, so far as the log itself can tell."""
        return not self.breaks


_LAST: Final = select(entries.c.n, entries.c.hash).order_by(entries.c.n.desc()).limit(1)
_ADD: Final = insert(entries)


def enter(connection: Connection, kind: str, who: str, about: str = "", said: Mapping[str, str] | None = None) -> None:
    """Adds an entry, within the transaction of what it tells of.

    `kind` is a short word for what was done (`dossier exported`), `about` the id of what it was done to. `said` must
    hold nothing that is confidential: no text of a note, no word of an article, no secret.
    """
    last = connection.execute(_LAST).first()
    n, previous = (last.n + 1, last.hash) if last else (1, ORIGIN)
    row = {"n": n, "at": stamp(), "kind": _clean(kind), "who": _clean(who), "about": _clean(about)}
    row |= {"said": canonical(said or {}), "previous": previous}
    connection.execute(_ADD, row | {"hash": _hash(row)})


def head(connection: Connection) -> str:
    """The hash of the last entry; that of the origin where there is none."""
    last = connection.execute(_LAST).first()
    return last.hash if last else ORIGIN


def page(connection: Connection, wanted: Mapping[str, str], *, before: int | None, limit: int) -> list[Entry]:
    """The entries whose `kind`, `who` and `about` are as wanted, those before number `before`, the latest first."""
    query = select(entries)
    for name in ("kind", "who", "about"):
        if wanted.get(name):
            query = query.where(entries.c[name] == wanted[name])
    if before is not None:
        query = query.where(entries.c.n < before)
    return [_entry(row) for row in connection.execute(query.order_by(entries.c.n.desc()).limit(limit))]


def names(connection: Connection, column: str) -> list[str]:
    """What stands in this column (`kind`, `who`), each once: from one to the next by its index, not row by row."""
    found: list[str] = []
    at = entries.c[column]
    query: Select[Any] = select(at).order_by(at).limit(1)
    row = connection.execute(query).first()
    while row:
        found.append(row[0])
        row = connection.execute(query.where(at > row[0])).first()
    return [name for name in found if name]


def check(connection: Connection, since: str | None = None) -> Checked:
    """Goes through the whole chain. `since`: a hash that was written down; it must be that of an entry."""
    breaks, n, previous, at = _unguarded(connection), 0, ORIGIN, None
    if since == ORIGIN:
        at = 0
    for row in connection.execution_options(yield_per=1000).execute(select(entries).order_by(entries.c.n)):
        breaks += list(_wrong(row, n + 1, previous)) if len(breaks) < _MOST else ()
        n, previous = row.n, row.hash
        at = n if row.hash == since else at
    if since is not None and at is None:
        breaks.append(Break(0, f"no entry has the hash {since}: what it stood for was changed or removed"))
    return Checked(n, previous, tuple(breaks), at)


def _wrong(row: Row[Any], n: int, previous: str) -> Iterator[Break]:
    if row.n != n:
        yield Break(row.n, f"follows on entry {n - 1}: {row.n - n} removed in between" if row.n > n else "out of order")
    if row.previous != previous:
        yield Break(row.n, "does not follow on the entry before it: one was removed, inserted, changed or moved here")
    fields = {name: getattr(row, name) for name in ("n", "at", "kind", "who", "about", "said", "previous")}
    if row.hash != _hash(fields):
        yield Break(row.n, "does not say what it said when it was made")


def _unguarded(connection: Connection) -> list[Break]:
    """The triggers that refuse changes must be there: who took one away meant to change something."""
    if connection.dialect.name != "sqlite":
        query = text("SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'")
    else:
        query = text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    there = set(connection.execute(query).scalars())
    return [
        Break(0, f"the database no longer guards the log ({name} is missing)") for name in GUARDS if name not in there
    ]


def canonical(said: Mapping[str, str]) -> str:
    """As JSON in one way only: names in order, no white space, nothing escaped that need not be."""
    row = {_clean(name): _clean(value) for name, value in said.items()}
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _hash(row: Mapping[str, Any]) -> str:
    values = [row[name] for name in ("n", "at", "kind", "who", "about", "said", "previous")]
    return hashlib.sha256(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _clean(value: str) -> str:
    """Without half letters (lone surrogates), which no file can hold."""
    return value.encode("utf-8", "replace").decode()


def _entry(row: Row[Any]) -> Entry:
    return Entry(row.n, row.at, row.kind, row.who, row.about, json.loads(row.said), row.previous, row.hash)
