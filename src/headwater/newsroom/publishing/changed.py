"""What is different between two published states of an item: made by the program, so that no change is kept quiet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

from headwater.newsroom.publishing.bodies import Block

Sign = Literal["same", "new", "gone"]
_WORD: Final = re.compile(r"\s+|\w+|[^\w\s]")
MOST: Final = 4_000
"""Words of a block that are compared one by one; a longer one is shown as gone and as new."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words that stayed, came or went."""

    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A block, or a line beside the text (`kind` is `headline`, `summary`, `authors`), and what became of its words."""

    kind: str
    parts: tuple[Part, ...]

    @property
    def changed(self) -> bool:
        """True where anything came or went."""
        return any(part.sign != "same" for part in self.parts)


def between(old: Sequence[Line], new: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of the newer state, with what came and went, and those that are gone."""
    match = SequenceMatcher(None, [_key(line) for line in old], [_key(line) for line in new], autojunk=False)
    return tuple(line for step in match.get_opcodes() for line in _step(step, old, new))


def lines(headline: str, summary: str, authors: Sequence[str], blocks: Sequence[Block]) -> tuple[Line, ...]:
    """A state as lines; of a source what is told of it."""
    found = [("headline", headline), ("summary", summary), ("authors", ", ".join(authors))]
    found += [(block.kind, block.text or " · ".join((block.facts or {}).values())) for block in blocks]
    return tuple(Line(kind, (Part("same", text),)) for kind, text in found if text)


def words(old: str, new: str) -> tuple[Part, ...]:
    """The words of two texts, in their order."""
    a, b = _WORD.findall(old), _WORD.findall(new)
    if len(a) > MOST or len(b) > MOST:
        return (Part("gone", old), Part("new", new))
    found: list[Part] = []
    for sign, a0, a1, b0, b1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if sign == "equal":
            found.append(Part("same", "".join(a[a0:a1])))
            continue
        found += [Part("gone", "".join(a[a0:a1]))] if a1 > a0 else []
        found += [Part("new", "".join(b[b0:b1]))] if b1 > b0 else []
    return tuple(found)


def _step(step: tuple[str, int, int, int, int], old: Sequence[Line], new: Sequence[Line]) -> Iterator[Line]:
    sign, a0, a1, b0, b1 = step
    if sign == "equal":
        yield from new[b0:b1]
        return
    gone, came = list(old[a0:a1]), list(new[b0:b1])
    while gone and came and gone[0].kind == came[0].kind:
        yield Line(came[0].kind, words(_text(gone.pop(0)), _text(came.pop(0))))
    yield from (Line(line.kind, (Part("gone", _text(line)),)) for line in gone)
    yield from (Line(line.kind, (Part("new", _text(line)),)) for line in came)


def _key(line: Line) -> tuple[str, str]:
    return line.kind, _text(line)


def _text(line: Line) -> str:
    return "".join(part.text for part in line.parts)
