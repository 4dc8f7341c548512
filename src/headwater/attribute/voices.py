"""Whose voice a report speaks in: that of another outlet whose report it retells, and where that voice ends.

It holds while sources stay unnamed, pronouns or inside quotation marks; it ends where the printing outlet speaks for
itself again, has asked somebody itself, or where a newly named source takes over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from headwater import wordforms
from headwater.attribute import bound, nouns, sources
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.patterns import edges, pattern, words
from headwater.attribute.stance import ANSWERING
from headwater.records import Entity, Link, Source, Span

_OPENING = ("«", "„", "“", '"')
_OWNED = re.compile(r"\w(?:['’]s|s['’]) ")
_OWNER = re.compile(r"^[”\"]?(?:['’]s?)?")
_EDGES = ' ,;:\n«„“"'
SILENT = 4
"""Sentences in a row in which nobody says anything, after which the voice has ended."""
REACH = 2
"""Paragraphs without a word of the other outlet after which its voice has ended."""
NEAR = 30
"""Characters before an outlet's name in which the word stands for what it prints."""


@dataclass(slots=True)
class Voice:
    """The outlet whose report is being retold, and the paragraph where it was last heard."""

    links: tuple[Link, ...]
    entity: str | None
    paragraph: int
    heard: int = 0
    """Where the sentence ends in which it was heard last."""


def ended(draft: Draft, page: Page, voice: Voice, *, review: bool) -> bool:
    """Whether the printing outlet speaks for itself again. `review`: the text is a press review."""
    if draft.paragraph - voice.paragraph > REACH or draft.speaker.naming == "implicit":
        return not draft.in_quotes
    if shifts(draft, page) or _spoken_of(draft, page, voice):
        return True
    if draft.in_quotes or _asked_by(draft, page, voice):
        return False
    if voice.heard and not review and page.sentences_between(voice.heard, draft.sentence.start) >= SILENT:
        return True
    if draft.paragraph == voice.paragraph:
        return not review and _new_here(draft, page)
    return draft.source.naming == "named" and not _is_pronoun(draft.source, page)


def in_passing(source: Source, page: Page) -> bool:
    """True for an outlet that is not retold: "They parted | after | the Post revealed", "the union's website"."""
    if not source.spans:
        return False
    lead = page.text[max(0, source.spans[0].start - NEAR) : source.spans[0].start]
    if bound.before(page.language, "relay.meanwhile", sources.SUBJECT).search(lead):
        return True
    return not source.entity and _is_anothers(source, page)


def _is_anothers(source: Source, page: Page) -> bool:
    """True for what is called an outlet and belongs to somebody who is none: "the union's website", "газета партии"."""
    owned = nouns.articles(page.language) and _OWNED.search(source.text)
    named = [m for span in source.spans for m in page.mentions.within(span)]
    plain = all(
        page.text[max(0, m.span.start - 1) : m.span.start] not in _OPENING for m in named
    )  # "проект «Маяк»" is its own
    behind = nouns.leads(page.language) and any(m.entity.kind != "place" for m in named) and plain
    behind = behind and not any(m.entity.outlet for m in named)
    return bool(owned or behind)


def _spoken_of(draft: Draft, page: Page, voice: Voice) -> bool:
    """True where a paragraph has begun with the speaker "herself": the printing outlet tells of them, and no other."""
    entity = page.mentions.entities.get(draft.speaker.entity or "")
    own = words(page.language, sources.SUBJECT, "oneself")
    for mention in entity.mentions if entity and not draft.in_quotes else ():
        if not voice.heard <= mention.start < draft.cue.start or mention.of(page.text).islower():
            continue
        start = page.paragraph_starts[page.paragraph(mention.start)]
        before = nouns.WORD.findall(page.text[start : mention.start].lower())
        behind = nouns.WORD.findall(page.text[mention.end : mention.end + NEAR].lower())[:1]
        if len(before) <= 3 and own & {*before, *behind}:
            return True
    return False


def its_article(source: Source, page: Page) -> bool:
    """True for "the article" alone, in the voice of an outlet: it is that outlet's."""
    head = nouns.head(source.text, page.language)
    small = words(page.language, sources.SUBJECT, "pointing", "plain")
    others = [w for w in nouns.WORD.findall(source.text.lower()) if w != head.word and w not in small]
    return head.stem in nouns.stems(page.language, "article") and not others


