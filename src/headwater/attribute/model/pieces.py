"""A text as the reader model sees it: words, the pieces of its vocabulary, and where paragraphs end.

A word is `\\w+` or one other sign, as in the scorers of the field. Each word is cut into pieces by itself, so that the
labels of words never depend on what stands beside them; a paragraph's end is a piece of its own. Training reads texts
through this module too: what the model sees is the same on both sides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from headwater.records import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WORD = re.compile(r"\w+|[^\w\s]")
SPACE = " "
"""Stands before a word that something parts from the one before; the vocabulary has its own sign for it."""

MOST_PIECES = 24
"""Pieces kept of one word: what is longer is no word of a language."""

MOST_SIGNS = 400
"""Code points of a word that are cut into pieces: enough for `MOST_PIECES`, as no piece has more than 16."""

REMEMBERED, SHORT = 200_000, 30
"""Words whose pieces are kept at hand, and the letters of one at most; a day's news has fewer."""

Integers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The words of a text and their pieces.

    `start`, `end`: code points of each word. `ids`: the pieces of the whole text, words and paragraph ends. `first`:
    for each word the place of its first piece in `ids`. `breaks`: words before which a paragraph begins, the first
    word left out.
    """

    start: Integers
    end: Integers
    ids: Integers
    first: Integers
    breaks: Integers

    def __len__(self) -> int:
        """The number of words."""
        return len(self.start)

    def span(self, first: int, last: int) -> Span:
        """Where words [first, last) stand."""
        return Span(int(self.start[first]), int(self.end[last - 1]))

    def upto(self, most: int) -> Pieces:
        """Its beginning, of `most` pieces at most; cut before a paragraph where the last half has one."""
        if len(self.ids) <= most:
            return self
        words = int(np.searchsorted(self.first, most, "right")) - 1
        fitting = self.breaks[self.breaks <= words]
        if len(fitting) and fitting[-1] * 2 > words:
            words = int(fitting[-1])
        upto = int(self.first[words])
        breaks = self.breaks[self.breaks < words]
        return Pieces(self.start[:words], self.end[:words], self.ids[:upto], self.first[:words], breaks)


class Cutter:
    """Cuts texts into pieces with the vocabulary in a `tokenizer.json`."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Tokenizer = Tokenizer.from_file(str(path))
        self._known: dict[str, tuple[int, ...]] = {}
        self.start_id, self.break_id, self.unknown_id, self.mask_id = (
            self._id(piece) for piece in ("<s>", "</s>", "<unk>", "<mask>")
        )

    @property
    def size(self) -> int:
        """The number of pieces in the vocabulary."""
        size: int = self._tokenizer.get_vocab_size()
        return size

    def _id(self, piece: str) -> int:
        found: int | None = self._tokenizer.token_to_id(piece)
        if found is None:
            raise ValueError(f"the tokenizer has no {piece}")
        return found

    def cut(self, text: str) -> Pieces:
        """The words and pieces of `text`."""
        spans = [m.span() for m in WORD.finditer(text)]
        ids: list[int] = []
        first = np.empty(len(spans), np.int32)
        breaks: list[int] = []
        known = self._known
        before = 0
        for n, (start, end) in enumerate(spans):
            gap = text[before:start]
            if n and "\n" in gap:
                ids.append(self.break_id)
                breaks.append(n)
            first[n] = len(ids)
            word = text[start : min(end, start + MOST_SIGNS)]
            if gap or not n:
                word = SPACE + word
            found = known.get(word)
            ids.extend(self._pieces(word) if found is None else found)
            before = end
        edges = np.array(spans, np.int32).reshape(-1, 2)
        return Pieces(edges[:, 0], edges[:, 1], np.array(ids, np.int32), first, np.array(breaks, np.int32))

    def _pieces(self, word: str) -> tuple[int, ...]:
        # Half a surrogate pair, which the tokenizer refuses, is read as the sign for what cannot be read.
        whole = word.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        ids = tuple(self._tokenizer.encode(whole, add_special_tokens=False).ids[:MOST_PIECES])
        ids = ids or (self.unknown_id,)
        if len(self._known) < REMEMBERED and len(word) <= SHORT:
            self._known[word] = ids
        return ids
