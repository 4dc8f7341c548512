"""How well names are found: F1 of spans and kinds against documents with marked names.

    python benchmarks/names_found.py DOCUMENTS.jsonl[.gz] [--languages ru,uk,pl] [--errors N]

A line: {"lang", "text", "mentions": [{"start", "end", "kind": "PER|LOC|ORG|..."}]}; other kinds are left out of the
gold, and a name found exactly there is not counted as wrong. Quotation marks at the ends of a span do not matter;
an outlet counts as an organization. `--topic nord_stream` is what no training of the model saw; `--rules` measures
the rules alone.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from pathlib import Path

from headwater.attribute import load_encoder
from headwater.attribute.rules.names import find
from headwater.records import Article, CaptureRef

KINDS = {"PER": "person", "LOC": "place", "ORG": "organization"}
MARKS = "«»„“”\"'"


def documents(path: Path, languages: set[str]) -> list[dict]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    rows = [json.loads(line) for line in text.split("\n") if line]
    return [r for r in rows if r["lang"] in languages]


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    return start, end


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--languages", default="ru,uk,pl")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--topic")
    parser.add_argument("--rules", action="store_true")
    options = parser.parse_args()
    encoder = None if options.rules else load_encoder()
    right, found, wanted, spans = Counter(), Counter(), Counter(), Counter()
    missed, wrong = Counter(), Counter()
    words, seconds = 0, 0.0
    rows = documents(options.documents, set(options.languages.split(",")))
    if options.topic:
        rows = [r for r in rows if r["topic"] == options.topic]
    if options.limit:
        rows = rows[:: max(1, len(rows) // options.limit)]
    for row in rows:
        text, lang = row["text"], row["lang"]
        article = Article("x", None, text, lang, "open", CaptureRef("", ""), read_in=lang)
        began = time.perf_counter()
        names = encoder.mark([article])[0].names if encoder else find(article)
        seconds += time.perf_counter() - began
        words += len(text.split())
        gold = {bare(text, m["start"], m["end"]): KINDS.get(m["kind"]) for m in row["mentions"]}
        mine = {}
        for name in names:
            kind = "organization" if name.kind == "outlet" else name.kind
            mine[bare(text, name.span.start, name.span.end)] = kind
        for span, kind in gold.items():
            if kind:
                wanted[lang, kind] += 1
                spans[lang, "gold"] += 1
                spans[lang, "right"] += span in mine
                if mine.get(span) != kind:
                    missed[lang, kind, text[slice(*span)], mine.get(span)] += 1
        for span, kind in mine.items():
            if span in gold and gold[span] is None:
                continue
            found[lang, kind] += 1
            spans[lang, "mine"] += 1
            right[lang, kind] += gold.get(span) == kind
            if gold.get(span) != kind:
                wrong[lang, kind, text[slice(*span)], gold.get(span)] += 1
    table(right, found, wanted, spans)
    print(f"{words / max(seconds, 1e-9):,.0f} words a second over {words:,} words")
    for title, counter in (("missed", missed), ("wrong", wrong)):
        for row, n in counter.most_common(options.errors):
            print(title, n, *row, sep="\t")


def table(right: Counter, found: Counter, wanted: Counter, spans: Counter) -> None:
    print(f"{'':4}{'kind':14}{'P':>7}{'R':>7}{'F1':>7}{'gold':>8}")
    for key in sorted(wanted):
        row(key, right[key], found[key], wanted[key])
    for lang in sorted({key[0] for key in wanted}):
        mine = [sum(c[k] for k in wanted if k[0] == lang) for c in (right, found, wanted)]
        row((lang, "all"), *mine)
        row((lang, "spans only"), spans[lang, "right"], spans[lang, "mine"], spans[lang, "gold"])


def row(key: tuple[str, str], right: int, found: int, wanted: int) -> None:
    p, r = right / max(found, 1), right / max(wanted, 1)
    print(f"{key[0]:4}{key[1]:14}{p:7.3f}{r:7.3f}{2 * p * r / max(p + r, 1e-9):7.3f}{wanted:8}")


if __name__ == "__main__":
    main()
