"""Fits how often a statement is right to how sure the model was, and shows the curve on articles it was not fitted on.

    python -m training.calibrate --models src/headwater/models --shared SHARED

A statement is right where the scorer's `relaxed` says so. The English model is fitted on the part of PolNeAR's training
articles that no training reads (`readers.held`) and shown on the dev articles; the multilingual one is fitted on the
invented reports in `reports/dev` and shown on those in `reports/test`. The weights go into each reader.json, the curves
into docs/calibration.md.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

from headwater.attribute.model.calibration import features
from training import evaluate
from training.kept import keep, opened
from training.readers import Document

PAGE = Path(__file__).parents[1] / "docs" / "calibration.md"
BINS = 10
PULL = 1.0
"""Ridge on the weights, in observations."""


SETS = {
    "english": (("held", ""), ("dev", "")),
    "english, both": (("held", ""), ("dev", "")),
    "multilingual": (("reports", "dev"), ("reports", "test")),
}
"""For each model what it is fitted on and what is shown: a set of `evaluate` and the folder of reports."""


def main() -> None:
    """Writes weights and page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    chosen = parser.parse_args()
    sys.path.insert(0, str(chosen.shared / "measure"))
    parts = [HEAD]
    for name, (fitted_on, shown_on) in SETS.items():
        x, y = observed(chosen.models, name, *fitted_on, chosen.shared)
        weights = fit(x, y)
        rounded = [round(float(w), 4) for w in weights]
        keep(chosen.models, name, calibration={"weights": rounded[:-1], "base": rounded[-1]})
        x, y = observed(chosen.models, name, *shown_on, chosen.shared)
        parts.append(curve(name, 1 / (1 + np.exp(-(x @ weights[:-1] + weights[-1]))), y))
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    print("\n".join(parts))


def observed(models: Path, name: str, which: str, reports: str, shared: Path) -> tuple[np.ndarray, np.ndarray]:
    """Features of all attributions that a model sees in a set, and whether each is right."""
    reader, cutter = opened(models, name)
    documents = evaluate.documents_of(which, shared, reports, cutter)
    rows = [row for d in documents for row in _judged(d, reader.read(d.text))]
    return np.array([x for x, _ in rows]), np.array([y for _, y in rows], float)


def _judged(document: Document, seen: evaluate.Seen) -> list[tuple[list[float], bool]]:
    """Features of each outer attribution, and whether the scorer's `relaxed` finds one like it in the gold."""
    import attribution  # of SHARED/measure

    article = attribution.Article(document.text)
    gold = evaluate.outermost_gold(document)
    wanted = [r for _, r in article.relations(gold, "gold")]
    found = [r for _, r in article.relations(evaluate.prediction(document, seen), "ours")]
    test = attribution.TESTS["relaxed"]
    return [(features(b), any(test(f, g) for g in wanted)) for b, f in zip(seen.outer, found, strict=True)]


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression, the constant last: Newton's method, with a pull to nothing on the weights."""
    x = np.concatenate([x, np.ones((len(x), 1))], 1)
    pull = np.diag([*[PULL] * (x.shape[1] - 1), 0.0])
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-(x @ w)))
        slope = x.T @ (y - p) - pull @ w
        bend = (x * (p * (1 - p))[:, None]).T @ x + pull
        step = np.linalg.solve(bend, slope)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return w


HEAD = """# What the confidence of a statement means

Each statement of a model carries a confidence: how often a statement of which the model was that sure is right (the
cue overlaps, the source overlaps, half of the content is shared: the scorer's `relaxed`). Below 0.5 the report and the
pages mark a statement as unsure. Written by `training/calibrate.py`; neither model was trained or fitted on what is
shown here. A statement found by a rule carries that rule's measured precision (`data/attribution.toml`, English).
"""
TITLES = {
    "english": "English: PolNeAR, dev",
    "english, both": "English, read by both models: PolNeAR, dev",
    "multilingual": "Seven writings: the invented reports in `reports/test`",
}


def curve(name: str, sure: np.ndarray, right: np.ndarray) -> str:
    """A section: for each class of confidence how many statements it holds and how many of them are right."""
    lines = [f"## {TITLES[name]}", "", "| confidence | statements | mean confidence | right |", "|---|---|---|---|"]
    off = 0.0
    for n in range(BINS):
        inside = (sure >= n / BINS) & ((sure < (n + 1) / BINS) | (n == BINS - 1))
        if inside.any():
            mean, share = sure[inside].mean(), right[inside].mean()
            off += abs(mean - share) * inside.sum()
            lines.append(f"| {n / BINS:.1f} to {(n + 1) / BINS:.1f} | {inside.sum()} | {mean:.2f} | {share:.2f} |")
    brier = float(((sure - right) ** 2).mean())
    error = off / len(sure)
    lines += [
        "",
        f"Expected calibration error {error:.3f}; Brier score {brier:.3f}; {len(sure)} statements, "
        f"{right.mean():.2f} of them right.",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
