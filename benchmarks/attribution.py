"""Spans of who says what, measured as the user gets them: `headwater read --json` on whole documents, then the scorer.

    python benchmarks/attribution.py --gold GOLD.jsonl --scorer SCORER.py      a table of scores
    python benchmarks/attribution.py --gold GOLD.jsonl --scorer SCORER.py --parts    model alone, rules alone, both
    python benchmarks/attribution.py --gold GOLD.jsonl --confidence            writes data/attribution.toml

GOLD is a file of documents with marked attributions, one a line: `id`, `text`, `attributions` with `source`, `cue` and
`content` as lists of [start, end). SCORER is a program called with GOLD and our predictions. Statements that stand
inside another one's content are left out of the scores: the corpora mark the outermost only.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from headwater.attribute import load_encoder, read_statements
from headwater.attribute.encoder import Encoder
from headwater.attribute.joint import JointEncoder
from headwater.attribute.rules import assemble
from headwater.attribute.rules import words as reading
from headwater.attribute.rules.grammar import grammar
from headwater.read.sentences import split
from headwater.records import Article, CaptureRef, Marks
from headwater.resolve import find_dates, find_entities

ROLES = ("source", "cue", "content")
TABLE = Path(__file__).parents[1] / "src/headwater/data/attribution.toml"
SEEN = 25
"""Finds of a rule below which its share of right ones says little."""


def main() -> int:
    """Runs the measurement that was asked for; the scorer's exit status, or 0."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--scorer", type=Path)
    arguments.add_argument("--every", type=int, default=1, help="only every n-th document")
    arguments.add_argument("--parts", action="store_true", help="also the model alone and the rules alone")
    arguments.add_argument("--confidence", action="store_true", help="write the table of how often each rule is right")
    chosen = arguments.parse_args()
    documents = [json.loads(line) for line in chosen.gold.open(encoding="utf-8")][:: chosen.every]
    if chosen.confidence:
        TABLE.write_text(confidence_table(documents), encoding="utf-8")
        return 0
    if chosen.scorer is None:
        arguments.error("--scorer is needed")
    if chosen.parts:
        return parts(documents, chosen.scorer)
    return score(documents, chosen.scorer)


def parts(documents: list[dict[str, Any]], scorer: Path) -> int:
    """One row for each: the model alone, the rules alone, both as they are used."""
    both = load_encoder()
    assert isinstance(both, JointEncoder)
    encoders = {"model alone": ModelAlone(both), "rules alone": load_encoder("rules"), "both": both}
    print(f"{'':14}{'exact source / cue / content':>30}{'triple':>8}{'relaxed':>9}")
    for name, encoder in encoders.items():
        with tempfile.TemporaryDirectory() as folder:
            gold, said = Path(folder) / "gold.jsonl", Path(folder) / "said.jsonl"
            _write(gold, documents)
            _write(said, ({"id": d["id"], "attributions": _outermost(d["text"], encoder)} for d in documents))
            command = [sys.executable, str(scorer), str(gold), str(said), "--json"]
            scores = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
        exact = " / ".join(f"{scores['exact'][role]['f1']:.1f}" for role in ROLES)
        linked = scores["linked"]
        print(f"{name:14}{exact:>30}{linked['triple']['f1']:8.1f}{linked['relaxed']['f1']:9.1f}")
    return 0


class ModelAlone:
    """The encoder in use without its rules."""

    name = "model"

    def __init__(self, both: JointEncoder) -> None:
        self._both = both

    def prepare(self) -> None:
        """Loaded with its first article."""

    def mark(self, articles: Sequence[Article]) -> list[Marks]:
        """The marks of each article."""
        return [self._both.by_model(article) for article in articles]


def _outermost(text: str, encoder: Encoder) -> list[dict[str, Any]]:
    article = Article("x", None, text, "en", "open", CaptureRef("", ""), sentences=split(text, "en"), read_in="en")
    marks = encoder.mark([article])[0]
    statements = read_statements(article, marks, find_entities(article, marks), find_dates(article))
    return [
        {
            role: [[span.start, span.end] for span in spans]
            for role, spans in (("source", s.source.spans), ("cue", s.cue), ("content", s.content))
        }
        for s in statements
        if s.within is None
    ]


