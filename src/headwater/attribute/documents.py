"""Whose words a document's are: the outlet that carries it, and its author or issuer, as links of a chain.

"The article by Paul Winter" has an outlet and an author; "a letter from the minister" an author, "the verdict" the
court that the text named, "an internal memo" nobody: then the document itself is the link.
"""

from __future__ import annotations

import re
from itertools import takewhile

from headwater import lexicon, occupations, wordforms
from headwater.attribute import nouns, sources
from headwater.attribute.mentions import Mention
from headwater.attribute.page import Page
from headwater.attribute.patterns import edges, pattern, words
from headwater.records import Entity, Link, Source, Span

_OWNER = re.compile(r"['’]s?$")
_OWNED = re.compile(r"(?:['’]s|s['’])$")
MOST_HUNG = 5
"""Words that name the issuer behind a document's noun, at most."""
BESIDE = 30
"""Characters before a name in which the noun stands that it goes with."""


def links(source: Source, page: Page) -> tuple[Link, ...]:
    """The outlet and the author of a document, as far as the text names them; empty where it names neither."""
    named = [m for span in source.spans for m in page.mentions.within(span) if _is_name(m, page)]
    entity = page.mentions.entities.get(source.entity or "")
    home = page.article.outlet.name if page.article.outlet else None  # that has seen it, and did not write it
    outlets = (m.entity for m in named if m.entity.outlet and m.entity.name != home)
    outlet = entity if entity and entity.outlet else next(outlets, None)
    author = next((m for m in named if m.entity.kind == "person" and not _possessor(m, page)), None)
    if author is None and outlet is not None:
        author = author_of(page, outlet)
    span = source.spans[0] if source.spans else None
    out = [Link(outlet.name, outlet.id, "outlet", "named", span)] if outlet else []
    seen = _seen(source, page)
    if author:
        out.append(Link(author.entity.name, author.entity.id, "author", "named", author.span))
    elif not outlet:
        out += filter(None, [_issuing_body(source, named, page)])
    elif seen is not None:
        # The outlet has seen it, and did not write it: "a memo of the ministry obtained by the Post".
        issuers = [m for m in named if m.span.end <= seen]
        out.append(_issuing_body(source, issuers, page) or _itself(source, seen, page))
    return tuple(out)


def _issuing_body(source: Source, named: list[Mention], page: Page) -> Link | None:
    """The body that issued a document, of those named with it, else by what only it issues, or by a common noun."""
    issuer = next((m for m in named if m.entity.kind == "organization" and not m.entity.outlet), None)
    if found := issuer or _issuer(source, page):
        return Link(found.entity.name, found.entity.id, "body", "named", found.span)
    return _body_in(source, page) or _unnamed_issuer(source, page)


def _seen(source: Source, page: Page) -> int | None:
    """Where the words begin, behind a document's noun, that say who saw it or got it; None where nothing says so."""
    for span in source.spans:
        found = pattern(page.language, "papers", "seen").search(page.text, span.start, span.end)
        if found and found.start() > span.start:
            return found.start()
    return None


def _itself(source: Source, seen: int, page: Page) -> Link:
    """A document that nobody is named for, without who saw it: "a list of donors | obtained by the Post"."""
    span = next(s for s in source.spans if s.start < seen <= s.end)
    called = nouns.CLAUSE.split(page.text[span.start : seen], maxsplit=1)[0].strip(" ,")
    return Link(called or source.text, None, "document", "described", span)


