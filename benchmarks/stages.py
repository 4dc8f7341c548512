"""What each stage of reading costs an article of 700 words, in milliseconds on one core:

    python benchmarks/stages.py [SHARED] [--before COMMIT]

Articles of data/copies/bsnlp.jsonl.gz (Russian, Ukrainian, Polish) and data/polnear/dev.jsonl (English); Belarusian and
Lithuanian from the invented reports of tests/sourcing that were worked on, in which nearly every sentence is
somebody's. 40 of each. Python looks for litter as seldom as it does in a worker of the engine.

What comes after the spans are found (dates, statements, events, deals, warnings) may together cost `BAR`; ends with 1
where it costs more. `--before` reads the same articles with the program as it was at a commit, too: what was added
since is the difference.
"""

from __future__ import annotations

import argparse
import functools
import gc
import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from headwater import attribute, pipeline, resolve
from headwater.config import Settings
from headwater.read import sentences
from headwater.records import Article, CaptureRef, Dated

BAR = 60.0
WORDS = 700
MANY = 40
AFTER = ("dates", "statements", "events", "deals", "warnings")
STAGES = ("spans", "entities", *AFTER)
SETS = ("dev", "daily", "newer", "fresh", "wire", "late")
ROOT = Path(__file__).resolve().parent.parent
Row = dict[str, Any]


def rows(shared: Path) -> Iterator[Row]:
    """The articles that are measured: id, lang, title, text, published."""
    taken: Counter[str] = Counter()
    for name, language in (("polnear/dev.jsonl", "en"), ("copies/bsnlp.jsonl.gz", "")):
        raw = (shared / "data" / name).read_bytes()
        for line in (gzip.decompress(raw) if name.endswith(".gz") else raw).decode().splitlines():
            row = json.loads(line)
            row["lang"] = lang = language or row["lang"]
            if lang in ("en", "ru", "uk", "pl") and taken[lang] < MANY and len(row["text"].split()) > 100:
                taken[lang] += 1
                yield row
    yield from invented()


def invented() -> Iterator[Row]:
    """Those of the invented reports."""
    import sourced  # noqa: PLC0415 - not with the program of another commit, whose records it may not know

    for language in ("be", "lt"):
        reports = [
            report
            for half in SETS
            for path in sourced.files(half, frozenset((language,)))
            for report in sourced.load(path)
        ]
        for r in reports[:MANY]:
            yield {"id": r.id, "lang": language, "title": r.title, "text": r.text, "published": r.published}


def article(row: Row) -> Article:
    """A row as the stage `read` would have made it."""
    return Article(
        id=row["id"],
        title=row.get("title"),
        text=row["text"],
        language=row["lang"],
        access="open",
        capture=CaptureRef("", ""),
        published=Dated(row.get("published") or "2026-01-02", "given"),
        sentences=sentences.split(row["text"], row["lang"]),
        read_in=row["lang"],
    )


class Clock:
    """Seconds spent by stage, and words read."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.words = 0

    def time(self, stage: str, work: Callable[[], Any]) -> Any:
        """What `work` gives; its time counts for the stage."""
        begun = time.process_time()
        done = work()
        self.seconds[stage] += time.process_time() - begun
        return done

    def each(self, stage: str) -> float:
        """Milliseconds for an article of `WORDS` words."""
        return 1000 * self.seconds[stage] / max(1, self.words) * WORDS


def measure(found: list[Article]) -> Clock:
    """Reads every article twice, the second time by the clock: what is compiled at first sight is no stage's cost.

    What was kept at hand of the texts is forgotten in between: nobody reads an article twice.
    """
    encoder = attribute.load_encoder("model")
    for a in found:
        pipeline.read_article(a, Settings())
    forget()
    gc.freeze()
    clock = Clock()
    for a in found:
        clock.words += len(a.text.split())
        marks = clock.time("spans", lambda a=a: encoder.mark([a])[0])
        entities = clock.time("entities", lambda a=a, m=marks: resolve.find_entities(a, m))
        dates = clock.time("dates", lambda a=a: resolve.find_dates(a))
        said = clock.time("statements", lambda a=a, m=marks, e=entities, d=dates: attribute.read_statements(a, m, e, d))
        clock.time("events", lambda a=a, s=said, e=entities, d=dates: attribute.read_events(a, s, e, d))
        clock.time("deals", lambda a=a, s=said, e=entities: attribute.read_deals(a, s, e))
        if hasattr(attribute, "read_cautions"):
            clock.time("warnings", lambda a=a, s=said, e=entities: attribute.read_cautions(a, s, e))
    return clock


def forget() -> None:
    """Empties what has a bound: what is kept of texts and names. Language data and patterns, without one, stay."""
    for kept in gc.get_objects():
        ours = isinstance(kept, functools._lru_cache_wrapper) and kept.__module__.startswith("headwater")
        if ours and kept.cache_parameters()["maxsize"] is not None:
            kept.cache_clear()


def costs(every: list[Row]) -> dict[str, dict[str, float]]:
    """Milliseconds of each stage by language."""
    out = {}
    for language in dict.fromkeys(row["lang"] for row in every):
        clock = measure([article(row) for row in every if row["lang"] == language])
        out[language] = {stage: clock.each(stage) for stage in STAGES}
    return out


def costs_at(commit: str, every: list[Row]) -> dict[str, dict[str, float]]:
    """The same with the program as it was at a commit. Raises `CalledProcessError` where git knows none."""
    packed = subprocess.run(["git", "archive", commit, "src"], cwd=ROOT, check=True, capture_output=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as tree:
            tree.extractall(folder, filter="data")
        done = subprocess.run(
            [sys.executable, __file__, "--asked", *map(str, gc.get_threshold())],
            env=os.environ | {"PYTHONPATH": f"{folder}/src"},
            input=json.dumps(every),
            text=True,
            check=True,
            stdout=subprocess.PIPE,
        )
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def show(found: dict[str, dict[str, float]]) -> dict[str, float]:
    """Prints the table; gives what comes after the spans by language."""
    print(f"{f'ms for {WORDS} words':18}" + "".join(f"{stage:>12}" for stage in STAGES) + f"{'after spans':>14}")
    after = {language: sum(cost[stage] for stage in AFTER) for language, cost in found.items()}
    for language, cost in found.items():
        print(f"{language:18}" + "".join(f"{cost[stage]:12.1f}" for stage in STAGES) + f"{after[language]:14.1f}")
    return after


def main() -> int:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=Path("../shared"))
    parser.add_argument("--before", metavar="COMMIT")
    # Rows come in, costs go out; how seldom to look for litter is said, for a program of then may not know.
    parser.add_argument("--asked", nargs=3, type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.asked:
        gc.set_threshold(*chosen.asked)
        print(json.dumps(costs(json.load(sys.stdin))))
        return 0
    from headwater import litter  # noqa: PLC0415 - not with the program of another commit, which may lack it

    litter.spare()
    every = list(rows(chosen.shared))
    after = show(costs(every))
    if chosen.before:
        print(f"\nat {chosen.before}")
        before = show(costs_at(chosen.before, every))
        print("\nadded:", ", ".join(f"{language} {after[language] - before[language]:.1f}" for language in after))
    return int(max(after.values()) > BAR)


if __name__ == "__main__":
    sys.exit(main())
