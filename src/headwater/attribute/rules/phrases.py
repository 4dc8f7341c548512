"""Noun phrases without a parser: the subject of a verb, read leftwards from it."""

from __future__ import annotations

from headwater.attribute.rules.grammar import Word
from headwater.attribute.rules.passage import Passage

REACH = 45
"""Tokens that a source may span; the longest in newspapers has about forty."""

_STOP = int(Word.SUBORDINATOR | Word.MODAL | Word.AUXILIARY | Word.BE)
_DASHES = frozenset(("-", "–", "—", "--"))
BREAKS = frozenset((",", ";", ":", ".", "!", "?", "…", "...", *_DASHES))


def surely_verb(p: Passage, i: int) -> bool:
    """True where token i is a finite verb and not a participle or noun within a noun phrase."""
    f = p.flag[i]
    if f & (Word.BE | Word.MODAL | Word.AUXILIARY):
        return not f & Word.CLITIC
    if not f & (Word.VERB | Word.PARTICIPLE):
        return False
    if f & Word.NAME and i and not p.flag[i - 1] & (Word.NAME | Word.MARK):
        return False
    before = p.flag[i - 1] if i else int(Word.MARK)
    nominal = Word.DETERMINER | Word.POSSESSIVE | Word.CLITIC | Word.PREPOSITION
    return not before & nominal or bool(before & Word.SUBJECT)


def left(p: Passage, last: int) -> tuple[int, int] | None:
    """The noun phrase that ends with token `last` (the one before a verb): [first, end), or None."""
    lo = max(p.first, last - REACH)
    last = _without_adverbial(p, last, lo)
    if last < lo:
        return None
    if p.low[last] == ",":
        return _with_apposition(p, last, lo)
    if p.low[last] in _DASHES:
        return _between_dashes(p, last, lo)
    if p.flag[last] & Word.MARK and p.low[last] not in ")%’'\"”" and last + 1 not in p.back:
        return None
    first = _walk(p, last, lo)
    first = _trim(p, first, last)
    return (first, last + 1) if first <= last and _nominal(p, first, last) else None


def _nominal(p: Passage, first: int, last: int) -> bool:
    f = p.flag[last]
    if f & (Word.SUBJECT | Word.LOOSE | Word.NAME | Word.RELATIVE):
        return True
    return not f & (Word.PREPOSITION | Word.CONJUNCTION | Word.SUBORDINATOR | Word.THAT | Word.ADVERB) and not (
        first == last and f & (Word.OBJECT | Word.TIME | Word.NUMBER | Word.MARK | Word.POSSESSIVE)
    )


def _without_adverbial(p: Passage, last: int, lo: int) -> int:
    """Drops "on Tuesday", "last week", "also" between the noun phrase and its verb."""
    while last > lo:
        f = p.flag[last]
        if f & Word.ADVERB and not f & Word.NAME:
            last -= 1
        elif f & Word.TIME and not (f & Word.NAME and p.flag[last - 1] & Word.TITLE):
            k = last
            while k > lo and p.flag[k] & (Word.TIME | Word.NUMBER):
                k -= 1
            if p.flag[k] & Word.PREPOSITION or p.low[k] in ("last", "this", "next"):
                k -= 1
            elif p.flag[last] & Word.NAME and k == last - 1 and not p.flag[k] & Word.NAME:
                pass
            elif p.flag[k] & (Word.DETERMINER | Word.POSSESSIVE | Word.CLITIC):
                return last
            last = k
        else:
            break
    return last


