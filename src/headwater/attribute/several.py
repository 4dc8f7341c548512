"""Names that are not just one person's: a people's, two that speak together, one in a single word that nobody found."""

from __future__ import annotations

from headwater import lexicon
from headwater.attribute import nouns
from headwater.attribute.mentions import Mention
from headwater.attribute.nouns import SUBJECT, WORD, Head
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.records import Span

SHORTEST = 3
"""Letters of a name in one word."""
_SMALL = ("plain", "pointing", "relative", "adverbs", "he", "she", "they", "it")


def a_people(page: Page, mention: Mention, spans: tuple[Span, ...], cue: str) -> bool:
    """True for what a people or a party is called, taken for somebody's name: "Brytyjczycy | chcą"."""
    printed = mention.span.of(page.text)
    endings = tuple(lexicon.load(page.language, SUBJECT).get("peoples", "").split())
    alone = mention.entity.kind == "person" and len(WORD.findall(printed)) == 1 and mention.span.end == spans[-1].end
    several = pattern(page.language, SUBJECT, "verb.they")
    said = any(several.fullmatch(word) for word in WORD.findall(cue.lower()))
    return bool(endings) and alone and printed.endswith(endings) and said


def with_another(page: Page, mention: Mention, spans: tuple[Span, ...]) -> bool:
    """True for two that speak together, both by their names: "Anna Marek i Jan Bolek | powiedzieli"."""
    if mention.entity.kind != "person" or len(spans) > 1:
        return False
    others = [
        m
        for m in page.mentions.within(spans[0])
        if m.entity.kind == "person" and m.entity.id != mention.entity.id and m.span.start > mention.span.end
    ]
    between = page.text[mention.span.end : others[0].span.start] if others else ""
    first = WORD.findall(between.lower())[:1]
    return bool(first) and first[0] in words(page.language, SUBJECT, "and") and not set(",;:(") & set(between)


def one_word(page: Page, spans: tuple[Span, ...], noun: Head) -> bool:
    """True for a name in one word that nobody found: "jak informuje Widnokrąg", with no other cause for the capital."""
    if nouns.articles(page.language) or len(spans) != 1 or noun.sort != "unknown":
        return False
    printed = spans[0].of(page.text)
    inside = page.sentence(spans[0].start).start < spans[0].start and page.quotation(spans[0].start) is None
    low = printed.lower()
    small = any(low in words(page.language, SUBJECT, key) for key in _SMALL)
    capital = printed[:1].isupper() and len(printed) >= SHORTEST and bool(WORD.fullmatch(printed))
    opened = page.text[: spans[0].start].rstrip(' «„“"')[-1:] in ("-", "–", "—", ":", "")
    return inside and capital and not small and not opened
