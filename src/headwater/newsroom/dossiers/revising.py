"""What is otherwise in one text of a dossier than in another: paragraph by paragraph, in those word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final, Literal

WORDS: Final = 4_000
"""Words of two paragraphs that are compared one by one; longer ones are shown whole."""
PARAGRAPHS: Final = 4_000
ALIKE: Final = 0.5
"""Of their words and spaces that two paragraphs have in common: less, and one simply took the other's place."""
_GAP: Final = re.compile(r"\n[ \t]*\n+")
_WORD: Final = re.compile(r"\s+|\[[^\[\]\s]*\]|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: it `stays`, or is `out` of the new one, or `in` it."""

    text: str
    how: Literal["stays", "out", "in"] = "stays"


@dataclass(frozen=True, slots=True)
class Changed:
    """A paragraph that is otherwise: its pieces in order. `skipped`: how many before it stayed."""

    pieces: tuple[Piece, ...]
    skipped: int = 0


def changes(old: str, new: str) -> tuple[Changed, ...]:
    """The paragraphs that are otherwise in `new` than in `old`, in their order."""
    a, b = _paragraphs(old), _paragraphs(new)
    if max(len(a), len(b)) > PARAGRAPHS:
        return (Changed(_whole(old, new)),) if old != new else ()
    found: list[Changed] = []
    skipped = 0
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            skipped += j - i
            continue
        for was, now in zip_longest(a[i:j], b[k:m], fillvalue=""):
            found.append(Changed(tuple(_pieces(was, now)), skipped))
            skipped = 0
    return tuple(found)


def _paragraphs(text: str) -> Sequence[str]:
    return [block.strip() for block in _GAP.split(text) if block.strip()]


def _pieces(was: str, now: str) -> Iterator[Piece]:
    a, b = _WORD.findall(was), _WORD.findall(now)
    if not a or not b or max(len(a), len(b)) > WORDS:
        yield from _whole(was, now)
        return
    matching = SequenceMatcher(None, a, b, autojunk=False)
    if matching.ratio() < ALIKE:
        yield from _whole(was, now)
        return
    for tag, i, j, k, m in matching.get_opcodes():
        if tag == "equal":
            yield Piece("".join(a[i:j]))
        else:
            yield from _whole("".join(a[i:j]), "".join(b[k:m]))


def _whole(was: str, now: str) -> tuple[Piece, ...]:
    made: tuple[Piece, ...] = ((Piece(was, "out"),) if was else ()) + ((Piece(now, "in"),) if now else ())
    return made
