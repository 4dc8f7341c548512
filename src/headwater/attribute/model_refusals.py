"""Silences and refusals that rules and model both read: whose they are, and which of two readings of one stands.

The rules find more of them, by their own words; the model cuts their sources better.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.attribute import nouns, silence, stance
from headwater.attribute.overlaps import Spans
from headwater.attribute.patterns import pattern
from headwater.records import Article, Attribution

REFUSALS = frozenset(("silent", "declines"))
"""What the rules read by their own words, and what the field's corpora hardly mark: always added."""
SURE = 0.5
"""Confidence from which the model's reading of a silence is better than the rules', which cut sources less well."""
SURER = 0.8
"""The same, where the rules saw nobody."""
ASKED = 3
"""Words in which a content begins that is a request."""


def is_refusal(article: Article, found: Attribution) -> bool:
    """True for a silence or a refusal, by what its cue and content say; also where a deed is refused.

    Of that too the rules see where its cue ends: "refused | to acknowledge defeat", not "refused to acknowledge |".
    """
    does = stance.read(article, found.cue, found.content)
    return does.refuses or does.stance in REFUSALS


def once(refusals: list[Attribution]) -> list[Attribution]:
    """Of two refusals whose cues begin at one place the longer cue's: "declined | to say" and "declined to say |"."""
    longest: dict[int, Attribution] = {}
    for a in refusals:
        start = a.cue[0].start
        if start not in longest or a.cue[-1].end > longest[start].cue[-1].end:
            longest[start] = a
    return [a for a in refusals if longest[a.cue[0].start] is a]


def with_source(article: Article, refusal: Attribution, model: list[Attribution]) -> Attribution:
    """A refusal that the model saw on the same cue is whose the model says, if it is sure or the rules saw nobody."""
    same = (a for a in model if a.source and any(c.overlaps(d) for c in a.cue for d in refusal.cue))
    found = next(same, None)
    if found and (refusal.source or found.confidence >= SURER):
        return _surer(article, refusal, found)
    if refusal.source:
        return refusal
    if (
        found is None
        or far(article.text, found, refusal)
        or any(s.overlaps(c) for s in found.source for c in (*refusal.cue, *refusal.content))
    ):
        return refusal
    return replace(refusal, source=found.source)


def half(article: Article, found: Attribution, refusals: Sequence[Attribution]) -> bool:
    """True where the model took the other half of a refusal for its cue: "could not be | reached"."""
    text = article.text
    for refusal in refusals:
        mine = [s.of(text) for s in found.source]
        whose = not mine or _asks(article, found) or mine == [s.of(text) for s in refusal.source]
        if whose and any(c.overlaps(found.cue[0]) for c in refusal.content):
            return is_refusal(article, found) or len(refusal.content) == 1 == len(found.cue) == len(found.content)
    return False


def without_excuses(article: Article, found: list[Attribution]) -> list[Attribution]:
    """Without what is only excused with: in "| citing | the law, they declined to comment" no law speaks."""
    excuse = pattern(article.read_in or "", silence.SUBJECT, "pretext")
    cited = [a for a in found if a.cue and a.source and excuse.match(article.text, a.cue[0].start)]
    if not cited:
        return found
    refused = [a for a in found if a not in cited and is_refusal(article, a)]
    return [a for a in found if a not in cited or not any(_excuses(a, r) for r in refused)]


def _excuses(cited: Attribution, refusal: Attribution) -> bool:
    """True where the two share words and who refuses stands outside: not for "citing a memo | that the bank hid it"."""
    told = Spans(cited.content)
    if refusal.source and all(told.cover(s) for s in refusal.source):
        return False
    said = Spans((*cited.source, *cited.content))
    return any(said.touch(s) for s in (*refusal.cue, *refusal.content))


def _asks(article: Article, found: Attribution) -> bool:
    """True where the source is who asked and got no answer: "reporters could not reach him"."""
    asker = pattern(article.read_in or "", silence.SUBJECT, "asker")
    return any(asker.fullmatch(s.of(article.text).lower()) for s in found.source)


def turned_to(article: Article, found: Attribution) -> bool:
    """True for who asked somebody for words and has said none: "The editors sent | a request to the ministry"."""
    asked = pattern(article.read_in or "", silence.SUBJECT, "asked")
    head = nouns.WORD.findall(found.content[0].of(article.text).lower())[:ASKED]
    return _asks(article, found) and any(asked.fullmatch(word) for word in head)


def _surer(article: Article, refusal: Attribution, found: Attribution) -> Attribution:
    """The model's reading of a refusal that it is sure of; with the rules' words where its own hold less of it."""
    mine, theirs = ([s.of(article.text).strip(" ,") for s in a.source] for a in (found, refusal))
    if mine == theirs or found.confidence < SURE or len(found.content) > 1:
        return refusal
    if _asks(article, found) or far(article.text, found, found):
        return refusal
    whole = Spans((*found.cue, *found.content))
    if all(whole.cover(c) for c in refusal.cue) and is_refusal(article, found):
        return replace(found, confidence=max(found.confidence, refusal.confidence))
    if any(s.overlaps(c) for s in found.source for c in (*refusal.cue, *refusal.content)):
        return refusal
    return replace(refusal, source=found.source)


def far(text: str, found: Attribution, refusal: Attribution) -> bool:
    """True where a sentence ends between a source and the cue."""
    source, cue = found.source[0], refusal.cue[0]
    low, high = sorted(((source.start, source.end), (cue.start, cue.end)))
    return any(mark in text[low[1] : high[0]] for mark in (". ", ".\n", "\n", "! ", "? "))
