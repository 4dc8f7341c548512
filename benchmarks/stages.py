"""What each stage of reading costs an article of 700 words, in milliseconds on one core: benchmarks/stages.py SHARED

Articles of data/copies/bsnlp.jsonl.gz (Russian, Ukrainian, Polish) and data/polnear/dev.jsonl (English), 40 of each;
Belarusian and Lithuanian from tests/sourcing. What comes after the spans are found (dates, statements, events, deals,
warnings) may together cost `BAR`; ends with 1 where it costs more.
"""

from __future__ import annotations

import functools
import gc
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import sourced

from headwater import attribute, pipeline, resolve
from headwater.config import Settings
from headwater.read import sentences
from headwater.records import Article, CaptureRef, Dated

BAR = 60.0
WORDS = 700
MANY = 40
AFTER = ("dates", "statements", "events", "deals", "warnings")


def articles(shared: Path) -> Iterator[Article]:
    """The articles that are measured."""
    taken: Counter[str] = Counter()
    for name, language in (("polnear/dev.jsonl", "en"), ("copies/bsnlp.jsonl.gz", "")):
        raw = (shared / "data" / name).read_bytes()
        for line in (gzip.decompress(raw) if name.endswith(".gz") else raw).decode().splitlines():
            row = json.loads(line)
            lang = language or row["lang"]
            if lang in ("en", "ru", "uk", "pl") and taken[lang] < MANY and len(row["text"].split()) > 100:
                taken[lang] += 1
                yield article(row, lang)
    for path in sourced.files("dev", frozenset(("be", "lt"))):
        yield from map(sourced.article, sourced.load(path))


def article(row: dict[str, Any], language: str) -> Article:
    """A row as the stage `read` would have made it."""
    return Article(
        id=row["id"],
        title=row.get("title"),
        text=row["text"],
        language=language,
        access="open",
        capture=CaptureRef("", ""),
        published=Dated(row.get("published") or "2026-01-02", "given"),
        sentences=sentences.split(row["text"], language),
        read_in=language,
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
    clock = Clock()
    for a in found:
        clock.words += len(a.text.split())
        marks = clock.time("spans", lambda a=a: encoder.mark([a])[0])
        entities = clock.time("entities", lambda a=a, m=marks: resolve.find_entities(a, m))
        dates = clock.time("dates", lambda a=a: resolve.find_dates(a))
        said = clock.time("statements", lambda a=a, m=marks, e=entities, d=dates: attribute.read_statements(a, m, e, d))
        clock.time("events", lambda a=a, s=said, e=entities, d=dates: attribute.read_events(a, s, e, d))
        clock.time("deals", lambda a=a, s=said, e=entities: attribute.read_deals(a, s, e))
        clock.time("warnings", lambda a=a, s=said, e=entities: attribute.read_cautions(a, s, e))
    return clock


def forget() -> None:
    """Empties what has a bound: what is kept of texts and names. Language data and patterns, without one, stay."""
    for kept in gc.get_objects():
        ours = isinstance(kept, functools._lru_cache_wrapper) and kept.__module__.startswith("headwater")
        if ours and kept.cache_parameters()["maxsize"] is not None:
            kept.cache_clear()


def main() -> int:
    """Prints the table by language."""
    every = list(articles(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")))
    stages = ("spans", "entities", *AFTER)
    print(f"{'ms for 700 words':18}" + "".join(f"{stage:>12}" for stage in stages) + f"{'after spans':>14}")
    worst = 0.0
    for language in dict.fromkeys(a.read_in for a in every):
        clock = measure([a for a in every if a.read_in == language])
        after = sum(clock.each(stage) for stage in AFTER)
        worst = max(worst, after)
        print(f"{language or '':18}" + "".join(f"{clock.each(s):12.1f}" for s in stages) + f"{after:14.1f}")
    return int(worst > BAR)


if __name__ == "__main__":
    sys.exit(main())
