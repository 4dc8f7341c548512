"""Whom a description cannot mean, whatever speaks for them: "the mayor" is not the minister who has just spoken."""

from __future__ import annotations

import re

from headwater import wordforms
from headwater.attribute import called, candidates, nouns, sources
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.patterns import words
from headwater.records import Source

_JOINED = re.compile(r",\s(\w+)(?=\s)")


def than(draft: Draft, found: Source, page: Page) -> bool:
    """True where a description cannot mean whom it was taken for: in whose own words it stands, or by their office."""
    if candidates.form(draft, page) != "person":
        return False
    entity = page.mentions.entities.get(found.entity or "")
    mentions = [m for m in page.mentions.between(0, draft.cue.start) if entity and m.entity is entity]
    one = candidates.Candidate(found, entity, mentions)
    noun = nouns.head(draft.source.text, page.language)
    if candidates.of_themselves(draft, "person", found) or candidates.holds_another(draft, noun, one, page):
        return True
    if _side_by_side(draft, found, noun, page):
        return True
    return found.unnamed and _sits_elsewhere(draft.source, found, noun, page)


def _side_by_side(draft: Draft, found: Source, noun: nouns.Head, page: Page) -> bool:
    """True for two who are described by other nouns in clauses that are joined: "the engineer said, | but the mayor".

    Not for a noun that says no more than that it is somebody: "the engineer said, and the man added".
    """
    mine, language = draft.source.spans, page.language
    if found.entity or not found.spans or not mine or not draft.sentence.covers(found.spans[0]):
        return False
    joins = words(language, sources.SUBJECT, "clause_joins")
    between = page.text[found.spans[-1].end : mine[0].start]
    if not any(m.group(1).lower() in joins for m in _JOINED.finditer(between)):
        return False
    any_ = nouns.stems(language, "human") | nouns.talking(language)
    other = nouns.head(found.text, language)
    return not any_ & {noun.stem, other.stem} and not called.by_noun(found, noun, page)


def _sits_elsewhere(source: Source, found: Source, noun: nouns.Head, page: Page) -> bool:
    """True for "a source in the staff" behind a source in the town hall: somebody of a body that is another."""
    if noun.stem not in nouns.stems(page.language, "bare") or found.kind != "person":
        return False
    one, other = (_bodies(text, page) for text in (source.text, found.text))
    return bool(one and other) and one.isdisjoint(other)


def _bodies(text: str, page: Page) -> frozenset[str]:
    """The stems of the nouns of bodies in a description, those left aside that any of them may be called by."""
    cut, any_ = wordforms.stemmer(page.language), nouns.stems(page.language, "generic")
    low = (w for w in nouns.WORD.findall(text.lower()) if nouns.sort_of(w, page.language) == "body")
    return frozenset(map(cut, low)) - any_
