"""What an unnamed source has to say for itself: its position to know, its motive, on what terms it spoke, why it stays
unnamed, and how many it is.

What the words of the source say belongs to it; what its sentence says beside them, to whoever speaks there; a sentence
of its own ("The official asked not to be named because ..."), to whoever was quoted last. What is known of a
source holds for all that it says. Words in `circumstances.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from headwater.attribute import nouns
from headwater.attribute.bound import SUBJECT, behind, clause, owners, phrase
from headwater.attribute.drafts import Draft, by_sentence
from headwater.attribute.page import Page
from headwater.attribute.patterns import everywhere, pattern
from headwater.attribute.speakers import LOOK_BACK
from headwater.attribute.stance import QUIET
from headwater.records import Phrase, Span

_BREAK = re.compile(r"[,.;:–—«»“”\n]")
FEW = 2
"""Words between "because" and what somebody may not do: "because | they now"."""
NEAR = 70
"""Characters between the terms and the reason for them."""


def find(drafts: list[Draft], page: Page) -> None:
    """Sets count, knows, terms, reason and motive of the drafts with unnamed sources."""
    together = by_sentence(drafts)
    for draft in drafts:
        if draft.source.spans and draft.source.entity is None:
            draft.count = nouns.count(" ".join(s.of(page.text) for s in draft.marks.source), page.language)
            if draft.source.unnamed:
                draft.knows = _knows(draft, page)
    _find_terms(drafts, together, page)
    for sentence, beside in together.items():
        for draft in (d for d in beside if d.source.unnamed and d.motive is None):
            draft.motive = _motive(sentence, draft, beside, page)
    _share(drafts, page)


def _knows(draft: Draft, page: Page) -> Phrase | None:
    """The position to know, in the words of the source or right behind them."""
    for span in draft.marks.source:
        after = page.text[span.end : span.end + 2]
        wide = span.end + NEAR if after.startswith(",") else span.end
        limit = min([wide, draft.sentence.end, *(c.start for c in draft.marks.cue if c.start >= span.end)])
        for found in pattern(page.language, SUBJECT, "grounds.knows").finditer(page.text, span.start, limit):
            if behind(page.language, "grounds.knows_not").match(page.text, found.start()):
                continue
            if found.start() > span.end and found.start() - span.end > 3:
                continue  # the next clause, about somebody else
            return phrase(page, clause(page, found.start(), found.end(), max(limit, found.end())))
    return _knows_before(draft, page)


def _knows_before(draft: Draft, page: Page) -> Phrase | None:
    """A participle before the source: "Присутствовавшие там | сотрудники", "Su padėtimi susipažinęs | šaltinis"."""
    first = draft.marks.source[0].start
    low = max([draft.sentence.start, first - NEAR, *(s.end for s in draft.marks.cue if s.end <= first)])
    walls = [m.end() for m in _BREAK.finditer(page.text, low, first)]
    low = max([low, *walls])
    found = pattern(page.language, SUBJECT, "grounds.knows").search(page.text, low, first)
    if not found or any(c.overlaps(Span(*found.span())) for c in draft.marks.content):
        return None
    end = first
    while end > found.end() and page.text[end - 1].isspace():
        end -= 1
    return phrase(page, Span(found.start(), end))


# Terms and reasons ---------------------------------------------------------------------------------------------------


def _find_terms(drafts: list[Draft], together: dict[Span, list[Draft]], page: Page) -> None:
    """The condition under which a source spoke and the reason for it, bound to the unnamed source it protects."""
    starts = [d.sentence.start for d in drafts]
    for span in _places(page, "grounds.terms"):
        sentence = page.sentence(span.start)
        beside = together.get(sentence, [])
        reason = _reason(span, sentence, beside, page)
        for draft in _protected(span, sentence, beside, drafts, starts, page):
            draft.terms = draft.terms or phrase(page, span)
            draft.reason = draft.reason or reason
            draft.motive = draft.motive or _motive(sentence, draft, beside, page)
    for span in _places(page, "grounds.alone"):
        sentence = page.sentence(span.start)
        beside = together.get(sentence, [])
        for draft in _protected(span, sentence, beside, drafts, starts, page):
            draft.reason = draft.reason or phrase(page, _to_end(span, beside, sentence, page))


def _places(page: Page, key: str) -> Iterator[Span]:
    return (Span(*m.span()) for m in everywhere(page.language, SUBJECT, key, page.text))


def _protected(
    span: Span, sentence: Span, beside: list[Draft], drafts: list[Draft], starts: list[int], page: Page
) -> list[Draft]:
    """Whose terms these are: the unnamed source beside them, else the one quoted last."""
    unnamed = [d for d in beside if d.source.unnamed and not _quoted(d, span)]
    here = owners(unnamed, span) or unnamed
    # "Both asked not to be named" tells of those quoted before; so does a bare "the source".
    asking = [d for d in beside if any(c.overlaps(span) for c in d.marks.cue)]
    if here and not asking and any(d.source.naming != "bare" for d in here):
        return here
    if not here and not asking and not _free(beside, span):
        return []
    at, paragraph = bisect_left(starts, sentence.start), page.paragraph(span.start)
    earlier = [d for d in drafts[max(0, at - LOOK_BACK) : at] if paragraph - d.paragraph <= 1 and d.source.unnamed]
    if any((d.count or 0) > 1 or d.source.kind == "group" for d in (*here, *asking)) or (
        not here and _several(page.text[sentence.start : span.start], page.language)
    ):
        return [*here, *earlier]
    last = earlier[-1:]
    if here or asking:
        return [*here, *(d for d in earlier if d.same_speaker(last[0]))] if last else here
    silent = [d for d in beside if d.source.kind == "author"]
    for draft in silent if last else ():
        # "The information was given on condition of anonymity": by whoever was quoted last.
        draft.speaker = last[0].speaker
    return [*(d for d in earlier if last and d.same_speaker(last[0])), *(silent if last else ()), *last]


def _several(text: str, language: str) -> bool:
    """True where the words name more than one: "Both asked not to be named"."""
    numbers = nouns.numbers(language)
    return any(numbers.get(word, 0) > 1 for word in text.lower().split())


def _quoted(draft: Draft, span: Span) -> bool:
    return any(c.covers(span) for c in draft.marks.content)


def _free(beside: list[Draft], span: Span) -> bool:
    """True where no words of somebody who is named hold the place."""
    return not any(s.overlaps(span) for d in beside if not d.source.unnamed for s in d.marks.content)


def _reason(terms: Span, sentence: Span, beside: list[Draft], page: Page) -> Phrase | None:
    """Why the source stays unnamed: behind the terms a clause with "because", "fearing"."""
    limit = min(sentence.end, terms.end + NEAR)
    found = pattern(page.language, SUBJECT, "grounds.opens").search(page.text, terms.end, limit)
    if not found or "." in page.text[terms.end : found.start()].strip():
        return None
    # A conjunction that opens something else stands further off than the next clause.
    if page.text.count(",", terms.end, found.start()) > 1:
        return None
    return phrase(page, _to_end(Span(*found.span()), beside, sentence, page))


def _to_end(span: Span, beside: list[Draft], sentence: Span, page: Page) -> Span:
    """From an opening word to the end of its clause: the cue, or a mark of punctuation."""
    # The verb of whoever is spoken of inside the clause does not end it.
    outside = [d for d in beside if d.marks.source and d.marks.source[0].start < span.start]
    outside = [d for d in outside if not (d.stance in QUIET and _opens_with(span, d, page))]
    walls = [c.start for d in outside for c in d.marks.cue if c.start >= span.end]
    return clause(page, span.start, span.end, min((*walls, sentence.end)))


def _opens_with(span: Span, draft: Draft, page: Page) -> bool:
    """True where a reason is that somebody may not speak: "because | they | were not allowed to discuss it"."""
    between = page.text[span.end : max(span.end, draft.marks.cue[0].start)] if draft.marks.cue else ","
    return "," not in between and len(between.split()) <= FEW


def _motive(sentence: Span, draft: Draft, beside: list[Draft], page: Page) -> Phrase | None:
    """Why it speaks: behind a verb of talking "to draw attention", "because they wanted"."""
    language = page.language
    for key in ("grounds.motive_alone", "grounds.motive_opens"):
        for found in pattern(language, SUBJECT, key).finditer(page.text, sentence.start, sentence.end):
            span = Span(*found.span())
            if any(_quoted(d, span) for d in beside):
                continue
            lead = page.text[max(sentence.start, span.start - NEAR) : span.start]
            talk = pattern(language, SUBJECT, "grounds.motive_talk").search(lead)
            terms = draft.terms is not None and draft.terms.span.end <= span.start <= draft.terms.span.end + 3
            if not terms and (key == "grounds.motive_alone" or talk):
                return phrase(page, _to_end(span, beside, sentence, page))
    return None


def _share(drafts: list[Draft], page: Page) -> None:
    """What is known of a source holds for all that it says: pronouns carry it on."""
    seen: dict[tuple[Span, ...], Draft] = {}
    group: Draft | None = None
    for draft in drafts:
        if not draft.speaker.spans or not draft.source.unnamed:
            continue
        first = seen.setdefault(draft.speaker.spans, draft)
        if first is draft:
            if group and _member(draft, group, page):
                first = group
                draft.told_to = draft.told_to or group.told_to
            elif (draft.count or 0) > 1 or draft.source.kind == "group":
                group = draft
        if first is draft:
            continue
        if first is not group:
            draft.count = draft.count or first.count
        draft.knows = draft.knows or first.knows
        draft.motive = draft.motive or first.motive
        draft.terms = draft.terms or first.terms
        draft.reason = draft.reason or first.reason


def _member(draft: Draft, group: Draft, page: Page) -> bool:
    """True for "one of them", "another": somebody of the group just quoted."""
    if draft.paragraph - group.paragraph > 1 or not draft.marks.source:
        return False  # a verb alone names nobody: whoever spoke before goes on
    return is_member(draft.marks.source[0].start, page)


def is_member(start: int, page: Page) -> bool:
    """True where words that begin at `start` are of one of several: "one of them", "another"."""
    return bool(behind(page.language, "grounds.member").match(page.text, start))
