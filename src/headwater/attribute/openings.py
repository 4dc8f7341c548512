"""By which letters the matches of a pattern begin, so that a word is compared only with patterns that it may open.

The language data has hundreds of patterns for a question, most of which begin with letters: to try them all at each
sentence costs more than all the rest of the question.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

BEGINNING = 8
"""Letters by which a pattern is looked up, at most: the more, the fewer patterns are compiled and tried on a word."""
FIRST_LETTERS = re.compile(rf"(?<!\w)[^\W\d_]{{1,{BEGINNING}}}")
"""The letters by which a word of a text is looked up."""
MARKS_BEFORE = " -'’"
"""Marks with which a pattern may begin before its first letter."""
_GROUPS = ("(?:", "(?-i:")
_QUANTIFIERS = ("?", "*", "+", "{")
_ONE = r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]"
"""An escape or a class, whatever signs it holds."""
_SIGN = re.compile(rf"{_ONE}|.", re.DOTALL)
"""A sign of a pattern."""
_BOUNDS = re.compile(rf"{_ONE}|[()|]", re.DOTALL)
"""The signs that open, part and close groups, and what may hide such signs: most of a pattern is neither."""


@dataclass(frozen=True, slots=True)
class FirstWords:
    """The words of a text: where each begins, and the letters by which it is looked up, in lower case."""

    starts: tuple[int, ...]
    letters: tuple[str, ...]

    def places(self, start: int, end: int) -> tuple[int, ...]:
        """Where those begin that begin in a stretch."""
        low = bisect_left(self.starts, start)
        return self.starts[low : bisect_left(self.starts, end, low)]

    def between(self, start: int, end: int) -> tuple[str, ...]:
        """The letters of those that begin in a stretch; of the last as far as the stretch goes."""
        low = bisect_left(self.starts, start)
        high = bisect_left(self.starts, end, low)
        found = self.letters[low:high]
        if not found or len(found[-1]) <= (left := end - self.starts[high - 1]):
            return found
        return (*found[:-1], found[-1][:left])


@lru_cache(maxsize=2)  # of one article, as printed and in the one spelling in which events are looked for
def first_words(text: str) -> FirstWords:
    """The words of a text as they are looked up."""
    found = [(m.start(), m.group().lower()) for m in FIRST_LETTERS.finditer(text)]
    return FirstWords(tuple(start for start, _ in found), tuple(letters for _, letters in found))


class Openings:
    """The openings of several patterns, ready to be asked of word after word."""

    def __init__(self, found: Iterable[str]) -> None:
        self._all = frozenset(found)
        # Most words open nothing: one look at three letters, and nine looks only where these fit.
        self._starts = frozenset(letters[:3].rstrip() for letters in self._all)
        self._short = frozenset(letters for letters in self._all if len(letters) < 3 and not letters.endswith(" "))
        self.any = "" in self._all
        """True where one of the patterns may begin in any way."""

    def open(self, letters: str) -> bool:
        """True where a word of these `FIRST_LETTERS`, in lower case, may open one of the patterns."""
        if letters[:3] not in self._starts and not (
            self._short and (letters[:1] in self._short or letters[:2] in self._short)
        ):
            return False
        return not self._all.isdisjoint(openings_of_word(letters))

    def places(self, words: FirstWords, start: int, end: int) -> list[int]:
        """Where the words of a stretch begin that may open one of the patterns."""
        pairs = zip(words.places(start, end), words.between(start, end), strict=True)
        if self._short:
            return [at for at, letters in pairs if self.open(letters)]
        starts = self._starts
        return [at for at, letters in pairs if letters[:3] in starts and self.open(letters)]

    def among(self, words: Iterable[str]) -> list[str]:
        """Those of the words that may open one of the patterns."""
        if self._short:
            return [letters for letters in words if self.open(letters)]
        starts = self._starts
        return [letters for letters in words if letters[:3] in starts and self.open(letters)]


def matches_at(
    pattern: re.Pattern[str], text: str, words: Iterable[int], start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """What `finditer` gives of a pattern for whole words that begins at no other words than these, in their order.

    Looked for all over a text, patterns that begin with words such as "not" would cost more than all others.
    """
    done, end = start, len(text) if end is None else end
    for word in words:
        first = word
        while first > done and text[first - 1] in MARKS_BEFORE:
            first -= 1
        found = next((m for at in range(max(first, done), word + 1) if (m := pattern.match(text, at, end))), None)
        if found:
            done = found.end()
            yield found


def openings(pattern: str) -> frozenset[str]:
    """The letters, in lower case, with which the matches of a pattern for whole words may begin.

    With a space behind them they are a word of their own; "" is among them where a match may begin in any way.
    """
    return frozenset(found.lower() for choice in cut_at_bars(pattern) for found in _openings(choice, ""))


@lru_cache(maxsize=20_000)
def openings_of_word(letters: str) -> tuple[str, ...]:
    """The openings that a word of these `FIRST_LETTERS`, in lower case, may have."""
    whole = (f"{letters} ",) if len(letters) < BEGINNING else ()
    return (*[letters[:length] for length in range(len(letters) + 1)], *whole)


def _openings(pattern: str, found: str) -> Iterator[str]:
    """The openings of a pattern without bars behind what was `found` of it."""
    while len(found) < BEGINNING:
        sign = _SIGN.match(pattern)
        if sign is None:
            yield f"{found} " if found else ""
            return
        one, end = sign.group(), sign.end()
        if one == "(" and pattern.startswith(("(?=", "(?!", "(?<")):
            pattern = pattern[closing(pattern) + 1 :]  # it takes no letters
            continue
        choices = [one]
        if one == "(" and pattern.startswith(_GROUPS):
            end = closing(pattern)
            choices = cut_at_bars(pattern[pattern.index(":") + 1 : end])
            end += 1
        elif one[0] == "[" and one[1:-1].isalpha():
            choices = list(one[1:-1])
        elif not one.isalpha():
            plain = one in MARKS_BEFORE
            if found or not plain or pattern[end : end + 1] in ("*", "+", "{"):
                yield f"{found} " if found and plain and pattern[end : end + 1] not in _QUANTIFIERS else found
                return
            pattern = pattern[end:].removeprefix("?")  # what stands before the first letter
            continue
        rest = pattern[end:]
        if rest[:1] in ("*", "+", "{"):
            yield found
            return
        if rest[:1] == "?":
            rest = rest.lstrip("?")
            choices.append("")
        if len(choices) == 1 and one.isalpha():
            found, pattern = found + one, rest
            continue
        for choice in choices:
            yield from _openings(choice + rest, found)
        return
    yield found[:BEGINNING]


def cut_at_bars(pattern: str) -> list[str]:
    """A pattern cut at the bars that stand in no group."""
    depth, start, out = 0, 0, []
    for sign in _BOUNDS.finditer(pattern):
        depth += (sign.group() == "(") - (sign.group() == ")")
        if sign.group() == "|" and depth == 0:
            out.append(pattern[start : sign.start()])
            start = sign.end()
    return [*out, pattern[start:]]


def closing(pattern: str) -> int:
    """Where the group that begins a pattern ends."""
    depth = 0
    for sign in _BOUNDS.finditer(pattern):
        depth += (sign.group() == "(") - (sign.group() == ")")
        if depth == 0:
            return sign.start()
    raise ValueError(f"a group that does not end: {pattern}")
