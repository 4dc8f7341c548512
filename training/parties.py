"""Learns what each sign says of who acts in an event, whom it touches and when, and of who gives the sides of a deal
(`attribute/happenings/signs.py`).

    python -m training.parties [--passages FOLDER] [--out src/headwater/data/event_weights.toml]

From the marked passages of tests/sourcing/passages and its folder `deals` (those that end in -3 are kept aside), those
of `plain` and its folder `deals`, and the reports of tests/sourcing that are worked on. Each name of a sentence is one
example of three answers (acts, is touched, neither), each date one of two, each name near a deal one of two for either
side. Prints how often the answers are right on passages that the weights have not seen, five-fold, beside the rules
alone, and writes the weights. Takes some five minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from headwater import pipeline
from headwater.attribute.happenings import dated, parties, partners, signs, times, weighed
from headwater.attribute.happenings.clauses import Sides
from headwater.attribute.happenings.ground import Ground, lay_out
from headwater.attribute.happenings.letters import Spelling, respelled
from headwater.attribute.happenings.stand_ins import StandIns
from headwater.attribute.happenings.words import Trigger, triggers
from headwater.records import Reading, Span

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import passages  # noqa: E402
import sourced  # noqa: E402
import sourcing_score  # noqa: E402

from training import givers  # noqa: E402

REPORTS = ("dev", "more", "late") * 2
"""Reports count twice: whole articles are what is read, passages are single paragraphs."""
SCORED = ("late",)
"""Reports whose deals are not learnt from."""
PLAIN = Path(__file__).resolve().parent / "plain"
"""Short sentences by language: passages are all long, and in them nobody is dismissed "by X" in so many words."""
OFTEN = 3
"""How often a plain sentence counts."""
FOLDS = 5
COSTS = {"parties": 1.0, "when": 1.0, "deals": 2.0}
"""How much a weight costs, by its size and by its square: a sign that says little gets none. Deals are few."""
ANSWERS = {"parties": 2, "when": 1, "deals": 1}
"""How many answers a question has beside none."""
LIKELY = {"parties": weighed.LIKELY, "when": dated.LIKELY, "deals": partners.LIKELY}
"""Share from which an answer is given."""
ROUNDS = 800
"""With 300 the signs that only repeat others still had weights, and the answers were a point worse."""
SELDOM = 3
"""How often a sign must have held to be learnt."""
LEAST = 0.005

HEAD = """# What each sign says of who acts in an event, whom it touches and when, and of who gives the sides of a deal.
# Made by training/parties.py, not by hand. The signs are told in attribute/happenings: weighed.py, dated.py,
# partners.py; "|" joins two that hold together.

"""


@dataclass(frozen=True, slots=True)
class Example:
    """A name or date, the signs that hold of it, the right answer (0 for none) and that of the rules."""

    text: str
    signs: tuple[str, ...]
    answer: int
    by_rules: int


@dataclass(slots=True)
class Told:
    """A reading, laid out as `events.find` does it."""

    reading: Reading
    spelling: Spelling
    ground: Ground
    stand_ins: StandIns

    @classmethod
    def of(cls, reading: Reading) -> Told:
        """The reading of an article, ready to be asked."""
        spelling, *rest = respelled(reading.article, reading.statements, reading.entities, reading.dates)
        article, statements, entities, dates = rest
        ground = lay_out(article, statements, entities, dates)
        return cls(reading, spelling, ground, StandIns(ground))

    def events(self) -> Iterator[tuple[Trigger, Span, Sides]]:
        """The triggers, where they stand in the text as printed, and their parties by the rules."""
        for trigger in triggers(self.ground.text, self.ground.language):
            yield trigger, self.spelling.back(trigger.span), parties.by_rules(self.ground, self.stand_ins, trigger)


def main() -> None:
    """Prints the figures and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=Path, default=passages.FOLDER)
    parser.add_argument("--out", type=Path, default=ROOT / "src" / "headwater" / "data" / "event_weights.toml")
    chosen = parser.parse_args()
    found = examples(chosen.passages)
    for question, few in found.items():
        print(f"{question}: {len(few)} examples, F1 {unseen(few, question)}")
    write(chosen.out, {question: fit(few, question) for question, few in found.items()})


# Examples ---------------------------------------------------------------------------------------------------------


