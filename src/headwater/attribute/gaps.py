"""Where a chain breaks: the words of the text that show that somebody is missing, and what is missing.

"Media report", "it became known", "unofficially": somebody said so, and the text does not say who. A gap is only told
where words show it; a source that is merely unnamed is no gap. Words in `circumstances.toml`.
"""

from __future__ import annotations

from headwater.attribute.bound import SUBJECT, behind
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern
from headwater.attribute.stance import QUIET
from headwater.records import Gap, Span

WHY = {
    "media": "Media are cited, and none of them is named.",
    "reports": "Reports are cited, and the text does not say whose.",
    "rumour": "It is passed on as talk or rumour, with nobody who said so.",
    "known": "It “became known”, and the text does not say from whom.",
    "information": "Information is cited, and the text does not say whose.",
    "unofficial": "It is told “unofficially”, and the text does not say by whom.",
    "unsigned": "The text that is cited has no author that can be named.",
    "outlet": "An outlet is cited that is not named.",
}
"""What is missing, in a sentence for the reader, by the list of the language data that shows it."""

_SOURCES = ("media", "unsigned")
_CUES = ("unofficial", "known", "rumour", "information", "reports")
LEAD = 40
"""Characters before and behind the cue of an implicit source that may hold the words that show the gap."""


def find(drafts: list[Draft], page: Page) -> None:
    """Sets `gap` of the drafts behind whose source somebody is missing."""
    for draft in drafts:
        if draft.stance not in QUIET:
            draft.gap = _in_source(draft, page) if draft.marks.source else _in_cue(draft, page)


def _in_source(draft: Draft, page: Page) -> Gap | None:
    """A source that is media, a paper or a text that nobody can look up."""
    for span in draft.marks.source:
        if pattern(page.language, SUBJECT, "gap.media").fullmatch(span.of(page.text).strip(" ,")):
            return Gap(span, WHY["media"])
    if draft.source.entity:
        return _became_known(draft, page)
    for span in draft.marks.source:
        if behind(page.language, "gap.nouns").match(page.text, span.start, draft.sentence.end):
            return Gap(span, WHY["information"])
        for key in _SOURCES:
            found = behind(page.language, f"gap.{key}").match(page.text, span.start, span.end)
            if found:
                return Gap(span, WHY[key])
        if draft.source.kind == "outlet" and _indefinite(span, page):
            return Gap(span, WHY["outlet"])
        words = span.of(page.text)
        for key in ("information", "reports", "rumour"):
            if pattern(page.language, SUBJECT, f"gap.{key}").fullmatch(words.strip(" ,")):
                return Gap(span, WHY[key])
    return _became_known(draft, page)


def _indefinite(span: Span, page: Page) -> bool:
    return bool(behind(page.language, "gap.indefinite").match(page.text, span.start, span.end))


def _became_known(draft: Draft, page: Page) -> Gap | None:
    """ "As became known to the centre": who told it is not said."""
    for cue in draft.marks.cue:
        for key in ("unofficial", "known"):
            found = pattern(page.language, SUBJECT, f"gap.{key}").search(page.text, cue.start, cue.end)
            if found:
                return Gap(Span(*found.span()), WHY[key])
    return None


def _in_cue(draft: Draft, page: Page) -> Gap | None:
    """A statement without source whose cue, or the words around it, say that somebody told it."""
    language, cue = page.language, draft.cue
    quoted = [c for c in draft.marks.content if page.quotation(c.start) and page.quotation(c.end - 1)]
    low = max([draft.sentence.start, cue.start - LEAD, *(c.end for c in quoted if c.end <= cue.start)])
    high = min([draft.sentence.end, cue.end + LEAD, *(c.start for c in draft.marks.content if c.start >= cue.end)])
    if pattern(language, SUBJECT, "gap.own").search(page.text, low, high):
        return None
    for key in _CUES:
        for found in pattern(language, SUBJECT, f"gap.{key}").finditer(page.text, low, high):
            if Span(*found.span()).overlaps(cue) or found.end() <= cue.start:
                return Gap(Span(*found.span()), WHY[key])
    media = pattern(language, SUBJECT, "gap.media").search(page.text, low, high)
    return Gap(Span(*media.span()), WHY["media"]) if media and media.start() <= cue.end + 2 else None
