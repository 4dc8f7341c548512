"""Verbs of saying, thinking and wanting: the cue, whose it is, and what it brings."""

from __future__ import annotations

from dataclasses import dataclass, field

from headwater.attribute.rules import clauses, phrases
from headwater.attribute.rules.grammar import Grammar, CueVerb, Word
from headwater.attribute.rules.words import Stretch, Words

Range = tuple[int, int]


@dataclass(slots=True)
class Found:
    """An attribution in tokens. `rule` says which rule found it, for its confidence."""

    source: list[Range]
    cue: list[Range]
    content: list[Range]
    rule: str
    stretch: Stretch | None = None


@dataclass(slots=True)
class _Group:
    """A verb group: tokens [first, end) with auxiliaries, adverbs and particle; `verb` is the cue verb's token."""

    first: int
    verb: int
    end: int
    finite: bool
    passive: bool
    gerund: bool
    infinitive: bool
    negated: bool
    cues: list[CueVerb] = field(default_factory=list)
    particle: bool = False


def find(w: Words, g: Grammar, stretch: Stretch, previous: Stretch | None) -> list[Found]:
    """The attributions that verbs of this stretch make."""
    out: list[Found] = []
    k = stretch.first
    while k < stretch.last:
        if k in stretch.jump:
            k = stretch.jump[k]
            continue
        if w.low[k] in g.verbs:
            group = _group(w, g, k, stretch)
            found = _read(w, g, group, stretch, previous, out) if group else None
            if found:
                found.stretch = stretch
                out.append(found)
                k = max(k, found.cue[-1][1] - 1)
        k += 1
    return out


_HELPERS = int(Word.AUXILIARY | Word.BE | Word.MODAL | Word.NEGATION | Word.ADVERB)


def _group(w: Words, g: Grammar, verb: int, stretch: Stretch) -> _Group | None:
    flag = w.flag[verb]
    if flag & Word.NAME and verb > stretch.first and not w.flag[verb - 1] & Word.MARK and _titled(w, verb, stretch):
        return None
    first = verb
    infinitive = passive = helped = negated = False
    while first > stretch.first:
        f = w.flag[first - 1]
        if first in stretch.back:
            break
        if (
            f & _HELPERS
            and not f & Word.TIME
            and not (f & Word.NAME and first - 1 > stretch.first and not f & Word.ADVERB)
        ):
            if f & Word.BE and not passive and not flag & Word.GERUND:
                passive = True
            helped = helped or bool(f & (Word.AUXILIARY | Word.BE | Word.MODAL))
            negated = negated or bool(f & Word.NEGATION)
            first -= 1
        elif w.low[first - 1] == "to" and not infinitive and not helped:
            infinitive = True
            first -= 1
            if first > stretch.first and g.has("chain", w.low[first - 1]):
                first -= 1
                infinitive = False
            else:
                break
        else:
            break
    while (
        first < verb
        and w.flag[first] & Word.ADVERB
        and w.low[first] in ("however", "meanwhile", "instead", "earlier", "yesterday", "here", "there")
    ):
        first += 1
    finite = bool(flag & Word.VERB) or helped
    gerund = bool(flag & Word.GERUND) and not helped
    if not helped and not infinitive and not gerund and not _verbal(w, g, first, verb, stretch):
        return None
    return _Group(
        first,
        verb,
        verb + 1,
        finite,
        passive and bool(flag & Word.PARTICIPLE),
        gerund,
        infinitive,
        negated,
        g.verbs[w.low[verb]],
    )


def _titled(w: Words, verb: int, stretch: Stretch) -> bool:
    """True where capitals on both sides show a name or headline in which this is a word like others."""
    return not (w.flag[verb] & Word.BARE and False)


