"""Whom a text, or a paragraph of it, is signed with: "— KARTA", "(PAP)", "/BNS/", "Источник: КАРТА", an agency's name
on the last line. What stands before such a mark has come through that outlet.

A mark stands behind a full stop or on a line of its own: "the Committee for State Security (KGB)" is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.attribute import nouns, reprinted, sources
from headwater.attribute.page import Page
from headwater.attribute.patterns import edges, words
from headwater.gazetteer import gazetteer
from headwater.records import Entity, Link, Span
from headwater.wordforms import CAPITAL

_NAME = r"([\w][\w .’'&-]{1,40}?)"
_DASHED = re.compile(rf"(?:(?<=[.!?»”“\"]) [—–-]|^[—–-]?) ?\(?[«„“\"]?{_NAME}[»”“\"]?\)?\.?\s*$", re.MULTILINE)
_CLOSED = re.compile(
    rf"(?:(?<=[.!?»”“\"])|^) ?[(/\[][«„“\"]?{_NAME}[»”“\"]?(?:[/,;] ?[\w. ]{{1,12}})?[)/\]]\.?\s*$", re.MULTILINE
)
"""In brackets or between strokes, with an editor's letters behind: "(PAP)", "/KARTA/", "(PAP, mk)"."""
_BARE = re.compile(rf"(?<=[.!?»”“\"]) {_NAME}\.?\s*$")
"""Behind the last sentence: "... in June. KARTA"."""
_WRITER = rf"(?:(?:{CAPITAL}[\w.’'-]*|\w{{1,3}}),? ){{1,8}}"
_BYLINE = re.compile(
    rf"(?:(?<=[.!?»”“\"] )|^)(?:{_WRITER}[(\[]{_NAME}[)\]]|{_NAME} ?/ ?(?:{CAPITAL}[\w.’'-]* ?){{1,4}})\.?\s*$",
    re.MULTILINE,
)
"""Behind the last sentence who wrote it, and for whom: "Z Brzegu Jan Rud (PAP)", "The Guardian/Jan Rud"."""
_COLON = re.compile(r"[^:«„“\"\n]{2,60}:")
_EDGES = ' \n\u00a0.:,;–—-«»„“”"()'
CREDITS = "credits"
"""The words of credits, where those of a picture are told."""
LINES = 3
"""Lines at the end of a text among which the one stands that says whose it is."""
NOUN = 3
"""Words that may stand before the name there: "the news agency"."""
LONGEST = 120
"""Characters of such a line."""
SHORTEST = 4
"""Letters of a name in capitals that is taken for an agency's where nothing else tells of it: an editor's are fewer."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The outlet of a mark, and what it has: a paragraph, or all of the text where `paragraph` is None."""

    link: Link
    paragraph: int | None


def find(page: Page) -> Iterator[Mark]:
    """The marks of a text, in order."""
    text, starts = page.text, page.paragraph_starts
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        last = not text[end:].strip()
        found = _DASHED.search(text, start, end) or _CLOSED.search(text, start, end)
        found = found or (_BARE.search(text, start, end) if last else None)
        if found and (link := _outlet(_named(Span(*found.span(1)), page), page, last=last)):
            yield Mark(link, None if last else number)
        elif last and (link := _of_writer(page, start, end)):
            yield Mark(link, None)
        elif number >= len(starts) - LINES and 0 < end - start <= LONGEST:
            noted = (_noted(s, page) for s in page.sentences if start <= s.start < end)
            yield from (Mark(link, None) for link in noted if link)


def _of_writer(page: Page, start: int, end: int) -> Link | None:
    """The outlet for which the one wrote who signs the text; no more than a known one: "Jan Rud (KOR)" may be of a
    union."""
    found = _BYLINE.search(page.text, start, end)
    if found is None:
        return None
    return _outlet(_named(Span(*found.span(1 if found.group(1) else 2)), page), page)


def _named(mark: Span, page: Page) -> Span | None:
    """The name in a mark behind its noun ("agencja KARTA"); None where more than that stands in it."""
    inside = page.mentions.within(mark)
    if not inside:
        return mark
    before, behind = page.text[mark.start : inside[0].span.start], page.text[inside[0].span.end : mark.end]
    small = words(page.language, sources.SUBJECT, "pointing")  # "the"
    beside = (word for word in nouns.WORD.findall(before) if word.lower() not in small)
    called = all(nouns.sort_of(word, page.language) == "outlet" for word in beside)
    return inside[0].span if called and not behind.strip(_EDGES) else None


def _noted(sentence: Span, page: Page) -> Link | None:
    """The outlet of a short sentence that says whose the text is: "Źródło: KARTA", "KARTA inf.", "Текст: «Маяк»"."""
    language, said = page.language, sentence.of(page.text)
    if reprinted.reserves(sentence, page):
        return None
    lead = edges(language, sources.SUBJECT, "relay.signed").match(said)
    rear = edges(language, sources.SUBJECT, "relay.signed_behind").search(said)
    colon = None if lead or rear or edges(language, CREDITS, "photo").search(said) else _COLON.match(said)
    if lead is None and rear is None and colon is None:
        return None
    lead = lead or colon
    first, last = lead.end() if lead else 0, rear.start() if rear else len(said)
    if not said[first:last].strip(_EDGES):
        return None
    rest = Span(sentence.start + first, sentence.start + last)
    inside = sorted(page.mentions.within(rest), key=lambda m: not m.entity.outlet)
    named = inside[0].span if inside else _trimmed(rest, page.text)
    before, behind = page.text[rest.start : named.start], page.text[named.end : rest.end]
    if len(before.split()) > NOUN or behind.strip(_EDGES):
        return None  # "according to two diplomats, the regime ...": a sentence
    return _outlet(named, page, told=not colon)


def _trimmed(span: Span, text: str) -> Span:
    """A span without the blanks and marks at its edges."""
    held = span.of(text)
    start = len(held) - len(held.lstrip(_EDGES))
    return Span(span.start + start, span.start + max(start + 1, len(held.rstrip(_EDGES))))


def _outlet(name: Span | None, page: Page, *, last: bool = False, told: bool = False) -> Link | None:
    """The link of a name in a mark; None for who prints the text, and for what may be anything.

    `last`: the mark ends the text, where a name in capitals is an agency's. `told`: words say that the text is theirs.
    """
    called = name.of(page.text).strip(" .") if name else ""
    outlet = page.article.outlet
    if name is None or not called or (outlet and reprinted.is_own(called, outlet.name)):
        return None
    capitals = (last or told) and called.isupper() and called.isalpha() and len(called) >= SHORTEST
    inside = page.mentions.within(name)
    entity = inside[0].entity if inside else _of_name(called, page)
    if entity is not None:
        own = page.home is not None and entity.id == page.home.id
        body = entity.kind == "organization" and not entity.official
        if own or not (entity.outlet or (body and (capitals or told))):
            return None
        return Link(entity.name, entity.id, "outlet", "named", inside[0].span if inside else None)
    known = gazetteer(page.language).find(called)
    if known.kind == "outlet" if known is not None else capitals:
        return Link(called, None, "outlet", "named", name)
    return None


def _of_name(called: str, page: Page) -> Entity | None:
    return next((e for e in page.mentions.entities.values() if e.name.casefold() == called.casefold()), None)
