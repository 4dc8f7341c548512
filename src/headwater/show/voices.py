"""Whose words an article prints: its sources one by one, each with the mark under which its words stand.

The same source has the same mark throughout the article: a letter, a colour and a line. The letter alone tells any two
apart; the colour repeats after eight sources, the pair of colour and line after 24. What nobody named says has a dashed
line, which no other source has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from headwater.records import Statement
from headwater.show.notes import Note

COLOURS: Final = 8
LINES: Final = 3
"""Plain, double, dotted."""
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Voice:
    """A source of an article. `statements` are the numbers of what it says; `bearer` is whom the desk has joined it to.

    `quoted`: it has no name, and these are the text's own words for it; whoever has the same words is shown as one.
    """

    letter: str
    mark: str
    """The classes of the style sheet: colour and line."""
    name: str
    quoted: bool
    unnamed: bool
    entity: str | None
    bearer: str | None
    statements: tuple[int, ...]


def voices(notes: Iterable[Note], known: Mapping[str, str]) -> tuple[Voice, ...]:
    """The sources in the order in which they first speak; `known` leads from the reading's entities to the desk's."""
    said: dict[tuple[str, str], list[Note]] = {}
    for note in sorted(notes, key=lambda n: n.number):
        said.setdefault(_same(note, known), []).append(note)
    return tuple(_voice(n, notes, known) for n, notes in enumerate(said.values()))


def letter(n: int) -> str:
    """The letters of the nth source, from 0: A to Z, then AA, AB."""
    return (letter(n // len(_LETTERS) - 1) if n >= len(_LETTERS) else "") + _LETTERS[n % len(_LETTERS)]


def wanted(found: Iterable[Voice], asked: str) -> Voice | None:
    """The source that is asked for, by its letter or by the desk's name for it (e-000123)."""
    return next((v for v in found if asked and asked.casefold() in (v.letter.casefold(), v.bearer)), None)


def _same(note: Note, known: Mapping[str, str]) -> tuple[str, str]:
    entity = _speaker(note.statement)
    if entity:
        return "who", known.get(entity, entity)
    return "nobody" if not (note.who.named or note.who.quoted) else "words", note.who.text.casefold()


def _speaker(statement: Statement) -> str | None:
    return statement.source.entity if statement.source.naming == "named" else None


def _voice(n: int, notes: list[Note], known: Mapping[str, str]) -> Voice:
    first = notes[0]
    unnamed = not first.who.named
    entity = first.who.entity
    line = "dashed" if unnamed else f"l{n // COLOURS % LINES}"
    return Voice(
        letter=letter(n),
        mark=f"h{n % COLOURS} {line}",
        name=first.who.text,
        quoted=first.who.quoted,
        unnamed=unnamed,
        entity=entity,
        bearer=known.get(entity or ""),
        statements=tuple(note.number for note in notes),
    )
