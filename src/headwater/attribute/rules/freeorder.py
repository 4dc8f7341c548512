"""Languages in which the subject may follow its verb: "as the ministry reported", "this was told by X", "said X that".

Slavic and Lithuanian agency style. Which languages these are, the data says (`free_order`).
"""

from __future__ import annotations

from headwater.attribute.rules import behind, clauses, contents, phrases
from headwater.attribute.rules.found import Found, Range
from headwater.attribute.rules.grammar import CueVerb, Word
from headwater.attribute.rules.groups import VerbGroup
from headwater.attribute.rules.passage import Passage

_NO_SUBJECT = int(Word.THAT | Word.SUBORDINATOR | Word.RELATIVE | Word.CONJUNCTION | Word.OBJECT)


def subject_start(p: Passage, k: int) -> int:
    """Where the subject behind a verb begins: after adverbs, days, hearers, and "in" of "said in the ministry"."""
    for _ in range(7):
        if k >= p.last:
            return k
        f = p.flag[k]
        if _place(p, k) and p.g.has("impersonal", p.low[k - 1]):
            return k + 1
        heard = _hearer_end(p, k)
        if heard > k:
            k = heard
        elif f & (Word.ADVERB | Word.TIME) and not f & Word.NAME:
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


def _no_subject(flag: int) -> bool:
    return bool(flag & (_NO_SUBJECT | Word.PREPOSITION) and not flag & Word.POSSESSIVE)


def _hearer_end(p: Passage, k: int) -> int:
    """Where "to the agency «Dawn»" ends that stands between the verb and its subject; `k` where none does."""
    end = k
    if behind.is_hearer(p, k) or (p.flag[k] & Word.OBJECT and not p.flag[k] & Word.POSSESSIVE):
        end = k + 1
    elif p.flag[k] & Word.PREPOSITION and k + 1 < p.last and p.g.has("venues", p.low[k + 1]):
        end = k + 2
        while end < p.last and (p.g.has("hearer_prepositions", p.low[end]) or behind.is_hearer(p, end)):
            end += 1
    if (
        end < p.last
        and end in p.jump
        and p.jump[end] - end < 8
        and (end > k or (p.flag[k + 1] & Word.NAME and _said_before(p, k)))
    ):
        end = p.jump[end]
    if end <= k or end >= p.last or p.flag[end] & (_NO_SUBJECT | Word.MARK):
        return k
    return end


def named_in_marks(p: Passage, k: int) -> bool:
    """True where the quotation at k names the speaker: "The bridge is shut, reports «Dawn»." """
    if not behind.titled(p, k):
        return False
    end = p.jump[k]
    return end >= p.last or (p.low[end] in (",", ".", ";") and not (end + 1 < p.last and p.flag[end + 1] & Word.THAT))


def names_subject(p: Passage, end: int) -> bool:
    """True where the quotation that ends before `end` is the name of what stands before it ("the firm «Dawn» told")."""
    opening = p.back.get(end, -1)
    if opening <= p.first or not behind.titled(p, opening):
        return False
    return not p.flag[opening - 1] & (Word.MARK | Word.CONJUNCTION | Word.THAT | Word.PREPOSITION | Word.VERB)


def that_follows(p: Passage, k: int) -> bool:
    """True where a comma and "that" stand at k."""
    return k + 2 < p.last and p.low[k] == "," and bool(p.flag[k + 1] & Word.THAT)


def hearer_before(p: Passage, group: VerbGroup) -> int:
    """Where the hearer begins that stands right before the verb group; the group's own start where none does."""
    k = group.first - 1
    if k < p.first or (k == p.first and k + 1 not in p.back):
        return group.first
    if k + 1 in p.back:
        opening = p.back[k + 1]
        dative = bool(p.g.quoted_hearer_endings) and p.low[k - 1].endswith(p.g.quoted_hearer_endings)
        return opening if dative and opening > p.first and behind.titled(p, opening) else group.first
    kept = int(Word.PREPOSITION | Word.DETERMINER | Word.POSSESSIVE)
    preposed = any(p.flag[i] & kept for i in range(max(p.first, k - 3), k))
    return k if behind.is_hearer(p, k) and not preposed else group.first


