"""A desk in memory for the pages' own tests: what the real one gives, without a file."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from headwater.desk.claims.claim_listing import ClaimRow
from headwater.desk.claims.story_listing import Copied
from headwater.desk.finding.outlet_listing import OutletRow
from headwater.desk.printed import Printed, Standing
from headwater.records import Reading, Span
from headwater.show.highlight import visible
from headwater.show.notes import unnamed
from headwater.show.web.compare import Comparison, Rewritten, lines
from headwater.show.web.ledger import Ledger
from headwater.show.web.register import Register
from headwater.show.web.shelf import Hit, Problem, Version


class MemoryShelf:
    """Holds readings; two of one id are two versions of it."""

    change: tuple[Span | None, Span | None] = (None, None)

    def __init__(self, *readings: Reading, problems: tuple[Problem, ...] = ()) -> None:
        self._versions: dict[str, list[Reading]] = {}
        self._problems = problems
        for reading in readings:
            self._versions.setdefault(reading.article.id, []).append(reading)

    def total(self) -> int:
        return len(self._versions)

    def languages(self) -> list[str]:
        return []

    def outlets(self) -> list[OutletRow]:
        return []

    def page(self, limit: int, offset: int) -> list[Printed]:
        return [listed(v[-1], len(v)) for v in self._versions.values()][offset : offset + limit]

    def reading(self, id: str, version: int | None = None) -> Reading | None:
        known = self._versions.get(id, [])
        at = (version or len(known)) - 1
        return known[at] if 0 <= at < len(known) else None

    def versions(self, id: str) -> list[Version]:
        return [
            Version(n, v.article.capture.fetched, n - 1 or None) for n, v in enumerate(self._versions.get(id, []), 1)
        ]

    def difference(self, id: str, a: int, b: int) -> Comparison | None:
        old, new = self.reading(id, a), self.reading(id, b)
        if not (old and new):
            return None
        return Comparison((), lines(old.article.text, new.article.text, [Rewritten(*self.change)]))

    def search(self, query: str, limit: int) -> list[Hit]:
        found = (v[-1] for v in self._versions.values() if query.lower() in v[-1].article.text.lower())
        mark = Markup("<mark>{}</mark>")
        return [Hit(listed(r, 1), visible(r.article.text[:80]) + mark.format(query)) for r in found][:limit]

    def issues(self, limit: int, offset: int) -> tuple[Problem, ...]:
        return self._problems[offset : offset + limit]

    def issues_total(self) -> int:
        return len(self._problems)

    def captures(self, id: str, version: int) -> tuple[()]:
        return ()

    def standings(self, id: str) -> dict[str, Standing]:
        return {}

    def repeated(self, id: str) -> tuple[()]:
        return ()

    def margin(self, id: str, version: int, text: str) -> tuple[()]:
        return ()

    def current(self, id: str) -> int:
        return len(self._versions.get(id, [0]))


def listed(reading: Reading, versions: int) -> Printed:
    """A reading as a row of a list."""
    a = reading.article
    return Printed(
        id=a.id,
        title=a.title,
        outlet=a.outlet.name if a.outlet else None,
        language=a.language,
        access=a.access,
        published=(a.published.value or None) if a.published else None,
        statements=len(reading.statements),
        unnamed=sum(unnamed(s) for s in reading.statements),
        versions=versions,
    )


class EmptyRegister(Register):
    """A desk without entities and watch lists, for the pages of articles; whatever else is asked of it fails."""

    def __init__(self) -> None:
        pass

    def linked(self, article: str, version: int) -> dict[str, str]:
        return {}


class EmptyLedger(Ledger):
    """A desk whose articles were never compared: no claims, no stories, no copies; whatever else is asked of it fails."""

    def __init__(self) -> None:
        pass

    def of_article(self, article: str) -> dict[str, ClaimRow]:
        return {}

    def story_of(self, article: str) -> None:
        return None

    def copies(self, article: str) -> tuple[Copied, ...]:
        return ()


def many(reading: Reading, count: int) -> list[Reading]:
    """The reading under `count` ids."""
    return [replace(reading, article=replace(reading.article, id=f"{n:04x}")) for n in range(count)]
