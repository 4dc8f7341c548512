"""The texts of the mill as Headwater reads them: sheets, and which of their tellings is which true statement.

A telling is the true statement with whose content its own overlaps most, by at least OVERLAP of the shorter one; of
several that are one statement, the one that overlaps most. What matches no true statement is left out of the measure.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.mill.__main__ import article
from benchmarks.mill.pieces import Piece
from benchmarks.mill.prose import Printed, Stretch
from benchmarks.mill.run import Ref
from benchmarks.mill.truth import article_id

from headwater import pipeline
from headwater.config import Settings
from headwater.linked import Sheet
from headwater.records import Issue, Span

OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Read:
    """A sheet that was read, and for its tellings the true statements that they are."""

    sheet: Sheet
    same: dict[Ref, Ref]


def read(pieces: Sequence[tuple[Piece, Printed]], settings: Settings | None = None) -> Iterator[Read]:
    """Reads articles, as a desk does. One that cannot be read is left out, and its statements are missed."""
    by_id = {article_id(piece): printed for piece, printed in pieces}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with path.open("w") as file:
            for piece, printed in pieces:
                file.write(json.dumps(article(piece, printed), ensure_ascii=False) + "\n")
        for found in pipeline.readings([str(path)], settings or Settings()):
            if isinstance(found, Issue):
                continue
            reading = found[1]
            id_ = reading.article.given_id or reading.article.id
            sheet = _under(id_, pipeline.sheet(reading, settings))
            yield Read(sheet, dict(_same(sheet, by_id[id_])))


def _under(id_: str, sheet: Sheet) -> Sheet:
    """A sheet under the id that the article came with."""
    return replace(sheet, article=id_, tellings=tuple(replace(t, article=id_) for t in sheet.tellings))


def _same(sheet: Sheet, printed: Printed) -> Iterator[tuple[Ref, Ref]]:
    rows = []
    for telling in sheet.tellings:
        for n, told in enumerate(printed.told):
            both = _overlap(telling.spans, told.content)
            short = min(sum(s.end - s.start for s in telling.spans) or 1, told.content.end - told.content.start)
            if both >= OVERLAP * short:
                rows.append((-both, telling.ref, (sheet.article, f"s{n}")))
    found: set[Ref] = set()
    met: set[Ref] = set()
    for _, ref, true in sorted(rows):
        if ref not in found and true not in met:
            found.add(ref)
            met.add(true)
            yield ref, true


def _overlap(spans: Iterable[Span], content: Stretch) -> int:
    return sum(max(0, min(s.end, content.end) - max(s.start, content.start)) for s in spans)
