"""The captures behind articles: what is known of each, and its bytes one at a time."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from headwater.desk import adding, schema
from headwater.desk.chunks import chunks
from headwater.desk.outgoing.records import CapturedOut


def behind(connection: Connection, articles: Iterable[str]) -> list[CapturedOut]:
    """Every capture of every version of these articles, in time: each of the same bytes from one address once.

    Where on this machine a file lay that somebody read is not told.
    """
    c, found = schema.captures, dict[tuple[str, str | None], CapturedOut]()
    columns = (c.c.sha256, c.c.fetched, c.c.url, c.c.media_type, c.c.encoding, c.c.article, c.c.n)
    for some in chunks(sorted(set(articles))):
        for row in connection.execute(select(*columns).where(c.c.article.in_(some)).order_by(c.c.fetched, c.c.id)):
            found.setdefault((row.sha256, row.url), CapturedOut(*row))
    return sorted(found.values(), key=lambda one: (one.fetched, one.article, one.sha256))


def body(connection: Connection, sha256: str) -> bytes | None:
    """The bytes of that hash as they came."""
    o = schema.originals.c
    row = connection.execute(select(o.packing, o.body).where(o.sha256 == sha256)).first()
    return None if row is None or row.packing == adding.GONE else adding.unpack(row.packing, row.body)
