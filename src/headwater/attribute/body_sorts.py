"""What a description of a body says of which it may mean: "the company" is no trade union, "профсоюз" no airline.

Of a body the words of its name tell what it is, the noun beside it, and its own description where it has no name.
Sorts and their nouns stand in `data/body_sorts.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from headwater import lexicon
from headwater.attribute import called, nouns
from headwater.attribute.mentions import Mention
from headwater.attribute.page import Page
from headwater.records import Source
from headwater.wordforms import fold, latinise, stemmer

INTRODUCED = 6
"""Mentions by whose neighbours it is told what a body is."""


def asked(noun: nouns.Head, page: Page) -> frozenset[str]:
    """What the head of a description says that a body is; nothing where it is no noun of these."""
    return _of_words((noun.word,), page.language)


SURE = frozenset(("union",))
"""Sorts that a body is only where the text says so: who works for a firm and the firm are named by one name."""


def fits(wanted: frozenset[str], source: Source, mentions: Sequence[Mention], page: Page) -> bool:
    """True for the body that a noun alone may mean, of those that were named or heard last."""
    if wanted & SURE and wanted.isdisjoint(_known(source, mentions, page)):
        return False
    return not other(wanted, source, mentions, page)


def other(wanted: frozenset[str], source: Source, mentions: Sequence[Mention], page: Page) -> bool:
    """True for a body of which the text says that it is of another sort."""
    if not wanted or source.kind != "body":
        return False
    known = _known(source, mentions, page)
    return bool(known) and wanted.isdisjoint(known)


def _known(source: Source, mentions: Sequence[Mention], page: Page) -> frozenset[str]:
    if source.entity is None:
        return _of_words((nouns.head(source.text, page.language).word,), page.language)
    words_ = [word for m in mentions[:1] for word in nouns.WORD.findall(m.entity.name.lower())]
    for mention in mentions[:INTRODUCED]:
        lead, apposed = called.beside(mention, page)
        words_ += [*lead[-2:], *apposed]
    return _of_words(tuple(words_), page.language)


@lru_cache(maxsize=4096)
def _of_words(words: tuple[str, ...], language: str) -> frozenset[str]:
    table, cut = _table(language), stemmer(language)
    return frozenset(sort for word in words if (sort := table.get(cut(fold(word)))))


@cache
def _table(language: str) -> dict[str, str]:
    """Stem of a noun -> sort, in both scripts where the language has two."""
    data = lexicon.shared("body_sorts")
    if language not in data["columns"]:
        return {}
    cut, found = stemmer(language), dict[str, str]()
    latin = lexicon.load(language, "names").get("latin", {})
    for row in data["rows"].strip().splitlines():
        sort, *columns = (cell.strip() for cell in row.split("|"))
        for word in columns[data["columns"].index(language)].split():
            forms = (word, latinise(word, latin)) if latin else (word,)
            found.update((cut(fold(form)), sort) for form in forms)
    return found
