"""A desk file as the pages see it."""

from __future__ import annotations

from markupsafe import Markup

from headwater.desk.changes import edits
from headwater.desk.difference import Difference
from headwater.desk.finding.outlet_listing import OutletRow
from headwater.desk.margin.margin_notes import Thread
from headwater.desk.printed import Captured, Printed, Repeated, Standing
from headwater.desk.store import Desk
from headwater.records import Reading, Span
from headwater.show import words
from headwater.show.highlight import visible
from headwater.show.shifts import Shift, shifts
from headwater.show.web import compare
from headwater.show.web.once import Once
from headwater.show.web.shelf import Hit, Problem, Version


class StoredShelf:
    """Asks the desk and makes rows for the pages out of what it gives."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._once = Once(desk.version)

    def total(self) -> int:
        """How many articles there are."""
        return self._once("articles", self._desk.article_total)

    def languages(self) -> list[str]:
        """The languages of the articles, those with most first."""
        return self._once("languages", self._desk.article_languages)

    def outlets(self) -> list[OutletRow]:
        """Every outlet, those with the most articles first: each order and page of them is out of one counting."""
        return self._once("outlets", self._desk.outlets)

    def page(self, limit: int, offset: int) -> list[Printed]:
        """Articles, newest first."""
        return self._desk.printed(limit, offset)

    def reading(self, id: str, version: int | None = None) -> Reading | None:
        """The reading of one version, the current one by default; None where there is none."""
        return self._desk.reading(id, version)

    def current(self, id: str) -> int:
        """The number of the version that is shown by default; 1 where there is no such article."""
        return self._desk.current_version(id) or 1

    def versions(self, id: str) -> list[Version]:
        """Every version, the first one first."""
        return [Version(v.n, v.fetched, v.compared_with) for v in self._desk.versions(id)]

    def captures(self, id: str, version: int) -> list[Captured]:
        """When and from where a version was captured."""
        return self._desk.captures_of(id, version)

    def standings(self, id: str) -> dict[str, Standing]:
        """The standing of the claims that an article tells, by the ids of its statements."""
        return self._desk.standings_of(id)

    def repeated(self, id: str) -> list[Repeated]:
        """Whose text an article repeats, and who repeats its."""
        return self._desk.repeated(id)

    def margin(self, id: str, version: int, text: str) -> list[Thread]:
        """The notes of persons beside a version, whose text is `text`."""
        return self._desk.margin(id, version, text)

    def difference(self, id: str, a: int, b: int) -> compare.Comparison | None:
        """What changed from version `a` to version `b`; None where one of them is not there."""
        old, new = self._desk.reading(id, a), self._desk.reading(id, b)
        found = self._desk.difference(id, a, b)
        if not (old and new and found):
            return None
        texts = compare.lines(
            old.article.text, new.article.text, [compare.Rewritten(c.before, c.after) for c in found.changes]
        )
        kind, body = edits.became(old, new)
        return compare.Comparison(
            fields=_fields(found),
            lines=texts,
            shifts=self._shifts(id, (a, old), (b, new)),
            kind=kind if found.changes or found.title else "",
            notice=str(body.get("notice", "")),
            out=compare.count_words(texts, "out"),
            come=compare.count_words(texts, "in"),
        )

    def _shifts(self, id: str, old: tuple[int, Reading], new: tuple[int, Reading]) -> tuple[Shift, ...]:
        """The claims are known for what the present version says, and for what an older one said and it does not."""
        told, current = self._desk.standings_of(id), self.current(id)
        gone, now = (
            told if n == current else {s.id: told[key] for s in reading.statements if (key := f"{s.id}@{n}") in told}
            for n, reading in (old, new)
        )
        return shifts(old[1], new[1], gone, now)

    def search(self, query: str, limit: int) -> list[Hit]:
        """The articles that have the words of the query, the best first."""
        hits = self._desk.search(query, limit=limit)
        rows = {row.id: row for row in self._desk.printed_of([h.article.id for h in hits])}
        return [Hit(rows[h.article.id], snippet(h.snippet, h.marks)) for h in hits if h.article.id in rows]

    def issues(self, limit: int, offset: int) -> list[Problem]:
        """The inputs that could not be read, the latest first."""
        return [Problem(i.code, i.message, i.input, i.noted) for i in self._desk.issues(limit=limit, offset=offset)]

    def issues_total(self) -> int:
        """How many of these there are."""
        return self._once("issues", lambda: self._desk.counts().issues)


def _fields(found: Difference) -> tuple[compare.Field, ...]:
    rows = (("title", found.title, str), ("access", found.access, str), ("date", found.published, words.day))
    return tuple(
        compare.Field(name, told(row.before or "none"), told(row.after or "none")) for name, row, told in rows if row
    )


def snippet(text: str, found: tuple[Span, ...]) -> Markup:
    """The words around a hit, those that were searched for marked."""
    parts, at = [], 0
    for span in found:
        parts += [visible(text[at : span.start]), Markup("<mark>{}</mark>").format(visible(span.of(text)))]
        at = span.end
    return Markup("").join([*parts, visible(text[at:])])
