"""A text laid out for comparison: its words as numbers, what each weighs, which of them are its own.

Nothing here knows a language: words are cut to their first letters, which takes most endings off, and short words weigh
little; those of a language with several writings are spelt in one (`writings`). What articles share inside quotation
marks they have from the speaker, so quoted words are marked and set apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import Generic, NamedTuple, TypeAlias, TypeVar, cast
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from headwater.link.notices import notices
from headwater.link.quoted import stretches
from headwater.link.writings import respelling
from headwater.linked import Sheet
from headwater.records import Span
from headwater.wordforms import script

Hashes: TypeAlias = NDArray[np.uint64]
Flags: TypeAlias = NDArray[np.bool_]
Numbers: TypeAlias = NDArray[np.int64]
Weights: TypeAlias = NDArray[np.float64]
Key = TypeVar("Key")
Made = TypeVar("Made")

STEM = 6
"""Letters of a word that are compared: with them most endings fall off (tried 5 to 8; 6 tells most apart)."""
SHORT = 3
"""Words of so many letters are articles, prepositions and the like in every language we read."""
LIGHT = 0.25
"""What a short word weighs against a long one; a number weighs as much as a long one however short."""
GRAM = 3
"""Words of a shingle. With 5 a lightly reworded sentence shares none, with 2 unrelated texts share many."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_PIECES = re.compile(f"({_WORD.pattern})")
"""Cuts a text into what is between words and the words, by turns."""
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]*\S[^\n\r\u2028\u2029]*")
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_HEAD = 40
"""Words within which a text may repeat its own title."""


class Said(NamedTuple):
    """The words of a text: `stems`, each once, in the order of their hashes; which of them stands in which sentence,
    pair by pair; and in how many sentences each stands."""

    stems: Hashes
    sentences: Numbers
    words: Numbers
    often: Numbers


