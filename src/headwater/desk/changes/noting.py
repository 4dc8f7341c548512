"""What happens within one transaction, noted as it happens and written down once, at its end.

Everything that writes to the desk does so under `taking_notes`. So within one batch only the net change of a claim
counts: how it stood before the first touch is kept, and compared with how it stands when the transaction ends
(noticed.py). A function that is called on a connection without a notebook notes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from headwater.desk.chunks import fetched
from headwater.weighing import Weighing

_HERE = "notebook"


@dataclass(frozen=True, slots=True)
class Was:
    """How a claim stood."""

    standing: str
    at_least: int
    at_most: int
    tellings: int
    into: int | None
    body: bytes


@dataclass(frozen=True, slots=True)
class Edit:
    """A version of an article beside the one before it: `a` and `b` are their numbers, `kind` one of ranks.py."""

    article: str
    a: int
    b: int
    kind: str
    happened: str
    body: dict[str, object]


@dataclass(frozen=True, slots=True)
class Met:
    """A name of a watch list that was met: the sighting's number, and what it is about."""

    sighting: int
    watched: int
    article: str
    spelling: str


@dataclass(slots=True)
class Notebook:
    """The notes of one transaction.

    `claims`: how each that was touched stood before, None where it was not there; `loud` those of them that something
    else than a re-run touched. `placed`: the sheets that are new, with their articles. `stories`: whose articles or
    title changed; `made` those that are new, `joined` which went into which. `counts`: what was added. `unweighed`: the
    claims that are weighed at the end, each once. `worn`: for text keys whether they are, as far as that was asked.
    `sheets`: those that were looked at, by their numbers (claims/sheets.py); `held`: who holds which keys, by table, as
    far as that was asked (claims/lookup.py).
    """

    claims: dict[int, Was | None] = field(default_factory=dict)
    loud: set[int] = field(default_factory=set)
    split: dict[int, int] = field(default_factory=dict)
    placed: dict[int, str] = field(default_factory=dict)
    stories: set[int] = field(default_factory=set)
    made: set[int] = field(default_factory=set)
    joined: dict[int, int] = field(default_factory=dict)
    edits: list[Edit] = field(default_factory=list)
    met: list[Met] = field(default_factory=list)
    rated: list[tuple[int, dict[str, object]]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    unweighed: dict[int, Weighing] = field(default_factory=dict)
    worn: dict[int, bool] = field(default_factory=dict)
    sheets: dict[tuple[int, bool], Any] = field(default_factory=dict)
    held: dict[str, Any] = field(default_factory=dict)
    judgement: int | None = None
    who: str = ""
    quiet: bool = False


@contextmanager
def taking_notes(connection: Connection) -> Iterator[None]:
    """Writes down, at the end of the block, what happened in it; nothing where it failed."""
    from headwater.desk.changes import noticed
    from headwater.desk.claims import claiming

    book = Notebook()
    connection.info[_HERE] = book
    try:
        yield
        claiming.weigh_waiting(connection)
        noticed.write(connection, book)
    finally:
        # The connection's own store outlives the transaction.
        connection.info.pop(_HERE, None)


@contextmanager
def quietly(connection: Connection, *, quiet: bool = True) -> Iterator[None]:
    """What is changed within the block is the doing of a run of the program, and no news."""
    book = _of(connection)
    before = book.quiet
    book.quiet = before or quiet
    try:
        yield
    finally:
        book.quiet = before


def _of(connection: Connection) -> Notebook:
    book: Notebook | None = connection.info.get(_HERE)
    return Notebook() if book is None else book


_STOOD = 'SELECT standing, at_least, at_most, tellings, "into", body FROM claims WHERE id = ?'


def claim(connection: Connection, number: int) -> None:
    """A claim is about to be weighed anew, or emptied."""
    book = _of(connection)
    if number not in book.claims:
        stood = fetched(connection, _STOOD, number)
        book.claims[number] = Was(*stood[0]) if stood else None
    if not book.quiet:
        book.loud.add(number)


def weigh_later(connection: Connection, number: int, weighing: Weighing) -> bool:
    """A claim is to be weighed once the transaction is through; False where nobody takes notes, and it must be now."""
    book: Notebook | None = connection.info.get(_HERE)
    if book is None:
        return False
    book.unweighed[number] = weighing
    return True


def unweighed(connection: Connection) -> dict[int, Weighing]:
    """The claims that wait to be weighed; they do no longer."""
    book = _of(connection)
    waiting, book.unweighed = book.unweighed, {}
    return waiting


def worn(connection: Connection) -> dict[int, bool]:
    """Which text keys are worn, as far as this transaction asked; to be added to, as nobody else writes meanwhile."""
    return _of(connection).worn


def sheets(connection: Connection) -> dict[tuple[int, bool], Any]:
    """The sheets that this transaction looked at, to be added to and kept up by whoever changes one."""
    return _of(connection).sheets


def held(connection: Connection) -> dict[str, Any]:
    """Who holds which keys, by table, as far as this transaction asked; to be kept up by whoever adds any."""
    return _of(connection).held


def new_claim(connection: Connection, number: int) -> None:
    """A claim was made."""
    _of(connection).claims[number] = None


def claim_split(connection: Connection, number: int, from_: int) -> None:
    """A claim was a part of another one."""
    _of(connection).split[number] = from_


def placed(connection: Connection, sheet: int, article: str) -> None:
    """An article was set beside the others for the first time."""
    book = _of(connection)
    if not book.quiet:
        book.placed[sheet] = article


def story(connection: Connection, number: int, *, made: bool = False) -> None:
    """The articles or the title of a story changed."""
    book = _of(connection)
    book.stories.add(number)
    if made:
        book.made.add(number)


def story_joined(connection: Connection, number: int, into: int) -> None:
    """A story went into another one."""
    book = _of(connection)
    book.joined[number] = into
    book.stories.add(into)


def edited(connection: Connection, edit: Edit) -> None:
    """An article has a version that differs from the one before it."""
    _of(connection).edits.append(edit)


def met(connection: Connection, found: Met) -> None:
    """A name of a watch list was met in an article."""
    _of(connection).met.append(found)


def judged(connection: Connection, judgement: int, who: str) -> None:
    """A person judged: whatever else this transaction changes is their doing."""
    book = _of(connection)
    book.judgement, book.who = judgement, who


def rated(connection: Connection, claim: int, body: dict[str, object]) -> None:
    """A person rated a claim, or took a rating back."""
    _of(connection).rated.append((claim, body))


def added(connection: Connection, what: str) -> None:
    """An article was added (`new`, `changed`, `read again`), or could not be read (`failed`)."""
    counts = _of(connection).counts
    counts[what] = counts.get(what, 0) + 1
