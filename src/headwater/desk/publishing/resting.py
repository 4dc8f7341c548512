"""Which dossiers and published items rest on an article: they cite it, lead to it, or repeat its words.

A dossier names what it rests on. What an editor wrote does not, so its text is compared with the article's: a run of
words, or a quotation of some length, that both have. Every version of both counts, as all that was published stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select

from headwater.desk import schema
from headwater.desk.claims.packing import unpack
from headwater.desk.dossiers.dossier_records import State
from headwater.desk.dossiers.dossier_tables import evidence, states
from headwater.desk.numbered import token
from headwater.desk.publishing.publishing_tables import publications, published_removed, published_revisions
from headwater.desk.stamps import stamp

RUN: Final = 8
"""Words in a row that two texts do not have by chance; titles of offices are shorter."""
QUOTED: Final = 4
"""Words of a quotation that is looked for as a whole: shorter ones are anybody's."""
_AT_ONCE: Final = 200
"""Articles that are looked for in one look at all items."""
_WORD: Final = re.compile(r"\w+")
_QUOTATION: Final = re.compile(r"[“„«\"]([^“”„«»\"]+)[”“»\"]")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resting:
    """A dossier (d-000012) or an item (its key); `repeats`: it has words of the article in its own text."""

    name: str
    repeats: bool = False


def resting(connection: Connection, articles: Sequence[str]) -> dict[str, tuple[Resting, ...]]:
    """What rests on each of these articles: the dossiers first, then the items that were not withdrawn."""
    found: dict[str, tuple[Resting, ...]] = {}
    dossiers = _dossiers(connection) if articles else {}
    # Texts are taken apart only where there is one that they could be found in.
    out = connection.execute(select(publications.c.id).where(publications.c.withdrawn.is_(None)).limit(1)).first()
    for start in range(0, len(articles), _AT_ONCE):
        some = articles[start : start + _AT_ONCE]
        items = _Looked(connection, some, dossiers).items() if out else {}
        for article in some:
            mine = [Resting(name) for name in dossiers.get(article, ())]
            rests = sorted(items.get(article, {}).items())
            found[article] = (*mine, *(Resting(key, repeats) for key, repeats in rests))
    return found


class _Looked:
    """Some articles, by what an item may have of them."""

    def __init__(self, connection: Connection, articles: Sequence[str], dossiers: Mapping[str, Sequence[str]]) -> None:
        self._connection, self._articles = connection, articles
        self._marks: dict[str, set[str]] = defaultdict(set)
        self._runs: dict[Words, set[str]] = defaultdict(set)
        self._starts: dict[Words, list[tuple[str, Words, int]]] = defaultdict(list)
        for article in articles:
            for mark in {*_marks_of(connection, article), *dossiers.get(article, ())}:
                self._marks[mark].add(article)
            self._take(article)

    def _take(self, article: str) -> None:
        v = schema.versions.c
        for row in self._connection.execute(select(v.title, v.text).where(v.article == article)):
            for words in (_words(row.title or ""), _words(row.text)):
                for run in _runs(words, RUN):
                    self._runs[run].add(article)
                for n, start in enumerate(_runs(words, QUOTED)):
                    self._starts[start].append((article, words, n))

    def items(self) -> dict[str, dict[str, bool]]:
        """For each article the items that rest on it; True where they repeat its words."""
        found: dict[str, dict[str, bool]] = {article: {} for article in self._articles}
        p, r = publications.c, published_revisions.c
        query = select(p.key, p.dossier, r.headline, r.summary, r.body).join(publications, p.id == r.publication)
        for row in self._connection.execute(query.where(p.withdrawn.is_(None))):
            for mark in (row.dossier, *_marks_in(row.body)):
                for article in self._marks.get(mark, ()):
                    found[article].setdefault(row.key, False)
            for text, quotation in _texts((row.headline, row.summary), row.body):
                for article in self._repeated(text, quotation):
                    found[article][row.key] = True
        return found

    def _repeated(self, text: str, quotation: bool) -> set[str]:
        """The articles of which a text has words."""
        words = _words(text)
        found = {article for run in _runs(words, RUN) for article in self._runs.get(run, ())}
        for quoted in [words] if quotation else [_words(each) for each in _QUOTATION.findall(text)]:
            if len(quoted) >= QUOTED:
                starts = self._starts.get(quoted[:QUOTED], ())
                found |= {article for article, whole, n in starts if whole[n : n + len(quoted)] == quoted}
        return found


def note_removed(connection: Connection, rests: Iterable[Resting]) -> None:
    """Notes of items that something they rest on was taken off the desk: when, never what."""
    repeats: dict[str, bool] = {}
    for each in rests:
        repeats[each.name] = each.repeats or repeats.get(each.name, False)
    table, now = published_removed, stamp()
    for id, key in connection.execute(select(publications.c.id, publications.c.key)).all() if repeats else ():
        if key in repeats:
            before = connection.execute(select(table.c.repeats).where(table.c.publication == id)).scalar()
            connection.execute(delete(table).where(table.c.publication == id))
            row = {"publication": id, "at": now, "repeats": repeats[key] or bool(before)}
            connection.execute(insert(table), row)


def _dossiers(connection: Connection) -> Mapping[str, Sequence[str]]:
    """The dossiers by the articles that they have evidence of, in their keys or in how a claim stood."""
    found: dict[str, set[int]] = defaultdict(set)
    for row in connection.execute(select(evidence.c.dossier, evidence.c.article)):
        found[row.article].add(row.dossier)
    for row in connection.execute(select(states.c.dossier, states.c.body)):
        for piece in unpack(State, row.body).evidence:
            found[piece.article].add(row.dossier)
    return {article: [token("d", number) for number in sorted(numbers)] for article, numbers in found.items()}


def _marks_of(connection: Connection, article: str) -> set[str]:
    """The addresses of an article, and the hashes of its bytes."""
    a, v, c = schema.articles.c, schema.versions.c, schema.captures.c
    rows = (
        select(a.url).where(a.id == article),
        select(v.sha256).where(v.article == article),
        select(c.sha256).where(c.article == article),
        select(c.url).where(c.article == article),
    )
    return {mark for query in rows for mark in connection.execute(query).scalars() if mark}


def _marks_in(body: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for block in body:
        facts = block.get("facts") or {}
        yield from (facts[name] for name in ("url", "sha256") if facts.get(name))
        yield from (piece["url"] for piece in block.get("pieces", ()) if piece.get("url"))


def _texts(heads: Iterable[str], body: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, bool]]:
    """The texts of an item; True with those that are a quotation."""
    yield from ((head, False) for head in heads)
    for block in body:
        yield "".join(piece["text"] for piece in block.get("pieces", ())), block["kind"] == "quotation"
        yield (block.get("facts") or {}).get("title", ""), False


def _words(text: str) -> Words:
    return tuple(word.casefold() for word in _WORD.findall(text))


def _runs(words: Words, length: int) -> Iterator[Words]:
    return (words[n : n + length] for n in range(len(words) - length + 1))
