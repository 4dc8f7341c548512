"""Whose a printed name is that nobody marked where it stands: of somebody or something that the text names elsewhere.

Readers miss names in headlines, behind what they take for another name, and short for a paper's: "Colin Marsh:", "the
Times" where the New Marle Times was named, "Według „Timesa”".
"""

from __future__ import annotations

from headwater import lexicon
from headwater.attribute import nouns
from headwater.attribute.page import Page
from headwater.records import Entity, Span
from headwater.wordforms import alike

_MARKS = " ,.:;?!«»„“”\"'‘’"
_OPEN = frozenset('«„“"')
SHORTEST = 3
"""Letters of a name in one word."""
MOST = 3
"""Words of a full name, at most."""


def bearer(page: Page, spans: tuple[Span, ...]) -> Entity | None:
    """The one entity of the text that is called so; None where none is, or more than one."""
    if len(spans) != 1 or page.mentions.within(spans[0]):
        return None
    text = spans[0].of(page.text).strip(_MARKS)
    called = text.removeprefix("the ").removeprefix("The ")
    named = [e for e in page.mentions.entities.values() if e.kind != "place"]
    if not called[:1].isupper() or len(called) < SHORTEST:
        return None
    for fits in (
        [e for e in named if called in _names(e)],
        _short(called, named) if _in_quotes(page, spans[0]) else [],
        [e for e in named if e.kind == "person" and " " in e.name and called.endswith(f" {e.name}")],
    ):
        if fits:
            return fits[0] if len(fits) == 1 else None
    return _in_full(called, named)


def is_name(page: Page, spans: tuple[Span, ...]) -> bool:
    """True for one word with a capital behind an article inside a sentence that ends the names of papers: "according to
    the Post". Any other word may be an office, a party, a people: "the Senator", "the Democrat", "the Texan". Where
    words have no article, `unfound.one_word` tells it."""
    if not nouns.articles(page.language) or len(spans) != 1:
        return False
    first, _, called = spans[0].of(page.text).strip(_MARKS).partition(" ")
    inside = page.sentence(spans[0].start).start < spans[0].start and first == "the"
    capital = called[:1].isupper() and not called.isupper() and bool(nouns.WORD.fullmatch(called))
    return inside and capital and is_paper(page, spans)


def is_paper(page: Page, spans: tuple[Span, ...]) -> bool:
    """True where the last word is one of those in which the names of outlets end: "the Post"."""
    found = nouns.WORD.findall(spans[-1].of(page.text).lower())
    return bool(found) and found[-1] in lexicon.shared("outlet_words").get("last", ())


def _names(entity: Entity) -> frozenset[str]:
    found = (entity.name, *(s.text for s in entity.spellings))
    return frozenset(name.removeprefix("the ").removeprefix("The ").strip(_MARKS) for name in found)


def _in_quotes(page: Page, span: Span) -> bool:
    return bool(_OPEN & set(page.text[max(0, span.start - 1) : span.start + 1]))


def _short(called: str, named: list[Entity]) -> list[Entity]:
    """The outlets of whose name this is the last word, in any case of it: "„Timesa”" of The Times; where one of them
    has no other word in its name, that one."""
    names = [(e, nouns.WORD.findall(e.name.removeprefix("The "))) for e in named if e.outlet and " " in e.name]
    ends = [(e, len(name)) for e, name in names if name and " " not in called and alike(called, name[-1])]
    return [e for e, many in ends if many == 1] or [e for e, _ in ends]


def _in_full(called: str, named: list[Entity]) -> Entity | None:
    """The person of a surname alone in the text whose full name stands where nobody saw it: in a headline."""
    words = called.split()
    if not 1 < len(words) <= MOST or not all(word[:1].isupper() for word in words):
        return None
    same = [e for e in named if e.kind == "person" and e.name.split()[-1] == words[-1]]
    return same[0] if len(same) == 1 and " " not in same[0].name else None
