"""Who is one across articles, end to end, on the invented corpora: benchmarks/people.py [--second] [--errors]

Every article of tests/names/corpus (60 people; --second: tests/names/corpus_second, 24 others) is read and added to a
new desk as `headwater add` does it; each name marked in the corpus is looked up in what was read. A name that was not
found as a person's counts as an entity of its own. Prints the share of names found, and pairwise precision and recall
over all names of decided persons, all and by writing.
tests/resolve/test_people_of_the_region.py judges the same with the places of names given.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.names.corpus import FOLDER, SECOND, Marked, Mention, articles  # noqa: E402

from headwater import config, pipeline  # noqa: E402
from headwater.desk import Desk  # noqa: E402
from headwater.records import Issue, Reading, Span  # noqa: E402


@dataclass(frozen=True, slots=True)
class Found:
    """A name: who is meant, and the entity of the desk that it was given to; without one its own place."""

    person: str
    entity: str
    text: str
    article: str
    writing: str


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list entities that mix persons, and persons parted")
    parser.add_argument("--second", action="store_true", help="the second corpus")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = read(Path(folder), SECOND if chosen.second else FOLDER)
    writings = sorted({f.writing for f in found})
    for title, some in [("all", found), *((w, [f for f in found if f.writing == w]) for w in writings)]:
        missed = sum(f.entity.startswith("none ") for f in some)
        right = pairs((f.person, f.entity) for f in some)
        precision, recall = right / (pairs(f.entity for f in some) or 1), right / pairs(f.person for f in some)
        print(f"{title:12} names {len(some):5} found {1 - missed / len(some):.3f}  P {precision:.3f}  R {recall:.3f}")
    if chosen.errors:
        tell(found)


def read(folder: Path, of: Path) -> list[Found]:
    """The names of a corpus, with the entities that a new desk gives them."""
    corpus = {a.id: a for a in articles(of)}
    lines = folder / "corpus.jsonl"
    lines.write_text("".join(json.dumps(_line(a), ensure_ascii=False) + "\n" for a in corpus.values()), "utf-8")
    out: list[Found] = []
    with Desk(folder / "corpus.desk", create=True, rules=pipeline.RULES) as desk:
        for item in desk.add_all(pipeline.readings([str(lines)], config.Settings())):
            if isinstance(item, Issue):
                raise SystemExit(f"{item.input}: {item.message}")
        for reading in desk.readings():
            marked = corpus[str(reading.article.given_id)]
            out += [_found(desk, reading, marked, m) for m in marked.mentions if m.person]
    return out


def _line(marked: Marked) -> dict[str, str]:
    given = {"outlet": marked.outlet, "published": marked.date.isoformat(), "language": marked.language}
    return {"id": marked.id, "text": marked.text, **given}


def _found(desk: Desk, reading: Reading, marked: Marked, mention: Mention) -> Found:
    at = Span(mention.start, mention.end)
    near = [
        e.id for e in reading.entities if e.kind == "person" and any(s.covers(at) or at.covers(s) for s in e.mentions)
    ]
    entity = desk.entity(reading.article.id, near[0]) if near else None
    own = f"none {marked.id} {mention.start}"
    return Found(str(mention.person), entity or own, at.of(marked.text), marked.id, marked.writing)


def pairs(of: Iterable[object]) -> int:
    """How many pairs are alike."""
    return sum(n * (n - 1) // 2 for n in Counter(of).values())


def tell(found: list[Found]) -> None:
    """Lists what was mixed and what was parted."""
    for field, other, title in (("entity", "person", "mixes"), ("person", "entity", "is parted into")):
        groups: dict[str, Counter[str]] = {}
        for f in found:
            groups.setdefault(getattr(f, field), Counter())[getattr(f, other)] += 1
        for name, counts in groups.items():
            if len(counts) > 1:
                print(f"{name} {title} " + ", ".join(f"{n}× {who}" for who, n in counts.most_common()))


if __name__ == "__main__":
    main()
