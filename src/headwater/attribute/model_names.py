"""The names that model and rules see in a text, as one list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from headwater.attribute import run_on
from headwater.attribute.model.decoding import Tagged
from headwater.attribute.model.reader import Seen
from headwater.attribute.overlaps import Spans
from headwater.attribute.patterns import words
from headwater.records import Article, Name, NameKind, Span

BEFORE = 6
"""Characters before a name in which the end of the sentence before stands."""
_MARKS = " \t«„“”\"'‘(—–-"
_ENDS = ".!?…:\n"
_KINDS: dict[str, NameKind] = {"person": "person", "place": "place", "organization": "organization"}


def names(article: Article, seen: Seen, by_rule: Sequence[Name]) -> list[Name]:
    """The names of a text, in order, none overlapping: the model's, and the outlets that the rules know.

    Other names of the rules are left out where the model has read: on a topic that it never saw, with them F1 was a
    point lower (docs/figures.md). Nor is a person whom small letters alone call something: the corpora of names mark
    peoples and parties as such ("the Swedes"), and they are nobody.
    """
    text = article.text
    outlets = [n for n in by_rule if n.kind == "outlet"]
    known = Spans(n.span for n in outlets)
    read = [
        Name(seen.pieces.span(part.first, part.last), _KINDS[t.kind])
        for t in seen.names
        for part in _within_paragraphs(seen, t)
    ]
    read = run_on.names(text, article.read_in or "", _without_conjunctions(article, read))
    read = [part for name in read for part in _apart_from_place(article, name)]
    mine = [n for n in read if n.kind != "person" or (printed := n.span.of(text)) != printed.lower()]
    unread = [n for n in by_rule if n.kind != "outlet" and n.span.start >= seen.end]
    return sorted([*(n for n in mine if not known.touch(n.span)), *outlets, *unread], key=lambda n: n.span)


def _without_conjunctions(article: Article, read: list[Name]) -> list[Name]:
    """The names without a conjunction that opens a sentence: "Unless Tarvia agrees" names Tarvia, of the kind that it
    is elsewhere."""
    text, joins = article.text, words(article.read_in or "", "names", "conjunctions")
    kinds = {n.span.of(text): n.kind for n in reversed(read)}
    out = []
    for name in read:
        first, _, rest = name.span.of(text).partition(" ")
        if first.istitle() and first.lower() in joins and rest[:1].isupper() and _opens(text, name.span.start):
            name = Name(Span(name.span.end - len(rest), name.span.end), kinds.get(rest, name.kind))
        out.append(name)
    return out


def _apart_from_place(article: Article, name: Name) -> Iterable[Name]:
    """A person and the place behind, whose ending says where something was: "Andrejų Skalickį Stepine"."""
    # A surname before it is declined: "Charles de | Gaulle" is no place.
    where, surname = (tuple(words(article.read_in or "", "names", key)) for key in ("where", "before_where"))
    pieces = name.span.of(article.text).split(" ")
    whole = name.kind != "person" or len(pieces) < 3
    if whole or not pieces[-1].endswith(where) or not pieces[-2].endswith(surname):
        yield name
        return
    start = name.span.end - len(pieces[-1])
    yield Name(Span(name.span.start, start - 1), "person")
    yield Name(Span(start, name.span.end), "place")


def _opens(text: str, start: int) -> bool:
    """True where a sentence begins, be it within quotation marks."""
    before = text[max(0, start - BEFORE) : start].rstrip(_MARKS)
    return not before or before[-1] in _ENDS


def _within_paragraphs(seen: Seen, name: Tagged) -> Iterable[Tagged]:
    """A name cut where a paragraph ends: what stands in two of them is two names."""
    cuts = [int(b) for b in seen.pieces.breaks if name.first < b < name.last]
    edges = [name.first, *cuts, name.last]
    return (replace(name, first=a, last=b) for a, b in pairwise(edges))