def _said_before(p: Passage, k: int) -> bool:
    """True where the verb that ends before k follows a quotation, a dash, or a clause with a verb of its own."""
    at = k - 1
    if at <= p.first:
        return False
    if p.g.has("as_words", p.low[at - 1]):
        return True
    return at in p.back or p.low[at - 1] in "–—-" or any(phrases.surely_verb(p, i) for i in range(p.first, at - 1))


def without_preposition(p: Passage, found: Range, verb: int) -> Range | None:
    """ "In the ministry (they) denied": the ministry; "in the course of the talks the sides agreed": the sides."""
    first, end = found
    opened = p.jump.get(first + 1, end)
    if p.g.has("venues", p.low[first]) and opened < end:
        return opened, end
    if end == first + 1 and p.g.classes.get(p.low[first], 0) & (Word.ADVERB | Word.TIME):
        return None
    if not p.flag[first] & Word.PREPOSITION:
        return _owned_place(p, found) if p.low[verb].endswith(p.g.plural_endings) else found
    at = [k for k in range(first, end - 1) if _place(p, k)]
    if at:
        best = next((k for k in at if not p.flag[k + 1] & Word.NAME), at[0])
        return best + 1, end
    if end - first > 3 and not p.flag[end - 2] & (Word.PREPOSITION | Word.NAME):
        return end - 1, end
    return found


def _owned_place(p: Passage, found: Range) -> Range:
    """ "In the office of Smith (they) declined": the office, though a name could begin a subject there."""
    first, end = found
    if any(not p.flag[i] & Word.NAME for i in range(first, end)):
        return found
    for k in range(first - 1, max(p.first, first - 6) - 1, -1):
        if p.flag[k] & (Word.MARK | Word.CONJUNCTION | Word.VERB | Word.THAT) or k + 1 in p.back:
            return found
        if p.flag[k] & Word.PREPOSITION:
            return (k + 1, end) if _place(p, k) and not p.flag[k + 1] & Word.NAME else found
    return found


def _place(p: Passage, k: int) -> bool:
    """True for "in", "at" before where somebody speaks, and not before a day or an occasion."""
    if k + 1 >= p.last or not p.g.has("at_prepositions", p.low[k]) or p.flag[k + 1] & (Word.TIME | Word.NUMBER):
        return False
    if p.g.has("impersonal", p.low[k - 1]):
        return True
    if p.g.has("occasions", p.low[k + 1]):
        return False
    return not any(p.g.has("venues", low) for low in p.low[k + 1 : k + 3])


def fronted(p: Passage, group: VerbGroup, cue: CueVerb) -> Found | None:
    """ "To the request the ministry did not reply": what the verb's preposition brings stands before the verb."""
    topics = {words[0] for words in p.g.silence.get("prepositions", ())}
    wanted = {words[0] for words in cue.particles if not cue.bare or words[0] in topics}
    at = _object_before(p, group.first, wanted) if wanted and not group.infinitive else -1
    if at < 0 or _points_back(p) or at + 1 >= group.first:
        return None
    source, end = _subject_around(p, at, group, cue)
    if source is None or end <= at + 1:
        return None
    return Found([source], [(group.first, group.end)], [(at, end)], f"{cue.group}-fronted")


def _object_before(p: Passage, end: int, wanted: set[str]) -> int:
    """The token of the preposition whose phrase ends before `end`; -1 where none stands near."""
    k = end - 1
    while k >= max(p.first, end - 14):
        if k + 1 in p.back:
            k = p.back[k + 1] - 1
            continue
        if p.low[k] in wanted and not p.flag[k + 1] & (Word.TIME | Word.NUMBER):
            return k
        if p.flag[k] & (Word.MARK | Word.THAT | Word.SUBORDINATOR | Word.VERB | Word.RELATIVE):
            return -1
        k -= 1
    return -1


