"""How well names are linked across documents and languages: benchmarks/linking.py DOCUMENTS.jsonl[.gz] [--topic T ...]

    DOCUMENTS   lines {"id", "lang", "topic", "text", "mentions": [{"surface", "kind": "PER|LOC|ORG", "entity", ...}]}
    --topic     only these (nord_stream was never looked at in making the rules)

Gold mentions are given (where a name stands and of which kind it is), nothing else: surfaces are brought to their base
form, a surname alone is given to the full name in its document, and the bearers of all documents of a topic are
settled with the rules of the desk (`resolve.identity`).

The metric is B3 over mentions, each topic by itself, all languages together: for each mention, which share of those
linked with it bear its gold id (precision), and which share of those that bear its gold id is linked with it (recall);
the means, and their F1. `by language` counts the mentions of one language, still against those of all. Published beside
it: 87.84 F1 (SlavicNER's authors, XLM-R-large and mT5-large, gold mentions not given, another metric and split: each
mention's predicted id against its gold id). Compare loosely.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater.bearers import Bearer
from headwater.names import match
from headwater.names.inflection import base_form
from headwater.names.parts import shape
from headwater.records import EntityKind, Spelling
from headwater.resolve.identity import settle

KINDS: dict[str, EntityKind] = {"PER": "person", "LOC": "place", "ORG": "organization"}


@dataclass(frozen=True, slots=True)
class Node:
    """All mentions of one base form in one language: what is compared."""

    kind: EntityKind
    language: str
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention and the node it belongs to."""

    entity: str
    node: Node


def main() -> None:
    """Prints a table for each topic."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--topic", nargs="*")
    chosen = parser.parse_args()
    raw = chosen.documents.read_bytes()
    text = (gzip.decompress(raw) if chosen.documents.suffix == ".gz" else raw).decode()
    topics: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in map(json.loads, text.splitlines()):
        if not chosen.topic or row["topic"] in chosen.topic:
            topics[row["topic"]].append(row)
    for topic, rows in topics.items():
        began = time.perf_counter()
        mentions = [m for row in rows for m in mentions_of(row)]
        linked = groups({m.node for m in mentions})
        seconds = time.perf_counter() - began
        print(f"\n{topic}: {len(rows)} documents, {len(mentions)} mentions, {seconds:.0f} s    B3 P / R / F1")
        table(mentions, linked)


def mentions_of(row: dict[str, Any]) -> Iterator[Mention]:
    """The mentions of a document; a person's single name goes to the one full name in it that it can be short for."""
    surfaces = [m["surface"] for m in row["mentions"]]
    found = [
        (m["entity"], Node(kind, row["lang"], base_form(m["surface"], kind, row["lang"], known=surfaces)))
        for m in row["mentions"]
        if (kind := KINDS.get(m["kind"]))
    ]
    full = {n for _, n in found if n.kind == "person" and shape(n.name) == "full"}
    for entity, node in found:
        if node.kind == "person" and shape(node.name) == "bare":
            bearers = [n for n in full if _short_for(node, n)]
            node = bearers[0] if len(bearers) == 1 else node
        yield Mention(entity, node)


def _short_for(short: Node, full: Node) -> bool:
    last = full.name.split()[-1]
    return match.likeness(short.name, last, "person", short.language, full.language).score >= match.CERTAIN


def groups(nodes: set[Node]) -> dict[Node, int]:
    """The number of the group that each node is in."""
    ordered = sorted(nodes, key=lambda n: (n.kind, n.name, n.language))
    bearers = {
        n: Bearer(f"{i:06}", n.kind, (Spelling(n.name, n.language, "Latn" if n.name.isascii() else "Cyrl"),))
        for i, n in enumerate(ordered)
    }
    by_ref = {b.ref: n for n, b in bearers.items()}
    out: dict[Node, int] = {}
    number = 0
    for part in _parts(ordered):
        for group in settle([bearers[n] for n in part]).groups:
            number += 1
            out.update({by_ref[ref]: number for ref in group.refs})
    return out


def _parts(nodes: list[Node]) -> Iterable[list[Node]]:
    """Nodes that are tied, directly or by others."""
    stored: dict[str, list[int]] = defaultdict(list)
    for i, n in enumerate(nodes):
        for key in match.keys(n.name, n.kind, n.language):
            stored[key].append(i)
    home = list(range(len(nodes)))

    def root(i: int) -> int:
        while home[i] != i:
            home[i] = home[home[i]]
            i = home[i]
        return i

    for i, n in enumerate(nodes):
        near = {j for key in match.lookups(n.name, n.kind, n.language) for j in stored[key] if j != i}
        for j in near:
            other = nodes[j]
            if root(i) != root(j) and _alike(n, other):
                home[root(i)] = root(j)
    parts: dict[int, list[Node]] = defaultdict(list)
    for i, n in enumerate(nodes):
        parts[root(i)].append(n)
    return parts.values()


def _alike(a: Node, b: Node) -> bool:
    return match.likeness(a.name, b.name, a.kind, a.language, b.language).score >= match.CERTAIN


def table(mentions: list[Mention], linked: dict[Node, int]) -> None:
    """Prints B3 over all mentions, and over those of each kind and language."""
    both: dict[tuple[str, int], int] = defaultdict(int)
    gold: dict[str, int] = defaultdict(int)
    ours: dict[int, int] = defaultdict(int)
    for m in mentions:
        both[m.entity, linked[m.node]] += 1
        gold[m.entity] += 1
        ours[linked[m.node]] += 1
    rows = [("all", mentions)]
    rows += [(kind, [m for m in mentions if m.node.kind == kind]) for kind in KINDS.values()]
    rows += [
        (lang, [m for m in mentions if m.node.language == lang]) for lang in sorted({m.node.language for m in mentions})
    ]
    for title, some in rows:
        shared = [both[m.entity, linked[m.node]] for m in some]
        precision = sum(s / ours[linked[m.node]] for s, m in zip(shared, some, strict=True)) / len(some)
        recall = sum(s / gold[m.entity] for s, m in zip(shared, some, strict=True)) / len(some)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"  {title:14} {100 * precision:6.2f} {100 * recall:6.2f} {100 * f1:6.2f}   {len(some)} mentions")


if __name__ == "__main__":
    main()
