"""Names in one word that nobody found: outlets above all, that are named by that word alone."""

from __future__ import annotations

from headwater.attribute import nouns
from headwater.attribute.nouns import SUBJECT, WORD, Head
from headwater.attribute.page import Page
from headwater.attribute.patterns import words
from headwater.records import Span

SHORTEST = 3
"""Letters of a name in one word."""
_SMALL = ("plain", "pointing", "relative", "adverbs", "he", "she", "they", "it")


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
