"""How well a reader does: the scores of SHARED/measure/attribution.py and of names, by set and language.

    python -m training.evaluate --model RUN/model.pt --base BASE --shared SHARED [--sets dev,held,names,reports,wire]
        (names: those of SlavicNER's topic that nothing learns from; names:ryanair those of another one)
    python -m training.evaluate --onnx src/headwater/models --shared SHARED ...

The model alone, without rules; `benchmarks/attribution.py` measures what the user gets. RUN/state.pt serves too, so
that a run can be looked at while it goes on.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from pathlib import Path

from headwater.attribute.model.pieces import Cutter
from headwater.attribute.model.reader import Reader, Seen, load
from training import readers
from training.readers import Document

ROLES = ("source", "cue", "content")
RUNS = Path(__file__).with_name("RUNS.md")


def main() -> None:
    """Prints a table for each set asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--onnx", type=Path)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--sets", default="dev,names,reports")
    parser.add_argument("--folder", default="dev", help="of the invented reports")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--append", metavar="WHAT", help="write the tables into RUNS.md under this heading")
    chosen = parser.parse_args()
    reader, cutter = reader_of(chosen)
    told: list[str] = []
    sys.path.insert(0, str(chosen.shared / "measure"))
    for name in chosen.sets.split(","):
        documents = documents_of(name, chosen.shared, chosen.folder, cutter)[:: chosen.every]
        if documents:
            began = time.perf_counter()
            seen = [reader.read(d.text) for d in documents]
            words = sum(len(d.text.split()) for d in documents)
            title = f"{name}: {len(documents)} documents, {words / (time.perf_counter() - began):.0f} words/s"
            lines = tables(documents, seen)
            print(f"== {title}", *lines, sep="\n", flush=True)
            told += [title, *(f"    {line}" for line in lines)]
    if chosen.append:
        with RUNS.open("a", encoding="utf-8") as page:
            page.write("\n".join([f"\n## {chosen.append}", "", *made_by(chosen.model), "", *told, ""]))


def made_by(model: Path | None) -> list[str]:
    """How the run that a model file lies in was made, as training wrote it down."""
    settings = model.with_name("settings.md") if model else None
    return settings.read_text(encoding="utf-8").splitlines() if settings and settings.exists() else []


def reader_of(chosen: argparse.Namespace) -> tuple[Reader, Cutter]:
    """The reader that the arguments name, and its cutter."""
    if chosen.onnx:
        return load(chosen.onnx, threads=chosen.threads), Cutter(chosen.onnx / "tokenizer.json")
    from training.export import torch_reader

    return torch_reader(chosen.model, chosen.base, chosen.threads), Cutter(chosen.base / "tokenizer.json")


def documents_of(name: str, shared: Path, folder: str, cutter: Cutter) -> list[Document]:
    """The documents of a set by its name."""
    data = shared / "data"
    if name == "dev":
        return list(readers.polnear(data / "polnear/dev.jsonl", cutter))
    if name == "held":
        return readers.held(list(readers.polnear(data / "polnear/train.jsonl", cutter)))[1]
    if name.partition(":")[0] == "names":
        topic = name.partition(":")[2] or readers.HELD_TOPIC
        found = readers.slavicner(data / "names/slavicner_docs_dev.jsonl.gz", cutter, topics={topic})
        return [d for d in found if d.language in ("ru", "uk", "pl")]
    if name == "reports":
        return list(readers.invented(Path(__file__).with_name("reports") / folder, cutter))
    if name == "wire":
        return list(readers.sourced_reports(cutter, [name]))
    raise SystemExit(f"no set {name!r}")


def tables(documents: list[Document], seen: list[Seen]) -> list[str]:
    """Scores of statements and of names, by language."""
    groups: dict[str, list[int]] = defaultdict(list)
    for n, document in enumerate(documents):
        groups[document.language].append(n)
    out = []
    for language, numbers in sorted(groups.items()):
        mine = [(documents[n], seen[n]) for n in numbers]
        if mine[0][0].relations is not None:
            out.append(f"{language:9} {statements(mine)}")
        if mine[0][0].names is not None:
            out.append(f"{language:9} names {names(mine)}")
    return out


def statements(pairs: list[tuple[Document, Seen]]) -> str:
    """The scores of the outermost statements."""
    import attribution  # of SHARED/measure

    gold, said = {}, {}
    for document, seen in pairs:
        gold[document.id] = {"id": document.id, "text": document.text, "attributions": outermost_gold(document)}
        said[document.id] = {"id": document.id, "attributions": prediction(document, seen)}
    return short(attribution.score(gold, said))


def outermost_gold(document: Document) -> list[dict]:
    """The marked statements that stand in no other's content, as the scorer takes them."""
    pairs = zip(document.spans, document.relations or [], strict=True)
    return [{role: getattr(s, role) for role in ROLES} for s, r in pairs if not r.nested]


def short(scores: dict) -> str:
    """One line of the scores that the bars speak of."""
    exact = " / ".join(f"{scores['exact'][r]['f1']:.1f}" for r in ROLES)
    linked = scores["linked"]
    return (
        f"exact {exact}  triple {linked['triple']['f1']:.1f}  relaxed {linked['relaxed']['f1']:.1f} "
        f"(P {linked['relaxed']['p']:.1f} R {linked['relaxed']['r']:.1f})  n {linked['relaxed']['gold']}"
    )


def prediction(document: Document, seen: Seen) -> list[dict]:
    """The outer attributions as spans of code points."""
    start, end = document.pieces.start, document.pieces.end

    def at(*tagged: object) -> list[list[int]]:
        return [[int(start[t.first]), int(end[t.last - 1])] for t in tagged if t]  # type: ignore[attr-defined]

    return [{"source": at(b.source), "cue": at(b.cue), "content": at(*b.contents)} for b in seen.outer]


def names(pairs: list[tuple[Document, Seen]]) -> str:
    """F1 of exact spans, with and without their kinds, and of each kind."""
    right: dict[str, int] = defaultdict(int)
    said: dict[str, int] = defaultdict(int)
    gold: dict[str, int] = defaultdict(int)
    for document, seen in pairs:
        wanted = {(r, k) for r, k in document.names or []}
        found = {((t.first, t.last), t.kind) for t in seen.names}
        for keys, table in ((wanted, gold), (found, said), (wanted & found, right)):
            for _, kind in keys:
                table[kind] += 1
                table["all"] += 1
        gold["span"] += len(spans := {r for r, _ in wanted})
        said["span"] += len(mine := {r for r, _ in found})
        right["span"] += len(spans & mine)
    return "  ".join(
        f"{k} {200 * right[k] / max(said[k] + gold[k], 1):.1f}"
        for k in ("span", "all", "person", "place", "organization")
    )


if __name__ == "__main__":
    main()
