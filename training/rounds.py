"""Rounds over all data for `distil`, laid out beforehand: the same texts in other clothes, with other names and cuts.

    python -m training.rounds --base BASE --shared SHARED --out DATA --rounds 6 [--languages en] [--workers 14]

DATA/round-N.npz holds the arrays of `filled`, and for each window a `part` (which of the teachers has not seen it; -1:
all of them learn from it; `NO_GOLD`: no teacher learns from it) and a `kind`, a place in `KINDS`. Parts are drawn by
document; those of SlavicNER are its topics, so that a teacher says of a topic what one says who never read of it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import zlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from headwater.attribute.model.pieces import Cutter
from training import passages, readers, reworded
from training.filled import filled
from training.readers import HELD_TOPIC, Document
from training.restyle import restyled
from training.swap import pool, swapped
from training.windows import WINDOW, Window, cut

PARTS = 4
NO_GOLD = -2
TOPICS = {"brexit": 0, "covid-19": 1, "ryanair": 2}
KINDS = ("polnear", "names", "reports", "plain", "passages")
COPIES = {"uk": 3.0, "ru": 1.2, "pl": 0.8, "bg": 0.25, "cs": 0.3, "sl": 0.3}
"""Times that a document of SlavicNER is read in a round, by language."""
REPORTS = 3
"""Times that an invented report is read in a round."""
LATINISED = 1.0
"""Of the Belarusian reports in Cyrillic, once more in Łacinka."""
REPORTS_FOLDERS = tuple(Path(__file__).with_name("reports") / name for name in ("train", "wide"))

Taken = tuple[Document, int, int]
"""A document, its part, its kind."""


def main() -> None:
    """Writes the rounds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--languages", default="", help="en: English alone; empty: all")
    parser.add_argument("--every", type=int, default=1, help="of the documents, to try things out")
    parser.add_argument("--workers", type=int, default=1)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(chosen.workers) as workers:
        for line in workers.map(_round, range(chosen.rounds), [chosen] * chosen.rounds):
            print(line, flush=True)


def _round(number: int, chosen: argparse.Namespace) -> str:
    """Lays out one round."""
    chance = random.Random(number)
    cutter = Cutter(chosen.base / "tokenizer.json")
    windows: list[Window] = []
    parts: list[int] = []
    kinds: list[int] = []
    for document, part, kind in _taken(chosen, cutter, chance):
        here = cut(document, chance.randrange(0, WINDOW))
        windows += here
        parts += [part] * len(here)
        kinds += [kind] * len(here)
    arrays = filled(windows, cutter) | {"part": np.array(parts, np.int8), "kind": np.array(kinds, np.int8)}
    np.savez(chosen.out / f"round-{number}.npz", **arrays)  # type: ignore[arg-type]
    return f"round {number}: {len(windows)} windows, {sum(w.size for w in windows)} pieces"


def _taken(chosen: argparse.Namespace, cutter: Cutter, chance: random.Random) -> Iterator[Taken]:
    data, english = chosen.shared / "data", chosen.languages == "en"
    every = chosen.every
    learnt = readers.held(list(readers.polnear(data / "polnear/train.jsonl", cutter)))[0]
    for document in learnt[::every]:
        yield restyled(document, cutter, chance), _part(document.id), 0
    for document in _reports(english, every, cutter, chance):
        yield restyled(document, cutter, chance), _part(document.id), 2
    if not english:
        rows = list(readers.slavicner_rows(data / "names/slavicner_docs_dev.jsonl.gz"))[::every]
        names = pool(rows)
        for row in rows:
            for _ in range(_times(COPIES[row["lang"]], chance)):
                yield readers.named(swapped(row, names, chance), cutter), TOPICS.get(row["topic"], -1), 1
    for document, part in list(passages.in_parts(cutter, chance, _part))[::every]:
        if not english or document.language == "en":
            yield restyled(document, cutter, chance), part, 4
    for document in list(_plain(data, english, cutter))[::every]:
        yield restyled(document, cutter, chance), NO_GOLD, 3


def _reports(english: bool, every: int, cutter: Cutter, chance: random.Random) -> Iterator[Document]:
    own = [report for folder in REPORTS_FOLDERS for report in readers.invented_reports(folder)]
    names = reworded.pool(own)
    for report in own[::every]:
        language = report.head["language"]
        if english and language != "en":
            continue
        for n in range(REPORTS):
            # once as it was written, then with other names
            yield readers.marked(reworded.renamed(report, names, chance) if n else report, cutter)
        if language in ("be", "be-tarask") and chance.random() < LATINISED:
            yield readers.marked(reworded.latinised(reworded.renamed(report, names, chance)), cutter)
    harder = [d for d in readers.sourced_reports(cutter) if not english or d.language == "en"]
    yield from harder[::every] * REPORTS


def _plain(data: Path, english: bool, cutter: Cutter) -> Iterator[Document]:
    """Texts of which nothing is known, and that are in no set that is marked."""
    for name in ("dates/timebank.jsonl", "dates/aquaint.jsonl") if english else ("copies/bsnlp.jsonl.gz",):
        path = data / name
        raw = path.read_bytes() if path.exists() else b""
        for line in (gzip.decompress(raw) if raw and path.suffix == ".gz" else raw).decode().split("\n"):
            row = json.loads(line) if line else {}
            if row and row.get("topic") not in (HELD_TOPIC, *TOPICS):
                yield readers.unmarked(row["id"], row.get("lang", "en"), row["text"], cutter)


def _part(id: str) -> int:
    return zlib.crc32(id.encode()) % PARTS


def _times(share: float, chance: random.Random) -> int:
    return int(share) + (chance.random() < share % 1)


if __name__ == "__main__":
    main()
