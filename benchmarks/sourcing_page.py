"""Writes docs/sourcing.md: python benchmarks/sourcing_page.py

The tables of both halves of tests/sourcing and of two readers, and what was taken for what in the half kept aside.
"""

from __future__ import annotations

from pathlib import Path

import sourcing_agreement
from sourcing_score import KINDS, Tally

import sourcing

PAGE = Path(__file__).resolve().parent.parent / "docs" / "sourcing.md"
CHOICES = ("stance", "naming", "kind", "certainty", "polarity", "tense")


def page() -> str:
    """The page as Markdown."""
    kept = sourcing.measure("test")
    parts = [
        "# How well statements are sourced, presented and dated",
        "Made by `python benchmarks/sourcing_page.py`. Shares of what is marked in the invented reports in\n"
        "`tests/sourcing` ([guideline](sourcing-guideline.md)) that was read so; F1 where too much may be read.\n"
        "The last column is how many there are to be read.",
        "## The half kept aside",
        rows(kept),
        "## The half that was worked on",
        rows(sourcing.measure("dev")),
        "## Two readers of the guideline, on eleven reports",
        "The second one's marks, made without seeing the first one's, against the first one's: more than this no\n"
        "program can be expected to agree.",
        rows(sourcing_agreement.measure()),
        "## What was taken for what, in the half kept aside",
        "Marked in the rows, read in the columns.",
        *(confusion(kept["all"], kind) for kind in CHOICES),
    ]
    return "\n\n".join(parts) + "\n"


def rows(tallies: dict[str, Tally]) -> str:
    """The table by language."""
    lines = ["| | " + " | ".join(tallies) + " | marked |", "|---|" + "---|" * (len(tallies) + 1)]
    for kind, told in KINDS.items():
        cells = (f"{t.score(kind):.3f}" if t.marked[kind] or t.read[kind] else "" for t in tallies.values())
        lines.append(f"| {told} | " + " | ".join(cells) + f" | {tallies['all'].marked[kind]} |")
    return "\n".join(lines)


def confusion(total: Tally, kind: str) -> str:
    """What was taken for what."""
    counts = {(m, r): n for (k, m, r), n in total.taken.items() if k == kind}
    names = sorted({name for pair in counts for name in pair})
    lines = [f"| {KINDS[kind]} | " + " | ".join(names) + " |", "|---|" + "---|" * len(names)]
    for marked in names:
        lines.append(f"| {marked} | " + " | ".join(str(counts.get((marked, read), "")) for read in names) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
