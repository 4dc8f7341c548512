"""Where a content begins and ends."""

from __future__ import annotations

from headwater.attribute.rules import phrases
from headwater.attribute.rules.grammar import FINITE, Word
from headwater.attribute.rules.passage import Passage

_FINAL = frozenset((".", "!", "?", "…", "...", ";"))
_DASHES = frozenset(("-", "–", "—", "--"))
SUBJECT_WORDS = 5
"""Words of a subject behind "and", at most: "and the Lina Harbour Board | would not say"."""


def end_of_stretch(p: Passage) -> int:
    """The token after the last one of the stretch that is not its full stop."""
    last = p.last
    while last > p.first and p.low[last - 1] in _FINAL and last not in p.back:
        last -= 1
    if p.low[p.first] == "(" and p.low[last - 1] == ")" and last - 1 > p.first:
        last -= 1
        while last > p.first and p.low[last - 1] in _FINAL and last not in p.back:
            last -= 1
    return last


def content_end(p: Passage, first: int, *, predicate: bool = False) -> int:
    """Where the content that begins at `first` ends: the sentence's end, or where another clause takes over.

    `predicate`: the content is an object and not a clause, so that "and" before a finite verb ends it.
    """
    stop = end_of_stretch(p)
    k = first
    while k < stop:
        if k in p.jump:
            k = p.jump[k]
            if k < stop and _sentence_ended(p, k):
                return k
            continue
        low = p.low[k]
        if low == ",":
            if k > first and turns(p, k + 1, stop):
                return k
        elif low in _DASHES:
            if (k > first and not _closing_dash(p, k, stop) and low != "-") or (
                _spaced(p, k) and not _closing_dash(p, k, stop)
            ):
                return k
        elif low in ("(", ";"):
            if low == ";" or (k > first and k + 1 < stop and p.low[k + 1] == "which"):
                return k
        elif p.flag[k] & Word.CONJUNCTION and k > first:
            if k + 1 < stop and p.flag[k + 1] & Word.GERUND and p.low[k + 1] in p.g.verbs:
                return k
            if _coordinated_cue(p, k, stop) or (
                predicate and (_new_predicate(p, k, stop) or _new_clause(p, first, k, stop))
            ):
                return k
        elif low == "according" and p.low[k + 1 : k + 2] == ["to"] and k > first:
            return k
        k += 1
    return stop


def _sentence_ended(p: Passage, k: int) -> bool:
    """True where a quotation that closed a sentence is followed by a capital."""
    inside = p.low[k - 2] if k >= 2 else ""
    return inside in (".", "!", "?") and bool(p.flag[k] & Word.NAME) and not p.flag[k] & Word.MARK


def _spaced(p: Passage, k: int) -> bool:
    return p.end[k - 1] < p.start[k] and k + 1 < len(p.start) and p.end[k] < p.start[k + 1]


def _closing_dash(p: Passage, k: int, stop: int) -> bool:
    """True where a second dash follows, so that the two enclose a parenthesis of the content."""
    return any(p.low[j] == p.low[k] and (p.low[k] != "-" or _spaced(p, j)) for j in range(k + 1, min(stop, k + 25)))


def turns(p: Passage, k: int, stop: int) -> bool:
    """True where what follows the comma before k is no longer what was said."""
    if k >= stop:
        return True
    low, f = p.low[k], p.flag[k]
    if p.g.has("turns", low):
        return True
    if f & Word.GERUND and not f & Word.NAME and not p.g.has("going_on", low):
        return True
    if low in p.g.phrases and any(tuple(p.low[k : k + len(x)]) == x for x, _ in p.g.phrases[low]):
        return True
    if low in ("and", "as"):
        return _cue_clause(p, k + 1, stop)
    if low == "even" and p.low[k + 1 : k + 2] in (["as"], ["though"], ["if"]):
        return True
    return _cue_clause(p, k, stop) and not f & Word.CONJUNCTION


def _cue_clause(p: Passage, k: int, stop: int) -> bool:
    """True where a short subject and a finite cue of speech follow ("he said", "the report found")."""
    for i in range(k, min(stop, k + 7)):
        if p.flag[i] & Word.MARK:
            return False
        if (i > k and phrases.surely_verb(p, i)) or (p.flag[i] & Word.VERB and i == k):
            return any("inverted" in c.frames for c in p.g.verbs.get(p.low[i], ()))
    return False


