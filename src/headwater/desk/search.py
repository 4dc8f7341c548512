"""Full-text search over titles and bodies: a query becomes folded words, a hit an article with a snippet.

A query is words (all of them), "phrases", word* for its beginnings and -word for what must be missing. It looks at
every version ever kept; a hit names the current version unless only an older one has the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from headwater.desk import folding, schema
from headwater.records import Span

_TERM = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')
_SNIPPET = 110
"""Characters before and after the first mark."""

_MATCH = text(
    "SELECT words.article AS article, words.n AS n, articles.current = words.n AS now"
    " FROM words_index JOIN words ON words.id = words_index.rowid JOIN articles ON articles.id = words.article"
    " WHERE words_index MATCH :query ORDER BY now DESC, bm25(words_index, 5.0, 1.0), words.article, words.n DESC"
)


@dataclass(frozen=True, slots=True)
class Query:
    """A query ready to run: `match` in FTS5's language, `wanted` the stems to mark, `beginnings` those with a star."""

    match: str
    wanted: frozenset[str]
    beginnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A version of an article that has the words."""

    article: str
    n: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text, on one line; `marks` are spans of it, `start` is where it begins in the text."""

    text: str
    marks: tuple[Span, ...]
    start: int


def parse(query: str) -> Query | None:
    """What `query` looks for; None where it names no word that could be found."""
    wanted: set[str] = set()
    beginnings: list[str] = []
    must: list[str] = []
    never: list[str] = []
    for minus, phrase, word in _TERM.findall(query):
        words = folding.WORD.findall(phrase or word)
        if not words:
            continue
        starred = word.endswith("*")
        (never if minus else must).append(_match(words, starred=starred))
        if minus:
            continue
        wanted.update(stem for each in words for stem in folding.stems(each))
        if starred:
            beginnings.append(folding.fold(words[-1]))
    if not must:
        return None
    match = " AND ".join(must)
    return Query(" NOT ".join([f"({match})", *never]), frozenset(wanted), tuple(beginnings))


def _match(words: list[str], *, starred: bool) -> str:
    """One term: the words in a row, each under the stems of one language at a time."""
    if starred:
        head = [folding.fold(word) for word in words[:-1]]
        return f'("{" ".join([*head, folding.fold(words[-1])])}" *)'
    rows = zip(*(_by_language(word) for word in words), strict=True)
    return "(" + " OR ".join(f'"{" ".join(row)}"' for row in dict.fromkeys(rows)) + ")"


def _by_language(word: str) -> list[str]:
    return [folding.fold(word), *(folding.lemma(word, language) for language in folding.LANGUAGES)]


def run(connection: Connection, query: Query, limit: int) -> list[Found]:
    """The articles that have the words, best first, each once."""
    found: dict[str, Found] = {}
    for row in connection.execute(_MATCH, {"query": query.match}):
        found.setdefault(row.article, Found(row.article, row.n))
        if len(found) >= limit:
            break
    return list(found.values())


def snippet(connection: Connection, found: Found, query: Query, language: str | None) -> Snippet:
    """The piece of the found text around its first mark, or its beginning where only the title has the words."""
    table = schema.versions
    where = (table.c.article == found.article, table.c.n == found.n)
    body: str = connection.execute(select(table.c.text).where(*where)).scalar_one()
    first = next(_marks(body, query, language), None)
    start, end = _window(body, first or (0, 0))
    marks = tuple(Span(s, e) for s, e in _marks(body[start:end], query, language))
    return Snippet(re.sub(r"\s", " ", body[start:end]), marks, start)


def _marks(body: str, query: Query, language: str | None) -> Iterator[tuple[int, int]]:
    if not query.beginnings:
        yield from folding.occurrences(body, query.wanted, language)
        return
    for match in folding.WORD.finditer(body):
        word = match.group()
        if folding.lemma(word, language) in query.wanted or folding.fold(word).startswith(query.beginnings):
            yield match.span()


def _window(body: str, first: tuple[int, int]) -> tuple[int, int]:
    """From a word's beginning to a word's end around `first`."""
    start, end = max(0, first[0] - _SNIPPET), min(len(body), first[1] + _SNIPPET)
    if start and (blank := body.find(" ", start, first[0])) >= 0:
        start = blank + 1
    if end < len(body) and (blank := body.rfind(" ", first[1], end)) > first[1]:
        end = blank
    return start, end
