"""Learns what signs are worth where one of several is right: the weights under which the right ones are likeliest.

Whatever may be right is a row of signs; one of the rows may stand for none of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

SMALL = 1.0
"""How much a weight costs by its square. With 3 the answers were two points worse, and who is meant as well known."""
ROUNDS, STEP = 250, 0.05
SELDOM = 3
"""How often a sign must have held to be learnt."""
LEAST = 0.02
"""The least that a weight is worth its line."""

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """The signs of all that may be right, which of them are (at least one), and how much the example counts."""

    rows: Sequence[Sequence[str]]
    right: Sequence[int]
    counts: float = 1.0


def fit(examples: Iterable[Example]) -> Weights:
    """The weights under which the right ones are likeliest, and small."""
    found = list(examples)
    if not all(one.right for one in found):
        raise ValueError("an example has nothing that is right: leave it out")
    often = Counter(sign for one in found for row in one.rows for sign in set(row))
    known = {sign: n for n, sign in enumerate(sorted(s for s, times in often.items() if times >= SELDOM))}
    sizes = [len(one.rows) for one in found]
    starts = np.cumsum([0, *sizes])[:-1]
    group = np.repeat(np.arange(len(found)), sizes)
    holds = np.zeros((len(group), len(known)), dtype=np.float32)
    for at, row in enumerate(row for one in found for row in one.rows):
        holds[at, [known[sign] for sign in set(row) if sign in known]] = 1
    good = np.zeros(len(group), dtype=np.float32)
    for start, one in zip(starts, found, strict=True):
        good[[start + n for n in one.right]] = 1
    counts = np.array([one.counts for one in found])[group]
    weights, mean, square = (np.zeros(len(known)) for _ in range(3))
    for step in range(1, ROUNDS + 1):
        sums = holds @ weights.astype(np.float32)
        likely = np.exp(sums - np.maximum.reduceat(sums, starts)[group])
        shares = likely / np.add.reduceat(likely, starts)[group]
        wanted = likely * good / np.add.reduceat(likely * good, starts)[group]
        slope = SMALL * weights + (counts * (shares - wanted)).astype(np.float32) @ holds
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        weights = weights - STEP * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {sign: float(weights[n]) for sign, n in known.items()}


def best(rows: Sequence[Sequence[str]], weights: Weights) -> int:
    """The number of the row for which most speaks."""
    sums = [sum(weights.get(sign, 0.0) for sign in dict.fromkeys(row)) for row in rows]
    return max(range(len(sums)), key=lambda n: (sums[n], n))


def write(weights: Weights, path: Path, head: str) -> None:
    """Writes a file of the language data: its head, then a line for each weight that is worth one."""
    rows = (f'"{sign}" = {round(worth, 2)}' for sign, worth in sorted(weights.items()) if abs(worth) >= LEAST)
    path.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
