"""Whether what the desk keeps is still what it kept: hashes, readings, references, the log, SQLite's own check."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, select

from headwater import contract
from headwater.desk import schema
from headwater.desk.adding import GONE, fingerprint, unpack
from headwater.desk.log import chain
from headwater.desk.readings import clean
from headwater.desk.sealed.lost import lost
from headwater.desk.sealed.sealed_tables import sealed_cases, sealed_keys

_SEALED = b"HWSEALED"


@dataclass(frozen=True, slots=True)
class Checking:
    """A step of a check: `done` of `total` of what is named by `what`; `wrong` says what does not hold, if it does not.

    `about` is the id of what is wrong.
    """

    what: str
    done: int
    total: int
    wrong: str = ""
    about: str = ""


def check(connection: Connection) -> Iterator[Checking]:
    """Looks at everything, a step at a time, all of it as it stood at one moment."""
    yield from _database(connection)
    yield from _log(connection)
    yield from _captures(connection)
    yield from _versions(connection)
    yield from _cases(connection)


def secrets(connection: Connection, desk: Path) -> Iterator[Checking]:
    """Whether the secrets that the desk itself must read can be opened here; nothing where there are none."""
    found = lost(connection, desk)
    wrong = "sealed under a key that is not here: put it back beside the desk, or make anew what was sealed"
    for about in (*(f"app of {name}" for name in found.apps), *(f"webhook of alert {id}" for id in found.webhooks)):
        yield Checking("secrets", found.of, found.of, wrong, about)
    if found.of:
        yield Checking("secrets", found.of, found.of)


def _database(connection: Connection) -> Iterator[Checking]:
    if connection.dialect.name != "sqlite":
        return
    ask = connection.exec_driver_sql
    for row in ask("PRAGMA integrity_check(20)").all():
        yield Checking("database", 1, 2, "" if row[0] == "ok" else str(row[0]), "" if row[0] == "ok" else "database")
    for row in ask("PRAGMA foreign_key_check").fetchmany(20):
        yield Checking("database", 2, 2, f"row {row[1]} points at a row of {row[2]} that is not there", str(row[0]))
    yield Checking("database", 2, 2)


def _log(connection: Connection) -> Iterator[Checking]:
    checked = chain.check(connection)
    for broken in checked.breaks:
        yield Checking("log", checked.entries, checked.entries, broken.what, f"entry {broken.n}")
    yield Checking("log", checked.entries, checked.entries)


def _captures(connection: Connection) -> Iterator[Checking]:
    table = schema.originals
    total = connection.execute(select(func.count()).select_from(table)).scalar_one()
    keys = connection.execute(select(table.c.sha256).order_by(table.c.sha256)).scalars().all()
    for n, sha in enumerate(keys, 1):
        row = connection.execute(select(table).where(table.c.sha256 == sha)).one()
        yield Checking("captures", n, total, _capture(sha, row.packing, row.body, row.size), f"capture {sha}")


def _capture(sha: str, packing: str, body: bytes, size: int) -> str:
    if packing == GONE:
        return ""
    try:
        plain = unpack(packing, body)
    except zlib.error:
        return "its bytes cannot be unpacked any more"
    if hashlib.sha256(plain).hexdigest() != sha:
        return "its bytes are not those that were fetched: their hash is another one"
    return "" if len(plain) == size else "its bytes are not as many as were fetched"


def _versions(connection: Connection) -> Iterator[Checking]:
    table, readings, articles = schema.versions, schema.readings, schema.articles
    keys = connection.execute(select(table.c.article, table.c.n).order_by(table.c.article, table.c.n)).all()
    current = dict(connection.execute(select(articles.c.id, articles.c.current)).all())
    known = {(row.article, row.n) for row in keys}
    for id in sorted(id for id, n in current.items() if (id, n) not in known):
        yield Checking("versions", 0, len(keys), "its current version is not there", f"article {id}")
    for done, (id, n) in enumerate(keys, 1):
        here = (table.c.article == id, table.c.n == n)
        row = connection.execute(select(table.c.text, table.c.content).where(*here)).one()
        query = select(readings.c.body).where(readings.c.article == id, readings.c.n == n)
        body = connection.execute(query.order_by(readings.c.reading.desc()).limit(1)).scalar()
        yield Checking("versions", done, len(keys), _reading(row.text, row.content, body), f"article {id}, version {n}")


def _reading(text: str, content: str, body: str | None) -> str:
    if body is None:
        return "it has no reading"
    try:
        reading = contract.loads(body)
    except Exception as error:  # whatever is wrong with it, it is no reading any more
        return f"its reading cannot be read: {type(error).__name__}"
    if clean(reading.article.text) != text:
        return "its text is not the one that its reading is of"
    return "" if fingerprint(reading) == content else "its text, title or access is not what was kept"


def _cases(connection: Connection) -> Iterator[Checking]:
    cases, keys = sealed_cases.c, sealed_keys.c
    rows = connection.execute(select(cases.id, func.substr(cases.body, 1, 8).label("start")).order_by(cases.id)).all()
    for n, row in enumerate(rows, 1):
        wrapped = connection.execute(select(func.substr(keys.body, 1, 8)).where(keys.case == row.id)).scalars().all()
        wrong = "" if bytes(row.start) == _SEALED else "what is sealed in it was damaged"
        if not wrapped or any(bytes(start) != _SEALED for start in wrapped):
            wrong = wrong or "its keys were damaged"
        yield Checking("cases", n, len(rows), wrong, f"case {row.id}")