class Laid:
    """The words of a sheet's text, in order, as arrays of one length, and the sentences they stand in.

    `starts`, `ends`: offsets. `stems`: hashes that do not change between runs. `weights`: 0 for what is no part of
    the story (the title printed above it, a credit line, what the outlet prints around it). `quoted`: inside quotation
    marks. `sentence`: index into `sentences`. `made`: what else was made of it (`beside`), by what makes it.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        pieces = _PIECES.split(sheet.text)
        folded = folds(pieces[1::2], sheet.language)
        edges: Numbers = np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)))
        self.starts: Numbers = edges[:-1:2]
        self.ends: Numbers = edges[1::2]
        self.stems: Hashes = np.array([stem(word) for word in folded], dtype=np.uint64)
        self.heavy: Flags = np.array([len(word) > SHORT or word[0].isdigit() for word in folded], dtype=np.bool_)
        self.sentences: tuple[Span, ...] = sheet.sentences or _paragraphs(sheet.text)
        firsts = np.array([span.start for span in self.sentences[1:]], dtype=np.int64)
        self.sentence: Numbers = np.searchsorted(firsts, self.starts, side="right")
        self.quoted: Flags = self._inside(sheet.quoted or stretches(sheet.text))
        self.weights: Weights = np.where(self.heavy, 1.0, LIGHT)
        self.weights[self._beside(folded)] = 0.0
        starts = self.starts.tolist()
        around = notices(sheet.text, folded, starts, self.sentences, sheet.quoted, sheet.language)
        self.weights[self._inside(around)] = 0.0
        self.made: dict[object, object] = {}

    def __len__(self) -> int:
        return len(self.starts)

    def _inside(self, spans: tuple[Span, ...]) -> Flags:
        flags = np.zeros(len(self), dtype=np.bool_)
        for span in spans:
            flags[np.searchsorted(self.starts, span.start) : np.searchsorted(self.starts, span.end)] = True
        return flags

    def _beside(self, folded: list[str]) -> Flags:
        """Words that are no part of the story: credits for the whole text, and the title where the text repeats it."""
        beside = self._inside(tuple(credit.span for credit in self.sheet.credits if credit.whole and credit.span))
        title = folds(_WORD.findall(self.sheet.title), self.sheet.language)
        if 3 <= len(title) <= _HEAD and folded[: len(title)] == title:
            beside[: len(title)] = True
        return beside

    @cached_property
    def own(self) -> Weights:
        """The weights of the words that are the article's own: outside quotation marks."""
        return np.where(self.quoted, 0.0, self.weights)

    @cached_property
    def named(self) -> Flags:
        """Which words have a capital inside a sentence, as names are. Not asked of most texts that are laid out."""
        text, places = self.sheet.text, zip(self.starts.tolist(), self.ends.tolist(), strict=True)
        found = [text[start].isupper() and _named(text, start, end) for start, end in places]
        named = np.array(found, dtype=np.bool_)
        named[1:] &= self.sentence[1:] == self.sentence[:-1]  # the first word of a sentence is capital anyway
        return named

    @cached_property
    def figures(self) -> Flags:
        """Which words are numbers in digits."""
        text = self.sheet.text
        return np.array([text[start].isdigit() for start in self.starts.tolist()], dtype=np.bool_)

    @cached_property
    def script(self) -> str:
        """In which script the text is (ISO 15924)."""
        return script(self.sheet.text[:400])

    @cached_property
    def grams(self) -> Hashes:
        """A hash for each word and the two behind it."""
        return mixed(self.stems)

    @cached_property
    def gram_set(self) -> Hashes:
        """The shingles of the article's own words, each once, sorted."""
        if len(self) < GRAM:
            return np.zeros(0, dtype=np.uint64)
        own = (self.own[:-2] > 0) & (self.own[1:-1] > 0) & (self.own[2:] > 0)
        return np.unique(self.grams[own])

    @cached_property
    def sorted_grams(self) -> tuple[Hashes, Numbers]:
        """The shingles in the order of their hashes, and where each stands."""
        order = np.argsort(self.grams, kind="stable")
        return self.grams[order], order

    @cached_property
    def often(self) -> Numbers:
        """In how many places of the text each of its shingles stands."""
        grams, _ = self.sorted_grams
        return grams.searchsorted(self.grams, side="right") - grams.searchsorted(self.grams, side="left")

    def words_of(self, sentence: int) -> slice:
        """The words of a sentence."""
        first, behind = self.sentence.searchsorted((sentence, sentence + 1)).tolist()
        return slice(first, behind)

    @cached_property
    def said(self) -> Said:
        """Its own heavy words, as the sentences of two texts are compared by them."""
        at = np.flatnonzero(self.heavy & (self.own > 0))
        stems, numbered = np.unique(self.stems[at], return_inverse=True)
        pairs = np.unique(self.sentence[at] * max(len(stems), 1) + numbered)
        words = pairs % max(len(stems), 1)
        return Said(stems, pairs // max(len(stems), 1), words, np.bincount(words, minlength=len(stems)))

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from word `first` to word `last`, both included."""
        return Span(int(self.starts[first]), int(self.ends[last]))


def mixed(stems: Hashes) -> Hashes:
    """A hash for each `GRAM` neighbours of `stems`."""
    if len(stems) < GRAM:
        return np.zeros(0, dtype=np.uint64)
    out = np.zeros(len(stems) - GRAM + 1, dtype=np.uint64)
    for n in range(GRAM):
        out = (out ^ stems[n : n + len(out)]) * _MIX
        out ^= out >> _SHIFT
    return out


def meeting(one: Hashes, other: Hashes) -> tuple[Numbers, Numbers]:
    """Where in two sorted arrays that have each value once those stand that both have."""
    if not len(one) or not len(other):
        none = np.zeros(0, dtype=np.int64)
        return none, none
    place = other.searchsorted(one)
    place[place == len(other)] = 0  # greater than all of them, and so not the first one either
    here = (other[place] == one).nonzero()[0]
    return here, place[here]


def _named(text: str, start: int, end: int) -> bool:
    """A word with a capital, but for a place or an agency of a dateline: "GALD CITY (Meridian)" is above every text."""
    bracketed = start > 0 and text[start - 1] == "("
    return end - start > SHORT and not text[start:end].isupper() and not bracketed


def folds(words: Iterable[str], language: str | None) -> list[str]:
    """Words as they are compared: in small letters, with one apostrophe, and in one writing of their language."""
    respelt = respelling(language)
    if respelt:
        return [respelt(word.lower()) for word in words]
    # All at once, as no word has a space in it, and one letter after the other: a table takes ten times as long.
    return " ".join(words).lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'").split()


@lru_cache(maxsize=200_000)
def stem(word: str) -> int:
    """The hash of a word in small letters, by its first letters; the same in every run."""
    return crc32(word[:STEM].encode()) + 1


def _paragraphs(text: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in _PARAGRAPH.finditer(text))


class Lately(Generic[Key, Made]):
    """What was made last of some objects, kept for as long as it is likely to be asked for again.

    Keyed by the object itself and not by what it says: sheets are frozen, and to hash one reads all of it. At most
    `most` of them are kept, and where `size` says how large each is, no more than `room` of that but for a last one.
    """

    def __init__(
        self, make: Callable[[Key], Made], most: int, *, size: Callable[[Made], int] | None = None, room: int = 0
    ) -> None:
        self._make, self._half = make, max(1, most // 2)
        self._size, self._half_room, self._held = size, room // 2, 0
        # In two halves: what is asked for again goes into the young one, and with the old one goes whatever was not.
        self._young: dict[int, tuple[Key, Made]] = {}
        self._old: dict[int, tuple[Key, Made]] = {}

    def __call__(self, key: Key) -> Made:
        found = self._young.get(id(key))
        return found[1] if found is not None and found[0] is key else self._renewed(key)

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    def _renewed(self, key: Key) -> Made:
        found = self._old.pop(id(key), None)
        if found is None or found[0] is not key:
            found = (key, self._make(key))
        size = self._size(found[1]) if self._size else 0
        if len(self._young) >= self._half or self._held + size > self._half_room:
            self._old, self._young, self._held = self._young, {}, 0
        self._young[id(key)] = found
        self._held += size
        return found[1]


lay: Lately[Sheet, Laid] = Lately(Laid, 8192, size=len, room=1_500_000)
"""Lays out a sheet, or gives what was laid out of it before, with all that is made of it: some 17 kB for a text of 70
words, 140 bytes for each word more.

A desk hands out the same sheets again of its last 4,000 texts only (desk/claims/sheets.py): of others what was laid out
would not be found.
"""


def beside(make: Callable[[Laid], Made]) -> Callable[[Laid], Made]:
    """What `make` makes of a text that was laid out: made once, and kept with it and no longer."""

    def made(laid: Laid) -> Made:
        found = laid.made.get(make)
        if found is None:
            found = laid.made[make] = make(laid)
        return cast("Made", found)

    return made
