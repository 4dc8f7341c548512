"""One stretch of text as the rules see it."""

from __future__ import annotations

from headwater.attribute.rules.found import Found
from headwater.attribute.rules.grammar import Grammar
from headwater.attribute.rules.words import Stretch, Words


class Passage:
    """The words of an article seen from one stretch: tokens [first, last), what leaps over its quotations, the rules.

    `low`, `flag`, `start`, `end` are those of the whole article. `previous` is the stretch before it in the text;
    `found` is what has been found in this one so far.
    """

    __slots__ = ("back", "end", "first", "flag", "found", "g", "jump", "last", "low", "previous", "start", "stretch")

    def __init__(self, words: Words, g: Grammar, stretch: Stretch, previous: Passage | None = None) -> None:
        self.low, self.flag, self.start, self.end = words.low, words.flag, words.start, words.end
        self.first, self.last, self.jump, self.back = stretch.first, stretch.last, stretch.jump, stretch.back
        self.g = g
        self.stretch = stretch
        self.previous = previous
        self.found: list[Found] = []
