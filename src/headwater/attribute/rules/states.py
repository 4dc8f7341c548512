"""States of mind and speech acts that no cue verb names: "is concerned about", "made the case for"."""

from __future__ import annotations

from headwater.attribute.rules import clauses, phrases
from headwater.attribute.rules.found import Found
from headwater.attribute.rules.grammar import Word
from headwater.attribute.rules.passage import Passage

_AUXILIARY = int(Word.AUXILIARY | Word.BE | Word.MODAL | Word.NEGATION | Word.ADVERB)


def find(p: Passage) -> list[Found]:
    """The attributions that adjectives and carried nouns of this stretch make."""
    out: list[Found] = []
    k = p.first
    while k < p.last:
        if k in p.jump:
            k = p.jump[k]
            continue
        made = None
        if p.low[k] in p.g.adjectives:
            made = _adjective(p, k)
        elif p.low[k] in p.g.light_nouns:
            made = _carried(p, k)
        if made:
            made.stretch = p.stretch
            out.append(made)
            k = made.cue[-1][1]
        else:
            k += 1
    return out


def _verb_start(p: Passage, k: int) -> int:
    """The first token of the verb group that ends before k."""
    while k > p.first and p.flag[k - 1] & _AUXILIARY and not p.flag[k - 1] & Word.TIME and k not in p.back:
        k -= 1
    while p.flag[k] & Word.ADVERB and not p.flag[k] & (Word.AUXILIARY | Word.BE | Word.MODAL):
        k += 1
    return k


def _content(p: Passage, k: int, tails: frozenset[str]) -> tuple[int, int] | None:
    """Where the cue ends and the content begins after the adjective or noun at k."""
    stop = clauses.end_of_stretch(p)
    if k + 2 >= stop:
        return None
    low = p.low[k + 1]
    if low == "that" or (low == "to" and p.flag[k + 2] & (Word.BARE | Word.BE | Word.AUXILIARY) and not tails & {"to"}):
        return k + 1, k + 1
    if low in ("whether", "why", "how", "what") or k + 1 in p.jump:
        return k + 1, k + 1
    if low in tails:
        verb_follows = low == "to" and p.flag[k + 2] & Word.BARE
        return (k + 1, k + 1) if verb_follows else (k + 2, k + 2)
    return None


def _adjective(p: Passage, k: int) -> Found | None:
    start = _verb_start(p, k)
    if start == k or not any(p.flag[i] & Word.BE for i in range(start, k)):
        return None
    place = _content(p, k, p.g.adjectives[p.low[k]])
    source = _subject(p, start)
    if place is None or source is None:
        return None
    end = clauses.content_end(p, place[1], predicate=True)
    return Found([source], [(start, place[0])], [(place[1], end)], "adjective") if end > place[1] else None


def _subject(p: Passage, start: int) -> tuple[int, int] | None:
    k = start - 1
    if k < p.first or start in p.back:
        return None
    if p.low[k] in ("it", "there"):
        return None
    if p.flag[k] & Word.RELATIVE:
        return k, k + 1
    return phrases.left(p, k)


def _carried(p: Passage, k: int) -> Found | None:
    """ "X expressed deep concern about ...": the cue runs from the verb to the preposition."""
    verb = k - 1
    while (
        verb >= p.first
        and k - verb < 5
        and not p.flag[verb] & (Word.MARK | Word.PREPOSITION | Word.THAT | Word.SUBJECT)
    ):
        if p.low[verb] in p.g.light_verbs:
            break
        if verb in p.back or p.flag[verb] & Word.CLITIC:
            return None
        verb -= 1
    else:
        return None
    if verb < p.first or p.low[verb] not in p.g.light_verbs:
        return None
    place = _content(p, k, p.g.light_nouns[p.low[k]])
    if place is None:
        return None
    start = _verb_start(p, verb)
    flag = p.flag[verb]
    if (flag & Word.GERUND and start == verb) or (start > p.first and p.low[start - 1] == "to"):
        return None
    if not flag & (Word.VERB | Word.BARE | Word.AUXILIARY | Word.BE) and start == verb:
        return None
    source = _subject(p, start)
    if source is None:
        return None
    end = clauses.content_end(p, place[1], predicate=True)
    return Found([source], [(start, place[0])], [(place[1], end)], "carried") if end > place[1] else None
