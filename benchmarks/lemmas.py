"""Base forms of inflected names against marked ones, by language and kind: benchmarks/lemmas.py GOLD.jsonl.gz

GOLD has a document a line: `lang`, `topic`, `mentions` with `surface`, `lemma` and `kind` (PER, LOC, ORG). Shown is the
share of mentions whose base form is right: the printed form left unchanged, ours from the form alone, and ours with the
other names of the document known, first without regard to capitals, then exact. Published for the whole of that corpus
is 96.13 (mT5-large fine-tuned on it, another split of topics, so no more than a rough comparison).

    python benchmarks/lemmas.py GOLD.jsonl.gz                    all topics
    python benchmarks/lemmas.py GOLD.jsonl.gz --topic NAME       that topic alone; --without NAME all but it
    python benchmarks/lemmas.py GOLD.jsonl.gz --wrong 20         with the wrong base forms that are met most
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from headwater.names import inflection
from headwater.names.likeness import Kind

KINDS: dict[str, Kind] = {"PER": "person", "LOC": "place", "ORG": "organization"}
COLUMNS = ("unchanged", "alone", "in text", "exact")


def main() -> None:
    """Prints the table, and the speed on names that were not seen before."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("--topic")
    arguments.add_argument("--without")
    arguments.add_argument("--wrong", type=int, default=0, metavar="N")
    chosen = arguments.parse_args()
    right: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    wrong: Counter[tuple[str, str, str, str, str]] = Counter()
    names: list[tuple[str, str, str]] = []
    for document in read(chosen.gold):
        if chosen.topic not in (None, document["topic"]) or chosen.without == document["topic"]:
            continue
        known = frozenset(m["surface"] for m in document["mentions"])
        for mention in document["mentions"]:
            if mention["kind"] in KINDS:
                names.append((mention["surface"], mention["kind"], document["lang"]))
                ours = count(mention, document["lang"], known, right)
                if ours.casefold() != mention["lemma"].casefold():
                    wrong[document["lang"], mention["kind"], mention["surface"], mention["lemma"], ours] += 1
    table(right)
    for (language, kind, surface, lemma, ours), times in wrong.most_common(chosen.wrong):
        print(f"{times:5} {language} {kind} {surface} -> {lemma}, not {ours}")
    speed(names)


def read(gold: Path) -> Iterator[dict[str, Any]]:
    """The documents of a file, packed with gzip or not."""
    packed = gold.read_bytes()
    text = gzip.decompress(packed) if gold.suffix == ".gz" else packed
    for line in text.decode("utf-8").splitlines():
        yield json.loads(line)


def count(
    mention: dict[str, Any], language: str, known: frozenset[str], right: dict[tuple[str, str], Counter[str]]
) -> str:
    """Counts one mention in; its base form by us, with what else is printed in the document."""
    surface, lemma, kind = mention["surface"], mention["lemma"], KINDS[mention["kind"]]
    alone = inflection.base_form(surface, kind, language)
    ours = inflection.base_form(surface, kind, language, known=known)
    for row in ((language, mention["kind"]), (language, "all"), ("all", mention["kind"]), ("all", "all")):
        right[row]["n"] += 1
        right[row]["unchanged"] += surface.casefold() == lemma.casefold()
        right[row]["alone"] += alone.casefold() == lemma.casefold()
        right[row]["in text"] += ours.casefold() == lemma.casefold()
        right[row]["exact"] += ours == lemma
    return ours


def table(right: dict[tuple[str, str], Counter[str]]) -> None:
    """Prints a line for each language and kind, and for all."""
    print(f"{'':9} {'mentions':>9} " + " ".join(f"{c:>9}" for c in COLUMNS))
    for language, kind in sorted(right, key=lambda row: (row[0] == "all", row[0], row[1] == "all", row[1])):
        row = right[language, kind]
        figures = " ".join(f"{100 * row[c] / row['n']:9.2f}" for c in COLUMNS)
        print(f"{language:4} {kind:4} {row['n']:9} {figures}")


def speed(names: Sequence[tuple[str, str, str]]) -> None:
    """Prints how many names are read in a second of processor time: as they come in the texts, and each only once."""
    for what, list_of in (("in the order of the texts", names), ("each once", list(dict.fromkeys(names)))):
        inflection.forget()
        begun = time.process_time()
        for surface, kind, language in list_of:
            inflection.base_form(surface, KINDS[kind], language)
        print(f"{len(list_of)} names {what}: {len(list_of) / (time.process_time() - begun):,.0f} a second")


if __name__ == "__main__":
    main()
