"""About how many bytes of HTML what stands beside a text takes, and where the text is cut so that no page is too long.

The numbers were measured on pages of the invented examples in seven languages; a page that is a few kilobytes longer
than was thought is still within the bound of 60 kB that a first view may have (benchmarks).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from headwater.records import Entity, Reading, Span
from headwater.show.notes import Note

if TYPE_CHECKING:
    from headwater.show.web.layout import Block

FULL: Final = 48_000
"""Bytes of text, notes and tables on a page; its head, legend and foot have the rest."""
_MARK, _ROW, _NOTE, _STEP, _LATIN, _THREAD, _ENTITY = 90, 330, 560, 70, 270, 900, 160


def block(block: Block, reading: Reading, named: int) -> int:
    """What a paragraph takes with its notes and the rows in the tables of what it names, `named` bytes of names."""
    bytes_ = len(block.window.of(reading.article.text).encode("utf-8", "replace"))
    begun = [m for m in block.over if block.window.start <= m.span.start < block.window.end]
    rows = sum(m.part == "place" for m in begun) + len(block.warnings)
    size = bytes_ + 60 + _MARK * len(begun) + _ROW * rows + _THREAD * len(block.threads) + named
    return size + sum(map(note, block.notes))


def named(reading: Reading, windows: Sequence[Span]) -> list[int]:
    """What the rows of the entities take that are named in each of these stretches for the first time."""
    found, starts = [0] * len(windows), [window.start for window in windows]
    for entity in reading.entities if windows else ():
        first = min((m.start for m in entity.mentions), default=0)
        at = max(0, bisect_right(starts, first) - 1)
        said = sum(min(len(text.encode("utf-8", "replace")), 240) for text in (entity.name, *_roles(entity)))
        found[at] += _ENTITY + said + _extra(entity.name)
    return found


def _roles(entity: Entity) -> list[str]:
    return [role.title for role in entity.roles[:4]]


def note(note: Note) -> int:
    """What the note on a statement takes."""
    names = [step.text for step in (note.who, *note.chain)] + [aside.words for aside in note.beside]
    return _NOTE + sum(_STEP + min(len(name.encode("utf-8", "replace")), 300) + _extra(name) for name in names)


def _extra(name: str) -> int:
    """Names in other scripts have their form in Latin letters beside them."""
    return 0 if name.isascii() else _LATIN


def cut(sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Parts as [first, end) of the paragraphs, none longer than `FULL` unless one paragraph is; about one size."""
    total = sum(sizes)
    aim = total / max(1, -(-total // FULL))
    return list(_cut(sizes, aim)) or [(0, 0)]


def _cut(sizes: Sequence[int], aim: float) -> Iterable[tuple[int, int]]:
    first = held = 0
    for n, size in enumerate(sizes):
        if n > first and (held >= aim or held + size > FULL):
            yield first, n
            first, held = n, 0
        held += size
    if sizes:
        yield first, len(sizes)
