"""Who prints a text, and from whom it was taken: by a note in it, or by the agency that its dateline credits."""

from __future__ import annotations

import re

from headwater import wordforms
from headwater.attribute import sources
from headwater.attribute.page import Page
from headwater.attribute.patterns import edges
from headwater.records import Link, Span

_AGENCY = rf"{wordforms.CAPITAL}[^\W\d_]+(?: {wordforms.CAPITAL}[^\W\d_]+){{0,3}}"
_WORD = re.compile(r"\w+")
_CREDIT = re.compile(rf"\(({_AGENCY})\)")
"""In the brackets of a dateline, whose report it is."""


def printing(page: Page) -> tuple[Link, ...]:
    outlet = page.article.outlet
    if not outlet:
        return ()
    return (Link(outlet.name, page.home.id if page.home else None, "outlet", "named"),)


def printed_again(page: Page, home: str | None) -> tuple[Link, ...]:
    """The outlet from which the whole text was taken or translated, where a note in it says so."""
    text = page.article.text
    if credited := _in_dateline(page, home):
        return credited
    note = edges(page.language, sources.SUBJECT, "relay.reprint")
    for sentence in page.article.sentences:
        if note.search(sentence.of(text)) and not reserves(sentence, page):
            for mention in page.mentions.within(sentence):
                if mention.entity.outlet and mention.entity.id != home:
                    return (Link(mention.entity.name, mention.entity.id, "outlet", "named", mention.span),)
    return ()


def reserves(sentence: Span, page: Page) -> Span | None:
    """Where a house says of its rights: "Reprinting is permitted only with a link to the agency"; None for no such."""
    found = edges(page.language, sources.SUBJECT, "relay.reserved").search(page.text, sentence.start, sentence.end)
    return Span(*found.span()) if found else None


def _in_dateline(page: Page, home: str | None) -> tuple[Link, ...]:
    """The agency that the dateline credits: "PORT SELLICK, Sept 17 (Meridian Wire) - ..."."""
    dateline, outlet = page.article.dateline, page.article.outlet
    at = page.text.find(dateline) if dateline else -1
    found = _CREDIT.search(page.text, at, at + len(dateline or "")) if at >= 0 else None
    if found is None or outlet is None or is_own(found[1], outlet.name):
        return ()
    known = page.mentions.between(*found.span(1))
    whole = next((m.entity for m in known if m.span == Span(*found.span(1)) and m.entity.kind == "organization"), None)
    if whole and whole.id == home:
        return ()
    return (Link(found[1], whole.id if whole else None, "outlet", "named", Span(*found.span(1))),)


def is_own(credited: str, outlet: str) -> bool:
    """True for the printing outlet's own name, in full or short: "Meridian" of the Meridian Wire, "MW"."""
    mine, other = (frozenset(w.casefold() for w in _WORD.findall(name)) for name in (outlet, credited))
    initials = "".join(w[0] for w in _WORD.findall(outlet) if w[0].isupper())
    return mine <= other or other <= mine or bool(mine & other) or credited.upper() in (initials, initials[1:])
