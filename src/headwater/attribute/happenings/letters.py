"""One spelling for a language that is written in several: what is looked for in a text is then written once.

Belarusian in Łacinka is read in Cyrillic, taraškievica without the signs of softness that only it writes; the places
of words are kept, so that what is found can be shown in the text as printed. `[spelling]` in `events.toml` says how.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache

from headwater import lexicon
from headwater.attribute.happenings.words import SUBJECT
from headwater.names import scripts
from headwater.records import Article, DateMention, Entity, Span, Statement

_WORD = re.compile(r"[\w’'ʼ]+")


class Spelling:
    """A text rewritten word by word, and the way back. `text` is the new one; without rules it is the old one."""

    def __init__(self, text: str, language: str) -> None:
        rules = lexicon.load(language, SUBJECT).get("spelling", {})
        self._old = [0]
        self._new = [0]
        self.text = text
        self.same = not rules
        if rules:
            self._rewrite(text, rules)

    def _rewrite(self, text: str, rules: dict[str, str]) -> None:
        other = rules.get("script") == "Cyrl" and scripts.script_of(text) == "Latin"
        pieces: list[str] = []
        done = length = 0
        for match in _WORD.finditer(text):
            word = _rewritten(match.group(), other, rules.get("drop", ""))
            if word == match.group():
                continue
            pieces += (text[done : match.start()], word)
            length += match.start() - done
            self._old += (match.start(), match.end())
            self._new += (length, length + len(word))
            length += len(word)
            done = match.end()
        self.text = "".join((*pieces, text[done:]))

    def there(self, span: Span) -> Span:
        """Where a stretch of the old text stands in the new one."""
        start = _moved(span.start, self._old, self._new)
        return Span(start, max(start + 1, _moved(span.end, self._old, self._new)))

    def back(self, span: Span) -> Span:
        """Where a stretch of the new text stands in the old one."""
        start = _moved(span.start, self._new, self._old)
        return Span(start, max(start + 1, _moved(span.end, self._new, self._old)))


def _moved(offset: int, here: list[int], there: list[int]) -> int:
    """An offset from one text in the other: inside a rewritten word as far from its beginning, at most to its end."""
    at = bisect_right(here, offset) - 1
    moved = there[at] + offset - here[at]
    return min(moved, there[at + 1]) if at + 1 < len(there) and at % 2 else moved


@lru_cache(maxsize=1)  # events, deals and what names nobody ask for that of one article
def _spelling(text: str, language: str) -> Spelling:
    return Spelling(text, language)


@lru_cache(maxsize=20_000)
def _rewritten(word: str, other: bool, drop: str) -> str:
    if other:
        word = scripts.to_cyrillic(word)
    return re.sub(drop, "", word) if drop else word


def respelled(
    article: Article, statements: tuple[Statement, ...], entities: tuple[Entity, ...], dates: tuple[DateMention, ...]
) -> tuple[Spelling, Article, tuple[Statement, ...], tuple[Entity, ...], tuple[DateMention, ...]]:
    """An article and what was read of it in the one spelling; only what events and deals are read from is moved."""
    spelling = _spelling(article.text, article.read_in or "")
    if spelling.same or spelling.text == article.text:
        return spelling, article, statements, entities, dates
    move = spelling.there
    there = replace(
        article,
        text=spelling.text,
        body_start=move(Span(article.body_start, article.body_start + 1)).start,
        sentences=tuple(move(s) for s in article.sentences),
    )
    return (
        spelling,
        there,
        tuple(replace(s, cue=tuple(map(move, s.cue)), content=tuple(map(move, s.content))) for s in statements),
        tuple(replace(e, mentions=tuple(map(move, e.mentions))) for e in entities),
        tuple(replace(d, span=move(d.span)) for d in dates),
    )
