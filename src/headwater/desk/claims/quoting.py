"""The words of articles at some of their spans: what an edge of a source tree points at, as it is printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, select

from headwater.desk import schema
from headwater.desk.chunks import asked
from headwater.linked import Edge
from headwater.records import Span

Ref = tuple[str, str]
Wanted = tuple[Ref, Span]
LONGEST = 400
"""Code points of one quotation: an edge that points at a whole paragraph is opened, not quoted."""


def words_at(connection: Connection, edges: Iterable[Edge]) -> dict[Wanted, str]:
    """The words at the span of each edge, out of the version of the article that was read; none where it has no text.

    A statement of an earlier version ("s4@1") is quoted from that one.
    """
    wanted: dict[str, list[Wanted]] = defaultdict(list)
    for edge in edges:
        if edge.span:
            wanted[edge.telling[0]].append((edge.telling, edge.span))
    v = schema.versions
    current = dict(asked(connection, _PRESENT, wanted.keys()))
    earlier = {(a, n) for a, each in wanted.items() for (_, s), _ in each if (n := version_of(s)) is not None}
    older: dict[tuple[str, int], str] = {}
    for article, n in sorted(earlier):
        query = select(v.c.text).where(v.c.article == article, v.c.n == n)
        older[article, n] = connection.execute(query).scalar() or ""
    found: dict[Wanted, str] = {}
    for article, each in wanted.items():
        for ref, span in each:
            n = version_of(ref[1])
            text: str = current.get(article, "") if n is None else older[article, n]
            if span.end <= len(text):
                found[ref, span] = span.of(text)[:LONGEST]
    return found


_PRESENT = """SELECT s.article, v.text FROM sheets AS s
JOIN versions AS v ON v.article = s.article AND v.n = s.n WHERE s.article IN ({})"""


def version_of(statement: str) -> int | None:
    """Of which earlier version a statement is ("s4@1"); None for one of the present version."""
    _, _, n = statement.partition("@")
    return int(n) if n.isdigit() else None
