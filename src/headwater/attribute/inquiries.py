"""Through whom a witness is heard: a body that gathers accounts and publishes them.

"The rights group Lantern said in a report ... According to one former inmate, ...": the inmate spoke to the group, and
nobody else has heard her. Whoever "told the researchers" did so too. The words by which such bodies, what they publish
and those of them who listen are known stand in `inquiry.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from headwater import wordforms
from headwater.attribute import nouns
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern
from headwater.records import Entity, Link, Source

SUBJECT = "inquiry"
NEAR = 60
"""Characters before a name, and behind it, among which it stands what its bearer is: "Lantern, a rights group,"."""
LOOKED_AT = 12
"""Mentions of a body, from its first on, beside which is looked for what it is."""
REACH = 2
"""Paragraphs without a word of the body or its witnesses after which its report has ended."""

_APPOSED = re.compile(r"[»”\"“’]? ?[,(–—] ?")
"""What an apposition begins with, right behind a name."""
_FIRST = re.compile(r"(?:an?|the) (?:[\w-]+ )?")
"""An article, and one word that may stand before the noun."""
_CLAUSE_END = re.compile(r"[,.;:!?()\n]")


@dataclass(slots=True)
class Inquiry:
    """What a body has published: the chain down to that body, and the paragraph in which it was heard last."""

    chain: tuple[Link, ...]
    entity: str
    paragraph: int


def gathers(entity: Entity, page: Page) -> bool:
    """True for a body that something beside its name calls one that gathers accounts, and that is no outlet."""
    if entity.kind != "organization" or entity.outlet or entity.official:
        return False
    called = pattern(page.language, SUBJECT, "bodies")
    if called.search(entity.name):
        return True
    for span in entity.mentions[:LOOKED_AT]:
        sentence = page.sentence(span.start)
        lead = page.text[max(sentence.start, span.start - NEAR) : span.start]
        rest = page.text[span.end : min(sentence.end, span.end + NEAR)]
        before = next((m for m in reversed([*called.finditer(lead)]) if not _clause(lead[m.end() :])), None)
        if before or _apposed(rest, page.language):
            return True
    return False


def _apposed(rest: str, language: str) -> bool:
    """True where an apposition begins with what a body is: "Lantern, a London-based rights group". What others do to it
    is none: "Halder Oil, sued by a rights group"."""
    opening = _APPOSED.match(rest)
    if opening is None:
        return False
    said, called = rest[opening.end() :], pattern(language, SUBJECT, "bodies")
    first = _FIRST.match(said) if nouns.articles(language) else None
    return bool(called.match(said) or (first and called.match(said, first.end())))


def fits(noun: str, entity: Entity, page: Page) -> bool:
    """True for a noun of people ("the researchers"), and for one that the body's name or what leads up to it has."""
    head = nouns.head(noun, page.language)
    if head.sort != "body":
        return True
    cut = wordforms.stemmer(page.language)
    leads = (page.text[max(0, m.start - NEAR) : m.start] for m in entity.mentions[:LOOKED_AT])
    near = (entity.name, *(_CLAUSE_END.split(lead)[-1] for lead in leads))
    return any(cut(word) == head.stem for text in near for word in nouns.WORD.findall(text.lower()))


def _clause(gap: str) -> bool:
    """True where a name belongs to something else than the noun before it."""
    return bool(set(gap) & set(".,;:!?()")) or len(gap.split()) > 1


def opened(draft: Draft, page: Page) -> Inquiry | None:
    """The inquiry that a statement opens: such a body says it in a report, or in its report it is said."""
    last = draft.chain[-1] if draft.chain else None
    entity = page.mentions.entities.get(last.entity or "") if last else None
    if entity is None or not _in_report(draft, page) or not gathers(entity, page):
        return None
    return Inquiry(draft.chain, entity.id, draft.paragraph)


def _in_report(draft: Draft, page: Page) -> bool:
    """True where a report or an investigation is named in the sentence, outside what is said."""
    sentence = draft.sentence
    found = pattern(page.language, SUBJECT, "reports").finditer(page.text, sentence.start, sentence.end)
    return any(not any(c.start <= m.start() < c.end for c in draft.marks.content) for m in found)


def through(
    draft: Draft, inquiry: Inquiry | None, heard: Mapping[str, tuple[Link, ...]], page: Page
) -> tuple[Link, ...]:
    """The links before somebody whom such a body has heard: told it by name or noun, or a witness in its report."""
    told = draft.told_to
    if told is not None:
        own = told.id in heard and told.id != draft.speaker.entity and gathers(told, page)
        return heard[told.id] if own else ()
    if inquiry is None or draft.paragraph - inquiry.paragraph > REACH or not _witness(draft.speaker, page):
        return ()
    return inquiry.chain


def ends(draft: Draft, inquiry: Inquiry | None) -> bool:
    """True where somebody speaks who does not speak in the report: what comes after is no longer from it."""
    return inquiry is not None and not any(link.entity == inquiry.entity for link in draft.chain)


def _witness(source: Source, page: Page) -> bool:
    """True for people without a name who hold no office and are not called by what they know of the matter."""
    if not source.unnamed or source.official or source.kind not in ("person", "group") or not source.spans:
        return False
    head = nouns.head(source.text, page.language)
    if head.stem in nouns.stems(page.language, "bare"):
        return False
    return not pattern(page.language, SUBJECT, "others").search(source.text)
