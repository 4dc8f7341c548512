"""Outlets in capitals that nobody marked: a word in capitals behind the noun of an outlet, wherever it stands again.

"Naujienų agentūra VILNA skelbia ... VILNAI ministras sakė": agencies are written so, and in a case of its own such a
word is missed more often than it is found.
"""

from __future__ import annotations

from collections.abc import Sequence

from headwater.records import Name, Span
from headwater.resolve.scene import Scene

SHORTEST = 3
"""Letters of such a name: two are the abbreviation of anything."""
ENDING = 3
"""Letters that a case may add to it."""


def with_unmarked(s: Scene, names: Sequence[Name]) -> tuple[Name, ...]:
    """The names, with the outlets in capitals that were missed or taken for places, in order."""
    words, taken = s.words.word, _within_names(s, names)
    free = [i for i, word in enumerate(words) if not taken[i] and word.isupper() and len(word) >= SHORTEST]
    called = {words[i] for i in free if i and s.joined(i) and s.lists.nouns.get(s.stems[i - 1]) == "outlet"}
    found = [
        Name(Span(s.words.start[i], s.words.end[i]), "outlet")
        for i in free
        if any(form_of(words[i], name) for name in called)
    ]
    if not found:
        return tuple(names)
    spans = {n.span for n in found}
    return tuple(sorted([*(n for n in names if n.span not in spans), *found], key=lambda n: n.span))


def _within_names(s: Scene, names: Sequence[Name]) -> list[bool]:
    """By token whether a name of several words holds it, or one that is somebody's."""
    taken = [False] * len(s.words.word)
    for n in names:
        first, last = s.words.at(n.span.start), s.words.at(n.span.end)
        if last - first > 1 or n.kind == "person":
            taken[first:last] = [True] * (last - first)
    return taken


def form_of(word: str, name: str) -> bool:
    """True for the name itself or one of its cases: all but the last letter, and a few behind."""
    stem = name[:-1] if len(name) > SHORTEST else name
    return word == name or (word.startswith(stem) and len(word) - len(stem) <= ENDING)
