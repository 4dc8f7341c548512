"""Invented reports with the claim that each of their sentences tells, read by the program itself.

`tests/link/claims/*.toml` explain themselves at their head. A telling has the claim of the sentence in which its
content begins; a content that starts outside, in the cue's sentence, that of the sentence of its cue.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater import pipeline
from headwater.link.tellings import tellings
from headwater.linked import House, Telling
from headwater.read.sentences import split
from headwater.records import Article, CaptureRef, Dated, Outlet, Reading, Span

FOLDER = Path(__file__).parent / "claims"
Ref = tuple[str, str]


@dataclass(frozen=True)
class Report:
    """An invented article, and where which claim is told."""

    article: Article
    rows: tuple[tuple[Span, str], ...]


def reports(half: str) -> Iterator[Report]:
    """The reports of one file."""
    data = tomllib.loads((FOLDER / f"{half}.toml").read_text(encoding="utf-8"))
    for n, row in enumerate(data["article"]):
        yield _report(f"{half}{n:02}", row)


def _report(id: str, row: dict[str, Any]) -> Report:
    text, rows = "", []
    for claim, sentence in row["rows"]:
        start = len(text)
        text += str(sentence) + "\n"
        rows.append((Span(start, len(text) - 1), str(claim)))
    language, outlet = row["language"], row["outlet"]
    article = Article(
        id,
        None,
        text,
        language,
        "open",
        CaptureRef("", ""),
        outlet=Outlet(outlet),
        published=Dated(row["published"], "given"),
        sentences=split(text, language),
        read_in=language,
    )
    return Report(article, tuple(rows))


def house_of(name: str | None, url: str | None) -> House:
    """Every outlet its own house."""
    key = (name or url or "").casefold()
    return House(key, key, name or "")


def told(report: Report) -> list[tuple[Telling, str]]:
    """The tellings of a report with the claims that they tell; those of sentences that tell none are left out."""
    reading = pipeline.read_article(report.article)
    found = [(t, _claim(report, reading, t)) for t in tellings(reading, house_of)]
    return [(t, claim) for t, claim in found if claim]


def _claim(report: Report, reading: Reading, telling: Telling) -> str:
    statement = next(s for s in reading.told if s.id == telling.statement)
    at = (*telling.spans, *statement.cue)[0].start
    return next((claim for span, claim in report.rows if span.start <= at <= span.end), "")