def _verbal(w: Words, g: Grammar, first: int, verb: int, stretch: Stretch) -> bool:
    """Whether a lone form is the verb here and not a noun or adjective."""
    flag = w.flag[verb]
    before = w.flag[first - 1] if first > stretch.first and first not in stretch.back else int(Word.MARK)
    low_before = w.low[first - 1] if first > stretch.first else ""
    if before & (Word.DETERMINER | Word.CLITIC | Word.PREPOSITION | Word.POSSESSIVE) and not before & (
        Word.SUBJECT | Word.RELATIVE | Word.LOOSE
    ):
        return False
    if before & Word.POSSESSIVE and not before & Word.SUBJECT and low_before != "her":
        return False
    if low_before == "her":
        return False
    if before & Word.SUBJECT or before & Word.RELATIVE:
        return True
    if flag & Word.BARE and not flag & Word.VERB:
        if g.has("also_nouns", w.low[verb]):
            return _plainly_verbal(w, g, first, verb, stretch)
        third = w.low[verb].endswith("s")
        if before & Word.LOOSE or low_before in ("people",):
            return True
        if first == stretch.first:
            return False
        if third:
            if before & (Word.MARK | Word.CONJUNCTION):
                return w.low[verb] not in g.nouns
            following = w.flag[verb + 1] if verb + 1 < stretch.last else 0
            return bool(before & Word.NAME or following & (Word.THAT | Word.SUBJECT) or w.low[verb] not in g.nouns)
        return (
            low_before.endswith("s")
            and not before & Word.VERB
            or bool(before & Word.CONJUNCTION and w.low[verb] not in g.nouns)
        )
    return True


def _plainly_verbal(w: Words, g: Grammar, first: int, verb: int, stretch: Stretch) -> bool:
    """For a form that is as often a noun: a subject must stand before it and an object or clause behind it."""
    if first == stretch.first or verb + 1 >= stretch.last:
        return False
    before, following = w.flag[first - 1], w.flag[verb + 1]
    plural = w.low[first - 1].endswith("s") != w.low[verb].endswith("s")
    if before & Word.ADVERB or not (before & (Word.NAME | Word.LOOSE) or plural):
        return False
    opens = Word.THAT | Word.DETERMINER | Word.POSSESSIVE | Word.SUBJECT | Word.OBJECT | Word.NUMBER
    if plural and w.low[verb + 1] == "." and verb + 2 >= stretch.last:
        return True
    if following & opens or verb + 1 in stretch.jump or before & following & Word.NAME:
        return True
    particles = {p[0] for c in g.verbs[w.low[verb]] for p in c.particles}
    return bool(before & Word.NAME) and (w.low[verb + 1] in particles or w.low[verb + 1] == "to")


def _read(
    w: Words, g: Grammar, group: _Group, stretch: Stretch, previous: Stretch | None, out: list[Found]
) -> Found | None:
    cues = group.cues
    if w.low[group.verb + 1 : group.verb + 2] == ["to"]:
        cues = sorted(cues, key=lambda c: "inf" not in c.frames)
    head = group.first - 1
    asked_when = head >= stretch.first and w.flag[head] & Word.SUBORDINATOR and group.first == group.verb
    if (group.verb == stretch.first or asked_when) and w.flag[group.verb] & Word.PARTICIPLE:
        return _asked(w, g, group, stretch)
    for cue in cues:
        found = _read_as(w, g, group, cue, stretch, previous, out)
        if found:
            return found
    return None


def _asked(w: Words, g: Grammar, group: _Group, stretch: Stretch) -> Found | None:
    """ "Asked whether ..., X said": somebody asked, nobody says who."""
    cue = next((c for c in group.cues if c.group == "ask"), None)
    stop = clauses.end_of_stretch(w, stretch)
    if cue is None or group.verb + 1 >= stop:
        return None
    k = _particle(w, group, cue, stretch)
    if k == group.verb + 1 and w.low[k] not in ("whether", "if", "how", "why", "what", "to", "who", "when", "where"):
        return None
    end = clauses.cut_at_comma(w, g, k, clauses.content_end(w, g, k, stretch), stretch)
    return Found([], [(group.verb, k)], [(k, end)], "asked") if end > k else None


def _particle(w: Words, group: _Group, cue: CueVerb, stretch: Stretch) -> int:
    for p in cue.particles:
        if tuple(w.low[group.verb + 1 : group.verb + 1 + len(p)]) == p:
            return group.verb + 1 + len(p)
    return group.verb + 1


