"""How well the examples are read: every expectation in src/headwater/examples/expected against the reading.

    python benchmarks/examples.py [--misses]

Prints, for each report and over all, how many of the hand-made expectations hold: statements found (same source
words, content with the expected words in it), and of those found, stance, naming, official, chain and told_to.
The tests use `compare` with floors.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from headwater import config, pipeline
from headwater.records import Issue, Reading, Statement

EXAMPLES = Path(__file__).resolve().parent.parent / "src" / "headwater" / "examples"


@dataclass(slots=True)
class Tally:
    """What was expected and what held, by kind of expectation, and the misses in words."""

    expected: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def note(self, kind: str, holds: bool, miss: str) -> None:
        """Counts one expectation."""
        self.expected[kind] += 1
        self.held[kind] += holds
        if not holds:
            self.misses.append(f"{kind}: {miss}")

    def add(self, other: Tally) -> None:
        """Takes in another report's counts."""
        self.expected += other.expected
        self.held += other.held
        self.misses += other.misses

    def share(self, kind: str) -> float:
        """The share of the expectations of a kind that held."""
        return self.held[kind] / self.expected[kind] if self.expected[kind] else 1.0


def readings() -> Iterator[tuple[str, Reading]]:
    """Each example's file name and its reading; a report that cannot be read is an error here."""
    names = sorted(p.name.removesuffix(".json") for p in (EXAMPLES / "expected").glob("*.json"))
    for name, result in zip(
        names, pipeline.readings([str(EXAMPLES / n) for n in names], config.Settings()), strict=True
    ):
        if isinstance(result, Issue):
            raise SystemExit(f"{result.input}: {result.message}")
        yield name, result[1]


def expected(name: str) -> dict[str, Any]:
    """The hand-made expectations of one report."""
    found: dict[str, Any] = json.loads((EXAMPLES / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    return found


def compare(name: str, reading: Reading, want: dict[str, Any]) -> Tally:
    """One report's expectations against its reading."""
    tally = Tally()
    article = reading.article
    have = {
        "title": article.title,
        "outlet": article.outlet.name if article.outlet else None,
        "language": article.language,
        "access": article.access,
        "published": article.published.value[:10] if article.published else None,
        "related": len(article.related),
        "withheld": sum(r.access == "subscribers" for r in article.related),
    }
    for key, value in have.items():
        tally.note(key, value == want[key], f"{name}: {value!r}, expected {want[key]!r}")
    names = {e.name for e in reading.entities if e.kind == "person"}
    for person in want["people"]:
        tally.note("people", person in names, f"{name}: {person} is not among {sorted(names)}")
    dates = {(d.text, d.value) for d in reading.dates}
    for text, value in want["dates"].items():
        tally.note("dates", (text, value) in dates, f"{name}: {text} = {value} is not among {sorted(dates)}")
    for statement in want["statements"]:
        _compare_statement(name, reading, statement, tally)
    if "deal" in want:
        _compare_deal(name, reading, want["deal"], tally)
    return tally


def _compare_statement(name: str, reading: Reading, want: dict[str, Any], tally: Tally) -> None:
    what = f"{name}: {want['source'] or '(nobody)'} / {want['content']}"
    found = [s for s in reading.statements if _fits(reading, s, want)]
    tally.note("found", bool(found), what)
    if not found:
        return
    best = max(found, key=lambda s: sum(holds for _, holds, _ in _fields(reading, s, want)))
    for kind, holds, have in _fields(reading, best, want):
        tally.note(kind, holds, f"{what}: {have}, expected {want.get(kind)}")


def _fits(reading: Reading, statement: Statement, want: dict[str, Any]) -> bool:
    content = " ".join(s.of(reading.article.text) for s in statement.content)
    return _same(statement.source.text, want["source"]) and want["content"] in content


def _same(have: str, want: str) -> bool:
    return have.strip(" ,").lower() == want.strip(" ,").lower()


def _fields(reading: Reading, s: Statement, want: dict[str, Any]) -> Iterator[tuple[str, bool, Any]]:
    yield "stance", s.stance == want["stance"], s.stance
    yield "naming", s.source.naming == want["naming"], s.source.naming
    if "official" in want:
        yield "official", s.source.official == want["official"], s.source.official
    if want["chain"] is not None:
        chain = [link.text for link in s.chain]
        same = len(chain) == len(want["chain"]) and all(map(_same, chain, want["chain"]))
        yield "chain", same, chain
    if "told_to" in want:
        told = reading.entity(s.told_to)
        yield "told_to", bool(told) and told is not None and told.name == want["told_to"], told and told.name


def _compare_deal(name: str, reading: Reading, want: dict[str, list[str]], tally: Tally) -> None:
    def parties(sides: Any) -> list[str]:
        return [e.name for side in sides if (e := reading.entity(side.party))]

    have = [(parties(d.gives), parties(d.gets)) for d in reading.deals]
    tally.note("deal", (want["gives"], want["gets"]) in have, f"{name}: {have}, expected {want}")


def main() -> None:
    """Prints the table."""
    total = Tally()
    for name, reading in readings():
        tally = compare(name, reading, expected(name))
        total.add(tally)
        print(f"{name:34} {sum(tally.held.values()):3} of {sum(tally.expected.values()):3}")
    for kind, count in total.expected.items():
        print(f"{kind:12} {total.held[kind]:3} of {count:3}  {total.share(kind):.2f}")
    if "--misses" in sys.argv:
        print(*total.misses, sep="\n")


if __name__ == "__main__":
    main()
