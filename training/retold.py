"""Learns what each sign says of two texts that share no phrase: one in other words, or two reports of one event.

    python -m training.retold [--apart ARTICLES.jsonl] [--without SIGN ...] [--show]
                              [--out src/headwater/data/retold_weights.toml]

From the invented English articles of tests/link/hard that are worked on: agency copy, what other desks made of it, and
what others reported of the same event. `--apart` names real articles, of different outlets, none of which is a copy
where no phrase says so ({"id", "outlet", "published", "title", "text"} a line): on long articles about one matter,
which the invented ones are not. Asked are only those pairs that the comparison asks. Prints how many are right on
events that the weights have not seen, and writes the weights. Takes a minute.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from itertools import combinations
from pathlib import Path

import numpy as np

from headwater.link import copies, retold
from headwater.link.credits import credits
from headwater.link.direction import directed
from headwater.link.evidence import evidence, near
from headwater.link.houses import house
from headwater.link.laid import lay
from headwater.link.passages import align
from headwater.link.quoted import stretches
from headwater.link.shelf import Shelf
from headwater.link.templates import refilled
from headwater.linked import Sheet
from headwater.read import sentences

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.link import hard_set  # noqa: E402

PARTS = ("wires", "developed", "afterwards", "retold")
FOLDS = 10
"""Into which the real articles are cut; of the invented ones each event is left out in turn."""
TAUT = 1.0
"""How hard weights are pulled towards nought, in units of a sign's spread."""
SURER = 1.0
"""What is taken off in the end, in log odds: an own report taken for a copy is worse than a copy not found."""
APART = 0.2
"""Score by phrases from which on two real articles may be copies, and are left out."""
SIGNS = tuple(field.name for field in fields(retold.Signs))

HEAD = """# What each sign says of two texts of a language that share no phrase: one in other words, or two reports.
# Made by training/retold.py, not by hand. The signs are told in link/retold.py.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """Two texts; `group`: those that are as good as one example together; `event`: what is left out together."""

    names: tuple[str, str]
    signs: tuple[float, ...]
    same: bool
    group: tuple[object, ...]
    event: str


def main() -> None:
    """Prints the figures and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--apart", type=Path)
    parser.add_argument("--without", nargs="+", default=(), choices=SIGNS)
    parser.add_argument("--show", action="store_true", help="name the pairs that were taken for the other kind")
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    found = [one for part in PARTS for one in invented(part)]
    if chosen.apart:
        found += apart(chosen.apart)
    at = [n for n, sign in enumerate(SIGNS) if sign not in chosen.without]
    report(found, at, show=chosen.show)
    weights = dict.fromkeys(SIGNS, 0.0) | dict(zip(["bias", *(SIGNS[n] for n in at)], learnt(found, at), strict=True))
    weights["bias"] -= SURER
    lines = [f"{sign} = {worth:.2f}" for sign, worth in sorted(weights.items())]
    print("\n".join(lines))
    if chosen.out:
        chosen.out.write_text(f"{HEAD}\n[en]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def invented(part: str) -> Iterator[Example]:
    """The pairs of a part of the hard set that are asked for."""
    labelled = [(sheet, text) for sheet, text in hard_set.sheets(part) if sheet.language == "en"]
    for (one, text), (other, another) in combinations(labelled, 2):
        if (signs := asked(one, other)) is not None:
            same = text == another
            event = f"{part} {min(text, another).split('-')[0]}"
            yield Example((one.article, other.article), signs, same, (*sorted((text, another)), same), event)


def apart(path: Path) -> Iterator[Example]:
    """The pairs of real articles that are asked for, as reports of their own."""
    sheets = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sheets[row["id"]] = sheet(row["id"], row["outlet"], row["title"], row["text"], row["published"])
    shelf = Shelf(sheets.values())
    shelf.copies()
    for one, other in sorted(shelf.compared):
        signs = asked(sheets[one], sheets[other], least=APART)
        if signs is not None:
            yield Example((one, other), signs, False, (one, other), f"real {sum(one.encode()) % FOLDS}")


def sheet(name: str, outlet: str, title: str, text: str, published: str) -> Sheet:
    """The sheet of a real article."""
    return Sheet(
        article=name,
        house=house(outlet, None),
        title=title,
        text=text,
        access="open",
        language="en",
        published=published,
        fetched=published,
        sentences=sentences.split(text, "en"),
        quoted=stretches(text),
        credits=credits(title, text, outlet=outlet, language="en"),
    )


def asked(one: Sheet, other: Sheet, least: float = copies.SURE) -> tuple[float, ...] | None:
    """The signs of two texts; None where they are not asked for, or phrases tell."""
    if not retold.worth_looking(one, other, copies.days_apart(one, other)):
        return None
    order = directed(one, other)
    here, there = lay(order.earlier), lay(order.later)
    seen = evidence(here, there, copies.NOTHING) if near(here, there) else None
    found = copies.by_phrases(order, seen) if seen else None
    if (found and found.score >= least) or refilled(seen.aligned if seen else align(here, there)):
        return None
    signs = copies.in_common(one, other, seen)
    return tuple(asdict(signs).values()) if signs else None


def learnt(examples: Sequence[Example], at: Sequence[int]) -> list[float]:
    """The bias and the weights of the signs `at`, by logistic regression (Newton's method)."""
    values = np.array([[one.signs[n] for n in at] for one in examples])
    same = np.array([float(one.same) for one in examples])
    many = Counter(one.group for one in examples)
    # Ten desks that made little of one text are not ten examples, nor one.
    counts = np.array([many[one.group] ** -0.5 for one in examples])
    mean, spread = values.mean(0), values.std(0) + 1e-9
    table = np.c_[np.ones(len(values)), (values - mean) / spread]
    pull = np.diag([0.0, *[TAUT] * len(at)])
    weights = np.zeros(table.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counts * (same - likely)) - pull @ weights
        step = np.linalg.solve((table.T * (counts * likely * (1 - likely))) @ table + pull, slope)
        weights += step
    plain = weights[1:] / spread
    return [float(weights[0] - plain @ mean), *plain.tolist()]


def report(examples: Sequence[Example], at: Sequence[int], *, show: bool) -> None:
    """Prints what weights say that were learnt without the event that is asked about."""
    scores: dict[int, float] = {}
    for event in sorted({one.event for one in examples}):
        bias, *weights = learnt([one for one in examples if one.event != event], at)
        for n, one in enumerate(examples):
            if one.event == event:
                told = bias - SURER + sum(w * one.signs[k] for w, k in zip(weights, at, strict=True))
                scores[n] = 1 / (1 + np.exp(-told))
    same = sum(one.same for one in examples)
    print(f"{len(examples)} pairs, {same} of one text")
    for least in (0.3, 0.5, 0.7, 0.9):
        right = sum(one.same and scores[n] >= least for n, one in enumerate(examples))
        wrong = Counter(one.event.split()[0] for n, one in enumerate(examples) if not one.same and scores[n] >= least)
        print(f"from {least}: {right} of {same} found, {wrong.total()} wrong {dict(wrong)}")
    if show:
        for n in sorted(scores, key=lambda n: -scores[n]):
            one = examples[n]
            if one.same != (scores[n] >= 0.5) and (one.same or scores[n] > 0.3):
                print(
                    "missed" if one.same else "wrong", f"{scores[n]:.2f}", *one.names, *(f"{x:.2f}" for x in one.signs)
                )


if __name__ == "__main__":
    main()
