"""Makes what turns the middle states of the reader into sentence vectors: `vectors.npz` beside the model.

    python -m training.vectors --model src/headwater/models/multilingual

From the invented reports in training/reports/train: how often each piece is (frequent ones tell little), the mean of
each writing, and the directions in which sentences differ most (a singular value decomposition of what is left).
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from headwater.attribute.model import halves, vectors
from headwater.attribute.model.pieces import Cutter
from headwater.attribute.model.session import opened
from training.markup import reports

REPORTS = Path(__file__).parent / "reports" / "train"
EACH = 400
"""Sentences of each writing."""
RARE = 0.001
"""A piece that makes up this share of all counts half (smooth inverse frequency, Arora et al. 2017)."""
WIDTH = 64
SHORTEST, LONGEST = 40, 200
"""Characters of a sentence that is learned from."""


def sentences(folder: Path, seed: int = 1) -> dict[str, list[str]]:
    """Sentences of the reports by language and writing, as many of each."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.glob("*.txt")):
        for report in reports(path):
            language = report.head["language"].split("-")[0]
            for text in re.split(r"(?<=[.!?])\s+|\n+", report.text):
                if SHORTEST < len(text) < LONGEST:
                    found[vectors.writing(text, language)].append(text)
    chosen = random.Random(seed)
    return {name: chosen.sample(texts, min(EACH, len(texts))) for name, texts in found.items()}


def main() -> None:
    """Makes the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--width", type=int, default=WIDTH)
    args = parser.parse_args()
    cutter = Cutter(args.model / "tokenizer.json")
    ask = opened(halves.lower((args.model / "reader.onnx").read_bytes(), vectors.OUTPUTS), threads=0)
    states = defaultdict(list)
    count: Counter[int] = Counter()
    size = 0
    for name, texts in sentences(REPORTS).items():
        for text in texts:
            ids = vectors.pieces(cutter, text)
            inner = ids[0, 1:-1]
            states[name].append((inner, np.concatenate(ask(vectors.OUTPUTS, ids), axis=1)[1:-1]))
            count.update(inner.tolist())
            size = max(size, int(inner.max()) + 1)
    total = sum(count.values())
    size = max(size, cutter.size)
    weights = np.array([RARE / (RARE + count[n] / total) for n in range(size)], np.float32)
    pooled = {name: np.stack([vectors.pooled(s, weights[ids]) for ids, s in found]) for name, found in states.items()}
    means = {name: rows.mean(0) for name, rows in pooled.items()}
    left = np.concatenate([rows - means[name] for name, rows in pooled.items()])
    _, strength, directions = np.linalg.svd(left, full_matrices=False)
    turn = directions[: args.width].T / np.sqrt(strength[: args.width])
    held = {f"mean_{name}": mean.astype(np.float16) for name, mean in means.items()}
    np.savez_compressed(
        args.model / vectors.FILE, weights=weights.astype(np.float16), turn=turn.astype(np.float16), **held
    )
    print(f"{sum(map(len, pooled.values()))} sentences, writings {', '.join(sorted(means))}, {args.width} numbers")


if __name__ == "__main__":
    main()
