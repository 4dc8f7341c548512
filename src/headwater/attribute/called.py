"""What somebody is called: how well a description without a name fits what a text has called them.

By a role ("the envoy" for whom it introduced as one), by a word of a name ("the union" for the Seafarers' Union), by
what stands beside a name, by the noun under which an unnamed source came in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from headwater import wordforms
from headwater.attribute import nouns, sources
from headwater.attribute.mentions import Mention
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.records import Entity, Source

NOT, BESIDE, BY_HEAD, WHOLLY = range(4)
"""How well: not at all, by a word beside the name, by the head noun, by the head and all other words."""
NEAR = 60
"""Characters beside a name in which a word for its bearer is looked for."""
LEAD, BEHIND = 4, 6
"""Words of these in front of a name and in apposition behind it, at most."""
INTRODUCED = 6
"""Mentions by which somebody has been introduced."""
SHORTEST_STEM = 4
"""Letters of a word that may be the noun of "one of the locksmiths"."""
_MARKS = " ,«»„“”\"'‘’"
_EX = re.compile(r"^(?:ex|экс|екс|eks)-?(?=\w{4})")


def so(
    stems: frozenset[str],
    noun: nouns.Head,
    entity: Entity | None,
    mentions: Sequence[Mention],
    source: Source,
    page: Page,
) -> int:
    """How well a description of these stems with this head fits somebody: `NOT` to `WHOLLY`."""
    if not stems:
        return NOT
    language = page.language
    said: set[str] = set()
    heads: set[str] = set()
    if entity is not None:
        for role in entity.roles:
            titled = _stems(role.title, language)
            heads |= titled
            said |= titled | _stems(role.organization or "", language)
        names = (entity.name, *(s.text for s in entity.spellings))
        named = {stem for name in names for stem in _stems(name, language)}
        said |= named
        if entity.kind != "person":
            heads |= named
        for mention in mentions[:INTRODUCED]:
            if mention.span.of(page.text)[:1].isupper():
                lead, apposed = beside(mention, page)
                said |= _stems(" ".join((*lead, *apposed)), language)
    if source.unnamed or entity is None:
        said |= content_stems(source.text, page)
        heads |= {noun.stem} if by_noun(source, noun, page) else {nouns.head(source.text, page.language).stem}
    if noun.stem in heads:
        return WHOLLY if stems <= said | heads else BY_HEAD
    return BESIDE if noun.stem in said else NOT


def leads(entity: Entity | None, bodies: frozenset[str], page: Page) -> bool:
    """True for a person who leads one of these bodies (names without case), whatever their office is called."""
    there = [r for r in (entity.roles if entity else ()) if (r.organization or "").casefold() in bodies]
    chiefs = nouns.stems(page.language, "chiefs")
    return any(chiefs & _stems(role.title, page.language) for role in there)


def content_stems(text: str, page: Page) -> frozenset[str]:
    """The stems of the words of a description, up to its first comma."""
    cut = wordforms.stemmer(page.language)
    small = words(page.language, sources.SUBJECT, "plain", "pointing", "of", "another")
    first = nouns.CLAUSE.split(text.strip(_MARKS), maxsplit=1)[0]
    return frozenset(cut(w) for w in nouns.WORD.findall(first.lower()) if w not in small)


def points_back(source: Source, noun: nouns.Head, page: Page, also: frozenset[str] = frozenset()) -> bool:
    """True for "the envoy", "эти собеседники", "ведомство": a noun with small words, and those of `also`, alone."""
    language = page.language
    if pattern(language, sources.SUBJECT, "indefinite").match(source.text):
        return False
    low = [w.lower() for w in nouns.WORD.findall(nouns.CLAUSE.split(source.text.strip(" ,"), maxsplit=1)[0])]
    small = words(language, sources.SUBJECT, "plain", "pointing")
    others = [w for w in low if w != noun.word and w not in small and w not in also]
    pointed = bool(set(low) & words(language, sources.SUBJECT, "pointing"))
    return (not others and not nouns.articles(language)) or (pointed and len(others) <= 1)


def by_noun(source: Source, noun: nouns.Head, page: Page) -> bool:
    """True where a source came in by this noun: the same, softened by its case, of who was it once ("the ex-clerk"), or
    in "one of the locksmiths"."""
    language = page.language
    mine, other = _now(nouns.head(source.text, language).stem), _now(noun.stem)
    if mine == other or mine in nouns.hard(other, language) or other in nouns.hard(mine, language):
        return True
    pieces = nouns.WORD.findall(source.text.lower())
    small = words(language, sources.SUBJECT, "plain", "of")
    of = next((w for w in pieces if w not in small), "") if pieces and pieces[0] in small else ""
    return source.kind == "person" and len(of) > SHORTEST_STEM and wordforms.alike(of, noun.word)


def _now(stem: str) -> str:
    """Without what says that it is over: "the ex-clerk" is the former clerk."""
    return _EX.sub("", stem)


@lru_cache(maxsize=4096)
def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(map(wordforms.stemmer(language), nouns.WORD.findall(text.lower())))


def beside(mention: Mention, page: Page) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words in front of a name and in apposition behind it, in lower case: "the special envoy, Robert Callan"."""
    sentence, text = page.sentence(mention.span.start), page.text
    before = text[max(sentence.start, mention.span.start - NEAR) : mention.span.start]
    behind = text[mention.span.end : min(sentence.end, mention.span.end + NEAR)]
    return _near(before, behind[1:].split(",", 1)[0] if behind.startswith(",") else "")


@lru_cache(maxsize=4096)
def _near(before: str, apposed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lead = nouns.WORD.findall(before.lower())[-LEAD:]
    return tuple(lead), tuple(nouns.WORD.findall(apposed.lower())[:BEHIND])