def examples(folder: Path) -> dict[str, list[Example]]:
    """The examples of all passages and reports by question."""
    found: dict[str, list[Example]] = {question: [] for question in ANSWERS}
    plain = sorted(PLAIN.glob("*.txt")) * OFTEN
    for path in (*sorted(folder.glob("??-[0-9].txt")), *plain):
        language = path.stem.split("-")[0]
        for name, text, marks in passages.passages(path) if not path.stem.endswith(passages.KEPT) else ():
            reading = pipeline.read_article(passages.article(name, text, language))
            of_passage(name, Told.of(reading), marks, found)
    for path in (*sorted((folder / "deals").glob("??-[0-9].txt")), *sorted((PLAIN / "deals").glob("*.txt"))):
        language = path.stem.split("-")[0]
        for name, text, marks in passages.passages(path) if not path.stem.endswith(passages.KEPT) else ():
            reading = pipeline.read_article(passages.article(name, text, language))
            bargains = [m for m in marks if m.kind == "deal"]
            found["deals"] += [Example(f"deals {name}", *answer) for answer in givers.of_passage(reading, bargains)]
    for half in REPORTS:
        for path in sourced.files(half, frozenset()):
            for report in sourced.load(path):
                of_report(report, Told.of(pipeline.read_article(sourced.article(report))), found, half not in SCORED)
    return found


def of_passage(name: str, told: Told, all_marks: list[Any], found: dict[str, list[Example]]) -> None:
    """Adds the examples of a marked passage."""
    names, dates = found["parties"], found["when"]
    bargains = [m for m in all_marks if m.kind == "deal"]
    found["deals"] += [Example(name, *answer) for answer in givers.of_passage(told.reading, bargains)]
    marks = [m for m in all_marks if "/" in m.kind]
    for trigger, span, sides in told.events():
        mark = next((m for m in marks if m.trigger.overlaps(span)), None)
        if mark is None:
            continue
        for one in weighed.candidates(told.ground, trigger, sides):
            answer = _answer(told, one, trigger, mark, sides)
            if answer is not None:
                names.append(Example(name, one.signs, answer, _by_rules(one.id, sides)))
        times_marked = mark.roles.get("t", [])
        meant = {d.id for d in told.reading.dates if any(d.span.overlaps(s) for s in times_marked)}
        rule = times.by_rules(told.ground, trigger)
        for id, held in dated.candidates(told.ground, trigger, rule):
            dates.append(Example(name, held, int(id in meant), int(id == rule)))


def of_report(report: Any, told: Told, found: dict[str, list[Example]], deals: bool = True) -> None:
    """Adds the examples of a marked report, those of its `deals` too."""
    names, dates = found["parties"], found["when"]
    if deals:
        found["deals"] += [Example(report.id, *answer) for answer in givers.of_report(report, told.reading)]
    values = {d.id: d.value for d in told.reading.dates}
    for trigger, span, sides in told.events():
        mark = next((m for m in report.events if m.span.overlaps(span) and m.row["type"] == trigger.type), None)
        if mark is None:
            continue
        for one in weighed.candidates(told.ground, trigger, sides):
            roles = [mark.row.get(key) or () for key in ("actors", "recipients")]
            right = [any(sourcing_score.same_entity(told.reading, one.id, n) for n in role) for role in roles]
            answer = 1 if right[0] else 2 if right[1] else 0
            names.append(Example(report.id, one.signs, answer, _by_rules(one.id, sides)))
        rule, value = times.by_rules(told.ground, trigger), mark.row.get("when") or ""
        for id, held in dated.candidates(told.ground, trigger, rule):
            dates.append(Example(report.id, held, int(bool(value) and values[id] == value), int(id == rule)))


def _by_rules(id: str, sides: Sides) -> int:
    return 1 if id in sides.actors else 2 if id in sides.recipients else 0


def _answer(told: Told, one: weighed.Candidate, trigger: Trigger, mark: Any, sides: Sides) -> int | None:
    """Whether a name acts or is touched by the marks; None where another mention of the same is marked."""
    span = told.spelling.back(one.span) if one.span else None
    other = False
    for answer, letter in ((1, "a"), (2, "r")):
        marked = [(m, s) for s in mark.roles.get(letter, []) for id, m in _meant(told.reading, s) if id == one.id]
        if marked and (span is None or any(m.overlaps(span) for m, _ in marked)):
            return None if answer == 1 and _only_inside(told, one, trigger, *marked[0]) else answer
        other = other or bool(marked)
    if other:
        return None
    if span is None:  # a pronoun or noun is marked, and the rules say for whom it stands
        ids = (sides.actors, sides.recipients)
        for answer, letter in ((1, "a"), (2, "r")):
            unnamed = [s for s in mark.roles.get(letter, []) if not _meant(told.reading, s)]
            if unnamed and one.id in ids[answer - 1]:
                return answer
    return 0


