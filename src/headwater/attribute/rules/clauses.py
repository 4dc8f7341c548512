"""Where a content begins and ends."""

from __future__ import annotations

from headwater.attribute.rules import phrases
from headwater.attribute.rules.grammar import FINITE, Grammar, Word
from headwater.attribute.rules.words import Stretch, Words

_FINAL = frozenset((".", "!", "?", "…", "...", ";"))
_DASHES = frozenset(("-", "–", "—", "--"))


def end_of_stretch(w: Words, stretch: Stretch) -> int:
    """The token after the last one of the stretch that is not its full stop."""
    last = stretch.last
    while last > stretch.first and w.low[last - 1] in _FINAL and last not in stretch.back:
        last -= 1
    return last


def content_end(w: Words, g: Grammar, first: int, stretch: Stretch, *, predicate: bool = False) -> int:
    """Where the content that begins at `first` ends: the sentence's end, or where another clause takes over.

    `predicate`: the content is an object and not a clause, so that "and" before a finite verb ends it.
    """
    stop = end_of_stretch(w, stretch)
    k = first
    while k < stop:
        if k in stretch.jump:
            k = stretch.jump[k]
            if k < stop and _sentence_ended(w, k):
                return k
            continue
        low = w.low[k]
        if low == ",":
            if k > first and _turns(w, g, k + 1, stop, stretch):
                return k
        elif low in _DASHES:
            if (
                k > first
                and not _closing_dash(w, k, stop)
                and low != "-"
                or _spaced(w, k)
                and not _closing_dash(w, k, stop)
            ):
                return k
        elif low == "(" or low == ";":
            if low == ";" or k > first and k + 1 < stop and w.low[k + 1] == "which":
                return k
        elif w.flag[k] & Word.CONJUNCTION and k > first:
            if _coordinated_cue(w, g, k, stop) or predicate and _new_predicate(w, k, stop):
                return k
        elif low == "according" and w.low[k + 1 : k + 2] == ["to"] and k > first:
            return k
        k += 1
    return stop


def _sentence_ended(w: Words, k: int) -> bool:
    """True where a quotation that closed a sentence is followed by a capital."""
    inside = w.low[k - 2] if k >= 2 else ""
    return inside in (".", "!", "?") and bool(w.flag[k] & Word.NAME) and not w.flag[k] & Word.MARK


def _spaced(w: Words, k: int) -> bool:
    return w.end[k - 1] < w.start[k] and k + 1 < len(w.start) and w.end[k] < w.start[k + 1]


def _closing_dash(w: Words, k: int, stop: int) -> bool:
    """True where a second dash follows, so that the two enclose a parenthesis of the content."""
    return any(w.low[j] == w.low[k] and (w.low[k] != "-" or _spaced(w, j)) for j in range(k + 1, min(stop, k + 25)))


def _turns(w: Words, g: Grammar, k: int, stop: int, stretch: Stretch) -> bool:
    """True where what follows the comma before k is no longer what was said."""
    if k >= stop:
        return True
    low, f = w.low[k], w.flag[k]
    if g.has("turns", low):
        return True
    if f & Word.GERUND and not f & Word.NAME and not g.has("going_on", low):
        return True
    if low in g.phrases and any(tuple(w.low[k : k + len(p)]) == p for p, _ in g.phrases[low]):
        return True
    if low in ("and", "as"):
        return _cue_clause(w, g, k + 1, stop)
    if low == "even" and w.low[k + 1 : k + 2] in (["as"], ["though"], ["if"]):
        return True
    return _cue_clause(w, g, k, stop) and not f & Word.CONJUNCTION


def _cue_clause(w: Words, g: Grammar, k: int, stop: int) -> bool:
    """True where a short subject and a finite cue of speech follow ("he said", "the report found")."""
    for i in range(k, min(stop, k + 7)):
        if w.flag[i] & Word.MARK:
            return False
        if i > k and phrases.surely_verb(w, i) or w.flag[i] & Word.VERB and i == k:
            return any("inverted" in c.frames for c in g.verbs.get(w.low[i], ()))
    return False


def _coordinated_cue(w: Words, g: Grammar, k: int, stop: int) -> bool:
    """True where "and" is followed by a cue verb in the past: the subject goes on to say something else."""
    i = k + 1
    while i < stop and w.flag[i] & (Word.ADVERB | Word.AUXILIARY):
        i += 1
    return (
        i < stop
        and w.low[i] in g.verbs
        and bool(w.flag[i] & Word.VERB)
        and any(
            "clause" in c.frames and c.group in ("speech", "tell", "ask") or c.group == "judge"
            for c in g.verbs[w.low[i]]
        )
    )


def cut_at_comma(w: Words, g: Grammar, first: int, end: int, stretch: Stretch) -> int:
    """Where a subordinate or relative clause ends that began before `first`: at its comma, if it has one.

    A comma inside a series or before an apposition does not end it.
    """
    k = first
    while k < end:
        if k in stretch.jump:
            k = stretch.jump[k]
            if k < end and w.flag[k - 2] & Word.MARK and w.low[k - 2] == ",":
                return k
            continue
        if w.low[k] == "," and k > first and k + 1 < end:
            f = w.flag[k + 1]
            if phrases.surely_verb(w, k + 1) or f & (
                Word.SUBJECT | Word.NAME | Word.DETERMINER | Word.POSSESSIVE | Word.LOOSE
            ):
                return k
        k += 1
    return end


def _new_predicate(w: Words, k: int, stop: int) -> bool:
    """True where a finite verb in the past follows the conjunction at k."""
    i = k + 1
    while i < stop and w.flag[i] & Word.ADVERB:
        i += 1
    return (
        i < stop and bool(w.flag[i] & (Word.VERB | Word.BE | Word.AUXILIARY | Word.MODAL)) and not w.flag[i] & Word.NAME
    )


def before(w: Words, comma: int, stretch: Stretch) -> int:
    """Where the content that ends before `comma` begins: the head of the stretch, or after a semicolon."""
    k = comma - 1
    while k >= stretch.first:
        if k + 1 in stretch.back:
            k = stretch.back[k + 1] - 1
            continue
        low = w.low[k]
        if low in (";", "(") or low in _DASHES and (low != "-" or _spaced(w, k)) and k + 1 in stretch.jump:
            return k + 1
        k -= 1
    first = stretch.first
    if first < comma - 1 and w.flag[first] & Word.CONJUNCTION and not w.flag[first] & Word.DETERMINER:
        first += 1
    return first


def is_clause(w: Words, first: int, end: int, stretch: Stretch) -> bool:
    """True where tokens [first, end) hold a finite verb or a quotation: what can have been said."""
    k = first
    if w.flag[first] & (Word.PREPOSITION | Word.SUBORDINATOR | Word.GERUND) and not _main_verb_after_comma(
        w, first, end
    ):
        return first in stretch.jump
    while k < end:
        if k in stretch.jump:
            return True
        if w.flag[k] & FINITE or w.flag[k] & Word.BARE and k > first and w.flag[k - 1] & Word.SUBJECT:
            return True
        k += 1
    return False


def _main_verb_after_comma(w: Words, first: int, end: int) -> bool:
    seen = False
    for k in range(first, end):
        if w.low[k] == ",":
            seen = True
        elif seen and w.flag[k] & FINITE:
            return True
    return False
