"""What an article is made of before it has words: lines, each saying what it says and whence it was taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from benchmarks.mill.affairs import Affair, Stance
from benchmarks.mill.facts import Fact
from benchmarks.mill.voices import Face, Origin
from benchmarks.mill.world import Outlet

How = Literal["verbatim", "trimmed", "rewritten", "translated", "part", "extended"]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence in the making. `id` is that of its thought: whoever takes it over keeps the id.

    `sort`: `told` (a claim, on somebody's word), `quote`, `background`, `tag`, `note`. `chain` are the outlets that it
    names as the way it came, the nearest first. `face` None: it does not say on whose word. `dice` decides the words.
    `full`: first mention of its people. `row` chooses a quote, a background or a note.
    """

    id: int
    sort: Literal["told", "quote", "background", "tag", "note"]
    dice: int
    fact: Fact
    claim: str = ""
    stance: Stance = "asserts"
    origin: Origin | None = None
    face: Face | None = None
    chain: tuple[Outlet, ...] = ()
    full: bool = False
    row: int = 0
    earlier: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """From which article text was taken, and how. `share` is the share of the lines of this article that came so."""

    article: int
    how: How
    share: float


@dataclass(slots=True)
class Piece:
    """An article in the making. `when` in minutes of the world; `text` is one for all that carry one original text.

    `dateline` is the outlet whose dateline opens it. `head` is the line that the headline is made of.
    """

    id: int
    outlet: Outlet
    when: int
    affair: Affair
    head: Line
    lines: tuple[Line, ...]
    text: int
    taken: tuple[Taken, ...] = ()
    dateline: Outlet | None = None
    credit: Outlet | None = None
    dice: int = 0
    word: int = 0
    copies: list[int] = field(default_factory=list)
