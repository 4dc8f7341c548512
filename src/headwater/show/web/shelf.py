"""What the pages ask of a desk, in the rows that they show. Only this file knows the desk's own calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from headwater.records import Access, Reading
from headwater.show.notes import unnamed
from headwater.show.web.compare import Comparison


@dataclass(frozen=True, slots=True)
class Listed:
    """One article as a list shows it. `unnamed` counts the statements that rest on an unnamed source."""

    id: str
    title: str | None
    outlet: str | None
    language: str | None
    published: str | None
    basis: str
    access: Access
    statements: int
    unnamed: int
    versions: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that a search found; `snippet` is where, its words marked."""

    article: Listed
    snippet: Markup


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article: its number, from 1, when it was fetched (ISO 8601), and which one came before it."""

    number: int
    fetched: str
    before: int | None


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that could not be read, and why."""

    code: str
    message: str
    input: str
    at: str


class Shelf(Protocol):
    """A desk as the pages see it. Ids that are not there give None."""

    def total(self) -> int:
        """How many articles there are."""

    def page(self, limit: int, offset: int) -> Sequence[Listed]:
        """Articles, newest first."""

    def reading(self, id: str, version: int | None = None) -> Reading | None:
        """The reading of one version, the current one by default."""

    def current(self, id: str) -> int:
        """The number of the version that is shown by default; 1 where there is no such article."""

    def versions(self, id: str) -> Sequence[Version]:
        """Every version, the first one first."""

    def difference(self, id: str, a: int, b: int) -> Comparison | None:
        """What changed from version `a` to version `b`."""

    def search(self, query: str, limit: int) -> Sequence[Hit]:
        """The articles that have the words of the query, the best first."""

    def issues(self, limit: int, offset: int) -> Sequence[Problem]:
        """The inputs that could not be read, the latest first."""

    def issues_total(self) -> int:
        """How many of these there are."""


def listed(reading: Reading, versions: int) -> Listed:
    """A reading as a row of a list."""
    a = reading.article
    return Listed(
        id=a.id,
        title=a.title,
        outlet=a.outlet.name if a.outlet else None,
        language=a.language,
        published=(a.published.value or None) if a.published else None,
        basis=a.published.basis if a.published else "",
        access=a.access,
        statements=len(reading.statements),
        unnamed=sum(unnamed(s) for s in reading.statements),
        versions=versions,
    )
