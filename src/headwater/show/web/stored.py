"""A desk file as the pages see it."""

from __future__ import annotations

from markupsafe import Markup

from headwater.desk.store import Desk
from headwater.records import Reading, Span
from headwater.show import words
from headwater.show.highlight import visible
from headwater.show.web import compare
from headwater.show.web.shelf import Hit, Listed, Problem, Version, listed


class StoredShelf:
    """Asks the desk and makes rows for the pages out of what it gives."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def total(self) -> int:
        """How many articles there are."""
        return self._desk.counts().articles

    def page(self, limit: int, offset: int) -> list[Listed]:
        """Articles, newest first."""
        return [row for a in self._desk.articles(limit=limit, offset=offset) if (row := self._row(a.id))]

    def reading(self, id: str, version: int | None = None) -> Reading | None:
        """The reading of one version, the current one by default; None where there is none."""
        return self._desk.reading(id, version)

    def current(self, id: str) -> int:
        """The number of the version that is shown by default; 1 where there is no such article."""
        kept = self._desk.article(id)
        return kept.listed.version if kept else 1

    def versions(self, id: str) -> list[Version]:
        """Every version, the first one first."""
        return [Version(v.n, v.fetched, v.compared_with) for v in self._desk.versions(id)]

    def difference(self, id: str, a: int, b: int) -> compare.Comparison | None:
        """What changed from version `a` to version `b`; None where one of them is not there."""
        old, new = self._desk.reading(id, a), self._desk.reading(id, b)
        found = self._desk.difference(id, a, b)
        if not (old and new and found):
            return None
        changes = [compare.Rewritten(c.before, c.after) for c in found.changes]
        rows = (("title", found.title, str), ("access", found.access, str), ("date", found.published, words.day))
        fields = tuple(
            compare.Field(name, told(row.before or "none"), told(row.after or "none"))
            for name, row, told in rows
            if row
        )
        return compare.Comparison(fields, compare.lines(old.article.text, new.article.text, changes))

    def search(self, query: str, limit: int) -> list[Hit]:
        """The articles that have the words of the query, the best first."""
        hits = self._desk.search(query, limit=limit)
        return [Hit(row, snippet(h.snippet, h.marks)) for h in hits if (row := self._row(h.article.id))]

    def issues(self, limit: int, offset: int) -> list[Problem]:
        """The inputs that could not be read, the latest first."""
        return [Problem(i.code, i.message, i.input, i.noted) for i in self._desk.issues(limit=limit, offset=offset)]

    def issues_total(self) -> int:
        """How many of these there are."""
        return self._desk.counts().issues

    def _row(self, id: str) -> Listed | None:
        reading = self._desk.reading(id)
        return listed(reading, len(self._desk.versions(id))) if reading else None


def snippet(text: str, found: tuple[Span, ...]) -> Markup:
    """The words around a hit, those that were searched for marked."""
    parts, at = [], 0
    for span in found:
        parts += [visible(text[at : span.start]), Markup("<mark>{}</mark>").format(visible(span.of(text)))]
        at = span.end
    return Markup("").join([*parts, visible(text[at:])])
