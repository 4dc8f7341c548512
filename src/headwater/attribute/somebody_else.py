"""Whom a description cannot mean, whatever speaks for them: "the mayor" is not the minister who has just spoken."""

from __future__ import annotations

import re
from functools import lru_cache

from headwater import wordforms
from headwater.attribute import called, candidates, nouns, sources, trades
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.patterns import words
from headwater.records import Source

_BROUGHT_IN = re.compile(r"(?:^|(?P<before>[\w’'-]+)(?P<comma>,?) )an? (?:[\w’'-]+ ){0,3}$", re.IGNORECASE)
"""What stands before a noun that brings somebody in."""


def than(draft: Draft, found: Source, before: list[Draft], page: Page) -> bool:
    """True where a description cannot mean whom it was taken for: in whose own words it stands, or by their office."""
    if candidates.form(draft, page) != "person":
        return False
    entity = page.mentions.entities.get(found.entity or "")
    mentions = [m for m in page.mentions.between(0, draft.cue.start) if entity and m.entity is entity]
    one = candidates.Candidate(found, entity, mentions)
    noun = nouns.head(draft.source.text, page.language)
    if candidates.of_themselves(draft, "person", found) or candidates.holds_another(draft, noun, one, page):
        return True
    again = any(b.speaker.entity == found.entity and called.by_noun(b.source, noun, page) for b in before)
    if entity and not again and _told_of_another(draft, one, noun, page):
        return True
    return found.unnamed and _sits_elsewhere(draft.source, found, noun, page)


def _told_of_another(draft: Draft, one: candidates.Candidate, noun: nouns.Head, page: Page) -> bool:
    """True where "a former bookkeeper" has come in before, and the one with a name was never called so.

    Only an article tells: without one the noun may have been said of the one with the name ("he became a trainer").
    """
    language = page.language
    stems = called.content_stems(draft.source.text, page)
    alike = trades.compared(trades.asked(noun, page), trades.known(one.entity, one.mentions, one.source, page))
    if not nouns.articles(language) or alike == "alike" or noun.stem in nouns.stems(language, "human"):
        return False
    if called.so(stems, noun, one.entity, one.mentions, one.source, page):
        return False
    first = _first_of_each(page.text, language).get(noun.stem)
    return first is not None and first < draft.source.spans[0].start and _comes_in(first, page)


def _comes_in(at: int, page: Page) -> bool:
    """True for a noun behind "a", with adjectives at most between, that is not said of somebody ("is a", ", a")."""
    found = _BROUGHT_IN.search(page.text[page.sentence(at).start : at])
    if found is None or found.group("comma"):
        return False
    before = (found.group("before") or "").lower()
    return before not in words(page.language, sources.SUBJECT, "said_of")


@lru_cache(maxsize=2)
def _first_of_each(text: str, language: str) -> dict[str, int]:
    """By stem where the first word stands that is no name, nor a plural."""
    cut, out = wordforms.stemmer(language), dict[str, int]()
    for word in nouns.WORD.finditer(text):
        if word.group().islower() and not nouns.plural(word.group(), language):
            out.setdefault(cut(word.group()), word.start())
    return out


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
