"""Surnames alone that nobody marked: a word that can be a form of the surname of somebody whose full name is marked.

Models and rules miss every tenth of them, mostly in a case of which the article has no other: `Vajshaŭpta`, where
`Jurhien Vajshaŭpt` was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.records import Name, Span
from headwater.resolve.scene import Scene
from headwater.resolve.spelling import base_forms, is_given
from headwater.wordforms import fold

SHORTEST = 4
"""Letters of such a surname: shorter ones are words too often."""


def with_unmarked(s: Scene, names: Sequence[Name]) -> tuple[Name, ...]:
    """The names, with the surnames alone that were missed, in order."""
    surnames = {form for n in names if n.kind == "person" for form in _surnames(s, n)}
    if not surnames:
        return tuple(names)
    letters = {surname[0] for surname in surnames}
    taken = [False] * len(s.low)
    for n in names:
        first, last = s.words.at(n.span.start), s.words.at(n.span.end)
        taken[first:last] = [True] * (last - first)
    found = [
        Name(Span(s.words.start[i], s.words.end[i]), "person")
        for i, word in enumerate(s.words.word)
        if not taken[i] and s.low[i][0] in letters and _alone(s, i, word) and _forms(s, word) & surnames
    ]
    return tuple(sorted([*names, *found], key=lambda n: n.span)) if found else tuple(names)


def _surnames(s: Scene, name: Name) -> Iterator[str]:
    """The base forms of the surname in a full name."""
    text = name.span.of(s.article.text)
    if len(text.split()) > 1:
        language = s.article.read_in or s.article.language
        words = (form.split() for form in base_forms(text, language))
        yield from (w[-1] for w in words if len(w) > 1 and len(w[-1]) >= SHORTEST and not is_given(w[-1], language))


def _forms(s: Scene, word: str) -> frozenset[str]:
    return base_forms(word, s.article.read_in or s.article.language) | {fold(word)}


def _alone(s: Scene, i: int, word: str) -> bool:
    """A word with a capital and no other beside it, which would make it part of another name."""
    if len(word) < SHORTEST or not word[0].isupper() or word.isupper():
        return False
    before, after = s.words.word[i - 1] if i and s.joined(i) else "", s.words.word[i + 1 : i + 2]
    opens = not (i and s.joined(i)) or s.sentence[i - 1] != s.sentence[i]
    first_before = i < 2 or not s.joined(i - 1) or s.sentence[i - 2] != s.sentence[i - 1]
    beside = bool(after) and s.joined(i + 1) and after[0][0].isupper() and s.sentence[i + 1] == s.sentence[i]
    return not beside and (opens or not before[:1].isupper() or first_before)
