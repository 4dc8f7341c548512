"""Noun phrases that are nobody's source: what opens a sentence, and the body that was spoken of last.

"Правозахисники з центру «Огорожа» | внесли його до списку. У їхній заяві ...": nothing is said in the first sentence,
and yet the second one's "their" is who opens it. Without a parser a phrase ends where a verb stands.
"""

from __future__ import annotations

import re

from headwater.attribute import nouns
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.verbs import is_verb
from headwater.records import Source, Span

LEAD = 3
"""Words before the noun of people or of a body, at most."""
LONGEST = 8
"""Words of such a phrase, at most."""
_APART = re.compile(r"[,;:()]|\s[-–—]\s")


def opening(page: Page, sentence: Span) -> Source | None:
    """Who or what body opens a sentence, by a description without a name; None where nobody does.

    Only where the head leads: elsewhere a description begins with whose it is.
    """
    if not nouns.leads(page.language):
        return None
    pieces = list(nouns.WORD.finditer(page.text, sentence.start, sentence.end))[: LEAD + LONGEST]
    sorts = [nouns.sort_of(p.group(), page.language) for p in pieces[: LEAD + 1]]
    at = next((n for n, sort in enumerate(sorts) if sort in ("person", "group", "body")), None)
    if at is None or any(not _small(p.group(), page.language) for p in pieces[:at]):
        return None
    end = pieces[at].end()
    for before, piece in zip(pieces[at:], pieces[at + 1 :], strict=False):
        if _APART.search(page.text[before.end() : piece.start()]) or len(page.text[: piece.end()]) > sentence.end:
            break
        hung = before.group().lower() in words(page.language, "sources", "of")
        if not hung and is_verb(piece.group(), page.language):
            break
        end = piece.end()
    else:
        return None  # no verb in sight
    end += page.text[end : end + 1] in tuple("»”“")
    return _source(page, Span(pieces[0].start(), end), sorts[at])


def body_before(page: Page, offset: int) -> Source | None:
    """The body that stands last before `offset` by a common noun, in its paragraph or the one before."""
    exact = words(page.language, "sources", "body")
    low = page.paragraph_starts[max(0, page.paragraph(offset) - 1)]
    pieces = list(nouns.WORD.finditer(page.text, low, offset))
    for n in range(len(pieces) - 1, -1, -1):
        word = pieces[n].group()
        if word[0].isupper() and n and not _small(word, page.language):
            continue
        if word.lower() in exact or nouns.sort_of(word, page.language) == "body":
            return _source(page, _with_owner(page, pieces, n), "body")
    return None


def _with_owner(page: Page, pieces: list[re.Match[str]], n: int) -> Span:
    """A noun of a body with the one word that says whose it is, behind it or before."""
    beside = n + 1 if nouns.leads(page.language) else n - 1
    if not 0 <= beside < len(pieces):
        return Span(*pieces[n].span())
    first, last = sorted((n, beside))
    gap = page.text[pieces[first].end() : pieces[last].start()]
    word = pieces[beside].group().lower()
    apart = bool(gap.strip()) or word in words(page.language, "sources", "of") or is_verb(word, page.language)
    if apart or word in words(page.language, "sources", "and"):
        return Span(*pieces[n].span())
    return Span(pieces[first].start(), pieces[last].end())


def _source(page: Page, span: Span, sort: str) -> Source:
    text = span.of(page.text)
    official = bool(pattern(page.language, "sources", "official").search(text))
    kind = "body" if sort == "body" else "group" if sort == "group" else "person"
    return Source((span,), text, None, kind, "named" if kind == "body" else "described", official)  # type: ignore[arg-type]


def _small(word: str, language: str) -> bool:
    """True for what may lead up to a noun: a number, a pronoun, an adjective."""
    low = word.lower()
    small = words(language, "sources", "plain", "pointing")
    return low in small or nouns.adjective(low, language)
