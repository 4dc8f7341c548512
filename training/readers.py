"""The data that the model learns from and is measured on, as documents with words and labels; offsets are kept.

    polnear(path, names=None)      who says what in English, the outermost statements only; silver names beside them
    slavicner(path)                names in Russian, Ukrainian, Polish and three more Slavic languages
    invented(folder)               our own reports in all languages: statements, nested ones too, and names
    sourced_reports()              more of them, harder ones, without names

What a set does not mark is None, and teaches nothing: PolNeAR marks no nested statements, SlavicNER no statements.
"""

from __future__ import annotations

import gzip
import json
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from headwater.attribute.model.pieces import Cutter, Pieces
from training.markup import Marked, MarkupError, Report, reports

Range = tuple[int, int]
"""Words [first, end)."""

ROLES = ("source", "cue", "content")
KINDS = {"PER": "person", "LOC": "place", "ORG": "organization"}
HELD_TOPIC = "nord_stream"
"""The topic of SlavicNER that no training sees."""
SOURCED = ("dev", "sources", "fresh", "newer")
"""Sets of tests/sourcing that teach. `wire` is left to look at; `unseen`, `test`, `kept`, `shut` are only scored."""
HELD_EVERY = 20
"""One article of PolNeAR's training part in so many is kept for choosing thresholds and for calibration."""


@dataclass(slots=True)
class Relation:
    """One attribution in words. `nested`: it stands inside the content of another."""

    source: list[Range]
    cue: list[Range]
    content: list[Range]
    nested: bool = False


@dataclass(slots=True)
class Document:
    """A text with what is marked in it. `names`: (words, kind), None where names are not marked at all."""

    id: str
    language: str
    text: str
    pieces: Pieces
    relations: list[Relation] | None
    names: list[tuple[Range, str]] | None
    nests: bool = False
    """Nested statements are marked."""
    spans: list[Marked] = field(default_factory=list)
    """The attributions as they were marked, in code points."""
    told: dict[str, list[tuple[Range, str]]] = field(default_factory=dict)
    """What is marked in the layers of deals and events: (words, kind). A layer that is not marked is not there."""


def polnear(path: Path, cutter: Cutter, names: Path | None = None) -> Iterator[Document]:
    """The articles of a PolNeAR file; `names`: what silver.py wrote for it."""
    silver = {}
    if names:
        silver = {row["id"]: row["names"] for row in map(json.loads, names.read_text(encoding="utf-8").splitlines())}
    for row in _rows(path):
        spans = [
            Marked(*([tuple(s) for s in a.get(role) or []] for role in ROLES))  # type: ignore[arg-type]
            for a in row["attributions"]
        ]
        yield _document(row["id"], "en", row["text"], cutter, spans, silver.get(row["id"]), nests=False)


def held(documents: list[Document]) -> tuple[list[Document], list[Document]]:
    """PolNeAR's training part in two: what is learnt from, what thresholds are chosen on."""
    return (
        [d for n, d in enumerate(documents) if n % HELD_EVERY],
        [d for n, d in enumerate(documents) if not n % HELD_EVERY],
    )


def slavicner(path: Path, cutter: Cutter, *, topics: set[str] | None = None) -> Iterator[Document]:
    """Documents with names; those of other topics than `topics` are left out, of `HELD_TOPIC` unless it is named."""
    return (named(row, cutter) for row in slavicner_rows(path, topics))


def slavicner_rows(path: Path, topics: set[str] | None = None) -> Iterator[dict]:
    """The same documents as they stand in the file."""
    for row in _rows(path):
        if (row["topic"] in topics) if topics else row["topic"] != HELD_TOPIC:
            yield row


def named(row: dict, cutter: Cutter) -> Document:
    """A row of SlavicNER as a document."""
    names = [(m["start"], m["end"], KINDS[m["kind"]]) for m in row["mentions"] if m["kind"] in KINDS]
    return _document(row["id"], row["lang"], row["text"], cutter, None, names, nests=False)


def invented(folder: Path, cutter: Cutter) -> Iterator[Document]:
    """The reports of a folder, file by file; one that is wrong is named and left out."""
    return (marked(report, cutter) for report in invented_reports(folder))


def invented_reports(folder: Path) -> Iterator[Report]:
    """The same reports as they are written."""
    for path in sorted(folder.glob("*.txt")):
        yield from reports(path, _left_out)


def marked(report: Report, cutter: Cutter) -> Document:
    """An invented report as a document."""
    head = report.head
    return _document(head["id"], head["language"], report.text, cutter, report.attributions, report.names, nests=True)


def unmarked(id: str, language: str, text: str, cutter: Cutter) -> Document:
    """A text of which nothing is known."""
    return _document(id, language, text, cutter, None, None, nests=False)


def sourced_reports(cutter: Cutter, sets: Iterable[str] = SOURCED) -> Iterator[Document]:
    """The reports of tests/sourcing that are there to work on: hard chains, refusals, statements within statements."""
    from benchmarks import sourced

    for path in (path for name in sets for path in sourced.files(name)):
        for report in sourced.load(path):
            spans = [
                Marked(*([(s.start, s.end) for s in part] for part in (one.source, one.cue, one.content)))
                for one in report.statements
            ]
            yield _document(report.id, report.language, report.text, cutter, spans, None, nests=True)


def _left_out(error: MarkupError) -> None:
    print("left out:", error, file=sys.stderr)


def _rows(path: Path) -> Iterator[dict]:
    raw = path.read_bytes()
    for line in (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode().split("\n"):
        if line:
            yield json.loads(line)


def _document(
    id: str, language: str, text: str, cutter: Cutter, spans: list[Marked] | None, names: list | None, *, nests: bool
) -> Document:
    pieces = cutter.cut(text)
    words = Words(pieces)
    relations = None
    if spans is not None:
        relations = [Relation(*(words.ranges(getattr(one, role)) for role in ROLES)) for one in spans]
        if nests:
            _nest(relations)
    found = None
    if names is not None:
        found = [(r, kind) for start, end, kind in names for r in words.ranges([(start, end)])]
        found = [(r, "organization" if kind == "outlet" else kind) for r, kind in found]
    return Document(id, language, text, pieces, relations, found, nests, spans or [])


class Words:
    """The words of a text by their places."""

    def __init__(self, pieces: Pieces) -> None:
        self.start, self.end = pieces.start.tolist(), pieces.end.tolist()

    def ranges(self, spans: list[Range]) -> list[Range]:
        """The words that each span touches; spans that touch or overlap are one, as in the scorer."""
        out: list[Range] = []
        for start, end in sorted(spans):
            first, last = bisect_right(self.end, start), bisect_left(self.start, end)
            if first >= last:
                continue
            if out and first <= out[-1][1]:
                out[-1] = (out[-1][0], max(out[-1][1], last))
            else:
                out.append((first, last))
        return out


def _nest(relations: list[Relation]) -> None:
    """Marks as nested what lies wholly in the content of another one, unless they share that content."""
    for inner in relations:
        parts = [*inner.source, *inner.cue]
        inner.nested = any(
            outer is not inner
            and outer.content != inner.content
            and all(any(c[0] <= p[0] and p[1] <= c[1] for c in outer.content) for p in parts)
            for outer in relations
        )
