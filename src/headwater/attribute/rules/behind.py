"""The noun phrase behind a cue: where it ends, with its appositions and relative clauses."""

from __future__ import annotations

from headwater.attribute.rules.grammar import FINITE, Word
from headwater.attribute.rules.passage import Passage
from headwater.attribute.rules.phrases import BREAKS, REACH, hangs_on_noun, surely_verb

ATTRIBUTE = 7
"""Tokens from the preposition to the participle of an attribute before its noun, at most."""
SHORTEST = 6
"""Letters of a participle, at least, less one."""


def end_of_phrase(p: Passage, first: int, *, whole: bool = False, opening: bool = False) -> int:
    """Where the noun phrase that begins at `first` ends.

    `whole`: with its relative clauses. `opening`: what was said follows behind the next comma, so that an apposition
    counts only where a comma closes it.
    """
    hi = min(p.last, first + REACH)
    if first >= hi:
        return first
    f = p.flag[first]
    if f & (Word.SUBJECT | Word.OBJECT) and not f & (Word.POSSESSIVE | Word.DETERMINER):
        return first + 1
    if (after := _attribute_end(p, first, hi)) > first:
        return end_of_phrase(p, after, whole=whole, opening=opening)
    k = p.jump[first] if p.g.free_order and first in p.jump and p.jump[first] - first < 8 else first
    apposed = False
    while k < hi:
        if k in p.jump and k > first:
            if p.jump[k] - k < 7 and (p.flag[k - 1] & (Word.DETERMINER | Word.NAME) or _called(p, k)):
                k = p.jump[k]
                continue
            break
        f = p.flag[k]
        low = p.low[k]
        if low == "(":
            k = _after_bracket(p, k, hi)
            continue
        if low == ",":
            after = _apposition_right(p, k, hi)
            if after < 0 or apposed or (opening and p.low[after - 1] != ","):
                break
            k = after
            apposed = not p.flag[k - 2] & Word.NUMBER
            if p.low[k - 1] == ",":
                break
            continue
        if f & Word.MARK and low not in "'’&/$%#":
            break
        if k > first and p.g.has("hearers", low):
            break
        if k > first and ((low in p.g.phrases and p.g.phrase_at(p.low, k)) or _name_ended(p, k, first)):
            break
        if f & (Word.SUBORDINATOR | Word.THAT) or (f & Word.SUBJECT and not f & Word.RELATIVE):
            break
        if f & Word.RELATIVE:
            if not whole:
                break
            k = min(_relative_end(p, k, hi), hi)
            continue
        if f & Word.PREPOSITION and not _within(p, k, whole=whole):
            break
        if f & (Word.TIME) and k > first and not p.flag[k - 1] & (Word.DETERMINER | Word.PREPOSITION | Word.CLITIC):
            break
        if f & Word.ADVERB and k > first and not f & Word.DETERMINER and p.low[k] not in ("then", "now"):
            break
        if f & Word.CONJUNCTION and not _joins(p, k, hi):
            break
        if k > first and surely_verb(p, k) and not (hangs_on_noun(p, k) and whole):
            break
        k += 1
    k = min(k, hi)
    while k > first + 1 and p.flag[k - 1] & (Word.CONJUNCTION | Word.PREPOSITION | Word.DETERMINER):
        k -= 1
    return k


def _attribute_end(p: Passage, first: int, hi: int) -> int:
    """Behind what a participle says of the noun it leads up to, a number before it or not; `first` where none does.

    "pasak | trijų su derybomis susipažinusių | šaltinių".
    """
    start = first + bool(p.flag[first] & (Word.NUMBER | Word.DETERMINER) or p.low[first].isdigit())
    if not p.g.attributive or start >= hi or not p.flag[start] & Word.PREPOSITION:
        return first
    for k in range(start + 1, min(start + ATTRIBUTE, hi - 1)):
        if p.low[k] in BREAKS:
            return first
        if p.low[k].endswith(p.g.attributive) and len(p.low[k]) > SHORTEST and not p.flag[k] & Word.NAME:
            return k + 1
    return first


def titled(p: Passage, k: int) -> bool:
    """True where the quotation at k is the name of an outlet or a body and no speech ("reports «Dawn»")."""
    end = p.jump.get(k, k)
    return k < end <= k + 7 and bool(p.flag[k + 1] & Word.NAME) and p.low[end - 2] not in (".", ",", "!", "?", "…")


