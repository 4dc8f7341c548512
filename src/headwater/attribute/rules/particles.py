"""Cues that are no verbs: "according to", "reportedly", the colon of a headline, nouns that carry a content."""

from __future__ import annotations

from headwater.attribute.rules import behind, clauses, contents, phrases
from headwater.attribute.rules.found import Found
from headwater.attribute.rules.grammar import Word
from headwater.attribute.rules.passage import Passage


def find(p: Passage, found: list[Found]) -> list[Found]:
    """`found` with the attributions of this stretch's particles added."""
    out = list(found)
    headed = _headed(p)
    if headed:
        headed.stretch = p.stretch
        return [headed]
    k = p.first
    while k < p.last:
        if k in p.jump:
            k = p.jump[k]
            continue
        place = p.g.phrase_at(p.low, k) if p.low[k] in p.g.phrases else None
        if place:
            made = _PHRASES[place[1]](p, k, place[0], out)
            if made:
                made.stretch = p.stretch
                out.append(made)
                k = place[0]
                continue
        silent = _silence(p, k)
        if silent:
            silent.stretch = p.stretch
            out.append(silent)
        noun = p.g.nouns.get(p.low[k])
        if noun is not None and not any(a <= k < b for f in out for a, b in f.cue):
            made = _noun(p, k)
            if made:
                made.stretch = p.stretch
                out.append(made)
        k += 1
    return out


def _citing(p: Passage, cue: int, k: int, found: list[Found]) -> Found | None:
    """ "X reports with reference to Y": X cites, and what it cites is Y."""
    end = behind.end_of_phrase(p, k, whole=True)
    if end <= k:
        return None
    source = next((f.source for f in reversed(found) if f.source), [])
    return Found(list(source), [(cue, k)], [(k, end)], "citing")


def _postposed(p: Passage, cue: int, k: int, _: list[Found]) -> Found | None:
    """ "In X's words, ..." where the word follows the name."""
    source = phrases.left(p, cue - 1) if cue > p.first else None
    stop = clauses.end_of_stretch(p)
    if source is None or source[0] >= cue:
        return None
    if k < stop and p.low[k] == "," and source[0] <= p.first + 1 and k + 1 < stop:
        return Found([source], [(cue, k)], [(k + 1, clauses.content_end(p, k + 1))], "according-first")
    end = contents.end_before(p, source[0])
    if end is not None:
        return Found([source], [(cue, k)], [(clauses.before(p, end), end)], "according")
    return Found([source], [(cue, k)], [(k, clauses.content_end(p, k))], "according-first") if k < stop else None


def _silence(p: Passage, k: int) -> Found | None:
    """ "There have been no official reports on ...": nobody has said anything, and nobody is named."""
    stop = clauses.end_of_stretch(p)
    table = p.g.silence
    if (p.low[k],) not in table.get("nouns", ()):
        return None
    near = range(max(p.first, k - 6), min(stop, k + 30))
    marker = next(
        ((i, i + len(m)) for i in near for m in table.get("markers", ()) if tuple(p.low[i : i + len(m)]) == m), None
    )
    tail = next((len(t) for t in table.get("prepositions", ()) if tuple(p.low[k + 1 : k + 1 + len(t)]) == t), 0)
    if marker is None or not tail:
        return None
    first = k + 1 + tail
    end = marker[0] if marker[0] > first else clauses.content_end(p, first, predicate=True)
    begin = min(k, marker[0]) if marker[0] < k else _opening(p, k)
    cue = [(begin, first)] + ([marker] if marker[0] >= first else [])
    return Found([], cue, [(first, end)], "silence") if end > first else None


def _opening(p: Passage, k: int) -> int:
    """The adjective before a noun of silence ("official reports") belongs to the cue."""
    return k - 1 if k > p.first and not p.flag[k - 1] & ~int(Word.NAME) else k


def _headed(p: Passage) -> Found | None:
    """ "SMITH: ..." of transcripts and "Outlet: ..." of headlines: a name, a colon, what it says."""
    if not p.stretch.opens_paragraph or p.stretch.inside >= 0:
        return None
    k = p.first
    while k < min(p.last, p.first + 7) and p.low[k] != ":":
        f = p.flag[k]
        if (f & Word.MARK and p.low[k] not in "'’.()-") or (phrases.surely_verb(p, k) and not f & Word.NAME):
            return None
        k += 1
    if k == p.first or k + 2 >= p.last or p.low[k] != ":" or not _all_names(p, p.first, k):
        return None
    if p.end[k] == p.start[k + 1]:
        return None
    end = clauses.end_of_stretch(p)
    return Found([(p.first, k)], [(k, k + 1)], [(k + 1, end)], "headed") if end > k + 1 else None


def _all_names(p: Passage, first: int, end: int) -> bool:
    small = sum(1 for i in range(first, end) if not p.flag[i] & (Word.NAME | Word.MARK))
    return small == 0 or (small == 1 and end - first > 3)


