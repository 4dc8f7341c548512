"""What a verb of saying brings: where its content stands, before it or after it."""

from __future__ import annotations

from headwater.attribute.rules import behind, clauses, phrases
from headwater.attribute.rules.found import Range
from headwater.attribute.rules.grammar import CueVerb, Word
from headwater.attribute.rules.groups import VerbGroup
from headwater.attribute.rules.passage import Passage


def as_clause(p: Passage, source: Range) -> bool:
    """True in "As X said, ..." at the head of a sentence."""
    return source[0] == p.first + 1 and p.g.has("as_words", p.low[p.first])


def subordinate(p: Passage, source: Range) -> bool:
    """True in "When X said ..., ...": the comma ends the clause."""
    return source[0] > p.first and source[0] - 2 <= p.first and bool(p.flag[source[0] - 1] & Word.SUBORDINATOR)


def fronted(p: Passage, source: Range) -> Range | None:
    """ "what X called ..." and "which X likened to ...": the pronoun is part of the content."""
    k = source[0] - 1
    if k < p.first or p.low[k] not in ("what", "which", "whom", "who", "that"):
        return None
    return k, k + 1


def follows_quotation(p: Passage, source: Range) -> bool:
    """True where the source stands right behind a quotation that ended with a comma or a full stop."""
    at = source[0]
    if at > p.first and p.low[at - 1] == ",":
        at -= 1
    return at in p.back and (at < source[0] or bool(p.flag[at - 2] & Word.MARK))


def quoted_after(p: Passage, k: int) -> list[Range]:
    """What goes on behind the cue ("..., he said, ..."): quotations, or a clause after the comma."""
    out: list[Range] = []
    j = k
    while j < p.last:
        if j in p.jump:
            if p.low[j - 1] in (",", ":", ".") and p.jump[j] - j > 3:
                out.append((j, p.jump[j]))
            j = p.jump[j]
            continue
        j += 1
    if not out and k < p.last and p.low[k] == ",":
        stop = clauses.end_of_stretch(p)
        turning = clauses.turns(p, k + 1, stop)
        if not turning and clauses.is_clause(p, k + 1, stop) and not p.flag[k + 1] & (Word.GERUND | Word.SUBORDINATOR):
            out.append((k + 1, clauses.content_end(p, k + 1)))
    return out


def before(p: Passage, group: VerbGroup, cue: CueVerb, source: Range) -> Range | None:
    """What stands before "..., X said"."""
    if "quote" not in cue.frames and "clause" not in cue.frames:
        return None
    at = min(source[0], group.first)
    if at - 1 > p.first and p.g.has("at_prepositions", p.low[at - 1]):
        at -= 1
    while at > p.first and at not in p.back and p.flag[at - 1] & (Word.ADVERB | Word.CONJUNCTION | Word.TIME):
        at -= 1
    if at in p.back:
        return clauses.before(p, at), at
    while at > p.first + 1 and p.low[at - 1] in _DASHES and p.low[at - 2] in (",", "…", "!", "?"):
        at -= 1
    if at > p.first and p.low[at - 1] in (",", *_DASHES):
        first = clauses.before(p, at - 1)
        if at - 1 in p.back or clauses.is_clause(p, first, at - 1):
            return first, at - 1
        goes_on = group.end < p.last and p.low[group.end] == "," and group.end + 2 < p.last
        if goes_on and p.low[at - 1] == "," and clauses.is_clause(p, group.end + 1, p.last):
            return first, at - 1
        return None
    back = p.previous
    if at == p.first and back is not None and back.stretch.paragraph == p.stretch.paragraph and back.last in back.back:
        return clauses.before(back, back.last), back.last
    return None


def end_before(p: Passage, at: int) -> int | None:
    """Where the content ends that stands before a cue at `at`, set off by a quotation's end, a comma or a dash."""
    if at in p.back:
        return at
    k = at
    while k > p.first + 1 and k not in p.back and p.low[k - 1] in (",", *_DASHES):
        k -= 1
    return k if k < at else None


