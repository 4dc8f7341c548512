"""Fits how often a statement is right to how sure the model was, and shows the curve on articles it was not fitted on.

    python -m training.calibrate --onnx src/headwater/models --shared SHARED

Fitted on the part of PolNeAR's training articles that no training reads (`readers.held`) and on the invented development
reports; a statement is right where the scorer's `relaxed` says so. The weights go into reader.json, the curve on PolNeAR's
dev articles into docs/calibration.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np

from headwater.attribute.calibration import Calibration, features
from headwater.attribute.pieces import Cutter
from headwater.attribute.reader import load
from training import evaluate
from training.readers import Document

PAGE = Path(__file__).parents[1] / "docs" / "calibration.md"
BINS = 10
PULL = 1.0
"""Ridge on the weights, in observations."""


def main() -> None:
    """Writes weights and page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--onnx", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    chosen = parser.parse_args()
    sys.path.insert(0, str(chosen.shared / "measure"))
    cutter = Cutter(chosen.onnx / "tokenizer.json")
    reader = load(chosen.onnx, threads=2)

    def observed(name: str) -> tuple[np.ndarray, np.ndarray]:
        documents = evaluate.documents_of(name, chosen.shared, "dev", cutter)
        rows = [row for d in documents for row in _judged(d, reader.read(d.text))]
        return np.array([x for x, _ in rows]), np.array([y for _, y in rows], float)

    x, y = (np.concatenate(parts) for parts in zip(observed("held"), observed("reports"), strict=True))
    weights = fit(x, y)
    fitted = Calibration([round(float(w), 4) for w in weights[:-1]], round(float(weights[-1]), 4))
    path = chosen.onnx / "reader.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    settings["calibration"] = {"weights": fitted.weights, "base": fitted.base}
    path.write_text(json.dumps(settings) + "\n", encoding="utf-8")
    dev = observed("dev")
    page = curve(1 / (1 + np.exp(-(dev[0] @ weights[:-1] + weights[-1]))), dev[1])
    PAGE.write_text(page, encoding="utf-8")
    print(page)


def _judged(document: Document, seen: evaluate.Seen) -> list[tuple[list[float], bool]]:
    """Features of each outer attribution, and whether the scorer's `relaxed` finds one like it in the gold."""
    import attribution  # of ../shared/measure

    article = attribution.Article(document.text)
    gold = [{role: getattr(s, role) for role in evaluate.ROLES}
            for s, r in zip(document.spans, document.relations or [], strict=True) if not r.nested]  # fmt: skip
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


def curve(sure: np.ndarray, right: np.ndarray) -> str:
    """The page: for each class of confidence how many statements it holds and how many of them are right."""
    lines = ["# What the confidence of a statement means", "",
             "Each statement of the model carries a confidence: how often a statement about which the model was that sure is right",
             "(the cue overlaps, the source overlaps, half of the content is shared). Fitted on articles kept out of training and on",
             "the invented development reports; the table is on PolNeAR's dev articles. Written by `training/calibrate.py`.", "",
             "| confidence | statements | mean confidence | right |", "|---|---|---|---|"]  # fmt: skip
    off = 0.0
    for n in range(BINS):
        inside = (sure >= n / BINS) & ((sure < (n + 1) / BINS) | (n == BINS - 1))
        if inside.any():
            mean, share = sure[inside].mean(), right[inside].mean()
            off += abs(mean - share) * inside.sum()
            lines.append(f"| {n / BINS:.1f} to {(n + 1) / BINS:.1f} | {inside.sum()} | {mean:.2f} | {share:.2f} |")
    brier = float(((sure - right) ** 2).mean())
    lines += ["", f"Expected calibration error {off / len(sure):.3f}; Brier score {brier:.3f}; {len(sure)} statements, "
              f"{right.mean():.2f} of them right.", ""]  # fmt: skip
    return "\n".join(lines)


if __name__ == "__main__":
    main()
