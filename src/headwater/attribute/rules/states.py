"""States of mind and speech acts that no cue verb names: "is concerned about", "made the case for", "a cue is a noun"."""

from __future__ import annotations

from headwater.attribute.rules import clauses, phrases
from headwater.attribute.rules.grammar import Grammar, Word
from headwater.attribute.rules.speech import Found
from headwater.attribute.rules.words import Stretch, Words

_AUXILIARY = int(Word.AUXILIARY | Word.BE | Word.MODAL | Word.NEGATION | Word.ADVERB)


def find(w: Words, g: Grammar, stretch: Stretch) -> list[Found]:
    """The attributions that adjectives and carried nouns of this stretch make."""
    out: list[Found] = []
    k = stretch.first
    while k < stretch.last:
        if k in stretch.jump:
            k = stretch.jump[k]
            continue
        made = None
        if w.low[k] in g.adjectives:
            made = _adjective(w, g, k, stretch)
        elif w.low[k] in g.light_nouns:
            made = _carried(w, g, k, stretch)
        if made:
            made.stretch = stretch
            out.append(made)
            k = made.cue[-1][1]
        else:
            k += 1
    return out


def _verb_start(w: Words, k: int, stretch: Stretch) -> int:
    """The first token of the verb group that ends before k."""
    while k > stretch.first and w.flag[k - 1] & _AUXILIARY and not w.flag[k - 1] & Word.TIME and k not in stretch.back:
        k -= 1
    while w.flag[k] & Word.ADVERB and not w.flag[k] & (Word.AUXILIARY | Word.BE | Word.MODAL):
        k += 1
    return k


def _content(w: Words, g: Grammar, k: int, tails: frozenset[str], stretch: Stretch) -> tuple[int, int] | None:
    """Where the cue ends and the content begins after the adjective or noun at k."""
    stop = clauses.end_of_stretch(w, stretch)
    if k + 2 >= stop:
        return None
    low = w.low[k + 1]
    if low == "that" or low == "to" and w.flag[k + 2] & (Word.BARE | Word.BE | Word.AUXILIARY) and not tails & {"to"}:
        return k + 1, k + 1
    if low in ("whether", "why", "how", "what") or k + 1 in stretch.jump:
        return k + 1, k + 1
    if low in tails:
        verb_follows = low == "to" and w.flag[k + 2] & Word.BARE
        return (k + 1, k + 1) if verb_follows else (k + 2, k + 2)
    return None


def _adjective(w: Words, g: Grammar, k: int, stretch: Stretch) -> Found | None:
    start = _verb_start(w, k, stretch)
    if start == k or not any(w.flag[i] & Word.BE for i in range(start, k)):
        return None
    place = _content(w, g, k, g.adjectives[w.low[k]], stretch)
    source = _subject(w, g, start, stretch)
    if place is None or source is None:
        return None
    end = clauses.content_end(w, g, place[1], stretch, predicate=True)
    return Found([source], [(start, place[0])], [(place[1], end)], "adjective") if end > place[1] else None


def _subject(w: Words, g: Grammar, start: int, stretch: Stretch) -> tuple[int, int] | None:
    k = start - 1
    if k < stretch.first or start in stretch.back:
        return None
    if w.low[k] in ("it", "there"):
        return None
    if w.flag[k] & Word.RELATIVE:
        return k, k + 1
    return phrases.left(w, g, k, stretch)


def _carried(w: Words, g: Grammar, k: int, stretch: Stretch) -> Found | None:
    """ "X expressed deep concern about ...": the cue runs from the verb to the preposition."""
    verb = k - 1
    while (
        verb >= stretch.first
        and k - verb < 5
        and not w.flag[verb] & (Word.MARK | Word.PREPOSITION | Word.THAT | Word.SUBJECT)
    ):
        if w.low[verb] in g.light_verbs:
            break
        if verb in stretch.back or w.flag[verb] & Word.CLITIC:
            return None
        verb -= 1
    else:
        return None
    if verb < stretch.first or w.low[verb] not in g.light_verbs:
        return None
    place = _content(w, g, k, g.light_nouns[w.low[k]], stretch)
    if place is None:
        return None
    start = _verb_start(w, verb, stretch)
    flag = w.flag[verb]
    if flag & Word.GERUND and start == verb or start > stretch.first and w.low[start - 1] == "to":
        return None
    if not flag & (Word.VERB | Word.BARE | Word.AUXILIARY | Word.BE) and start == verb:
        return None
    source = _subject(w, g, start, stretch)
    if source is None:
        return None
    end = clauses.content_end(w, g, place[1], stretch, predicate=True)
    return Found([source], [(start, place[0])], [(place[1], end)], "carried") if end > place[1] else None
