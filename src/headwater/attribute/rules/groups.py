"""Verb groups: which verb is a cue here, with its auxiliaries, adverbs and particle."""

from __future__ import annotations

from dataclasses import dataclass, field

from headwater.attribute.rules.grammar import CueVerb, Word
from headwater.attribute.rules.passage import Passage


@dataclass(slots=True)
class VerbGroup:
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
    heard: bool = False


HELPERS = int(Word.AUXILIARY | Word.BE | Word.MODAL | Word.NEGATION | Word.ADVERB)


def group_at(p: Passage, verb: int) -> VerbGroup | None:
    flag = p.flag[verb]
    if flag & Word.NAME and verb > p.first and not p.flag[verb - 1] & Word.MARK and _titled(p, verb):
        return None
    first = verb
    infinitive = passive = helped = negated = False
    while first > p.first:
        f = p.flag[first - 1]
        if first in p.back:
            break
        if f & HELPERS and not f & Word.TIME and not (f & Word.NAME and first - 1 > p.first and not f & Word.ADVERB):
            if f & Word.BE and not passive and not flag & Word.GERUND:
                passive = True
            helped = helped or bool(f & (Word.AUXILIARY | Word.BE | Word.MODAL))
            negated = negated or bool(f & Word.NEGATION)
            first -= 1
        elif p.low[first - 1] == "to" and not infinitive and not helped:
            infinitive = True
            first -= 1
            if first > p.first and p.g.has("chain", p.low[first - 1]):
                first -= 1
                infinitive = False
            else:
                break
        else:
            break
    while (
        first < verb
        and p.flag[first] & Word.ADVERB
        and p.low[first] in ("however", "meanwhile", "instead", "earlier", "yesterday", "here", "there")
    ):
        first += 1
    finite = bool(flag & Word.VERB) or helped
    gerund = bool(flag & Word.GERUND) and not helped
    if not helped and not infinitive and not gerund and not _verbal(p, first, verb):
        return None
    return VerbGroup(
        first,
        verb,
        verb + 1,
        finite,
        passive and bool(flag & Word.PARTICIPLE),
        gerund,
        infinitive,
        negated,
        p.g.verbs[p.low[verb]],
    )


def _titled(p: Passage, verb: int) -> bool:
    """True where capitals on both sides show a name or headline in which this is a word like others."""
    return not (p.flag[verb] & Word.BARE and False)


def _verbal(p: Passage, first: int, verb: int) -> bool:
    """Whether a lone form is the verb here and not a noun or adjective."""
    if p.g.free_order:
        return True
    flag = p.flag[verb]
    before = p.flag[first - 1] if first > p.first and first not in p.back else int(Word.MARK)
    low_before = p.low[first - 1] if first > p.first else ""
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
        if p.g.has("also_nouns", p.low[verb]):
            return _plainly_verbal(p, first, verb)
        third = p.low[verb].endswith("s")
        if before & Word.LOOSE or low_before in ("people",):
            return True
        if first == p.first:
            return False
        if third:
            if before & (Word.MARK | Word.CONJUNCTION):
                return p.low[verb] not in p.g.nouns
            following = p.flag[verb + 1] if verb + 1 < p.last else 0
            return bool(before & Word.NAME or following & (Word.THAT | Word.SUBJECT) or p.low[verb] not in p.g.nouns)
        return (low_before.endswith("s") and not before & Word.VERB) or bool(
            before & Word.CONJUNCTION and p.low[verb] not in p.g.nouns
        )
    return True


def _plainly_verbal(p: Passage, first: int, verb: int) -> bool:
    """For a form that is as often a noun: a subject must stand before it and an object or clause behind it."""
    if first == p.first or verb + 1 >= p.last:
        return False
    before, following = p.flag[first - 1], p.flag[verb + 1]
    plural = p.low[first - 1].endswith("s") != p.low[verb].endswith("s")
    if before & Word.ADVERB or not (before & (Word.NAME | Word.LOOSE) or plural):
        return False
    opens = Word.THAT | Word.DETERMINER | Word.POSSESSIVE | Word.SUBJECT | Word.OBJECT | Word.NUMBER
    if plural and p.low[verb + 1] == "." and verb + 2 >= p.last:
        return True
    if following & opens or verb + 1 in p.jump or before & following & Word.NAME:
        return True
    particles = {words[0] for c in p.g.verbs[p.low[verb]] for words in c.particles}
    return bool(before & Word.NAME) and (p.low[verb + 1] in particles or p.low[verb + 1] == "to")


def particle_end(p: Passage, group: VerbGroup, cue: CueVerb) -> int:
    """Where the cue ends with its particle ("called on"), or behind the verb where it has none."""
    for words in cue.particles:
        if tuple(p.low[group.verb + 1 : group.verb + 1 + len(words)]) == words:
            return group.verb + 1 + len(words)
    return group.verb + 1