def score(documents: list[dict[str, Any]], scorer: Path) -> int:
    """Reads the documents with the command, hands its statements to the scorer, and prints what that prints."""
    with tempfile.TemporaryDirectory() as folder:
        gold, given, said = (Path(folder) / name for name in ("gold.jsonl", "given.jsonl", "said.jsonl"))
        _write(gold, documents)
        _write(given, ({"id": d["id"], "text": d["text"], "language": "en"} for d in documents))
        start = time.perf_counter()
        answer = subprocess.run(
            [sys.executable, "-m", "headwater", "read", "--json", str(given)], stdout=subprocess.PIPE, check=True
        )
        seconds = time.perf_counter() - start
        _write(said, (prediction(json.loads(line)) for line in answer.stdout.decode().splitlines()))
        words = sum(len(d["text"].split()) for d in documents)
        print(f"{words} words, {seconds:.1f} s, {words / seconds:.0f} words a second, all stages and start included\n")
        return subprocess.run([sys.executable, str(scorer), str(gold), str(said)], check=False).returncode


def prediction(reading: dict[str, Any]) -> dict[str, Any]:
    """The outermost statements of a reading in the form of the corpora."""
    spans = [
        {"source": s["source"]["spans"], "cue": s["cue"], "content": s["content"]}
        for s in reading["statements"]
        if s["within"] is None
    ]
    return {"id": reading["article"]["given_id"], "attributions": spans}


def _write(path: Path, rows: Any) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def confidence_table(documents: list[dict[str, Any]]) -> str:
    """How often each rule meets a marked attribution, and each family of rules, as TOML."""
    count: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for document in documents:
        for rule, right in _verdicts(document):
            parts = rule.split("-")
            for n in range(1, len(parts) + 1):
                family = count["-".join(parts[:n])]
                family[0] += 1
                family[1] += right
    lines = ["# How often each rule is right, written by benchmarks/attribution.py --confidence.", "", "[confidence]"]
    lines += [f"{rule} = {right / n:.2f}" for rule, (n, right) in sorted(count.items()) if n >= SEEN]
    return "\n".join(lines) + "\n"


def _verdicts(document: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Each outermost find of the rules in a document: the rule, and whether a marked attribution agrees."""
    text = document["text"]
    article = Article(
        document["id"], None, text, "en", "open", CaptureRef("", ""), sentences=split(text, "en"), read_in="en"
    )
    rules = grammar("en")
    assert rules is not None
    words = reading.read(article, rules)
    finds = [(f.rule, _characters(words, f)) for f in assemble.finds(words, rules)]
    marked = [{role: _set(a.get(role) or []) for role in ROLES} for a in document["attributions"]]
    for rule, found in finds:
        inside = any(found is not other and _within(found, other) for _, other in finds)
        if not inside:
            yield rule, any(_agree(found, gold) for gold in marked)


def _characters(words: Any, find: Any) -> dict[str, set[int]]:
    roles = {role: getattr(find, role) for role in ROLES}
    return {r: _set((words.start[a], words.end[b - 1]) for a, b in spans if a < b) for r, spans in roles.items()}


def _set(spans: Any) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def _within(one: dict[str, set[int]], other: dict[str, set[int]]) -> bool:
    return bool(other["content"]) and all(one[role] <= other["content"] for role in ROLES)


def _agree(found: dict[str, set[int]], gold: dict[str, set[int]]) -> bool:
    """Cues overlap, sources overlap or are both missing, and the contents share half."""
    sources = found["source"] & gold["source"] or not (found["source"] or gold["source"])
    total = len(found["content"]) + len(gold["content"])
    shared = 2 * len(found["content"] & gold["content"])
    return bool(found["cue"] & gold["cue"] and sources and total and shared / total >= 0.5)


if __name__ == "__main__":
    sys.exit(main())