def _read_as(
    w: Words, g: Grammar, group: _Group, cue: CueVerb, stretch: Stretch, previous: Stretch | None, out: list[Found]
) -> Found | None:
    if group.passive:
        return _passive(w, g, group, cue, stretch)
    if "passive" in cue.frames:
        return None
    group.end = _particle(w, group, cue, stretch)
    group.particle = group.end > group.verb + 1
    while group.end < stretch.last and g.has("trailing_adverbs", w.low[group.end]):
        group.end += 1
    if not group.particle and not cue.bare:
        return None
    if "sourceless" in cue.frames:
        return _seeming(w, g, group, cue, stretch)
    after = _content_after(w, g, group, cue, stretch)
    if after is None:
        after = _inserted(w, g, group, cue, stretch)
    inverted = _inverted(w, g, group, cue, stretch, previous)
    if inverted:
        return inverted
    source, rule = _source(w, g, group, cue, stretch, out)
    if source is None:
        return None
    cue_end = group.end
    if after is not None and after[2] in ("np", "clause", "wh", "inf") and cue.group in ("speech", "tell", "ask"):
        if _follows_quotation(w, source, stretch):
            after = None
    if _as_clause(w, source, stretch) and cue.group in ("speech", "utter", "tell", "call", "evidence"):
        return _as_said(w, g, group, cue, source, after, stretch)
    if after is None:
        if not cue.frames & {"inverted", "before"}:
            return None
        content = _content_before(w, g, group, cue, source, stretch, previous)
        if content is None:
            return None
        more, tail = _quoted_after(w, g, cue_end, stretch)
        return Found([source], [(group.first, tail)], [content, *more], f"{cue.group}-before")
    if after is None or _as_clause(w, source, stretch):
        return None
    first, cue_end, kind = after
    end = clauses.content_end(w, g, first, stretch, predicate=kind in ("np", "inf", "hearer"))
    if rule == "who" or _subordinate(w, source, stretch):
        end = clauses.cut_at_comma(w, g, first, end, stretch)
    if end <= first:
        return None
    contents = [(first, end)]
    asked = _fronted(w, source, stretch)
    if asked is not None and kind in ("np", "quote", "insert"):
        contents.insert(0, asked)
    earlier = None
    if kind == "quote" and _follows_quotation(w, source, stretch):
        earlier = _content_before(w, g, group, cue, source, stretch, previous)
    if earlier:
        contents.insert(0, earlier)
    return Found([source], [(group.first, cue_end)], contents, f"{cue.group}-{kind}-{rule}")


def _as_clause(w: Words, source: Range, stretch: Stretch) -> bool:
    """True in "As X said, ..." at the head of a sentence."""
    return source[0] == stretch.first + 1 and w.low[stretch.first] == "as"


def _as_said(
    w: Words,
    g: Grammar,
    group: _Group,
    cue: CueVerb,
    source: Range,
    after: tuple[int, int, str] | None,
    stretch: Stretch,
) -> Found | None:
    """ "As X put it, ...": the content comes after the comma that closes the clause."""
    k = group.end
    while k < stretch.last and w.low[k] not in (",", ":") and k not in stretch.jump:
        k += 1
    if k + 1 >= stretch.last or k - group.end > 15:
        return None
    first = k if k in stretch.jump else k + 1
    cue_end = k + 1 if w.low[k] == ":" and k not in stretch.jump else group.end
    end = clauses.content_end(w, g, first, stretch)
    return Found([source], [(group.first, cue_end)], [(first, end)], f"{cue.group}-as") if end > first else None


def _subordinate(w: Words, source: Range, stretch: Stretch) -> bool:
    """True in "When X said ..., ...": the comma ends the clause."""
    return (
        source[0] > stretch.first and source[0] - 2 <= stretch.first and bool(w.flag[source[0] - 1] & Word.SUBORDINATOR)
    )


def _fronted(w: Words, source: Range, stretch: Stretch) -> Range | None:
    """ "what X called ..." and "which X likened to ...": the pronoun is part of the content."""
    k = source[0] - 1
    if k < stretch.first or w.low[k] not in ("what", "which", "whom", "who", "that"):
        return None
    return k, k + 1


def _follows_quotation(w: Words, source: Range, stretch: Stretch) -> bool:
    """True where the source stands right behind a quotation that ended with a comma or a full stop."""
    at = source[0]
    if at > stretch.first and w.low[at - 1] == ",":
        at -= 1
    return at in stretch.back and (at < source[0] or bool(w.flag[at - 2] & Word.MARK))


