"""Full-text search over titles and bodies: a query becomes folded words, a hit an article with a snippet.

A query is words (all of them), "phrases", word* for its beginnings and -word for what must be missing. It looks at
every version ever kept; a hit names the current version unless only an older one has the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from headwater.desk import schema
from headwater.desk.chunks import chunks
from headwater.desk.finding import folding
from headwater.records import Span, Spelling

_TERM = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')
_SNIPPET = 110
"""Characters before and after the first mark."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase of a query: `rows` are the ways to have it, each stems in a row.

    `starred`: its last word is the beginning of one; `never`: it must be missing; `text` is what was typed.
    """

    text: str
    rows: tuple[str, ...]
    starred: bool = False
    never: bool = False

    @property
    def match(self) -> str:
        """In FTS5's language."""
        star = " *" if self.starred else ""
        return "(" + " OR ".join(f'"{row}"{star}' for row in self.rows) + ")"

    def held(self, columns: Sequence[ColumnElement[str]]) -> ColumnElement[bool]:
        """True of a row that has it in one of these columns of folded words: the same hits on every database."""
        end = "" if self.starred else " "
        ways = [(" " + column + " ").contains(f" {row}{end}") for column in columns for row in self.rows]
        return or_(*ways) if len(ways) > 1 else ways[0]


@dataclass(frozen=True, slots=True)
class Query:
    """A query ready to run: `wanted` are the stems to mark, `beginnings` those with a star."""

    terms: tuple[Term, ...]
    wanted: frozenset[str]
    beginnings: tuple[str, ...] = ()

    @property
    def match(self) -> str:
        """In FTS5's language."""
        must = " AND ".join(term.match for term in self.terms if not term.never)
        return " NOT ".join([f"({must})", *(term.match for term in self.terms if term.never)])

    def held(self, *columns: ColumnElement[str]) -> ColumnElement[bool]:
        """The same, asked of columns of folded words."""
        every = [~term.held(columns) if term.never else term.held(columns) for term in self.terms]
        return and_(*every) if len(every) > 1 else every[0]


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


Spelt = Callable[[str], Iterable[Spelling]]
"""How else a name is spelt that a word or a phrase of a query may be."""


def parse(query: str, spelt: Spelt | None = None) -> Query | None:
    """What `query` looks for; None where it names no word that could be found."""
    wanted: set[str] = set()
    beginnings: list[str] = []
    terms: list[Term] = []
    for minus, phrase, word in _TERM.findall(query):
        words = folding.WORD.findall(phrase or word)
        if not words:
            continue
        starred = word.endswith("*")
        names = () if minus or starred or spelt is None else tuple(spelt(" ".join(words)))
        terms.append(Term(phrase or word, _ways(words, names, starred=starred), starred, bool(minus)))
        if minus:
            continue
        wanted.update(stem for row in terms[-1].rows for stem in row.split())
        if starred:
            beginnings.append(folding.fold(words[-1]))
    if all(term.never for term in terms):
        return None
    return Query(tuple(terms), frozenset(wanted), tuple(beginnings))


def _ways(words: list[str], names: Iterable[Spelling], *, starred: bool) -> tuple[str, ...]:
    """One term: the words in a row, each under the stems of one language at a time, and as the names are spelt."""
    if starred:
        return (" ".join(folding.fold(word) for word in words),)
    rows = [" ".join(map(folding.fold, words))]
    for language in folding.LANGUAGES:
        forms = [folding.forms(word, language) for word in words]
        rows += map(" ".join, islice(product(*(each[:FEWER] for each in forms) if len(words) > 1 else forms), MOST))
    for name in names:
        rows.append(folding.lemmas(name.text, name.language))
    return tuple(dict.fromkeys(filter(None, rows)))


MOST = 24
"""Ways to have a phrase in one language."""
FEWER = 3
"""Stems of each word of a phrase that are tried."""


def texts(connection: Connection, found: Sequence[Found]) -> dict[Found, str]:
    """The texts of these versions, asked for together."""
    v = schema.versions.c
    made: dict[Found, str] = {}
    for some in chunks(found):
        # By articles alone: asked for pairs, SQLite goes through all texts of the desk.
        query = select(v.article, v.n, v.text).where(v.article.in_([one.article for one in some]))
        wanted = set(some)
        rows = connection.execute(query).all()
        made |= {one: row.text for row in rows if (one := Found(row.article, row.n)) in wanted}
    return made


def snippet(body: str, query: Query, language: str | None) -> Snippet:
    """The piece of a text around its first mark, or its beginning where only the title has the words."""
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


def marks(text: str, query: Query, language: str | None) -> tuple[Span, ...]:
    """Where a text has what the query looks for."""
    return tuple(Span(start, end) for start, end in _marks(text, query, language))


def _window(body: str, first: tuple[int, int]) -> tuple[int, int]:
    """From a word's beginning to a word's end around `first`."""
    start, end = max(0, first[0] - _SNIPPET), min(len(body), first[1] + _SNIPPET)
    if start and (blank := body.find(" ", start, first[0])) >= 0:
        start = blank + 1
    if end < len(body) and (blank := body.rfind(" ", first[1], end)) > first[1]:
        end = blank
    return start, end
