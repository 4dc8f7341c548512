"""The nouns of a page that is to be printed: what it says and in whose words, not how it looks.

A `Run` knows whose words it has: `ours` are the program's, `own` those of whoever wrote the dossier, `theirs` those of
articles. Whoever prints a page makes all of them harmless; a safe copy looks at them (veil.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

Whose = Literal["ours", "own", "theirs"]
Style = Literal["plain", "small", "notice", "quoted", "label"]
_PLACE: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one kind. `language` is that of the words, None where it is the page's; `note` is the
    number of a note that is referred to here, 0 for none; `to` is an anchor of the page, `link` an address, `page` one
    of the desk, which only a page of the desk leads to."""

    text: str
    whose: Whose = "ours"
    language: str | None = None
    bold: bool = False
    italic: bool = False
    code: bool = False
    note: int = 0
    to: str = ""
    link: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    runs: tuple[Run, ...]
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Head:
    """A heading below the title, `level` 1 to 4; `anchor` is what leads to it."""

    runs: tuple[Run, ...]
    level: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """Paragraphs that stand apart from the text: a claim, or a quotation."""

    blocks: tuple[Block, ...]
    kind: Literal["claim", "quotation"] = "claim"


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item has paragraphs. `anchors` are what leads to each, none where nothing does."""

    items: tuple[tuple[Para, ...], ...]
    anchors: tuple[str, ...] = ()


Block: TypeAlias = Para | Head | Box | Items


@dataclass(frozen=True, slots=True)
class Note:
    """What a sentence is keyed to, under its number."""

    n: int
    paras: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A page: `text` is the dossier with what is unresolved in it, `notes` its evidence, `after` what stands behind
    them. `dated` is the time that it is as of (ISO 8601), `writers` those who wrote, none in a safe copy; `articles`
    how many are cited."""

    title: Run
    language: str
    text: tuple[Block, ...]
    notes: tuple[Note, ...]
    notes_title: str
    after: tuple[Block, ...]
    dated: str
    writers: tuple[str, ...] = ()
    safe: bool = False
    articles: int = 0


Place: TypeAlias = Run | str | tuple[Run, ...]
"""What stands in a place of a sentence."""


def fill(sentence: str, **places: Place) -> tuple[Run, ...]:
    """A sentence of ours with its named places filled: words of others keep their language and their owner."""
    made: list[Run] = []
    at = 0
    for found in _PLACE.finditer(sentence):
        made.append(Run(sentence[at : found.start()]))
        value = places[found[1]]
        made += value if isinstance(value, tuple) else (value if isinstance(value, Run) else Run(value),)
        at = found.end()
    return tuple(run for run in (*made, Run(sentence[at:])) if run.text or run.note)


def ours(text: str) -> tuple[Run, ...]:
    """Words of the program alone."""
    return (Run(text),)


def changed(paper: Paper, change: Callable[[Run], Run]) -> Paper:
    """The page with every run changed."""
    return replace(
        paper,
        title=change(paper.title),
        text=tuple(_block(block, change) for block in paper.text),
        notes=tuple(replace(note, paras=_paras(note.paras, change)) for note in paper.notes),
        after=tuple(_block(block, change) for block in paper.after),
    )


def _block(block: Block, change: Callable[[Run], Run]) -> Block:
    if isinstance(block, Box):
        return replace(block, blocks=tuple(_block(each, change) for each in block.blocks))
    if isinstance(block, Items):
        return replace(block, items=tuple(_paras(item, change) for item in block.items))
    return replace(block, runs=tuple(map(change, block.runs)))


def _paras(paras: tuple[Para, ...], change: Callable[[Run], Run]) -> tuple[Para, ...]:
    return tuple(replace(para, runs=tuple(map(change, para.runs))) for para in paras)


def runs(paper: Paper) -> Iterator[Run]:
    """Every run of a page, in its order."""
    found: list[Run] = []

    def see(run: Run) -> Run:
        found.append(run)
        return run

    changed(paper, see)
    yield from found