def _quoted_after(w: Words, g: Grammar, k: int, stretch: Stretch) -> tuple[list[Range], int]:
    """Quotations that go on after the cue ("..., he said, ..."), and where the cue then ends."""
    end = k
    out: list[Range] = []
    j = k
    while j < stretch.last:
        if j in stretch.jump:
            if w.low[j - 1] in (",", ":", ".") and stretch.jump[j] - j > 3:
                out.append((j, stretch.jump[j]))
            j = stretch.jump[j]
            continue
        j += 1
    if not out and k < stretch.last and w.low[k] == ",":
        stop = clauses.end_of_stretch(w, stretch)
        turning = clauses._turns(w, g, k + 1, stop, stretch)
        if (
            not turning
            and clauses.is_clause(w, k + 1, stop, stretch)
            and not w.flag[k + 1] & (Word.GERUND | Word.SUBORDINATOR)
        ):
            out.append((k + 1, clauses.content_end(w, g, k + 1, stretch)))
    return out, end


def _inverted(
    w: Words, g: Grammar, group: _Group, cue: CueVerb, stretch: Stretch, previous: Stretch | None
) -> Found | None:
    """ "...," said X."""
    if "inverted" not in cue.frames or not w.flag[group.verb] & (Word.VERB | Word.BARE) or group.first != group.verb:
        return None
    k = group.end
    at = group.first
    if at == stretch.first:
        return None
    if at in stretch.back:
        content_end = at
    elif w.low[at - 1] == ",":
        content_end = at - 1
    else:
        return None
    if (
        k >= stretch.last
        or k in stretch.jump
        or not w.flag[k]
        & (Word.NAME | Word.DETERMINER | Word.POSSESSIVE | Word.SUBJECT | Word.LOOSE | Word.ROLE | Word.NUMBER)
    ):
        if not (
            k < stretch.last
            and not w.flag[k]
            & (
                Word.MARK
                | Word.PREPOSITION
                | Word.THAT
                | Word.SUBORDINATOR
                | Word.ADVERB
                | Word.TIME
                | Word.OBJECT
                | Word.RELATIVE
            )
        ):
            return None
    if w.flag[k] & Word.TIME:
        return None
    if at not in stretch.back and phrases.left(w, g, at - 1, stretch):
        return None
    end = phrases.right(w, g, k, stretch, whole=True)
    if end <= k or end < stretch.last and phrases.surely_verb(w, end) and not w.flag[end] & Word.PARTICIPLE:
        return None
    first = clauses.before(w, content_end, stretch)
    if not clauses.is_clause(w, first, content_end, stretch) and at not in stretch.back:
        return None
    more, _ = _quoted_after(w, g, end, stretch)
    return Found([(k, end)], [(group.first, group.end)], [(first, content_end), *more], f"{cue.group}-inverted")


def _content_before(
    w: Words, g: Grammar, group: _Group, cue: CueVerb, source: Range, stretch: Stretch, previous: Stretch | None
) -> Range | None:
    """What stands before "..., X said"."""
    if "quote" not in cue.frames and "clause" not in cue.frames:
        return None
    at = min(source[0], group.first)
    while (
        at > stretch.first and at not in stretch.back and w.flag[at - 1] & (Word.ADVERB | Word.CONJUNCTION | Word.TIME)
    ):
        at -= 1
    if at in stretch.back:
        return clauses.before(w, at, stretch), at
    if at > stretch.first and w.low[at - 1] in (",", "–", "—", "--", "-"):
        first = clauses.before(w, at - 1, stretch)
        if at - 1 in stretch.back or clauses.is_clause(w, first, at - 1, stretch):
            return first, at - 1
        goes_on = group.end < stretch.last and w.low[group.end] == "," and group.end + 2 < stretch.last
        if goes_on and w.low[at - 1] == "," and clauses.is_clause(w, group.end + 1, stretch.last, stretch):
            return first, at - 1
        return None
    if (
        at == stretch.first
        and previous is not None
        and previous.paragraph == stretch.paragraph
        and previous.last in previous.back
    ):
        return clauses.before(w, previous.last, previous), previous.last
    return None


