"""Learns what each sign says of whom a pronoun, a verb alone or a description means (`attribute/referent_signs.py`).

    python -m training.referents [--out src/headwater/data/referent_weights.toml]

From the reports of tests/sourcing that are worked on. Each source without a name that is weighed is one example: who of
those before it is the last link of the marked chain, or none of them. Prints how often that is right on reports that
the weights have not seen, ten-fold, by what asks, and writes the weights. Takes five minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater import pipeline
from headwater.attribute import candidates, links, referent_signs, referents
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.pronouns import PRONOUNS
from headwater.attribute.referents import Meant
from headwater.records import Source
from training import choices
from training.choices import Example

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import sourced  # noqa: E402
import sourcing_score  # noqa: E402

REPORTS = ("dev", "sources", "fresh", "newer", "wire", "daily")
FOLDS = 10

HEAD = """# What each sign says of who is meant, and of nobody so far ("none").
# Made by training/referents.py, not by hand. The signs are told in attribute/referent_signs.py: with the form of what
# asks, or "*" for all forms; "|" joins two that hold together.

[referents]
"""


@dataclass(frozen=True, slots=True)
class Question:
    """What asked in a report: its form, the signs of whom it may mean, and which are right."""

    report: str
    form: str
    example: Example


def main() -> None:
    """Prints the figures and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "src" / "headwater" / "data" / "referent_weights.toml")
    chosen = parser.parse_args()
    found = [question for half in REPORTS for question in questions(half)]
    show(found)
    choices.write(choices.fit(learnt(found)), chosen.out, HEAD)


def learnt(found: Sequence[Question]) -> Iterator[Example]:
    """Of those whose answer is among the candidates."""
    return (one.example for one in found if one.example.right)


def show(found: Sequence[Question]) -> None:
    """How often the one who is meant is found in reports that the weights have not seen."""
    asked: Counter[str] = Counter(one.form for one in found)
    among: Counter[str] = Counter(one.form for one in found if one.example.right)
    held: Counter[str] = Counter()
    reports = sorted({one.report for one in found})
    for fold in range(FOLDS):
        away = set(reports[fold::FOLDS])
        weights = choices.fit(learnt([one for one in found if one.report not in away]))
        for one in (one for one in found if one.report in away):
            held[one.form] += choices.best(one.example.rows, weights) in one.example.right
    print(f"{'':10}{'asked':>8}{'among':>8}{'right':>8}")
    for form in asked:
        print(f"{form:10}{asked[form]:8}{among[form]:8}{held[form]:8}")
    print(f"{'all':10}{asked.total():8}{among.total():8}{held.total():8}  {held.total() / asked.total():.3f}")


def questions(half: str) -> Iterator[Question]:
    """What asks in the reports of one folder, each with all earlier ones read as the program reads them now."""
    for path in sourced.files(half, frozenset()):
        for report in sourced.load(path):
            kept: list[_Weighed] = []
            reading = _watched(sourced.article(report), kept)
            pairs = sourcing_score.aligned(report, reading)
            marked = {m.number: m for m in report.statements}
            wanted = {(s.cue, s.content): marked[number] for number, s in pairs.items()}
            for one in kept:
                if (mark := wanted.get(one.place)) is not None:
                    yield Question(report.id, one.form, Example(one.rows, _right(one, mark, reading)))


@dataclass(frozen=True, slots=True)
class _Weighed:
    """One weighing: where, its form, its own source, whom it may mean as sources, their signs."""

    place: tuple[Any, Any]
    form: str
    source: Source
    pool: list[Source]
    rows: list[tuple[str, ...]]
    page: Page


def _watched(article: Any, kept: list[_Weighed]) -> Any:
    """The reading of an article; `kept` gets what was weighed in it."""
    plain = referents.meant

    def meant(drafts: Sequence[Draft], at: int, form: str, page: Page) -> Meant:
        asked = candidates.asked(drafts, at, form, page)
        pool = candidates.pool(drafts, asked, page)
        scene = referent_signs.Scene(asked, pool, drafts, page)
        rows = [*referent_signs.of_each(scene), referent_signs.of_none(scene)]
        draft = drafts[at]
        place = (draft.marks.cue, draft.marks.content)
        kept.append(_Weighed(place, form, draft.source, [c.source for c in pool], rows, page))
        return plain(drafts, at, form, page)

    referents.meant = meant
    try:
        return pipeline.read_article(article)
    finally:
        referents.meant = plain


def _right(one: _Weighed, mark: Any, reading: Any) -> tuple[int, ...]:
    """Whom of the pool the mark means; the row behind them for nobody, nothing where it means somebody else."""
    none, want = (len(one.pool),), mark.chain[-1]
    mine = _link(one.source, one.page)
    if mark.row["naming"] == "implicit":
        return none
    found = [(n, link) for n, source in enumerate(one.pool) if (link := _link(source, one.page))]
    right = tuple(n for n, link in found if sourcing_score.same_link(reading, link, want))
    if mine is None:
        return right
    own = 0.0 if one.form in PRONOUNS else sourcing_score.alike(mine.text, want)
    if own >= sourcing_score.LIKE:  # unless somebody is called so more fully
        return tuple(n for n, link in found if n in right and sourcing_score.alike(link.text, want) > own) or none
    return right or (none if sourcing_score.same_link(reading, mine, want) else ())


def _link(source: Source, page: Page) -> Any:
    own = links.own_links(source, page)
    return own[-1] if own else None


if __name__ == "__main__":
    main()
