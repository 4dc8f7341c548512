"""Learns what each sign says of the statement that an answer is about (`attribute/answer_signs.py`).

    python -m training.answers [--out src/headwater/data/answer_weights.toml]

From the reports of tests/sourcing that are worked on. Each answer is one example: which of the statements it may
answer it does, or none. Prints how often that is right on reports that the weights have not seen, ten-fold, and
writes the weights. Takes a minute.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater import pipeline
from headwater.attribute import answer_signs, answers
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.stance import ANSWERING
from training import choices
from training.choices import Example

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import sourced  # noqa: E402
import sourcing_score  # noqa: E402

REPORTS = ("dev", "sources", "fresh", "newer", "wire", "daily")
ALL_MARKED = ("dev", "wire", "daily")
"""Where an answer without a mark answers nothing; elsewhere it may be one that could not be decided."""
FOLDS = 10
NONE = 0.5
"""How much an example counts where nothing is answered: those that are marked matter more."""

HEAD = """# What each sign says of the statement that an answer is about, and of none ("none").
# Made by training/answers.py, not by hand. The signs are told in attribute/answer_signs.py; "|" joins two that hold
# together.

[answers]
"""


@dataclass(frozen=True, slots=True)
class Question:
    """An answer, what it may answer, and the right one of these; -1 for none, None where it is not marked."""

    asked: answer_signs.Asked
    pool: tuple[int, ...]
    right: int | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report: its statements laid out, its answers."""

    told: answer_signs.Told
    questions: tuple[Question, ...]


def main() -> None:
    """Prints the figures and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "src" / "headwater" / "data" / "answer_weights.toml")
    chosen = parser.parse_args()
    found = [one for half in REPORTS for one in sheets(half)]
    print(f"{len(found)} reports, right {unseen(found):.3f} of those that are read")
    weights = choices.fit(examples(found))
    choices.write(weights, chosen.out, HEAD)


# Examples ---------------------------------------------------------------------------------------------------------


def sheets(half: str) -> Iterator[Sheet]:
    """The reports of one folder."""
    for path in sourced.files(half, frozenset()):
        for report in sourced.load(path):
            kept: list[tuple[list[Draft], Page]] = []
            reading = _watched(sourced.article(report), kept)
            if kept:
                pairs = sourcing_score.aligned(report, reading)
                yield _sheet(report, reading, pairs, *kept[0], half in ALL_MARKED)


def _watched(article: Any, kept: list[tuple[list[Draft], Page]]) -> Any:
    """The reading of an article; `kept` gets its drafts as `answers.find` is given them."""
    plain = answers.find

    def find(drafts: list[Draft], page: Page) -> None:
        kept.append((drafts, page))
        plain(drafts, page)

    answers.find = find
    try:
        return pipeline.read_article(article)
    finally:
        answers.find = plain


def _sheet(report: Any, reading: Any, pairs: Any, drafts: list[Draft], page: Page, all_marked: bool) -> Sheet:
    numbers = {s.id: n for n, s in enumerate(reading.statements)}
    read = {m.number: numbers[pairs[m.number].id] for m in report.statements if m.number in pairs}
    marked = {read[m.number]: m.row.get("answers") for m in report.statements if m.number in read}
    told, first = answer_signs.told(drafts, page), answers.first_told(drafts)
    out = []
    for n, draft in enumerate(drafts):
        pool = answers.pool_of(drafts, n, first) if draft.stance in ANSWERING else []
        if pool:
            right = _right(marked, n, read, first, pool, all_marked)
            out.append(Question(answer_signs.asked(told, n, page), tuple(pool), right))
    return Sheet(told, tuple(out))


def _right(
    marked: dict[int, Any], n: int, read: dict[int, int], first: list[int], pool: list[int], all_marked: bool
) -> int | None:
    target = marked.get(n)
    if target is None:
        return -1 if all_marked and n in marked else None
    at = read.get(target)
    return next((i for i in (first[at], at) if i in pool), None) if at is not None else None


def examples(found: Sequence[Sheet]) -> Iterator[Example]:
    """The signs of all that may be answered, of none last, and which is right."""
    for sheet in found:
        before = {q.asked.at: q.right for q in sheet.questions if q.right is not None and q.right >= 0}
        for q in sheet.questions:
            if q.right is not None:
                signs = answer_signs.of_each(q.asked, q.pool, sheet.told, before)
                right = q.pool.index(q.right) if q.right >= 0 else len(q.pool)
                rows = [*signs, answer_signs.of_none(q.asked, q.pool, sheet.told)]
                yield Example(rows, (right,), NONE if q.right < 0 else 1.0)


def unseen(found: Sequence[Sheet]) -> float:
    """How often the right one is found in reports that the weights have not seen."""
    held = asked = 0
    for fold in range(FOLDS):
        weights = choices.fit(examples([s for n, s in enumerate(found) if n % FOLDS != fold]))
        for sheet in (s for n, s in enumerate(found) if n % FOLDS == fold):
            before: dict[int, int] = {}
            for q in sheet.questions:
                rows = answer_signs.of_each(q.asked, q.pool, sheet.told, before)
                sums = [sum(weights.get(sign, 0.0) for sign in dict.fromkeys(row)) for row in rows]
                before[q.asked.at] = q.pool[max(range(len(sums)), key=sums.__getitem__)]
                if q.right is not None and q.right >= 0:
                    asked += 1
                    held += before[q.asked.at] == q.right
    return held / max(1, asked)


if __name__ == "__main__":
    main()