def _hearsay(p: Passage, cue: int, after: int, _: list[Found]) -> Found:
    """ "reportedly": nobody is named; the clause around it is the content."""
    first = clauses.before(p, cue)
    end = clauses.content_end(p, after) if after < p.last else after
    k = cue - 1
    while k >= first:
        if k + 1 in p.back:
            k = p.back[k + 1]
        elif (p.low[k] == "," and k < cue - 1) or p.flag[k] & Word.SUBORDINATOR or p.low[k] == "that":
            first = k + 1
            break
        k -= 1
    content = [(a, b) for a, b in ((first, cue), (after, end)) if a < b]
    return Found([], [(cue, after)], content, "hearsay")


def _according(p: Passage, cue: int, k: int, _: list[Found]) -> Found | None:
    """ "According to X, ..." and "..., according to X"."""
    opens = cue == p.first or bool(cue - 1 == p.first and p.flag[cue - 1] & Word.CONJUNCTION)
    end = behind.end_of_phrase(p, k, whole=True, opening=opens)
    if end <= k:
        return None
    stop = clauses.end_of_stretch(p)
    if opens and p.g.free_order and (end >= stop or p.low[end] != ","):
        end = _first_name(p, k, end)
    if opens:
        first = end
        if first < stop and p.low[first] == ",":
            first += 1
        if first >= stop:
            return None
        return Found([(k, end)], [(cue, k)], [(first, clauses.content_end(p, first))], "according-first")
    last = cue
    while last > p.first and p.low[last - 1] in (",", "-", "–", "—", "--") and last not in p.back:
        last -= 1
    first = clauses.before(p, last)
    content = [(first, last)] if last > first else []
    if end < stop and p.low[end] == "," and p.low[cue - 1] == ",":
        content.append((end + 1, clauses.content_end(p, end + 1)))
    return Found([(k, end)], [(cue, k)], content, "according") if content else None


def _by_whose(p: Passage, cue: int, k: int, _: list[Found]) -> Found | None:
    """ "In her words, ...", where the pronoun stands within the phrase."""
    stop = clauses.end_of_stretch(p)
    source = (k - 2, k - 1)
    cues = [(a, b) for a, b in ((cue, k - 2), (k - 1, k)) if a < b]
    after = k + 1 if k < stop and p.low[k] == "," else k
    if cue == p.first or p.flag[cue - 1] & Word.CONJUNCTION:
        return (
            Found([source], cues, [(after, clauses.content_end(p, after))], "according-first") if after < stop else None
        )
    end = contents.end_before(p, cue)
    if end is None:
        return None
    said = [(clauses.before(p, end), end)]
    if k < after < stop:
        said.append((after, clauses.content_end(p, after)))
    return Found([source], cues, said, "according")


def _first_name(p: Passage, first: int, end: int) -> int:
    """Where the source ends when no comma parts it from what it said: with its name, or its first word."""
    quoted = next((p.jump[i] for i in range(first, end) if i in p.jump and p.jump[i] <= end), None)
    if quoted is not None:
        return quoted
    named = [i for i in range(first, end) if p.flag[i] & Word.NAME]
    return next((i + 1 for i in named if i + 1 not in named), first + 1)


def _noun(p: Passage, k: int) -> Found | None:
    """ "his claim that ...", "her support for ..."."""
    noun = p.g.nouns[p.low[k]]
    stop = clauses.end_of_stretch(p)
    if k + 2 >= stop:
        return None
    low = p.low[k + 1]
    if low in noun.prepositions:
        first, cue_end = k + 2, k + 2
    elif (low == "that" and noun.clause) or (low == "to" and noun.infinitive and p.flag[k + 2] & Word.BARE):
        first, cue_end = k + 1, k + 1
    else:
        return None
    start = k
    while start > p.first and not p.flag[start - 1] & (
        Word.POSSESSIVE | Word.CLITIC | Word.MARK | Word.PREPOSITION | Word.DETERMINER | Word.VERB | Word.NAME
    ):
        start -= 1
        if k - start > 3:
            return None
    f = p.flag[start - 1] if start > p.first else 0
    if f & Word.POSSESSIVE:
        source = (start - 1, start)
        cue_first = start
    elif f & Word.CLITIC:
        found = phrases.left(p, start - 2)
        if not found:
            return None
        first_of = phrases.innermost(p, found)[0]
        source, cue_first = (first_of, start), start
    else:
        return None
    if cue_end == k + 2:
        end = behind.end_of_phrase(p, first, whole=True)
    else:
        end = clauses.content_end(p, first)
    if end <= first:
        return None
    return Found([source], [(cue_first, cue_end)], [(first, end)], "noun")


_PHRASES = {
    "according": _according,
    "citing": _citing,
    "hearsay": _hearsay,
    "postposed": _postposed,
    "whose": _by_whose,
}