def _walk(p: Passage, last: int, lo: int) -> int:
    """The leftmost token of the verbless run that ends at `last`."""
    if p.flag[last] & Word.SUBJECT or (p.flag[last] & Word.RELATIVE and not p.flag[last] & Word.DETERMINER):
        return last
    k = last
    while k >= lo:
        if k + 1 in p.back:
            opening = p.back[k + 1]
            if opening < lo or not _quoted_word(p, opening, k):
                break
            k = opening - 1
            continue
        f = p.flag[k]
        if p.low[k] == ")":
            k = _before_bracket(p, k, lo)
            continue
        if p.low[k] in BREAKS:
            series = _series(p, k, lo) if p.low[k] == "," else -1
            if series < 0:
                break
            k = series
            continue
        if f & Word.MARK and p.low[k] not in "'’&/$%":
            break
        if (f & _STOP and not f & Word.CLITIC) or f & Word.THAT:
            who = -1
            if f & (Word.MODAL | Word.AUXILIARY | Word.BE):
                who = _relative_before(p, k, lo)
            if who < 0:
                break
            k = who - 1
            continue
        if f & Word.RELATIVE and not f & Word.DETERMINER:
            k -= 1
            continue
        if f & Word.SUBJECT and not f & Word.DETERMINER and p.low[k + 1] not in ("and", "or"):
            break
        if surely_verb(p, k):
            who = _relative_before(p, k, lo)
            if who >= 0:
                k = who - 1
                continue
            if not hangs_on_noun(p, k):
                break
        k -= 1
    return k + 1


def _quoted_word(p: Passage, opening: int, closing: int) -> bool:
    """True for a nickname or term in quotation marks within a noun phrase: short, and no sentence of its own."""
    return closing - opening < 8 and not p.flag[closing - 1] & Word.MARK


def _before_bracket(p: Passage, k: int, lo: int) -> int:
    j = k - 1
    while j > lo and p.low[j] != "(":
        j -= 1
    return j - 1


def _series(p: Passage, comma: int, lo: int) -> int:
    """Where a comma parts the members of a series of names ("A, B and C"): the token before it; else -1."""
    after = comma + 1
    while after < len(p.low) and p.flag[after] & Word.NAME and after < comma + 6:
        after += 1
    if after == comma + 1 or p.low[after] not in ("and", ",") or p.low[after] == ",":
        return -1
    return comma - 1 if comma - 1 >= lo and p.flag[comma - 1] & Word.NAME else -1


def _relative_before(p: Passage, k: int, lo: int) -> int:
    """The relative pronoun whose clause the verb at k belongs to, without a comma before it; -1 where there is none."""
    for j in range(k - 1, max(lo, k - 8) - 1, -1):
        if p.low[j] in BREAKS:
            return -1
        if p.flag[j] & Word.RELATIVE:
            before = p.flag[j - 1] if j > lo else int(Word.MARK)
            if before & (Word.MARK | Word.VERB | Word.CONJUNCTION) and not before & Word.NAME:
                return -1
            return j
    return -1


def hangs_on_noun(p: Passage, k: int) -> bool:
    """True for a participle that hangs on the noun before it ("a source briefed on the talks")."""
    f = p.flag[k]
    if not f & Word.PARTICIPLE or k + 1 >= len(p.low) or k == 0:
        return False
    following, before = p.flag[k + 1], p.flag[k - 1]
    if before & (Word.SUBJECT | Word.MARK | Word.NAME):
        return False
    return bool(following & Word.PREPOSITION)


def _trim(p: Passage, first: int, last: int) -> int:
    """Drops what stands before the noun phrase proper: conjunctions, adverbs, "On Tuesday", "In Ohio"."""
    while first < last:
        f = p.flag[first]
        if (f & (Word.CONJUNCTION | Word.SUBORDINATOR | Word.THAT) and not f & Word.DETERMINER) or (
            f & Word.ADVERB and not f & Word.DETERMINER and not (f & Word.NAME and first > p.first)
        ):
            first += 1
        elif p.low[first] in ("last", "this", "next") and p.flag[first + 1] & Word.TIME:
            first += 2
        elif _opening_day(p, first) or (
            f & Word.TIME and not f & Word.TITLE and not p.flag[first + 1] & (Word.NAME | Word.CLITIC)
        ):
            first += 1
        elif f & Word.PREPOSITION:
            k = _after_prepositional(p, first, last)
            if k > last:
                return first
            first = k
        elif f & Word.MARK and p.low[first] not in "'’\"”“‘$" and first not in p.jump:
            first += 1
        else:
            break
    return first


def _opening_day(p: Passage, first: int) -> bool:
    """True for "Yesterday" at the head of a sentence, in languages that write days and months small elsewhere."""
    return p.g.free_order and first == p.first and bool(p.g.classes.get(p.low[first], 0) & (Word.ADVERB | Word.TIME))


