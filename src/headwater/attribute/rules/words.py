"""The words of an article as parallel lists, cut into the stretches that the rules read one by one.

A stretch is a sentence, except that the end of a sentence inside a quotation ends nothing; `jump` leaps over the
quotations in it. The inside of a quotation is read again as stretches of its own, one level deeper.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from headwater.attribute.rules import quotes
from headwater.attribute.rules.grammar import Grammar, Word
from headwater.records import Article

LONGEST = 250
"""Tokens of a stretch, a quotation counted as one. What is longer is a list or broken text, and is not read."""


@dataclass(slots=True)
class Words:
    """Token i covers text[start[i]:end[i]]; `low` is its lower case, `flag` its classes as Word bits."""

    text: str
    start: list[int]
    end: list[int]
    low: list[str]
    flag: list[int]
    stretches: list[Stretch] = field(default_factory=list)


@dataclass(slots=True)
class Stretch:
    """Tokens [first, last). `jump`: first token of a quotation -> the token after it; `back` the other way round.

    `paragraph` numbers the paragraph, `inside` is the quotation that this stretch lies in (its first token), or -1.
    """

    first: int
    last: int
    paragraph: int
    jump: dict[int, int]
    back: dict[int, int]
    inside: int = -1
    opens_paragraph: bool = False


@cache
def _token(abbreviations: tuple[str, ...]) -> re.Pattern[str]:
    short = "|".join(re.escape(a) for a in abbreviations)
    parts = [
        rf"\b(?i:{short})\.(?=\W)" if short else r"(?!)",
        r"(?:[^\W\d_]\.){2,}",
        r"\b[^\W\d_]-[^\W\d_]{2,5}\.(?=[\s,)])",
        r"[^\W\d_a-z]\.(?=\s?[^\W\d_a-z])",
        r"\d+(?:[.,:]\d+)*\w*(?:-\w+)*",
        r"(?:can|\w+n)['’]t\b",
        r"(?<=\w)['’](?:s|ve|re|d|ll|m)\b",
        r"\w['’]\w\w+",
        r"@?\w+(?:['’ʼ][а-яіїєёў]+)?(?:[-‐‑](?:\w+(?:['’ʼ][а-яіїєёў]+)?))*",
        r"``|''|--+|\.\.\.+",
        r"[^\w\s]",
    ]
    return re.compile("|".join(parts))


def read(article: Article, g: Grammar) -> Words:
    """The words and stretches of an article. Linear in the length of the text."""
    text = article.text
    words = _tokens(text, article.body_start, g)
    paragraphs = _paragraphs(article)
    found = quotes.find(text, paragraphs)
    _Cutter(words, article, paragraphs, found).cut()
    return words


def _tokens(text: str, offset: int, g: Grammar) -> Words:
    start: list[int] = []
    end: list[int] = []
    low: list[str] = []
    flag: list[int] = []
    known: dict[str, int] = {}
    for m in _token(g.abbreviations).finditer(text, offset):
        form = m[0]
        bits = known.get(form)
        if bits is None:
            bits = known[form] = _classify(form, g)
        start.append(m.start())
        end.append(m.end())
        low.append(form.lower())
        flag.append(bits)
    return Words(text, start, end, low, flag)


def _classify(form: str, g: Grammar) -> int:
    low = form.lower()
    flags = g.classes.get(low, 0)
    first = form[0]
    if first.isdigit():
        return flags | Word.NUMBER
    if not (first.isalnum() or first in "'’@") or low in ("''", "'"):
        return flags | (0 if flags else Word.MARK)
    if low in ("'s", "’s"):
        return flags | Word.CLITIC
    if first.isupper():
        flags |= Word.NAME
        if g.free_order or (len(form) > 2 and form.isupper()):
            flags &= ~(Word.TIME | Word.ADVERB)  # "May" is written small where it is the month
    if not flags & ~Word.NAME:
        for suffix, kind in g.suffixes:
            if low.endswith(suffix) and len(low) > len(suffix) + 1:
                if kind & Word.ADVERB and (first.isupper() or g.has("not_adverbs", low)):
                    continue
                return flags | kind
    return flags


def _paragraphs(article: Article) -> list[tuple[int, int]]:
    """Paragraphs end at a line end, unless a sentence runs across it."""
    text = article.text
    inside = [(s.start, s.end) for s in article.sentences if "\n" in text[s.start : s.end]]
    starts = [s for s, _ in inside]
    cuts = [article.body_start]
    for m in re.finditer(r"\n+", text[article.body_start :]):
        at = m.start() + article.body_start
        i = bisect_right(starts, at) - 1
        if i >= 0 and at < inside[i][1] and m.end() - m.start() == 1:
            continue
        cuts.append(m.end() + article.body_start)
    cuts.append(len(text))
    return [(a, b) for a, b in pairwise(cuts) if a < b]


def _abbreviated(w: Words, i: int) -> bool:
    """True for "Capt." and "B.": no sentence ends there, whatever the splitter thought."""
    return w.low[i][-1] == "." and (bool(w.flag[i] & Word.TITLE) or len(w.low[i]) == 2)


class _Cutter:
    """Cuts the words into stretches."""

    def __init__(
        self, words: Words, article: Article, paragraphs: list[tuple[int, int]], found: list[quotes.Quotation]
    ) -> None:
        self.words = words
        self.sentence_starts = sorted({s.start for s in article.sentences})
        self.paragraphs = paragraphs
        self.found = found

    def cut(self) -> None:
        """Fills `words.stretches`, outer ones and those inside quotations, in order of their first word."""
        w = self.words
        ranges = [(q, bisect_left(w.start, q.start), bisect_left(w.start, q.end)) for q in self.found]
        ranges = [r for r in ranges if r[1] < r[2]]
        outer = [(a, b) for q, a, b in ranges if q.depth == 0]
        nested = [(a, b) for q, a, b in ranges if q.depth == 1]
        at = 0
        for number, (start, end) in enumerate(self.paragraphs):
            a, b = bisect_left(w.start, start), bisect_left(w.start, end)
            here = []
            while at < len(outer) and outer[at][0] < b:
                if outer[at][0] >= a:
                    here.append(outer[at])
                at += 1
            self._stretch(a, b, number, here, -1)
        at = 0
        for a, b in outer:
            here = []
            while at < len(nested) and nested[at][0] < b:
                if nested[at][0] > a:
                    here.append(nested[at])
                at += 1
            inner_end = b - 1 if w.flag[b - 1] & Word.MARK else b
            if inner_end - a > 4:
                self._stretch(a + 1, inner_end, -1, here, a)
        w.stretches.sort(key=lambda s: s.first)

    def _stretch(self, a: int, b: int, paragraph: int, quoted: list[tuple[int, int]], inside: int) -> None:
        w = self.words
        if a >= b:
            return
        i = bisect_right(self.sentence_starts, w.start[a])
        cuts = [a]
        at = 0
        while i < len(self.sentence_starts) and self.sentence_starts[i] < w.end[b - 1]:
            token = bisect_left(w.start, self.sentence_starts[i])
            while at < len(quoted) and quoted[at][1] <= token:
                at += 1
            inside_quotation = at < len(quoted) and quoted[at][0] < token
            if cuts[-1] < token < b and not inside_quotation and not _abbreviated(w, token - 1):
                cuts.append(token)
            i += 1
        cuts.append(b)
        at = 0
        for first, last in pairwise(cuts):
            here = []
            while at < len(quoted) and quoted[at][0] < last:
                here.append(quoted[at])
                at += 1
            jump = {s: min(e, last) for s, e in here}
            back = {e: s for s, e in jump.items()}
            self._add(Stretch(first, last, paragraph, jump, back, inside, first == a))

    def _add(self, stretch: Stretch) -> None:
        """Adds the stretch unless it is too long to be a sentence."""
        leaped = sum(end - start - 1 for start, end in stretch.jump.items())
        if stretch.last - stretch.first - leaped <= LONGEST:
            self.words.stretches.append(stretch)
