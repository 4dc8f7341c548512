"""Subjects whose places are a list: "Unions | in Sarnia, Karvenia, Velaria and Odel | announced a strike".

What stands before a comma is easily taken for another clause, and the last places of the list for who speaks: two
states would have announced what unions did.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from headwater.attribute import nouns, sources
from headwater.attribute.page import Page
from headwater.attribute.patterns import words
from headwater.records import Attribution, Span

LONGEST = 9
"""Words of who is spoken of before the first place, at most."""
_CLAUSE = re.compile(r"[,;:—–]\s*")


def whole(marks: Attribution, page: Page) -> Attribution:
    """With the list from its first place on and with whose places they are, where its last ones were the source."""
    first = marks.source[0] if marks.source else None
    if first is None or not marks.cue or first.end > marks.cue[0].start:
        return marks
    begun = next((m for m in page.mentions.within(first) if m.span.start == first.start), None)
    if begun is None or begun.entity.kind != "place":
        return marks
    low = page.sentence(first.start).start
    start = _list_begins(first.start, low, page)
    if start == first.start:
        return marks
    opens = _opens(start, low, page)
    if opens is None:
        return marks
    source = Span(opens, first.end)
    kept = tuple(part for c in marks.content for part in _outside(c, source))
    return replace(marks, source=(source, *marks.source[1:]), content=kept or _behind(marks.cue[-1].end, page))


def _list_begins(at: int, low: int, page: Page) -> int:
    """Where the first place of the list stands that goes on at `at`; `at` where there is no other before."""
    while (before := page.mentions.before(at, low)) is not None and before.entity.kind == "place":
        joined = _joins(page.language).fullmatch(page.text, before.span.end, at)
        if joined is None or (joined.group(1) and not _locates(joined.group(1), page)):
            break
        at = before.span.start
    return at


@cache
def _joins(language: str) -> re.Pattern[str]:
    """What stands between two places of a list, with the preposition that may be said again."""
    joins = "|".join(map(re.escape, sorted(words(language, sources.SUBJECT, "and"))))
    return re.compile(rf"\s*(?:,|,?\s(?:{joins}))\s(?:(\w{{1,3}})\s)?", re.IGNORECASE)


def _opens(start: int, low: int, page: Page) -> int | None:
    """Where who has these places begins: before the preposition of the list, or with it where its noun stands behind
    ("Belgijos, Ispanijos ir Italijos | ambasadoriai"); None where nobody stands there."""
    lead = page.text[low:start]
    if not nouns.leads(page.language):
        return start if not _CLAUSE.split(lead)[-1].strip() else None
    last = [*nouns.WORD.finditer(lead)][-1:]
    if not last or not _locates(last[0].group(), page):
        return None
    begun = max((m.end() for m in _CLAUSE.finditer(lead)), default=len(lead) - len(lead.lstrip()))
    that = nouns.WORD.match(lead, begun)
    if that and begun and that.group().lower() in words(page.language, "presentation", "that"):
        begun = that.end() + 1
    who = lead[begun : last[0].start()].strip()
    spoken = 0 < len(who.split()) <= LONGEST and nouns.head(who, page.language).sort in ("person", "group", "body")
    return low + begun if spoken else None


def _locates(word: str, page: Page) -> bool:
    return word.lower() in words(page.language, sources.SUBJECT, "where")


def _behind(verb: int, page: Page) -> tuple[Span, ...]:
    """What the verb has behind it, up to a mark: the places had been taken for what is said."""
    rest = _CLAUSE.split(page.text[verb : page.sentence(verb).end], maxsplit=1)[0].rstrip(" .!?…\n")
    start = verb + len(rest) - len(rest.lstrip())
    return (Span(start, verb + len(rest)),) if start < verb + len(rest) else ()


def _outside(content: Span, source: Span) -> list[Span]:
    """What of a content does not lie within the source."""
    if not content.overlaps(source):
        return [content]
    return [Span(source.end, content.end)] if content.end > source.end + 1 else []