def _coordinated_cue(p: Passage, k: int, stop: int) -> bool:
    """True where "and" is followed by a cue verb in the past: the subject goes on to say something else."""
    i = k + 1
    while i < stop and p.flag[i] & (Word.ADVERB | Word.AUXILIARY):
        i += 1
    return (
        i < stop
        and p.low[i] in p.g.verbs
        and bool(p.flag[i] & Word.VERB)
        and any(
            ("clause" in c.frames and c.group in ("speech", "tell", "ask")) or c.group == "judge"
            for c in p.g.verbs[p.low[i]]
        )
    )


def without_day(p: Passage, first: int, end: int) -> int:
    """Where an object ends without the day on which it was named ("announced his plan on Tuesday")."""
    k = end
    while k > first + 1 and p.flag[k - 1] & (Word.TIME | Word.NUMBER) and k not in p.back:
        k -= 1
    if k == end or not any(p.flag[i] & Word.TIME for i in range(k, end)):
        return end
    while k > first + 1 and (p.flag[k - 1] & Word.PREPOSITION or p.g.has("time_openers", p.low[k - 1])):
        k -= 1
    return k


def cut_at_comma(p: Passage, first: int, end: int) -> int:
    """Where a subordinate or relative clause ends that began before `first`: at its comma, if it has one.

    A comma inside a series or before an apposition does not end it.
    """
    k = first
    while k < end:
        if k in p.jump:
            k = p.jump[k]
            if k < end and p.flag[k - 2] & Word.MARK and p.low[k - 2] == ",":
                return k
            continue
        if p.low[k] == "," and k > first and k + 1 < end:
            f = p.flag[k + 1]
            if phrases.surely_verb(p, k + 1) or f & (
                Word.SUBJECT | Word.NAME | Word.DETERMINER | Word.POSSESSIVE | Word.LOOSE
            ):
                return k
        k += 1
    return end


def _new_predicate(p: Passage, k: int, stop: int) -> bool:
    """True where a finite verb in the past follows the conjunction at k."""
    i = k + 1
    while i < stop and p.flag[i] & Word.ADVERB:
        i += 1
    return (
        i < stop and bool(p.flag[i] & (Word.VERB | Word.BE | Word.AUXILIARY | Word.MODAL)) and not p.flag[i] & Word.NAME
    )


def _new_clause(p: Passage, first: int, k: int, stop: int) -> bool:
    """True where a short subject and a helping verb follow "and": "the offer | and Vint couldn't be reached".

    Not inside a question that was asked, of which both may be the subject: "whether Vint and Kos would leave".
    """
    asks = Word.THAT | Word.SUBORDINATOR | Word.RELATIVE
    if any(p.flag[i] & asks for i in range(first, k)):
        return False
    i = k + 1
    while i < min(stop, k + 1 + SUBJECT_WORDS) and p.flag[i] & (Word.NAME | Word.DETERMINER | Word.ROLE):
        i += 1
    return k + 1 < i < stop and bool(p.flag[i] & (Word.AUXILIARY | Word.MODAL)) and not p.flag[i] & Word.NAME


def before(p: Passage, comma: int) -> int:
    """Where the content that ends before `comma` begins: the head of the stretch, or after a semicolon."""
    k = comma - 1
    while k >= p.first:
        if k + 1 in p.back:
            k = p.back[k + 1] - 1
            continue
        low = p.low[k]
        if low in (";", "(") or (low in _DASHES and (low != "-" or _spaced(p, k)) and k + 1 in p.jump):
            return k + 1
        k -= 1
    first = p.first
    if p.low[first] in _DASHES and first < comma - 1:
        first += 1
    if first < comma - 1 and p.flag[first] & Word.CONJUNCTION and not p.flag[first] & Word.DETERMINER:
        first += 1
    return first


def is_clause(p: Passage, first: int, end: int) -> bool:
    """True where tokens [first, end) hold a finite verb or a quotation: what can have been said."""
    k = first
    if p.g.free_order:
        return end - first > 1
    if p.flag[first] & (Word.PREPOSITION | Word.SUBORDINATOR | Word.GERUND) and not _main_verb_after_comma(
        p, first, end
    ):
        return first in p.jump
    while k < end:
        if k in p.jump:
            return True
        if p.flag[k] & FINITE or (p.flag[k] & Word.BARE and k > first and p.flag[k - 1] & Word.SUBJECT):
            return True
        k += 1
    return False


def _main_verb_after_comma(p: Passage, first: int, end: int) -> bool:
    seen = False
    for k in range(first, end):
        if p.low[k] == ",":
            seen = True
        elif seen and p.flag[k] & FINITE:
            return True
    return False