def _name_ended(p: Passage, k: int, first: int) -> bool:
    """True for a common noun behind a full name or in a hearer's case: cases and not prepositions mark the hearer."""
    if not p.g.free_order or p.flag[k] & (Word.NAME | Word.PREPOSITION | Word.MARK | Word.CONJUNCTION):
        return False
    if is_hearer(p, k) and not any(p.flag[i] & Word.PREPOSITION for i in range(max(first, k - 3), k)):
        return True
    if k - first < 2:
        return False
    return bool(p.flag[k - 1] & Word.NAME and p.flag[k - 2] & Word.NAME)


def is_hearer(p: Passage, k: int) -> bool:
    """True for a word that by its form is somebody spoken to: listed, or a small word with a dative's ending."""
    low = p.low[k]
    if p.g.has("hearers", low):
        return True
    if p.flag[k] & ~int(Word.ROLE) or len(low) < 6:
        return False
    return low.endswith(p.g.hearer_endings)


def _called(p: Passage, k: int) -> bool:
    """True where the quotation at k is the name of what stands before it ("the agency «Horizon»")."""
    inner = p.flag[k + 1] if k + 1 < p.last else 0
    return bool(inner & Word.NAME) and not p.flag[p.jump[k] - 2] & Word.MARK and not p.flag[k - 1] & Word.MARK


def _joins(p: Passage, k: int, hi: int) -> bool:
    """True where a conjunction joins two nouns."""
    if p.low[k] not in ("and", "or", "&") or k + 1 >= hi:
        return False
    after = p.flag[k + 1]
    return not after & (Word.SUBJECT | Word.VERB | FINITE | Word.ADVERB | Word.GERUND) or bool(after & Word.NAME)


def _within(p: Passage, k: int, *, whole: bool) -> bool:
    """True where the preposition at k hangs on the noun phrase and not on the verb."""
    low = p.low[k]
    if low == "of":
        return True
    if k + 1 < len(p.low) and p.flag[k + 1] & (Word.TIME | Word.GERUND):
        return False
    if k + 2 < len(p.low) and (p.g.has("venues", p.low[k + 1]) or p.g.has("venues", p.low[k + 2])):
        return False
    if not p.g.has("np_prepositions", low):
        return False
    if p.flag[k - 1] & Word.NAME and not whole:
        return low in ("of", "for", "at")
    return True


def _after_bracket(p: Passage, k: int, hi: int) -> int:
    j = k
    while j < hi and p.low[j] != ")":
        j += 1
    return j + 1


def _apposition_right(p: Passage, comma: int, hi: int) -> int:
    """After "NP, apposition": the token after the apposition, its closing comma included; -1 where none follows."""
    first = comma + 1
    if first >= hi or first in p.jump:
        return -1
    f = p.flag[first]
    end = _segment_end(p, first, hi)
    closed = end < p.last and p.low[end] == ","
    if f & (
        Word.SUBJECT
        | Word.RELATIVE
        | Word.THAT
        | Word.SUBORDINATOR
        | Word.CONJUNCTION
        | Word.PREPOSITION
        | Word.ADVERB
        | Word.GERUND
    ):
        return -1
    if _has_predicate(p, first, end):
        return -1
    named = bool(p.flag[comma - 1] & (Word.NAME | Word.MARK)) or all(p.flag[i] & Word.NAME for i in range(first, end))
    if not (f & (Word.DETERMINER | Word.ROLE | Word.NUMBER) or named):
        return -1
    return end + 1 if closed else end


def _has_predicate(p: Passage, first: int, end: int) -> bool:
    """True where tokens [first, end) say something of their own, outside a relative clause."""
    for i in range(first, end):
        f = p.flag[i]
        if (f & Word.RELATIVE and not f & Word.DETERMINER) or p.low[i] == "that":
            return False
        if f & Word.SUBJECT or (surely_verb(p, i) and not (f & Word.PARTICIPLE and i > first)):
            return True
    return False


def _segment_end(p: Passage, first: int, hi: int) -> int:
    k = first
    while k < hi:
        if k in p.jump:
            k = p.jump[k]
            continue
        if p.low[k] in BREAKS:
            return k
        k += 1
    return min(k, hi)


def _relative_end(p: Passage, k: int, hi: int) -> int:
    """Where the relative clause at k ends: with its segment."""
    return _segment_end(p, k + 1, hi)
