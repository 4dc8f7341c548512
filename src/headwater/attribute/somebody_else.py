"""Whom a description cannot mean, whatever speaks for them: "the mayor" is not the minister who has just spoken."""

from __future__ import annotations

from headwater import wordforms
from headwater.attribute import candidates, nouns
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.records import Source


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
    return found.unnamed and _sits_elsewhere(draft.source, found, noun, page)


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
