"""How a reading goes into the tables: one call, within a transaction of the caller."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import Connection, Row, Table, delete, func, insert, or_, select, update

from headwater import contract, json_text
from headwater.bearers import Linking
from headwater.desk import difference, fetches, schema
from headwater.desk.bearers import linking
from headwater.desk.changes import edits, noting
from headwater.desk.claims import comparing
from headwater.desk.finding import folding, sayings
from headwater.desk.readings import clean, joined, latest
from headwater.desk.rows import Added
from headwater.desk.stamps import stamp
from headwater.desk.watchlists import watchlists
from headwater.records import Capture, Issue, Reading, Statement
from headwater.weighing import Weighing

GONE: Final = "gone"
"""How bytes are packed that were let go by a rule of the desk (desk/keeping/retaining.py): only their hash is left."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a reading belongs. `n` is the version it is, `like` the version it was compared with."""

    n: int
    known: bool
    like: int | None


def add(
    connection: Connection,
    capture: Capture,
    reading: Reading,
    rules: Linking | None = None,
    weighing: Weighing | None = None,
) -> Added:
    """Keeps the capture and its reading; see `Desk.add`.

    Without `rules` its entities wait to be linked, without `weighing` it waits to be compared with the others.
    """
    article, now = reading.article, stamp()
    content = fingerprint(reading)
    _keep_original(connection, capture)
    first = _keep_article(connection, reading, now)
    place = _Place(1, False, None) if first else _place(connection, reading, capture, content)
    if not place.known:
        _keep_version(connection, reading, capture, content, place)
    reread = _keep_reading(connection, reading, place, content, now)
    told = _keep_capture(connection, capture, article.id, place.n)
    before = _as_linked(connection, article.id)
    moved = _make_current(connection, reading, place, now) if not first and (told or reread) else None
    for issue in article.issues:
        note(connection, issue)
    if not place.known or reread or moved:
        # A better program that reads more out of the same bytes changes no text: that is no news (decision 71).
        with noting.quietly(connection, quiet=place.known):
            n = moved or place.n
            was = before[0] if before[0] != n and before[1:] == _as_linked(connection, article.id)[1:] else None
            _link(connection, article.id, n, rules, weighing, was)
    if not place.known and not first:
        edits.note(connection, reading, place.n)
    status: Literal["new", "unchanged", "changed"] = "new" if first else "unchanged" if place.known else "changed"
    if status != "unchanged" or reread:
        noting.added(connection, "read again" if status == "unchanged" else status)
    return Added(status, article.id, place.n, article.title, reread=place.known and reread)


def _as_linked(connection: Connection, id: str) -> tuple[Any, ...]:
    """The version of an article that is linked, and what of the article itself is counted with whoever it names."""
    table = schema.articles.c
    return tuple(connection.execute(select(table.linked, table.outlet, table.language).where(table.id == id)).one())


def _link(
    connection: Connection, id: str, n: int, rules: Linking | None, weighing: Weighing | None, was: int | None
) -> None:
    """Only the current version is linked: what a page says no longer is still there to read, and no evidence of now.

    `was`: the version that is linked until now, as `linking.link` wants it.
    """
    table = schema.articles
    here = (table.c.id == id, table.c.current == n)
    if not connection.execute(update(table).where(*here).values(linked=None, compared=None)).rowcount:
        return
    if rules:
        linking.link(connection, id, rules, was=was)
    watchlists.watch(connection, id, n)
    if weighing:
        comparing.link(connection, id, weighing)
    else:
        sayings.renew(connection, id)


def note(connection: Connection, issue: Issue) -> None:
    """Keeps an issue, once."""
    key = {"input": clean(issue.input), "code": issue.code, "message": clean(issue.message)}
    if _once(connection, schema.issues, key, noted=stamp()):
        noting.added(connection, "failed")


def _or_none(text: str | None) -> str | None:
    return None if text is None else clean(text)


def fingerprint(reading: Reading) -> str:
    """SHA-256 of what makes a version: title, access and text."""
    article = reading.article
    parts = "\0".join((article.access, article.title or "", article.text))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()


def unpack(packing: str, body: bytes) -> bytes:
    """The bytes of an original as they came."""
    return zlib.decompress(body) if packing == "zlib" else body


