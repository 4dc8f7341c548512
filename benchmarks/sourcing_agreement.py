"""How far two readers of the guideline agree: the second one's marks against the first one's, by the same scores.

    python benchmarks/sourcing_agreement.py [--misses KIND,..]

The second reader marked some reports of both halves (tests/sourcing/second) without seeing the first one's marks.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import Any

import sourced
import sourcing_score
from sourced import Report
from sourcing_score import KINDS, Tally

import sourcing
from headwater.records import (
    Caution,
    DateMention,
    Deal,
    DealSide,
    Entity,
    Event,
    Gap,
    Link,
    Phrase,
    Presentation,
    Producer,
    Reading,
    Source,
    Span,
    Statement,
)


def as_reading(report: Report) -> Reading:
    """A marked report as if the program had read it so."""
    names = {name for name in _names(report) if name}
    values = [*(e.row.get("when", "") for e in report.events)]
    dates = [DateMention(f"d{n}", d.span, "", d.row["value"], d.row["type"], "") for n, d in enumerate(report.dates)]
    place = Span(0, 1)
    dates += [DateMention(f"w{n}", place, "", value, "DATE", "") for n, value in enumerate(values)]
    return Reading(
        article=sourced.article(report),
        producer=Producer("0", "a reader"),
        entities=tuple(Entity(name, "organization", name) for name in sorted(names)),
        statements=tuple(_statement(s) for s in report.statements),
        events=tuple(
            Event(
                f"v{n}",
                e.row["type"],
                e.span,
                tuple(e.row.get("actors", ())),
                tuple(e.row.get("recipients", ())),
                when=f"w{n}",
                presentation=_put(e.row),
                mode=e.row["mode"],
            )
            for n, e in enumerate(report.events)
        ),
        deals=tuple(
            Deal(f"x{n}", _sides(report, row["gives"]), _sides(report, row["gets"]))
            for n, row in enumerate(report.deals)
        ),
        dates=tuple(dates),
        cautions=tuple(Caution(f"c{n}", w.row["code"], (), "x") for n, w in enumerate(report.warnings)),
    )


def _names(report: Report) -> Iterator[str]:
    for s in report.statements:
        yield from (s.row.get("told_to", ""), s.row.get("speaks_for", ""))
    for e in report.events:
        yield from (*e.row.get("actors", ()), *e.row.get("recipients", ()))
    for deal in report.deals:
        yield from (side.get("party", "") for side in (*deal["gives"], *deal["gets"]))


def _statement(s: sourced.MarkedStatement) -> Statement:
    row, here = s.row, (s.cue or s.content)[0]

    def phrase(key: str) -> Phrase | None:
        return Phrase(here, row[key]) if row.get(key) else None

    return Statement(
        id=f"s{s.number}",
        source=Source(
            s.source,
            "",
            None,
            row["kind"],
            row["naming"],
            bool(row.get("official")),
            row.get("count"),
            row.get("speaks_for") or None,
            phrase("knows"),
            phrase("motive"),
        ),
        cue=s.cue,
        content=s.content,
        quoted="indirect",
        stance=row["stance"],
        presentation=_put(row),
        chain=tuple(Link(text, None, "person", "named") for text in s.chain),
        told_to=row.get("told_to") or None,
        terms=phrase("terms"),
        answers=f"s{row['answers']}" if "answers" in row else None,
        partly=bool(row.get("partly")),
        medium=phrase("medium"),
        occasion=phrase("occasion"),
        reason=phrase("reason"),
        gap=Gap(None, "marked") if row.get("breaks") else None,
    )


def _put(row: dict[str, Any]) -> Presentation:
    return Presentation(
        row.get("certainty", "certain"),
        row.get("polarity", "positive"),
        row.get("tense", "present"),
        bool(row.get("conditional")),
    )


def _sides(report: Report, rows: Iterable[dict[str, Any]]) -> tuple[DealSide, ...]:
    out = []
    for row in rows:
        at = report.text.find(row.get("content", "")) if row.get("content") else -1
        content = (Span(at, at + len(row["content"])),) if at >= 0 else ()
        named = any(word[:1].isupper() for word in row.get("party", "").split())
        out.append(DealSide(row["party"] if named else None, content))
    return tuple(out)


def measure() -> dict[str, Tally]:
    """The counts by language, and of all together under "all"."""
    first = {r.id: r for half in ("dev", "test") for path in sourced.files(half) for r in sourced.load(path)}
    out: dict[str, Tally] = {}
    total = Tally()
    for path in sourced.files("second"):
        mine = out.setdefault(path.stem, Tally())
        for report in sourced.load(path):
            reading = as_reading(report)
            tally = sourcing_score.compare(first[report.id], reading)
            # The times of events are kept as dates of their own, which nobody marked.
            tally.read["date"] -= sum(d.id.startswith("w") for d in reading.dates)
            mine.add(tally)
        total.add(mine)
    return out | {"all": total}


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", default="")
    chosen = parser.parse_args()
    tallies = measure()
    sourcing.show(tallies)
    for kind in (k for k in chosen.misses.split(",") if k):
        print(f"\n{KINDS[kind]}:", *tallies["all"].misses[kind], sep="\n")


if __name__ == "__main__":
    main()
