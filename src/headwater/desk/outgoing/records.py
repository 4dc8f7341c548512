"""The rows that leave the desk: whatever a reader of a table needs to know, in columns."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.desk.claims.claim_listing import ClaimRow
from headwater.linked import Claim, Copy, Weighed
from headwater.records import Access, EntityKind, Link, Naming, Quoted, SourceKind, Stance


@dataclass(frozen=True, slots=True)
class ArticleOut:
    """An article as it now reads. `sha256` and `fetched` are those of the capture that its version was read from,
    `versions` counts them; `unread`: it waits to be compared, so that `story` is not known yet."""

    article: str
    version: int
    versions: int
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    sections: tuple[str, ...]
    dateline: str | None
    url: str | None
    language: str | None
    access: Access
    published: str | None
    statements: int
    story: str | None
    sha256: str
    fetched: str
    added: str
    changed: str


@dataclass(frozen=True, slots=True)
class StatementOut:
    """A statement of the current version of an article as it was read. `who` is the entity of the desk who says it,
    `start` and `end` are where its content begins and ends in the text, `claim` what it is a telling of; `corrected`:
    a person said that it was read wrong, and what the claim counts is what they said."""

    article: str
    version: int
    statement: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: str | None
    source: str
    who: str | None
    kind: SourceKind
    naming: Naming
    official: bool
    stance: Stance
    quoted: Quoted
    content: str
    start: int | None
    end: int | None
    chain: tuple[Link, ...]
    within: str | None
    confidence: float
    claim: str | None
    corrected: bool


@dataclass(frozen=True, slots=True)
class ClaimOut:
    """A claim with what it is made of and how it is weighed; `story` is the one that most of its articles are in."""

    row: ClaimRow
    claim: Claim
    weighed: Weighed
    story: str | None
    outlets: dict[str, str]
    """By article, of those that tell it."""


@dataclass(frozen=True, slots=True)
class SpellingOut:
    """One spelling of an entity in one language: in which outlets, between which days (ISO 8601), how often."""

    entity: str
    kind: EntityKind
    name: str
    text: str
    language: str | None
    script: str
    outlets: tuple[str, ...]
    first: str | None
    last: str | None
    count: int


@dataclass(frozen=True, slots=True)
class RoleOut:
    """One role of an entity: what it was said to be, of what body, between which days, in how many articles."""

    entity: str
    kind: EntityKind
    name: str
    title: str
    organization: str | None
    language: str | None
    first: str | None
    last: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Now:
    """How an entity stands: `entity` is the one that it is now, which is another one where it was merged."""

    entity: str
    kind: EntityKind
    name: str
    locked: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two articles of a copy."""

    article: str
    outlet: str | None
    title: str | None
    published: str


@dataclass(frozen=True, slots=True)
class CopyOut:
    """A copy between two articles."""

    earlier: Side
    later: Side
    copy: Copy


@dataclass(frozen=True, slots=True)
class CapturedOut:
    """A capture as it is kept: the bytes, of what kind, from where, when. `article` and `version` are what was read out
    of it."""

    sha256: str
    fetched: str
    url: str | None
    media_type: str
    encoding: str | None
    article: str
    version: int
