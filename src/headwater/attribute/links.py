"""The links that a source is, and what its link is called.

A document is its outlet and its author, where the text knows them; a journalist has the outlet they write for before
them. An unnamed source is called as it is printed, without what only tells of its terms or of the talk with it.
"""

from __future__ import annotations

from headwater.attribute import documents, nouns, sources
from headwater.attribute.bound import SUBJECT
from headwater.attribute.page import Page
from headwater.attribute.patterns import edges, pattern, words
from headwater.records import Link, Source

_EDGES = " ,;:\n"
_QUOTES = ("«", "„", "“", '"')
OPENS = 2
"""Words of a clause among which its relative pronoun stands: ", with whom"."""


def own_links(source: Source, page: Page) -> tuple[Link, ...]:
    """The links that a source is: none for an implicit one; a document's outlet and author where they are known."""
    if source.naming == "implicit":
        return ()
    span = source.spans[0] if source.spans else None
    if source.kind == "document" and (known := documents.links(source, page)):
        return known
    entity = page.mentions.entities.get(source.entity or "")
    both = source.kind == "group" and entity is not None  # two people by name: the entity is the first of them
    name = source.text.strip(_EDGES) if both else entity.name if entity else _called(source, page)
    link = Link(name, source.entity, source.kind, source.naming, span)
    return (*_writes_for(source, page), link)


def _writes_for(source: Source, page: Page) -> tuple[Link, ...]:
    """The outlet in whose pages a journalist speaks: "the columnist of the Morning Post, Ada Vint"."""
    if source.kind != "person" or not pattern(page.language, sources.SUBJECT, "relay.press").search(source.text):
        return ()
    inside = [m for span in source.spans for m in page.mentions.within(span) if m.entity.kind == "organization"]
    quoted = (m for m in inside if m.entity.outlet or page.article.text[m.span.start - 1 : m.span.start] in _QUOTES)
    named = (m for m in quoted if m.entity.id != source.entity)
    return tuple(Link(m.entity.name, m.entity.id, "outlet", "named", m.span) for m in named)[:1]


def _called(source: Source, page: Page) -> str:
    """The name in a source's words that nobody knows, else its words without what only tells of terms or reasons."""
    together = source.kind == "group" and source.naming == "named"
    name = None if together else nouns.printed_name(source.text, page.language)
    theirs = source.naming == "named" or " " not in (name or "")  # "były prezes Narodowego Banku": the bank's
    if name and theirs and not (source.kind == "body" and _somebodys(source, page)):
        return name
    words_ = source.text.strip(_EDGES)
    if source.naming == "named":
        return nouns.CLAUSE.split(words_, maxsplit=1)[0].strip(_EDGES)  # "Tarnlink, which runs the route"
    if lead := edges(page.language, sources.SUBJECT, "relay.lead").match(words_):
        words_ = words_[lead.end() :]
    cut = edges(page.language, sources.SUBJECT, "relay.aside").search(words_)
    if cut and cut.start() > 0:
        return words_[: cut.start()].strip(_EDGES)
    comma = words_.find(",")
    if comma > 0 and _says_no_more(words_[comma:], source, page):
        return words_[:comma]
    return words_


def _somebodys(source: Source, page: Page) -> bool:
    """True where the name in a body's words is a person's, whose it is: "the party of Ada Vint"."""
    return any(m.entity.kind == "person" for span in source.spans for m in page.mentions.within(span))


def _says_no_more(clause: str, source: Source, page: Page) -> bool:
    """True for a relative clause that tells no position to know: "Relatives of the drowned, who have waited ..."."""
    if pattern(page.language, SUBJECT, "grounds.knows").search(clause):
        return False
    first = " ".join(nouns.WORD.findall(clause)[:OPENS])
    relative = pattern(page.language, sources.SUBJECT, "relay.clause").search(first)
    if relative and (nouns.articles(page.language) or _about_name(clause, page)):
        return True
    return _about_talk(clause, source, page)


def _about_name(clause: str, page: Page) -> bool:
    """True for a clause about a name that is withheld or a talk, where a comma stands before every clause."""
    keys = ("grounds.terms", "grounds.alone", "grounds.withheld")
    return any(pattern(page.language, SUBJECT, key).search(clause) for key in keys)


def _about_talk(clause: str, source: Source, page: Page) -> bool:
    """True for a clause that only tells to whom somebody talked: ", who spoke to the Gazette by phone"."""
    if any(word in words(page.language, sources.SUBJECT, "and") for word in nouns.WORD.findall(clause.lower())):
        return False  # "a pilot, the site manager and two officers": a list
    outlets = [m for span in source.spans for m in page.mentions.within(span) if m.entity.outlet]
    heard = any(nouns.sort_of(w, page.language) == "outlet" for w in nouns.WORD.findall(clause))
    ours = pattern(page.language, SUBJECT, "hearer.us").search(clause)
    return bool(outlets or heard or ours)