def _subject_around(p: Passage, at: int, group: VerbGroup, cue: CueVerb) -> tuple[Range | None, int]:
    """Whose verb it is, standing before its object at `at`, between both, or behind; and where the object ends."""
    if at > p.first and not p.flag[at - 1] & (Word.MARK | Word.CONJUNCTION | Word.VERB):
        before = phrases.left(p, at - 1)
        return (without_preposition(p, before, group.verb) if before else None), group.first
    place = next((k for k in range(at + 2, group.first - 1) if _place(p, k)), None)
    if place is not None:
        return (place + 1, group.first), place
    last = group.first - 1
    if last - at >= 2 and last + 1 not in p.back and p.flag[last] & (Word.ROLE | Word.SUBJECT):
        return (last, last + 1), last
    start = subject_start(p, group.end)
    if "inverted" in cue.frames and start < p.last and not p.flag[start] & (_NO_SUBJECT | Word.PREPOSITION | Word.MARK):
        end = behind.end_of_phrase(p, start, whole=True)
        return ((start, end) if end > start else None), group.first
    alone = not p.low[group.verb].endswith(p.g.plural_endings)
    if last - at >= 3 and last + 1 not in p.back and (last in p.back or alone):
        return (last, last + 1), last
    return None, 0


def read(p: Passage, group: VerbGroup, cue: CueVerb) -> Found | None:
    """The attribution of a verb whose subject follows it, or None."""
    start = subject_start(p, group.end)
    own = _subject_between(p, group)
    if own is not None and _only_where(p, group, start):
        return _with_content(p, group, cue, own)
    before = group.first - 1
    as_said = before >= p.first and p.g.has("as_words", p.low[before])
    if start >= p.last or _no_subject(p.flag[start]):
        return None
    if p.flag[start] & Word.MARK and not (as_said and behind.titled(p, start)):
        return None
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
    return _back_end(p) > p.first


def _back_end(p: Passage) -> int:
    """Where "of this" ends that opens the sentence; its start where none does."""
    k = p.first
    fits = (len(words) for words in p.g.silence.get("backward", ()) if tuple(p.low[k : k + len(words)]) == words)
    return k + max(fits, default=0)


def _subject_between(p: Passage, group: VerbGroup) -> Range | None:
    """Who stands between "of this" and the verb: "Of this | Hard | told in the course of the talks"."""
    opened = _back_end(p)
    if p.previous is None or opened == p.first or group.first <= opened or group.first in p.back:
        return None
    before = phrases.left(p, group.first - 1)
    if before is None or before[0] > opened or before[1] <= opened:
        return None
    found = (opened, before[1])
    named = bool(p.flag[opened] & (Word.NAME | Word.SUBJECT | Word.ROLE)) and not p.flag[opened] & _NO_SUBJECT
    heard = any(behind.is_hearer(p, k) or p.flag[k] & (Word.PREPOSITION | Word.MARK) for k in range(*found))
    return found if named and not heard else None


def _only_where(p: Passage, group: VerbGroup, start: int) -> bool:
    """True where nobody stands behind the verb, but at most where it was said: no "in the ministry (they) told"."""
    if start >= p.last or p.flag[start] & Word.MARK or _no_subject(p.flag[start]):
        return True
    if start == group.end:
        return False
    at = bool(p.flag[start - 1] & Word.PREPOSITION) or p.g.has("occasions", p.low[start - 1])
    return at and not p.low[group.verb].endswith(p.g.plural_endings)


def pointed_back(p: Passage, content: Range) -> Range:
    """The sentence before, where a content is no more than "of this, as is known": what that points to was said."""
    opened = _back_end(p)
    inserted = opened + 1 < p.last and p.low[opened] == "," and p.g.has("as_words", p.low[opened + 1])
    if content[0] != p.first or opened == p.first or not inserted or p.previous is None:
        return content
    end = clauses.end_of_stretch(p.previous)
    closed = "," not in p.low[opened + 1 : content[1]]
    return (p.previous.first, end) if closed and end > p.previous.first else content


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
