"""How often a sentence's vector finds its translation: python benchmarks/vectors.py

Each sentence of tests/attribute/model/parallel is looked for among all sentences of another language, both ways.
Figures are the share found first, and the AUC of the likeness of translations against that of all other pairs.
"""

from __future__ import annotations

import time
from itertools import combinations
from pathlib import Path

import numpy as np

from headwater import attribute
from headwater.attribute.model.vectors import UNIT

FOLDER = Path(__file__).parents[1] / "tests" / "attribute" / "model" / "parallel"
LANGUAGES = ("en", "ru", "be", "uk", "pl", "lt")


def rows(path: Path) -> list[list[str]]:
    """The sentences of a file, a row for each, a column for each language."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"]


def vectors(sentences: list[list[str]]) -> np.ndarray:
    """Unit vectors [language, sentence, number]."""
    encoder = attribute.load_encoder()
    return np.stack(
        [
            np.stack([np.frombuffer(v, np.int8) for v in attribute.sentence_vectors(encoder, column, language)]) / UNIT
            for language, column in zip(LANGUAGES, map(list, zip(*sentences, strict=True)), strict=True)
        ]
    )


def found(one: np.ndarray, other: np.ndarray) -> tuple[float, float]:
    """The share of sentences that find their translation first, both ways, and the AUC."""
    like = one @ other.T
    same = np.arange(len(like))
    true, false = np.diag(like), like[~np.eye(len(like), dtype=bool)]
    first = ((like.argmax(1) == same).mean() + (like.argmax(0) == same).mean()) / 2
    return float(first), float((true[:, None] > false[None]).mean())


def main() -> None:
    """Prints a table for each file."""
    attribute.sentence_vectors(attribute.load_encoder(), ["Once, to load the model."], "en")
    for path in sorted(FOLDER.glob("*.tsv")):
        sentences = rows(path)
        begun = time.process_time()
        made = vectors(sentences)
        each = (time.process_time() - begun) / made.shape[0] / made.shape[1] * 1000
        pairs = {(a, b): found(made[a], made[b]) for a, b in combinations(range(len(LANGUAGES)), 2)}
        print(f"{path.stem}: {len(sentences)} sentences, {each:.1f} ms each on one core")
        for n, language in enumerate(LANGUAGES):
            with_it = [value for pair, value in pairs.items() if n in pair]
            print(f"  {language}  found first {np.mean([f for f, _ in with_it]):.3f}", end="")
            print(f"  AUC {np.mean([a for _, a in with_it]):.4f}")
        mean = np.mean(list(pairs.values()), axis=0)
        print(f"  all found first {mean[0]:.3f}  AUC {mean[1]:.4f}")


if __name__ == "__main__":
    main()
