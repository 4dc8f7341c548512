"""How well dates are found and worked out, on sets that are not in the repository: benchmarks/dates.py SHARED [SET ...]

SHARED is a folder with `data/dates/<set>.jsonl` (id, lang, published, text, timexes) and the scorer
`measure/dates.py`. Prints strict, relaxed and value F1 for each set, and the speed.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from subprocess import run

from headwater.read import sentences
from headwater.records import Article, CaptureRef, Dated
from headwater.resolve.dates import dates

SETS = ("timebank", "aquaint", "wikiwarsua")


def article(row: dict[str, str]) -> Article:
    """A line of a set as an article, as `read` would have made it."""
    return Article(
        id=row["id"],
        title=None,
        text=row["text"],
        language=row["lang"],
        access="open",
        capture=CaptureRef("", ""),
        published=Dated(row["published"], "given") if row.get("published") else None,
        sentences=sentences.split(row["text"], row["lang"]),
        read_in=row["lang"],
    )


def main() -> None:
    """Measures each set and prints a line for it."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    print(f"{'set':12} {'strict':>7} {'relaxed':>7} {'value':>7}  {'full dates':>12} {'words/s':>9}")
    for name in sys.argv[2:] or SETS:
        gold = shared / "data" / "dates" / f"{name}.jsonl"
        rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
        articles = [article(row) for row in rows]
        begun = time.process_time()
        found = [dates(a) for a in articles]
        speed = sum(len(a.text.split()) for a in articles) / (time.process_time() - begun)
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predicted:
            for a, mentions in zip(articles, found, strict=True):
                timexes = [{"start": m.span.start, "end": m.span.end, "value": m.value} for m in mentions]
                predicted.write(json.dumps({"id": a.id, "timexes": timexes}) + "\n")
            predicted.flush()
            scorer = [sys.executable, str(shared / "measure" / "dates.py"), str(gold), predicted.name, "--json"]
            result = json.loads(run(scorer, check=True, capture_output=True, text=True).stdout)
        figures = [result[key]["f1"] for key in ("strict", "relaxed", "value")]
        full = result["full_dates"]
        days = f"{full['right']}/{full['gold']}"
        print(f"{name:12} {figures[0]:7.3f} {figures[1]:7.3f} {figures[2]:7.3f}  {days:>12} {speed:9,.0f}")


if __name__ == "__main__":
    main()
