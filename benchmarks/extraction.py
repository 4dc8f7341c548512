"""How well bodies and access are read off pages, on sets not in the repository: benchmarks/extraction.py SHARED

SHARED is a folder with `data/pages/*.jsonl` (id, url, html_file, text; `free` false where the page is not) and the
scorer `measure/extraction.py`. Prints its table for us and for trafilatura's precise mode alone, on all pages and on
two halves of each set: rules are written looking at the first (ids whose SHA-256 is even), the second is a check.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from subprocess import run
from typing import Any

import trafilatura

from headwater import read
from headwater.errors import InputError
from headwater.records import Capture

Row = dict[str, Any]


def ours(row: Row, page: bytes) -> Row:
    """The page as we read it, in the scorer's form."""
    capture = Capture(hashlib.sha256(page).hexdigest(), "", row["id"], "text/html", page, url=row.get("url"))
    try:
        article = read.article(capture)
    except InputError:
        return {"id": row["id"], "text": "", "free": True}
    return {"id": row["id"], "text": article.text, "free": article.access != "subscribers"}


def precise(row: Row, page: bytes) -> Row:
    """The page as trafilatura alone reads it."""
    text = trafilatura.extract(page.decode("utf-8", "replace"), favor_precision=True, include_comments=False)
    return {"id": row["id"], "text": text or ""}


def looked_at(row: Row) -> bool:
    """True for the half that rules are written on."""
    return int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 2 == 0


def rows(shared: Path) -> list[Row]:
    """The gold lines of every set."""
    files = sorted((shared / "data" / "pages").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").split("\n") if line.strip()]


def score(shared: Path, gold: Iterable[Row], predicted: Iterable[Row]) -> str:
    """The scorer's table for these lines."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "gold").mkdir()
        for path, lines in ((folder / "gold" / "pages.jsonl", gold), (folder / "predicted.jsonl", predicted)):
            path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        scorer = [sys.executable, str(shared / "measure" / "extraction.py"), str(folder / "gold")]
        table = run([*scorer, str(folder / "predicted.jsonl")], check=True, capture_output=True, text=True).stdout
    return "\n".join(table.splitlines()[1:])


def measured(name: str, reader: Callable[[Row, bytes], Row], shared: Path, gold: list[Row]) -> None:
    """Reads every page and prints the tables and the time."""
    pages = [gzip.decompress((shared / "data" / "pages" / row["html_file"]).read_bytes()) for row in gold]
    begun = time.process_time()
    found = [reader(row, page) for row, page in zip(gold, pages, strict=True)]
    each = (time.process_time() - begun) / len(gold) * 1000
    print(f"{name}, {each:.0f} ms a page")
    for half, kept in (("all", None), ("looked at", True), ("check", False)):
        chosen = [n for n, row in enumerate(gold) if kept is None or looked_at(row) is kept]
        print(f" {half}\n{score(shared, [gold[n] for n in chosen], [found[n] for n in chosen])}")


def main() -> None:
    """Measures both readers."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    print("set            pages      F1      P      R  extra>10% missing>20%  empty  no line")
    gold = rows(shared)
    measured("headwater", ours, shared, gold)
    measured("trafilatura, precise", precise, shared, gold)


if __name__ == "__main__":
    main()