def _body_in(source: Source, page: Page) -> Link | None:
    """The body that a common noun beside the document's names: "the government's decree", "Bendrovės pranešime"."""
    head = nouns.head(source.text, page.language)
    cut = wordforms.stemmer(page.language)
    first = nouns.WORD.findall(nouns.CLAUSE.split(source.text.strip(" ,"), maxsplit=1)[0])
    near = first[head.at + 1 : head.at + 3] if nouns.leads(page.language) else _before(first[: head.at], page.language)
    if not nouns.leads(page.language):  # "the railway's | own annual report", "banko | vidaus dokumente"
        owners = first[: head.at] if not nouns.articles(page.language) else filter(_OWNED.search, first[: head.at])
        near = [*near, *owners]
    by = _issued_by(source, page)
    for printed in (*near, *by):
        word = _OWNER.sub("", printed)
        stem = cut(word.lower())
        if word.lower() == head.word or nouns.sort_of(word, page.language) != "body":
            continue
        before = page.mentions.between(0, source.spans[0].start)
        for mention in reversed(before):
            named = [mention.entity.name, *(s.text for s in mention.entity.spellings)]
            if mention.entity.kind == "organization" and (
                any(stem in map(cut, nouns.WORD.findall(n.lower())) for n in named) or _noun_of(mention, page) == stem
            ):
                return Link(mention.entity.name, mention.entity.id, "body", "named", mention.span)
        if stem in nouns.stems(page.language, "generic") and (last := _last_body(before, stem, page)):
            return Link(last.entity.name, last.entity.id, "body", "named", last.span)
        if printed in by:
            return Link(word, None, "body", "named", source.spans[0])
        whole = _hung(first[head.at + 1 :], page.language) if nouns.leads(page.language) else _owned(first, printed)
        return Link(" ".join(whole) or word, None, "body", "named", source.spans[0])
    return None


def _issued_by(source: Source, page: Page) -> list[str]:
    """The noun of whoever gave a document out, by a clause behind it: "the figures | published by the institute",
    "umowa, którą instytut | umieścił na stronie". Nobody where it is not given out, or is somebody else's: "not signed
    by the council", "the residents' letter | published by the council"."""
    head = nouns.head(source.text, page.language)
    before, _, behind = source.text.lower().partition(head.word)
    found = pattern(page.language, "papers", "issued").search(behind)
    if found is None:
        return []
    start = behind.rfind(",", 0, found.start()) + 1
    if pattern(page.language, "papers", "not_issued").search(_clause(behind, start, found)):
        return []
    if _is_owned(before, behind[: found.start()], page.language):
        return []
    by = next(filter(None, found.groups()), "")
    return [by] if by and nouns.sort_of(by, page.language) == "body" else []


def _clause(behind: str, start: int, found: re.Match[str]) -> str:
    """The words of the clause that tells who gave it out, without the noun of whoever did."""
    noun = next((g for g in range(1, len(found.groups()) + 1) if found.group(g)), 0)
    return f"{behind[start : found.start(noun)]} {behind[found.end(noun) : found.end()]}" if noun else found.group()


def _is_owned(before: str, behind: str, language: str) -> bool:
    """True where the words beside a document's noun tell whose it is: "the captain's | diary", "дневник | капитана"."""
    if nouns.articles(language):
        owners = (_OWNER.sub("", w) for w in nouns.WORD.findall(before) if _OWNED.search(w))
        if any(not pattern(language, "papers", "times").fullmatch(owner.strip("’'")) for owner in owners):
            return True
    if nouns.leads(language) or nouns.articles(language):
        words_ = nouns.WORD.findall(nouns.CLAUSE.split(behind, maxsplit=1)[0])
        small = words(language, sources.SUBJECT, "of", "where")
        if nouns.articles(language):
            if words_[:1] != ["of"]:
                return False
            words_ = words_[1:]
        near = list(takewhile(lambda word: word not in small, words_[:MOST_HUNG]))
    else:
        near = nouns.WORD.findall(before)
    return any(_is_somebody(word, language) for word in near)


def _is_somebody(word: str, language: str) -> bool:
    """True for a noun of a person, of several or of a body, as far as the lists know it."""
    sort = nouns.sort_of(word, language)
    if sort == "document":
        return False  # "wyniki | badania"
    if sort in ("person", "group", "body") or nouns.is_person(word, language):
        return True
    by_ending = pattern(language, "papers", "owners").fullmatch(word)
    return bool(by_ending) or occupations.head(word, language) in occupations.concepts(language)


def _last_body(before: list[Mention], stem: str, page: Page) -> Mention | None:
    """The body named last that "the company", "the ministry" may be; a bare noun of such says no more of which."""
    state = stem in nouns.stems(page.language, "departments")
    trade = stem in nouns.stems(page.language, "commercial")
    bodies = (m for m in reversed(before) if m.entity.kind == "organization" and not m.entity.outlet)
    return next((m for m in bodies if (not trade if m.entity.official else not state)), None)


