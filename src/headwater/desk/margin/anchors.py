"""Where a note stands in a text, and whether it still stands in another version of it: by its words, never by a guess.

A note keeps its words and as much around them as tells them from every other place of their text. In another version it
stands where exactly that is printed, once. Everything weaker was left out on purpose: the nearest likely passage
(fuzzy anchoring, as Hypothes.is has it) now and then puts a reader's doubt beside a sentence that nobody doubted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from headwater.records import Span

AROUND: Final = 40
"""Characters kept on each side, within the paragraph; more, and across paragraphs, where they are not enough."""
_WIDER: Final = 4
MOST: Final = 100
"""Places of the same words that are told apart; whoever asks for "the" can write more of it."""
_NOT_CARRIED = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words of a passage, and what stands right before and after them."""

    words: str
    before: str = ""
    after: str = ""


def anchor(text: str, span: Span) -> Anchor:
    """What tells this passage from every other place of the text."""
    size = AROUND
    made = Anchor(span.of(text), _before(text, span.start), _after(text, span.end))
    while again(made, text) is None:
        made = Anchor(made.words, text[max(0, span.start - size) : span.start], text[span.end : span.end + size])
        size *= _WIDER
    return made


def again(anchor: Anchor, text: str) -> Span | None:
    """Where the passage stands with all that was around it; None where that is nowhere, or more than once."""
    whole = anchor.before + anchor.words + anchor.after
    at = text.find(whole)
    if at < 0 or text.find(whole, at + 1) >= 0:
        return None
    start = at + len(anchor.before)
    return Span(start, start + len(anchor.words))


def verbatim(words: str, text: str) -> list[Span]:
    """The places of a text that have these words, at most `MOST`: any white space is like any other.

    The mark that pages show for a control character stands for any one character.
    """
    parts = (re.escape(part).replace(_NOT_CARRIED, "[^\\w\\s]") for part in words.split())
    pattern = re.compile(r"\s+".join(parts))
    found: Iterator[re.Match[str]] = pattern.finditer(text) if pattern.pattern else iter(())
    return [Span(*match.span()) for match in islice(found, MOST)]


def _before(text: str, at: int) -> str:
    """Whole words before a place, of its own paragraph."""
    near = text[max(0, at - AROUND) : at]
    near = near[near.rfind("\n") + 1 :]
    return near.partition(" ")[2] if len(near) == AROUND and " " in near.rstrip() else near


def _after(text: str, at: int) -> str:
    """Whole words after a place, of its own paragraph."""
    near = text[at : at + AROUND].partition("\n")[0]
    return near.rpartition(" ")[0] if len(near) == AROUND and " " in near.lstrip() else near