def _after_prepositional(p: Passage, first: int, last: int) -> int:
    """Where a noun phrase begins anew after the prepositional phrase at `first`; beyond `last` where none does."""
    k = first + 1
    while k <= last and p.flag[k] & (Word.DETERMINER | Word.POSSESSIVE | Word.ADVERB):
        k += 1
    while k < last:
        if p.g.free_order and k in p.jump:
            return p.jump[k]
        k += 1
        f = p.flag[k]
        if p.flag[k - 1] & (Word.PREPOSITION | Word.CONJUNCTION | Word.CLITIC):
            continue
        if f & (Word.SUBJECT | Word.DETERMINER | Word.POSSESSIVE | Word.TITLE):
            return k
        if p.g.free_order and f & Word.ROLE:
            return k
        if f & Word.NAME and p.flag[k - 1] & (Word.TIME | Word.NUMBER):
            return k
        if f & Word.NAME and not p.flag[k - 1] & (Word.NAME | Word.DETERMINER):
            return k
    return last + 1


def _with_apposition(p: Passage, comma: int, lo: int) -> tuple[int, int] | None:
    """The noun phrase before "..., its apposition," or before a parenthesis between commas, which is left out."""
    k = comma - 1
    members = 0
    while k >= lo and members < 5:
        opening = _comma_before(p, k, lo)
        if opening < lo or opening <= p.first:
            return None
        apposed = _apposed(p, opening + 1, comma)
        before = left_plain(p, opening - 1, lo)
        if before is not None and _starts_clause(p, before[0]):
            if apposed:
                return before[0], comma + 1
            return before
        members += 1
        k = opening - 1
    return None


def _starts_clause(p: Passage, first: int) -> bool:
    """True where what stands before `first` lets a subject begin there."""
    if first == p.first or first in p.back:
        return True
    f = p.flag[first - 1]
    if f & (Word.CONJUNCTION | Word.SUBORDINATOR | Word.THAT | Word.RELATIVE | Word.ADVERB | Word.TIME):
        return True
    return p.low[first - 1] in (",", ";", ":", "-", "–", "—", "--", ".", "(") or bool(f & (Word.VERB | Word.NAME))


def left_plain(p: Passage, last: int, lo: int) -> tuple[int, int] | None:
    """As `left`, without looking for an apposition."""
    if last < lo or p.low[last] in BREAKS:
        return None
    first = _trim(p, _walk(p, last, lo), last)
    if first > last or p.flag[first] & Word.PREPOSITION or not _nominal(p, first, last):
        return None
    return first, last + 1


def _comma_before(p: Passage, k: int, lo: int) -> int:
    while k >= lo:
        if k + 1 in p.back:
            k = p.back[k + 1] - 1
            continue
        if p.low[k] == ",":
            return k
        if p.low[k] in (";", ":", "."):
            return -1
        k -= 1
    return -1


def _apposed(p: Passage, first: int, comma: int) -> bool:
    """True where tokens [first, comma) say who somebody is: a role, an age, a relative clause."""
    f = p.flag[first]
    if p.low[first] in ("who", "whose", "whom") or (f & Word.NUMBER and comma == first + 1):
        return True
    if f & (Word.GERUND | Word.SUBJECT) and not f & Word.NAME:
        return False
    if f & (Word.PREPOSITION | Word.ADVERB | Word.SUBORDINATOR | Word.CONJUNCTION | Word.THAT):
        return False
    return not any(surely_verb(p, i) for i in range(first, min(comma, first + 6)))


def _between_dashes(p: Passage, dash: int, lo: int) -> tuple[int, int] | None:
    k = dash - 1
    while k >= lo and p.low[k] != p.low[dash]:
        k -= 1
    if k <= lo:
        return None
    before = left_plain(p, k - 1, lo)
    return (before[0], dash + 1) if before and _apposed(p, k + 1, dash) else before


def innermost(p: Passage, found: tuple[int, int]) -> tuple[int, int]:
    """The noun phrase nearest to a participle that hangs on it: without what a preposition ties it to."""
    for k in range(found[1] - 1, found[0], -1):
        if p.flag[k] & Word.PREPOSITION or surely_verb(p, k):
            return k + 1, found[1]
    return found