def _source(
    w: Words, g: Grammar, group: _Group, cue: CueVerb, stretch: Stretch, out: list[Found]
) -> tuple[Range | None, str]:
    k = group.first - 1
    if group.infinitive:
        return None, ""
    if group.gerund:
        if (
            k >= stretch.first
            and k + 1 not in stretch.back
            and not w.flag[k]
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
            found = phrases.left(w, g, k, stretch)
            if found and "modifies" in cue.frames:
                return phrases.innermost(w, found), "reduced"
        return _main_subject(w, g, group, stretch, out), "participle" if k < stretch.first or w.low[
            k
        ] == "," else "gerund"
    if k < stretch.first:
        return None, ""
    if k + 1 in stretch.back:
        return None, ""
    f = w.flag[k]
    if f & Word.RELATIVE and w.low[k] != "that" or w.low[k] == "that":
        if w.low[k] == "whom":
            return None, ""
        return (k, k + 1), "who"
    if f & Word.CONJUNCTION or w.low[k] == "," and not _apposition_possible(w, k, stretch):
        return _main_subject(w, g, group, stretch, out), "coordinated"
    found = phrases.left(w, g, k, stretch)
    if found is None and w.low[k] == ",":
        return _main_subject(w, g, group, stretch, out), "coordinated"
    return found, "subject"


def _apposition_possible(w: Words, comma: int, stretch: Stretch) -> bool:
    return any(w.low[j] == "," for j in range(max(stretch.first, comma - 40), comma))


def _main_subject(w: Words, g: Grammar, group: _Group, stretch: Stretch, out: list[Found]) -> Range | None:
    """The subject of the clause that this verb continues."""
    k = group.first - 1
    lo = max(stretch.first, k - 60)
    while k >= lo:
        if k + 1 in stretch.back and k + 1 != group.first:
            k = stretch.back[k + 1] - 1
            continue
        if (
            phrases.surely_verb(w, k)
            or w.flag[k] & Word.BARE
            and w.low[k].endswith("s")
            and w.flag[k - 1] & (Word.NAME | Word.SUBJECT)
        ):
            j = k
            while j > lo and w.flag[j - 1] & _HELPERS and j not in stretch.back:
                j -= 1
            if j > stretch.first:
                for f in reversed(out):
                    if f.source and f.stretch is stretch and f.cue[0][0] <= j < f.cue[-1][1]:
                        return f.source[0]
                found = phrases.left(w, g, j - 1, stretch)
                if found and not (w.flag[found[0]] & Word.RELATIVE):
                    return found
                if found:
                    return found
            k = j - 1
            continue
        k -= 1
    return None


_CLAUSE_START = int(Word.SUBJECT | Word.DETERMINER | Word.POSSESSIVE | Word.NAME | Word.NUMBER | Word.LOOSE)


def _content_after(w: Words, g: Grammar, group: _Group, cue: CueVerb, stretch: Stretch) -> tuple[int, int, str] | None:
    """Where the content after the cue begins, where the cue then ends, and what kind of content it is."""
    k = group.end
    stop = clauses.end_of_stretch(w, stretch)
    if k >= stop:
        return None
    direct = _starts(w, g, k, group, cue, stretch, stop)
    if direct:
        if cue.hearer and direct == "np" and not group.particle:
            later = _after_hearer(w, g, k, group, cue, stretch, stop)
            if later:
                return later
            if "np" not in cue.frames or cue.group == "tell":
                return None
        return k, group.end, direct
    if w.low[k] == ":":
        if k + 1 < stop:
            return k + 1, k + 1, "colon"
        return None
    if w.low[k] == "," and k + 1 in stretch.jump:
        return k + 1, group.end, "quote"
    return _after_adverbial(w, g, k, group, cue, stretch, stop)


def _starts(w: Words, g: Grammar, k: int, group: _Group, cue: CueVerb, stretch: Stretch, stop: int) -> str | None:
    """What kind of content begins at k, None where none does."""
    f, low = w.flag[k], w.low[k]
    if k in stretch.jump:
        return "quote"
    if f & Word.THAT and cue.frames & {"clause", "that"}:
        return "that"
    if low in ("whether", "how", "why", "what", "where", "if", "who", "when") and "wh" in cue.frames:
        return "wh"
    if low == "to" and not group.particle:
        return (
            "inf"
            if "inf" in cue.frames
            and k + 1 < stop
            and w.flag[k + 1] & (Word.BARE | Word.ADVERB | Word.BE | Word.AUXILIARY) | (w.low[k + 1] in ("be", "have"))
            else None
        )
    if f & (Word.TIME) and not w.flag[min(k + 1, stop - 1)] & Word.CLITIC:
        return None
    if f & Word.MARK and low not in "$#@&'’(":
        return None
    if f & Word.ADVERB and not f & Word.DETERMINER:
        return _starts(w, g, k + 1, group, cue, stretch, stop) and None
    if f & Word.PREPOSITION and not group.particle:
        return "clause" if "clause" in cue.frames and cue.group == "speech" and _clause_after_pp(w, k, stop) else None
    if f & (Word.CONJUNCTION | Word.BE | Word.MODAL):
        return None
    if "np" in cue.frames or group.particle:
        return "np"
    if "clause" in cue.frames and _has_verb(w, k, stop):
        return "clause"
    return None


def _has_verb(w: Words, k: int, stop: int) -> bool:
    return any(
        w.flag[i] & (Word.VERB | Word.BE | Word.MODAL | Word.AUXILIARY | Word.BARE)
        for i in range(k + 1, min(stop, k + 25))
    )


def _clause_after_pp(w: Words, k: int, stop: int) -> bool:
    for i in range(k + 1, min(stop, k + 12)):
        if w.low[i] == ",":
            return i + 1 < stop and bool(w.flag[i + 1] & _CLAUSE_START)
    return False


def _inserted(w: Words, g: Grammar, group: _Group, cue: CueVerb, stretch: Stretch) -> tuple[int, int, str] | None:
    """ "who officials say is ...": a finite verb right behind the cue."""
    k = group.end
    if (
        "clause" not in cue.frames
        or k >= stretch.last
        or not w.flag[k] & (Word.BE | Word.AUXILIARY | Word.MODAL | Word.VERB)
    ):
        return None
    if any(w.flag[i] & Word.RELATIVE for i in range(max(stretch.first, group.first - 7), group.first)):
        return k, group.end, "insert"
    return None


def _after_hearer(
    w: Words, g: Grammar, k: int, group: _Group, cue: CueVerb, stretch: Stretch, stop: int
) -> tuple[int, int, str] | None:
    """ "told X that ...": the content after the hearer."""
    if w.flag[k] & Word.THAT:
        return None
    end = phrases.right(w, g, k, stretch)
    if end <= k:
        end = k + 1
    for i in range(end, min(stop, end + 14)):
        f, low = w.flag[i], w.low[i]
        if (
            f & Word.THAT
            or i in stretch.jump
            or low in ("whether", "how", "why", "what", "if")
            or (low == "to" and "inf" in cue.frames and i + 1 < stop and w.flag[i + 1] & (Word.BARE | Word.BE))
        ):
            if i in stretch.jump and w.low[i - 1] not in (",", ":", ".") and i > end:
                return None
            return i, group.end, "hearer"
        if low == ":" and i + 1 < stop:
            return i + 1, group.end, "hearer"
        if any(low == p[0] for p in cue.particles) and i == end and i + 1 < stop:
            return i + 1, group.end, "hearer"
        if (
            f & Word.SUBJECT
            and not f & Word.RELATIVE
            or f & (Word.DETERMINER | Word.NAME | Word.POSSESSIVE)
            and i == end
        ):
            return i, group.end, "hearer"
        if low in (".", ";") or low == "," and i + 1 < stop and i + 1 not in stretch.jump:
            return None
    return None


def _after_adverbial(
    w: Words, g: Grammar, k: int, group: _Group, cue: CueVerb, stretch: Stretch, stop: int
) -> tuple[int, int, str] | None:
    """Content after "said on Tuesday that", "said in a statement: ..."."""
    cue_end = group.end
    for i in range(k, min(stop, k + 18)):
        f, low = w.flag[i], w.low[i]
        if i > k and f & Word.THAT and cue.frames & {"clause", "that"}:
            if w.flag[i - 1] & Word.CONJUNCTION:
                return None
            return i, _statement_end(w, g, k, i, group.end), "that"
        if low == ":":
            return (i + 1, i + 1, "colon") if i + 1 < stop else None
        if i in stretch.jump:
            if f & 0 or w.flag[i - 1] & Word.PREPOSITION and not w.flag[i - 1] & Word.THAT:
                return None
            if w.low[i - 1] == "," or cue.group in ("speech", "tell") and i - k < 4:
                return i, _statement_end(w, g, k, i - 1, group.end), "quote"
            return None
        if (
            low == ","
            and i == k
            and i + 3 < stop
            and f_after(w, i)
            and w.low[i + 2] == ","
            and w.flag[i + 3] & Word.THAT
        ):
            return i + 3, group.end, "that"
        if low in (",", ".", ";") and not (low == "," and i + 1 in stretch.jump):
            return None
        if i > k and f & Word.SUBJECT and not f & Word.RELATIVE and "clause" in cue.frames:
            return i, _statement_end(w, g, k, i, group.end), "clause"
        if (
            i > k
            and w.flag[i - 1] & Word.TIME
            and f & (Word.NAME | Word.DETERMINER | Word.POSSESSIVE)
            and "clause" in cue.frames
            and not f & Word.TIME
        ):
            return i, group.end, "clause"
        if phrases.surely_verb(w, i):
            return None
    return None


def f_after(w: Words, i: int) -> bool:
    """True where one adverb or conjunction stands behind the comma at i (", though,")."""
    return bool(w.flag[i + 1] & (Word.ADVERB | Word.SUBORDINATOR))


def _statement_end(w: Words, g: Grammar, k: int, i: int, cue_end: int) -> int:
    """ "in a statement" joins the cue."""
    j = k
    if (
        w.low[j] == "in"
        and j + 2 < len(w.low)
        and w.low[j + 1] in ("a", "an", "his", "her", "their")
        and g.has("venues", w.low[j + 2])
    ):
        return j + 3
    return cue_end


def _seeming(w: Words, g: Grammar, group: _Group, cue: CueVerb, stretch: Stretch) -> Found | None:
    """ "X seemed to ...": no source; the content is both sides of the cue."""
    if group.gerund or group.infinitive:
        return None
    k = group.end
    stop = clauses.end_of_stretch(w, stretch)
    if k >= stop or w.flag[k] & (Word.PREPOSITION | Word.MARK | Word.TIME) and w.low[k] not in ("to", "like"):
        return None
    subject = phrases.left(w, g, group.first - 1, stretch)
    if not subject:
        return None
    return Found([], [(group.first, group.end)], [subject, (k, clauses.content_end(w, g, k, stretch))], "seem")


def _passive(w: Words, g: Grammar, group: _Group, cue: CueVerb, stretch: Stretch) -> Found | None:
    k = _particle(w, group, cue, stretch)
    stop = clauses.end_of_stretch(w, stretch)
    before = group.first - 1
    shared = before >= stretch.first and bool(w.flag[before] & (Word.CONJUNCTION | Word.MARK))
    subject = phrases.left(w, g, before, stretch) if group.first > stretch.first else None
    if not subject:
        if not shared or "passive" not in cue.frames or k >= stop or w.low[k] != "to":
            return None
        return Found([], [(group.first, k)], [(k, clauses.content_end(w, g, k, stretch))], "passive-shared")
    if k < stop and w.low[k] == "by":
        end = phrases.right(w, g, k + 1, stretch)
        if end > k + 1 and not w.flag[k + 1] & Word.GERUND:
            content = [subject]
            if end < stop and w.low[end] in ("as", "to", "for", "that"):
                content.append((end, clauses.content_end(w, g, end, stretch)))
            return Found([(k + 1, end)], [(group.first, k)], content, "passive-by")
    if "passive" not in cue.frames or k >= stop:
        return None
    if (
        w.low[k] == "to"
        and w.low[group.verb] in ("expected", "said", "believed", "thought", "scheduled", "reported")
        or k > group.verb + 1
    ):
        return Found([], [(group.first, k)], [subject, (k, clauses.content_end(w, g, k, stretch))], "passive")
    return None
