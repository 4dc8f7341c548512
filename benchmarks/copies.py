"""Which articles carry one text, beside the usual ways to tell: benchmarks/copies.py SHARED [--only ...] [--speed]

    SHARED        a folder with `data/copies/bsnlp.jsonl.gz`, `data/copies/bsnlp_gold_dev.jsonl` and the scorer
                  `measure/copies.py`
    --only        of `bsnlp` (the whole set is clustered, its labelled part is scored) and the invented articles of
                  tests/link/hard: `developed`, `afterwards`, `last`, `unseen`, `wires`, `aside`,
                  `retold`, `rewrites`
    --rows        of `ours`, `parts` (ours without one of its parts each) and `peers`
    --speed       articles a minute for growing parts of the set, and nothing else

Rows: ours; ours without one of its parts each (what a part is worth shows where its row falls); and the peers, at
several thresholds, as no one of them suits every set: MinHash (128 permutations of sets of five words, estimated
Jaccard), containment (shared sequences of five words over those of the shorter text), both joined by single link.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch
from zlib import crc32

import numpy as np

from headwater.acquire import captures
from headwater.config import Settings
from headwater.link import across, clusters, copies, evidence, passages, retold, shelf
from headwater.link.bare import bare
from headwater.link.shelf import Shelf
from headwater.linked import Copy, Sheet
from headwater.read import article
from headwater.records import Capture

HARD = Path(__file__).parents[1] / "tests/link/hard_set.py"
PARTS = ("bsnlp", "developed", "afterwards", "last", "unseen", "wires", "aside", "retold", "rewrites")
ROWS = ("ours", "parts", "peers")
MINHASH = (0.2, 0.3, 0.5, 0.7)
CONTAINED = (0.3, 0.5, 0.7)
GROWING = (400, 800, 1600, 3143)
Groups = Iterable[Iterable[str]]


# Ours, and without one of its parts


def ours(sheets: Sequence[Sheet]) -> Groups:
    return Shelf(sheets).clusters()


@contextmanager
def without(*changes: tuple[object, str, object]) -> Iterator[None]:
    with ExitStack() as stack:
        for where, name, value in changes:
            stack.enter_context(patch.object(where, name, value))
        yield


def single_link(found: Iterable[Copy]) -> tuple[tuple[str, ...], ...]:
    return tuple(_linked((copy.earlier, copy.later) for copy in found if copy.joins))


def _nobody(*_: object) -> frozenset[Any]:
    return frozenset()


def _without_weights(_: str) -> dict[str, float]:
    return {}


def _all(copies: Sequence[Copy], _: object) -> Sequence[Copy]:
    return copies


def _plainly(seen: evidence.Evidence, _: float) -> float:
    """One threshold on what the shorter text shares, and nothing else."""
    return 1.0 if seen.short >= copies.NEEDED else 0.0


ABLATIONS: dict[str, tuple[tuple[object, str, object], ...]] = {
    "quotations count as own words": ((evidence, "QUOTED", 1.0), (copies, "LEAST_OWN", 0.0)),
    "no sentences in other words": ((passages, "REWORDED", 9.0),),
    "worn phrases count": ((shelf.worn, "worn", _nobody),),
    "one threshold, no other signals": ((copies, "_score", _plainly),),
    "groups by single link": ((shelf, "clusters", single_link),),
    "texts put in beside join": ((clusters, "_without_foreign", iter),),
    "no keys by names and numbers": ((across, "keys", _nobody), (retold, "keys", _nobody)),
    "no texts in other words": ((retold, "weights", _without_weights),),
    "no full names as keys": ((retold, "keys", _nobody),),
    "other articles say nothing": ((shelf, "borne_out", _all),),
}


# Peers


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def fives(sheets: Sequence[Sheet]) -> dict[str, set[int]]:
    found = {}
    for sheet in sheets:
        words = _words(sheet.text)
        found[sheet.article] = {crc32(" ".join(words[n : n + 5]).encode()) for n in range(max(1, len(words) - 4))}
    return found


def _meeting(sets: dict[str, set[int]]) -> Counter[tuple[str, str]]:
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for name, its in sorted(sets.items()):
        for each in its:
            holders[each].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if len(names) > 1:
            shared.update(combinations(names, 2))
    return shared


def signed(sets: dict[str, set[int]]) -> dict[str, np.ndarray]:
    """128 least values of each set under as many orders of all that can be in one (h -> a * h + b modulo 2 ** 64)."""
    rng = np.random.default_rng(1)
    factors = rng.integers(1, 1 << 63, size=(128, 2), dtype=np.uint64) | np.uint64(1)
    found = {}
    for name, its in sets.items():
        hashes = np.array(sorted(its), dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        mixed = (hashes ^ (hashes >> np.uint64(31)))[None, :] * factors[:, :1] + factors[:, 1:]
        found[name] = mixed.min(axis=1)
    return found


def peers(sheets: Sequence[Sheet]) -> Iterator[tuple[str, Groups]]:
    sets = fives(sheets)
    shared = _meeting(sets)
    for t in CONTAINED:
        least = {pair: t * min(len(sets[pair[0]]), len(sets[pair[1]])) for pair in shared}
        yield f"containment {t}", _linked(pair for pair, n in shared.items() if n >= least[pair])
    hands = signed(sets)
    alike = {pair: (hands[pair[0]] == hands[pair[1]]).mean() for pair in shared}
    for t in MINHASH:
        yield f"MinHash {t}", _linked(pair for pair, j in alike.items() if j >= t)


def _linked(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    group: dict[str, list[str]] = {}
    for one, other in pairs:
        a, b = group.setdefault(one, [one]), group.setdefault(other, [other])
        if a is not b:
            a += b
            for name in b:
                group[name] = a
    return sorted({tuple(sorted(each)) for each in group.values()})


# Measuring


def load(path: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def bsnlp(shared: Path) -> list[Sheet]:
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        file.write(gzip.decompress((shared / "data/copies/bsnlp.jsonl.gz").read_bytes()))
        file.flush()
        return [bare(article(c)) for c in captures([file.name], Settings()) if isinstance(c, Capture)]


def gold(part: str, shared: Path, scorer: ModuleType) -> tuple[list[Sheet], list[dict[str, Any]]]:
    if part == "bsnlp":
        return bsnlp(shared), scorer.read(str(shared / "data/copies/bsnlp_gold_dev.jsonl"))
    sys.path.append(str(HARD.parents[2]))  # what the set is made of lies beside it
    hard = load(HARD, "hard_set")
    labelled, credited = hard.sheets(part), hard.credited(part)
    rows = [{"id": s.article, "cluster": text, "credited": credited.get(s.article, [])} for s, text in labelled]
    return [s for s, _ in labelled], rows


def rows(sheets: list[Sheet], wanted: Sequence[str]) -> Iterator[tuple[str, Groups]]:
    if "ours" in wanted:
        yield "ours", ours(sheets)
    if "parts" in wanted:
        for name, changes in ABLATIONS.items():
            with without(*changes):
                yield f"  {name}", ours(sheets)
    if "peers" in wanted:
        yield from peers(sheets)


def table(part: str, shared: Path, scorer: ModuleType, kinds: Sequence[str]) -> None:
    sheets, wanted = gold(part, shared, scorer)
    texts = len({row["cluster"] for row in wanted})
    print(f"\n{part}: {len(sheets):,} articles, {len(wanted)} scored, {texts} texts")
    print(f"{'':36} {'P':>6} {'R':>6} {'F1':>6} {'B3 F1':>6} {'ARI':>6} {'texts':>6}")
    for name, groups in rows(sheets, kinds):
        of = {article: n for n, group in enumerate(groups) for article in group}
        pred = [_row(sheet, of.get(sheet.article, sheet.article)) for sheet in sheets]
        got = scorer.score(wanted, pred)
        p, r, f = (got["pairwise"][k] for k in ("p", "r", "f1"))
        last = f"{got['b_cubed']['f1']:6.3f} {got['ari']:6.3f} {got['clusters']['predicted']:6}"
        print(f"{name:36} {p:6.3f} {r:6.3f} {f:6.3f} {last}", flush=True)
    if any(row["credited"] for row in wanted):
        print("credits: P {p:.3f}, R {r:.3f}".format(**got["credited"]))


def _row(sheet: Sheet, cluster: object) -> dict[str, Any]:
    return {"id": sheet.article, "cluster": cluster, "credited": [c.name for c in sheet.credits]}


def speed(shared: Path) -> None:
    began = time.process_time()
    sheets = bsnlp(shared)
    read = time.process_time() - began
    print(f"reading, sentences, credits: {60 * len(sheets) / read:,.0f} articles a minute of one core")
    print(f"{'articles':>9} {'s':>7} {'a minute':>9} {'compared':>9} {'copies':>7}")
    for many in GROWING:
        began = time.process_time()
        standing = Shelf(sheets[:many])
        found = standing.copies()
        clusters.clusters(found)
        took = time.process_time() - began
        compared = len(standing.compared)
        print(f"{many:9,} {took:7.1f} {60 * many / took:9,.0f} {compared:9,} {len(found):7,}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--rows", nargs="+", choices=ROWS, default=ROWS)
    parser.add_argument("--speed", action="store_true")
    options = parser.parse_args()
    if options.speed:
        speed(options.shared)
        return 0
    scorer = load(options.shared / "measure/copies.py", "scorer")
    for part in options.only:
        table(part, options.shared, scorer, options.rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
