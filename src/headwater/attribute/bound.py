"""To which statement of a sentence a phrase belongs that stands beside it, and where such a phrase ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.records import Phrase, Span

SUBJECT = "circumstances"
MOST_WORDS = 6
"""Words that may hang on a phrase beyond what its pattern covers: more is another part of the sentence."""

_NEXT = re.compile(r"\s+(?:[«„“\"‘][^«»„“”\"\n]{1,60}[»”\"“’]|[\w’'ʼ.-]*[\w’'ʼ-])")
_LAST = re.compile(r"\s+([\w’'ʼ.-]+)$")
_CLAUSE = re.compile(r"[;:()\n]|\s[-–—]\s|[.!?…](?=[»”\"“’]?(?:\s|$))|,")


@cache
def before(language: str, key: str, subject: str = SUBJECT) -> re.Pattern[str]:
    """A list of the language data as a pattern for the words right before a place."""
    joined = pattern(language, subject, key).pattern
    return re.compile(rf"{joined}\s*$", re.IGNORECASE)


@cache
def behind(language: str, key: str) -> re.Pattern[str]:
    """A list of the language data as a pattern for the words right behind a place; it carries its own edges."""
    joined = pattern(language, SUBJECT, key).pattern.removeprefix(r"(?<!\w)")
    return re.compile(joined, re.IGNORECASE)


def owners(beside: Iterable[Draft], span: Span) -> list[Draft]:
    """The drafts of a sentence that a phrase at `span` says something about.

    Never the one whose content holds it: there it belongs to who is quoted inside, if anybody. Of several the one whose
    source holds it, else the one whose cue stands nearest; and what the same speaker says beside it.
    """
    beside = list(beside)
    holding = [d for d in beside if any(c.overlaps(span) for c in d.marks.content)]
    free = [d for d in beside if d not in holding and (not holding or d.parent in holding)]
    inside = [d for d in free if any(s.overlaps(span) for s in d.marks.source)]
    near = inside or ([min(free, key=lambda d: _apart(d, span))] if free else [])
    return [d for d in free if any(d is n or (d.same_speaker(n) and d.parent is n.parent) for n in near)]


def _apart(draft: Draft, span: Span) -> int:
    spans = draft.marks.cue or draft.marks.source
    return min((max(s.start - span.end, span.start - s.end) for s in spans), default=0)


def taken(beside: Iterable[Draft]) -> list[Span]:
    """The places of a sentence that are somebody's source, cue or content."""
    return sorted(s for d in beside for s in (*d.marks.source, *d.marks.cue, *d.marks.content))


def grown(page: Page, span: Span, beside: Iterable[Draft], stop: str) -> Phrase:
    """The phrase that begins with `span`, with the words that hang on it.

    Up to a mark of punctuation, a date, a word of `stop` (a key of the language data), a cue, or where somebody's words
    or content begin.
    """
    text, end = page.text, span.end
    sentence = page.sentence(span.start)
    dates = [d.span for d in page.dates_in(sentence)]
    walls = [s.start for s in (*taken(beside), *dates) if s.start >= span.end]
    limit = min((*walls, sentence.end))
    ends = pattern(page.language, SUBJECT, stop)
    for _ in range(MOST_WORDS):
        word = _NEXT.match(text, end, limit)
        if not word or ends.fullmatch(word.group().strip()):
            break
        end = word.end()
    hangs = words(page.language, "sources", "where", "of")
    while end > span.end and (cut := _LAST.search(text, span.end, end)) and cut.group(1).lower() in hangs:
        end = cut.start()  # "at a conference in Lina | on": a date stood behind it
    half = next((m.span for m in page.mentions.within(sentence) if m.span.start < end < m.span.end <= limit), None)
    return phrase(page, Span(span.start, half.end if half else end))


def clause(page: Page, start: int, least: int, limit: int) -> Span:
    """From `start` to the end of the clause: the first mark of punctuation at or behind `least`, or `limit`."""
    found = _CLAUSE.search(page.text, least, limit)
    end = found.start() if found else limit
    while end > start + 1 and not page.text[end - 1].strip(" ,."):
        end -= 1
    return Span(start, end)


def phrase(page: Page, span: Span) -> Phrase:
    """The words that stand at `span`."""
    return Phrase(span, span.of(page.text))
