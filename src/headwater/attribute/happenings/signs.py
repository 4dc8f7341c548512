"""Signs that speak for or against a choice, and their weights.

A choice is a sum: each sign that holds of a name or a date adds its weight, and the sum says how likely it is the one
looked for. The weights stand in `data/event_weights.toml`, learnt by `training/parties.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache

from headwater import lexicon
from headwater.records import Span

WORD = re.compile(r"[\w’'ʼ-]+")
MARKS = ",;:–—()"

Weights = dict[str, tuple[float, ...]]


@cache
def weights(question: str) -> Weights:
    """The weights of each sign for one question, one for each answer: `parties` (acts, is touched), `when` (is it)."""
    rows = lexicon.shared("event_weights").get(question, {})
    return {sign: tuple(float(w) for w in row) for sign, row in rows.items()}


def shares(signs: Iterable[str], of: Weights, answers: int) -> tuple[float, ...]:
    """How likely each answer is, 0 to 1; what is left is none of them. A sign without weights says nothing."""
    rows = [row for row in map(of.get, signs) if row is not None]
    likely = [math.exp(min(30.0, sum([row[n] for row in rows]))) for n in range(answers)]
    return tuple(one / (1 + sum(likely)) for one in likely)


def side(verb: Span, clause: Span, group: int, place: Span) -> tuple[str, Span | None]:
    """On which side of a verb something stands, in its clause or apart from it, and the stretch between the two.

    `group` is where the auxiliaries of the verb begin.
    """
    behind = place.start >= verb.end
    apart = "" if clause.start <= place.start and place.end <= clause.end else " apart"
    if place.overlaps(verb):
        return "within", None
    low, high = (verb.end, place.start) if behind else (place.end, group)
    return ("behind" if behind else "before") + apart, Span(low, high) if low < high else None


def distance(piece: str) -> str:
    """How many words a piece holds, in steps."""
    count = len(WORD.findall(piece))
    return next((str(step) for step in (0, 2, 5, 10) if count <= step), "far")


def marks(piece: str) -> int:
    """How many commas, dashes and the like a piece holds, 2 at most."""
    return min(2, sum(piece.count(mark) for mark in MARKS))
