"""How well credits are read: benchmarks/credits.py ARTICLES GOLD [--errors]

    ARTICLES   a line of JSON for each article: id, title, text and, where known, lang, outlet, url, authors, dateline;
               may be .gz
    GOLD       a line of JSON for each labelled article: id, credited (names)
    --errors   also each article of which something was missed or told wrongly

Precision and recall over (article, outlet), by language; two names of one outlet are the same, a name that nobody knows
is compared without case, signs and "the". Then how many articles a minute. Ends with 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from headwater.gazetteer import gazetteer
from headwater.link.credits import credits
from headwater.link.houses import house

BARS = (0.95, 0.90)
"""Precision and recall that are asked for."""
SPEED = 2_000
"""Articles a minute that are asked for."""


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def credited(row: dict[str, Any]) -> set[str]:
    """Keys of the outlets that an article credits."""
    given = {key: row.get(key) for key in ("outlet", "url", "dateline")}
    found = credits(row.get("title"), row["text"], authors=row.get("authors") or (), language=row.get("lang"), **given)
    return {c.house.outlet for c in found}


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    rows = {row["id"]: row for row in lines(options.articles)}
    gold = [row for row in lines(options.gold) if row["id"] in rows]
    for language in {rows[row["id"]].get("lang") for row in gold}:  # made ready before time is taken
        credits(None, "", language=language)
        gazetteer(language)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    started = time.perf_counter()
    for row in gold:
        article = rows[row["id"]]
        found, want = credited(article), {house(name, None).outlet for name in row["credited"]}
        for key in (article.get("lang") or "?", "all"):
            counts[key] = [
                a + b for a, b in zip(counts[key], (1, len(found & want), len(found), len(want)), strict=True)
            ]
        if options.errors and found != want:
            print(f"{row['id']}: told {sorted(found - want)}, missed {sorted(want - found)}")
    minute = 60 * len(gold) / (time.perf_counter() - started)
    print(f"{'language':10}{'articles':>9}{'credits':>9}{'P':>8}{'R':>8}")
    for key, (articles, right, told, meant) in sorted(counts.items(), key=lambda item: item[0] == "all"):
        print(f"{key:10}{articles:9}{meant:9}{right / max(told, 1):8.3f}{right / max(meant, 1):8.3f}")
    print(f"{minute:,.0f} articles a minute")
    _, right, told, meant = counts["all"]
    passed = right >= BARS[0] * told and right >= BARS[1] * meant and minute >= SPEED
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
