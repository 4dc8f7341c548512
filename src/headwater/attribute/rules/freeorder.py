"""Languages in which the subject may follow its verb: "as the ministry reported", "this was told by X", "said X that".

Slavic and Lithuanian agency style. Which languages these are, the data says (`free_order`).
"""

from __future__ import annotations

from headwater.attribute.rules import behind, clauses, contents
from headwater.attribute.rules.found import Found
from headwater.attribute.rules.grammar import CueVerb, Word
from headwater.attribute.rules.groups import VerbGroup
from headwater.attribute.rules.passage import Passage

_NO_SUBJECT = int(Word.THAT | Word.SUBORDINATOR | Word.RELATIVE | Word.CONJUNCTION | Word.OBJECT)


def subject_start(p: Passage, k: int) -> int:
    """Where the subject behind a verb begins: after adverbs, days, and "in" of "said in the ministry"."""
    for _ in range(4):
        if k >= p.last:
            return k
        f = p.flag[k]
        if f & (Word.ADVERB | Word.TIME) and not f & Word.NAME:
            k += 1
        elif f & Word.PREPOSITION and k + 1 < p.last and p.flag[k + 1] & (Word.TIME | Word.NUMBER):
            k += 2
        elif (
            f & Word.PREPOSITION
            and p.g.has("at_prepositions", p.low[k])
            and not p.g.has("venues", p.low[k + 1 : k + 2][0] if k + 1 < p.last else "")
        ):
            return k + 1
        else:
            return k
    return k


def read(p: Passage, group: VerbGroup, cue: CueVerb) -> Found | None:
    """The attribution of a verb whose subject follows it, or None."""
    start = subject_start(p, group.end)
    if start >= p.last or p.flag[start] & (_NO_SUBJECT | Word.PREPOSITION) or start in p.jump:
        return None
    if p.flag[start] & Word.MARK:
        return None
    before = group.first - 1
    as_said = before >= p.first and p.g.has("as_words", p.low[before])
    if not as_said and not _subject_free(p, group):
        return None
    end = behind.end_of_phrase(p, start, whole=True, opening=as_said)
    if end <= start:
        return None
    if as_said:
        return _as_reported(p, group, cue, (start, end))
    return _with_content(p, group, cue, (start, end))


def _subject_free(p: Passage, group: VerbGroup) -> bool:
    """True where no subject stands before the verb: it opens its clause, or follows "of this"."""
    k = group.first - 1
    if k < p.first:
        return True
    if _points_back(p):
        return True
    return bool(p.flag[k] & (Word.MARK | Word.CONJUNCTION | Word.TIME | Word.ADVERB)) and k + 1 not in p.back


def _points_back(p: Passage) -> bool:
    """ "Of this ... reported": the content is the sentence before."""
    k = p.first
    return any(tuple(p.low[k : k + len(words)]) == words for words in p.g.silence.get("backward", ()))


def _as_reported(p: Passage, group: VerbGroup, cue: CueVerb, source: tuple[int, int]) -> Found | None:
    """ "As X reports, ..." and "..., as X reports"."""
    stop = clauses.end_of_stretch(p)
    as_word = group.first - 1
    if as_word <= p.first + 1:
        k = source[1]
        while k < stop and p.low[k] not in (",", ":") and k not in p.jump:
            k += 1
        first = k + 1 if k < stop and k not in p.jump else k
        if first < stop and p.low[first] in p.g.phrases and p.g.phrase_at(p.low, first):
            first = next((i + 1 for i in range(first, stop) if p.low[i] == ","), first)
        if first >= stop:
            return None
        return Found([source], [(group.first, group.end)], [(first, clauses.content_end(p, first))], f"{cue.group}-as")
    ends = contents.end_before(p, as_word)
    if ends is None:
        return None
    return Found([source], [(group.first, group.end)], [(clauses.before(p, ends), ends)], f"{cue.group}-as")


def _with_content(p: Passage, group: VerbGroup, cue: CueVerb, source: tuple[int, int]) -> Found | None:
    """ "X reported, that ..." with X behind the verb; "of this X reported" with the sentence before."""
    stop = clauses.end_of_stretch(p)
    for k in range(source[1], min(stop, source[1] + 14)):
        if p.flag[k] & Word.THAT and p.low[k - 1] == ",":
            return Found(
                [source], [(group.first, group.end)], [(k, clauses.content_end(p, k))], f"{cue.group}-that-subject"
            )
        if p.low[k] == ":" and k + 1 < stop:
            return Found(
                [source],
                [(group.first, group.end), (k, k + 1)],
                [(k + 1, clauses.content_end(p, k + 1))],
                f"{cue.group}-colon-subject",
            )
        if k in p.jump:
            break
    if _points_back(p) and p.previous is not None:
        back = p.previous
        end = clauses.end_of_stretch(back)
        if end > back.first:
            return Found([source], [(group.first, group.end)], [(back.first, end)], f"{cue.group}-before")
    return None
