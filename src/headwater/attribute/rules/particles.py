"""Cues that are no verbs: "according to", "reportedly", the colon of a headline, nouns that carry a content."""

from __future__ import annotations

from headwater.attribute.rules import clauses, phrases
from headwater.attribute.rules.grammar import Grammar, Word
from headwater.attribute.rules.speech import Found
from headwater.attribute.rules.words import Stretch, Words


def find(w: Words, g: Grammar, stretch: Stretch, found: list[Found]) -> list[Found]:
    """`found` with the attributions of this stretch's particles added."""
    out = list(found)
    headed = _headed(w, g, stretch)
    if headed:
        headed.stretch = stretch
        return [headed]
    k = stretch.first
    while k < stretch.last:
        if k in stretch.jump:
            k = stretch.jump[k]
            continue
        for parts, name in g.phrases.get(w.low[k], ()):
            if tuple(w.low[k : k + len(parts)]) == parts and name == "according":
                made = _according(w, g, k, k + len(parts), stretch)
                if made:
                    made.stretch = stretch
                    out.append(made)
            elif tuple(w.low[k : k + len(parts)]) == parts and name == "hearsay":
                out.append(_hearsay(w, g, k, k + len(parts), stretch))
        noun = g.nouns.get(w.low[k])
        if noun is not None and not any(a <= k < b for f in out for a, b in f.cue):
            made = _noun(w, g, k, stretch)
            if made:
                made.stretch = stretch
                out.append(made)
        k += 1
    return out


def _headed(w: Words, g: Grammar, stretch: Stretch) -> Found | None:
    """ "SMITH: ..." of transcripts and "Outlet: ..." of headlines: a name, a colon, what it says."""
    if not stretch.opens_paragraph or stretch.inside >= 0:
        return None
    k = stretch.first
    while k < min(stretch.last, stretch.first + 7) and w.low[k] != ":":
        f = w.flag[k]
        if f & Word.MARK and w.low[k] not in "'’.()-" or phrases.surely_verb(w, k) and not f & Word.NAME:
            return None
        k += 1
    if k == stretch.first or k + 2 >= stretch.last or w.low[k] != ":" or not _all_names(w, stretch.first, k):
        return None
    if w.end[k] == w.start[k + 1]:
        return None
    end = clauses.end_of_stretch(w, stretch)
    return Found([(stretch.first, k)], [(k, k + 1)], [(k + 1, end)], "headed") if end > k + 1 else None


def _all_names(w: Words, first: int, end: int) -> bool:
    small = sum(1 for i in range(first, end) if not w.flag[i] & (Word.NAME | Word.MARK))
    return small == 0 or small == 1 and end - first > 3


def _hearsay(w: Words, g: Grammar, cue: int, after: int, stretch: Stretch) -> Found:
    """ "reportedly": nobody is named; the clause around it is the content."""
    first = clauses.before(w, cue, stretch)
    end = clauses.content_end(w, g, after, stretch) if after < stretch.last else after
    k = cue - 1
    while k >= first:
        if k + 1 in stretch.back:
            k = stretch.back[k + 1]
        elif w.low[k] == "," and k < cue - 1 or w.flag[k] & Word.SUBORDINATOR or w.low[k] == "that":
            first = k + 1
            break
        k -= 1
    content = [(a, b) for a, b in ((first, cue), (after, end)) if a < b]
    return Found([], [(cue, after)], content, "hearsay", stretch)


def _according(w: Words, g: Grammar, cue: int, k: int, stretch: Stretch) -> Found | None:
    """ "According to X, ..." and "..., according to X"."""
    end = phrases.right(w, g, k, stretch, whole=True)
    if end <= k:
        return None
    stop = clauses.end_of_stretch(w, stretch)
    opens = cue == stretch.first or cue - 1 == stretch.first and w.flag[cue - 1] & Word.CONJUNCTION
    if opens:
        first = end
        if first < stop and w.low[first] == ",":
            first += 1
        if first >= stop:
            return None
        return Found([(k, end)], [(cue, k)], [(first, clauses.content_end(w, g, first, stretch))], "according-first")
    last = cue
    while last > stretch.first and w.low[last - 1] in (",", "-", "–", "—", "--") and last not in stretch.back:
        last -= 1
    first = clauses.before(w, last, stretch)
    content = [(first, last)] if last > first else []
    if end < stop and w.low[end] == "," and w.low[cue - 1] == ",":
        content.append((end + 1, clauses.content_end(w, g, end + 1, stretch)))
    return Found([(k, end)], [(cue, k)], content, "according") if content else None


def _noun(w: Words, g: Grammar, k: int, stretch: Stretch) -> Found | None:
    """ "his claim that ...", "her support for ..."."""
    noun = g.nouns[w.low[k]]
    stop = clauses.end_of_stretch(w, stretch)
    if k + 2 >= stop:
        return None
    low = w.low[k + 1]
    if low in noun.prepositions:
        first, cue_end = k + 2, k + 2
    elif low == "that" and noun.clause or low == "to" and noun.infinitive and w.flag[k + 2] & Word.BARE:
        first, cue_end = k + 1, k + 1
    else:
        return None
    start = k
    while start > stretch.first and not w.flag[start - 1] & (
        Word.POSSESSIVE | Word.CLITIC | Word.MARK | Word.PREPOSITION | Word.DETERMINER | Word.VERB | Word.NAME
    ):
        start -= 1
        if k - start > 3:
            return None
    f = w.flag[start - 1] if start > stretch.first else 0
    if f & Word.POSSESSIVE:
        source = (start - 1, start)
        cue_first = start
    elif f & Word.CLITIC:
        found = phrases.left(w, g, start - 2, stretch)
        if not found:
            return None
        first_of = phrases.innermost(w, found)[0]
        source, cue_first = (first_of, start), start
    else:
        return None
    if cue_end == k + 2:
        end = phrases.right(w, g, first, stretch, whole=True)
    else:
        end = clauses.content_end(w, g, first, stretch)
    if end <= first:
        return None
    return Found([source], [(cue_first, cue_end)], [(first, end)], "noun")
