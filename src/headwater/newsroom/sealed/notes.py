"""What is in a case: notes on unnamed sources; as records, and as the padded bytes that are sealed.

A note says how a source can know, why it talks, why it is not named: never who it is.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Final, Literal, get_args

from headwater.errors import DeskError, SealError
from headwater.said import kept

Terms = Literal["", "on the record", "on background", "not for attribution", "off the record"]
TERMS: Final[tuple[Terms, ...]] = get_args(Terms)
Knows = Literal["", "yes", "no"]
KNOWS: Final[tuple[Knows, ...]] = get_args(Knows)
FORM: Final = 1
SMALLEST: Final = 4_096
LARGEST: Final = 1 << 20
"""Bytes of a case. It is padded to the next power of two from `SMALLEST`: its size does not tell how long a note is."""
LONGEST: Final = 20_000
"""Characters of one field."""
_ALL_KINDS: Final = ("code_name", "position", "motive", "reason", "text")


@dataclass(frozen=True, slots=True)
class Rest:
    """What rests on a source: an article, or one statement of it (`s3`).

    `words` is how the statement went: its number is another one when the article is read again.
    """

    article: str
    statement: str = ""
    words: str = ""

    def __str__(self) -> str:
        return f"{self.article}#{self.statement}" if self.statement else self.article


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A note on one unnamed source. `position` is its position to know, `reason` why it is not named, `editor_knows`
    whether an editor knows who it is, `rests` what was written on its word."""

    id: str
    code_name: str
    position: str = ""
    motive: str = ""
    reason: str = ""
    terms: Terms = ""
    editor_knows: Knows = ""
    rests: tuple[Rest, ...] = ()
    text: str = ""

    def __post_init__(self) -> None:
        if not self.code_name:
            raise DeskError(kept("Give the source a code name."))
        if self.terms not in TERMS or self.editor_knows not in KNOWS:
            raise DeskError(kept("The form said something that no form of ours says. Nothing was kept."))
        if any(len(getattr(self, name)) > LONGEST for name in _ALL_KINDS):
            raise DeskError(kept("That is too long for one field of a note. Nothing was kept."))

    @property
    def words(self) -> Mapping[str, str]:
        """The fields that somebody writes in, by their names."""
        return {name: getattr(self, name) for name in _ALL_KINDS}


@dataclass(frozen=True, slots=True)
class Case:
    """What is sealed of a case: what it is called, and the notes in it, in the order in which they were made."""

    title: str = ""
    notes: tuple[SourceNote, ...] = field(default_factory=tuple)

    def note(self, id: str) -> SourceNote | None:
        """The note with that id."""
        return next((note for note in self.notes if note.id == id), None)

    def with_note(self, note: SourceNote) -> Case:
        """The case with this note, in the place of the one with its id if there is one."""
        kept_ = tuple(note if each.id == note.id else each for each in self.notes)
        return Case(self.title, kept_ if self.note(note.id) else (*self.notes, note))

    def without(self, id: str) -> Case:
        """The case without that note."""
        return Case(self.title, tuple(note for note in self.notes if note.id != id))


def new_id() -> str:
    """A name for a note, within its case."""
    return secrets.token_hex(4)


def packed(case: Case) -> bytearray:
    """A case as bytes of a padded length. `DeskError` where it is too large."""
    row = {"form": FORM, "title": case.title, "notes": [asdict(note) for note in case.notes]}
    data = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    size = SMALLEST
    while size < len(data) + 4:
        size *= 2
    if size > LARGEST:
        raise DeskError(kept("The case is full. Begin another one for what is new. Nothing was kept."))
    made = bytearray(size)
    made[:4] = len(data).to_bytes(4)
    made[4 : 4 + len(data)] = data
    return made


def unpacked(data: bytes | bytearray) -> Case:
    """A case out of its bytes. `SealError` for one of a newer version."""
    size = int.from_bytes(data[:4])
    row = json.loads(bytes(data[4 : 4 + size]).decode("utf-8", "surrogatepass"))
    if row["form"] > FORM:
        raise SealError(f"This case was sealed by a newer version of Headwater (form {row['form']}). Update Headwater.")
    return Case(row["title"], tuple(_note(note) for note in row["notes"]))


def from_row(row: Mapping[str, Any]) -> SourceNote:
    """A note out of what somebody wrote as JSON, by the names of its fields. `DeskError` where it is none."""
    known = {
        name: row[name]
        for name in ("code_name", "position", "motive", "reason", "terms", "editor_knows", "text")
        if name in row
    }
    if not all(isinstance(value, str) for value in known.values()) or "code_name" not in known:
        raise DeskError(
            kept("That is no note: an object with code_name, position, motive, reason, terms, editor_knows, text.")
        )
    return SourceNote(new_id(), **known)


def _note(row: dict[str, Any]) -> SourceNote:
    known = {f.name: row[f.name] for f in fields(SourceNote) if f.name in row}
    return SourceNote(**known | {"rests": tuple(Rest(**rest) for rest in row.get("rests", ()))})
