"""Which sentences of an article came with a later version of it: its day of publication says nothing of them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from headwater.desk import schema
from headwater.desk.readings import writable
from headwater.linked import Fresh
from headwater.records import Reading
from headwater.wordforms import fold

MOST: Final = 6
"""Versions before that are looked at, the latest ones: what none of them has may have stood in an older one, seldom."""
THERE: Final = 0.5
"""Share of its words from which on a sentence was there before, in other words."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a sentence, and the numbers among them: a number that was changed makes it another sentence."""

    words: frozenset[str]
    numbers: frozenset[str]

    def was(self, other: _Said) -> bool:
        """True where the other says the same, as far as its words tell."""
        return self.numbers <= other.numbers and len(self.words & other.words) >= THERE * len(self.words)


def fresh(connection: Connection, reading: Reading, n: int) -> tuple[Fresh, ...]:
    """The sentences of version `n` that no version before had; when the last of these was seen without them."""
    v = schema.versions.c
    query = select(v.n, v.fetched).where(v.article == reading.article.id).order_by(v.fetched, v.n)
    rows = connection.execute(query).all()
    earlier = rows[: next((at for at, row in enumerate(rows) if row.n == n), 0)]
    if not earlier:
        return ()
    known = [
        said
        for row in earlier[-MOST:]
        if (before := writable(connection, reading.article.id, row.n))
        for said in _said(before)
    ]
    text = reading.article.text
    return tuple(
        Fresh(span, earlier[-1].fetched) for span in reading.article.sentences if _is_new(_read(span.of(text)), known)
    )


def _is_new(said: _Said, known: Collection[_Said]) -> bool:
    return bool(said.words) and not any(said.was(other) for other in known)


def _said(reading: Reading) -> list[_Said]:
    return [_read(span.of(reading.article.text)) for span in reading.article.sentences]


def _read(sentence: str) -> _Said:
    words = frozenset(fold(word) for word in _WORD.findall(sentence))
    return _Said(words, frozenset(word for word in words if word[:1].isdigit()))
