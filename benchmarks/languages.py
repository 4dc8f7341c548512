"""Who says what in each language, as the user gets it, on the invented reports of training/reports/; and names.

    python benchmarks/languages.py --scorer SHARED/measure/attribution.py [--folder dev|test]

No corpus marks attribution in Russian, Belarusian, Ukrainian, Polish or Lithuanian. These reports were written by
the guideline in docs/attribution-guideline.md, independently of those that the model learnt from; the folder `test`
is looked at for its totals only. English is measured by benchmarks/attribution.py. Scores are of the outermost
statements.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from training.markup import Marked, Report, reports  # noqa: E402

from headwater.attribute import load_encoder  # noqa: E402
from headwater.records import Article, CaptureRef  # noqa: E402

ROLES = ("source", "cue", "content")
KINDS = {"person": "person", "place": "place", "organization": "organization", "outlet": "organization"}


def main() -> int:
    """Prints one row for each language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--folder", default="dev")
    chosen = parser.parse_args()
    scorer = load(chosen.scorer)
    found = [r for path in sorted((ROOT / "training/reports" / chosen.folder).glob("*.txt")) for r in reports(path)]
    readings = {r["article"]["given_id"]: r for r in read(found)}
    groups: dict[str, list[Report]] = defaultdict(list)
    for report in found:
        groups[report.head["language"]].append(report)
        if report.head["language"].startswith("be"):
            groups["be, all"].append(report)
    print(
        f"{'':10}{'reports':>8}{'statements':>11}{'exact source / cue / content':>31}{'triple':>8}{'relaxed':>9}"
        f"{'stance':>8}{'nested':>8}{'names':>8}"
    )
    for language, mine in sorted(groups.items()):
        print(row(language, mine, readings, scorer))
    return 0


def load(path: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(found: list[Report]) -> list[dict[str, Any]]:
    """What `headwater read --json` says of the reports."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "given.jsonl"
        rows = [
            {"id": r.head["id"], "text": r.text, "language": r.head["language"][:2], "outlet": r.head["outlet"]}
            for r in found
        ]
        given.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
        answer = subprocess.run(
            [sys.executable, "-m", "headwater", "read", "--json", str(given)], stdout=subprocess.PIPE, check=True
        )
    return [json.loads(line) for line in answer.stdout.decode().splitlines()]


def row(language: str, mine: list[Report], readings: dict[str, Any], scorer: ModuleType) -> str:
    """The scores of one language."""
    gold, said = {}, {}
    stance, nested, names = [0, 0], [0, 0], [0, 0, 0]
    for report in mine:
        id = report.head["id"]
        reading = readings[id]
        outer, inner = parted(report.attributions)
        gold[id] = {"id": id, "text": report.text, "attributions": [{r: getattr(a, r) for r in ROLES} for a in outer]}
        statements = reading["statements"]
        said[id] = {"id": id, "attributions": [spans(s) for s in statements if s["within"] is None]}
        for marked in report.attributions:
            same = [s for s in statements if touch(s["cue"], marked.cue) and touch(s["content"], marked.content)]
            if same:
                stance[1] += 1
                stance[0] += any(s["stance"] == marked.stance for s in same)
        nested[1] += len(inner)
        nested[0] += sum(
            any(touch(s["cue"], a.cue) and touch(s["content"], a.content) for s in statements) for a in inner
        )
        count(names, report)
    scores = scorer.score(gold, said)
    exact = " / ".join(f"{scores['exact'][r]['f1']:.1f}" for r in ROLES)
    linked = scores["linked"]
    return (
        f"{language:10}{len(mine):8}{linked['relaxed']['gold']:11}{exact:>31}{linked['triple']['f1']:8.1f}"
        f"{linked['relaxed']['f1']:9.1f}"
        f"{100 * stance[0] / max(stance[1], 1):8.1f}{100 * nested[0] / max(nested[1], 1):8.1f}"
        f"{200 * names[0] / max(names[1] + names[2], 1):8.1f}"
    )


def parted(marked: list[Marked]) -> tuple[list[Marked], list[Marked]]:
    """The outermost attributions, and those that stand inside the content of another."""
    inner = [a for a in marked if any(a is not b and a.content != b.content and inside(a, b) for b in marked)]
    return [a for a in marked if a not in inner], inner


def inside(a: Marked, b: Marked) -> bool:
    """True where source and cue of `a` lie in the content of `b`."""
    return all(any(c[0] <= p[0] and p[1] <= c[1] for c in b.content) for p in (*a.source, *a.cue))


def touch(a: Any, b: Any) -> bool:
    """True where two lists of spans share a character."""
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def spans(statement: dict[str, Any]) -> dict[str, Any]:
    """A statement as the scorer takes it."""
    return {"source": statement["source"]["spans"], "cue": statement["cue"], "content": statement["content"]}


def count(names: list[int], report: Report) -> None:
    """Adds right, said and marked names (span and kind; an outlet counts as an organization) of one report."""
    language = report.head["language"][:2]
    article = Article(report.head["id"], None, report.text, language, "open", CaptureRef("", ""), read_in=language)
    printed = {(s, e, KINDS[k]) for s, e, k in report.names}
    said = {(n.span.start, n.span.end, KINDS[n.kind]) for n in load_encoder().mark([article])[0].names}
    names[0] += len(printed & said)
    names[1] += len(said)
    names[2] += len(printed)


if __name__ == "__main__":
    sys.exit(main())
