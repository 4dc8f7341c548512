"""What the pages ask of a desk, in the rows that they show. Only this file knows the desk's own calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from headwater.desk.finding.outlet_listing import OutletRow
from headwater.desk.margin.margin_notes import Thread
from headwater.desk.printed import Captured, Printed, Repeated, Standing
from headwater.records import Reading
from headwater.show.web.compare import Comparison


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that a search found; `snippet` is where, its words marked."""

    article: Printed
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

    def languages(self) -> Sequence[str]:
        """The languages of the articles, those with most first."""

    def outlets(self) -> Sequence[OutletRow]:
        """Every outlet, those with the most articles first."""

    def page(self, limit: int, offset: int) -> Sequence[Printed]:
        """Articles, newest first."""

    def reading(self, id: str, version: int | None = None) -> Reading | None:
        """The reading of one version, the current one by default."""

    def current(self, id: str) -> int:
        """The number of the version that is shown by default; 1 where there is no such article."""

    def versions(self, id: str) -> Sequence[Version]:
        """Every version, the first one first."""

    def captures(self, id: str, version: int) -> Sequence[Captured]:
        """When and from where a version was captured."""

    def standings(self, id: str) -> Mapping[str, Standing]:
        """The standing of the claims that an article tells, by the ids of its statements."""

    def repeated(self, id: str) -> Sequence[Repeated]:
        """Whose text an article repeats, and who repeats its."""

    def margin(self, id: str, version: int, text: str) -> Sequence[Thread]:
        """The notes of persons beside a version, whose text is `text`."""

    def difference(self, id: str, a: int, b: int) -> Comparison | None:
        """What changed from version `a` to version `b`."""

    def search(self, query: str, limit: int) -> Sequence[Hit]:
        """The articles that have the words of the query, the best first."""

    def issues(self, limit: int, offset: int) -> Sequence[Problem]:
        """The inputs that could not be read, the latest first."""

    def issues_total(self) -> int:
        """How many of these there are."""