def _once(connection: Connection, table: Table, key: dict[str, Any], **rest: Any) -> bool:
    """Inserts a row unless one with that key is there; True where it was inserted. The writer is alone."""
    where = [table.c[name] == value for name, value in key.items()]
    if connection.execute(select(func.count()).select_from(table).where(*where)).scalar():
        return False
    connection.execute(insert(table), {**key, **rest})
    return True


def _keep_original(connection: Connection, capture: Capture) -> None:
    table = schema.originals
    if connection.execute(select(table.c.size).where(table.c.sha256 == capture.sha256)).first():
        return
    body, packing = capture.body, "plain"
    if len(body) > 1000:
        packed = zlib.compress(body, 3)
        if len(packed) < len(body):
            body, packing = packed, "zlib"
    row = {"sha256": capture.sha256, "size": len(capture.body), "packing": packing, "body": body}
    connection.execute(insert(table), row)


def _keep_article(connection: Connection, reading: Reading, now: str) -> bool:
    article = reading.article
    return _once(connection, schema.articles, {"id": article.id}, current=1, added=now, **_listed(reading), changed=now)


def _listed(reading: Reading) -> dict[str, Any]:
    article = reading.article
    return {
        "url": _or_none(article.url),
        "title": _or_none(article.title),
        "outlet": _or_none(article.outlet.name) if article.outlet else None,
        "language": _or_none(article.language),
        "access": article.access,
        "published": _or_none(article.published.value) if article.published else None,
        "statements": len(reading.statements),
    }


def _place(connection: Connection, reading: Reading, capture: Capture, content: str) -> _Place:
    """Which version this is: the one its bytes gave before, the current one where it reads the same, or a new one.

    Bytes that were added before make a version again only where the page went back to them (fetches.py): a folder with
    two states of a page may be added twice, and a better program that reads more out of the same bytes does not mean
    that the page changed.
    """
    id, versions = reading.article.id, schema.versions
    seen = fetches.known(connection, id, capture)
    if seen is not None:
        return _Place(seen, True, None)
    current = connection.execute(select(schema.articles.c.current).where(schema.articles.c.id == id)).scalar_one()
    if _content(connection, id, current) == content:
        return _Place(current, True, None)
    last = connection.execute(select(func.max(versions.c.n)).where(versions.c.article == id)).scalar_one()
    return _Place(last + 1, False, current)


def _content(connection: Connection, id: str, n: int) -> str:
    table = schema.versions
    content: str = connection.execute(select(table.c.content).where(table.c.article == id, table.c.n == n)).scalar_one()
    return content


def _keep_version(connection: Connection, reading: Reading, capture: Capture, content: str, place: _Place) -> None:
    row = _printed(reading, content) | {"article": reading.article.id, "n": place.n, "added": stamp()}
    row |= {"sha256": capture.sha256, "fetched": capture.fetched, "compared_with": place.like, "difference": None}
    if place.like is not None and (before := latest(connection, reading.article.id, place.like)):
        row["difference"] = difference.as_json(difference.between(place.like, before, place.n, reading))
    connection.execute(insert(schema.versions), row)


def _printed(reading: Reading, content: str) -> dict[str, Any]:
    article = reading.article
    return {
        "content": content,
        "title": _or_none(article.title),
        "text": clean(article.text),
        "access": article.access,
        "published": _or_none(article.published.value) if article.published else None,
    }


def _keep_reading(connection: Connection, reading: Reading, place: _Place, content: str, now: str) -> bool:
    """Keeps the reading unless this program has read this version before; True where it was kept."""
    id, table, producer = reading.article.id, schema.readings, reading.producer
    last = _last_reading(connection, id, place.n) if place.known else None
    same = not place.known or _content(connection, id, place.n) == content
    if last and same and (last.program, last.model) == (producer.version, producer.model):
        return False
    row = {"article": id, "n": place.n, "reading": last.reading + 1 if last else 1, "added": now}
    value = contract.as_json(reading)
    row |= {"program": producer.version, "model": producer.model, "body": json_text.encode(value)}
    connection.execute(insert(table), row)
    _keep_rows(connection, reading, value, place.n, replace=bool(last))
    if not same:
        _reprint(connection, reading, place.n, content)
    return True


def _last_reading(connection: Connection, id: str, n: int) -> Row[Any, Any, Any] | None:
    table = schema.readings
    query = select(table.c.reading, table.c.program, table.c.model).where(table.c.article == id, table.c.n == n)
    return connection.execute(query.order_by(table.c.reading.desc()).limit(1)).first()