_NO_INFINITIVE = int(
    Word.DETERMINER | Word.POSSESSIVE | Word.NAME | Word.SUBJECT | Word.OBJECT | Word.TIME | Word.NUMBER | Word.MARK
)
_DASHES = ("–", "—", "--", "-")
_CLAUSE_START = int(Word.SUBJECT | Word.DETERMINER | Word.POSSESSIVE | Word.NAME | Word.NUMBER | Word.LOOSE)


def after(p: Passage, group: VerbGroup, cue: CueVerb) -> tuple[int, int, str] | None:
    """Where the content after the cue begins, where the cue then ends, and what kind of content it is."""
    k = group.end
    stop = clauses.end_of_stretch(p)
    if k >= stop:
        return None
    if p.g.free_order and cue.group == "speech" and behind.titled(p, k):
        told = p.jump[k]
        if told + 1 < stop and (p.low[told] == ":" or (p.low[told] == "," and p.flag[told + 1] & Word.THAT)):
            return told + 1, group.end, "hearer"
    direct = _starts(p, k, group, cue, stop)
    if direct:
        if cue.hearer and direct == "np" and not group.particle:
            later = _after_hearer(p, k, group, cue, stop)
            if later:
                return later
            if "np" not in cue.frames or cue.group == "tell":
                return None
        return k, group.end, direct
    if p.low[k] == ":":
        if k + 1 < stop:
            return k + 1, k + 1, "colon"
        return None
    if p.low[k] == "," and k + 1 in p.jump:
        return k + 1, group.end, "quote"
    if p.low[k] == "," and k + 2 < stop and p.flag[k + 1] & Word.THAT:
        return k + 1, group.end, "that"
    return _after_adverbial(p, k, group, cue, stop)


def _starts(p: Passage, k: int, group: VerbGroup, cue: CueVerb, stop: int) -> str | None:
    """What kind of content begins at k, None where none does."""
    f, low = p.flag[k], p.low[k]
    if k in p.jump:
        return "quote"
    if f & Word.THAT and cue.frames & {"clause", "that"}:
        return "that"
    if low in ("whether", "how", "why", "what", "where", "if", "who", "when") and "wh" in cue.frames:
        return "wh"
    if low == "to" and not group.particle:
        infinitive = k + 1 < stop and not p.flag[k + 1] & _NO_INFINITIVE
        return "inf" if "inf" in cue.frames and infinitive else None
    if f & (Word.TIME) and not p.flag[min(k + 1, stop - 1)] & Word.CLITIC:
        return None
    if f & Word.MARK and low not in "$#@&'’(":
        return None
    if f & Word.ADVERB and not f & Word.DETERMINER:
        return _starts(p, k + 1, group, cue, stop) and None
    if f & Word.PREPOSITION and not group.particle:
        return "clause" if "clause" in cue.frames and cue.group == "speech" and _clause_after_pp(p, k, stop) else None
    if f & (Word.CONJUNCTION | Word.BE | Word.MODAL):
        return None
    if "np" in cue.frames or group.particle:
        return "np"
    if "clause" in cue.frames and _has_verb(p, k, stop):
        return "clause"
    return None


def _has_verb(p: Passage, k: int, stop: int) -> bool:
    return any(
        p.flag[i] & (Word.VERB | Word.BE | Word.MODAL | Word.AUXILIARY | Word.BARE)
        for i in range(k + 1, min(stop, k + 25))
    )


def _clause_after_pp(p: Passage, k: int, stop: int) -> bool:
    for i in range(k + 1, min(stop, k + 12)):
        if p.low[i] == ",":
            return i + 1 < stop and bool(p.flag[i + 1] & _CLAUSE_START)
    return False


def inserted(p: Passage, group: VerbGroup, cue: CueVerb) -> tuple[int, int, str] | None:
    """ "who officials say is ...": a finite verb right behind the cue."""
    k = group.end
    if "clause" not in cue.frames or k >= p.last or not p.flag[k] & (Word.BE | Word.AUXILIARY | Word.MODAL | Word.VERB):
        return None
    if any(p.flag[i] & Word.RELATIVE for i in range(max(p.first, group.first - 7), group.first)):
        return k, group.end, "insert"
    return None


