"""What rests on a source: which statements of which articles, found on the desk, and what they say of it together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from headwater.desk.sealed.beside import Beside
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.newsroom.sealed import narrowing
from headwater.newsroom.sealed.narrowing import Description, Narrowed
from headwater.newsroom.sealed.notes import Rest, SourceNote
from headwater.records import Reading, Statement
from headwater.said import kept

_REF: Final = re.compile(r"([0-9a-z]{3,64})(?:[#:](s[0-9]{1,5}))?")
MOST: Final = 200
_UNKNOWN: Final = kept(
    "Write what rests on the source as articles or statements of this desk, each as its page calls it: "
    "a1b2c3d4e5f6, or a1b2c3d4e5f6#s3. One of them is not on this desk. Nothing was kept."
)


def rests(desk: Desk, text: str) -> tuple[Rest, ...]:
    """The articles and statements that somebody wrote down. `DeskError` where one is not there; it is not repeated."""
    words = text.replace(",", " ").split()
    if len(words) > MOST:
        raise DeskError(kept("That is more than one source can have said. Nothing was kept."))
    return tuple(dict.fromkeys(_rest(desk, word) for word in words))


def _rest(desk: Desk, word: str) -> Rest:
    match = _REF.fullmatch(word.rpartition("/")[2])
    try:
        article = desk.find(match[1]) if match else ""
    except DeskError:
        article = ""
    reading = desk.reading(article) if article else None
    if match is None or reading is None:
        raise DeskError(_UNKNOWN)
    if not match[2]:
        return Rest(article)
    statement = next((each for each in reading.statements if each.id == match[2]), None)
    if statement is None:
        raise DeskError(_UNKNOWN)
    return Rest(article, statement.id, _content(reading, statement))


def descriptions(desk: Desk, note: SourceNote, also: Sequence[str] = ()) -> list[Description]:
    """How the articles that rest on a source describe it; `also` is what somebody means to print."""
    found = []
    for rest in note.rests:
        reading = desk.reading(rest.article)
        if reading is not None:
            found += [narrowing.described(reading, each) for each in _statements(reading, rest)]
    return found + [narrowing.described_so(words, f"draft {n}") for n, words in enumerate(also, 1) if words.strip()]


def narrow(desk: Desk, note: SourceNote, also: Sequence[str] = ()) -> Narrowed:
    """What the descriptions of a source come to together."""
    return narrowing.narrow(descriptions(desk, note, also))


def beside(desk: Desk, note: SourceNote) -> list[Beside]:
    """Statements of unnamed sources in other articles that tell the same claims."""
    return desk.unnamed_beside([(rest.article, rest.statement) for rest in note.rests]) if note.rests else []


def _statements(reading: Reading, rest: Rest) -> list[Statement]:
    """The statement that is meant, by its words where the article was read again; of an article all unnamed ones."""
    if not rest.statement:
        return [each for each in reading.statements if each.source.unnamed]
    alike = [each for each in reading.statements if _content(reading, each) == rest.words]
    return [each for each in alike if each.id == rest.statement] or alike[:1]


def _content(reading: Reading, statement: Statement) -> str:
    return " … ".join(span.of(reading.article.text) for span in statement.content)