def _reprint(connection: Connection, reading: Reading, n: int, content: str) -> None:
    """A version whose bytes now give another text: the differences that touch it are made anew."""
    id, table = reading.article.id, schema.versions
    here = table.c.article == id
    connection.execute(update(table).where(here, table.c.n == n), _printed(reading, content))
    pairs = connection.execute(
        select(table.c.compared_with, table.c.n).where(
            here, table.c.compared_with.is_not(None), or_(table.c.n == n, table.c.compared_with == n)
        )
    ).all()
    for a, b in pairs:
        before, after = latest(connection, id, a), latest(connection, id, b)
        if before and after:
            anew = difference.as_json(difference.between(a, before, b, after))
            connection.execute(update(table).where(here, table.c.n == b), {"difference": anew})


def _keep_capture(connection: Connection, capture: Capture, id: str, n: int) -> bool:
    rest = {
        "url": _or_none(capture.url),
        "media_type": clean(capture.media_type),
        "encoding": _or_none(capture.encoding),
        "container": capture.container,
        "hints": dict(capture.hints),
    }
    return fetches.keep(connection, id, n, capture, **rest)


def _make_current(connection: Connection, reading: Reading, place: _Place, now: str) -> int | None:
    """The version that was fetched last is the current one: an old archive added late does not displace a page. Its
    number, where another one was current before."""
    id, articles = reading.article.id, schema.articles
    was = connection.execute(select(articles.c.current).where(articles.c.id == id)).scalar_one()
    current = fetches.current(connection, id)
    shown = reading if current == place.n else latest(connection, id, current) if current != was else None
    if shown is None:
        return None
    row = _listed(shown) | {"current": current} | ({"changed": now} if current != was else {})
    connection.execute(update(articles).where(articles.c.id == id), row)
    return current if current != was else None


def _keep_rows(connection: Connection, reading: Reading, value: contract.Json, n: int, *, replace: bool) -> None:
    id = reading.article.id
    rows = {
        schema.statements: [
            _statement(reading, s, i) | {"chain": value["statements"][i]["chain"]}
            for i, s in enumerate(reading.statements)
        ],
        schema.entities: [_entity(e) for e in value["entities"]],
        schema.related: [
            {"position": i, "title": clean(r.title), "sections": list(r.sections), "access": r.access}
            | {"url": _or_none(r.url)}
            for i, r in enumerate(reading.article.related)
        ],
    }
    for table, found in rows.items():
        if replace:
            connection.execute(delete(table).where(table.c.article == id, table.c.n == n))
        if found:
            connection.execute(insert(table), [{"article": id, "n": n, **row} for row in found])
    _keep_words(connection, reading, n, replace=replace)


def _statement(reading: Reading, statement: Statement, position: int) -> dict[str, Any]:
    source = statement.source
    return {
        "id": statement.id,
        "position": position,
        "source": clean(source.text),
        "entity": source.entity,
        "kind": source.kind,
        "naming": source.naming,
        "official": source.official,
        "stance": statement.stance,
        "quoted": statement.quoted,
        "content": clean(joined(statement.content, reading.article.text)),
        "within": statement.within,
        "confidence": statement.confidence,
    }


def _entity(entity: contract.Json) -> dict[str, Any]:
    row = {key: entity[key] for key in ("id", "kind", "outlet", "official", "spellings", "roles", "gender")}
    return row | {"name": clean(entity["name"])}


def _keep_words(connection: Connection, reading: Reading, n: int, *, replace: bool) -> None:
    article, table = reading.article, schema.words
    here = (table.c.article == article.id, table.c.n == n)
    on_sqlite = connection.dialect.name == "sqlite"
    if replace:
        old = connection.execute(select(table).where(*here)).one()
        if on_sqlite:
            connection.exec_driver_sql(
                "INSERT INTO words_index(words_index, rowid, title, body) VALUES ('delete', ?, ?, ?)",
                (old.id, old.title, old.body),
            )
        connection.execute(delete(table).where(*here))
    title = folding.lemmas(clean(article.title or ""), article.language)
    body = folding.lemmas(clean(article.text), article.language)
    kept = connection.execute(insert(table), {"article": article.id, "n": n, "title": title, "body": body})
    if on_sqlite:
        id = (kept.inserted_primary_key or (None,))[0]
        connection.exec_driver_sql("INSERT INTO words_index(rowid, title, body) VALUES (?, ?, ?)", (id, title, body))
