"""What a description of a body says of which it may mean: "the company" is no trade union, "профсоюз" no airline.

Of a body the noun beside it tells what it is, and its own description where it has no name. A word of its name may
say what it is, and never that it is something else: Union Pacific and the Vanguard Fund are companies. Sorts and their
nouns stand in `data/body_sorts.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from headwater import lexicon
from headwater.attribute import called, nouns
from headwater.attribute.mentions import Mention
from headwater.attribute.page import Page
from headwater.attribute.patterns import words
from headwater.attribute.verbs import is_verb
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
    if wanted & SURE and wanted.isdisjoint(_named(mentions, page) | _told(source, mentions, page)):
        return False
    return not other(wanted, source, mentions, page)


def other(wanted: frozenset[str], source: Source, mentions: Sequence[Mention], page: Page) -> bool:
    """True for a body of which the text says that it is of another sort."""
    if not wanted or source.kind != "body":
        return False
    told = _told(source, mentions, page)
    return bool(told) and wanted.isdisjoint(told | _named(mentions, page))


def _named(mentions: Sequence[Mention], page: Page) -> frozenset[str]:
    """The sorts of which there are words in a body's name."""
    words_ = [word for m in mentions[:1] for word in nouns.WORD.findall(m.entity.name.lower())]
    return _of_words(tuple(words_), page.language)


def _told(source: Source, mentions: Sequence[Mention], page: Page) -> frozenset[str]:
    """The sorts that the text says beside a name, or in a description without one."""
    if source.entity is None:
        return _of_words((nouns.head(source.text, page.language).word,), page.language)
    heads = []
    for mention in mentions[:INTRODUCED]:
        lead, apposed = called.beside(mention, page)
        heads += [_lead(lead, page.language), nouns.head(" ".join(apposed), page.language).word if apposed else ""]
    return _of_words(tuple(word for word in heads if word), page.language)


def _lead(lead: Sequence[str], language: str) -> str:
    """The noun in front of a name that says what its bearer is; "" where it may hang on another, as in "сеть | клиник |
    «Медра»" and "the chain of | clinics | Medra"."""
    *before, last = [""] * 2 + list(lead)
    if nouns.leads(language) and nouns.adjective(last, language):  # "związek zawodowy"
        *before, last = before
    if nouns.articles(language):
        return "" if before[-1] in words(language, nouns.SUBJECT, "of") else last
    if not nouns.leads(language) or not before[-1]:
        return last
    small = before[-1] in words(language, nouns.SUBJECT, "plain", "of", "and", "pointing", "where")
    return last if small or nouns.adjective(before[-1], language) or is_verb(before[-1], language) else ""


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
