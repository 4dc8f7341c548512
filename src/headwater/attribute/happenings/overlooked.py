"""Mentions that were not found though the name is known: "Vielandyja" at the head of a sentence, in another case."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace

from headwater.records import Article, Entity, Span
from headwater.wordforms import CAPITAL, shared_start

LETTERS = 4
"""Letters that a name needs to be known again by."""

ENDING = 2
"""Letters in which two forms of a name differ, at most."""

_CAPITALISED = re.compile(rf"(?<![\w’'ʼ-])(?={CAPITAL})[\w’'ʼ-]{{{LETTERS},}}")


def overlooked(article: Article, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The entities of an article with those mentions too that only the spelling tells: a place or body of one word,
    the last word of a person's name."""
    known = _known(article.text, entities)
    taken = sorted((m.start, m.end) for e in entities for m in e.mentions)
    starts = [start for start, _ in taken]
    more: defaultdict[str, list[Span]] = defaultdict(list)
    for match in _CAPITALISED.finditer(article.text, article.body_start):
        low = match.group().lower()
        near = known.get(low[:LETTERS])
        if not near or _covered(match.start(), match.end(), taken, starts):
            continue
        fit = [(shared_start(low, word), id) for word, id in near]
        fit = [(n, id) for (n, id), (word, _) in zip(fit, near, strict=True) if n >= max(len(low), len(word)) - ENDING]
        if fit:
            more[max(fit, key=lambda pair: pair[0])[1]].append(Span(match.start(), match.end()))
    return tuple(
        replace(e, mentions=tuple(sorted((*e.mentions, *more[e.id])))) if e.id in more else e for e in entities
    )


def _known(text: str, entities: tuple[Entity, ...]) -> dict[str, list[tuple[str, str]]]:
    """The names to be known again, by their first letters, with whose they are."""
    known: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for entity in entities:
        for form in {m.of(text) for m in entity.mentions if m.end - m.start < 40}:
            parts = form.split()
            one = len(parts) == 1 if entity.kind != "person" else len(parts) < 4
            if one and not entity.outlet and len(parts[-1]) >= LETTERS and parts[-1][0].isupper():
                known[parts[-1].lower()[:LETTERS]].append((parts[-1].lower(), entity.id))
    return known


def _covered(start: int, end: int, taken: list[tuple[int, int]], starts: list[int]) -> bool:
    """True where a mention overlaps a stretch; mentions are short, so that the last few before it are enough."""
    at = bisect_right(starts, end - 1)
    return any(one[1] > start for one in taken[max(0, at - 4) : at])
