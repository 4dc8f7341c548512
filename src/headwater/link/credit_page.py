"""An article as its credits are read: its text, its sentences and lines, where its news is told, and who prints it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from headwater import lexicon
from headwater.link import houses
from headwater.link.credit_lines import Line, lines
from headwater.link.credit_words import Words
from headwater.link.outlet_index import Mention
from headwater.linked import House

LEAD = 1100
"""Characters of the body in which the news is told: what is cited there counts. Tuned on hand labels (docs)."""
LONG = 3200
"""Characters from which on a text is long: its news is told earlier, and what is cited later is background."""
LONG_LEAD = 900
OPENING = 500
"""Characters of the body in which a sentence may open with a dateline, behind a standfirst or a caption."""
CLOSING = 1200
"""Characters before the end in which credit lines stand, notices of rights and the like behind them."""
LEFT = 130
"""Characters before a name in which the words that give its role stand."""
RIGHT = 160

TAG = 8
"""Characters of an agency's tag."""

QUOTES = " \t\n\u00a0«„“”\"'‘(["
"""What may stand between those words and the name."""

_STOPS = ' \n."”»)'
_SENTENCE = re.compile(r"(?<=[.!?…])[)»”“\"]*\s+(?=[(«“„\"–—-]*\s*[^\W\d_a-z])|\n+")
_LETTERS = re.compile(r"[\W_]+")
_SAME_TITLE = 40
"""Letters by which the first line of a text is known for the title."""
_GAP = re.compile(r"[ \u00a0]")


@cache
def _article() -> re.Pattern[str]:
    """An article at the end of what stands before a name, in whatever language."""
    return re.compile(rf"\b(?:{'|'.join(lexicon.shared('outlet_words')['articles'])})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What the roles of names are read from. `body` is where the text goes on behind a title that it repeats.

    `starts` are the starts of its sentences, `own` is who prints it.
    """

    text: str
    words: Words
    own: House
    body: int
    lines: list[Line]
    starts: list[int]

    @property
    def lead(self) -> int:
        """Characters of the body in which the news is told."""
        return LEAD if len(self.text) - self.body <= LONG else LONG_LEAD

    def sentence(self, at: int) -> int:
        """Where the sentence begins that holds `at`."""
        return self.starts[bisect_right(self.starts, at) - 1]

    def ending(self, at: int) -> int:
        """Where the sentence ends that holds `at`."""
        i = bisect_right(self.starts, at)
        return self.starts[i] if i < len(self.starts) else len(self.text)

    def line(self, at: int) -> Line:
        """The line that holds `at`."""
        i = bisect_right(self.lines, at, key=lambda x: x.start) - 1
        return self.lines[i] if i >= 0 and at < self.lines[i].end else Line(at, at)

    def openings(self, first: int) -> Iterator[Line]:
        """Where a dateline may begin: the first lines behind the title, and the first sentences."""
        for line in self.lines[:first]:
            if line.end > self.body:
                yield Line(max(line.start, self.body), line.end)
        for start in self.starts:
            if self.body < start < self.body + OPENING:
                yield Line(start, self.line(start).end)

    def left(self, m: Mention) -> str:
        """What stands before a name in its sentence."""
        return self.text[max(self.sentence(m.start), m.start - LEFT) : m.start]

    def right(self, m: Mention) -> str:
        """What stands behind a name on its line."""
        return self.text[m.end : m.end + RIGHT].partition("\n")[0]

    def edge(self, m: Mention) -> bool:
        """True near the beginning or the end of a text, where it says whose it is."""
        return m.start - self.body <= OPENING or m.start >= len(self.text) - CLOSING

    def ends(self, m: Mention) -> bool:
        """True for the last word of a text that is not long, but for a tag: `..., the paper X reports. Agency`."""
        return len(self.text) - self.body <= LONG and len(self.text[m.end :].strip(_STOPS)) <= TAG

    def prints(self, m: Mention) -> bool:
        """True for the outlet that prints the article."""
        if not self.own.outlet or m.outlet:
            return bool(m.outlet) and m.key == self.own.outlet
        return houses.named_alike(houses.house(m.name, None), self.own)


def page_of(title: str | None, text: str, known: Words, own: House) -> Page:
    """The page of a text that may repeat its title first."""
    found = lines(text)
    starts = [0, *(m.end() for m in _SENTENCE.finditer(text))]
    return Page(text, known, own, _behind_title(title, text, found), found, starts)


def _behind_title(title: str | None, text: str, found: Sequence[Line]) -> int:
    stripped = (title or "").strip()
    if not stripped or not found:
        return 0
    if text.startswith(stripped, found[0].start):
        return found[0].start + len(stripped)
    first = text[found[0].start : found[0].end]
    one, other = (_LETTERS.sub("", part).lower()[:_SAME_TITLE] for part in (stripped, first))
    return found[0].end if one == other else 0


def says(page: Page, cue: re.Pattern[str], left: str) -> bool:
    """True where a cue stands right before a name, or before its noun and what belongs to it."""
    return any(cue.search(part) for part in _cut(page, left.rstrip(QUOTES)))


def _cut(page: Page, left: str) -> Iterator[str]:
    """`told the state news agency`, then the same without the noun and, word by word, what may belong to it."""
    yield left
    phrase = page.words.nouns.search(left)
    cut = left[: phrase.start()].rstrip(QUOTES) if phrase else left
    if phrase:  # an adjective may be the verb itself: `podała agencja`
        inside = [m.start() for m in _GAP.finditer(left, phrase.start())]
        yield from (left[:i].rstrip(QUOTES) for i in reversed(inside))
    whose = page.words.belongs.search(cut)
    for part in (cut, cut[: whose.start()].rstrip(QUOTES) if whose else cut):
        yield part
        yield _article().sub("", part).rstrip()
