"""Outlets that no list knows: by a word of their name ("The Harbour Gazette"), or by a noun before it ("agency X")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from headwater import lexicon
from headwater.records import Name, Span
from headwater.resolve.scene import Scene

SUBJECT = "outlet_words"
_WORD = re.compile(r"[\w'’-]+")
_BEFORE = re.compile(r"([\w'’-]+)\s[«„“\"]?$")
_ARTICLE = re.compile(r"[\w,;:(—–-] ?(The )$")
REACH = 30
"""Characters before a name in which its noun stands."""


def mark(s: Scene, names: Iterable[Name]) -> list[Name]:
    """The names, those of outlets marked as such; an article that belongs to the name is taken into its span."""
    return [_marked(s, name) for name in names]


def _marked(s: Scene, name: Name) -> Name:
    if name.kind in ("outlet", "place") or s.lists.known.find(name.span.of(s.article.text)):
        return name
    text = s.article.text
    by_name = name.kind == "organization" and _has_outlet_word(name.span.of(text))
    if not by_name and not _has_noun_before(s, name.span):
        return name
    before = _ARTICLE.search(text, max(0, name.span.start - 6), name.span.start)
    span = Span(before.start(1), name.span.end) if by_name and before else name.span
    return Name(span, "outlet")


def _has_outlet_word(name: str) -> bool:
    words = [w.lower() for w in _WORD.findall(name)]
    return len(words) > 1 and (words[-1] in _words("last") or words[0] in _words("first"))


def _has_noun_before(s: Scene, span: Span) -> bool:
    before = _BEFORE.search(s.article.text[max(0, span.start - REACH) : span.start])
    return bool(before) and before is not None and before[1].lower() in _nouns(s.article.read_in or "")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon.shared(SUBJECT).get(key, ()))


@cache
def _nouns(language: str) -> frozenset[str]:
    """The nouns of a language that stand for an outlet; the same that attribution goes by."""
    return frozenset(lexicon.load(language, "sources").get("outlet", ()))
