"""Under what circumstances something was said: to whom, through what, at what occasion, on what terms.

One file for each: `hearers` (to whom), `grounds` (terms, reason, position to know, motive, number), `behalf` (for whom
a spokesperson speaks), `gaps` (where a chain breaks); here through what and where. Words in `circumstances.toml`.
"""

from __future__ import annotations

from dataclasses import replace

from headwater.attribute import behalf, gaps, grounds, hearers
from headwater.attribute.bound import SUBJECT, behind, grown, owners
from headwater.attribute.drafts import Draft, by_sentence
from headwater.attribute.mentions import Mention
from headwater.attribute.page import Page
from headwater.attribute.patterns import everywhere
from headwater.records import Phrase, Span

NEAR = 3
"""Statements back to which one in the same paragraph may go on."""


def find(drafts: list[Draft], page: Page) -> None:
    """Sets all circumstances of the drafts; speakers have to be known, chains follow."""
    for draft in drafts:
        _loosen(draft, page)
    find_settings(drafts, page)
    hearers.find(drafts, page)
    grounds.find(drafts, page)
    _without_knowledge(drafts)
    behalf.find(drafts, page)
    gaps.find(drafts, page)


def find_settings(drafts: list[Draft], page: Page) -> None:
    """Through what ("in a letter") and where ("at a briefing") each draft's words were said, as printed."""
    for sentence, beside in by_sentence(drafts).items():
        occasions = [o for o in _places(page, "setting.occasion", sentence) if not _of_source(o, beside, page)]
        for span in occasions:
            for draft in owners(beside, span):
                draft.occasion = draft.occasion or _grown(page, span, beside)
        for span in _places(page, "setting.medium", sentence):
            if any(span.overlaps(o) for o in occasions) or _speaks(span, beside):
                continue
            for draft in owners(beside, span):
                draft.medium = draft.medium or _grown(page, span, beside)

    _carry(drafts)


def _without_knowledge(drafts: list[Draft]) -> None:
    """ "Officials briefed on the trip": how they know is not where they spoke, nor where they went on speaking."""
    known = [d.knows.span for d in drafts if d.knows]
    for draft in drafts:
        if draft.occasion and any(span.overlaps(draft.occasion.span) for span in known):
            draft.occasion = None


def _carry(drafts: list[Draft]) -> None:
    """What one goes on saying in a paragraph is said in the same letter, at the same briefing."""
    for i, draft in enumerate(drafts):
        near = (d for d in reversed(drafts[max(0, i - NEAR) : i]) if d.paragraph == draft.paragraph)
        earlier = next((d for d in near if d.same_speaker(draft) and d.parent is draft.parent), None)
        if earlier and draft.medium is None and draft.occasion is None:
            draft.medium, draft.occasion = earlier.medium, earlier.occasion


def _loosen(draft: Draft, page: Page) -> None:
    """Takes out of the content what only tells where or on what terms a quotation was said."""
    content = draft.marks.content
    quoted = [c for c in content if page.quotation(c.start) and page.quotation(c.end - 1)]
    if not quoted or len(content) == len(quoted):
        return
    keys = ("setting.occasion", "setting.medium", "grounds.terms", "grounds.alone")
    loose = [
        c
        for c in content
        if c not in quoted and any(behind(page.language, key).match(page.text, c.start, c.end) for key in keys)
    ]
    if loose:
        draft.marks = replace(draft.marks, content=tuple(c for c in content if c not in loose))


def _places(page: Page, key: str, sentence: Span) -> list[Span]:
    return [Span(*m.span()) for m in everywhere(page.language, SUBJECT, key, page.text, sentence)]


def _speaks(span: Span, beside: list[Draft]) -> bool:
    """True where it is the source itself: "in the letter it says", "according to Facebook"."""
    own = ("document", "body", "outlet")
    return any(s.overlaps(span) and d.source.kind in own for d in beside for s in d.marks.source)


def _of_source(span: Span, beside: list[Draft], page: Page) -> bool:
    """True for what is the source or says who it is: "| in the comment of the Gazette | it is noted", "the envoy at the
    talks Ada Vint"."""
    for whole in (s for d in beside for s in d.marks.source):
        if span.start < whole.start < span.end:
            return True
        people = _people(page, whole) if whole.start < span.start and whole.covers(span) else []
        if people and all(m.span.start > span.end for m in people):
            return True
    return False


def _people(page: Page, whole: Span) -> list[Mention]:
    return [m for m in page.mentions.within(whole) if m.entity.kind == "person"]


def _grown(page: Page, span: Span, beside: list[Draft]) -> Phrase:
    return grown(page, span, beside, "setting.stop")
