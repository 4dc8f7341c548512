"""Names that a noun beside them introduces: "the regulator, Enreg,", "his wife Tilly", "the engineer Ilmar"."""

from __future__ import annotations

import re

from headwater.attribute import nouns
from headwater.attribute.mentions import Mention
from headwater.attribute.nouns import SUBJECT
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.records import Span

BESIDE = 3
"""Words between a name and whom they serve: "Marek's longtime | campaign spokesman | Karl Brandt", at most."""
_LISTED = re.compile(r",\s*(?:and|or)\b")
"""Behind a name that is one of a list: "The mayor, Larkspur Hotels, and the union"."""
_APART = re.compile(r",\s|\s[-–—]\s")
_MARKS = ' ,–—-«»„“”"'


def serves(page: Page, between: str) -> bool:
    """True where a noun of people and no more stands between two names, the first of which says whose they are.

    "Anna Marek | aide | Ida Kos": without an ending where names have no cases.
    """
    if not nouns.articles(page.language) or not between.startswith(" ") or not between.endswith(" "):
        return False
    low = between.split()
    plain = len(low) <= BESIDE and all(word.isalpha() and word.islower() for word in low)
    small = words(page.language, SUBJECT, "of", "pointing")
    return bool(low) and plain and not small & set(low) and nouns.sort_of(low[-1], page.language) == "person"


def apposed(page: Page, mention: Mention, span: Span) -> bool:
    """True for the name of a body or an outlet behind its noun and a comma: "the regulator, Enreg,"."""
    if mention.entity.kind == "person":
        return False
    if not nouns.articles(page.language):
        return _closing(page, mention, span)
    text = page.article.text
    before, behind = text[span.start : mention.span.start], text[mention.span.end : span.end].strip()
    noun, comma, rest = before.partition(",")
    if not comma or rest.strip() or behind[:1] not in ("", ",") or _LISTED.match(behind):
        return False
    low = nouns.WORD.findall(noun.lower())
    one_of = low[:1] == ["one"] and low[-1:] != ["one"]
    owned = any(word.endswith(("'s", "’s", "s'", "s’")) for word in nouns.WORD.findall(noun))
    known = bool(low) and (owned or low[0] in words(page.language, SUBJECT, "pointing", "possessives"))
    firm = mention.entity.kind == "organization" and not mention.entity.outlet
    sorts = ("body", "outlet", "person", "unknown") if firm else ("body", "outlet")  # "The buyer, Larkspur Hotels,"
    return one_of or (known and nouns.head(noun, page.language).sort in sorts)


def _closing(page: Page, mention: Mention, span: Span) -> bool:
    """True where no word has an article, for a name that closes what says who it is: "Застройщик, фирма «Башня»,".

    In front of it is a description without a name, a comma or a dash, and no more than a noun of bodies.
    """
    text, language = page.article.text, page.language
    noun, *rest = _APART.split(text[span.start : mention.span.start].strip(_MARKS), maxsplit=1)
    if mention.entity.kind != "organization" or not rest or text[mention.span.end : span.end].strip(_MARKS):
        return False
    if any(word[:1].isupper() for word in nouns.WORD.findall(noun)[1:]):
        return False
    beside = nouns.WORD.findall(rest[0].lower())
    called = len(beside) == 1 and nouns.sort_of(beside[0], language) == "body"
    return called and nouns.head(noun, language).sort in ("body", "person", "unknown")


def called_somebody(page: Page, name: Span, source: Span) -> bool:
    """True for a name right behind a noun that can only be a person's: whatever it was taken for."""
    before = page.article.text[source.start : name.start]
    word = next(reversed(nouns.WORD.findall(before)), "")
    beside = before.endswith(" ") and before.rstrip().endswith(word)
    return bool(word) and beside and bool(pattern(page.language, SUBJECT, "before_name").fullmatch(word))


def named_behind_noun(page: Page, spans: tuple[Span, ...]) -> bool:
    """True where all behind a noun that can only be a person's is a name, of which a place was made."""
    inside = page.mentions.within(spans[-1])
    if not inside or not nouns.articles(page.language):
        return False
    first = next((m for m in inside if called_somebody(page, m.span, spans[0])), None)
    return first is not None and nouns.printed_name(spans[-1].of(page.article.text), page.language) is not None
