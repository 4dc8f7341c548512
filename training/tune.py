"""Chooses how far the model leans towards finding, and how sure a rule must be to add to it.

    python -m training.tune --models src/headwater/models --shared SHARED

For each model a small grid, judged by the mean of the scorer's exact source, cue and content, triple and relaxed F1:
the English model on PolNeAR's dev articles and on those training articles that no training reads (42 alone leave a
point to chance), the multilingual one on the invented reports in `reports/dev`. The best pair is written into
reader.json, the grid is printed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from headwater.attribute import combine
from headwater.attribute.joint import JointEncoder
from headwater.attribute.model.reader import Reader, Seen
from headwater.attribute.rules import RuleEncoder
from headwater.read.sentences import split
from headwater.records import Article, Attribution, CaptureRef, Marks
from training import evaluate
from training.kept import keep, opened
from training.readers import Document

LEANS = (0.0, 0.25, 0.5, 0.75, 1.0)
ADDED = (0.6, 0.75, 0.85, 1.01)
RULES = 0.3
"""What rules beside the model are worth, in points: they hold on texts unlike those that it learnt from."""
SETS = {"english": ("held dev", ""), "english, both": ("held dev", ""), "multilingual": ("reports", "dev")}


def main() -> None:
    """Writes the best pair of each model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    chosen = parser.parse_args()
    sys.path.insert(0, str(chosen.shared / "measure"))
    for name, (which, reports) in SETS.items():
        reader, cutter = opened(chosen.models, name)
        documents = [d for w in which.split() for d in evaluate.documents_of(w, chosen.shared, reports, cutter)]
        scored = [reader.scores(d.pieces, d.text) for d in documents]
        by_rule = [RuleEncoder().mark([article(d)])[0] for d in documents]
        best = (0.0, 0.0, 0.0)
        for lean in LEANS:
            reader.lean = lean
            seen = [reader.see(d.pieces, d.text, *s) for d, s in zip(documents, scored, strict=True)]
            for added in ADDED:
                mean, line = judged(reader, documents, seen, by_rule, added)
                print(f"{name:14} lean {lean:.2f} added {added:.2f}  mean {mean:.2f}  {line}", flush=True)
                best = max(best, (mean + (RULES if added < 1 else 0.0), lean, added))
        keep(chosen.models, name, lean=best[1], added=best[2])


def article(document: Document) -> Article:
    """The document as the encoders take it."""
    language = document.language[:2]
    sentences = split(document.text, language)
    return Article(
        "x", None, document.text, language, "open", CaptureRef("", ""), sentences=sentences, read_in=language
    )


def judged(
    reader: Reader, documents: list[Document], seen: list[Seen], by_rule: list[Marks], added: float
) -> tuple[float, str]:
    """The mean score of model and rules together, and a line of the scores."""
    import attribution  # of SHARED/measure

    calibration = JointEncoder.calibration(reader)
    gold, said = {}, {}
    for d, s, rules in zip(documents, seen, by_rule, strict=True):
        found = combine.attributions(article(d), s, rules.attributions, calibration, added)
        gold[d.id] = {"id": d.id, "text": d.text, "attributions": evaluate.outermost_gold(d)}
        said[d.id] = {"id": d.id, "attributions": [spans(a) for a in found if not _inside(a, found)]}
    scores = attribution.score(gold, said)
    five = [scores["exact"][r]["f1"] for r in evaluate.ROLES]
    five += [scores["linked"][k]["f1"] for k in ("triple", "relaxed")]
    return sum(five) / len(five), evaluate.short(scores)


def spans(a: Attribution) -> dict[str, list[list[int]]]:
    """An attribution as the scorer takes it."""
    return {role: [[s.start, s.end] for s in getattr(a, role)] for role in evaluate.ROLES}


def _inside(a: Attribution, others: list[Attribution]) -> bool:
    parts = (*a.source, *a.cue)
    return any(
        b is not a and b.content != a.content and all(any(c.covers(p) for c in b.content) for p in parts)
        for b in others
    )


if __name__ == "__main__":
    main()
