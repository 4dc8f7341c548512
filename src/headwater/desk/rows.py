"""What the desk gives out: plain records, one for each kind of question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.records import Access, Link, Naming, Reading, SourceKind, Span, Stance


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one reading. `reread`: nothing changed but the program, and its new reading was kept too."""

    status: Literal["new", "unchanged", "changed"]
    article: str
    version: int
    title: str | None
    reread: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as lists show it: its current version. `statements` counts them; times are ISO 8601 in UTC."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str | None
    access: Access
    published: str | None
    version: int
    statements: int
    added: str
    changed: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article: `capture` is the SHA-256 of its bytes, `compared_with` the version before it."""

    n: int
    title: str | None
    access: Access
    published: str | None
    capture: str
    fetched: str
    added: str
    compared_with: int | None


@dataclass(frozen=True, slots=True)
class Kept:
    """An article with its current reading and all its versions, oldest first."""

    listed: Listed
    reading: Reading
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement of the current version of an article. `content` is its text, fragments joined by ` ... `."""

    article: str
    version: int
    id: str
    source: str
    entity: str | None
    kind: SourceKind
    naming: Naming
    official: bool
    stance: Stance
    content: str
    chain: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a query found. `marks` are spans of `snippet`, `start` is where it begins in the text.

    `version` is the current one unless only an older version has the words.
    """

    article: Listed
    version: int
    snippet: str
    marks: tuple[Span, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Noted:
    """An issue as it was kept."""

    input: str
    code: str
    message: str
    noted: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is on the desk."""

    articles: int
    versions: int
    captures: int
    statements: int
    issues: int
