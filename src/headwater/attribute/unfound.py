"""Names that nobody found: outlets above all, that are named by one word, or by what is set beside them."""

from __future__ import annotations

from headwater.attribute import nouns
from headwater.attribute.nouns import SUBJECT, WORD, Head
from headwater.attribute.page import Page
from headwater.attribute.patterns import words
from headwater.records import Span

SHORTEST = 3
"""Letters of a name in one word."""
LONGEST = 4
"""Words of a name, and of what is set beside it up to its noun."""
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


def person(page: Page, spans: tuple[Span, ...]) -> str | None:
    """The name in one word beside which it says what they are: "Vint, a newspaper editor, said"; None for no name."""
    name, comma, aside = spans[0].of(page.text).partition(", ") if spans else ("", "", "")
    if not comma or not WORD.fullmatch(name) or not name[:1].isupper() or len(name) < SHORTEST:
        return None
    if any(name.lower() in words(page.language, SUBJECT, key) for key in (*_SMALL, "of", "adverbs", "another")):
        return None
    first = next(iter(WORD.findall(aside.lower())), "")
    if nouns.articles(page.language) and first not in ("a", "an", "the"):
        return None
    said = nouns.head(aside, page.language).sort == "person" and nouns.sort_of(name, page.language) == "unknown"
    return name if said else None


def outlet(page: Page, spans: tuple[Span, ...], noun: Head) -> bool:
    """True for "Lodestar, an agency in exile, ...": capitals all through, and an outlet's noun set beside them."""
    printed, sentence = spans[0].of(page.text), page.sentence(spans[0].start)
    name = WORD.findall(printed)
    if (
        len(spans) != 1
        or noun.sort != "unknown"
        or not 0 < len(name) <= LONGEST
        or not all(word[:1].isupper() for word in name)
    ):
        return False
    behind = page.text[spans[0].end : sentence.end]
    aside = behind[2:].split(",")[0] if behind.startswith(", ") and "," in behind[2:] else ""
    beside = [word.lower() for word in WORD.findall(aside)][:LONGEST]
    if nouns.articles(page.language):
        return beside[:1] in (["a"], ["an"], ["the"]) and _calls_outlet(beside[1:], page.language)
    return _calls_outlet(beside, page.language)


def _calls_outlet(words_: list[str], language: str) -> bool:
    """True where the first noun that tells a sort of source is an outlet's."""
    sorts = (nouns.sort_of(word, language) for word in words_)
    return next((sort for sort in sorts if sort != "unknown"), "") == "outlet"