def _owned(words_: list[str], body: str) -> list[str]:
    """A body with the names before it, whose it is: "Tarvijos | vyriausybės"; one that owns by its ending without."""
    at = words_.index(body)
    names = (
        list(takewhile(lambda word: word[:1].isupper(), reversed(words_[:at]))) if body == _OWNER.sub("", body) else []
    )
    return [*reversed(names), _OWNER.sub("", body)]


def _before(ahead: list[str], language: str) -> list[str]:
    """The word before a document's noun, over papers of that paper: "vyriausybės | sprendimo projektas"."""
    while len(ahead) > 1 and nouns.sort_of(ahead[-1], language) == "document":
        ahead = ahead[:-1]
    return ahead[-1:]


def _hung(behind: list[str], language: str) -> list[str]:
    """What hangs on a document's noun, up to a preposition or a number: "рішення | дисциплінарного комітету ліги"."""
    small = words(language, sources.SUBJECT, "of", "where")
    while len(behind) > 1 and nouns.sort_of(behind[0], language) == "document":
        behind = behind[1:]  # "проєкт рішення | уряду": a paper of a paper
    end = next((n for n, word in enumerate(behind) if word.lower() in small or word[0].isdigit()), len(behind))
    return behind[: min(end, MOST_HUNG)]


def _noun_of(mention: Mention, page: Page) -> str:
    """The stem of the noun right before a name: "the group" of the group «Contour»."""
    before = nouns.WORD.findall(page.article.text[max(0, mention.span.start - BESIDE) : mention.span.start].lower())
    return wordforms.stemmer(page.language)(before[-1]) if before else ""


def _is_name(mention: Mention, page: Page) -> bool:
    """Not "the article" or "his", which resolve counts as mentions too."""
    text = mention.span.of(page.article.text)
    return not text.islower() and mention.entity.kind != "place"


def _possessor(mention: Mention, page: Page) -> bool:
    behind = page.article.text[mention.span.end : mention.span.end + 2]
    return behind in ("’s", "'s") or mention.span.of(page.article.text).endswith(("’s", "'s"))


def author_of(page: Page, outlet: Entity) -> Mention | None:
    """The person whom the text names as the author of the article it reports on ("the article by X")."""
    text = page.article.text
    for mention in page.mentions.between(0, len(text)):
        if mention.entity.kind != "person" or mention.entity is outlet:
            continue
        before = text[max(0, mention.span.start - 160) : mention.span.start]
        if edges(page.language, sources.SUBJECT, "author").search(before):
            return mention
    return None


def _issuing(source: Source, page: Page) -> str:
    """The stem of the body that alone issues such documents: a verdict's court; "" where many may."""
    cut = wordforms.stemmer(page.language)
    stem = nouns.head(source.text, page.language).stem
    issuers: dict[str, str] = lexicon.load(page.language, sources.SUBJECT).get("issuers", {})
    return next((cut(body) for noun, body in issuers.items() if cut(noun) == stem), "")


def _issuer(source: Source, page: Page) -> Mention | None:
    """The body that alone issues such documents, where it was named last before."""
    body = _issuing(source, page)
    if not body or not source.spans:
        return None
    cut = wordforms.stemmer(page.language)
    before = page.mentions.between(0, source.spans[0].start)
    for mention in reversed(before):
        pieces = nouns.WORD.findall(mention.entity.name.lower())
        if mention.entity.kind == "organization" and any(cut(piece) == body for piece in pieces):
            return mention
    return None


def _unnamed_issuer(source: Source, page: Page) -> Link | None:
    """As `_issuer`, by its common noun: "The court in Lada sentenced him. The verdict says ..."."""
    body = _issuing(source, page)
    if not body or not source.spans:
        return None
    cut = wordforms.stemmer(page.language)
    pieces = [p for p in nouns.WORD.finditer(page.text, 0, source.spans[0].start) if cut(p.group().lower()) == body]
    span = Span(*pieces[-1].span()) if pieces else None
    return Link(span.of(page.text), None, "body", "named", span) if span else None
