"""The marked passages as documents: what is given for what and by whom, what happened, who did it to whom.

Each round ties other passages of a language together, as paragraphs of one text: in an article a deal stands among
things that are none.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import passages
from benchmarks.passages import KEPT, Marked

from headwater.attribute.model.pieces import Cutter
from headwater.records import Span
from training.readers import Document, Range, Words

MOST = 6
"""Paragraphs of one text."""
BREAK = "\n\n"
DEALS = ("deals", "givers")
EVENTS = (*DEALS, "events")
FOLDERS = {
    passages.FOLDER: EVENTS,
    passages.FOLDER / "deals": DEALS,
    passages.FOLDER / "told": DEALS,
    Path(__file__).with_name("deals"): DEALS,
}
"""Which layers each folder marks."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage and its marks."""

    language: str
    text: str
    marks: list[Marked]


def taught(folder: Path) -> list[Passage]:
    """The passages of a folder but for those that are kept aside."""
    files = [path for path in sorted(folder.glob("*.txt")) if not path.stem.endswith(KEPT)]
    rows = ((path.stem.partition("-")[0], *row[1:]) for path in files for row in passages.passages(path))
    return [Passage(*row) for row in rows]


def documents(cutter: Cutter, chance: random.Random) -> list[Document]:
    """All that teach, tied together by chance."""
    return [document for document, _ in in_parts(cutter, chance, lambda _: 0)]


def in_parts(cutter: Cutter, chance: random.Random, part: Callable[[str], int]) -> Iterator[tuple[Document, int]]:
    """The same with its part: only passages whose text is of one part are tied together."""
    for folder, layers in FOLDERS.items():
        alike = defaultdict(list)
        for passage in taught(folder):
            alike[passage.language, part(passage.text)].append(passage)
        for (_, number), here in alike.items():
            chance.shuffle(here)
            while here:
                some = [here.pop() for _ in range(min(len(here), chance.randint(1, MOST)))]
                yield together(some, layers, cutter), number


def together(some: list[Passage], layers: tuple[str, ...], cutter: Cutter) -> Document:
    """Passages as the paragraphs of one text."""
    text = BREAK.join(passage.text for passage in some)
    pieces = cutter.cut(text)
    words = Words(pieces)
    told: dict[str, list[tuple[Range, str]]] = {layer: [] for layer in layers}
    at = 0
    for passage in some:
        for layer, span, kind in marked(passage.marks):
            if layer in told:
                told[layer] += [(r, kind) for r in words.ranges([(at + span.start, at + span.end)])]
        at += len(passage.text) + len(BREAK)
    return Document(f"p{at}", some[0].language, text, pieces, None, None, told=told)


def marked(marks: list[Marked]) -> Iterator[tuple[str, Span, str]]:
    """Layer, span and kind of all that passages mark of deals and events."""
    for mark in marks:
        if mark.kind == "deal":
            yield from _deal(mark)
        elif "/" in mark.kind:
            yield "events", mark.trigger, "event"
            for letter, kind in (("a", "actor"), ("r", "touched")):
                yield from (("events", span, kind) for span in mark.roles.get(letter, ()))


def _deal(mark: Marked) -> Iterator[tuple[str, Span, str]]:
    """The sides in the order of the text, so that no tag has to know who is seen as giving; of a deal of which the
    passage tells one side alone nothing, as the program tells none either."""
    sides = [mark.roles.get(letter, []) for letter in "gx"]
    if not all(sides):
        return
    givers = [mark.roles.get(letter, []) for letter in "GX"]
    if min(sides[1]) < min(sides[0]):
        sides, givers = sides[::-1], givers[::-1]
    yield "deals", mark.trigger, "tie"
    for side, kind in zip(sides, ("first", "second"), strict=True):
        yield from (("deals", span, kind) for span in side)
    both = set(givers[0]) & set(givers[1])
    for giver, kind in zip(givers, ("of_first", "of_second"), strict=True):
        yield from (("givers", span, "of_both" if span in both else kind) for span in giver)
