"""How well names of one bearer are told from others, beside its peers: benchmarks/name_pairs.py SHARED

    SHARED              a folder with data/names/{slavicner_dev.jsonl,name_bench.csv} and measure/names.py
    --peers PYTHON      an interpreter that has the peers; else `.venv-names` is made from requirements/names.txt
    --kinds PER,LOC,ORG which to score

One table for each kind, a row for each pair of languages: AUC of ours, of nomenklatura's logic-v2, and of the
token-sort ratio after ICU romanisation (rapidfuzz); then F1 on name_bench.csv at each one's best threshold and at 0.7;
then how many pairs a second ours compares whose names were read before. Ends with 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from headwater.names import match

ROOT = Path(__file__).parents[1]
BARS = {"PER": 0.98, "LOC": 0.92, "ORG": 0.87}
"""AUC over all languages that is asked for."""
RUSSIAN_POLISH = 0.985
NAME_BENCH = 0.796
"""F1 of nomenklatura's own matcher on its own cases (threshold chosen on the same data)."""
SPEED = 20_000

PEERS = """
import json, sys
from icu import Transliterator
from rapidfuzz.fuzz import token_sort_ratio
from followthemoney import model
from nomenklatura.matching import get_algorithm
latin = Transliterator.createInstance("Any-Latin; Latin-ASCII; Lower")
logic = get_algorithm("logic-v2")
settings = logic.default_config()
SCHEMA = {"PER": "Person", "ORG": "Organization", "LOC": "LegalEntity"}
entities = {}
def entity(name, schema):
    if (name, schema) not in entities:
        made = model.make_entity(schema)
        made.id = f"{schema} {name}"
        made.add("name", name)
        entities[name, schema] = made
    return entities[name, schema]
roman = {}
def plain(name):
    if name not in roman:
        roman[name] = latin.transliterate(name)
    return roman[name]
for line in sys.stdin:
    row = json.loads(line)
    schema = row.get("schema") or SCHEMA[row["kind"]]
    a, b = entity(row["a"], schema), entity(row["b"], schema)
    print(json.dumps({
        "icu + rapidfuzz": token_sort_ratio(plain(row["a"]), plain(row["b"])) / 100,
        "logic-v2": logic.compare(a, b, settings).score,
    }))
"""


def main() -> int:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--kinds", default="PER,LOC,ORG")
    chosen = parser.parse_args()
    figures = _scorer(chosen.shared / "measure/names.py").figures
    python = chosen.peers or _environment()
    missed = []
    lines = (chosen.shared / "data/names/slavicner_dev.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["kind"] in chosen.kinds.split(",")]
    scored = _all_scores(rows, python)
    for kind in chosen.kinds.split(","):
        missed += _table(kind, [s for s in scored if s["kind"] == kind], figures)
    missed += _name_bench(chosen.shared / "data/names/name_bench.csv", python, figures)
    missed += _speed(rows)
    print(*(f"MISSED: {line}" for line in missed), sep="\n")
    return 1 if missed else 0


def _scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("scorer_of_names", path)
    assert spec, path
    assert spec.loader, path
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _environment() -> Path:
    python = ROOT / ".venv-names/bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", ROOT / ".venv-names"], check=True)
        lock = ROOT / "requirements/names.txt"
        subprocess.run([python, "-m", "pip", "install", "-q", "--require-hashes", "-r", lock], check=True)
    return python


def _all_scores(rows: list[dict[str, Any]], python: Path) -> list[dict[str, Any]]:
    """The rows with `scores`: one for ours and for each peer."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        file.seek(0)
        run = subprocess.run([python, "-c", PEERS], stdin=file, capture_output=True, text=True, check=True)
    peers = map(json.loads, run.stdout.splitlines())
    return [{**row, "scores": {"headwater": _ours(row), **peer}} for row, peer in zip(rows, peers, strict=True)]


def _ours(row: dict[str, Any]) -> float:
    return match.likeness(row["a"], row["b"], row.get("kind"), row.get("lang_a"), row.get("lang_b")).score


def _table(kind: str, rows: list[dict[str, Any]], figures: Any) -> list[str]:
    names = list(rows[0]["scores"])
    missed = []
    print(f"\n{kind}: AUC (found / false at 0.7)" + "".join(f"{name:>26}" for name in names))
    pairs = sorted({(row["lang_a"], row["lang_b"]) for row in rows})
    for pair in [None, *pairs]:
        chosen = [r for r in rows if pair is None or (r["lang_a"], r["lang_b"]) == pair]
        title = "-".join(pair) if pair else "all"
        got = {name: figures([(r["same"], r["scores"][name]) for r in chosen]) for name in names}
        ours = got["headwater"]
        print(
            f"{title:8} {ours['true']:5} true {ours['other']:5} not      "
            + "".join(f"{g['auc']:12.4f} ({g['found_at_0.7']:4}/{g['false_at_0.7']:4})" for g in got.values())
        )
        missed += [
            f"{kind} {title}: {name} is better ({g['auc']} against {ours['auc']})"
            for name, g in got.items()
            if g["auc"] > ours["auc"]
        ]
        bar = BARS[kind] if pair is None else RUSSIAN_POLISH if (kind, title) == ("PER", "ru-pl") else 0.0
        if ours["auc"] < bar:
            missed.append(f"{kind} {title}: AUC {ours['auc']}, bar {bar}")
    return missed


def _name_bench(path: Path, python: Path, figures: Any) -> list[str]:
    """nomenklatura's own cases: its schemata are our kinds."""
    kinds = {"Person": "PER", "Company": "ORG", "Organization": "ORG", "LegalEntity": None, "Vessel": None}
    with path.open(encoding="utf-8", newline="") as file:
        cases = list(csv.DictReader(file))
    rows = [
        {
            "a": case["name1"],
            "b": case["name2"],
            "kind": kinds.get(case["schema"]),
            "schema": case["schema"],
            "same": case["is_match"] == "true",
        }
        for case in cases
    ]
    scored = _all_scores(rows, python)
    print(f"\nname_bench.csv, {len(rows)} pairs: best F1 (at), F1 at 0.7")
    best = {}
    for name in scored[0]["scores"]:
        got = figures([(row["same"], row["scores"][name]) for row in scored])
        best[name] = got["best_f1"]
        print(f"{name:18} {got['best_f1']:.3f} ({got['best_at']:.2f})  {got['f1_at_0.7']:.3f}")
    return [] if best["headwater"] > NAME_BENCH else [f"name_bench: F1 {best['headwater']}, bar {NAME_BENCH}"]


def _speed(rows: list[dict[str, Any]]) -> list[str]:
    """Pairs a second of one process, names read before, pairs not."""
    match.people.likeness.cache_clear()  # the others keep no answers, only names as they were read
    began = time.perf_counter()
    for row in rows:
        _ours(row)
    again = len(rows) / (time.perf_counter() - began)
    print(f"\n{again:,.0f} pairs a second, names read before")
    return [] if again >= SPEED else [f"speed: {again:,.0f} pairs a second, bar {SPEED:,}"]


if __name__ == "__main__":
    sys.exit(main())
