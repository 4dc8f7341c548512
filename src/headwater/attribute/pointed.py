"""Contents that only point to the sentence before: "The plant was closed. | Apie tai | pranešė the mayor"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from headwater import lexicon
from headwater.records import Article, Attribution, Span

_STOP = " .\n"


def resolved(article: Article, found: Attribution, by_rule: Sequence[Attribution] = ()) -> Attribution:
    """With the sentence before in place of the words that point to it, where those open a sentence of the same line.

    Beside what they point to they are no part of what is said. Where that is a piece of the sentence before and a rule
    sees all of it behind the same cue, it is all of it.
    """
    points = _points(article.read_in or "")
    back = [c for c in found.content if points.fullmatch(c.of(article.text))]
    if not back or not found.cue:
        return found
    rest = tuple(c for c in found.content if c not in back)
    before = _before(article, back[0])
    if rest:
        same = (a for a in by_rule if any(c.overlaps(d) for c in a.cue for d in found.cue))
        whole = before and before.covers(rest[0]) and any(a.content == (before,) for a in same)
        return replace(found, content=(before, *rest[1:]) if before and whole else rest)
    return replace(found, content=(before,)) if before else found


def _before(article: Article, pointer: Span) -> Span | None:
    """The sentence before the one that a pointer opens, without its full stop; None where there is none."""
    n = bisect_right([s.start for s in article.sentences], pointer.start) - 1
    if n < 1 or article.sentences[n].start != pointer.start:
        return None
    told = article.sentences[n - 1]
    if told.end <= article.body_start or "\n" in article.text[told.end : pointer.start]:
        return None
    start = max(told.start, article.body_start)
    text = article.text[start : told.end].rstrip(_STOP)
    return Span(start, start + len(text)) if text else None


@cache
def _points(language: str) -> re.Pattern[str]:
    words = lexicon.load(language, "relay").get("points", "(?!)") if language in lexicon.LANGUAGES else "(?!)"
    return re.compile(words, re.IGNORECASE)