def _new_here(draft: Draft, page: Page) -> bool:
    """True for a person or a body that the text names here for the first time, with nothing of an outlet."""
    entity = page.mentions.entities.get(draft.source.entity or "")
    if entity is None and draft.source.kind == "body" and draft.source.naming == "named" and draft.sentence.start:
        cut, noun = wordforms.stemmer(page.language), nouns.head(draft.source.text, page.language)
        return not any(cut(w) == noun.stem for w in nouns.WORD.findall(page.text[: draft.sentence.start].lower()))
    return entity is not None and not any(m.start < draft.sentence.start for m in entity.mentions)


def own_guest(draft: Draft, guests: Mapping[str, tuple[Link, ...]], voice: Voice) -> bool:
    """True for somebody named who spoke before without that outlet: the printing one has talked to them itself."""
    chain = guests.get(draft.speaker.entity or "")
    return chain is not None and not draft.in_quotes and not any(link.entity == voice.entity for link in chain)


def its_guest(draft: Draft, guests: Mapping[str, tuple[Link, ...]], voice: Voice, page: Page) -> bool:
    """True for somebody named who was last heard through that outlet, not long before: they go on in its words."""
    chain = guests.get(draft.speaker.entity or "")
    through = chain is not None and any(link.entity == voice.entity and link.entity for link in chain)
    if not through or draft.speaker.naming == "implicit" or draft.paragraph - voice.paragraph > REACH:
        return False
    return not shifts(draft, page)


def shifts(draft: Draft, page: Page) -> bool:
    """True where the sentence opens as one does that turns to something else: "Earlier, ..."."""
    opening = draft.sentence.of(page.article.text)[:40]
    return bool(edges(page.language, sources.SUBJECT, "relay.shift_forms").search(opening))


def answers(draft: Draft, page: Page, voice: Voice) -> bool:
    """True for who confirms, denies or does not comment: asked by the one who prints it, unless the outlet that is
    retold is named as who asked."""
    if draft.stance not in ANSWERING or draft.in_quotes or _is_pronoun(draft.source, page):
        return False
    return not _asked_by(draft, page, voice)


def asks_itself(page: Page, low: int, high: int) -> bool:
    """True where the printing outlet tells between two places whom it asked: "We called four members of the board"."""
    asked = pattern(page.language, sources.SUBJECT, "relay.we_asked")
    return any(page.quotation(found.start()) is None for found in asked.finditer(page.text, low, max(low, high)))


def of_its_pages(source: Source, page: Page) -> bool:
    """True for "the author of the article", "the paper's columnist": somebody of the outlet that was just heard."""
    if not pattern(page.language, sources.SUBJECT, "relay.press").search(source.text):
        return False
    return any(nouns.sort_of(word, page.language) in ("document", "outlet") for word in nouns.WORD.findall(source.text))


def reports_for(source: Source, page: Page) -> Entity | None:
    """The outlet whose unnamed reporter speaks: "a Gazette correspondent", "корреспондент издания «Колокол»"."""
    if not source.unnamed or source.kind not in ("person", "author"):
        return None
    head = nouns.head(source.text, page.language)
    if not pattern(page.language, bound.SUBJECT, "hearer.reporter").fullmatch(head.word):
        return None
    named = (m.entity for span in source.spans for m in page.mentions.within(span))
    return next((entity for entity in named if entity.outlet), None)


def _asked_by(draft: Draft, page: Page, voice: Voice) -> bool:
    """True where the outlet in whose voice the text speaks is named in what was asked: its questions, its report."""
    if draft.stance not in ANSWERING:
        return False
    named = [m for c in draft.marks.content for m in page.mentions.within(c) if m.entity.id == voice.entity]
    if any(not _published(m.span, page) for m in named):
        return True
    if draft.stance not in ("silent", "declines"):
        return False
    asked = " ".join(c.of(page.article.text) for c in draft.marks.content)
    for mention in named:
        asked = asked.replace(mention.span.of(page.article.text), "")
    asked = pattern(page.language, bound.SUBJECT, "setting.occasion").sub("", asked)  # "at his press conference"
    return any(nouns.sort_of(w, page.language) == "outlet" for w in nouns.WORD.findall(asked))


def _published(name: Span, page: Page) -> bool:
    """True for an outlet named beside a word for what it prints: not its question, but its report."""
    if nouns.articles(page.language):  # "the Post story", "the Post’s report"
        rest = _OWNER.sub("", page.text[name.end : name.end + NEAR]).lstrip(_EDGES + "”")
        if bound.behind(page.language, "hearer.told_of").match(rest):
            return True
    lead = page.text[max(0, name.start - NEAR) : name.start].rstrip(_EDGES)
    return bool(bound.before(page.language, "hearer.told_of").search(lead))


def _is_pronoun(source: Source, page: Page) -> bool:
    low = source.text.lower()
    return low in sources.pronouns(page.language)