def _meant(reading: Reading, span: Span) -> list[tuple[str, Span]]:
    """Whom a mark means: the persons in it, else the longest name."""
    inside = [(e, m) for e in reading.entities for m in e.mentions if m.overlaps(span)]
    people = [(e.id, m) for e, m in inside if e.kind == "person"]
    longest = sorted(inside, key=lambda pair: pair[1].start - pair[1].end)[:1]
    return people or [(e.id, m) for e, m in longest]


def _only_inside(told: Told, one: weighed.Candidate, trigger: Trigger, mention: Span, mark: Span) -> bool:
    """True for a person named within a description of another: "the lawyers of X"."""
    entity = told.reading.entity(one.id)
    described = mark.start < mention.start or mention.end < mark.end
    if entity is None or entity.kind != "person" or not told.ground.cases or trigger.voice in ("passive", "noun"):
        return False
    return one.span is not None and described and mention.of(told.reading.article.text) != entity.name


# Weights ----------------------------------------------------------------------------------------------------------


def fit(found: list[Example], question: str) -> dict[str, tuple[float, ...]]:
    """The weights of the signs for each answer: logistic regression, small and sparse, steps by Adagrad."""
    answers, cost = ANSWERS[question], COSTS[question]
    counts = Counter(sign for one in found for sign in one.signs)
    order = {sign: n for n, sign in enumerate(sorted(s for s, count in counts.items() if count >= SELDOM))}
    held = [np.array([order[s] for s in one.signs if s in order]) for one in found]
    columns, rows = np.concatenate(held), np.repeat(np.arange(len(held)), [len(h) for h in held])
    right = np.stack([[one.answer == k + 1 for one in found] for k in range(answers)], 1).astype(float)
    weights = np.zeros((len(order), answers))
    seen = np.ones_like(weights)
    for _ in range(ROUNDS):
        sums = [np.bincount(rows, weights[columns, k], len(held)) for k in range(answers)]
        likely = np.exp(np.clip(np.stack(sums, 1), -30, 30))
        off = likely / (1 + likely.sum(1, keepdims=True)) - right
        slope = np.stack([np.bincount(columns, off[rows, k], len(order)) for k in range(answers)], 1)
        slope += cost * weights
        seen += slope * slope
        step = 0.7 / np.sqrt(seen)
        weights = weights - step * slope
        weights = np.sign(weights) * np.maximum(np.abs(weights) - step * cost, 0)
    rounded = {sign: tuple(round(float(w), 2) + 0.0 for w in weights[n]) for sign, n in order.items()}
    return {sign: row for sign, row in rounded.items() if any(abs(w) >= LEAST for w in row)}


def fold(name: str) -> int:
    """Which part of the examples a text belongs to."""
    return sum(ord(sign) * (n + 7) for n, sign in enumerate(name)) % FOLDS


def unseen(found: list[Example], question: str) -> str:
    """F1 of the answers on texts that the weights have not seen, and of the rules."""
    hits, rule_hits, given, by_rules, right = 0, 0, 0, 0, 0
    for part in range(FOLDS):
        weights = fit([e for e in found if fold(e.text) != part], question)
        for one in (e for e in found if fold(e.text) == part):
            answer = choose(one, weights, question)
            hits += answer == one.answer > 0
            rule_hits += one.by_rules == one.answer > 0
            given, by_rules, right = given + (answer > 0), by_rules + (one.by_rules > 0), right + (one.answer > 0)
    return f"{2 * hits / (given + right):.3f}, rules alone {2 * rule_hits / (by_rules + right):.3f}"


def choose(one: Example, weights: dict[str, tuple[float, ...]], question: str) -> int:
    """The answer that weights give to an example."""
    shares = signs.shares(one.signs, weights, ANSWERS[question])
    best = max(range(len(shares)), key=lambda k: shares[k])
    return best + 1 if shares[best] >= LIKELY[question] else 0


def write(path: Path, tables: dict[str, dict[str, tuple[float, ...]]]) -> None:
    """Writes the weights as TOML, a sign a line."""
    lines = [HEAD.rstrip("\n")]
    for name, weights in tables.items():
        lines += ["", f"[{name}]", *(f'"{s}" = [{", ".join(f"{w:g}" for w in row)}]' for s, row in weights.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
