"""Under what circumstances something was said: to whom, and on what terms."""

from __future__ import annotations

from bisect import bisect_left

from headwater.attribute import sources
from headwater.attribute.drafts import Draft, by_sentence
from headwater.attribute.page import Page
from headwater.attribute.patterns import edges, pattern
from headwater.attribute.speakers import LOOK_BACK
from headwater.records import Entity, Span, Terms


def find_hearers(drafts: list[Draft], page: Page) -> None:
    """Whom a statement was told to: a name right behind "told", or behind "in an interview with" in the sentence."""
    together = by_sentence(drafts)
    for draft in drafts:
        if draft.parent is None or draft.marks.source:
            draft.told_to = _hearer(draft, together[draft.sentence], page)
    for i, draft in enumerate(drafts):
        # One speaker's quotations in one paragraph were told to the same outlet.
        if draft.told_to is None:
            near = (d for d in drafts[max(0, i - 3) : i + 4] if d.paragraph == draft.paragraph and d.told_to)
            heard = next((d.told_to for d in near if d.same_speaker(draft) and d.parent is draft.parent), None)
            draft.told_to = heard if heard and heard.outlet else None


def _hearer(draft: Draft, beside: list[Draft], page: Page) -> Entity | None:
    """The first name behind a word of telling that is neither the source nor inside the content."""
    sentence = draft.sentence
    told = edges(page.desk.language, sources.SUBJECT, "told_to.before")
    mentions = page.desk.mentions.within(sentence)
    for n, mention in enumerate(mentions):
        # "the state agency KARTA": the name, not the noun before it. A place hears nothing: "told Karvenia's KARTA".
        followed = n + 1 < len(mentions) and mentions[n + 1].span.start - mention.span.end == 1
        if followed or mention.entity.kind == "place" or _part_of(draft, mention.span):
            continue
        found = told.search(page.text[sentence.start : mention.span.start])
        if not found:
            continue
        verb = Span(sentence.start + found.start(), mention.span.start)
        owners = [d for d in beside if any(c.overlaps(verb) for c in d.marks.cue)]
        if not owners or draft in owners:
            return mention.entity
    return None


def _part_of(draft: Draft, span: Span) -> bool:
    if any(s.overlaps(span) for s in draft.marks.source):
        return True
    # Where cases mark the hearer, it may stand at the head of what was taken for content.
    return any(c.covers(span) and span.start - c.start > 1 for c in draft.marks.content)


def find_terms(drafts: list[Draft], page: Page) -> None:
    """The condition under which a source spoke, bound to the unnamed source it protects."""
    together = by_sentence(drafts)
    starts = [d.sentence.start for d in drafts]
    for found in pattern(page.desk.language, sources.SUBJECT, "terms").finditer(page.text):
        span = Span(found.start(), found.end())
        sentence, paragraph = page.sentence(span.start), page.paragraph(span.start)
        beside = together.get(sentence, [])
        here = [d for d in beside if d.source.unnamed]
        if not here:
            # "The information was given on condition of anonymity": by whoever was quoted last.
            at = bisect_left(starts, sentence.start)
            before = [d for d in drafts[max(0, at - LOOK_BACK) : at] if paragraph - d.paragraph <= 1]
            here = [d for d in before if d.source.unnamed][-1:]
            silent = [d for d in beside if d.source.kind == "author"]
            for draft in silent if here else ():
                draft.speaker = here[0].speaker
            here += silent
        for draft in here:
            draft.terms = Terms(span, found.group())
