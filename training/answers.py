"""Learns what each sign says of the statement that an answer is about (`attribute/answer_signs.py`).

    python -m training.answers [--out src/headwater/data/answer_weights.toml]

From the reports of tests/sourcing that are worked on. Each answer is one example: which of the statements it may
answer it does, or none. Prints how often that is right on reports that the weights have not seen, ten-fold, and
writes the weights. Takes a minute.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from headwater import pipeline
from headwater.attribute import answer_signs, answers
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.stance import ANSWERING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import sourced  # noqa: E402
import sourcing_score  # noqa: E402

REPORTS = ("dev", "sources", "fresh", "newer", "wire")
ALL_MARKED = ("dev", "wire")
"""Where an answer without a mark answers nothing; elsewhere it may be one that could not be decided."""
FOLDS = 10
SMALL = 1.0
"""How much a weight costs by its square. With 3 the answers were two points worse."""
NONE = 0.5
"""How much an example counts where nothing is answered: those that are marked matter more."""
ROUNDS, STEP = 250, 0.05
SELDOM = 3
"""How often a sign must have held to be learnt."""
LEAST = 0.02

HEAD = """# What each sign says of the statement that an answer is about, and of none ("none").
# Made by training/answers.py, not by hand. The signs are told in attribute/answer_signs.py; "|" joins two that hold
# together.

[answers]
"""

Weights = dict[str, float]


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
    weights = fit(list(examples(found)))
    rows = (f'"{sign}" = {round(worth, 2)}' for sign, worth in sorted(weights.items()) if abs(worth) >= LEAST)
    chosen.out.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


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


def examples(found: Sequence[Sheet]) -> Iterator[tuple[list[tuple[str, ...]], int]]:
    """The signs of all that may be answered, of none last, and which is right."""
    for sheet in found:
        before = {q.asked.at: q.right for q in sheet.questions if q.right is not None and q.right >= 0}
        for q in sheet.questions:
            if q.right is not None:
                signs = answer_signs.of_each(q.asked, q.pool, sheet.told, before)
                right = q.pool.index(q.right) if q.right >= 0 else len(q.pool)
                yield [*signs, answer_signs.of_none(q.asked, q.pool, sheet.told)], right


# Weights ----------------------------------------------------------------------------------------------------------


def fit(found: list[tuple[list[tuple[str, ...]], int]]) -> Weights:
    """The weights under which the right ones are likeliest, and small."""
    often = Counter(sign for rows, _ in found for row in rows for sign in set(row))
    known = {sign: n for n, sign in enumerate(sorted(s for s, times in often.items() if times >= SELDOM))}
    starts = np.cumsum([0, *(len(rows) for rows, _ in found)])[:-1]
    group = np.repeat(np.arange(len(found)), [len(rows) for rows, _ in found])
    holds = np.zeros((len(group), len(known)), dtype=np.float32)
    for at, row in enumerate(row for rows, _ in found for row in rows):
        holds[at, [known[sign] for sign in set(row) if sign in known]] = 1
    counts = np.array([NONE if right == len(rows) - 1 else 1.0 for rows, right in found])
    wanted = counts @ holds[starts + [right for _, right in found]]
    weights, mean, square = (np.zeros(len(known)) for _ in range(3))
    for step in range(1, ROUNDS + 1):
        sums = holds @ weights
        shares = np.exp(sums - np.maximum.reduceat(sums, starts)[group])
        shares /= np.add.reduceat(shares, starts)[group]
        slope = SMALL * weights + (shares * counts[group]) @ holds - wanted
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        weights = weights - STEP * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {sign: float(weights[n]) for sign, n in known.items()}


def unseen(found: Sequence[Sheet]) -> float:
    """How often the right one is found in reports that the weights have not seen."""
    held = asked = 0
    for fold in range(FOLDS):
        weights = fit(list(examples([s for n, s in enumerate(found) if n % FOLDS != fold])))
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