def _after_hearer(p: Passage, k: int, group: VerbGroup, cue: CueVerb, stop: int) -> tuple[int, int, str] | None:
    """ "told X that ...": the content after the hearer."""
    if p.flag[k] & Word.THAT:
        return None
    end = behind.end_of_phrase(p, k)
    if end <= k:
        end = k + 1
    for i in range(end, min(stop, end + 14)):
        f, low = p.flag[i], p.low[i]
        if (
            f & Word.THAT
            or i in p.jump
            or low in ("whether", "how", "why", "what", "if")
            or (low == "to" and "inf" in cue.frames and i + 1 < stop and p.flag[i + 1] & (Word.BARE | Word.BE))
        ):
            if i in p.jump and p.low[i - 1] not in (",", ":", ".") and i > end:
                return None
            return i, group.end, "hearer"
        if low == ":" and i + 1 < stop:
            return i + 1, group.end, "hearer"
        if any(low == words[0] for words in cue.particles) and i == end and i + 1 < stop:
            return i + 1, group.end, "hearer"
        if (f & Word.SUBJECT and not f & Word.RELATIVE) or (
            f & (Word.DETERMINER | Word.NAME | Word.POSSESSIVE) and not f & Word.TIME and i == end
        ):
            return i, group.end, "hearer"
        if low in (".", ";") or (low == "," and i + 1 < stop and i + 1 not in p.jump and not p.flag[i + 1] & Word.THAT):
            return None
    return None


def _after_adverbial(p: Passage, k: int, group: VerbGroup, cue: CueVerb, stop: int) -> tuple[int, int, str] | None:
    """Content after "said on Tuesday that", "said in a statement: ..."."""
    for i in range(k, min(stop, k + 18)):
        f, low = p.flag[i], p.low[i]
        if i > k and f & Word.THAT and cue.frames & {"clause", "that"}:
            if p.flag[i - 1] & Word.CONJUNCTION:
                return None
            return i, _statement_end(p, k, group.end), "that"
        if low == ":":
            return (i + 1, i + 1, "colon") if i + 1 < stop else None
        if i in p.jump:
            if p.flag[i - 1] & Word.PREPOSITION and not p.flag[i - 1] & Word.THAT:
                return None
            if p.low[i - 1] == "," or (cue.group in ("speech", "tell") and i - k < 4):
                return i, _statement_end(p, k, group.end), "quote"
            return None
        if (
            low == ","
            and i == k
            and i + 3 < stop
            and _one_word_aside(p, i)
            and p.low[i + 2] == ","
            and p.flag[i + 3] & Word.THAT
        ):
            return i + 3, group.end, "that"
        if low in (",", ".", ";") and not (low == "," and (i + 1 in p.jump or p.flag[i + 1] & Word.THAT)):
            return None
        if i > k and f & Word.SUBJECT and not f & Word.RELATIVE and "clause" in cue.frames:
            return i, _statement_end(p, k, group.end), "clause"
        if (
            i > k
            and p.flag[i - 1] & Word.TIME
            and f & (Word.NAME | Word.DETERMINER | Word.POSSESSIVE)
            and "clause" in cue.frames
            and not f & Word.TIME
        ):
            return i, group.end, "clause"
        if phrases.surely_verb(p, i):
            return None
    return None


def _one_word_aside(p: Passage, i: int) -> bool:
    """True where one adverb or conjunction stands behind the comma at i (", though,")."""
    return bool(p.flag[i + 1] & (Word.ADVERB | Word.SUBORDINATOR))


def _statement_end(p: Passage, k: int, cue_end: int) -> int:
    """ "in a statement" joins the cue."""
    j = k
    if (
        p.low[j] == "in"
        and j + 2 < len(p.low)
        and p.low[j + 1] in ("a", "an", "his", "her", "their")
        and p.g.has("venues", p.low[j + 2])
    ):
        return j + 3
    return cue_end
