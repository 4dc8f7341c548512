"""Whose words they are: the subject of a verb of saying."""

from __future__ import annotations

from headwater.attribute.rules import behind, freeorder, groups, phrases
from headwater.attribute.rules.found import Range
from headwater.attribute.rules.grammar import CueVerb, Word
from headwater.attribute.rules.groups import VerbGroup
from headwater.attribute.rules.passage import Passage


def source_of(p: Passage, group: VerbGroup, cue: CueVerb) -> tuple[Range | None, str]:
    k = group.first - 1
    if group.infinitive:
        return None, ""
    if group.gerund:
        if (
            k >= p.first
            and k + 1 not in p.back
            and not p.flag[k]
            & (
                Word.MARK
                | Word.PREPOSITION
                | Word.CONJUNCTION
                | Word.SUBORDINATOR
                | Word.VERB
                | Word.ADVERB
                | Word.TIME
            )
        ):
            found = phrases.left(p, k)
            if found and "modifies" in cue.frames:
                return phrases.innermost(p, found), "reduced"
        return _main_subject(p, group), "participle" if k < p.first or p.low[k] == "," else "gerund"
    if k < p.first:
        return None, ""
    if k + 1 in p.back:
        if p.g.free_order and freeorder.names_subject(p, k + 1):
            found = phrases.left(p, k)
            return freeorder.without_preposition(p, found, group.verb) if found else None, "subject"
        if p.g.free_order and p.back[k + 1] == p.first and behind.titled(p, p.first):
            return (p.first, k + 1), "subject"
        return None, ""
    f = p.flag[k]
    if (f & Word.RELATIVE and p.low[k] != "that") or p.low[k] == "that":
        if p.low[k] == "whom":
            return None, ""
        return (k, k + 1), "who"
    if f & Word.CONJUNCTION or (p.low[k] == "," and not _apposition_possible(p, k)):
        return _main_subject(p, group), "coordinated"
    found = phrases.left(p, k)
    if found is None and p.low[k] == ",":
        return _main_subject(p, group), "coordinated"
    return freeorder.without_preposition(p, found, group.verb) if found and p.g.free_order else found, "subject"


def _apposition_possible(p: Passage, comma: int) -> bool:
    return any(p.low[j] == "," for j in range(max(p.first, comma - 40), comma))


def _main_subject(p: Passage, group: VerbGroup) -> Range | None:
    """The subject of the clause that this verb continues."""
    k = group.first - 1
    if p.found and p.found[-1].source and p.found[-1].content[-1][1] == k and p.flag[k] & Word.CONJUNCTION:
        return p.found[-1].source[0]
    lo = max(p.first, k - 60)
    while k >= lo:
        if k + 1 in p.back and k + 1 != group.first:
            k = p.back[k + 1] - 1
            continue
        if phrases.surely_verb(p, k) or (
            p.flag[k] & (Word.BARE | Word.NAME) == Word.BARE
            and p.low[k].endswith("s")
            and p.flag[k - 1] & (Word.NAME | Word.SUBJECT)
        ):
            j = k
            while j > lo and p.flag[j - 1] & groups.HELPERS and j not in p.back:
                j -= 1
            if j > p.first:
                for f in reversed(p.found):
                    if f.source and f.stretch is p.stretch and f.cue[0][0] <= j < f.cue[-1][1]:
                        return f.source[0]
                found = phrases.left(p, j - 1)
                if found and not (p.flag[found[0]] & Word.RELATIVE):
                    return found
                if found:
                    return found
            k = j - 1
            continue
        k -= 1
    return None
